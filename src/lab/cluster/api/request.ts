/** What a request asks for, from its method, path and query; and its body, parsed. */
import type { IncomingMessage } from 'node:http'
import { parse as parseYaml } from 'yaml'
import { decodeProtobuf, protobufType } from '../access/protobuf.ts'
import { isRecord } from '../objects/object.ts'
import { unservedKind, unservedSubresource } from './not-served.ts'
import type { Registry, ResourceType } from './resources.ts'
import { badRequest, notEmulated, StatusError, unsupportedMedia } from './status.ts'

export type ResourceRequest = {
  readonly kind: 'resource'
  readonly type: ResourceType
  /** As authorization names it: get, list, watch, create, update, patch, delete, deletecollection. */
  readonly verb: string
  readonly namespace?: string
  readonly name?: string
  readonly subresource?: string
  readonly query: URLSearchParams
}

export type Request =
  | ResourceRequest
  | { readonly kind: 'path'; readonly verb: string; readonly path: string; readonly query: URLSearchParams }

const verbs: Readonly<Record<string, string>> = { GET: 'get', HEAD: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }

const pathNotFound = (): StatusError => new StatusError(404, 'NotFound', 'the server could not find the requested resource')

export const parseRequest = (method: string, url: string, registry: Registry): Request => {
  const { pathname, searchParams: query } = new URL(url, 'https://api')
  const verb = verbs[method] ?? method.toLowerCase()
  const steps = pathname
    .split('/')
    .filter(step => step !== '')
    .map(decodeURIComponent)
  const other: Request = { kind: 'path', verb, path: pathname.replace(/(.)\/$/, '$1'), query }
  const [root, ...rest] = steps
  const [group, version, ...way] = root === 'api' ? ['', ...rest] : rest
  if ((root !== 'api' && root !== 'apis') || group === undefined || version === undefined || way.length === 0) return other
  const [first, namespace, plural] = way
  const scoped = first === 'namespaces' && plural !== undefined && !(group === '' && ['status', 'finalize'].includes(plural))
  const [resource = '', name, subresource, ...more] = scoped ? way.slice(2) : way
  const type = registry.find(group, version, resource)
  const unserved = type ? unservedSubresource(type, subresource ?? '') : method !== 'GET' && unservedKind({ group, version }, resource)
  if (unserved) throw notEmulated(unserved)
  if (!type || more.length > 0 || (scoped && !type.namespaced)) throw pathNotFound()
  if (subresource !== undefined && !type.subresources.includes(subresource)) throw pathNotFound()
  const watching = verb === 'get' && ['true', '1'].includes(query.get('watch') ?? '')
  const collection: Readonly<Record<string, string>> = { get: watching ? 'watch' : 'list', delete: 'deletecollection' }
  return {
    kind: 'resource',
    type,
    verb: name === undefined ? (collection[verb] ?? verb) : watching ? 'watch' : verb,
    query,
    ...(scoped && namespace !== undefined ? { namespace } : {}),
    ...(name === undefined ? {} : { name }),
    ...(subresource === undefined ? {} : { subresource }),
  }
}

const most = 3 * 1024 * 1024

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${most}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const mediaType = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** JSON or YAML of an object; an empty body is an empty object. */
export const parseObject = (
  body: Buffer,
  type: string,
  accepted: readonly string[] = ['application/json', 'application/yaml'],
): Record<string, unknown> => {
  if (body.length === 0) return {}
  if (type === protobufType) return decodeProtobuf(body)
  if (type !== '' && !accepted.includes(type)) throw unsupportedMedia(type, accepted)
  const value = parseAny(body, type)
  if (!isRecord(value)) throw badRequest('the body must be an object')
  return value
}

export const parseAny = (body: Buffer, type: string): unknown => {
  const text = body.toString('utf8')
  try {
    return type.endsWith('yaml') ? (parseYaml(text, { maxAliasCount: 100 }) as unknown) : (JSON.parse(text) as unknown)
  } catch (error) {
    throw badRequest(`the object provided is unrecognized (must be of type JSON or YAML): ${(error as Error).message}`)
  }
}
