/**
 * The protobuf bodies that kubectl sends without a JSON alternative (`auth can-i`, and `create` of small kinds), in their `k8s\0` envelope.
 * Numbers of the fields are those of Kubernetes' generated.proto files.
 */
import { badRequest, notEmulated } from '../api/status.ts'
import { type Scalar, type Shape, shapes } from './protobuf-shapes.ts'

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

const scalar = (value: Buffer | bigint, type: Scalar): unknown => {
  if (Buffer.isBuffer(value)) return type === 'base64' ? value.toString('base64') : value.toString('utf8')
  return type === 'boolean' ? value !== 0n : Number(BigInt.asIntN(64, value))
}

const isEmpty = (value: Buffer | bigint): boolean => (Buffer.isBuffer(value) ? value.length === 0 : value === 0n)

/** Empty strings are left out: that is how protobuf writes what is not there. A field that says something and is not known is refused. */
const decode = (bytes: Buffer, shape: Shape, where: string): Record<string, unknown> => {
  const result: Record<string, unknown> = {}
  for (const [number, values] of readMessage(bytes)) {
    const [name, type, form] = shape[number] ?? []
    if (type === 'ignored') continue
    if (name === undefined || type === undefined) {
      if (values.every(isEmpty)) continue
      throw notEmulated(`protobuf field ${number} of ${where}: send JSON (kubectl apply does)`)
    }
    const read = (value: Buffer | bigint): unknown =>
      typeof type === 'string' ? scalar(value, type) : decode(Buffer.isBuffer(value) ? value : Buffer.alloc(0), type, `${where}.${name}`)
    if (form === 'list') result[name] = values.map(read)
    else if (form === 'map') {
      const entries = values.map(value =>
        decode(Buffer.isBuffer(value) ? value : Buffer.alloc(0), { 1: ['key', 'string'], 2: ['value', type] }, `${where}.${name}`),
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

/** The object as its JSON form would be. */
export const decodeProtobuf = (body: Buffer): Record<string, unknown> => {
  if (body.subarray(0, 4).toString('latin1') !== 'k8s\0') throw badRequest('a protobuf body must begin with "k8s\\0"')
  const { type, raw } = decode(
    body.subarray(4),
    {
      1: ['type', { 1: ['apiVersion', 'string'], 2: ['kind', 'string'] }],
      2: ['raw', 'base64'],
      3: ['contentEncoding', 'ignored'],
      4: ['contentType', 'ignored'],
    },
    'Unknown',
  ) as {
    type?: { apiVersion?: string; kind?: string }
    raw?: string
  }
  const kind = type?.kind ?? ''
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
  if (!shape) throw notEmulated(`protobuf bodies of kind ${JSON.stringify(kind)}: send JSON (kubectl apply does)`)
  return { apiVersion: type?.apiVersion, kind, ...decode(Buffer.from(raw ?? '', 'base64'), shape, kind) }
}
