/**
 * Lints the workflows and the composite action with zizmor and actionlint: `node scripts/lint-workflows.ts [--all]`. Where one of them
 * is not installed (scripts/linters.sh does it) that is said; with --all it is a failure. Exit code 1: something was found.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '..')

export type Linted = { readonly tool: string; readonly missing?: string; readonly findings: readonly string[]; readonly excused: number }

/** What actionlint does not know yet. One entry per message, so that everything else it says still counts. */
export const excuses: readonly { readonly message: RegExp; readonly because: string }[] = [
  {
    message: /^specifying action "\$\/(actions\/[\w-]+)?" in invalid format because ref is missing\./,
    because:
      '$/ names an action of the same repository and commit since July 2026; actionlint 1.7.12 does not know it (rhysd/actionlint#711)',
  },
  {
    message: /^reusable workflow call "\$\/\.github\/workflows\/[\w-]+\.yml" at "uses" is not following the format/,
    because: 'the same for workflows (rhysd/actionlint#711)',
  },
  {
    message: /^unexpected key "queue" for "concurrency" section\. expected one of "cancel-in-progress", "group"$/,
    because: 'concurrency.queue exists since May 2026; actionlint 1.7.12 does not know it',
  },
]

const files = (pattern: string): string[] => globSync(pattern, { cwd: root }).sort()

/** Where a tool lies: in the path, or where scripts/linters.sh puts it. */
const find = (tool: string): string | undefined =>
  [join(root, 'build', 'linters'), ...(process.env['PATH'] ?? '').split(delimiter)]
    .map(folder => join(folder, tool))
    .find(path => existsSync(path))

const missing = (tool: string): Linted => ({ tool, missing: `${tool} is not installed: bash scripts/linters.sh`, findings: [], excused: 0 })

export const zizmor = (paths: readonly string[] = ['.github/workflows', 'workflows', 'action.yml', '.github/dependabot.yml']): Linted => {
  const path = find('zizmor')
  if (path === undefined) return missing('zizmor')
  const args = ['--offline', '--no-progress', '--quiet', '--format=json', '--config', '.github/zizmor.yml', '--persona=regular']
  // Files by name: a folder that is not .github/workflows would not be searched.
  const inputs = paths.flatMap(each => (each.endsWith('.yml') ? [each] : files(`${each}/*.yml`)))
  const { status, stdout, stderr, error } = spawnSync(path, [...args, ...inputs], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const listed = parsed<{
    ident: string
    desc: string
    locations: { symbolic: { key: { Local?: { given_path: string } } }; concrete: { location: { start_point: { row: number } } } }[]
  }>(stdout)
  // Something it could not read is a finding as well: nobody looked at it.
  if (error || listed === undefined || (status !== 0 && listed.length === 0))
    return { tool: 'zizmor', findings: [`zizmor ended with ${status}: ${error?.message ?? stderr}`], excused: 0 }
  const findings = listed.map(({ ident, desc, locations: [first] }) => {
    const where = first?.symbolic.key.Local?.given_path ?? '?'
    return `${where}:${(first?.concrete.location.start_point.row ?? 0) + 1} ${ident}: ${desc}`
  })
  return { tool: 'zizmor', findings, excused: 0 }
}

export const actionlint = (paths: readonly string[] = [...files('.github/workflows/*.yml'), ...files('workflows/*.yml')]): Linted => {
  const path = find('actionlint')
  if (path === undefined) return missing('actionlint')
  const { status, stdout, stderr, error } = spawnSync(path, ['-format', '{{json .}}', ...paths], { cwd: root, encoding: 'utf8' })
  const listed = parsed<{ message: string; filepath: string; line: number; column: number; kind: string }>(stdout)
  if (error || listed === undefined || (status !== 0 && listed.length === 0))
    return { tool: 'actionlint', findings: [`actionlint ended with ${status}: ${error?.message ?? stderr}`], excused: 0 }
  const left = listed.filter(({ message }) => !excuses.some(excuse => excuse.message.test(message)))
  return {
    tool: 'actionlint',
    findings: left.map(({ filepath, line, column, kind, message }) => `${filepath}:${line}:${column} ${kind}: ${message}`),
    excused: listed.length - left.length,
  }
}

const parsed = <Entry>(text: string): readonly Entry[] | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? (value as Entry[]) : undefined
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } })
  for (const { tool, missing, findings, excused } of [zizmor(), actionlint()]) {
    const aside = excused > 0 ? `, ${excused} known false alarms aside` : ''
    process.stdout.write(missing ? `${missing}\n` : `${tool}: ${findings.length} findings${aside}\n`)
    for (const finding of findings) process.stdout.write(`  ${finding}\n`)
    if (findings.length > 0 || (missing !== undefined && values.all)) process.exitCode = 1
  }
}
