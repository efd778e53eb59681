/** Judges evidence again, from what was seen and never from what the file makes of it. */
import type { Certificate } from '../pki/certificate.ts'
import { whyNotIssuedBy } from '../pki/chain.ts'
import type { Facts } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { withoutPlaces } from '../policy/place.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import { conclude } from './conclude.ts'
import { canonical, policyHash, probeFacts, rootsHash, specHash } from './evidence.ts'
import type { Evidence } from './evidence-read.ts'
import { expiryOf } from './expiry.ts'
import { judgeWithHops } from './hops.ts'
import { otherCluster } from './other-cluster.ts'
import { probesFor } from './probes.ts'
import { refusals } from './refusals.ts'
import { notAskedIn } from './subject.ts'
import { stepsOf, type Verdict } from './verdict.ts'

export type Against = {
  /** Now, or when the proof is to hold. */
  readonly at: Date
  readonly publicRoots: readonly Certificate[]
  readonly root?: Certificate
  readonly spec?: EgressSpec
  readonly facts?: Facts
  /** Only these of the spec's workloads have to be there. Absent: all of them. */
  readonly workloads?: readonly string[]
}
export type Check = { readonly what: string; readonly ok: boolean; readonly detail: string }
export type Checked = { readonly result: Verdict['result']; readonly checks: readonly Check[]; readonly notes: readonly string[] }

