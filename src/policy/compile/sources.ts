import { blocksOf } from '../addresses.ts'
import type { Block } from '../intervals.ts'

/** Sets of IPv4 addresses, each kept once: hundreds of rules share a few lists of sources. */
export type AddressSets = {
  /** The number of the set that a list of addresses, prefixes, ranges and `*` covers. */
  readonly add: (texts: readonly string[]) => number
  readonly has: (set: number, address: number) => boolean
}

/** The set that covers every address. */
export const EVERYWHERE = 0

export function addressSets(): AddressSets {
  const byText = new Map<string, number>()
  const byContent = new Map<string, number>()
  /** The blocks of set `i`, ascending, are those from `start[i]` up to `start[i + 1]`; of each the first and the last address, in turn. */
  let start = new Int32Array(64)
  let ends = new Uint32Array(256)
  let count = 0

  function append(blocks: readonly Block[]): number {
    const from = start[count] as number
    const to = from + blocks.length
    if (count + 2 > start.length) start = grown(start, new Int32Array(2 * start.length))
    if (2 * to > ends.length) ends = grown(ends, new Uint32Array(4 * to))
    blocks.forEach(({ first, last }, index) => {
      ends[2 * (from + index)] = first
      ends[2 * (from + index) + 1] = last
    })
    start[count + 1] = to
    return count++
  }

  function add(texts: readonly string[]): number {
    const spelled = texts.length === 1 ? (texts[0] as string) : texts.join('\n')
    const known = byText.get(spelled)
    if (known !== undefined) return known
    const blocks = blocksOf(texts)
    const content = blocks.map(({ first, last }) => `${first}-${last}`).join()
    const set = byContent.get(content) ?? append(blocks)
    byContent.set(content, set)
    byText.set(spelled, set)
    return set
  }

  function has(set: number, address: number): boolean {
    if (set === EVERYWHERE) return true
    const end = start[set + 1] as number
    let low = start[set] as number
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (address > (ends[2 * middle + 1] as number)) low = middle + 1
      else high = middle
    }
    return low < end && address >= (ends[2 * low] as number)
  }

  add(['*'])
  return { add, has }
}

function grown<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

export const NO_ADDRESS = -1

const ZERO = 48
/** A dot less `ZERO`. */
const DOT = -2
/** The least octet with so many digits: none begins with a zero but zero itself. */
const least = [256, 0, 10, 100]

/** What `parseAddress` reads, without making anything on the way: an IPv4 address as a number, or `NO_ADDRESS`. */
export function readAddress(text: string): number {
  const size = text.length
  if (size < 7 || size > 15) return NO_ADDRESS
  let address = 0
  let octet = 0
  let digits = 0
  let dots = 0
  for (let index = 0; index < size; index++) {
    const digit = text.charCodeAt(index) - ZERO
    if (digit === DOT) {
      if (digits > 3 || octet > 255 || octet < (least[digits] as number)) return NO_ADDRESS
      address = (address << 8) | octet
      octet = 0
      digits = 0
      dots++
    } else {
      if (digit < 0 || digit > 9) return NO_ADDRESS
      octet = 10 * octet + digit
      digits++
    }
  }
  const wrong = dots !== 3 || digits > 3 || octet > 255 || octet < (least[digits] as number)
  return wrong ? NO_ADDRESS : ((address << 8) | octet) >>> 0
}
