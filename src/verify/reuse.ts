/** Whether what was proven before still holds for what is there now. One difference or one doubt is enough to say no. */
import type { Certificate } from '../pki/certificate.ts'
import type { Facts } from '../policy/decision.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { canonical, policyHash, specHash } from './evidence.ts'
import type { Evidence } from './evidence-read.ts'
import { verifyEvidence } from './evidence-verify.ts'
import { type ClusterIdentity, podsText, type Subject, type SubjectPod } from './subject.ts'
import type { OurAuthority } from './verdict.ts'

/** What is there now, as far as it could be known. */
export type Present = {
  readonly at: Date
  readonly maxAgeHours: number
  readonly spec: EgressSpec
  readonly facts: Facts
  /** The names of those that were chosen. */
  readonly workloads: readonly string[]
  readonly authority: OurAuthority
  readonly publicRoots: readonly Certificate[]
  readonly cluster: ClusterIdentity
  readonly pods: readonly SubjectPod[]
  /** Pods that could not be asked today, with the reason. */
  readonly unready: readonly string[]
  readonly deployedSha256: string | undefined
  /** Whether the firewall's log has to agree. */
  readonly log: boolean
  /** When GitHub began the run that recorded it, and when it took the artifact: what a file says of its own time has to lie between. */
  readonly recorded: { readonly from: Date; readonly to: Date }
}

export type Difference =
  | 'time'
  | 'age'
  | 'expiry'
  | 'policy'
  | 'spec'
  | 'workloads'
  | 'root'
  | 'intermediate'
  | 'cluster'
  | 'pods'
  | 'deployed'
  | 'log'
  | 'evidence'

export type Reuse =
  | { readonly kind: 'reusable'; readonly until: Date; readonly passed: number; readonly pods: number }
  | { readonly kind: 'different'; readonly what: Difference; readonly because: string }

const hour = 3_600_000
/** Clocks of runners and of GitHub may differ by so much. */
const skew = 5 * 60_000

/** Whether evidence may stand in for asking again, now. What is unknown on either side is a difference. */
export function reusable(evidence: Evidence, now: Present): Reuse {
  const different = (what: Difference, because: string): Reuse => ({ kind: 'different', what, because })
  const { subject } = evidence
  if (subject === undefined) return different('evidence', 'it is of an older version, which does not say what it is about')

  const { from, to } = now.recorded
  const made = evidence.at.getTime()
  if (made < from.getTime() - skew || made > to.getTime() + skew)
    return different(
      'time',
      `it says ${evidence.at.toISOString()}, and its run recorded it from ${from.toISOString()} to ${to.toISOString()}`,
    )
  const oldest = made + now.maxAgeHours * hour
  if (now.at.getTime() >= oldest) return different('age', `it is from ${evidence.at.toISOString()}, more than ${now.maxAgeHours} hours ago`)
  if (evidence.expiresAt === undefined || now.at >= new Date(evidence.expiresAt))
    return different('expiry', evidence.expiresAt === undefined ? 'nothing says until when it holds' : `it ended on ${evidence.expiresAt}`)

  if (evidence.spec.policySha256 !== policyHash(now.spec)) return different('policy', 'the policy of the spec is another one')
  if (evidence.spec.sha256 !== specHash(now.spec)) return different('spec', 'the spec is another one')
  const [asked, wanted] = [evidence.workloads, now.workloads].map(names => [...names].sort().join(', '))
  if (asked !== wanted) return different('workloads', `it is about ${asked || 'none'}, and ${wanted || 'none'} are to be asked`)
  for (const each of ['root', 'intermediate'] as const)
    if (evidence.authority[each].fingerprint !== now.authority[each].fingerprint) return different(each, `our ${each} is another one now`)
  const otherwise = clusters(subject.cluster, now.cluster) ?? podsNow(subject, now) ?? deployed(subject, now)
  if (otherwise !== undefined) return otherwise
  if (now.log && evidence.logDisagreements === undefined)
    return different('log', "the firewall's log has to agree, and it was not read then")

  const { result, checks } = verifyEvidence(evidence, {
    at: now.at,
    publicRoots: now.publicRoots,
    root: now.authority.root,
    spec: now.spec,
    facts: now.facts,
    workloads: now.workloads,
  })
  const failed = checks.find(({ ok }) => !ok)
  if (failed) return different('evidence', `its ${failed.what} does not hold: ${failed.detail}`)
  const passed = evidence.verdicts.filter(each => each.result === 'pass').length
  if (result !== 'pass' || passed === 0) return different('evidence', `its verdict is ${result}`)
  return {
    kind: 'reusable',
    until: new Date(Math.min(oldest, Date.parse(evidence.expiresAt))),
    passed,
    pods: subject.pods.length,
  }
}

/** Both have to be known on both sides: what is unknown is not the same. */
function clusters(then: ClusterIdentity, now: ClusterIdentity): Reuse | undefined {
  const names = { caSha256: "the authority of the cluster's API server", uid: 'the uid of namespace kube-system' } as const
  for (const key of ['caSha256', 'uid'] as const) {
    const because =
      !then[key] || !now[key]
        ? `${names[key]} is not known ${then[key] ? 'now' : 'of then'}`
        : then[key] === now[key]
          ? undefined
          : `${names[key]} is another one: it is another cluster`
    if (because !== undefined) return { kind: 'different', what: 'cluster', because }
  }
  return undefined
}

function podsNow({ pods: then }: Subject, { pods, unready }: Present): Reuse | undefined {
  const no = (because: string): Reuse => ({ kind: 'different', what: 'pods', because })
  if (unready[0] !== undefined) return no(unready[0])
  if (podsText(then) === podsText(pods)) return pods.length === 0 ? no('there are none') : undefined
  const key = ({ workload, uid }: SubjectPod) => `${workload} ${uid}`
  const gone = then.find(each => !pods.some(other => key(other) === key(each)))
  const came = pods.find(each => !then.some(other => key(other) === key(each)))
  if (gone || came) return no([...(gone ? [`${gone.name} is gone`] : []), ...(came ? [`${came.name} was not there`] : [])].join(', '))
  const other = pods.find(each => then.some(before => key(before) === key(each) && canonical(before) !== canonical(each)))
  return no(`a container of ${other?.name ?? 'a pod'} is another one, or restarted`)
}

function deployed({ deployedSha256: then }: Subject, { deployedSha256: now }: Present): Reuse | undefined {
  const because =
    then === undefined || now === undefined
      ? `what is deployed in Azure is not known ${then === undefined ? 'of then' : 'now'}`
      : then === now
        ? undefined
        : 'the firewall, its policy or the way to it was changed in Azure'
  return because === undefined ? undefined : { kind: 'different', what: 'deployed', because }
}
