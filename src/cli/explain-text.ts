import type { Consideration, Decision, Flow } from '../policy/decision.ts'
import { explain, verdict } from '../policy/explain.ts'
import { toKnow } from '../policy/to-know.ts'
import { hanging, visible } from '../report/text.ts'

/** What a trace shows before it leaves out rules that do not match. */
const MOST_LINES = 30

export type Looks = {
  readonly color: boolean
  /** Of the terminal. Without it (a file, a pipe) every line stays whole. */
  readonly width?: number
  readonly trace: 'short' | 'whole'
  /** What the decision means for the flow. */
  readonly consequences: readonly string[]
  /** How the policy was read. */
  readonly notes: readonly string[]
}

/** A decision and its trace for people: aligned, in colour on a terminal. Names of rules and files are anybody's, and act on nothing. */
export function explainText(given: Decision, asked: Flow, looks: Looks): string {
  const { color, width = Number.POSITIVE_INFINITY, trace } = looks
  const [decision, flow, consequences, notes] = allVisible([given, asked, looks.consequences, looks.notes] as const)
  const paint = (code: string, text: string): string => (color ? `\x1b[${code}m${text}\x1b[0m` : text)
  const written = explain(decision, flow, consequences)
  // Every line has its text in the same column, and the first one starts at the left.
  const column = /^(?:\S| (?! ))+ +/.exec(written)?.[0].length ?? 0
  const text = written
    .split('\n')
    // A command is copied, so it is never broken.
    .map(line => (line.startsWith('run ') ? line : hanging(line.slice(0, column), line.slice(column), width)))
    .join('\n')
  const first = verdict(decision)
  const answer = paint(`1;${{ allow: 32, deny: 31, unknown: 33 }[decision.effect]}`, first) + text.slice(first.length)
  const considered = traceText(decision.trace, trace === 'whole' ? Number.POSITIVE_INFINITY : MOST_LINES, paint, width)
  return [
    answer,
    ...(considered === '' ? [] : ['', considered]),
    ...(notes.length === 0 ? [] : ['', ...notes.map(note => hanging('note: ', note, width))]),
    '',
  ].join('\n')
}

/** The same value, with all its texts made harmless before they are put together: of a line break in a name no line comes. */
function allVisible<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T
  if (Array.isArray(value)) return value.map(allVisible) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, allVisible(item)])) as T
}

/** A rule's reason stands behind its name, or below it where the names leave too little room. */
const beside = (label: string, text: string, width: number): string =>
  width - label.length >= Math.min(30, text.length)
    ? hanging(label, text, width)
    : `${label.trimEnd()}\n${hanging(' '.repeat(11), text, width)}`

const COLORS = { yes: '32', unknown: '33', no: '2' } as const

function traceText(trace: readonly Consideration[], most: number, paint: (code: string, text: string) => string, width: number): string {
  const shown = trace.length <= most ? trace : trace.filter(({ matched }) => matched !== 'no')
  const files = new Set(shown.flatMap(({ place }) => (place ? [place.file] : [])))
  const rows = shown.map(({ matched, rule, ruleCollectionGroup, because, place }) => ({
    matched,
    name: ruleCollectionGroup ? `${ruleCollectionGroup}/${rule}` : rule,
    where: place ? (files.size > 1 ? `${place.file}:${place.line}` : `line ${place.line}`) : '',
    because,
  }))
  const widest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, text.length), 0)
  const name = Math.min(60, widest(rows.map(row => row.name)))
  const where = widest(rows.map(row => row.where))
  const lines = rows.map(row => {
    const place = where === 0 ? '' : `${row.where.padEnd(where)}  `
    const line = beside(`  ${row.matched.padEnd(7)}  ${row.name.padEnd(name)}  ${place}`, row.because, width)
    return row.matched === 'no' ? paint(COLORS.no, line) : `  ${paint(COLORS[row.matched], row.matched.padEnd(7))}${line.slice(9)}`
  })
  const left = trace.length - shown.length
  return [...lines, ...(left > 0 ? [`  ${left} rules that do not match are left out; --trace shows them all`] : [])].join('\n')
}

/** A decision for programs. Where nothing is decided no rule decides: the first that may is told apart, as `possibleRule`. */
export const explainJson = (decision: Decision, withTrace: boolean) => {
  const { effect, inspected, by, because, dependsOn, place = null, insertedHeaders = [], trace } = decision
  const { rule = null, ruleCollection = null, ruleCollectionGroup = null } = decision
  const named = { rule, ruleCollection, ruleCollectionGroup }
  return {
    effect,
    inspected,
    ...(effect === 'unknown'
      ? { rule: null, ruleCollection: null, ruleCollectionGroup: null, possibleRule: rule === null ? null : named }
      : named),
    because,
    by,
    dependsOn,
    toKnow: toKnow(dependsOn),
    place,
    insertedHeaders,
    ...(withTrace ? { trace } : {}),
  }
}
