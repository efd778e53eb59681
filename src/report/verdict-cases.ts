/** A report as programs count it: one case per workload and expectation, and one per error that no verdict tells. */
import type { Place } from '../policy/place.ts'
import { seenIn } from '../verify/seen.ts'
import type { Verdict } from '../verify/verdict.ts'
import type { Finding, Report } from './report.ts'
import { count, shortened, visible } from './text.ts'

/** What is wrong, in kinds that somebody repairs in different ways. */
export type Kind =
  | 'egress-not-inspected'
  | 'egress-inspected'
  | 'egress-intercepted'
  | 'egress-untrusted'
  | 'egress-denied'
  | 'egress-allowed'
  | 'egress-otherwise'
  | 'verdict-inconclusive'
  | 'control-broken'
  | 'run-finding'

export type VerdictCase = {
  readonly workload: string
  readonly name: string
  readonly place: Place
  /** The worst of its pods. */
  readonly result: Verdict['result']
  /** Absent where it passes. */
  readonly kind?: Kind
  readonly message: string
  /** Which of those of one workload that bear the same name, in the order of their places, from 1. */
  readonly number: number
}

const order = { fail: 0, inconclusive: 1, pass: 2 } as const
const shown = (text: string, length = 1000): string => shortened(visible(text), length)

/** In the order in which verdicts came, whatever the pods are called and however many there are. */
export function verdictCases({ verdicts }: Report): readonly VerdictCase[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const { workload, name, expectation, control } = verdict.probe
    const { file, line, column } = expectation.place
    const key = JSON.stringify([workload, name, file, line, column, control === true])
    const group = groups.get(key)
    if (group) group.push(verdict)
    else groups.set(key, [verdict])
  }
  const cases = [...groups.values()].map(caseOf)
  const alike = Map.groupBy(cases, nameOf)
  return cases.map(each => ({
    ...each,
    number: 1 + (alike.get(nameOf(each)) ?? []).filter(other => before(other.place, each.place)).length,
  }))
}

function caseOf(group: readonly Verdict[]): Omit<VerdictCase, 'number'> {
  const first = [...group].sort((one, other) => order[one.result] - order[other.result])[0] as Verdict
  const { probe, result, expected, observed, because } = first
  const alike = group.filter(each => each.result === result).length
  const pods = group.length === 1 ? '1 pod' : `${alike} of ${count(group.length, 'pod')}`
  return {
    workload: probe.workload,
    name: probe.name,
    place: probe.expectation.place,
    result,
    ...(result === 'pass' ? {} : { kind: kindOf(first) }),
    message: shown(`${result} in ${pods}: expected ${expected}, observed ${observed}: ${because}`),
  }
}

const nameOf = ({ workload, name }: Omit<VerdictCase, 'number'>): string => JSON.stringify([workload, name])
const before = (one: Place, other: Place): boolean =>
  one.file !== other.file ? one.file < other.file : one.line !== other.line ? one.line < other.line : one.column < other.column

/** In the order in which verdicts are reached: who decided, where it went, whether the pod trusts it. */
export function kindOf({ probe, observation, path, result }: Verdict): Kind {
  if (probe.control === true) return 'control-broken'
  if (result !== 'fail') return 'verdict-inconclusive'
  const { expect, inspected, upstream } = probe.expectation
  const { effect } = seenIn(probe, observation, path)
  const through = effect === 'allowed' || effect === 'upstream-refused' || effect === 'handshake'
  if (expect === 'deny' && through) return 'egress-allowed'
  if (expect === 'allow' && (effect === 'denied' || effect === 'stopped')) return 'egress-denied'
  if (path.kind === 'intercepted') return 'egress-intercepted'
  if (path.kind === 'inspected' && inspected === false) return 'egress-inspected'
  if ((path.kind === 'passthrough' || path.kind === 'plain') && inspected === true) return 'egress-not-inspected'
  if (expect === 'deny' && inspected === true && path.kind !== 'inspected') return 'egress-not-inspected'
  if (expect === 'allow' && effect === 'upstream-refused' && upstream !== 'refused') return 'egress-denied'
  if (observation.kind === 'tls' && observation.trusted === false) return 'egress-untrusted'
  return 'egress-otherwise'
}

export type FindingCase = { readonly message: string; readonly place?: Place }

/**
 * Errors that no failing verdict tells already; where nothing else is wrong with a report that is no pass, its headline. So what
 * did not pass never reads as if it had.
 */
export function findingCases(report: Report): readonly FindingCase[] {
  const told = report.verdicts.filter(({ result }) => result !== 'pass').map(({ probe, because }) => `${probe.name}: ${because}`)
  const errors = report.findings.filter(({ level, message }) => level === 'error' && !told.some(each => message.startsWith(`${each} [`)))
  const cases = errors.map(findingCase)
  if (report.result === 'pass' || cases.length > 0 || told.length > 0) return cases
  return [{ message: shown(`${report.result}: ${report.headline}`) }]
}

const findingCase = ({ message, advice, file, line = 1, column = 1 }: Finding): FindingCase => ({
  message: shown(advice ? `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${advice}` : message),
  ...(file === undefined ? {} : { place: { file, line, column } }),
})
