/**
 * The protobuf bodies that kubectl sends without a JSON alternative (`auth can-i`, `create`, `run`, `debug`), in their `k8s\0` envelope.
 * One decoder for all of them, driven by a table per message. What the tables do not know is refused by name, never dropped.
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

const bytesOf = (value: Buffer | bigint): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0))
const numberOf = (value: Buffer | bigint | undefined): number => (typeof value === 'bigint' ? Number(BigInt.asIntN(64, value)) : 0)
const textOf = (value: Buffer | bigint | undefined): string => (Buffer.isBuffer(value) ? value.toString('utf8') : '')

const scalars: Readonly<Record<Exclude<Scalar, 'ignored' | 'refused'>, (value: Buffer | bigint) => unknown>> = {
  string: textOf,
  base64: value => bytesOf(value).toString('base64'),
  int: numberOf,
  '*int': numberOf,
  bool: value => numberOf(value) !== 0,
  '*bool': value => numberOf(value) !== 0,
  quantity: value => textOf(readMessage(bytesOf(value)).get(1)?.at(-1)),
  intOrString: value => {
    const fields = readMessage(bytesOf(value))
    return numberOf(fields.get(1)?.at(-1)) === 0 ? numberOf(fields.get(2)?.at(-1)) : textOf(fields.get(3)?.at(-1))
  },
}

const isEmpty = (value: Buffer | bigint): boolean => (Buffer.isBuffer(value) ? value.length === 0 : value === 0n)

/** How protobuf writes what is not there, for the kinds of fields that cannot say so. */
const nothing: Readonly<Partial<Record<Scalar, unknown>>> = { string: '', base64: '', int: 0, bool: false, quantity: '' }

const refuse = (what: string): never => {
  throw notEmulated(`${what} in a protobuf body`)
}

const decode = (bytes: Buffer, shape: Shape, where: string): Record<string, unknown> => {
  const result: Record<string, unknown> = {}
  for (const [number, values] of readMessage(bytes)) {
    const [name, type, form] = shape[number] ?? []
    if (type === 'ignored') continue
    if (name === undefined || type === undefined) {
      if (values.every(isEmpty)) continue
      return refuse(`field ${number} of ${where}`)
    }
    if (type === 'refused') {
      // A number was meant even if it is 0; an empty text or message was not.
      if (values.every(value => Buffer.isBuffer(value) && value.length === 0)) continue
      return refuse(`${where}.${name}`)
    }
    const inner = name === '' ? where : `${where}.${name}`
    const read = (value: Buffer | bigint): unknown =>
      typeof type === 'string' ? scalars[type](value) : decode(bytesOf(value), type, inner)
    if (form === 'list') result[name] = values.map(read)
    else if (form === 'map') {
      const entries = values.map(value => decode(bytesOf(value), { 1: ['key', 'string'], 2: ['value', type] }, inner))
      result[name] = Object.fromEntries(entries.map(({ key = '', value = '' }) => [key, value]))
    } else {
      const last = values.at(-1)
      if (last === undefined) continue
      const value = read(last)
      if (name === '') Object.assign(result, value)
      else if (typeof type !== 'string' || value !== nothing[type]) result[name] = value
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
  if (!shape) throw notEmulated(`protobuf bodies of kind ${JSON.stringify(kind)}: send JSON, as kubectl apply does`)
  return { apiVersion: type?.apiVersion, kind, ...decode(Buffer.from(raw ?? '', 'base64'), shape, kind) }
}
