/**
 * DER (X.690), as little of it as certificates and PKCS#12 need: elements are read one at a time over the original bytes, so that signed
 * parts stay byte for byte what was signed, and nothing is built or recursed into that nobody asked for. Reading is strict; the only
 * leniency is `ber`, for the indefinite lengths and cut-up strings that some PKCS#12 writers still produce.
 */

/** One element: `tag` is the whole identifier octet, `content` what is inside, `raw` the element with its header. */
export type Element = { readonly tag: number; readonly content: Uint8Array; readonly raw: Uint8Array }

/** What is wrong with the bytes. The only error that reading throws. */
export class DerError extends Error {}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Context-specific tag `[n]`, constructed unless said otherwise. */
export const context = (n: number, kind: 'constructed' | 'primitive' = 'constructed'): number => (kind === 'constructed' ? 0xa0 : 0x80) | n

/** The elements of `bytes`, which must consist of nothing else. */
export function readElements(bytes: Uint8Array, encoding: 'der' | 'ber' = 'der'): Element[] {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const element = readAt(bytes, at, encoding, 0)
    elements.push(element)
    at += element.raw.length
  }
  return elements
}

/** The single element that `bytes` must be. */
export function readElement(bytes: Uint8Array, encoding: 'der' | 'ber' = 'der'): Element {
  const element = readAt(bytes, 0, encoding, 0)
  if (element.raw.length !== bytes.length) throw new DerError(`${bytes.length - element.raw.length} bytes follow its end`)
  return element
}

function readAt(bytes: Uint8Array, start: number, encoding: 'der' | 'ber', depth: number): Element {
  const tag = byteAt(bytes, start)
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag number above 30, which no certificate has')
  const first = byteAt(bytes, start + 1)
  if (first === 0x80 && encoding === 'ber') return readIndefinite(bytes, start, tag, depth)
  let at = start + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) throw new DerError('a length that DER does not allow')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + byteAt(bytes, at++)
    if (encoding === 'der' && (length < 0x80 || length < 256 ** (count - 1)))
      throw new DerError('a length that is not written the shortest way')
  }
  if (at + length > bytes.length) throw new DerError('it ends in the middle of an element')
  return { tag, content: bytes.subarray(at, at + length), raw: bytes.subarray(start, at + length) }
}

function readIndefinite(bytes: Uint8Array, start: number, tag: number, depth: number): Element {
  if ((tag & 0x20) === 0 || depth > 16) throw new DerError('an indefinite length where none can be')
  let at = start + 2
  while (byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0) at += readAt(bytes, at, 'ber', depth + 1).raw.length
  return { tag, content: bytes.subarray(start + 2, at), raw: bytes.subarray(start, at + 2) }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new DerError('it ends in the middle of an element')
  return byte
}

/** Throws unless the element is there and has this tag; `what` names it for people. */
export function expectTag(element: Element | undefined, tag: number, what: string): Element {
  if (element === undefined) throw new DerError(`${what} is missing`)
  if (element.tag !== tag) throw new DerError(`${what} has the tag 0x${element.tag.toString(16)} in place of 0x${tag.toString(16)}`)
  return element
}

/** Dotted text of an object identifier; its hex where a part is too large for a number, which none that we know is. */
export function readOid(element: Element | undefined): string {
  const { content } = expectTag(element, tags.oid, 'an object identifier')
  if (content.length === 0 || content.length > 64 || byteAt(content, content.length - 1) >= 0x80)
    throw new DerError('a broken object identifier')
  let text = ''
  let arc = 0
  for (const byte of content) {
    if (arc >= 2 ** 46) return `#${Buffer.from(content).toString('hex')}`
    arc = arc * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    // The first number holds the first two parts.
    const root = Math.min(2, Math.floor(arc / 40))
    text += text === '' ? `${root}.${arc - root * 40}` : `.${arc}`
    arc = 0
  }
  return text
}

/** A non-negative integer small enough to count with. */
export function readCount(element: Element | undefined, what: string): number {
  const { content } = expectTag(element, tags.integer, what)
  if (content.length === 0 || content.length > 5 || byteAt(content, 0) >= 0x80) throw new DerError(`${what} is not a small number`)
  return content.reduce((value, byte) => value * 256 + byte, 0)
}

export function readBoolean(element: Element): boolean {
  const { content } = expectTag(element, tags.boolean, 'a boolean')
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerError('a boolean that is neither true nor false')
  return content[0] === 0xff
}

/** The bytes of a bit string that has no stray bits at its end. */
export function readBits(element: Element | undefined, what: string): Uint8Array {
  const { content } = expectTag(element, tags.bitString, what)
  if (content[0] !== 0) throw new DerError(`${what} does not end at a whole byte`)
  return content.subarray(1)
}

// ---- writing

/** One element: tag, length, and these contents one after the other. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : length < 0x10000
          ? [tag, 0x82, length >> 8, length & 0xff]
          : [tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]
  const out = new Uint8Array(header.length + length)
  out.set(header)
  let at = header.length
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** SEQUENCE of these elements. */
export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => encode(tags.sequence, ...parts)
/** OCTET STRING. */
export const octets = (...parts: readonly Uint8Array[]): Uint8Array => encode(tags.octetString, ...parts)
export const text = (tag: number, value: string): Uint8Array => encode(tag, Buffer.from(value, tag === tags.utf8String ? 'utf8' : 'latin1'))
export const trueValue: Uint8Array = Uint8Array.of(tags.boolean, 1, 0xff)
export const nullValue: Uint8Array = Uint8Array.of(tags.null, 0)

/** `bytes` as a positive big-endian number: leading zeros go, and one comes where the sign bit would be set. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const digits = bytes.subarray(start)
  return (digits[0] ?? 0) >= 0x80 || digits.length === 0 ? encode(tags.integer, Uint8Array.of(0), digits) : encode(tags.integer, digits)
}

export function count(value: number): Uint8Array {
  return integer(Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff))
}

/** BIT STRING; `unused` bits at its end do not count. */
export function bits(bytes: Uint8Array, unused = 0): Uint8Array {
  return encode(tags.bitString, Uint8Array.of(unused), bytes)
}

/** Kept, for the same few are written again and again. Not for identifiers from outside. */
export function oid(dotted: string): Uint8Array {
  const kept = oids.get(dotted)
  if (kept !== undefined) return kept
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [root * 40 + second, ...rest].flatMap(arc => {
    const digits = [arc % 128]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) | 0x80)
    return digits
  })
  const encoded = encode(tags.oid, Uint8Array.from(bytes))
  oids.set(dotted, encoded)
  return encoded
}
const oids = new Map<string, Uint8Array>()

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds. */
export function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050 ? text(tags.utcTime, digits.slice(2)) : text(tags.generalizedTime, digits)
}
