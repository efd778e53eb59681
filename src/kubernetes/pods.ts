/** The pods of a workload, as of now: which can be asked, and why the others cannot. */
import type { SubjectPod } from '../verify/subject.ts'
import type { PodRef } from '../verify/verdict.ts'
import { call } from './api.ts'
import type { Connection } from './connection.ts'
import { itemsOf, type Pod } from './documents.ts'
import { kubernetesFault } from './faults.ts'
import { printable } from './printable.ts'

export type WorkloadSelector = {
  readonly namespace: string
  /** Label selector: `app=weather,tier=web`. */
  readonly selector: string
  /** Absent: the pod's default container, else its first. */
  readonly container?: string
}

export type Pods = {
  readonly ready: readonly PodRef[]
  /** Pods that are there but cannot be asked. Finished ones (Succeeded, Failed) are left out. */
  readonly unready: readonly { readonly pod: Pod; readonly name: string; readonly because: string }[]
  /** Pods that are going away, and when they are to be gone. They run until then, and longer where a finalizer holds them. */
  readonly leaving: readonly { readonly name: string; readonly until: Date }[]
  readonly raw: readonly Pod[]
}

/** How long a pod may take to go away before its egress counts. AKS gives it 30 seconds where nobody asks for more. */
const leavingMinutes = 5

/** Whether a pod that is going away takes its time. It runs until then, and not to be asked must not be a way around the proof. */
export const lingers = ({ until }: Pods['leaving'][number], at: Date): boolean =>
  !(Math.abs(until.getTime() - at.getTime()) <= leavingMinutes * 60_000)

/** The pods that a workload's selector finds, page by page, sorted. Throws a `KubernetesFault`. */
export async function podsOf(
  connection: Connection,
  { namespace, selector, container }: WorkloadSelector,
  signal: AbortSignal,
): Promise<Pods> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`
  const raw: Pod[] = []
  let next: string | undefined
  let pages = 0
  do {
    const page = await call(connection, {
      method: 'GET',
      path,
      query: { labelSelector: selector, limit: '500', ...(next ? { continue: next } : {}) },
      signal,
    })
    const { items, metadata } = (page ?? {}) as { items?: unknown; metadata?: { continue?: string } }
    // A pod that is not listed would not be asked, and nobody would miss it.
    if (items !== null && !Array.isArray(items)) throw incomplete(path, 'it is no list of pods')
    raw.push(...itemsOf<Pod>(page))
    const following = metadata?.continue
    if (following && following === next) throw incomplete(path, 'it goes on with the page that was just read')
    if (following && ++pages >= mostPages) throw incomplete(path, `it has more than ${mostPages} pages`)
    next = following || undefined
  } while (next)
  return sortPods(raw, namespace, container)
}

/** Of 500 pods each: more than anybody would ask. */
const mostPages = 100

const incomplete = (path: string, because: string) =>
  kubernetesFault(
    'IncompleteList',
    `The API server's answer to ${path} cannot be read to its end: ${because}.`,
    'Something between here and the API server answers in its place; run again, and look at it if it stays.',
  )

/** Which pods can be asked, which are not ready and why, and which are going away. One that is over (Succeeded, Failed) is none of them. */
export function sortPods(raw: readonly Pod[], namespace: string, container?: string): Pods {
  const ready: PodRef[] = []
  const unready: { pod: Pod; name: string; because: string }[] = []
  const leaving: { name: string; until: Date }[] = []
  for (const pod of raw) {
    const name = pod.metadata?.name ?? '?'
    const phase = pod.status?.phase
    if (phase === 'Succeeded' || phase === 'Failed') continue
    const until = pod.metadata?.deletionTimestamp
    if (until !== undefined) {
      leaving.push({ name, until: new Date(until) })
      continue
    }
    const chosen = refOf(pod, namespace, container)
    if (typeof chosen === 'string') unready.push({ pod, name, because: chosen })
    else ready.push(chosen)
  }
  return { ready, unready, leaving, raw }
}

/** The pod's reference, or why it cannot be asked. */
export function refOf(pod: Pod, namespace: string, container?: string): PodRef | string {
  const names = pod.spec?.containers?.map(each => each.name) ?? []
  const wanted = container ?? pod.metadata?.annotations?.['kubectl.kubernetes.io/default-container'] ?? names[0]
  if (wanted === undefined || !names.includes(wanted))
    return `it has no container ${JSON.stringify(wanted ?? '')}, only ${names.join(', ') || 'none'}`
  if (pod.spec?.os?.name === 'windows' || pod.spec?.nodeSelector?.['kubernetes.io/os'] === 'windows')
    return 'it runs on a Windows node; only Linux containers can be asked'
  const status = pod.status?.containerStatuses?.find(each => each.name === wanted)
  const first = status === undefined || status.state?.waiting?.reason === 'PodInitializing' ? initFault(pod) : undefined
  if (first !== undefined) return first
  const waiting = status?.state?.waiting
  if (waiting !== undefined)
    return `container ${wanted} waits: ${waiting.reason ?? 'no reason given'}${waiting.message ? `: ${waiting.message}` : ''}`
  const ended = status?.state?.terminated
  if (ended !== undefined) return `container ${wanted} has ended: ${ended.reason ?? 'no reason given'} (${ended.exitCode ?? '?'})`
  const condition = pod.status?.conditions?.find(each => each.type === 'Ready')
  const unscheduled = pod.status?.conditions?.find(each => each.type === 'PodScheduled' && each.status === 'False')
  if (unscheduled !== undefined) return `it is not scheduled: ${unscheduled.message ?? unscheduled.reason ?? 'no reason given'}`
  if (status === undefined || !status.containerID) return `container ${wanted} has not started (phase ${pod.status?.phase ?? 'unknown'})`
  if (condition?.status !== 'True') return `it is not ready: ${condition?.message ?? condition?.reason ?? 'no reason given'}`
  return {
    namespace: pod.metadata?.namespace ?? namespace,
    name: pod.metadata?.name ?? '',
    container: wanted,
    uid: pod.metadata?.uid ?? '',
    containerId: status.containerID,
    restartCount: status.restartCount ?? 0,
    ...(pod.spec?.nodeName ? { node: pod.spec.nodeName } : {}),
    ...(pod.status?.podIP ? { address: pod.status.podIP } : {}),
  }
}

