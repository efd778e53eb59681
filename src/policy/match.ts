import { everywhere, parseAddress } from './addresses.ts'
import type { Facts, Flow } from './decision.ts'
import { type Block, union } from './intervals.ts'
import { bestPattern, hostName } from './match-host.ts'

/** A flow, made ready for comparison. */
export type Question = {
  readonly flow: Flow
  readonly source: number
  /** The name that was asked for, normalised. */
  readonly host?: string
  readonly facts: Facts
  /** Whether the policy's firewall is a DNS proxy: then clients that use it resolve names exactly as it does. */
  readonly dnsProxy: boolean
  /** The author's assumption is in force: the name is known, its addresses are not, and they lie outside every service tag. */
  readonly outsideTags: boolean
}

/**
 * What can still be true of the things that are not known, as the walk goes down the rules: where the destination may lie, and
 * which unknown conditions would already have matched an earlier rule. This is what makes "unknown" exact: a rule that is asked
 * after "allow 0.0.0.0/1" knows that the address is in the upper half.
 */
export type Possible = {
  readonly destination: readonly Block[]
  readonly ruledOut: ReadonlySet<string>
}

export type Match = {
  readonly matched: 'yes' | 'no' | 'unknown'
  readonly because: string
  /** What would have to be known, for people. Empty unless unknown. */
  readonly waitsFor: readonly string[]
  /** What is still possible if this rule does not match. */
  readonly otherwise: Possible
  /** The rule covers it by nothing but web categories in which TLS is never terminated, or perhaps by one. */
  readonly unseen?: 'certainly' | 'perhaps'
  /** The match leans on an assumption of the author's. */
  readonly assumed?: boolean
}

/** Undefined where the source is not an IPv4 address or the destination is given but is none. */
export function question(
  flow: Flow,
  facts: Facts,
  dnsProxy: boolean,
): { readonly asked: Question; readonly possible: Possible } | undefined {
  const source = parseAddress(flow.source)
  const host = hostName(flow.host)
  const literal = flow.host === undefined ? undefined : parseAddress(flow.host)
  const given = flow.address === undefined ? literal : parseAddress(flow.address)
  if (source === undefined || (flow.address !== undefined && given === undefined)) return undefined
  const resolved = given === undefined && host !== undefined ? addressesOf(host, facts) : undefined
  const destination = given !== undefined ? [point(given)] : resolved ? union(resolved) : everywhere
  const outsideTags = given === undefined && resolved === undefined && host !== undefined && facts.otherNames === 'outside-service-tags'
  return {
    asked: { flow, source, ...(host === undefined ? {} : { host }), facts, dnsProxy, outsideTags },
    possible: { destination, ruledOut: new Set() },
  }
}

/** What `facts.dns` says of a name; undefined where it says nothing. */
export function addressesOf(name: string, facts: Facts): readonly Block[] | undefined {
  const dns = facts.dns ?? {}
  const key = bestPattern(Object.keys(dns), name)
  const addresses = key === undefined ? undefined : dns[key]?.map(parseAddress).filter(address => address !== undefined)
  return addresses && addresses.length > 0 ? addresses.map(point) : undefined
}

export const point = (address: number): Block => ({ first: address, last: address })

/** The value of a record whose keys are compared without regard to case. */
export function lookup<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  if (!record) return undefined
  const own = Object.keys(record).find(name => name.toLowerCase() === key.toLowerCase())
  return own === undefined ? undefined : record[own]
}

export const no = (because: string, possible: Possible): Match => ({ matched: 'no', because, waitsFor: [], otherwise: possible })

export const list = (items: readonly string[]): string =>
  items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`
