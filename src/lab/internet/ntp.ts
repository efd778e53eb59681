/** A time server's answer (RFC 5905, section 7.3): stratum 2, the machine's own clock. */
const secondsFrom1900To1970 = 2_208_988_800

/** 48 bytes, or undefined for what is no client request. */
export function answerNtp(request: Buffer, now: number): Buffer | undefined {
  if (request.length < 48) return undefined
  const version = ((request[0] ?? 0) >> 3) & 7
  const mode = (request[0] ?? 0) & 7
  if (mode !== 3 || version < 1 || version > 4) return undefined
  const reply = Buffer.alloc(48)
  reply[0] = (version << 3) | 4 // no leap second, server
  reply[1] = 2 // stratum
  reply[2] = request[2] ?? 6 // poll interval
  reply.writeInt8(-20, 3) // precision: a microsecond
  reply.writeUInt32BE(0x0000_0100, 4) // root delay
  reply.writeUInt32BE(0x0000_0100, 8) // root dispersion
  reply.write('LAB ', 12, 'latin1') // reference
  writeTime(reply, 16, now - 1000)
  request.copy(reply, 24, 40, 48) // origin: what the client sent as its transmit time
  writeTime(reply, 32, now)
  writeTime(reply, 40, now)
  return reply
}

function writeTime(into: Buffer, offset: number, milliseconds: number): void {
  into.writeUInt32BE((Math.floor(milliseconds / 1000) + secondsFrom1900To1970) % 2 ** 32, offset)
  into.writeUInt32BE(Math.floor(((milliseconds % 1000) / 1000) * 2 ** 32), offset + 4)
}
