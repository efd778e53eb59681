/** The verbs on objects: get, create, update, patch (four kinds), delete, delete collection, and the plain subresources. */
import { isDeepStrictEqual } from 'node:util'
import { isRecord, type KubeObject } from '../objects/object.ts'
import { jsonPatch } from '../patch/json-patch.ts'
import { applyConfiguration, type Manager } from '../patch/managed-fields.ts'
import { mergePatch } from '../patch/merge-patch.ts'
import { strategicMerge } from '../patch/strategic-merge.ts'
import { list } from './list-watch.ts'
import type { DeleteOptions, ObjectApi, WriteOptions } from './objects.ts'
import { parseAny, parseObject, type ResourceRequest } from './request.ts'
import { groupVersion, type ResourceType } from './resources.ts'
import { scaleOf, withScale } from './scale.ts'
import { shaped } from './shape.ts'
import { badRequest, invalid, methodNotAllowed, notEmulated, notFound, StatusError, success, unsupportedMedia } from './status.ts'

export type Body = { readonly bytes: Buffer; readonly type: string; readonly userAgent: string }
export type Answer = { readonly code: number; readonly object: unknown }

const patchTypes = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
]

const isBuiltIn = (type: ResourceType): boolean => type.columns === undefined && !type.group.startsWith('secrets-store.')

const managerOf = ({ type, query, subresource }: ResourceRequest, body: Body): Manager => ({
  name: query.get('fieldManager') ?? (body.userAgent.split('/')[0] || 'unknown'),
  apiVersion: groupVersion(type),
  builtIn: isBuiltIn(type),
  ...(subresource === 'status' || subresource === 'scale' ? { subresource } : {}),
})

const isDryRun = (query: URLSearchParams): boolean => {
  const asked = query.getAll('dryRun')
  if (asked.some(one => one !== 'All'))
    throw new StatusError(422, 'Invalid', `Invalid value: ${JSON.stringify(asked)}: supported values: "All"`)
  return asked.length > 0
}

const named = (request: ResourceRequest, object: KubeObject): KubeObject => {
  const { type, name, namespace } = request
  const { metadata } = object
  if (name !== undefined && metadata.name && metadata.name !== name)
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`)
  if (type.namespaced && metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`)
  }
  if (!type.namespaced && metadata.namespace) throw badRequest('namespace is not allowed on this type')
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(name === undefined ? {} : { name }),
      ...(type.namespaced && namespace !== undefined ? { namespace } : {}),
    },
  }
}

type Named = { name: string }

/** A pod's ephemeral containers may only be added, and only through their own subresource. */
const guardEphemeral = (request: ResourceRequest, before: KubeObject, next: KubeObject): KubeObject => {
  if (request.type.kind !== 'Pod') return next
  const read = (object: KubeObject): Named[] => (object.spec as { ephemeralContainers?: Named[] } | undefined)?.ephemeralContainers ?? []
  const kept = read(before)
  if (request.subresource !== 'ephemeralcontainers')
    return { ...next, spec: { ...(next.spec as object), ...(kept.length === 0 ? {} : { ephemeralContainers: kept }) } }
  const asked = read(next)
  const causes = kept
    .filter(
      one =>
        !isDeepStrictEqual(
          asked.find(other => other.name === one.name),
          one,
        ),
    )
    .map(one => ({
      reason: 'FieldValueForbidden',
      message: `Forbidden: existing ephemeral containers ${JSON.stringify(one.name)} may not be ${asked.some(other => other.name === one.name) ? 'changed' : 'removed'}`,
      field: 'spec.ephemeralContainers',
    }))
  if (causes.length > 0) throw invalid(request.type, before.metadata.name, causes)
  return { ...before, spec: { ...(before.spec as object), ephemeralContainers: asked } }
}

const patched = (current: KubeObject, body: Body): unknown => {
  const patch = parseAny(body.bytes, body.type)
  if (body.type === 'application/json-patch+json') return jsonPatch(current, patch)
  if (!isRecord(patch)) throw badRequest('a merge patch is an object')
  return body.type === 'application/merge-patch+json' ? mergePatch(current, patch) : strategicMerge(structuredClone(current), patch)
}

