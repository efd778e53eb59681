/**
 * Runs a caller's workflow with nektos/act, an independent runner, in host mode: every job is a process of this machine. act does not know
 * `$/`, the concurrency queue and environments without a deployment, so it gets a scratch copy in which `$/` is a repository of ours at a
 * commit and the rest is gone (act-jobs.ts); the actions are the bundles, as they are. Actions of others cannot be fetched here: small ones
 * that keep their contract stand in for checkout and artifacts.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import type { Permissions } from '../../src/lab/github/api/permissions.ts'
import { adaptForAct, own } from './act-jobs.ts'
import { root } from './files.ts'

/** Where act lies: in the path, or where scripts/linters.sh puts tools. */
export const findAct = (): string | undefined =>
  [join(root, 'build', 'linters'), ...(process.env['PATH'] ?? '').split(delimiter)]
    .map(folder => join(folder, 'act'))
    .find(path => existsSync(path))

/** What users run is dist/; EGRESS_GATE_DIST names another build of it, while one is at work. */
const bundle = process.env['EGRESS_GATE_DIST'] ?? join(root, 'dist')

export const missingAct = 'act is not installed: bash scripts/linters.sh act'

export type Ran = {
  readonly exitCode: number | null
  /** By the job's name: `success`, `failure`, or nothing when it never ran. */
  readonly jobs: ReadonlyMap<string, string>
  /** By job and step. */
  readonly steps: ReadonlyMap<string, string>
  readonly log: string
  /** The artifacts of the run, a folder for each. */
  readonly artifacts: string
}

/** A GitHub that tells tokens apart by what their jobs may do. */
export type Github = { readonly url: string; token(permissions: Permissions): string }

export type RunOptions = {
  readonly workflow: string
  readonly event: string
  readonly payload?: unknown
  /** The repository's variables; `AZURE_CLIENT_ID_<environment>` stands for that of one environment. */
  readonly variables?: Readonly<Record<string, string>>
  readonly github?: Github
  /** What finds the identity service: only jobs with `id-token: write` get it. */
  readonly identity?: Readonly<Record<string, string>>
  /** A pull request from a fork: GitHub gives its jobs no right to write, no identity and no secret. */
  readonly fork?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** The artifacts of an earlier run, to go on with. */
  readonly artifacts?: string
  /** Ends act as Ctrl-C does when a line of the log matches. */
  readonly interruptAt?: RegExp
  /** The first process of a kept lab: act and all that it starts run in its namespaces. */
  readonly inside?: number
}

export type Scratch = {
  readonly folder: string
  run(options: RunOptions): Promise<Ran>
  /** Another text in a file of the repository, a workflow or a spec; nothing is committed. */
  change(file: string, by: (text: string) => string): Promise<void>
  /** The same, while `run` runs. */
  withChange<Result>(file: string, by: (text: string) => string, run: () => Promise<Result>): Promise<Result>
  remove(): Promise<void>
}

/** A repository that uses our workflows as its own: `files` are put beside them. */
export const scratch = async (files: Readonly<Record<string, string>>): Promise<Scratch> => {
  const top = await mkdtemp(join(tmpdir(), 'egress-gate-act-'))
  const folder = join(top, 'platform')
  // What `$/` means is not the caller's workspace: our actions lie in a repository of their own.
  await cp(join(root, 'actions'), join(top, 'egress-gate', 'actions'), { recursive: true })
  await cp(bundle, join(top, 'egress-gate', 'dist'), { recursive: true })
  const workflows = join('.github', 'workflows')
  const tokens = new Map<string, Permissions>()
  /** Adapted where it is a workflow: a test writes what an author would. */
  const put = async (name: string, content: string): Promise<void> => {
    const adapted = dirname(name) === workflows ? adaptForAct(content) : { text: content, tokens: [] }
    for (const [variable, permissions] of adapted.tokens) tokens.set(variable, permissions)
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), adapted.text)
  }
  const originals: Record<string, string> = { ...files }
  for (const file of globSync('.github/workflows/*.yml', { cwd: root })) originals[file] = await readFile(join(root, file), 'utf8')
  for (const file of globSync('workflows/*.yml', { cwd: root }))
    originals[join(workflows, `caller-${basename(file)}`)] = await readFile(join(root, file), 'utf8')
  for (const [name, content] of Object.entries(originals)) await put(name, content)
  const change: Scratch['change'] = async (file, by) => {
    const before = originals[file] ?? ''
    originals[file] = by(before)
    if (originals[file] === before) throw new Error(`nothing was changed in ${file}`)
    await put(file, originals[file])
  }
  for (const [name, content] of Object.entries(standIns)) {
    await mkdir(join(top, name), { recursive: true })
    await writeFile(join(top, name, 'action.yml'), content)
  }
  await mkdir(join(top, 'home'))
  await git(folder)
  return {
    folder,
    run: options => runAct(top, folder, tokens, options),
    change,
    withChange: async (file, by, run) => {
      const before = originals[file] ?? ''
      await change(file, by)
      return run().finally(() => change(file, () => before))
    },
    remove: () => rm(top, { recursive: true, force: true }),
  }
}

