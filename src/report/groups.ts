import { alike, mostCommon } from '../verify/reasons.ts'
import type { Verdict } from '../verify/verdict.ts'

/** Pods of one workload that answered one probe alike. Two hundred replicas that agree are one row. */
export type Group = {
  readonly workload: string
  readonly probe: string
  readonly expected: string
  readonly observed: string
  readonly result: Verdict['result']
  readonly because: string
  readonly verdicts: readonly Verdict[]
}

const likeIt = ' (others after other times)'

/** Worst first. */
const severity = { fail: 0, inconclusive: 1, pass: 2 } as const

/** Groups in the order in which people need them: failures, then what nobody knows, then what is right; each as the spec lists them. */
export const groupVerdicts = (verdicts: readonly Verdict[]): readonly Group[] => {
  const groups = new Map<string, Group & { readonly verdicts: Verdict[] }>()
  for (const verdict of verdicts) {
    const { expected, observed, result, because } = verdict
    const { workload, name: probe } = verdict.probe
    const key = JSON.stringify([workload, verdict.probe.id, probe, expected, observed, result, alike(because)])
    const group = groups.get(key)
    if (group) {
      group.verdicts.push(verdict)
      if (group.because !== because)
        groups.set(key, { ...group, because: group.because.endsWith(likeIt) ? group.because : `${group.because}${likeIt}` })
    } else groups.set(key, { workload, probe, expected, observed, result, because, verdicts: [verdict] })
  }
  return [...groups.values()].sort((one, other) => severity[one.result] - severity[other.result])
}

/** The same, at most four for a workload's probe and result: those with most pods, and all others as one. */
export const condense = (groups: readonly Group[]): readonly Group[] => {
  const alikes = Map.groupBy(groups, ({ workload, probe, expected, result }) => JSON.stringify([workload, probe, expected, result]))
  return [...alikes.values()].flatMap(all => {
    const { own, rest } = mostCommon(all, ({ verdicts }) => verdicts.length)
    const [first] = rest
    if (first === undefined) return own
    const observed = new Set(rest.map(each => each.observed))
    return [
      ...own,
      {
        ...first,
        observed: observed.size === 1 ? first.observed : `${observed.size} different answers`,
        because: `${rest.length} further reasons; one: ${first.because}`,
        verdicts: rest.flatMap(({ verdicts }) => verdicts),
      },
    ]
  })
}

export const tally = (verdicts: readonly Verdict[]): Readonly<Record<Verdict['result'], number>> => {
  const counts = { pass: 0, fail: 0, inconclusive: 0 }
  for (const { result } of verdicts) counts[result] += 1
  return counts
}
