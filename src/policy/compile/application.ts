import type { Facts, Flow } from '../decision.ts'
import { infrastructurePatterns, isManagedDisk } from '../infrastructure.ts'
import { lookup } from '../match.ts'
import { hostPattern } from '../match-host.ts'
import { splitUrlPattern } from '../match-url.ts'
import type { ApplicationRule } from '../model.ts'
import type { Ordered } from '../order.ts'
import { isExact } from './exact.ts'
import { type Contents, indexHosts } from './hosts.ts'
import { NO, type Scopes, scopesOf, speech, YES } from './scopes.ts'
import type { AddressSets } from './sources.ts'
import { compileUrl, coversUrl, isPlain, pathEnd, type UrlPattern } from './urls.ts'
import { NONE, UNDECIDED } from './verdict.ts'

/** The application rules, by the names that they cover. A host is looked up once; the other questions are about that host. */
export type ApplicationIndex = {
  /** As in `HostIndex`: how many patterns cover the host, if it is normal. */
  readonly find: (host: string) => number
  readonly findNormal: (host: string) => number
  /** The first rule that a ClientHello meets, as a `RuleCode`: the host is all that the firewall sees. */
  readonly greet: (count: number, port: number, source: number) => number
  /** Whether that rule covers the host by a URL, so that it may not cover the request. */
  readonly greetedByUrl: () => boolean
  /** The first rule that a request meets whose URL the firewall sees, as a `RuleCode`. */
  readonly request: (count: number, host: string, flow: Flow, source: number) => number
  /** Whether the host may be one of the names that Azure lets through for itself. */
  readonly isAzure: (count: number, host: string) => boolean
  /** Every rule that covers the host, or may, ascending. */
  readonly candidates: (count: number) => readonly number[]
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

/**
 * The number of a rule with what it does, so that nothing else has to be looked up: times four, plus two if it denies, plus one if it terminates
 * TLS. Codes are ordered as the rules are.
 */
export type RuleCode = number
export const codeOf = (index: number, { rule, collection }: Ordered<ApplicationRule>): RuleCode =>
  4 * index + (collection.action === 'Deny' ? 2 : 0) + (rule.terminateTLS ? 1 : 0)
export const indexOf = (code: RuleCode): number => code >> 2
export const denies = (code: RuleCode): boolean => (code & 2) !== 0
export const inspects = (code: RuleCode): boolean => (code & 1) !== 0

/** A target of a rule is three numbers: the rule's code, its scope, and what it asks. */
const STRIDE = 3

/** @param first the number of the first of these rules; the others follow */
export function indexApplication(
  rules: readonly Ordered<ApplicationRule>[],
  first: number,
  facts: Facts,
  sources: AddressSets,
): ApplicationIndex {
  const scopes = scopesOf(sources)
  const { patterns, targets, urls } = gather(rules, first, facts, scopes)
  const { data, found, find, findNormal } = indexHosts(patterns, targets)

  let byUrl = false

  function greet(count: number, port: number, source: number): number {
    const spoken = speech(true, port)
    let sure = NONE
    let perhaps = NONE
    byUrl = false
    for (let index = 0; index < count; index++)
      for (let at = found[index] as number, rule = data[at] as number; rule >= 0; at += STRIDE, rule = data[at] as number) {
        // What stands behind a rule that decides, or behind one that leaves it open, changes nothing any more.
        if (rule >= sure || rule > perhaps) break
        const covered = scopes.covers(data[at + 1] as number, spoken, source)
        if (covered === NO) continue
        const asks = data[at + 2] as number
        if ((asks === TAGGED || asks === UNCLEAR_TAG) && port !== 443) continue
        // A URL rule that inspects wants to see the URL, so its host is enough; what one does that does not is documented nowhere.
        const certain = asks === NAME || asks === TAGGED || (asks >= URL && inspects(rule))
        if (certain && covered === YES) {
          sure = rule
          byUrl = asks >= URL
        } else if (rule < perhaps) perhaps = rule
      }
    return perhaps < sure ? UNDECIDED : sure
  }

  function request(count: number, host: string, { application, port, path }: Flow, source: number): number {
    const https = application === 'https'
    const spoken = speech(https, port)
    const standard = port === (https ? 443 : 80)
    let end = -1
    let plain = false
    let sure = NONE
    let perhaps = NONE
    for (let index = 0; index < count; index++)
      for (let at = found[index] as number, rule = data[at] as number; rule >= 0; at += STRIDE, rule = data[at] as number) {
        if (rule >= sure || rule > perhaps) break
        const covered = scopes.covers(data[at + 1] as number, spoken, source)
        if (covered === NO) continue
        const asks = data[at + 2] as number
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
        if (certain && covered === YES) sure = rule
        else if (rule < perhaps) perhaps = rule
      }
    return perhaps < sure ? UNDECIDED : sure
  }

  function isAzure(count: number, host: string): boolean {
    for (let index = 0; index < count; index++) {
      let at = found[index] as number
      while ((data[at] as number) >= 0) at += STRIDE
      if (data[at] === AZURE) return true
    }
    return host.startsWith('md-') && isManagedDisk(host)
  }

  function candidates(count: number): readonly number[] {
    const few = new Set<number>()
    for (let index = 0; index < count; index++)
      for (let at = found[index] as number; (data[at] as number) >= 0; at += STRIDE) few.add(indexOf(data[at] as number))
    return [...few].sort((a, b) => a - b)
  }

  return { find, findNormal, greet, greetedByUrl: () => byUrl, request, isAzure, candidates }
}

/** In the place of a rule's code: the pattern stands for Azure's own names too. */
const AZURE = -2

/** The patterns of all rules, and the targets behind them, by ascending rule. */
function gather(
  rules: readonly Ordered<ApplicationRule>[],
  first: number,
  facts: Facts,
  scopes: Scopes,
): { readonly patterns: readonly string[]; readonly targets: Contents; readonly urls: readonly UrlPattern[] } {
  const patterns = new Map<string, number>()
  const numbers: number[] = []
  const owners: number[] = []
  const urls: UrlPattern[] = []
  const urlNumbers = new Map<string, number>()

  function target(text: string, code: RuleCode, scope: number, asks: number): void {
    // Nearly all patterns are written as `hostPattern` would write them.
    const pattern = /^\*?[a-z0-9.-]*[a-z0-9-]$/.test(text) ? text : hostPattern(text)
    let owner = patterns.get(pattern)
    if (owner === undefined) {
      owner = patterns.size
      patterns.set(pattern, owner)
    }
    owners.push(owner)
    numbers.push(code, scope, asks)
  }

  function urlNumber(url: string): number {
    const known = urlNumbers.get(url)
    if (known !== undefined) return known
    urlNumbers.set(url, urls.length)
    return urls.push(compileUrl(url)) - 1
  }

  rules.forEach((entry, index) => {
    const { rule } = entry
    const code = codeOf(first + index, entry)
    if (rule.skipped !== undefined) return
    if (!isExact(entry)) {
      target('*', code, scopes.open, UNCLEAR)
      return
    }
    const scope = scopes.add(rule)
    for (const name of rule.targetFqdns) target(name, code, scope, NAME)
    for (const url of rule.targetUrls) target(splitUrlPattern(url).host, code, scope, URL + urlNumber(url))
    for (const tag of rule.fqdnTags) {
      const names = lookup(facts.fqdnTags, tag)
      if (names === undefined) target('*', code, scope, UNCLEAR_TAG)
      else {
        for (const name of names) target(name, code, scope, TAGGED)
        for (const name of lookup(facts.perhapsTagged, tag) ?? []) target(name, code, scope, UNCLEAR_TAG)
      }
    }
    // Categories are not public; what addresses a name has, and what an address rule makes of them, is left to `evaluate`.
    if (hasAny(rule.webCategories) || hasAny(rule.destinationAddresses)) target('*', code, scope, UNCLEAR)
  })
  for (const pattern of infrastructurePatterns) target(pattern, AZURE, 0, 0)
  return { patterns: [...patterns.keys()], targets: { stride: STRIDE, numbers, owners }, urls }
}

const hasAny = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0
