/** management.azure.com: finds the type that a path speaks of, checks who calls, and hands over. */
import type { Cloud } from '../cloud.ts'
import type { Caller } from '../entra/tokens.ts'
import type { Answer, Call } from '../http.ts'
import { parseId, type ResourceId, sameId } from '../ids.ts'
import { operationResult, operationStatus } from '../operations.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { authenticate, authorize } from './authorize.ts'
import { list, notFound, read, remove, type Target, write } from './lifecycle.ts'
import { checkRegistration } from './providers.ts'
import { resourceGroups } from './resource-groups.ts'
import { type SpecialRoute, specialRoutes } from './special.ts'
import type { ResourceType } from './type.ts'

export const arm =
  (cloud: Cloud) =>
  async (call: Call): Promise<Answer> => {
    const caller = await authenticate(call, cloud)
    const version = call.query.get('api-version')
    if (!version) {
      throw badRequest('MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.')
    }
    checkSubscription(call, cloud)
    const polled = /\/(operations|operationResults)\/([0-9a-f-]{36})$/i.exec(call.path)
    if (polled && call.method === 'GET') return poll(polled[1] ?? '', polled[2] ?? '', call, cloud)
    for (const route of specialRoutes) {
      const match = call.method === route.method ? route.path.exec(call.path) : undefined
      if (match) return special(route, match, { call, caller, version }, cloud)
    }
    const group = /^\/subscriptions\/[^/]+\/resourceGroups(?:\/([^/]+))?$/i.exec(call.path)
    if (group) return resourceGroups({ name: group[1], call, caller }, cloud)
    const id = parseId(call.path)
    if (!id) throw notInLab(`${call.method} ${call.path}`)
    return resource(id, version, call, caller, cloud)
  }

async function resource(parsed: ResourceId, version: string, call: Call, caller: Caller, cloud: Cloud): Promise<Answer> {
  const find = finder(cloud.types)
  const exact = find(parsed.type)
  const collection = parsed.trailing ? find(`${parsed.type}/${parsed.trailing}`) : undefined
  const type = parsed.trailing && collection && call.method === 'GET' ? collection : exact
  if (!type) throw notInLab(`the resource type ${parsed.type}${parsed.trailing ? `/${parsed.trailing}` : ''} (${call.method})`)
  const id = { ...parsed, id: canonical(parsed, type) }
  checkVersion(type, version)
  const target: Target = { type, id, caller, call }
  if (parsed.trailing && type === collection) {
    authorize(caller, `${type.type}/read`, parsed.names.length ? call.path : parsed.scope, cloud)
    checkGroup(parsed, cloud)
    return list({ ...target, id: { ...parsed, id: call.path } }, cloud)
  }
  if (parsed.trailing) return action(target, parsed.trailing, cloud)
  authorize(caller, `${type.type}/${verbs[call.method] ?? 'write'}`, type.extension ? id.scope || '/' : id.id, cloud)
  checkGroup(parsed, cloud)
  switch (call.method) {
    case 'GET':
      return read(target, cloud)
    case 'HEAD':
      return { status: cloud.store.get(id.id) ? 204 : 404 }
    case 'PUT':
    case 'PATCH':
      if (type.readOnly) throw new Refusal(405, 'MethodNotAllowed', `The requested resource does not support http method '${call.method}'.`)
      checkRegistration(type.type, cloud)
      return write(target, cloud)
    case 'DELETE':
      if (type.readOnly) throw new Refusal(405, 'MethodNotAllowed', `The requested resource does not support http method '${call.method}'.`)
      return remove(target, cloud)
    default:
      throw notInLab(`${call.method} on ${type.type}`)
  }
}

async function action(target: Target, name: string, cloud: Cloud): Promise<Answer> {
  const { type, id, call, caller } = target
  const run = Object.entries(type.actions ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())
  if (!run || call.method !== 'POST') throw notInLab(`${call.method} ${type.type}/${name}`)
  authorize(caller, `${type.type}/${run[0]}/action`, id.id, cloud)
  checkGroup(id, cloud)
  const resource = cloud.store.get(id.id)
  if (!resource) throw notFound(id)
  return run[1](resource, cloud, call, caller)
}

async function special(
  route: SpecialRoute,
  match: RegExpExecArray,
  asked: { call: Call; caller: Caller; version: string },
  cloud: Cloud,
): Promise<Answer> {
  if (route.action) authorize(asked.caller, route.action, `/subscriptions/${cloud.subscriptionId}`, cloud)
  return route.answer({ ...asked, match }, cloud)
}

/** Polling says `Failed` with 200; who may not read the operation's scope cannot poll (rights at resource-group scope are needed). */
function poll(kind: string, id: string, call: Call, cloud: Cloud): Answer {
  const operation = cloud.operations.get(id)
  if (!operation) throw new Refusal(404, 'NotFound', `The operation '${id}' was not found.`)
  return kind.toLowerCase() === 'operations' ? operationStatus(operation) : operationResult(operation, String(call.url))
}

const verbs: Record<string, string> = { GET: 'read', HEAD: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' }

const finder =
  (types: readonly ResourceType[]) =>
  (name: string): ResourceType | undefined =>
    types.find(type => type.type.toLowerCase() === name.toLowerCase())

/** The id as the service writes it: the client's names, the service's spelling of types. */
function canonical(id: ResourceId, type: ResourceType): string {
  const [namespace, ...types] = type.type.split('/')
  const scope = id.scope.replace(/^\/subscriptions\//i, '/subscriptions/').replace(/\/resourceGroups\//i, '/resourceGroups/')
  return `${scope}/providers/${namespace}/${types.map((segment, index) => `${segment}/${id.names[index]}`).join('/')}`
}

function checkSubscription(call: Call, { subscriptionId }: Cloud) {
  const asked = /^\/subscriptions\/([^/]+)/i.exec(call.path)?.[1]
  if (asked === undefined || sameId(asked, subscriptionId)) return
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(asked)) {
    throw badRequest('InvalidSubscriptionId', `The provided subscription identifier '${asked}' is malformed or invalid.`)
  }
  throw new Refusal(404, 'SubscriptionNotFound', `The subscription '${asked}' could not be found.`)
}

function checkGroup({ resourceGroup, subscription }: ResourceId, { store }: Cloud) {
  if (resourceGroup === undefined || store.get(`/subscriptions/${subscription}/resourceGroups/${resourceGroup}`)) return
  throw new Refusal(404, 'ResourceGroupNotFound', `Resource group '${resourceGroup}' could not be found.`)
}

function checkVersion(type: ResourceType, version: string) {
  if (type.apiVersions.includes(version)) return
  const [namespace, ...rest] = type.type.split('/')
  throw badRequest(
    'InvalidResourceType',
    `The resource type '${rest.join('/')}' could not be found in the namespace '${namespace}' for api version '${version}'. The supported api-versions are '${type.apiVersions.join(',')}'.`,
  )
}
