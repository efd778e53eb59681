/** Declares trust in controllers and takes it back: what is written, in which order, and when the config map may go. */
import type { Certificate } from '../pki/certificate.ts'
import { readCertificates } from '../pki/read.ts'
import type { Json, Outcome } from '../plan/resource.ts'
import { find } from './api.ts'
import { applyManifests } from './apply.ts'
import type { Connection } from './connection.ts'
import { type Controller, type ControllerDoc, controllerKinds, controllerPath } from './controllers.ts'
import { type Doc, itemsOf } from './documents.ts'
import { kubernetesFault } from './faults.ts'
import { podsOf } from './pods.ts'
import { printable } from './printable.ts'
import {
  remainsOf,
  rootConfigMap,
  rootsDocument,
  type Target,
  type Trusting,
  trustDocument,
  trustManager,
  trustVolume,
} from './trust-patch.ts'

type World = { readonly signal: AbortSignal; readonly log: { info(line: string): void } }

const mapPath = (namespace: string): string => `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${rootConfigMap}`

/** The roots that the namespace's config map holds. Throws where a config map of that name is not ours, or is not what we wrote. */
export async function heldRoots(connection: Connection, namespace: string, signal: AbortSignal): Promise<readonly Certificate[]> {
  const map = (await find(connection, { method: 'GET', path: mapPath(namespace), signal })) as RootsMap | undefined
  if (map === undefined) return []
  if (!isOurs(map))
    throw kubernetesFault(
      'NotOurs',
      `The config map ${namespace}/${rootConfigMap} was not made by this action.`,
      'Rename or delete it: pods would take whatever it holds for our roots.',
    )
  const changed = (because: string) =>
    kubernetesFault(
      'NotRoots',
      `The config map ${namespace}/${rootConfigMap} does not hold roots as this action writes them: ${because}`,
      `Somebody changed it. Look at it, then delete it (kubectl -n ${namespace} delete configmap ${rootConfigMap}) and run again.`,
    )
  const strange = strangeIn(map)
  if (strange.length > 0) throw changed(`${strange.slice(0, 5).join(', ')} was written by somebody else.`)
  try {
    return readCertificates(map.data?.['roots.pem'] ?? '')
  } catch (error) {
    throw changed(`${error instanceof Error ? error.message : error}`)
  }
}

type RootsMap = Doc & { readonly data?: Readonly<Record<string, string>>; readonly binaryData?: Readonly<Record<string, string>> }

/** What the map holds that is not, or not any more, written by us: pods would take it for our roots. */
function strangeIn({ metadata, data = {}, binaryData = {} }: RootsMap): string[] {
  const fields = (metadata?.managedFields ?? []).flatMap(({ manager, fieldsV1 }) =>
    manager === trustManager ? Object.keys((fieldsV1 as { 'f:data'?: object } | undefined)?.['f:data'] ?? {}) : [],
  )
  return [...Object.keys(data).filter(key => !fields.includes(`f:${key}`)), ...Object.keys(binaryData)].map(key => printable(key))
}

const isOurs = (doc: Doc): boolean => doc.metadata?.managedFields?.some(({ manager }) => manager === trustManager) === true

export const targetOf = ({ kind, namespace, name, doc }: Controller): Target => ({
  kind,
  namespace,
  name,
  template: doc.spec?.template ?? {},
})

/** First the roots, then what reads them. A namespace whose config map could not be written gets no pods that wait for it. */
export async function declareTrust(
  connection: Connection,
  namespace: string,
  roots: readonly Certificate[],
  wanted: readonly { readonly controller: Controller; readonly trusting: readonly Trusting[] }[],
  world: World,
): Promise<Outcome[]> {
  const own = { ...world, manager: trustManager }
  const first = await applyManifests(connection, [rootsDocument(namespace, roots)], own)
  const documents = wanted.map(({ controller, trusting }) => trustDocument(targetOf(controller), trusting, roots))
  if (first.some(({ result }) => result === 'failed'))
    return [
      ...first,
      ...wanted.map(
        ({ controller }, index): Outcome => ({
          change: {
            action: 'none',
            resource: {
              id: controllerPath(controller),
              title: `${controller.kind} ${namespace}/${controller.name}`,
              needs: [],
              desired: documents[index] as Json,
            },
            differs: [],
          },
          result: 'skipped',
          because: `config map ${namespace}/${rootConfigMap} could not be written`,
        }),
      ),
    ]
  return [...first, ...(await applyManifests(connection, documents, own))]
}