/** Judges everything in the file again by the code that judged it first, and compares. Offline; the time and the public authorities are given. */
export function verifyEvidence(evidence: Evidence, { at, publicRoots, root, spec, facts = {}, workloads: wanted }: Against): Checked {
  const { authority, hash } = evidence
  const checks: Check[] = []
  const check = (what: string, fault: string | undefined, fine: string) =>
    checks.push({ what, ok: fault === undefined, detail: fault ?? fine })

  check('hash', hash.given === hash.actual ? undefined : `the file was changed: its body has SHA-256 ${hash.actual}`, hash.actual)
  const issued = whyNotIssuedBy(authority.intermediate, authority.root)
  check('authority', issued && `the intermediate is not the root's: ${issued}`, authority.intermediate.subject)
  if (root !== undefined)
    check('root', root.fingerprint === authority.root.fingerprint ? undefined : 'the root in the file is not the one given', root.subject)
  const again = evidence.verdicts.map(({ probe, pod, observation, hops }) =>
    judgeWithHops(probe, pod, observation, hops, { authority, at: evidence.at, publicRoots }),
  )
  const changed = again.filter(
    ({ result, path }, index) => result !== evidence.verdicts[index]?.result || path.kind !== evidence.verdicts[index]?.path,
  )
  const [first] = changed
  check(
    'verdicts',
    first && `${changed.length} come out otherwise, first "${first.probe.name}": ${first.result} (${first.because})`,
    `${again.length} judged again, all the same`,
  )
  // A list of workloads that leaves one out would ask nothing of it.
  const workloads = new Set([...evidence.workloads, ...again.map(({ probe }) => probe.workload)])
  const conclusion = conclude(again, [...workloads], refusals(again, authority, evidence.at, publicRoots))
  // A pass that no pod stands behind is somebody's word.
  const podless = again.find(({ pod, result }) => pod === undefined && result === 'pass')
  check(
    'pods',
    podless ? `"${podless.probe.name}" passes without a pod` : (unnamed(evidence) ?? copied(again)),
    `${new Set(again.flatMap(({ pod }) => pod?.uid ?? [])).size} asked`,
  )
  const result = conclusion.result === 'pass' && (evidence.logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result
  check(
    'result',
    result === evidence.result ? undefined : `the file says ${evidence.result}, and it is ${result}`,
    `${result}: ${conclusion.headline}`,
  )
  const ends = expiryOf(conclusion.verdicts, authority)?.at
  check(
    'expiry',
    ends?.toISOString() !== evidence.expiresAt
      ? `the file says ${evidence.expiresAt ?? 'nothing'}, and it is ${ends?.toISOString() ?? 'nothing'}`
      : ends === undefined
        ? 'nothing was inspected, so nothing says until when it holds'
        : at >= ends
          ? `it ended on ${ends.toISOString()}`
          : at < evidence.at
            ? `it was made later, on ${evidence.at.toISOString()}`
            : undefined,
    `holds until ${ends?.toISOString()}`,
  )
  if (spec !== undefined) {
    const fault =
      evidence.spec.sha256 !== specHash(spec) || evidence.spec.policySha256 !== policyHash(spec) || evidence.spec.name !== spec.name
        ? 'it is for another spec or policy'
        : elsewhere(spec, evidence.cluster)
    check(
      'spec',
      fault ?? uncovered(evidence, spec, facts, chosen(spec, wanted)) ?? otherwisePredicted(again, spec, facts),
      'the same, and every expectation was asked in every pod of the file',
    )
  }
  return {
    result,
    checks,
    notes: [
      ...(root === undefined
        ? [
            'Without --root the file vouches only for itself: whoever can write the file can write another root. Give --root, or check an attestation.',
          ]
        : []),
      ...(spec === undefined
        ? ['Without --spec the file says itself what had to be asked: it proves what it expects, and that may be little.']
        : []),
      ...(rootsHash(publicRoots) === evidence.publicRootsSha256
        ? []
        : ['The public authorities known here are not those of the run: a host that passes through may be judged otherwise.']),
    ],
  }
}

/** It passes, and every check of the file holds. */
export const holds = ({ result, checks }: Checked): boolean => result === 'pass' && checks.every(({ ok }) => ok)

/** The same spec, and pods of another cluster. */
function elsewhere(spec: EgressSpec, cluster: string): string | undefined {
  const other = otherCluster(spec, cluster)
  return other && `it was recorded in ${other.host.slice(0, 200)}, and the spec declares ${other.declared}`
}

const chosen = ({ workloads }: EgressSpec, names: readonly string[] | undefined): readonly Workload[] =>
  names === undefined ? workloads : workloads.filter(({ name }) => names.includes(name))

/** A run that passed asked every pod that it names, and names every pod that it asked. */
const unnamed = ({ subject, result, verdicts }: Evidence): string | undefined =>
  subject === undefined || result !== 'pass'
    ? undefined
    : notAskedIn(
        subject.pods,
        verdicts.flatMap(({ probe: { workload }, pod }) => (pod === undefined ? [] : [{ workload, pod }])),
      )

/** Each exec makes randoms of its own, so what one pod's session was bound by stands in no other pod. */
function copied(verdicts: readonly Verdict[]): string | undefined {
  const owners = new Map<string, string>()
  for (const { pod, observation } of verdicts.flatMap(stepsOf)) {
    const random = observation.kind === 'tls' ? observation.session?.random : undefined
    if (pod === undefined || random === undefined) continue
    const owner = `${pod.uid}/${pod.container}`
    if ((owners.get(random) ?? owner) !== owner) return `the session of ${pod.name} is that of another pod`
    owners.set(random, owner)
  }
  return undefined
}

/** Hops follow from answers and not from the spec, but what the policy says of them is not the file's to say. */
function otherwisePredicted(verdicts: readonly Verdict[], { firewall: { policy } }: EgressSpec, facts: Facts): string | undefined {
  const other = verdicts
    .flatMap(({ hops = [] }) => hops)
    .find(
      ({ probe }) =>
        canonical(probeFacts(probe).predicted) !==
        canonical(probeFacts({ ...probe, predicted: evaluate(policy, probe.flow, facts) }).predicted),
    )
  return other && `of "${other.probe.name}" the policy says something else than the file`
}

/** What the spec asks and the file lacks, or has otherwise. Without a prediction of our own a file could bring one that fits. */
function uncovered({ verdicts }: Evidence, spec: EgressSpec, facts: Facts, workloads: readonly Workload[]): string | undefined {
  for (const workload of workloads) {
    const own = verdicts.filter(({ probe }) => probe.workload === workload.name)
    const pods = new Map(own.flatMap(({ pod }) => (pod === undefined ? [] : [[`${pod.uid}/${pod.container}`, pod] as const])))
    if (pods.size === 0) return `no pod of workload ${workload.name} was asked`
    for (const [key, pod] of pods) {
      if (pod.namespace !== workload.namespace) return `${pod.namespace}/${pod.name} is not in the namespace of workload ${workload.name}`
      if (workload.container !== undefined && pod.container !== workload.container)
        return `in ${pod.name} container ${pod.container} was asked, and workload ${workload.name} names ${workload.container}`
      const asked = own.filter(each => each.pod !== undefined && `${each.pod.uid}/${each.pod.container}` === key)
      const wanted = probesFor(spec, workload, facts, pod.address, asked.find(({ probe }) => probe.nonce !== undefined)?.probe.nonce)
      for (const probe of wanted) {
        const found = asked.filter(each => each.probe.id === probe.id)
        if (found.length !== 1) return `"${probe.name}" was asked ${found.length} times in ${pod.name}`
        if (canonical(withoutPlaces(probeFacts((found[0] as (typeof found)[0]).probe))) !== canonical(withoutPlaces(probeFacts(probe))))
          return `"${probe.name}" of ${pod.name} is not what the spec asks`
      }
      if (asked.length !== wanted.length) return `${pod.name} was asked more than the spec asks`
    }
  }
  return verdicts.some(({ probe }) => !workloads.some(({ name }) => name === probe.workload))
    ? 'it speaks of a workload that the spec does not have, or that was not chosen'
    : undefined
}
