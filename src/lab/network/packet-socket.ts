/**
 * First packets of flows, seen as they arrive on an interface: what the kernel forwards or drops for the firewall never reaches one of its sockets,
 * and still belongs into its log; and a datagram does not tell its receiver which of its addresses it was sent to. An AF_PACKET socket (packet(7)) by way of libc; a classic BPF program keeps everything else out.
 */
import { closeSync, read } from 'node:fs'

export type Packet = {
  readonly protocol: 'tcp' | 'udp' | 'icmp'
  readonly source: string
  readonly sourcePort: number
  readonly destination: string
  readonly destinationPort: number
  /** What a datagram carries, as far as it was kept. Empty for the others. */
  readonly payload: Buffer
}

const AF_PACKET = 17
const SOCK_DGRAM = 2 // without the link-layer header: a packet begins with its IP header
const SOCK_CLOEXEC = 0o2000000
const ETH_P_IP = 0x0800 // of this kind, only what arrives is delivered, not what is sent
const SOL_SOCKET = 1
const SO_RCVTIMEO = 20
const SO_ATTACH_FILTER = 26
const protocols = { 1: 'icmp', 6: 'tcp', 17: 'udp' } as const

/** UDP, TCP with SYN and without ACK, ICMP echo requests: code, jump if true, jump if false, operand. */
const filter: readonly (readonly [number, number, number, number])[] = [
  [0x30, 0, 0, 9], // A = IP protocol
  [0x15, 9, 0, 17], // UDP: accept
  [0x15, 1, 0, 6], // TCP: look at its flags
  [0x15, 4, 8, 1], // ICMP: look at its type; else: ignore
  [0xb1, 0, 0, 0], // X = length of the IP header
  [0x50, 0, 0, 13], // A = flags
  [0x54, 0, 0, 0x12], // SYN and ACK
  [0x15, 3, 4, 0x02],
  [0xb1, 0, 0, 0],
  [0x50, 0, 0, 0], // A = ICMP type
  [0x15, 0, 1, 8],
  [0x06, 0, 0, 2048], // accept, with this many bytes at most
  [0x06, 0, 0, 0], // ignore
]

/** How long a read may sleep before it looks whether it is still wanted. */
const napMilliseconds = 250

/** Calls `onPacket` for each on an interface, or on all of them, until it is closed. Throws where such sockets are not allowed or libc cannot be called. */
export async function watchPackets(device: string | undefined, onPacket: (packet: Packet) => void): Promise<{ close(): void }> {
  const { default: koffi } = await import('koffi')
  const libc = koffi.load('libc.so.6')
  const socket = libc.func('int socket(int domain, int type, int protocol)')
  const bind = libc.func('int bind(int fd, const uint8_t *address, uint32_t length)')
  const indexOf = libc.func('uint32_t if_nametoindex(const char *name)')
  const setsockopt = libc.func('int setsockopt(int fd, int level, int name, const uint8_t *value, uint32_t length)')

  const fd = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0) // of no kind yet: nothing arrives before the filter is in place
  if (fd < 0) throw new Error(`an AF_PACKET socket is refused (errno ${koffi.errno()}; it needs CAP_NET_RAW)`)
  const check = (result: number, what: string) => {
    if (result === 0) return
    closeSync(fd)
    throw new Error(`${what} of a packet socket is refused (errno ${koffi.errno()})`)
  }
  const program = Buffer.alloc(filter.length * 8)
  for (const [at, [code, jumpTrue, jumpFalse, operand]] of filter.entries()) {
    program.writeUInt16LE(code, at * 8)
    program.writeUInt8(jumpTrue, at * 8 + 2)
    program.writeUInt8(jumpFalse, at * 8 + 3)
    program.writeUInt32LE(operand, at * 8 + 4)
  }
  const attach = Buffer.alloc(16)
  attach.writeUInt16LE(filter.length, 0)
  attach.writeBigUInt64LE(koffi.address(program), 8)
  check(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, attach, attach.length), 'the filter')
  const nap = Buffer.alloc(16)
  nap.writeBigInt64LE(BigInt(napMilliseconds * 1000), 8)
  check(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, nap, nap.length), 'the timeout')
  const address = Buffer.alloc(20) // sockaddr_ll
  address.writeUInt16LE(AF_PACKET, 0)
  address.writeUInt16BE(ETH_P_IP, 2)
  if (device !== undefined) address.writeInt32LE(indexOf(device), 4)
  check(bind(fd, address, address.length), 'the address')

  let open = true
  const buffer = Buffer.alloc(2048)
  const next = () => {
    read(fd, buffer, 0, buffer.length, null, (error, length) => {
      if (!open) return closeSync(fd)
      if (error && error.code !== 'EAGAIN' && error.code !== 'EINTR') {
        open = false
        closeSync(fd)
        return console.error(`no packets are seen any more: ${error.message}`)
      }
      const packet = error ? undefined : readPacket(buffer.subarray(0, length))
      next()
      if (packet) onPacket(packet)
    })
  }
  next()
  return {
    close() {
      open = false
    },
  }
}

const nothing = Buffer.alloc(0)

/** By the datagram's own length: the packet may be padded. A copy, for the buffer is used again. */
const payloadOf = (datagram: Buffer): Buffer =>
  datagram.length < 8 ? nothing : Buffer.from(datagram.subarray(8, Math.max(8, datagram.readUInt16BE(4))))

/** An IPv4 packet's flow. Undefined for what is too short, or a later fragment. */
export function readPacket(bytes: Buffer): Packet | undefined {
  const headerLength = ((bytes[0] ?? 0) & 0xf) * 4
  if (bytes.length < headerLength + 4 || headerLength < 20 || (bytes[0] ?? 0) >> 4 !== 4) return undefined
  const protocol = protocols[bytes[9] as keyof typeof protocols]
  if (protocol === undefined || (bytes.readUInt16BE(6) & 0x1fff) !== 0) return undefined
  const ports = protocol !== 'icmp'
  return {
    protocol,
    source: [...bytes.subarray(12, 16)].join('.'),
    sourcePort: ports ? bytes.readUInt16BE(headerLength) : 0,
    destination: [...bytes.subarray(16, 20)].join('.'),
    destinationPort: ports ? bytes.readUInt16BE(headerLength + 2) : 0,
    payload: protocol === 'udp' ? payloadOf(bytes.subarray(headerLength)) : nothing,
  }
}
