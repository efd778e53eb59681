/**
 * Makes the reusable workflows for GitHub Enterprise Server, which has no `$/`, no concurrency queue, no environments without a
 * deployment, no attestations and no artifacts of the second generation:
 *
 *   node scripts/ghes.ts --repository OWNER/egress-gate --commit SHA --version vX.Y.Z --out DIRECTORY
 *
 * What it writes goes into `.github/workflows/` of one repository of the server, from which the others call. Actions are named by the
 * release's commit; workflows name each other by `./`, which is that repository at the calling file's commit.
 * Every change is made line by line and has to find what it changes: a workflow that this does not understand is an error, not a copy.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')

export type Release = { readonly repository: string; readonly commit: string; readonly version: string }

/** The last ones that speak the server's artifact protocol; v4 and later refuse it (GHESNotSupportedError). */
const artifacts = [
  [/actions\/upload-artifact@[0-9a-f]{40} # v[\d.]+/, 'actions/upload-artifact@c6a366c94c3e0affe28c06c8df20a878f24da3cf # v3.2.2'],
  [/actions\/download-artifact@[0-9a-f]{40} # v[\d.]+/, 'actions/download-artifact@a9bc5e6ef2cb54c177f32aa5726adaa15e7e2d59 # v3.1.0'],
] as const

/** Lines that the server does not understand. What they say has no substitute there; docs/github-enterprise-server.md tells. */
const unknown: readonly RegExp[] = [
  /^ +queue: max$/, // the default queue keeps one waiting run and drops those before it
  /^ +deployment: false$/,
  /^ +attestations: (?:read|write)\b/,
  /^ +overwrite: true$/, // the old protocol always does
  /^ +pattern: [\w-]+\*$/, // without a name all artifacts come, each in its own folder
]

/** A workflow as the server takes it. */
export const forServer = (text: string, { repository, commit, version }: Release): string => {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`--repository must be OWNER/NAME, got "${repository}"`)
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`--commit must be a whole commit, 40 hexadecimal digits, got "${commit}"`)
  if (!/^v\d+\.\d+\.\d+$/.test(version)) throw new Error(`--version must be vX.Y.Z, got "${version}"`)
  const lines = text
    .split('\n')
    .filter(line => !unknown.some(pattern => pattern.test(line)))
    .map(line => {
      const replaced = artifacts.reduce((rest, [old, ours]) => rest.replace(old, ours), line)
      return replaced
        .replace(/uses: \$\/(actions\/[\w-]+)$/, `uses: ${repository}/$1@${commit} # ${version}`)
        .replace(/uses: \$\/\.github\/workflows\/([\w-]+\.yml)$/, 'uses: ./.github/workflows/$1')
        .replace(`default: '"ubuntu-24.04"'`, `default: '"self-hosted"'`)
    })
  const made = withoutAttestation(lines.join('\n'))
  const left = made.split('\n').filter(line => /\$\/|actions\/attest@|attestations:/.test(line) && !line.trimStart().startsWith('#'))
  if (left.length > 0) throw new Error(`what is left is not for a server: ${left.map(line => line.trim()).join('; ')}`)
  parse(made) // throws where the result is no YAML any more
  return made
}

/** The step that signs: on a server the input `attest` is a mistake that is told, not one that is passed over. */
const withoutAttestation = (text: string): string =>
  text.replace(
    / {6}- name: Attest\n {8}uses: actions\/attest@.*\n {8}with:\n {10}subject-path: .*\n/,
    `      - name: Attest
        run: |
          echo "::error title=Egress gate::GitHub Enterprise Server keeps no attestations; leave the input attest out."
          exit 1
`,
  )

/** Every reusable workflow, by its file name. */
export const serverWorkflows = (release: Release): ReadonlyMap<string, string> => {
  const made = new Map<string, string>()
  for (const file of globSync('.github/workflows/*.yml', { cwd: root }).sort()) {
    const text = readFileSync(join(root, file), 'utf8')
    if ('workflow_call' in ((parse(text) as { on?: object }).on ?? {})) {
      const head = `# Made from egress-gate ${release.version} for GitHub Enterprise Server by scripts/ghes.ts. Do not edit: take the next release.\n`
      made.set(basename(file), `${head}${forServer(text, release)}`)
    }
  }
  return made
}

if (import.meta.main) {
  const text = { type: 'string', default: '' } as const
  try {
    const { values } = parseArgs({ options: { repository: text, commit: text, version: text, out: text } })
    if (values.out === '') throw new Error('--out must name a directory')
    const made = serverWorkflows(values)
    mkdirSync(values.out, { recursive: true })
    for (const [name, content] of made) writeFileSync(join(values.out, name), content)
    process.stdout.write(`${[...made.keys()].join('\n')}\n`)
  } catch (error) {
    process.stderr.write(`ghes: ${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}
