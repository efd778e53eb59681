/**
 * From what a pod printed to the fields that our script wrote. The pod is hostile until proven otherwise: only lines that carry this run's
 * nonce, a probe that was asked, a known field and exactly as many bytes as they announce are taken; everything else is noise. A
 * field that comes twice with different content is worth nothing. The nonce keeps out whoever merely prints; a process in the pod that reads
 * our script knows it. So a pod's word is never what inspection stands on: `path.ts` holds the bytes of the flight against our root.
 */
import { fieldCaps } from './script.ts'

export type Fields = ReadonlyMap<string, Uint8Array>

export type ParsedOutput = {
  /** By probe id; `pod` for what is known of the container. */
  readonly probes: ReadonlyMap<string, Fields>
  /** Probes of which some line was damaged or contradictory: their answers must not be used. */
  readonly damaged: ReadonlySet<string>
  /** Characters that were not ours. */
  readonly noise: number
}

/** `output` as latin1 text, so that every byte is one character. */
export function parseOutput(output: string, nonce: string, ids: readonly string[]): ParsedOutput {
  const probes = new Map<string, Map<string, Uint8Array>>([...ids, 'pod'].map(id => [id, new Map()]))
  const damaged = new Set<string>()
  let noise = 0
  for (const line of output.split('\n')) {
    if (!line.startsWith(`egress-gate ${nonce} `)) {
      noise += line.length
      continue
    }
    const [, , id = '', field = '', encoding, size, data, ...rest] = line.split(' ')
    if (id === 'end') continue
    const fields = probes.get(id)
    if (fields === undefined) {
      noise += line.length
      continue
    }
    const content = rest.length > 0 ? undefined : decode(field, encoding, size, data)
    const before = fields.get(field)
    if (content === undefined || (before !== undefined && !Buffer.from(before).equals(content))) damaged.add(id)
    else fields.set(field, content)
  }
  return { probes, damaged, noise }
}

function decode(field: string, encoding: string | undefined, size: string | undefined, data: string | undefined): Uint8Array | undefined {
  const cap = Object.hasOwn(fieldCaps, field) ? fieldCaps[field] : undefined
  if (cap === undefined || size === undefined || data === undefined || !/^\d{1,7}$/.test(size) || Number(size) > cap) return undefined
  if (encoding === 'b' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(data) : encoding !== 'h' || !/^(?:[0-9a-f]{2})*$/.test(data)) return undefined
  if (data.length > cap * 2 + 4) return undefined
  const content = Buffer.from(data, encoding === 'b' ? 'base64' : 'hex')
  return content.length === Number(size) ? content : undefined
}