const patch = (api: ObjectApi, request: ResourceRequest, body: Body): Answer => {
  const { type, query, subresource } = request
  const name = request.name ?? ''
  const before = api.store.get(type, request.namespace, name)
  const options: WriteOptions = { dryRun: isDryRun(query), ...(subresource === undefined ? {} : { subresource }) }
  const manager = managerOf(request, body)
  if (!patchTypes.includes(body.type)) throw unsupportedMedia(body.type, patchTypes)
  if (body.type === 'application/apply-patch+yaml') {
    if (!query.get('fieldManager'))
      throw badRequest('PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch')
    if (subresource === 'scale') throw notEmulated('server-side apply of the scale subresource')
    const config = named(request, shaped(type, parseAny(body.bytes, body.type) as Record<string, unknown>))
    if ((config.metadata.managedFields ?? []).length > 0) throw badRequest('metadata.managedFields must be nil')
    if (!before && subresource !== undefined) throw notFound(type, name)
    const owned = subresource === 'status' ? { ...config, spec: undefined } : { ...config, status: undefined }
    const next = applyConfiguration(before, JSON.parse(JSON.stringify(owned)) as KubeObject, manager, query.get('force') === 'true')
    return { code: before ? 200 : 201, object: api.finish(type, before, next, options) }
  }
  if (body.type === 'application/strategic-merge-patch+json' && !isBuiltIn(type))
    throw unsupportedMedia(
      body.type,
      patchTypes.filter(one => !one.includes('strategic')),
    )
  if (!before) throw notFound(type, name)
  if (subresource === 'scale') {
    const scale = patched(scaleOf(before), body)
    return { code: 200, object: scaleOf(api.finish(type, before, withScale(before, scale), { ...options, manager })) }
  }
  const next = guardEphemeral(request, before, named(request, shaped(type, patched(before, body) as Record<string, unknown>)))
  return { code: 200, object: api.finish(type, before, next, { ...options, manager }) }
}

const deleteOptions = (request: ResourceRequest, body: Body): DeleteOptions => {
  const sent = parseObject(body.bytes, body.type)
  const grace = request.query.get('gracePeriodSeconds') ?? sent.gracePeriodSeconds
  const policy = request.query.get('propagationPolicy') ?? sent.propagationPolicy
  const { preconditions } = sent
  return {
    dryRun: isDryRun(request.query) || (Array.isArray(sent.dryRun) && sent.dryRun.length > 0),
    ...(grace === undefined || grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
    ...(typeof policy === 'string' ? { propagationPolicy: policy } : {}),
    ...(isRecord(preconditions) ? { preconditions: preconditions as { uid?: string } } : {}),
  }
}

/** Everything but lists that stream: the answer to one request on objects. */
export const serveObjects = (api: ObjectApi, request: ResourceRequest, body: Body, accept: string): Answer => {
  const { type, verb, subresource, namespace, query } = request
  const name = request.name ?? ''
  if (!type.verbs.includes(verb)) throw methodNotAllowed(type)
  const stored = (): KubeObject => {
    const object = api.store.get(type, namespace, name)
    if (!object) throw notFound(type, name)
    return object
  }
  if (verb === 'list') return { code: 200, object: list(api.store, request, accept) }
  if (verb === 'get') return { code: 200, object: subresource === 'scale' ? scaleOf(stored()) : stored() }
  if (verb === 'create') {
    if (name !== '') {
      if (subresource !== 'eviction') throw methodNotAllowed(type)
      stored()
      api.remove(type, namespace, name, { dryRun: isDryRun(query) })
      return { code: 201, object: success() }
    }
    const object = named(request, shaped(type, parseObject(body.bytes, body.type)))
    return { code: 201, object: api.create(type, object, { dryRun: isDryRun(query), manager: managerOf(request, body) }) }
  }
  if (verb === 'update') {
    const options = { dryRun: isDryRun(query), manager: managerOf(request, body), ...(subresource === undefined ? {} : { subresource }) }
    const before = stored()
    if (subresource === 'scale')
      return { code: 200, object: scaleOf(api.finish(type, before, withScale(before, parseObject(body.bytes, body.type)), options)) }
    const next = named(request, shaped(type, parseObject(body.bytes, body.type)))
    return { code: 200, object: api.finish(type, before, guardEphemeral(request, before, next), options) }
  }
  if (verb === 'patch') return patch(api, request, body)
  if (verb === 'delete') {
    const before = stored()
    const after = api.remove(type, namespace, name, deleteOptions(request, body))
    const details = { name, ...(type.group === '' ? {} : { group: type.group }), kind: type.plural, uid: before.metadata.uid }
    return { code: 200, object: api.store.get(type, namespace, name) || type.kind === 'Pod' ? after : success(details) }
  }
  if (verb === 'deletecollection') {
    const { items } = list(api.store, request, '') as { items: KubeObject[] }
    const options = deleteOptions(request, body)
    for (const item of items) api.remove(type, item.metadata.namespace, item.metadata.name, options)
    return {
      code: 200,
      object: {
        kind: `${type.kind}List`,
        apiVersion: groupVersion(type),
        metadata: { resourceVersion: String(api.store.version()) },
        items,
      },
    }
  }
  throw methodNotAllowed(type)
}
