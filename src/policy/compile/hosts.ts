/**
 * Which of many FQDN patterns cover a host, and what each of them stands for.
 *
 * A pattern is an exact name, or `*` and an ending (facts 1.3: `*` stands for any string, so `*c.com` may begin inside a label). A host is
 * read once, from right to left and two characters at a time, with the hash of what has been seen so far. An ending is filed under the hash
 * of all its characters, or of all but the first where their number is odd; a table of flags says for nearly every hash that nothing is filed
 * under it. What is filed under one that passes, or under the hash of the whole name, is compared with the host: a collision costs time, never
 * correctness.
 *
 * With twenty thousand rules the time goes into waiting for memory. So the text of a pattern and its content stand side by side in one array,
 * and the text stands as the host does after it has been read: last character first, four to a number.
 */
export type HostIndex = {
  /** The content of all patterns, each closed by a negative number. */
  readonly data: Int32Array
  /** Where in `data` the contents begin of the patterns that cover the host of the last `find`; as many as it said. */
  readonly found: Int32Array
  /** How many patterns cover a host; `NOT_NORMAL` if it must be normalised first, `BEYOND` if this index cannot say. */
  readonly find: (host: string) => number
  /** As `find`, for what `hostName` has made of a host. */
  readonly findNormal: (host: string) => number
}

/** The host is perhaps not written as `hostName` writes it, or is an address. */
export const NOT_NORMAL = -1
/** Not ASCII even when it is normal, or longer than a name can be. */
export const BEYOND = -2

/** What closes the records of a pattern, if the last does not by itself. */
export const END = -1

/** DNS names have 253 characters at most. */
const LONGEST = 255

const DOT = 46
const NINE = 57
const COLON = 58
const LOWER_CASE = 0x20

/** What two characters do to the hash. Every bit of it soon depends on the lower bits of all characters. */
const step = (hash: number, characters: number): number => Math.imul(hash ^ characters, 0x9e3779b1)
/** The hash of a whole name: no ending's. */
const whole = (hash: number): number => step(hash, 0x5bd1e995)

/** What stands behind patterns: records of so many numbers each, and the pattern of each record (its place in the list of patterns). */
export type Contents = { readonly stride: number; readonly numbers: readonly number[]; readonly owners: readonly number[] }

/** @param patterns distinct, as `hostPattern` writes them; their records are kept in order, and only the last of each may begin with a negative number */
export function indexHosts(patterns: readonly string[], contents: Contents): HostIndex {
  const { names, endings, data, everyHost } = layOut(patterns, contents)
  const nameTable = hashTable(
    names.map(({ key, at }) => ({ hash: whole(hashOf(key, key.length)), at })),
    data.length,
  )
  const endingTable = hashTable(
    endings.map(({ key, at }) => ({ hash: hashOf(key, key.length & ~1), at })),
    data.length,
  )
  const flags = new Uint8Array(2 ** Math.max(8, bitsFor(endings.length * 12)))
  const lastFlag = flags.length - 1
  for (const { key } of endings) {
    const hash = hashOf(key, key.length & ~1)
    flags[hash & lastFlag] = 1
    flags[(hash >>> 11) & lastFlag] = 1
  }

  /** The host of this `find`, last character first: one, two and four characters to a number. */
  const turned = new Uint8Array(LONGEST + 1)
  const turnedPairs = new Uint16Array(turned.buffer)
  const turnedWords = new Int32Array(turned.buffer)
  /** The hashes that pass the flags. */
  const passed = new Int32Array(LONGEST)
  const found = new Int32Array(LONGEST + 3)

  /** Whether the pattern at a place in `data` is the end of the host; the whole of it, if it is a name. */
  function isAtEnd(at: number, size: number): boolean {
    const length = data[at] as number
    if (length > size) return false
    const words = length >>> 2
    for (let word = 0; word < words; word++) if (data[at + 1 + word] !== turnedWords[word]) return false
    const rest = 8 * (length & 3)
    return rest === 0 || (((data[at + 1 + words] as number) ^ (turnedWords[words] as number)) & ((1 << rest) - 1)) === 0
  }

  const contentOf = (at: number): number => at + 1 + wordsFor(data[at] as number)

  function read(host: string, normal: boolean): number {
    const size = host.length
    if (size > LONGEST) return normal ? BEYOND : NOT_NORMAL
    let hash = 0
    // An ending of one character is filed under the hash of none.
    passed[0] = hash
    let passing = flags[hash] as number
    // Bit 5 is missing in upper case and in control characters; bits above 6 come from a colon and from what is not ASCII.
    let all = -1
    let any = 0
    let pairs = 0
    let index = size - 1
    for (; index > 0; index -= 2) {
      const last = host.charCodeAt(index)
      const before = host.charCodeAt(index - 1)
      all &= last & before
      any |= ((last ^ COLON) - 1) | ((before ^ COLON) - 1)
      hash = step(hash, last | (before << 8))
      turnedPairs[pairs++] = last | (before << 8)
      // Written always, kept only if it passes: a branch here would be guessed wrong too often.
      passed[passing] = hash
      passing += (flags[hash & lastFlag] as number) & (flags[(hash >>> 11) & lastFlag] as number)
    }
    if (index === 0) {
      const first = host.charCodeAt(0)
      all &= first
      any |= (first ^ COLON) - 1
      hash = step(hash, first)
      turnedPairs[pairs] = first
    }
    if (any >>> 7 !== 0) return normal ? BEYOND : NOT_NORMAL
    if ((all & LOWER_CASE) === 0 && !normal) return NOT_NORMAL

    let count = 0
    for (let index = 0; index < passing; index++) {
      const { slots, last, place } = endingTable
      const under = passed[index] as number
      for (let slot = under & last, filed = slots[slot] as number; filed !== 0; slot = (slot + 1) & last, filed = slots[slot] as number)
        if (((filed ^ under) & ~place) === 0 && isAtEnd(filed & place, size)) found[count++] = contentOf(filed & place)
    }
    const { slots, last, place } = nameTable
    const name = whole(hash)
    for (let slot = name & last, filed = slots[slot] as number; filed !== 0; slot = (slot + 1) & last, filed = slots[slot] as number)
      if (((filed ^ name) & ~place) === 0 && data[filed & place] === size && isAtEnd(filed & place, size))
        found[count++] = contentOf(filed & place)
    if (everyHost >= 0) found[count++] = everyHost
    return count
  }

  return { data, found, find: host => (mayBeName(host) ? read(host, false) : NOT_NORMAL), findNormal: host => read(host, true) }
}