/** Whether anything of the controller is ours to take back. */
export const declaresTrust = ({ doc }: Controller): boolean => isOurs(doc)

/** Takes it back from controllers. `left`: containers that another declaration in the spec still wants. */
export const withdrawTrust = (
  connection: Connection,
  from: readonly { readonly controller: Controller; readonly left: readonly Trusting[] }[],
  roots: readonly Certificate[],
  world: World,
): Promise<Outcome[]> =>
  applyManifests(
    connection,
    from.map(({ controller, left }) => trustDocument(targetOf(controller), left, roots)),
    { ...world, manager: trustManager },
  )

/** What of ours a controller has now beside what is `left` to it, and who else owns it. Undefined: nothing, or it is gone. */
export async function whatRemains(
  connection: Connection,
  controller: Controller,
  left: readonly Trusting[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const doc = (await find(connection, { method: 'GET', path: controllerPath(controller), signal })) as ControllerDoc | undefined
  if (doc === undefined) return undefined
  const remains = remainsOf(targetOf({ ...controller, doc }), left)
  if (remains.length === 0) return undefined
  const owners = (doc.metadata?.managedFields ?? []).filter(
    ({ manager, fieldsV1 }) => manager !== trustManager && JSON.stringify(fieldsV1 ?? {}).includes(trustVolume),
  )
  return `${remains.join(', ')}${owners.length === 0 ? '' : ` (owned by ${[...new Set(owners.map(({ manager }) => manager ?? '?'))].join(', ')})`}`
}

/** Deletes the namespace's config map once nothing mounts it any more. Says what it did. */
export async function dropRoots(connection: Connection, namespace: string, signal: AbortSignal): Promise<string> {
  const map = (await find(connection, { method: 'GET', path: mapPath(namespace), signal })) as RootsMap | undefined
  if (map === undefined || !isOurs(map)) return `namespace ${namespace} has no config map ${rootConfigMap} of this action`
  const strange = strangeIn(map)
  if (strange.length > 0)
    return `config map ${namespace}/${rootConfigMap} stays: ${strange.slice(0, 5).join(', ')} in it was written by somebody else`
  const users: string[] = []
  for (const [kind, plural] of Object.entries(controllerKinds)) {
    const path = `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${plural}`
    for (const { metadata, spec } of itemsOf<ControllerDoc>((await find(connection, { method: 'GET', path, signal })) ?? null))
      if (spec?.template?.spec?.volumes?.some(({ name }) => name === trustVolume || name === rootConfigMap))
        users.push(`${kind} ${metadata?.name}`)
  }
  // Of a rollout that is not through: what makes the old pods would make no more of them.
  const { raw } = await podsOf(connection, { namespace, selector: '' }, signal)
  for (const { metadata, spec, status } of raw)
    if (
      metadata?.deletionTimestamp === undefined &&
      !/^(Succeeded|Failed)$/.test(status?.phase ?? '') &&
      spec?.volumes?.some(({ configMap }) => configMap?.name === rootConfigMap)
    )
      users.push(`pod ${metadata?.name}`)
  if (users.length > 0)
    return `config map ${namespace}/${rootConfigMap} stays: ${users.slice(0, 10).join(', ')}${users.length > 10 ? ` and ${users.length - 10} more` : ''} still mount it`
  await find(connection, { method: 'DELETE', path: mapPath(namespace), signal })
  return `config map ${namespace}/${rootConfigMap} was deleted`
}
