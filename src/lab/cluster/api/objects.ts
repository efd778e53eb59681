/** Reads and writes of objects as the API server does them, for requests and controllers alike: defaults, checks, versions, deletion. */
import { randomBytes, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { initialStatus, withObjectDefaults } from '../objects/defaults.ts'
import { type KubeObject, type Metadata, now } from '../objects/object.ts'
import type { Pod } from '../objects/pod.ts'
import { validate } from '../objects/validate.ts'
import { type Manager, recordUpdate } from '../patch/managed-fields.ts'
import { groupVersion, type ResourceType, types } from './resources.ts'
import { alreadyExists, badRequest, conflict, forbidden, invalid, notFound } from './status.ts'
import type { Store } from './store.ts'

export type WriteOptions = { readonly dryRun?: boolean; readonly manager?: Manager; readonly subresource?: string }
export type DeleteOptions = {
  readonly propagationPolicy?: string
  readonly gracePeriodSeconds?: number
  readonly dryRun?: boolean
  readonly preconditions?: { uid?: string; resourceVersion?: string }
}

export interface ObjectApi {
  readonly store: Store
  create(type: ResourceType, object: KubeObject, options?: WriteOptions): KubeObject
  /** `change` gets what is stored. A `resourceVersion` that it returns and that is not the stored one is a conflict. */
  update<T extends KubeObject>(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    change: (current: T) => T,
    options?: WriteOptions,
  ): T
  remove(type: ResourceType, namespace: string | undefined, name: string, options?: DeleteOptions): KubeObject
  /** Writes an object that is already complete (server-side apply, after its merge). */
  finish(type: ResourceType, before: KubeObject | undefined, next: KubeObject, options?: WriteOptions): KubeObject
}

/** Mutating admission: runs on creation, after defaults. */
export type Admit = (type: ResourceType, object: KubeObject) => KubeObject

const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
export const randomSuffix = (length = 5): string => [...randomBytes(length)].map(byte => alphabet[byte % alphabet.length]).join('')

/** Kubernetes' own names of what a type has: whether spec changes count generations. */
const hasGeneration = (type: ResourceType): boolean =>
  type.subresources.includes('status') && type.key !== '/pods' && type.key !== '/namespaces' && type.key !== '/nodes'

export const createObjectApi = (store: Store, admit: Admit): ObjectApi => {
  const check = (type: ResourceType, object: KubeObject, before: KubeObject | undefined): void => {
    const causes = validate(object, before)
    if (causes.length > 0) throw invalid(type, object.metadata.name, causes)
  }

  const namespaceFor = (type: ResourceType, object: KubeObject): void => {
    if (!type.namespaced) return
    const name = object.metadata.namespace ?? ''
    const namespace = store.get(types.namespace, undefined, name)
    if (!namespace) throw notFound(types.namespace, name)
    if (namespace.metadata.deletionTimestamp) {
      throw forbidden(type, object.metadata.name, `unable to create new content in namespace ${name} because it is being terminated`)
    }
  }

  const create: ObjectApi['create'] = (type, given, options = {}) => {
    const metadata = (given.metadata ?? {}) as Partial<Metadata>
    if (metadata.resourceVersion) throw badRequest('resourceVersion should not be set on objects to be created')
    const name = metadata.name || (metadata.generateName ? `${metadata.generateName}${randomSuffix()}` : '')
    if (name === '')
      throw invalid(type, '', [
        { reason: 'FieldValueRequired', message: 'Required value: name or generateName is required', field: 'metadata.name' },
      ])
    const { managedFields: _, deletionTimestamp: __, ...kept } = metadata
    const { status: ___, ...content } = given
    const bare: KubeObject = {
      ...content,
      apiVersion: groupVersion(type),
      kind: type.kind,
      metadata: {
        ...kept,
        name,
        uid: randomUUID(),
        resourceVersion: '',
        creationTimestamp: now(),
        ...(hasGeneration(type) ? { generation: 1 } : {}),
      },
    }
    const withStatus = (object: KubeObject): KubeObject => {
      if (type.subresources.includes('status')) {
        const status = initialStatus(object)
        return Object.keys(status as object).length === 0 && type.group !== 'apps' ? object : { ...object, status }
      }
      return given.status === undefined ? object : { ...object, status: given.status }
    }
    namespaceFor(type, bare)
    if (store.get(type, bare.metadata.namespace, name)) throw alreadyExists(type, name)
    // Checked before defaults read into what must be there, so that a wrong shape is a 422 and not a crash.
    const object = withStatus(admit(type, withObjectDefaults(bare)))
    check(type, object, undefined)
    const owned = metadata.managedFields ? { ...object, metadata: { ...object.metadata, managedFields: metadata.managedFields } } : object
    const recorded = options.manager ? recordUpdate(undefined, object, options.manager) : owned
    return options.dryRun
      ? { ...recorded, metadata: { ...recorded.metadata, resourceVersion: String(store.version()) } }
      : store.put(type, recorded)
  }

  const finish: ObjectApi['finish'] = (type, before, next, options = {}) => {
    if (!before) return create(type, next, options)
    const { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, namespace, name, generation } = before.metadata
    if (next.metadata.uid && next.metadata.uid !== uid) {
      throw conflict(type, name, `Precondition failed: UID in precondition: ${next.metadata.uid}, UID in object meta: ${uid}`)
    }
    if (next.metadata.resourceVersion && next.metadata.resourceVersion !== before.metadata.resourceVersion) {
      throw conflict(type, name, 'the object has been modified; please apply your changes to the latest version and try again')
    }
    const onlyStatus = options.subresource === 'status'
    const keepStatus = !onlyStatus && type.subresources.includes('status')
    const fixed = {
      name,
      uid,
      creationTimestamp,
      resourceVersion: before.metadata.resourceVersion,
      ...(namespace === undefined ? {} : { namespace }),
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
      ...(deletionGracePeriodSeconds === undefined ? {} : { deletionGracePeriodSeconds }),
    }
    const merged: KubeObject = onlyStatus
      ? { ...before, ...(next.status === undefined ? {} : { status: next.status }) }
      : { ...next, apiVersion: groupVersion(type), kind: type.kind, metadata: { ...next.metadata, ...fixed } }
    if (onlyStatus)
      merged.metadata = { ...before.metadata, ...(next.metadata.managedFields ? { managedFields: next.metadata.managedFields } : {}) }
    if (keepStatus) {
      if (before.status === undefined) delete merged.status
      else merged.status = before.status
    }
    const complete = onlyStatus ? merged : withObjectDefaults(merged)
    const specChanged = !isDeepStrictEqual(complete.spec, before.spec)
    const counted: KubeObject =
      generation === undefined
        ? complete
        : { ...complete, metadata: { ...complete.metadata, generation: generation + (specChanged ? 1 : 0) } }
    check(type, counted, before)
    const recorded = options.manager ? recordUpdate(before, counted, options.manager) : counted
    if (options.dryRun) return recorded
    // The last finalizer that goes takes the object with it.
    if (deletionTimestamp !== undefined && (recorded.metadata.finalizers ?? []).length === 0 && !lingers(type, recorded)) {
      return store.remove(type, namespace, name) ?? recorded
    }
    return store.put(type, recorded)
  }

  const update: ObjectApi['update'] = <T extends KubeObject>(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    change: (current: T) => T,
    options?: WriteOptions,
  ) => {
    const before = store.get<T>(type, namespace, name)
    if (!before) throw notFound(type, name)
    const next = change(before)
    return next === before && !options?.manager ? before : (finish(type, before, next, options) as T)
  }

  /** What a deletion waits for beside finalizers: the kubelet that ends a pod's processes, the content of a namespace. */
  const lingers = (type: ResourceType, object: KubeObject): boolean => {
    if (type.key === '/pods') return object.metadata.deletionGracePeriodSeconds !== 0
    if (type.key === '/namespaces') return ((object.spec as { finalizers?: string[] } | undefined)?.finalizers ?? []).length > 0
    return false
  }

  const remove: ObjectApi['remove'] = (type, namespace, name, options = {}) => {
    const object = store.get(type, namespace, name)
    if (!object) throw notFound(type, name)
    const { uid, resourceVersion } = options.preconditions ?? {}
    if (uid !== undefined && uid !== object.metadata.uid) {
      throw conflict(type, name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${object.metadata.uid}`)
    }
    if (resourceVersion !== undefined && resourceVersion !== object.metadata.resourceVersion)
      throw conflict(type, name, `Precondition failed: ResourceVersion in precondition: ${resourceVersion}`)
    if (options.dryRun) return object
    const policy = { Foreground: 'foregroundDeletion', Orphan: 'orphan' }[options.propagationPolicy ?? ''] ?? undefined
    const finalizers = [...new Set([...(object.metadata.finalizers ?? []), ...(policy ? [policy] : [])])]
    const isPod = type.key === '/pods'
    const { spec, status } = object as Pod
    // A pod that no kubelet has, or that has ended, needs no grace.
    const ended = isPod && (spec?.nodeName === undefined || status?.phase === 'Succeeded' || status?.phase === 'Failed')
    const asked = options.gracePeriodSeconds ?? spec?.terminationGracePeriodSeconds ?? 30
    const grace = isPod ? (ended ? 0 : Math.min(asked, object.metadata.deletionGracePeriodSeconds ?? asked)) : 0
    const marked: KubeObject = {
      ...object,
      metadata: {
        ...object.metadata,
        deletionTimestamp: object.metadata.deletionTimestamp ?? new Date(Date.now() + grace * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
        deletionGracePeriodSeconds: grace,
        ...(finalizers.length > 0 ? { finalizers } : {}),
        ...(object.metadata.generation === undefined || object.metadata.deletionTimestamp
          ? {}
          : { generation: object.metadata.generation + 1 }),
      },
    }
    if (type.key === '/namespaces') marked.status = { ...(object.status as object), phase: 'Terminating' }
    if (finalizers.length > 0 || lingers(type, marked)) return store.put(type, marked)
    return store.remove(type, namespace, name) ?? object
  }

  return { store, create, update, remove, finish }
}
