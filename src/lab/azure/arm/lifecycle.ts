/** Create, read, update, delete and list, the same for every type: what differs is in the type's own file. */
import type { Cloud } from '../cloud.ts'
import { type Document, documentAt, jsonClone, mergePatch, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { type Answer, type Call, jsonBody } from '../http.ts'
import { parentOf, type ResourceId } from '../ids.ts'
import { type Operation, retryAfter } from '../operations.ts'
import { Refusal } from '../refusal.ts'
import { newEtag, type Resource } from '../store.ts'
import { checkLocation, checkPreconditions } from './preconditions.ts'
import type { ResourceType } from './type.ts'

export type Target = { readonly type: ResourceType; readonly id: ResourceId; readonly caller: Caller; readonly call: Call }

export function present(resource: Resource, type: ResourceType, cloud: Cloud): Document {
  const body = type.read ? type.read(resource, cloud) : resource.body
  return jsonClone({
    name: resource.name,
    id: resource.id,
    ...(type.etag ? { [type.etag]: resource.etag } : {}),
    type: resource.type,
    ...body,
  })
}

export function notFound(id: ResourceId): Refusal {
  const [namespace, ...types] = id.type.split('/')
  const label = [namespace, ...types.map((type, index) => `${type}/${id.names[index]}`)].join('/')
  return new Refusal(
    404,
    'ResourceNotFound',
    `The Resource '${label}' under resource group '${id.resourceGroup ?? '<null>'}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  )
}

export function read({ type, id }: Target, cloud: Cloud): Answer {
  const resource = cloud.store.get(id.id)
  if (!resource) throw missing(id, cloud)
  const running = resource.operation ? cloud.operations.get(resource.operation) : undefined
  return {
    status: 200,
    headers: {
      ...(type.etag ? { etag: resource.etag } : {}),
      ...(running?.status === 'InProgress' ? { 'retry-after': retryAfter(running) } : {}),
    },
    body: present(resource, type, cloud),
  }
}

/** A child whose parent is missing says so; so does a resource whose group is missing. */
function missing(id: ResourceId, cloud: Cloud): Refusal {
  const parent = id.names.length > 1 ? cloud.store.get(parentOf(id.id)) : undefined
  if (id.names.length > 1 && !parent) {
    return new Refusal(
      404,
      'ParentResourceNotFound',
      `Failed to perform 'read' on resource(s) of type '${id.type}', because the parent resource '${parentOf(id.id)}' could not be found.`,
    )
  }
  return notFound(id)
}

export function list({ type, id }: Target, cloud: Cloud): Answer {
  const collection = id.id.slice(0, id.id.lastIndexOf('/'))
  const found = id.names.length > 0 ? cloud.store.children(collection, type.type) : cloud.store.list(type.type, id.scope)
  if (id.names.length > 0 && !cloud.store.get(collection))
    throw missing({ ...id, id: collection, names: id.names, type: type.type.split('/').slice(0, -1).join('/') }, cloud)
  return { status: 200, body: { value: found.map(resource => present(resource, type, cloud)) } }
}

export async function write(target: Target, cloud: Cloud): Promise<Answer> {
  const { type, id, call } = target
  const existing = cloud.store.get(id.id)
  if (call.method === 'PATCH') {
    if (!existing) throw notFound(id)
    if (type.patch === undefined) throw new Refusal(405, 'MethodNotAllowed', `The requested resource does not support http method 'PATCH'.`)
    const sent = jsonBody(call)
    const patch = type.patch === 'tags' ? { tags: { ...documentAt(sent, 'tags') } } : sent
    const merged = type.patch === 'tags' ? { ...existing.body, ...patch } : (mergePatch(existing.body, patch) as Document)
    return keep(target, merged, existing, cloud)
  }
  return keep(target, jsonBody(call), existing, cloud)
}

async function keep(target: Target, body: Document, existing: Resource | undefined, cloud: Cloud): Promise<Answer> {
  const { type, id, call, caller } = target
  const parent = id.names.length > 1 ? cloud.store.get(parentOf(id.id)) : undefined
  if (id.names.length > 1 && !parent) {
    throw new Refusal(
      404,
      'ParentResourceNotFound',
      `Failed to perform 'write' on resource(s) of type '${id.type}', because the parent resource '${parentOf(id.id)}' could not be found.`,
    )
  }
  checkPreconditions(call, existing, id)
  checkLocation(type, body, existing)
  type.conflict?.({ cloud, id: id.id, existing, parent })
  const name = id.names.at(-1) ?? ''
  const kept = type.write({ cloud, id, name, body, existing, parent, caller })
  const before = existing?.body
  const resource: Resource = existing ?? { id: id.id, name, type: type.type, etag: newEtag(), body: kept, hidden: {} }
  resource.body = kept
  resource.etag = newEtag()
  cloud.store.put(resource)
  type.written?.(resource, cloud, before)
  const status = existing ? 200 : (type.createdStatus ?? 201)
  const units = type.duration?.write(resource, cloud) ?? 0
  if (units === 0) {
    if (type.busy !== null) setState(resource, 'Succeeded')
    if (type.held && parent) await holding(parent, type.held * cloud.knobs.operationMilliseconds)
    return { status, headers: type.etag ? { etag: resource.etag } : {}, body: present(resource, type, cloud) }
  }
  const operation = begin(resource, type, cloud, {
    state: existing ? (type.busy?.updating ?? 'Updating') : (type.busy?.creating ?? 'Updating'),
    units,
    work: () => type.provision?.(resource, cloud, before) ?? Promise.resolve(),
    failing: call.failing,
    result: () => ({ status: 200, body: present(resource, type, cloud) }),
  })
  return accepted(status, operation, type, resource, cloud, call)
}

async function holding(parent: Resource, milliseconds: number) {
  parent.hidden.writing = true
  await new Promise(resolve => setTimeout(resolve, milliseconds))
  parent.hidden.writing = false
}

/** Starts an operation on a resource, which is busy until it ends. */
export function begin(
  resource: Resource,
  type: ResourceType,
  cloud: Cloud,
  plan: {
    state: string
    units: number
    work: () => Promise<void>
    failing: Call['failing']
    result?: () => Answer
    settled?: (failed: boolean) => void
  },
): Operation {
  if (type.busy !== null) setState(resource, plan.state)
  const operation = cloud.operations.start({
    milliseconds: plan.units * cloud.knobs.operationMilliseconds,
    failing: plan.failing,
    work: plan.work,
    settle: error => {
      if (resource.operation === operation.id) delete resource.operation
      if (type.busy !== null) setState(resource, error ? 'Failed' : 'Succeeded')
      resource.etag = newEtag()
      plan.settled?.(error !== undefined)
    },
    ...(plan.result ? { result: plan.result } : {}),
  })
  resource.operation = operation.id
  return operation
}

function accepted(status: number, operation: Operation, type: ResourceType, resource: Resource, cloud: Cloud, call: Call): Answer {
  const follow = type.follow ?? 'operation'
  const urls = operationUrls(operation, type, resource, call)
  if (follow === 'location') return { status: 202, headers: { location: urls.location } }
  return {
    status,
    headers: {
      ...(type.etag ? { etag: resource.etag } : {}),
      ...(follow === 'operation' ? { 'azure-asyncoperation': urls.status } : {}),
    },
    body: present(resource, type, cloud),
  }
}

export function operationUrls(operation: Operation, type: ResourceType, resource: Resource, call: Call) {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(resource.id)?.[0] ?? ''
  const namespace = type.type.split('/')[0]
  const location = textAt(resource.body, 'location') ?? 'global'
  const base = `https://management.azure.com${subscription}/providers/${namespace}/locations/${location}`
  const version = `?api-version=${call.query.get('api-version')}`
  return { status: `${base}/operations/${operation.id}${version}`, location: `${base}/operationResults/${operation.id}${version}` }
}

export async function remove(target: Target, cloud: Cloud): Promise<Answer> {
  const { type, id, call } = target
  const resource = cloud.store.get(id.id)
  if (!resource) return { status: 204 }
  checkPreconditions(call, resource, id)
  type.conflict?.({ cloud, id: id.id, existing: resource, parent: cloud.store.get(parentOf(id.id)) })
  type.removable?.(resource, cloud)
  const shown = present(resource, type, cloud)
  const gone = async () => {
    await type.remove?.(resource, cloud)
    cloud.store.remove(resource.id)
    await removeBelow(resource.id, cloud)
  }
  if (!type.duration?.remove) {
    await gone()
    return { status: type.deletedStatus ?? 200, ...(type.deletedStatus === 200 && type.extension ? { body: shown } : {}) }
  }
  const operation = begin(resource, type, cloud, {
    state: 'Deleting',
    units: type.duration.remove,
    work: gone,
    failing: call.failing,
    result: () => ({ status: 204 }),
  })
  const urls = operationUrls(operation, type, resource, call)
  return { status: 202, headers: { 'azure-asyncoperation': urls.status, location: urls.location } }
}

/** Children and extensions (role assignments, diagnostic settings) go with what they belong to. */
export async function removeBelow(id: string, cloud: Cloud): Promise<void> {
  for (const other of cloud.store.all().filter(other => other.id.toLowerCase().startsWith(`${id.toLowerCase()}/`))) {
    await cloud.types.find(type => type.type === other.type)?.remove?.(other, cloud)
    cloud.store.remove(other.id)
  }
}

export const stateOf = (resource: Resource | undefined) => textAt(resource?.body, 'properties.provisioningState')

export function setState(resource: Resource, state: string) {
  resource.body = { ...resource.body, properties: { ...documentAt(resource.body, 'properties'), provisioningState: state } }
}
