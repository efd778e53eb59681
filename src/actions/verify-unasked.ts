/** Pods that have egress and were not asked: what is said of them, and the verdicts that keep them from being a way around the proof. */
import type { Connection } from '../kubernetes/connection.ts'
import { besideProof, lingers, type Pods } from '../kubernetes/pods.ts'
import { explainPod } from '../kubernetes/rollout.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { notAsked } from '../verify/judge.ts'
import type { PodRef, Probe, Verdict } from '../verify/verdict.ts'

export type PodsOfWorkload = { readonly workload: Workload; readonly pods: Pods }

/** Before anything is asked: why a pod cannot be. */
export async function unreadyPods(
  connection: Connection,
  before: readonly PodsOfWorkload[],
  signal: AbortSignal,
): Promise<readonly { readonly uid: string | undefined; readonly finding: Finding }[]> {
  const found: { uid: string | undefined; finding: Finding }[] = []
  for (const { workload, pods } of before)
    for (const { pod, name, because } of pods.unready) {
      const told = await explainPod(connection, workload.namespace, pod, because, signal)
      found.push({
        uid: pod.metadata?.uid,
        finding: {
          level: 'error',
          message: `${workload.namespace}/${name} was not asked: ${told.because}`,
          ...(told.fix === undefined ? {} : { advice: told.fix }),
          ...workload.place,
        },
      })
    }
  return found
}

/** When all were asked: a pod that has gone since has no egress, and its verdicts neither. An error of it would tell of a pass that it is none. */
export function unreadyFindings(
  found: Awaited<ReturnType<typeof unreadyPods>>,
  now: readonly { readonly pods: Pick<Pods, 'ready' | 'unready'> }[],
): readonly Finding[] {
  const here = new Set(
    now.flatMap(({ pods }) => [...pods.ready.map(({ uid }) => uid), ...pods.unready.map(({ pod }) => pod.metadata?.uid)]),
  )
  return found.map(({ uid, finding }) =>
    here.has(uid) ? finding : { ...finding, level: 'warning', message: `${finding.message}. It has gone since.` },
  )
}

/** Which containers of the pods are not asked. */
export function besideFindings(before: readonly PodsOfWorkload[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const { workload, pods } of before)
    for (const message of besideProof(pods.raw, pods.ready))
      findings.push({
        level: 'notice',
        message,
        advice: 'To ask another container, give it a workload of its own in the spec, with its name as `container`.',
        ...workload.place,
      })
  return findings
}

/** A pod that gets other labels may come to another workload, of which it was asked nothing. */
export const askedAs = (workload: Workload, { uid }: PodRef): string => `${workload.name} ${uid}`

/**
 * When all were asked: what is there now and was not. None of it is a pass.
 * @param asked the pods that were asked, each as one of its workload (`askedAs`)
 */
export function unaskedVerdicts(
  now: readonly PodsOfWorkload[],
  asked: ReadonlySet<string>,
  probes: (workload: Workload, pod: PodRef | undefined) => readonly Probe[],
  at: Date,
): { readonly verdicts: readonly Verdict[]; readonly findings: readonly Finding[] } {
  const of = (workload: Workload, pod: PodRef | undefined, because: string): Verdict[] =>
    probes(workload, pod).map(probe => notAsked(probe, pod, because))
  const fresh = now.flatMap(({ workload, pods }) =>
    pods.ready
      .filter(pod => !asked.has(askedAs(workload, pod)))
      .flatMap(pod => of(workload, pod, 'this pod came while the others were verified; run again')),
  )
  // A pod that is not ready has egress all the same.
  const unready = now.flatMap(({ workload, pods }) =>
    pods.unready.flatMap(({ name, because }) => of(workload, undefined, `pod ${name} could not be asked: ${because}`)),
  )
  // So has one that is going away. That takes a moment after a rollout; one that takes its time must not be a way around either.
  const leaving = now.flatMap(({ workload, pods }) => pods.leaving.map(pod => ({ workload, pod, lingers: lingers(pod, at) })))
  return {
    verdicts: [
      ...fresh,
      ...unready,
      ...leaving.flatMap(({ workload, pod, lingers }) =>
        lingers
          ? of(workload, undefined, `pod ${pod.name} is going away, and still runs: by its own word it ends on ${printableDate(pod.until)}`)
          : [],
      ),
    ],
    findings: leaving.flatMap(({ workload, pod, lingers }): Finding[] =>
      lingers
        ? []
        : [{ level: 'notice', message: `${workload.namespace}/${pod.name} is going away and was not asked.`, ...workload.place }],
    ),
  }
}

const printableDate = (date: Date): string => (Number.isNaN(date.getTime()) ? 'an unreadable date' : date.toISOString())
