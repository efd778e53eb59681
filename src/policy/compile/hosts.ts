import { hostName } from '../match-host.ts'

/**
 * Which of many FQDN patterns cover a host.
 *
 * A pattern is an exact name, or `*` and an ending (facts 1.3: `*` stands for any string, so `*c.com` may begin inside a label). A host
 * that some pattern names exactly is in a map, with all the patterns that cover it. Any other host is read once, from right to left, with
 * the hash of the ending that has been seen so far. A filter of bits says for nearly every ending that no pattern has that hash; for the
 * others the hash is looked up in a table, and what the table gives is compared character by character: a collision costs time, never
 * correctness.
 */
export type HostIndex = {
  /** Lists of pattern ids, each closed by -1: `find` says where one begins. The last list is written over by each `find`. */
  readonly ids: Int32Array
  /** Where in `ids` the list of the patterns begins that cover a host, or `NOT_NORMAL`. */
  readonly find: (host: string) => number
  /** As `find`, for what `hostName` has made of a host. */
  readonly findNormal: (host: string) => number
}

/** The host is perhaps not written as `hostName` writes it, or is an address: normalise it, then `findNormal`. */
export const NOT_NORMAL = -1

const DOT = 46
const NINE = 57
const COLON = 58
const LOWER_CASE = 0x20

/** What each character does to the hash: its upper bits, which choose bit and slot, soon depend on all characters. */
const MULTIPLIER = 0x9e3779b1 | 0

/** @param patterns distinct, as `hostPattern` writes them; the id of a pattern is its place in the list */
export function indexHosts(patterns: readonly string[]): HostIndex {
  const endings = indexEndings(patterns)
  const names = new Map<string, number>()
  const isNormal = (name: string): boolean => mayBeName(name) && endings.read(name, false) !== NOT_NORMAL
  const lists: number[] = []
  patterns.forEach((pattern, id) => {
    // Only a name that is normal can be a host's; `10.0.0.1` and `a:443` are patterns that cover nothing.
    if (pattern.includes('*') || !(isNormal(pattern) || hostName(pattern) === pattern)) return
    names.set(pattern, lists.length)
    lists.push(id)
    const count = endings.read(pattern, true)
    for (let index = 0; index < count; index++) lists.push(endings.found[index] as number)
    lists.push(-1)
  })
  const scratch = lists.length
  const ids = new Int32Array(scratch + endings.found.length + 1)
  ids.set(lists)

  function read(host: string, normal: boolean): number {
    const count = endings.read(host, normal)
    if (count < 0) return NOT_NORMAL
    for (let index = 0; index < count; index++) ids[scratch + index] = endings.found[index] as number
    ids[scratch + count] = -1
    return scratch
  }

  return {
    ids,
    find: host => {
      const known = names.get(host)
      if (known !== undefined) return known
      return mayBeName(host) ? read(host, false) : NOT_NORMAL
    },
    findNormal: host => names.get(host) ?? read(host, true),
  }
}

/** An absolute name ends in a dot, an address in a digit, blanks stand at the ends: all of them up to `9`. Nothing at all gives NaN. */
const mayBeName = (host: string): boolean => host.charCodeAt(host.length - 1) > NINE && host.charCodeAt(0) >= DOT

function indexEndings(patterns: readonly string[]) {
  const keys = patterns.map(pattern => (pattern.startsWith('*') && !pattern.includes('*', 1) ? pattern.slice(1) : undefined))
  const count = keys.filter(key => key !== undefined).length
  const longest = keys.reduce((most, key) => Math.max(most, key?.length ?? 0), 0)
  const anyHost = patterns.indexOf('*')

  /** Open addressing, hash and id + 1 in turn; an id of 0 is an empty slot, and there always is one. */
  const slotBits = bitsFor(count * 1.5)
  const slotShift = 32 - slotBits
  const lastSlot = 2 ** slotBits - 1
  const table = new Int32Array(2 * (lastSlot + 1))
  /** Two bits of one word for each ending, at places that its hash tells. */
  const filterBits = Math.max(6, bitsFor(count * 12))
  const wordShift = 32 - (filterBits - 5)
  const bitShift = wordShift - 5
  const filter = new Int32Array(2 ** (filterBits - 5))

  keys.forEach((key, id) => {
    if (key === undefined || key === '') return
    let hash = 0
    for (let index = key.length - 1; index >= 0; index--) hash = Math.imul(hash ^ key.charCodeAt(index), MULTIPLIER)
    const word = hash >>> wordShift
    filter[word] = (filter[word] ?? 0) | (1 << (hash >>> bitShift)) | (1 << (hash >>> 3))
    let slot = hash >>> slotShift
    while (table[2 * slot + 1] !== 0) slot = (slot + 1) & lastSlot
    table[2 * slot] = hash
    table[2 * slot + 1] = id + 1
  })

  /** The id of the pattern that is `*` and the host's ending of this length and hash, or -1. */
  function lookUp(host: string, hash: number, length: number): number {
    for (let slot = hash >>> slotShift; ; slot = (slot + 1) & lastSlot) {
      const id = (table[2 * slot + 1] as number) - 1
      if (id < 0) return -1
      if (table[2 * slot] === hash && endsWith(host, keys[id] as string, length)) return id
    }
  }

  const found = new Int32Array(longest + 1)
  const maybe = new Int32Array(longest + 1)
  const maybeAt = new Int32Array(longest + 1)

  /** Writes the ids of the patterns with `*` that cover a host to `found`, and says how many; `NOT_NORMAL` where it is not normal. */
  function read(host: string, normal: boolean): number {
    const words = filter
    const size = host.length
    let count = 0
    let pending = 0
    let hash = 0
    // Bit 5 is missing in upper case and in control characters; bits above 6 come from a colon and from what is not ASCII.
    let all = -1
    let any = 0
    const end = size > longest ? size - longest : 0
    for (let index = size - 1; index >= end; index--) {
      const character = host.charCodeAt(index)
      all &= character
      any |= (character ^ COLON) - 1
      hash = Math.imul(hash ^ character, MULTIPLIER)
      const word = words[hash >>> wordShift] as number
      maybe[pending] = hash
      maybeAt[pending] = index
      pending += (word >>> (hash >>> bitShift)) & (word >>> (hash >>> 3)) & 1
    }
    // No pattern reaches further, but all of the name must be normal.
    for (let index = end - 1; index >= 0; index--) {
      const character = host.charCodeAt(index)
      all &= character
      any |= (character ^ COLON) - 1
    }
    if (!normal && ((all & LOWER_CASE) === 0 || any >>> 7 !== 0)) return NOT_NORMAL
    for (let index = 0; index < pending; index++) {
      const id = lookUp(host, maybe[index] as number, size - (maybeAt[index] as number))
      if (id >= 0) found[count++] = id
    }
    if (anyHost >= 0) found[count++] = anyHost
    return count
  }

  return { found, read }
}

function endsWith(host: string, key: string, length: number): boolean {
  if (key.length !== length) return false
  const before = host.length - length
  for (let index = 0; index < length; index++) if (host.charCodeAt(before + index) !== key.charCodeAt(index)) return false
  return true
}

/** How many bits it takes to count to a number. */
const bitsFor = (count: number): number => Math.max(4, Math.ceil(Math.log2(count + 1)))
