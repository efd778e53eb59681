/** ZIP archives as upload-artifact makes them, and as nobody should. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  readonly name: string
  readonly content: string | Buffer
  readonly method?: number
  readonly flags?: number
  /** What the directory says, where that is not the truth. */
  readonly size?: number
  readonly crc?: number
  readonly packed?: Buffer
}

export const zip = (
  entries: readonly ZipEntry[],
  more: { readonly count?: number; readonly disk?: number; readonly comment?: string } = {},
): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, method = 8, flags = 0x808, ...lie } of entries) {
    const bytes = Buffer.from(content)
    const packed = lie.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes)
    const label = Buffer.from(name)
    // Sizes stand behind the data and in the directory: the archive is written while it is read.
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(lie.crc ?? crc32(bytes), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(lie.size ?? bytes.length, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, label, packed)
    directory.push(entry, label)
    at += local.length + label.length + packed.length
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0)
  const comment = Buffer.from(more.comment ?? '')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(more.disk ?? 0, 4)
  end.writeUInt16LE(more.count ?? entries.length, 8)
  end.writeUInt16LE(more.count ?? entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...parts, ...directory, end, comment])
}