/** They keep what is relied on: where files come from and go to, and what is an error. */
const standIns = {
  checkout: `name: checkout
inputs: { repository: { default: '' }, ref: { default: '' }, token: { default: '' }, path: { default: '.' }, persist-credentials: { default: '' } }
runs:
  using: composite
  steps:
    - shell: bash
      env: { INTO: "\${{ inputs.path }}", REF: "\${{ inputs.ref }}" }
      run: |
        mkdir -p "$INTO"
        if [ -z "$REF" ]; then cp -r "$EGRESS_GATE_SOURCE"/. "$INTO"/; exit; fi
        git -C "$EGRESS_GATE_SOURCE" archive --format=tar "$REF" | tar -x -C "$INTO"
`,
  'upload-artifact': `name: upload
inputs:
  { name: { required: true }, path: { required: true }, if-no-files-found: { default: warn }, overwrite: { default: '' }, retention-days: { default: '' } }
runs:
  using: composite
  steps:
    - shell: bash
      env: { NAME: "\${{ inputs.name }}", PATHS: "\${{ inputs.path }}", NONE: "\${{ inputs.if-no-files-found }}" }
      run: |
        into="$EGRESS_GATE_ARTIFACTS/$NAME"
        rm -rf "$into"
        while IFS= read -r path; do
          if [ -d "$path" ]; then mkdir -p "$into" && cp -r "$path"/. "$into"/; elif [ -f "$path" ]; then mkdir -p "$into" && cp "$path" "$into"/; fi
        done <<< "$PATHS"
        if [ ! -d "$into" ] && [ "$NONE" = error ]; then echo "no files were found: $PATHS"; exit 1; fi
`,
  'download-artifact': `name: download
inputs: { name: { default: '' }, pattern: { default: '' }, path: { default: '.' }, merge-multiple: { default: 'false' } }
runs:
  using: composite
  steps:
    - shell: bash
      env: { NAME: "\${{ inputs.name }}", PATTERN: "\${{ inputs.pattern }}", INTO: "\${{ inputs.path }}", MERGE: "\${{ inputs.merge-multiple }}" }
      run: |
        mkdir -p "$INTO"
        if [ -n "$NAME" ]; then cp -r "$EGRESS_GATE_ARTIFACTS/$NAME"/. "$INTO"/; exit; fi
        # As since v5: one that is alone has no folder of its own.
        found=("$EGRESS_GATE_ARTIFACTS"/$PATTERN)
        for artifact in "\${found[@]}"; do
          if [ ! -d "$artifact" ]; then continue; fi
          if [ "$MERGE" = true ] || [ \${#found[@]} -eq 1 ]; then cp -r "$artifact"/. "$INTO"/; else cp -r "$artifact" "$INTO"/; fi
        done
`,
  // Without GitHub there is no authority to sign: what is to be signed has to be there.
  attest: `name: attest
inputs: { subject-path: { required: true } }
outputs: { bundle-path: { value: "\${{ steps.attest.outputs.bundle-path }}" } }
runs:
  using: composite
  steps:
    - id: attest
      shell: bash
      env: { PATHS: "\${{ inputs.subject-path }}" }
      run: |
        # A pattern: unquoted.
        sha256sum $PATHS > "$RUNNER_TEMP/attested"
        echo "bundle-path=$RUNNER_TEMP/attested" >> "$GITHUB_OUTPUT"
`,
} as const