/** An absolute name ends in a dot, an address in a digit, blanks stand at the ends: all of them up to `9`. Nothing at all gives NaN. */
const mayBeName = (host: string): boolean => host.charCodeAt(host.length - 1) > NINE && host.charCodeAt(0) >= DOT

/** The hash that a key has when so many of its last characters have been read. */
function hashOf(key: string, length: number): number {
  let hash = 0
  for (let read = 0; read < length; read += 2) {
    const last = key.charCodeAt(key.length - 1 - read)
    hash = step(hash, read + 1 < length ? last | (key.charCodeAt(key.length - 2 - read) << 8) : last)
  }
  return hash
}

/**
 * Open addressing: in each slot a place in `data`, and above it as many upper bits of the hash as there is room for. Slots of 0 are empty, and
 * there always is one.
 */
function hashTable(entries: readonly { readonly hash: number; readonly at: number }[], places: number) {
  const last = 2 ** bitsFor(entries.length * 1.5) - 1
  const place = 2 ** bitsFor(places) - 1
  const slots = new Int32Array(last + 1)
  for (const { hash, at } of entries) {
    let slot = hash & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = (hash & ~place) | at
  }
  return { slots, last, place }
}

type Filed = { readonly key: string; readonly at: number }

/** Puts every pattern into one array: the length of its key, the characters, its records, `END`. */
function layOut(patterns: readonly string[], { stride, numbers, owners }: Contents) {
  const sizes = new Int32Array(patterns.length)
  for (const owner of owners) sizes[owner] = (sizes[owner] as number) + stride
  const names: Filed[] = []
  const endings: Filed[] = []
  let everyHost = -1
  /** Where the next record of each pattern goes; 0 for patterns that no host is looked up in. */
  const next = new Int32Array(patterns.length)
  // Nothing stands at 0, so that 0 can mean nothing.
  let at = 1
  patterns.forEach((pattern, id) => {
    const key = pattern.startsWith('*') ? pattern.slice(1) : pattern
    // A `*` elsewhere than in front makes a pattern invalid; and no host that is looked up here is longer, or not ASCII.
    if (pattern === '' || key.length > LONGEST || !/^[\x00-\x29\x2b-\x7f]*$/.test(key)) return
    const content = at + 1 + wordsFor(key.length)
    if (key === '') everyHost = content
    else if (key === pattern) names.push({ key, at })
    else endings.push({ key, at })
    next[id] = content
    at = content + (sizes[id] as number) + 1
  })

  const data = new Int32Array(at).fill(END)
  const bytes = new Uint8Array(data.buffer)
  for (const { key, at } of [...names, ...endings]) {
    data[at] = key.length
    for (let index = 0; index < key.length; index++) bytes[4 * (at + 1) + index] = key.charCodeAt(key.length - 1 - index)
  }
  for (let record = 0; record < owners.length; record++) {
    const owner = owners[record] as number
    const to = next[owner] as number
    if (to === 0) continue
    for (let index = 0; index < stride; index++) data[to + index] = numbers[stride * record + index] as number
    next[owner] = to + stride
  }
  return { names, endings, data, everyHost }
}

/** How many numbers hold so many characters. */
const wordsFor = (length: number): number => (length + 3) >>> 2

/** How many bits it takes to count to a number. */
const bitsFor = (count: number): number => Math.max(4, Math.ceil(Math.log2(count + 1)))
