/** The one protobuf message that kubectl sends without a JSON alternative (`auth can-i`): SelfSubjectAccessReview in its `k8s\0` envelope. */
import { badRequest } from '../api/status.ts'

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

const bytesOf = (fields: Fields, field: number): Buffer | undefined => {
  const value = fields.get(field)?.at(-1)
  return Buffer.isBuffer(value) ? value : undefined
}

const strings = (fields: Fields, names: Readonly<Record<number, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([field, name]) => [name, bytesOf(fields, Number(field))?.toString('utf8') ?? '']))

/** Numbers of the fields: k8s.io/api/authorization/v1/generated.proto. */
const resourceAttributes = { 1: 'namespace', 2: 'verb', 3: 'group', 4: 'version', 5: 'resource', 6: 'subresource', 7: 'name' }

/** The review as its JSON form would be. */
export const decodeAccessReview = (body: Buffer): { apiVersion: string; kind: string; spec: Record<string, unknown> } => {
  if (body.subarray(0, 4).toString('latin1') !== 'k8s\0') throw badRequest('a protobuf body must begin with "k8s\\0"')
  const unknown = readMessage(body.subarray(4))
  const { apiVersion = '', kind = '' } = strings(readMessage(bytesOf(unknown, 1) ?? Buffer.alloc(0)), { 1: 'apiVersion', 2: 'kind' })
  const review = readMessage(bytesOf(unknown, 2) ?? Buffer.alloc(0))
  const spec = readMessage(bytesOf(review, 2) ?? Buffer.alloc(0))
  const resource = bytesOf(spec, 1)
  const path = bytesOf(spec, 2)
  return {
    apiVersion,
    kind,
    spec: {
      ...(resource ? { resourceAttributes: strings(readMessage(resource), resourceAttributes) } : {}),
      ...(path ? { nonResourceAttributes: strings(readMessage(path), { 1: 'path', 2: 'verb' }) } : {}),
    },
  }
}