const git = async (folder: string): Promise<void> => {
  const script = `git init -q -b main . && git add -A && git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -qm x && git remote add origin https://github.com/acme/platform.git`
  await new Promise<void>((resolve, reject) => {
    spawn('bash', ['-c', script], { cwd: folder, stdio: 'ignore' }).on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`git: ${code}`)),
    )
  })
}

/** A lab that was started with `lab --keep`. */
export type Kept = { readonly first: number; readonly env: Readonly<Record<string, string>>; readonly kubeconfig: string }

/** A command in the namespaces of a kept lab, where Azure's names are the lab's. Entering a mount namespace forgets the working directory. */
export const intoLab = (first: number, folder: string, command: readonly string[]): readonly string[] => [
  ...['nsenter', '--target', `${first}`, '--mount', '--net', '--pid', '--uts', '--ipc', 'env', `--chdir=${folder}`],
  ...command,
]

const runAct = async (top: string, folder: string, tokens: ReadonlyMap<string, Permissions>, options: RunOptions): Promise<Ran> => {
  const { workflow, event, payload = {}, github, fork = false, identity = {}, interruptAt, inside } = options
  const variables = {
    ...options.variables,
    ...(fork ? {} : identity),
    ...Object.fromEntries(
      [...tokens].map(([name, permissions]) => [name, github?.token(fork ? reading(permissions) : permissions) ?? 'none']),
    ),
  }
  const env = { ...options.env, ...(github ? { GITHUB_API_URL: github.url } : {}) }
  const artifacts = options.artifacts ?? (await mkdtemp(join(top, 'artifacts-')))
  await writeFile(join(top, 'event.json'), JSON.stringify(payload))
  const texts = await Promise.all(globSync('.github/workflows/*.yml', { cwd: root }).map(file => readFile(join(root, file), 'utf8')))
  const pinned = new Set(
    texts.flatMap(text => text.match(/actions\/(checkout|upload-artifact|download-artifact|attest)@[0-9a-f]{40}/g) ?? []),
  )
  const args = [
    event,
    ...['--workflows', join('.github', 'workflows', workflow), '--eventpath', join(top, 'event.json'), '--json', '--no-cache-server'],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--secret', 'GITHUB_TOKEN=none'],
    ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.entries({ ...env, EGRESS_GATE_SOURCE: folder, EGRESS_GATE_ARTIFACTS: artifacts }).flatMap(([name, value]) => [
      '--env',
      `${name}=${value}`,
    ]),
    ...['--local-repository', `${own.repository}@${own.commit}=${join(top, 'egress-gate')}`],
    ...[...pinned].flatMap(reference => ['--local-repository', `${reference}=${join(top, /\/([\w-]+)@/.exec(reference)?.[1] ?? '')}`]),
  ]
  const command = [findAct() ?? 'act', ...args]
  const entered = inside === undefined ? command : intoLab(inside, folder, command)
  const child = spawn(entered[0] ?? '', entered.slice(1), {
    cwd: folder,
    env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, HOME: join(top, 'home') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let interrupted = false
  const take = (chunk: Buffer): void => {
    log += chunk.toString('utf8')
    if (!interrupted && interruptAt?.test(log)) {
      interrupted = true
      // Whoever enters a process namespace starts a process in it, and waits outside.
      const inner = inside === undefined ? '' : readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim()
      if (inner === '') child.kill('SIGINT')
      else process.kill(Number(inner), 'SIGINT')
    }
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const exitCode = await new Promise<number | null>(resolve => child.on('close', resolve))
  const jobs = new Map<string, string>()
  const steps = new Map<string, string>()
  for (const line of log.split('\n')) {
    const entry = parsed(line)
    const name = entry?.job?.split('/').at(-1)?.trim()
    if (!entry || name === undefined) continue
    if (entry.jobResult) jobs.set(name, entry.jobResult)
    if (entry.stepResult && entry.stage === 'Main') steps.set(`${name}: ${entry.step}`, entry.stepResult)
  }
  return { exitCode, jobs, steps, log, artifacts }
}

/** What GitHub leaves of a job's permissions where the code is a stranger's. */
const reading = (permissions: Permissions): Permissions =>
  Object.fromEntries(Object.entries(permissions).map(([scope, level]) => [scope, level === 'write' ? 'read' : level]))

type Entry = {
  readonly job?: string
  readonly jobResult?: string
  readonly step?: string
  readonly stepResult?: string
  readonly stage?: string
}
const parsed = (line: string): Entry | undefined => {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}
