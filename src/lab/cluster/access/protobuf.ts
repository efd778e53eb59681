/**
 * The protobuf bodies that kubectl sends without a JSON alternative (`auth can-i`, and `create` of small kinds), in their `k8s\0` envelope.
 * Numbers of the fields are those of Kubernetes' generated.proto files.
 */
import { badRequest, notEmulated } from '../api/status.ts'

export const protobufType = 'application/vnd.kubernetes.protobuf'

type Fields = Map<number, (Buffer | bigint)[]>

/** Wire types 0 (varint), 1 (64 bit), 2 (bytes) and 5 (32 bit). */
export const readMessage = (bytes: Buffer): Fields => {
  const fields: Fields = new Map()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at]
      at += 1
      if (byte === undefined) throw badRequest('the protobuf message ends too early')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw badRequest('a protobuf number is too long')
  }
  const take = (length: number): Buffer => {
    if (length > bytes.length - at) throw badRequest('the protobuf message ends too early')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = varint()
    const wire = Number(tag & 7n)
    if (![0, 1, 2, 5].includes(wire)) throw badRequest(`protobuf wire type ${wire} is not known`)
    const value = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()))
    const field = Number(tag >> 3n)
    fields.set(field, [...(fields.get(field) ?? []), value])
  }
  return fields
}

type Scalar = 'string' | 'base64' | 'number' | 'boolean'
type Shape = { readonly [field: number]: readonly [name: string, type: Scalar | Shape, form?: 'list' | 'map'] }

const scalar = (value: Buffer | bigint, type: Scalar): unknown => {
  if (Buffer.isBuffer(value)) return type === 'base64' ? value.toString('base64') : value.toString('utf8')
  return type === 'boolean' ? value !== 0n : Number(BigInt.asIntN(64, value))
}

/** Fields that the shape does not name are left out, empty strings too: that is how protobuf writes what is not there. */
const decode = (bytes: Buffer, shape: Shape): Record<string, unknown> => {
  const result: Record<string, unknown> = {}
  for (const [number, values] of readMessage(bytes)) {
    const [name, type, form] = shape[number] ?? []
    if (name === undefined || type === undefined) continue
    const read = (value: Buffer | bigint): unknown =>
      typeof type === 'string' ? scalar(value, type) : decode(Buffer.isBuffer(value) ? value : Buffer.alloc(0), type)
    if (form === 'list') result[name] = values.map(read)
    else if (form === 'map') {
      const entries = values.map(value =>
        decode(Buffer.isBuffer(value) ? value : Buffer.alloc(0), { 1: ['key', 'string'], 2: ['value', type] }),
      )
      result[name] = Object.fromEntries(entries.map(({ key = '', value = '' }) => [key, value]))
    } else {
      const last = values.at(-1)
      const value = last === undefined ? '' : read(last)
      if (value !== '') result[name] = value
    }
  }
  return result
}

const metadata: Shape = {
  1: ['name', 'string'],
  2: ['generateName', 'string'],
  3: ['namespace', 'string'],
  11: ['labels', 'string', 'map'],
  12: ['annotations', 'string', 'map'],
}
const rule: Shape = {
  1: ['verbs', 'string', 'list'],
  2: ['apiGroups', 'string', 'list'],
  3: ['resources', 'string', 'list'],
  4: ['resourceNames', 'string', 'list'],
  5: ['nonResourceURLs', 'string', 'list'],
}
const subject: Shape = { 1: ['kind', 'string'], 2: ['apiGroup', 'string'], 3: ['name', 'string'], 4: ['namespace', 'string'] }
const role: Shape = { 1: ['metadata', metadata], 2: ['rules', rule, 'list'] }
const binding: Shape = {
  1: ['metadata', metadata],
  2: ['subjects', subject, 'list'],
  3: ['roleRef', { 1: ['apiGroup', 'string'], 2: ['kind', 'string'], 3: ['name', 'string'] }],
}
const resourceAttributes: Shape = {
  1: ['namespace', 'string'],
  2: ['verb', 'string'],
  3: ['group', 'string'],
  4: ['version', 'string'],
  5: ['resource', 'string'],
  6: ['subresource', 'string'],
  7: ['name', 'string'],
}

const shapes: Readonly<Record<string, Shape>> = {
  SelfSubjectAccessReview: {
    1: ['metadata', metadata],
    2: [
      'spec',
      { 1: ['resourceAttributes', resourceAttributes], 2: ['nonResourceAttributes', { 1: ['path', 'string'], 2: ['verb', 'string'] }] },
    ],
  },
  SelfSubjectRulesReview: { 2: ['spec', { 1: ['namespace', 'string'] }] },
  SelfSubjectReview: {},
  TokenRequest: { 1: ['metadata', metadata], 2: ['spec', { 1: ['audiences', 'string', 'list'], 4: ['expirationSeconds', 'number'] }] },
  Namespace: { 1: ['metadata', metadata] },
  ServiceAccount: { 1: ['metadata', metadata], 4: ['automountServiceAccountToken', 'boolean'] },
  Secret: {
    1: ['metadata', metadata],
    2: ['data', 'base64', 'map'],
    3: ['type', 'string'],
    4: ['stringData', 'string', 'map'],
    5: ['immutable', 'boolean'],
  },
  ConfigMap: { 1: ['metadata', metadata], 2: ['data', 'string', 'map'], 3: ['binaryData', 'base64', 'map'], 4: ['immutable', 'boolean'] },
  Role: role,
  ClusterRole: role,
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  DeleteOptions: { 1: ['gracePeriodSeconds', 'number'], 4: ['propagationPolicy', 'string'] },
}

/** The object as its JSON form would be. */
export const decodeProtobuf = (body: Buffer): Record<string, unknown> => {
  if (body.subarray(0, 4).toString('latin1') !== 'k8s\0') throw badRequest('a protobuf body must begin with "k8s\\0"')
  const { type, raw } = decode(body.subarray(4), {
    1: ['type', { 1: ['apiVersion', 'string'], 2: ['kind', 'string'] }],
    2: ['raw', 'base64'],
  }) as {
    type?: { apiVersion?: string; kind?: string }
    raw?: string
  }
  const kind = type?.kind ?? ''
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
  if (!shape) throw notEmulated(`protobuf bodies of kind ${JSON.stringify(kind)}: send JSON`)
  return { apiVersion: type?.apiVersion, kind, ...decode(Buffer.from(raw ?? '', 'base64'), shape) }
}
