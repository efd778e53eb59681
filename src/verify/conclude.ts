/** From the verdicts of a run to its result. A run whose controls do not hold, or that asked nobody, proves nothing. */
import type { Finding } from '../report/report.ts'
import { disagreement } from './disagree.ts'
import { controlKind } from './probes.ts'
import { alike, mostCommon } from './reasons.ts'
import type { Refusals } from './refusals.ts'
import { seenIn } from './seen.ts'
import { stepsOf, type Verdict } from './verdict.ts'

export type Conclusion = {
  readonly result: 'pass' | 'fail' | 'inconclusive'
  readonly headline: string
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
}

/** `workloads`: the names of those that had to be asked. `refused`: what our own judgement did with what it must not take. */
export function conclude(given: readonly Verdict[], workloads: readonly string[], refused: Refusals): Conclusion {
  const verdicts = doubtSilence(given)
  const findings: Finding[] = []
  const problems: string[] = []
  const doubts: string[] = []
  if (verdicts.length === 0) problems.push('nothing was asked: there are no probes, or no pods')
  for (const workload of workloads) {
    const own = verdicts.filter(({ probe }) => probe.workload === workload)
    if (!own.some(({ pod }) => pod !== undefined)) problems.push(`no pod of workload ${workload} was asked`)
    else if (own.every(({ probe }) => probe.control === true))
      problems.push(`no expectation speaks of workload ${workload}: controls alone prove nothing`)
    // What this project is about. A run in which nothing was inspected may hold, and still says nothing about inspection.
    else if (!own.some(({ result, path }) => result === 'pass' && path.kind === 'inspected')) {
      doubts.push(
        own.some(({ path }) => path.kind === 'inspected')
          ? `no inspected connection of workload ${workload} passes`
          : `nothing was seen to be inspected from workload ${workload}`,
      )
      findings.push({
        level: 'error',
        message: `No connection of workload ${workload} was proven to be inspected.`,
        advice: own.some(({ probe }) => probe.expectation.inspected === true)
          ? 'It is expected, and did not pass: its verdict says why.'
          : 'Expect at least one: a URL with expect: allow and inspected: true.',
      })
    }
    // What holds for one pod says nothing about another one, which may go another way where the expectations and the policy leave that open.
    else {
      const around = [...groupBy(own, podKey).values()].filter(
        ofPod => ofPod.every(({ result }) => result === 'pass') && !ofPod.some(({ path }) => path.kind === 'inspected'),
      )
      if (around.length > 0) {
        const names = around.map(([first]) => first?.pod?.name ?? '?')
        doubts.push(`nothing was seen to be inspected from ${names.length} of the pods of workload ${workload}`)
        findings.push({
          level: 'error',
          message: `No connection of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} was proven to be inspected, and others of workload ${workload} were.`,
          advice: 'See which way these pods go (their nodes, subnets and route tables), and say inspected: true where it is expected.',
        })
      }
    }
    const less = askedLess(own)
    if (less.length > 0) {
      doubts.push(`not every pod of workload ${workload} was asked the same`)
      findings.push({
        level: 'error',
        message: `${less.slice(0, 3).join(', ')}${less.length > 3 ? ` and ${less.length - 3} more` : ''} of workload ${workload} ${less.length === 1 ? 'was' : 'were'} asked less than others.`,
        advice: 'What was not asked there is not proven; run again.',
      })
    }
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
  for (const fault of notRefused(refused)) {
    doubts.push(fault)
    findings.push({
      level: 'error',
      message: `The control of the judgement itself: ${fault}.`,
      advice: 'A judgement that is not seen to refuse proves nothing by what it takes.',
    })
  }
  for (const fault of refused.unbound) {
    doubts.push('a session is not bound to this run')
    findings.push({
      level: 'error',
      message: `${fault[0]?.toUpperCase()}${fault.slice(1)}.`,
      advice: 'Its flights may be replayed. Look at the pod; if it has none of these programs, add one to the image or give a debug-image.',
    })
  }
  for (const ofProbe of groupBy(verdicts, each => (each.result === 'pass' ? undefined : `${each.probe.id} ${each.probe.name}`)).values()) {
    const { own, rest } = mostCommon([...groupBy(ofProbe, each => alike(each.because)).values()], group => group.length)
    for (const group of own) findings.push(finding(group, `${group[0]?.probe.name}: ${group[0]?.because}`))
    const others = rest.flat().sort((one, other) => Number(other.result === 'fail') - Number(one.result === 'fail'))
    if (others.length > 0)
      findings.push(finding(others, `${others[0]?.probe.name}: ${rest.length} further reasons; one: ${others[0]?.because}`))
  }
  for (const [message, group] of groupBy(verdicts.flatMap(stepsOf), each => disagreement(each)?.message)) {
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

/** Not only that it refused: that there was something to refuse. */
function notRefused({ passedThrough, inspected, broken }: Refusals): string[] {
  if (broken.length > 0) return broken.slice(0, 5)
  return [
    ...(passedThrough === 0 ? ['no flight that passed through was there to be refused against our root'] : []),
    ...(inspected === 0 ? ['no inspected flight was there to be refused against other keys'] : []),
  ]
}

const podKey = ({ pod, probe }: Verdict): string =>
  pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`

/** Names of pods without a verdict for something that others of the workload were asked. Built-in controls follow the pod's address. */
function askedLess(own: readonly Verdict[]): string[] {
  const key = ({ probe }: Verdict): string => `${probe.id} ${probe.name}`
  const asked = own.filter(({ pod, probe }) => pod !== undefined && probe.control !== true)
  const all = new Set(asked.map(key))
  return [...groupBy(asked, podKey).values()].flatMap(ofPod =>
    new Set(ofPod.map(key)).size < all.size ? [ofPod[0]?.pod?.name ?? '?'] : [],
  )
}

/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts: readonly Verdict[]): readonly Verdict[] {
  const alive = new Set(
    verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(podKey),
  )
  return verdicts.map(verdict =>
    verdict.result === 'pass' && !alive.has(podKey(verdict)) && seenIn(verdict.probe, verdict.observation, verdict.path).silent === true
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
    ...adviceFor(first),
    file,
    line,
    column,
  }
}

/** What to do about a verdict that is no pass, where the evidence says it. */
function adviceFor({ path, observation, probe: { expectation } }: Verdict): { advice?: string } {
  if (path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false)
    return { advice: 'Run install-ca-in-pod, and verify again.' }
  if (path.kind === 'intercepted')
    return { advice: 'The issuer names who it is: look at the route table of the subnet, at other firewalls and at proxies on the way.' }
  if (path.kind === 'passthrough' && expectation.inspected === true)
    return {
      advice:
        'See that the rule says inspect: true, that no network rule takes the flow first (egress-gate explain), and that the subnet is routed to the firewall.',
    }
  if (observation.kind === 'dns-failure')
    return { advice: "See that the pod's resolver answers, and that the firewall's DNS proxy resolves the name." }
  if (observation.kind === 'blocked' && expectation.expect === 'allow' && observation.how === 'closed-after-hello')
    return { advice: 'See which rule decides with egress-gate explain, and whether the firewall has taken over the last change.' }
  return {}
}

function groupBy(verdicts: readonly Verdict[], key: (verdict: Verdict) => string | undefined): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const name = key(verdict)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), verdict])
  }
  return groups
}
