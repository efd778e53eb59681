import type { Facts, Flow } from '../decision.ts'
import { infrastructurePatterns, isManagedDisk } from '../infrastructure.ts'
import { lookup } from '../match.ts'
import { hostPattern } from '../match-host.ts'
import { splitUrlPattern } from '../match-url.ts'
import type { ApplicationRule } from '../model.ts'
import type { Ordered } from '../order.ts'
import { isExact } from './exact.ts'
import { indexHosts } from './hosts.ts'
import { packed } from './lists.ts'
import { type ProtocolSets, protocolSets, speech } from './protocols.ts'
import { type AddressSets, EVERYWHERE } from './sources.ts'
import { compileUrl, coversUrl, isPlain, pathEnd, type UrlPattern } from './urls.ts'
import { NONE, UNDECIDED } from './verdict.ts'

/**
 * The application rules, by the names that they cover. A host is looked up once (`find`); the place that comes back is what the other
 * questions begin with.
 */
export type ApplicationIndex = {
  /** As in `HostIndex`. */
  readonly find: (host: string) => number
  readonly findNormal: (host: string) => number
  /** The first rule that a ClientHello meets: the host is all that the firewall sees. */
  readonly greet: (found: number, port: number, source: number) => number
  /** The first rule that a request meets whose URL the firewall sees. */
  readonly request: (found: number, host: string, flow: Flow, source: number) => number
  /** Whether a host may be one of the names that Azure lets through for itself. */
  readonly isAzure: (found: number, host: string) => boolean
  /** Every rule that covers the host, or may, ascending. */
  readonly candidates: (found: number) => readonly number[]
}

/**
 * What a rule asks of a request besides a host that its pattern covers: nothing; a standard port (FQDN tags speak of no others, facts 1.3);
 * something that cannot be told from here; or a URL, whose number is added to `URL`.
 */
const NAME = 0
const TAGGED = 1
const UNCLEAR = 2
const UNCLEAR_TAG = 3
const URL = 4

/** A target of a rule is four numbers: the rule, its set of sources, its set of protocols, and what it asks. */
const STRIDE = 4

/** @param first the number of the first of these rules; the others follow */
export function indexApplication(
  rules: readonly Ordered<ApplicationRule>[],
  first: number,
  facts: Facts,
  sources: AddressSets,
): ApplicationIndex {
  const protocols = protocolSets()
  const { patterns, targets, urls } = gather(rules, first, facts, sources, protocols)
  const { start, items } = packed(targets)
  const { ids, find, findNormal } = indexHosts([...patterns.keys()])
  const infrastructure = new Uint8Array(targets.length)
  for (const pattern of infrastructurePatterns) infrastructure[patterns.get(hostPattern(pattern)) as number] = 1
  const inspects = Uint8Array.from(rules, ({ rule }) => (rule.terminateTLS ? 1 : 0))
  /** 1 where some sources of a rule are not known. */
  const openSource = Uint8Array.from(rules, ({ rule }) => (hasAny(rule.sourceIpGroups) || hasAny(rule.sourceKubeSelectorGroups) ? 1 : 0))

  function greet(found: number, port: number, source: number): number {
    const spoken = speech(true, port)
    let sure = NONE
    let perhaps = NONE
    for (let list = found, pattern = ids[list] as number; pattern >= 0; pattern = ids[++list] as number) {
      const end = start[pattern + 1] as number
      for (let at = start[pattern] as number; at < end; at += STRIDE) {
        const rule = items[at] as number
        // What stands behind a rule that decides, or behind one that leaves it open, changes nothing any more.
        if (rule >= sure || rule > perhaps) break
        if (!protocols.has(items[at + 2] as number, spoken)) continue
        const covered = sources.has(items[at + 1] as number, source)
        if (!covered && openSource[rule - first] === 0) continue
        const asks = items[at + 3] as number
        if ((asks === TAGGED || asks === UNCLEAR_TAG) && port !== 443) continue
        // A URL rule that inspects wants to see the URL, so its host is enough; what one does that does not is documented nowhere.
        const certain = asks === NAME || asks === TAGGED || (asks >= URL && inspects[rule - first] === 1)
        if (certain && covered) sure = rule
        else if (rule < perhaps) perhaps = rule
      }
    }
    return perhaps < sure ? UNDECIDED : sure
  }

  function request(found: number, host: string, { application, port, path }: Flow, source: number): number {
    const https = application === 'https'
    const spoken = speech(https, port)
    const standard = port === (https ? 443 : 80)
    let end = -1
    let plain = false
    let sure = NONE
    let perhaps = NONE
    for (let list = found, pattern = ids[list] as number; pattern >= 0; pattern = ids[++list] as number) {
      const last = start[pattern + 1] as number
      for (let at = start[pattern] as number; at < last; at += STRIDE) {
        const rule = items[at] as number
        if (rule >= sure || rule > perhaps) break
        if (!protocols.has(items[at + 2] as number, spoken)) continue
        const covered = sources.has(items[at + 1] as number, source)
        if (!covered && openSource[rule - first] === 0) continue
        const asks = items[at + 3] as number
        if ((asks === TAGGED || asks === UNCLEAR_TAG) && !standard) continue
        let certain = asks === NAME || asks === TAGGED
        if (asks >= URL && path !== undefined) {
          if (end < 0) {
            end = pathEnd(path)
            plain = isPlain(path, end)
          }
          const match = coversUrl(urls[asks - URL] as UrlPattern, host, path, end, plain)
          if (match === 'no') continue
          certain = match === 'yes'
        }
        if (certain && covered) sure = rule
        else if (rule < perhaps) perhaps = rule
      }
    }
    return perhaps < sure ? UNDECIDED : sure
  }

  function isAzure(found: number, host: string): boolean {
    for (let list = found, pattern = ids[list] as number; pattern >= 0; pattern = ids[++list] as number)
      if (infrastructure[pattern] === 1) return true
    return host.startsWith('md-') && isManagedDisk(host)
  }

  function candidates(found: number): readonly number[] {
    const few = new Set<number>()
    for (let list = found, pattern = ids[list] as number; pattern >= 0; pattern = ids[++list] as number)
      for (let at = start[pattern] as number; at < (start[pattern + 1] as number); at += STRIDE) few.add(items[at] as number)
    return [...few].sort((a, b) => a - b)
  }

  return { find, findNormal, greet, request, isAzure, candidates }
}

