/** The first flight of a TLS client, read without answering it (RFC 8446 4.1.2, RFC 6066 3). Hostile until parsed. */

export type ClientHello =
  | { readonly state: 'incomplete' }
  /** `serverName` is lower case; absent where the client names no server. */
  | { readonly state: 'complete'; readonly serverName?: string }
  | { readonly state: 'malformed'; readonly because: string }

/** A ClientHello with post-quantum key shares has about 2 KB; nobody needs more than this. */
export const mostHelloBytes = 64 * 1024

const record = { handshake: 22, headerBytes: 5, mostPayload: 16_384 }
const handshake = { clientHello: 1, headerBytes: 4 }
const serverNameExtension = 0
const hostName = 0

/** Reads what has arrived so far: one or more TLS records, which may cut the message anywhere. */
export function readClientHello(bytes: Uint8Array): ClientHello {
  const message = reassemble(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('state' in message) return message
  try {
    const serverName = readServerName(reader(message.body))
    return { state: 'complete', ...(serverName === undefined ? {} : { serverName }) }
  } catch (error) {
    return malformed(error instanceof RangeError ? error.message : String(error))
  }
}

const malformed = (because: string): ClientHello => ({ state: 'malformed', because })

/** The handshake message's body, put together from the records that carry it. */
function reassemble(bytes: Buffer): ClientHello | { readonly body: Buffer } {
  const parts: Buffer[] = []
  let have = 0
  let need: number | undefined
  for (let at = 0; at + record.headerBytes <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 3)
    if (bytes[at] !== record.handshake || bytes[at + 1] !== 3) return malformed('it does not begin with TLS handshake records')
    if (length === 0 || length > record.mostPayload) return malformed(`a record of ${length} bytes`)
    const payload = bytes.subarray(at + record.headerBytes, at + record.headerBytes + length)
    parts.push(payload)
    have += payload.length
    at += record.headerBytes + length
    if (need === undefined && have >= handshake.headerBytes) {
      const head = Buffer.concat(parts)
      if (head[0] !== handshake.clientHello) return malformed(`a handshake message of type ${head[0]} in place of a ClientHello`)
      need = handshake.headerBytes + head.readUIntBE(1, 3)
      if (need > mostHelloBytes) return malformed(`a ClientHello of ${need} bytes`)
    }
    if (need !== undefined && have >= need) return { body: Buffer.concat(parts).subarray(handshake.headerBytes, need) }
  }
  return bytes.length >= 2 * mostHelloBytes ? malformed('a ClientHello without end') : { state: 'incomplete' }
}

function readServerName(hello: Reader): string | undefined {
  hello.skip(2 + 32) // version, random
  hello.block(1) // session id
  hello.block(2) // cipher suites
  hello.block(1) // compression methods
  if (hello.left() === 0) return undefined
  const extensions = hello.block(2)
  let found: string | undefined
  let seen = false
  while (extensions.left() > 0) {
    const type = extensions.number(2)
    const content = extensions.block(2)
    if (type !== serverNameExtension) continue
    if (seen) throw new RangeError('two server_name extensions')
    seen = true
    found = readHostName(content.block(2))
  }
  return found
}

function readHostName(names: Reader): string | undefined {
  let found: string | undefined
  while (names.left() > 0) {
    const type = names.number(1)
    const name = names.block(2).text()
    if (type !== hostName) continue
    if (found !== undefined) throw new RangeError('two host names in server_name')
    if (!/^[A-Za-z0-9._-]{1,253}$/.test(name)) throw new RangeError('a server_name that is no host name')
    found = name.toLowerCase()
  }
  return found
}

type Reader = { skip(count: number): void; number(bytes: 1 | 2): number; block(lengthBytes: 1 | 2): Reader; left(): number; text(): string }

function reader(bytes: Buffer): Reader {
  let at = 0
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) throw new RangeError('a length that points past the end')
    at += count
    return bytes.subarray(at - count, at)
  }
  const number = (size: 1 | 2): number => take(size).readUIntBE(0, size)
  return {
    skip: count => void take(count),
    number,
    block: size => reader(take(number(size))),
    left: () => bytes.length - at,
    text: () => bytes.toString('latin1'),
  }
}
