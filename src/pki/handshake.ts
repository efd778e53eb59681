/**
 * The beginning of a TLS 1.2 handshake, made and read here: bytes that go out of a container unchanged and come back unchanged. The server
 * signs our random together with its key exchange (RFC 5246 7.4.3, RFC 8422 5.4), with the key of the certificate that it shows; so the
 * answer proves that whoever holds that key was asked after the random was chosen. Nothing that was recorded before can do that.
 */
import { constants, createPublicKey, verify, X509Certificate } from 'node:crypto'

/** Of the answer; a flight of three certificates with RSA 4096 has about 6,000. */
export const longestAnswer = 65_536

const two = (value: number): number[] => [value >> 8, value & 255]
const sized = (bytes: readonly number[], width = 2): number[] => [
  ...Array.from({ length: width }, (_, at) => (bytes.length >> (8 * (width - 1 - at))) & 255),
  ...bytes,
]

const ciphers = [0xc030, 0xc02f, 0xc02c, 0xc02b, 0xcca8, 0xcca9]
const groups = [0x001d, 0x0017, 0x0018]
/** By their TLS numbers: what to hash with, and how RSA is padded. */
const schemes: Readonly<Record<number, { readonly hash: string; readonly pss?: true }>> = {
  1027: { hash: 'sha256' },
  1283: { hash: 'sha384' },
  2052: { hash: 'sha256', pss: true },
  2053: { hash: 'sha384', pss: true },
  1025: { hash: 'sha256' },
  1281: { hash: 'sha384' },
  1537: { hash: 'sha512' },
}

/** A ClientHello for TLS 1.2 with an ephemeral key exchange. `host`: the name to ask for; `random`: 32 bytes. */
export function clientHello(host: string, random: Uint8Array): Uint8Array {
  const extension = (type: number, body: readonly number[]): number[] => [...two(type), ...sized(body)]
  const extensions = [
    ...extension(0, sized([0, ...sized([...Buffer.from(host, 'latin1')])])),
    ...extension(11, sized([0], 1)),
    ...extension(10, sized(groups.flatMap(two))),
    ...extension(13, sized(Object.keys(schemes).flatMap(each => two(Number(each))))),
    ...extension(23, []),
    ...extension(0xff01, [0]),
  ]
  const body = [3, 3, ...random, 0, ...sized(ciphers.flatMap(two)), 1, 0, ...sized(extensions)]
  return Uint8Array.from([22, 3, 1, ...sized([1, ...sized(body, 3)])])
}

export type Answered =
  /** The flight as it came over the wire, leaf first, whose key signed the random. */
  | { readonly ok: true; readonly flight: readonly Uint8Array[] }
  /** `incomplete`: nothing that came back says otherwise; it is only not enough. */
  | { readonly ok: false; readonly because: string; readonly incomplete?: true }

const incomplete = (because: string): Answered => ({ ok: false, because, incomplete: true })
const refuse = (because: string): Answered => ({ ok: false, because })

/** Reads what came back, up to where the server waits for us. Hostile input: never throws, always bounded. */
export function readServerFlight(answer: Uint8Array, random: Uint8Array): Answered {
  const messages = handshakeOf(Buffer.from(answer.subarray(0, longestAnswer)))
  const hello = messages.find(({ type }) => type === 2)?.body
  if (answer.length === 0) return incomplete('nothing came back')
  if (hello === undefined || hello.length < 34) return refuse(whatElse(answer))
  if (hello.readUInt16BE(0) !== 0x0303) return refuse('it speaks another protocol than TLS 1.2')
  const flight = certificatesOf(messages.find(({ type }) => type === 11)?.body)
  const exchange = messages.find(({ type }) => type === 12)?.body
  const [leaf] = flight ?? []
  if (flight === undefined || leaf === undefined || exchange === undefined)
    return incomplete('its answer was cut off before the key exchange')
  // A named curve, the public key on it, the scheme, the signature.
  const end = 4 + (exchange[3] ?? 0)
  if (exchange[0] !== 3 || exchange.length < end + 4) return refuse('its key exchange cannot be read')
  const scheme = schemes[exchange.readUInt16BE(end)]
  const signature = exchange.subarray(end + 4)
  if (scheme === undefined || signature.length !== exchange.readUInt16BE(end + 2)) return refuse('its signature cannot be read')
  const signed = Buffer.concat([random, hello.subarray(2, 34), exchange.subarray(0, end)])
  try {
    const key = createPublicKey(new X509Certificate(leaf).publicKey.export({ type: 'spki', format: 'pem' }))
    const padding = scheme.pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}
    if (verify(scheme.hash, signed, { key, ...padding }, signature)) return { ok: true, flight }
  } catch {
    // No such key, or not one of this scheme.
  }
  return refuse('what it signed is not the random that was sent: it is the answer to another question')
}

type Message = { readonly type: number; readonly body: Buffer }

/** The handshake messages in the records, as far as they are whole. */
function handshakeOf(bytes: Buffer): Message[] {
  const parts: Buffer[] = []
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 22; ) {
    const size = bytes.readUInt16BE(at + 3)
    parts.push(bytes.subarray(at + 5, at + 5 + size))
    at += 5 + size
  }
  const text = Buffer.concat(parts)
  const messages: Message[] = []
  for (let at = 0; at + 4 <= text.length && messages.length < 10; ) {
    const size = text.readUIntBE(at + 1, 3)
    if (at + 4 + size > text.length) break
    messages.push({ type: text[at] as number, body: text.subarray(at + 4, at + 4 + size) })
    at += 4 + size
  }
  return messages
}

function certificatesOf(body: Buffer | undefined): Uint8Array[] | undefined {
  if (body === undefined || body.length < 3 || body.readUIntBE(0, 3) !== body.length - 3) return undefined
  const all: Uint8Array[] = []
  for (let at = 3; at < body.length; ) {
    if (at + 3 > body.length || all.length >= 20) return undefined
    const size = body.readUIntBE(at, 3)
    if (at + 3 + size > body.length) return undefined
    all.push(body.subarray(at + 3, at + 3 + size))
    at += 3 + size
  }
  return all
}

const whatElse = (answer: Uint8Array): string =>
  answer[0] === 21 ? `it answered with a TLS alert (${answer[6] ?? '?'})` : 'what came back is no beginning of a TLS handshake'
