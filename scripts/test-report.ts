/** What a test run says while it runs and at its end: a line per file, failures in full, node's usual counts. */
import { relative, resolve } from 'node:path'
import type { run } from 'node:test'
import { inspect } from 'node:util'

type Events = ReturnType<typeof run>

const counted = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const
type Counts = Record<(typeof counted)[number], number>

export type Tally = {
  add(counts: Partial<Record<string, number>>, success: boolean): void
  closingLines(): string
  /** Tests that their own files left out, each with the reason. */
  readonly skipped: string[]
  failed(): boolean
}

export const createTally = (): Tally => {
  const total: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 }
  const started = performance.now()
  let success = true
  return {
    skipped: [],
    add: (counts, ok) => {
      // Node counts under other names than it prints.
      const { tests = 0, suites = 0, passed = 0, failed = 0, cancelled = 0, skipped = 0, todo = 0 } = counts
      const seen: Counts = { tests, suites, pass: passed, fail: failed, cancelled, skipped, todo }
      for (const name of counted) total[name] += seen[name]
      if (!ok) success = false
    },
    closingLines: () =>
      `${counted.map(name => `# ${name} ${total[name]}\n`).join('')}# duration_ms ${(performance.now() - started).toFixed(1)}\n`,
    failed: () => !success || total.fail > 0 || total.cancelled > 0 || total.tests === 0,
  }
}

/** Prints a run's events as they come, and adds its counts to the tally. */
export const report = async (events: Events, root: string, tally: Tally, write: (text: string) => void): Promise<void> => {
  const printed = new Map<string, string>()
  const names = new Map<string, string[]>()
  const crashed = new Set<string>()
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      // Relative here, absolute in the other events.
      const file = resolve(root, data.file ?? '')
      printed.set(file, ((printed.get(file) ?? '') + data.message).slice(-20_000))
    } else if (type === 'test:start') {
      const path = names.get(data.file ?? '') ?? []
      path[data.nesting] = data.name
      names.set(data.file ?? '', path.slice(0, data.nesting + 1))
    } else if (type === 'test:pass' && data.skip !== undefined) {
      const reason = typeof data.skip === 'string' && data.skip !== '' ? `: ${data.skip}` : ''
      tally.skipped.push(`${at(root, data.file)}:${data.line} ${data.name}${reason}`)
    } else if (type === 'test:fail') {
      // A parent fails because a child did; the child says why.
      if (isConsequence(data.details.error)) continue
      const path = [...(names.get(data.file ?? '') ?? []).slice(0, data.nesting), data.name].join(' › ')
      write(`\n✖ ${at(root, data.file)}${data.line ? `:${data.line}` : ''} ${path}\n${indent(describe(data.details.error))}\n`)
      // A file that does not even load fails as a whole; what it printed says why.
      if (data.file !== undefined && data.name.endsWith(at(root, data.file))) crashed.add(data.file)
    } else if (type === 'test:summary' && data.file !== undefined) {
      const { counts, success, duration_ms: milliseconds, file } = data
      const kept = printed.get(file)?.trim()
      if (!success && kept) write(`${indent(kept)}\n`)
      const notRun = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
      write(`${success ? '✔' : '✖'} ${at(root, file)} ${counts.tests} tests${notRun}, ${(milliseconds / 1000).toFixed(1)} s\n`)
    } else if (type === 'test:summary') tally.add(data.counts, data.success)
  }
  for (const file of crashed) write(`\n✖ ${at(root, file)} printed:\n${indent(printed.get(file)?.trim() || '(nothing)')}\n`)
}

const at = (root: string, file: string | undefined): string => (file ? relative(root, file) : '')
const indent = (text: string): string => text.replace(/^/gm, '    ')

const isConsequence = (error: unknown): boolean =>
  error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed'

/** The test runner wraps what a test threw. */
const describe = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
}
