/** From the verdicts of a run to its result. A run whose controls do not hold, or that asked nobody, proves nothing. */
import type { Finding } from '../report/report.ts'
import { disagreement } from './disagree.ts'
import { controlKind } from './probes.ts'
import { seenIn } from './seen.ts'
import type { Verdict } from './verdict.ts'

export type Conclusion = {
  readonly result: 'pass' | 'fail' | 'inconclusive'
  readonly headline: string
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
}

/** `workloads`: the names of those that had to be asked. */
export function conclude(given: readonly Verdict[], workloads: readonly string[]): Conclusion {
  const verdicts = doubtSilence(given)
  const findings: Finding[] = []
  const problems: string[] = []
  const doubts: string[] = []
  if (verdicts.length === 0) problems.push('nothing was asked: there are no probes, or no pods')
  for (const workload of workloads) {
    const own = verdicts.filter(({ probe }) => probe.workload === workload)
    if (!own.some(({ pod }) => pod !== undefined)) problems.push(`no pod of workload ${workload} was asked`)
    for (const [kind, what] of [
      ['passthrough', 'a host that must pass through uninspected (expect: allow, inspected: false)'],
      ['denied', 'a host that must be denied (expect: deny)'],
    ] as const)
      if (own.length > 0 && !own.some(({ probe }) => controlKind(probe) === kind)) {
        doubts.push(`workload ${workload} has no control for ${what}`)
        findings.push({
          level: 'error',
          message: `Workload ${workload} has no control: ${what}.`,
          advice: 'Add such an expectation; without it, a proof that is always true cannot be told from one that holds.',
        })
      }
  }
  for (const [message, group] of groupBy(verdicts, each => (each.result === 'pass' ? undefined : `${each.probe.name}: ${each.because}`)))
    findings.push(finding(group, message))
  for (const [message, group] of groupBy(verdicts, each => disagreement(each)?.message)) {
    const first = group[0] as Verdict
    doubts.push('prediction and observation differ')
    findings.push({
      ...finding(group, `${first.probe.name}: ${message}`),
      level: 'error',
      advice: `Likely causes, in this order: ${disagreement(first)?.causes.join('; ')}.`,
    })
  }
  const failed = verdicts.filter(({ result }) => result === 'fail').length
  const open = verdicts.filter(({ result }) => result === 'inconclusive').length
  const result = failed > 0 || problems.length > 0 ? 'fail' : open > 0 || doubts.length > 0 ? 'inconclusive' : 'pass'
  const counts = `${verdicts.length - failed - open} of ${verdicts.length} verdicts pass${failed > 0 ? `, ${failed} fail` : ''}${open > 0 ? `, ${open} are inconclusive` : ''}`
  const headline = [counts, ...problems, ...new Set(doubts)].join('; ')
  return { result, headline, verdicts, findings: [...problems.map(message => ({ level: 'error' as const, message })), ...findings] }
}

/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts: readonly Verdict[]): readonly Verdict[] {
  const key = ({ pod, probe }: Verdict) => (pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`)
  const alive = new Set(verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(key))
  return verdicts.map(verdict =>
    verdict.result === 'pass' && !alive.has(key(verdict)) && seenIn(verdict.probe, verdict.observation, verdict.path).silent === true
      ? {
          ...verdict,
          result: 'inconclusive',
          because: 'nothing answered, but this pod got no answer from anywhere, so silence proves nothing',
        }
      : verdict,
  )
}

function finding(group: readonly Verdict[], message: string): Finding {
  const first = group[0] as Verdict
  const { file, line, column } = first.probe.expectation.place
  const who = [...new Set(group.map(({ pod, probe }) => pod?.name ?? probe.workload))]
  return {
    level: first.result === 'inconclusive' ? 'warning' : 'error',
    message: `${message} [${who.slice(0, 3).join(', ')}${who.length > 3 ? ` and ${who.length - 3} more` : ''}]`,
    file,
    line,
    column,
  }
}

function groupBy(verdicts: readonly Verdict[], key: (verdict: Verdict) => string | undefined): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const name = key(verdict)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), verdict])
  }
  return groups
}
