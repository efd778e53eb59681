/** What a run of verify was about, beside what it asked: the cluster, its pods with their containers, what was deployed. To be compared later. */
import { sha256 } from '../pki/hash.ts'
import { canonical } from './evidence.ts'
import type { PodRef } from './verdict.ts'

export type Subject = {
  /** What no other cluster has. Each is absent where it could not be known. */
  readonly cluster: ClusterIdentity
  /** Every pod that the workloads selected and that had not ended, in the order of their uids. */
  readonly pods: readonly SubjectPod[]
  /** Of the firewall, its policy and the way to it, as Azure had them before the pods were asked and after. Absent: not read, or it changed. */
  readonly deployedSha256?: string
}

export type ClusterIdentity = {
  /** Of the authorities in the kubeconfig, with which the API server's certificate was verified. */
  readonly caSha256?: string
  /** Of the namespace kube-system: it lives as long as the cluster. */
  readonly uid?: string
}

export type SubjectPod = {
  readonly workload: string
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly address?: string
  /** All that run as long as the pod, sidecars included, by name. */
  readonly containers: readonly { readonly name: string; readonly id: string; readonly restarts: number }[]
}

/** One order and one form, so that equal sets of pods are equal texts. */
export const podsText = (pods: readonly SubjectPod[]): string => canonical(inOrder(pods))

export const inOrder = (pods: readonly SubjectPod[]): readonly SubjectPod[] =>
  pods
    .map(pod => ({ ...pod, containers: [...pod.containers].sort((a, b) => compare(a.name, b.name)) }))
    .sort((a, b) => compare(a.workload, b.workload) || compare(a.uid, b.uid))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A document of Azure as it counts: without what changes by itself. */
export const deployedHash = (documents: readonly unknown[]): string => sha256(canonical(documents))

/** Why the pods that are named are not those that were asked. Undefined: they are. */
export function notAskedIn(
  pods: readonly SubjectPod[],
  asked: readonly { readonly workload: string; readonly pod: PodRef }[],
): string | undefined {
  const known = new Set(pods.map(({ workload, uid }) => `${workload} ${uid}`))
  const left = asked.find(({ workload, pod }) => !known.has(`${workload} ${pod.uid}`))
  if (left) return `pod ${left.pod.name} was asked and is not named among the pods`
  for (const each of pods) {
    const own = asked.filter(({ workload, pod }) => workload === each.workload && pod.uid === each.uid)
    if (own.length === 0) return `pod ${each.name} of workload ${each.workload} was not asked`
    const other = own.find(
      ({ pod }) =>
        pod.namespace !== each.namespace ||
        pod.name !== each.name ||
        pod.address !== each.address ||
        !each.containers.some(
          ({ name, id, restarts }) => name === pod.container && id === pod.containerId && restarts === pod.restartCount,
        ),
    )
    if (other) return `pod ${each.name} was asked in another container than the one that is named`
  }
  return undefined
}
