/** Which objects declare a workload's pods: found by the pods' owners, and by the labels of the template where there are no pods. */
import { find } from './api.ts'
import type { Connection } from './connection.ts'
import { type Doc, itemsOf, type Pod } from './documents.ts'
import type { WorkloadSelector } from './pods.ts'
import { selects } from './selector.ts'
import type { Template } from './trust-patch.ts'

export type ControllerDoc = Doc & {
  readonly spec?: {
    readonly paused?: boolean
    readonly replicas?: number
    readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } }
    readonly template?: Template & { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } }
  }
  readonly status?: { readonly desiredNumberScheduled?: number }
}

export const controllerKinds = { Deployment: 'deployments', StatefulSet: 'statefulsets', DaemonSet: 'daemonsets' } as const
export type ControllerKind = keyof typeof controllerKinds

export type Controller = {
  readonly kind: ControllerKind
  readonly namespace: string
  readonly name: string
  readonly doc: ControllerDoc
  /** Of its pods that were given: a stateful set's new pods have the names of the old ones. */
  readonly uids: ReadonlySet<string>
}

export type Controllers = {
  readonly controllers: readonly Controller[]
  /** Pods that nothing declares that could be changed, each with what it belongs to. */
  readonly loose: readonly { readonly name: string; readonly because: string }[]
}

const isKind = (kind: string | undefined): kind is ControllerKind => kind !== undefined && Object.hasOwn(controllerKinds, kind)

const pathOf = (namespace: string, plural: string, name?: string): string =>
  `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${plural}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`

export const controllerPath = ({ kind, namespace, name }: Pick<Controller, 'kind' | 'namespace' | 'name'>): string =>
  pathOf(namespace, controllerKinds[kind], name)

/** The Deployments, StatefulSets and DaemonSets that pods come from, by their owner references. */
export async function controllersOf(
  connection: Connection,
  { namespace }: WorkloadSelector,
  pods: readonly Pod[],
  signal: AbortSignal,
): Promise<Controllers> {
  const found = new Map<string, { kind: ControllerKind; name: string; uids: Set<string>; pods: string[] }>()
  const loose: { name: string; because: string }[] = []
  const sets = new Map<string, Promise<Doc | undefined>>()
  for (const pod of pods) {
    const name = pod.metadata?.name ?? '?'
    let owner = ownerOf(pod)
    if (owner?.kind === 'ReplicaSet') {
      const set = owner.name ?? ''
      const asked =
        sets.get(set) ??
        (find(connection, { method: 'GET', path: pathOf(namespace, 'replicasets', set), signal }) as Promise<Doc | undefined>)
      sets.set(set, asked)
      owner = ownerOf((await asked) ?? {}) ?? owner
    }
    if (owner === undefined) loose.push({ name, because: 'it is a pod of its own, which no controller declares' })
    else if (!isKind(owner.kind) || owner.apiVersion?.startsWith('apps/') === false)
      loose.push({
        name,
        because: `it belongs to ${owner.kind ?? 'something'} ${owner.name ?? ''}${isKind(owner.kind) ? ` of ${owner.apiVersion}` : ''}, and only ${Object.keys(controllerKinds).join(', ')} can be changed`,
      })
    else {
      const key = `${owner.kind}/${owner.name}`
      const known = found.get(key) ?? { kind: owner.kind, name: owner.name ?? '', uids: new Set<string>(), pods: [] }
      known.uids.add(pod.metadata?.uid ?? '')
      known.pods.push(name)
      found.set(key, known)
    }
  }
  const controllers = await Promise.all(
    [...found.values()].map(async each => ({
      ...each,
      namespace,
      doc: (await find(connection, { method: 'GET', path: pathOf(namespace, controllerKinds[each.kind], each.name), signal })) as
        | ControllerDoc
        | undefined,
    })),
  )
  // What is gone by now would take its pods with it, unseen.
  for (const { kind, name, pods: of, doc } of controllers)
    if (doc === undefined) loose.push(...of.map(pod => ({ name: pod, because: `its ${kind} ${name} does not exist` })))
  return {
    controllers: controllers.flatMap(({ pods: _, ...each }) => (each.doc === undefined ? [] : [{ ...each, doc: each.doc }])),
    loose,
  }
}

/** Those that have no pod now, found by the labels of their template: scaled to nothing, or held up. */
export async function podlessControllersOf(
  connection: Connection,
  { namespace, selector }: WorkloadSelector,
  others: readonly Controller[],
  signal: AbortSignal,
): Promise<Controller[]> {
  const lists = await Promise.all(
    (Object.entries(controllerKinds) as [ControllerKind, string][]).map(async ([kind, plural]) =>
      itemsOf<ControllerDoc>((await find(connection, { method: 'GET', path: pathOf(namespace, plural), signal })) ?? null)
        .filter(({ spec }) => selects(selector, spec?.template?.metadata?.labels ?? {}))
        .map(doc => ({ kind, namespace, name: doc.metadata?.name ?? '', doc, uids: new Set<string>() })),
    ),
  )
  return lists.flat().filter(({ kind, name }) => !others.some(each => each.kind === kind && each.name === name))
}

/** Whether it is to have pods at all. */
export const wantsPods = ({ kind, doc }: Controller): boolean =>
  kind === 'DaemonSet' ? doc.status?.desiredNumberScheduled !== 0 : doc.spec?.replicas !== 0

type Owner = { readonly apiVersion?: string; readonly kind?: string; readonly name?: string; readonly controller?: boolean }

function ownerOf(doc: Doc): Owner | undefined {
  const owners: readonly Owner[] = doc.metadata?.ownerReferences ?? []
  return owners.find(({ controller }) => controller === true) ?? owners[0]
}

/** Why a change of the template would not reach the pods by itself. */
export function heldBack({ kind, doc }: Controller): string | undefined {
  if (doc.spec?.paused === true) return 'its rollout is paused'
  const strategy = kind === 'Deployment' ? undefined : doc.spec?.updateStrategy
  if (strategy?.type === 'OnDelete') return 'its pods are replaced by hand only (updateStrategy OnDelete)'
  if ((strategy?.rollingUpdate?.partition ?? 0) > 0)
    return `only its pods from number ${strategy?.rollingUpdate?.partition} on are updated (partition)`
  return undefined
}