/** The patterns of all rules, and for each its targets, by ascending rule. */
function gather(
  rules: readonly Ordered<ApplicationRule>[],
  first: number,
  facts: Facts,
  sources: AddressSets,
  protocols: ProtocolSets,
): { readonly patterns: ReadonlyMap<string, number>; readonly targets: readonly number[][]; readonly urls: readonly UrlPattern[] } {
  const patterns = new Map<string, number>()
  const targets: number[][] = []
  const urls: UrlPattern[] = []
  const urlNumbers = new Map<string, number>()

  function targetsOf(text: string): number[] {
    const pattern = hostPattern(text)
    const known = patterns.get(pattern)
    if (known !== undefined) return targets[known] as number[]
    patterns.set(pattern, targets.length)
    const list: number[] = []
    targets.push(list)
    return list
  }

  function urlNumber(url: string): number {
    const known = urlNumbers.get(url)
    if (known !== undefined) return known
    urlNumbers.set(url, urls.length)
    return urls.push(compileUrl(url)) - 1
  }

  const everyHost = targetsOf('*')
  rules.forEach((entry, index) => {
    const { rule } = entry
    const number = first + index
    if (rule.skipped !== undefined) return
    if (!isExact(entry)) {
      everyHost.push(number, EVERYWHERE, protocols.anything, UNCLEAR)
      return
    }
    const from = sources.add(rule.sourceAddresses)
    const spoken = protocols.add(rule.protocols)
    for (const name of rule.targetFqdns) targetsOf(name).push(number, from, spoken, NAME)
    for (const url of rule.targetUrls) targetsOf(splitUrlPattern(url).host).push(number, from, spoken, URL + urlNumber(url))
    for (const tag of rule.fqdnTags) {
      const names = lookup(facts.fqdnTags, tag)
      if (names) for (const name of names) targetsOf(name).push(number, from, spoken, TAGGED)
      else everyHost.push(number, from, spoken, UNCLEAR_TAG)
    }
    // Categories are not public; what addresses a name has, and what an address rule makes of them, is left to `evaluate`.
    if (hasAny(rule.webCategories) || hasAny(rule.destinationAddresses)) everyHost.push(number, from, spoken, UNCLEAR)
  })
  for (const pattern of infrastructurePatterns) targetsOf(pattern)
  return { patterns, targets, urls }
}

const hasAny = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0
