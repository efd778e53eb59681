/** The API server's door: who asks, may they, what for; every fault leaves as a Status. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { protobufType } from '../access/protobuf.ts'
import { type Attributes, denied, isAllowed } from '../access/rbac.ts'
import { review } from '../access/reviews.ts'
import { type Authenticator, authenticate, type User } from '../access/users.ts'
import { type Body, serveObjects } from './crud.ts'
import { aggregated, aggregatedType, apiGroups, apiResources, apiVersions, oneGroup, version, wantsAggregated } from './discovery.ts'
import { validateFields } from './field-validation.ts'
import { watch } from './list-watch.ts'
import type { ObjectApi } from './objects.ts'
import { openApiOf, openApiRoot } from './openapi.ts'
import { mediaType, parseAny, parseObject, parseRequest, type Request, type ResourceRequest, readBody } from './request.ts'
import type { Registry } from './resources.ts'
import { notEmulated, type Status, StatusError } from './status.ts'
import { toTable, wantsTable } from './table.ts'

export type ApiServer = {
  handle(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export type ServerParts = {
  readonly api: ObjectApi
  readonly registry: Registry
  readonly authenticators: readonly Authenticator[]
  readonly onRefusal: (text: string) => void
  /** Tokens for a service account; `pods/log`, `exec` and `attach`: what only the kubelet can answer. */
  readonly tokenRequest: (request: ResourceRequest, body: Record<string, unknown>) => unknown
  readonly log: (request: ResourceRequest, response: ServerResponse) => Promise<void>
  readonly session: (request: ResourceRequest, incoming: IncomingMessage, socket: Duplex, head: Buffer) => void
}

const attributesOf = (request: Request): Attributes => {
  if (request.kind === 'path') return { kind: 'path', verb: request.verb, path: request.path }
  const { type, verb, subresource, namespace, name } = request
  return {
    kind: 'resource',
    verb,
    group: type.group,
    resource: type.plural,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  }
}

/** kubectl tunnels SPDY through a WebSocket for this; nothing in a lab run needs it. */
const noPortForward = (): StatusError =>
  notEmulated('port forwarding (pods/portforward): run the client in a pod instead, with kubectl exec or debug')

const unauthorized = (): StatusError => new StatusError(401, 'Unauthorized', 'Unauthorized')

export const statusOf = (error: unknown): Status => {
  if (error instanceof StatusError) return error.status
  return new StatusError(500, 'InternalError', `Internal error occurred: ${(error as Error)?.stack ?? String(error)}`).status
}

