/**
 * From what a pod printed to the fields that our script wrote. The pod is hostile until proven otherwise: only lines that carry this run's
 * nonce, a probe that was asked, a known field and exactly as many bytes as they announce are taken; everything else is noise. A
 * field that comes twice with different content is worth nothing. The nonce keeps out whoever merely prints; a process in the pod that reads
 * our script knows it. So a pod's word is never what inspection stands on: `path.ts` holds the bytes of the flight against our root.
 */
import { fieldCaps, fileCap } from './script-fields.ts'

export type Fields = ReadonlyMap<string, Uint8Array>

export type ParsedOutput = {
  /** By probe id; `pod` for what is known of the container. */
  readonly probes: ReadonlyMap<string, Fields>
  /** Probes of which some line was damaged or contradictory: their answers must not be used. */
  readonly damaged: ReadonlySet<string>
  /** What each curl that asked several URLs at once wrote to stderr, see together.ts. */
  readonly together: readonly string[]
  /** Characters that were not ours. */
  readonly noise: number
}

/** `output` as latin1 text, so that every byte is one character. */
export function parseOutput(output: string, nonce: string, ids: readonly string[]): ParsedOutput {
  const probes = new Map<string, Map<string, Uint8Array>>([...ids, 'pod'].map(id => [id, new Map()]))
  const damaged = new Set<string>()
  const together = new Map<string, string>()
  let noise = 0
  const take = (id: string, field: string, content: Uint8Array | undefined): void => {
    const fields = probes.get(id)
    const before = fields?.get(field)
    if (content === undefined || (before !== undefined && !Buffer.from(before).equals(content))) damaged.add(id)
    else fields?.set(field, content)
  }
  for (const line of output.split('\n')) {
    if (!line.startsWith(`egress-gate ${nonce} `)) {
      noise += line.length
      continue
    }
    const [, , id = '', field = '', encoding, size, data, ...rest] = line.split(' ')
    if (id === 'end') continue
    const content = rest.length > 0 ? undefined : decode(field, encoding, size, data)
    if (id === 'files' && field === 'packed') {
      const files = content === undefined ? undefined : unpack(content)
      // Whose answers are in it cannot be told.
      if (files === undefined) for (const each of ids) damaged.add(each)
      for (const file of files ?? [])
        if (probes.has(file.id)) take(file.id, file.field, file.content)
        else noise += file.content.length
    } else if (/^many\d{1,3}$/.test(id) && field === 'text') {
      const text = Buffer.from(content ?? []).toString('latin1')
      if ((together.get(id) ?? text) === text) together.set(id, text)
      else together.set(id, '')
    } else if (probes.has(id)) take(id, field, content)
    else noise += line.length
  }
  return { probes, damaged, together: [...together.values()], noise }
}

type File = { readonly id: string; readonly field: string; readonly content: Uint8Array }

/** What `wc -c` says of files named ID.FIELD, an empty line, and the files one after the other, each cut at `fileCap`. */
function unpack(content: Uint8Array): File[] | undefined {
  const bytes = Buffer.from(content)
  const end = bytes.indexOf('\n\n')
  if (end < 0) return undefined
  const files: File[] = []
  let at = end + 2
  for (const line of bytes.toString('latin1', 0, end).split('\n')) {
    const [, digits, name = ''] = /^ *(\d{1,9}) (\S+)$/.exec(line) ?? []
    if (digits === undefined) return undefined
    if (name === 'total') continue
    const [, id, field] = /^([A-Za-z0-9]{1,20})\.([a-z]{1,8})$/.exec(name) ?? []
    if (id === undefined || field === undefined || !Object.hasOwn(fieldCaps, field)) return undefined
    const size = Math.min(Number(digits), fileCap)
    if (at + size > bytes.length) return undefined
    if (size > 0) files.push({ id, field, content: bytes.subarray(at, at + Math.min(size, fieldCaps[field] ?? 0)) })
    at += size
  }
  return at === bytes.length ? files : undefined
}

function decode(field: string, encoding: string | undefined, size: string | undefined, data: string | undefined): Uint8Array | undefined {
  const cap = Object.hasOwn(fieldCaps, field) ? fieldCaps[field] : undefined
  if (cap === undefined || size === undefined || data === undefined) return undefined
  // Curl's text is long, and counting it first would cost the pod a program; what is missing from it is asked again.
  const counted = size !== '-' || field !== 'text'
  if (counted && (!/^\d{1,9}$/.test(size) || Number(size) > cap)) return undefined
  if (encoding === 'b' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(data) : encoding !== 'h' || !/^(?:[0-9a-f]{2})*$/.test(data)) return undefined
  if (data.length > cap * 2 + 4) return undefined
  const content = Buffer.from(data, encoding === 'b' ? 'base64' : 'hex')
  return content.length === Number(size) || (!counted && content.length <= cap) ? content : undefined
}