/** Pods as a run names them: all that have not ended, with every container that runs as long as its pod. */
export const subjectPods = (pods: readonly Pod[], workload: string, namespace: string): readonly SubjectPod[] =>
  pods
    .filter(({ metadata, status }) => metadata?.deletionTimestamp === undefined && !['Succeeded', 'Failed'].includes(status?.phase ?? ''))
    .map(({ metadata, spec, status }) => {
      const sidecars = (spec?.initContainers ?? []).flatMap(each => (each.restartPolicy === 'Always' ? [each.name] : []))
      const running = [
        ...(status?.containerStatuses ?? []),
        ...(status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.includes(name ?? '')),
      ]
      return {
        workload,
        namespace: metadata?.namespace ?? namespace,
        name: metadata?.name ?? '',
        uid: metadata?.uid ?? '',
        ...(status?.podIP ? { address: status.podIP } : {}),
        containers: running.map(({ name = '', containerID = '', restartCount = 0 }) => ({ name, id: containerID, restarts: restartCount })),
      }
    })

/** Of the Network Plumbing Working Group's standard, which Multus implements. */
const furtherNetworks = 'k8s.v1.cni.cncf.io/networks'

/** What a reader has to know of pods that were asked, in words: what was not asked, and whose network it was. */
export function besideProof(pods: readonly Pod[], asked: readonly PodRef[]): string[] {
  const notes = new Map<string, string[]>()
  for (const { namespace, name, container, uid } of asked) {
    const { spec, metadata, status } = pods.find(each => each.metadata?.uid === uid) ?? {}
    const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
    const others = [...sidecars, ...(spec?.containers ?? [])].map(each => each.name).filter(each => each !== container)
    const told = [
      ...(spec?.hostNetwork === true
        ? [`use the network of their nodes: what was proven is the egress of the nodes, not that of pods`]
        : []),
      ...(others.length === 0
        ? []
        : [
            `have further containers (${others.map(printable).join(', ')}): the path that was proven is theirs too where nothing in the pod routes them otherwise, as a mesh does, and whether they trust the root was not asked`,
          ]),
      ...(metadata?.annotations?.[furtherNetworks] === undefined
        ? []
        : [`have further networks (annotation ${furtherNetworks}): what goes out by those was not asked`]),
      ...(status?.podIPs?.some(({ ip }) => ip?.includes(':'))
        ? ['have an IPv6 address, too: Azure Firewall is IPv4 only, and what programs send by IPv6 was not asked']
        : []),
      ...(spec?.hostAliases?.length
        ? [
            'have names of their own (hostAliases): for such a name another host was asked than the one that the rest of the world knows by it',
          ]
        : []),
    ]
    for (const note of told) notes.set(note, [...(notes.get(note) ?? []), `${namespace}/${name}`])
  }
  return [...notes].map(
    ([note, names]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} ${note}.`,
  )
}

/** Containers start after the init containers: what one of those says is why the others wait. */
function initFault({ status }: Pod): string | undefined {
  const unscheduled = status?.conditions?.some(each => each.type === 'PodScheduled' && each.status === 'False')
  for (const { name, state, lastState } of unscheduled ? [] : (status?.initContainerStatuses ?? [])) {
    const ended = state?.terminated ?? lastState?.terminated
    if (state?.terminated?.exitCode === 0 || (state?.running !== undefined && ended === undefined)) continue
    const waits = state?.waiting
    // PodInitializing says only that it has not been its turn.
    if (ended === undefined && (waits === undefined || waits.reason === 'PodInitializing')) continue
    return [
      `init container ${name} ${waits === undefined ? 'failed' : `waits: ${waits.reason ?? 'no reason given'}${waits.message ? `: ${waits.message}` : ''}`}`,
      ...(ended === undefined
        ? []
        : [`it ended with ${ended.exitCode ?? '?'} (${ended.reason ?? 'no reason given'})${ended.message ? `: ${ended.message}` : ''}`]),
    ].join('; ')
  }
  return undefined
}

/** Whether two references are the same running container: what was installed or seen in one holds in the other. */
export const sameContainer = (a: PodRef, b: PodRef): boolean =>
  a.uid !== '' &&
  a.uid === b.uid &&
  a.namespace === b.namespace &&
  a.container === b.container &&
  a.containerId === b.containerId &&
  a.restartCount === b.restartCount