export const createApiServer = (parts: ServerParts): ApiServer => {
  const { api, registry } = parts

  const admitted = (incoming: IncomingMessage): { request: Request; user: User } => {
    const user = authenticate(incoming.headers.authorization, parts.authenticators)
    if (!user) throw unauthorized()
    const request = parseRequest(incoming.method ?? 'GET', incoming.url ?? '/', registry)
    const attributes = attributesOf(request)
    if (!isAllowed(api.store, user, attributes).allowed) throw denied(user, attributes)
    return { request, user }
  }

  const servePath = (request: Request & { kind: 'path' }, accept: string): { object: unknown; type?: string } | { text: string } => {
    const { path } = request
    const steps = path.split('/').filter(step => step !== '')
    if (['/healthz', '/livez', '/readyz'].includes(path)) return { text: 'ok' }
    if (path === '/version') return { object: version }
    if (path === '/openapi/v3') return { object: openApiRoot(registry) }
    if (path.startsWith('/openapi/v3/')) return { object: openApiOf(registry, steps.slice(2).join('/')) }
    if (path === '/api' || path === '/apis') {
      if (wantsAggregated(accept)) return { object: aggregated(registry, path === '/api'), type: aggregatedType }
      return { object: path === '/api' ? apiVersions() : apiGroups(registry) }
    }
    if (steps[0] === 'api' && steps.length === 2) return { object: apiResources(registry, '', steps[1] ?? '') }
    if (steps[0] === 'apis' && steps.length === 2) return { object: oneGroup(registry, steps[1] ?? '') }
    if (steps[0] === 'apis' && steps.length === 3) return { object: apiResources(registry, steps[1] ?? '', steps[2] ?? '') }
    return { object: undefined }
  }

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const accept = incoming.headers.accept ?? ''
    const { request, user } = admitted(incoming)
    if (request.kind === 'path') {
      const answer = servePath(request, accept)
      if ('text' in answer) response.writeHead(200, { 'content-type': 'text/plain' }).end(answer.text)
      else if (answer.object === undefined) throw new StatusError(404, 'NotFound', 'the server could not find the requested resource')
      else writeJson(response, 200, answer.object, answer.type)
      return
    }
    const { type, verb, subresource } = request
    if (type.verbs.length === 1) {
      const asked = parseObject(await readBody(incoming), mediaType(incoming))
      if (verb !== 'create')
        throw new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource')
      return writeJson(response, 201, review(type, asked, user, api.store, parts.authenticators))
    }
    if (verb === 'watch') return watch(api.store, request, accept, response)
    if (subresource === 'log') return parts.log(request, response)
    if (subresource === 'portforward') throw noPortForward()
    if (subresource === 'exec' || subresource === 'attach') throw new StatusError(400, 'BadRequest', 'Upgrade request required')
    const body: Body = { bytes: await readBody(incoming), type: mediaType(incoming), userAgent: incoming.headers['user-agent'] ?? '' }
    if (subresource === 'token') return writeJson(response, 201, parts.tokenRequest(request, parseObject(body.bytes, body.type)))
    const written = ['create', 'update'].includes(verb) || (verb === 'patch' && body.type === 'application/apply-patch+yaml')
    if (written && subresource === undefined && body.bytes.length > 0 && body.type !== protobufType) {
      const warnings = await validateFields(type, parseAny(body.bytes, body.type), request.query.get('fieldValidation'))
      if (warnings.length > 0)
        response.setHeader(
          'warning',
          warnings.map(text => `299 - ${JSON.stringify(text)}`),
        )
    }
    const answer = serveObjects(api, request, body, accept)
    const asTable = verb === 'get' && wantsTable(accept) && subresource === undefined
    const object = answer.object as { metadata: { resourceVersion: string } }
    writeJson(
      response,
      answer.code,
      asTable
        ? toTable(type, [answer.object as never], { resourceVersion: object.metadata.resourceVersion }, request.query.get('includeObject'))
        : answer.object,
    )
  }

  /** What is not emulated, and what nobody planned. */
  const note = (incoming: IncomingMessage, status: Status, error: unknown): void => {
    if (status.code === 501 || !(error instanceof StatusError))
      parts.onRefusal(`Kubernetes ${incoming.method} ${incoming.url}: ${status.message}`)
  }

  return {
    handle: (incoming, response) => {
      // A client that has gone ends its own request and nothing else.
      response.on('error', () => response.destroy())
      serve(incoming, response).catch((error: unknown) => {
        const status = statusOf(error)
        note(incoming, status, error)
        if (!response.headersSent) writeJson(response, status.code ?? 500, status)
        else response.destroy()
      })
    },
    upgrade: (incoming, socket, head) => {
      // Node hands the socket over; whether something still listens for its errors is not ours to know.
      socket.on('error', () => socket.destroy())
      try {
        const { request } = admitted(incoming)
        if (request.kind === 'resource' && request.subresource === 'portforward') throw noPortForward()
        if (request.kind !== 'resource' || (request.subresource !== 'exec' && request.subresource !== 'attach')) {
          throw new StatusError(400, 'BadRequest', 'this path does not upgrade')
        }
        parts.session(request, incoming, socket, head)
      } catch (error) {
        const status = statusOf(error)
        note(incoming, status, error)
        refuseUpgrade(socket, status)
      }
    },
  }
}

export const writeJson = (response: ServerResponse, code: number, value: unknown, type = 'application/json'): void => {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`)
  response.writeHead(code, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-cache, private' }).end(bytes)
}

/** An upgrade that is not granted gets an ordinary answer, written by hand: there is no response object. */
export const refuseUpgrade = (socket: Duplex, status: Status): void => {
  const body = JSON.stringify(status)
  const head = `HTTP/1.1 ${status.code ?? 500} ${status.reason ?? 'Error'}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`
  socket.end(head + body)
}
