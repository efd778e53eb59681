/**
 * IPv4 as Azure Firewall's rules write it: an address, a CIDR prefix, a range `a-b`, or `*`.
 * Addresses are numbers inside, and sets of them intervals.
 */
import { type Axis, type Block, union } from './intervals.ts'

const LAST = 0xffff_ffff
export const everywhere: Axis = [{ first: 0, last: LAST }]

const OCTET = /^(0|[1-9][0-9]{0,2})$/

/** Undefined for anything but four plain decimal octets: no leading zeros, no hexadecimal, no short forms. */
export function parseAddress(text: string): number | undefined {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every(octet => OCTET.test(octet) && Number(octet) <= 255)) return undefined
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0)
}

/** An IPv4 address from its 32 bits as a number. */
export const formatAddress = (address: number): string => [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.')

/** Anything with two colons is meant as IPv6, which no rule may hold: it breaks Azure Firewall (facts: limits). */
export const looksLikeIpv6 = (text: string): boolean => /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(\/\d+)?$/.test(text)

/** Host bits of a prefix are ignored, as a router would; the parser of specs is the one that refuses them. */
export function parseBlock(text: string): Block | undefined {
  if (text === '*') return { first: 0, last: LAST }
  const dash = text.indexOf('-')
  if (dash >= 0) {
    const first = parseAddress(text.slice(0, dash).trim())
    const last = parseAddress(text.slice(dash + 1).trim())
    return first === undefined || last === undefined || first > last ? undefined : { first, last }
  }
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (address === undefined) return undefined
  if (slash < 0) return { first: address, last: address }
  const length = /^(\d|[12]\d|3[0-2])$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : undefined
  if (length === undefined) return undefined
  const size = 2 ** (32 - length)
  const first = Math.floor(address / size) * size
  return { first, last: first + size - 1 }
}

/**
 * What a list of addresses, prefixes, ranges and `*` covers; what cannot be read covers nothing. Remembered for each list, because
 * a service tag has hundreds of prefixes and is asked about for every flow.
 */
export function blocksOf(texts: readonly string[]): Axis {
  const known = remembered.get(texts)
  if (known) return known
  const blocks = union(texts.map(parseBlock).filter(block => block !== undefined))
  remembered.set(texts, blocks)
  return blocks
}
const remembered = new WeakMap<readonly string[], Axis>()

/** Whether an address, prefix, range or `*` contains an address. False where either cannot be read. */
export function contains(prefixOrRangeOrAddress: string, address: string): boolean {
  const block = parseBlock(prefixOrRangeOrAddress)
  const point = parseAddress(address)
  return block !== undefined && point !== undefined && block.first <= point && point <= block.last
}

/** Whether the whole of `inner` lies inside `outer`. */
export function encloses(outer: string, inner: string): boolean {
  const [a, b] = [parseBlock(outer), parseBlock(inner)]
  return a !== undefined && b !== undefined && a.first <= b.first && b.last <= a.last
}

/** Whether two texts of addresses (one, a range, a CIDR) share one. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [parseBlock(one), parseBlock(other)]
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last
}

/** The fewest CIDR prefixes that cover exactly these blocks, in ascending order. */
export function prefixesOf(blocks: readonly Block[]): readonly string[] {
  const prefixes: string[] = []
  for (const { first, last } of union(blocks))
    for (let at = first; at <= last; ) {
      let size = 1
      while (size < 2 ** 32 && at % (size * 2) === 0 && at + size * 2 - 1 <= last) size *= 2
      prefixes.push(`${formatAddress(at)}/${32 - Math.log2(size)}`)
      at += size
    }
  return prefixes
}
