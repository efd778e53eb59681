/**
 * One file out of a ZIP archive that anybody may have made. Nothing is written to disk, so no name can lead anywhere; sizes are bounded
 * before and while anything is unpacked. Format: PKWARE's APPNOTE.TXT 4.3. What artifacts never have (encryption, ZIP64, several
 * disks, other methods than stored and deflated) is refused.
 */
import { crc32, inflateRawSync } from 'node:zlib'

export class BadArchive extends Error {}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** An artifact of ours holds four files. */
const mostEntries = 64

/** The content of the file with exactly this name. */
export function unzipOne(archive: Buffer, name: string, mostBytes: number): Buffer {
  try {
    return read(archive, name, mostBytes)
  } catch (error) {
    if (error instanceof BadArchive) throw error
    // Offsets that lead out of the archive, and what zlib has to say.
    throw new BadArchive(`it is broken: ${error instanceof Error ? error.message : error}`)
  }
}

function read(archive: Buffer, name: string, mostBytes: number): Buffer {
  const bad = (message: string): never => {
    throw new BadArchive(message)
  }
  const end = endOf(archive) ?? bad('it is no ZIP archive')
  const entries = archive.readUInt16LE(end + 10)
  if (archive.readUInt16LE(end + 4) !== 0 || archive.readUInt16LE(end + 8) !== entries) bad('it is spread over several disks')
  if (entries > mostEntries) bad(`it has ${entries} entries, more than ${mostEntries}`)
  let at = archive.readUInt32LE(end + 16)
  const found: { method: number; flags: number; crc: number; packed: number; size: number; local: number }[] = []
  for (let index = 0; index < entries; index++) {
    if (archive.readUInt32LE(at) !== entrySignature) bad('its directory is broken')
    const nameLength = archive.readUInt16LE(at + 28)
    const own = archive.toString('utf8', at + 46, at + 46 + nameLength)
    if (own === name)
      found.push({
        flags: archive.readUInt16LE(at + 8),
        method: archive.readUInt16LE(at + 10),
        crc: archive.readUInt32LE(at + 16),
        packed: archive.readUInt32LE(at + 20),
        size: archive.readUInt32LE(at + 24),
        local: archive.readUInt32LE(at + 42),
      })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  const [entry, second] = found
  if (entry === undefined) return bad(`there is no ${name} in it`)
  if (second !== undefined) bad(`${name} is in it twice`)
  if (entry.flags & 1) bad(`${name} is encrypted`)
  if (entry.size > mostBytes) bad(`${name} says that it has ${entry.size} bytes, more than ${mostBytes}`)
  if (archive.readUInt32LE(entry.local) !== localSignature) bad(`${name} is not where the directory says`)
  const start = entry.local + 30 + archive.readUInt16LE(entry.local + 26) + archive.readUInt16LE(entry.local + 28)
  if (start + entry.packed > archive.length) bad(`${name} ends after the archive`)
  const packed = archive.subarray(start, start + entry.packed)
  // Whatever the directory says of its size, no more than the bound is unpacked.
  const content =
    entry.method === 0
      ? packed
      : entry.method === 8
        ? inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
        : bad(`${name} is packed by method ${entry.method}`)
  if (content.length !== entry.size || crc32(content) !== entry.crc) bad(`${name} is not what its directory says`)
  return content
}

/** Where the end record begins: it is the last thing but for a comment. */
function endOf(archive: Buffer): number | undefined {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--)
    if (archive.readUInt32LE(at) === endSignature && at + 22 + archive.readUInt16LE(at + 20) === archive.length) return at
  return undefined
}
