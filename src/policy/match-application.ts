import { everywhere, parseBlock } from './addresses.ts'
import { intersect, subtract, union } from './intervals.ts'
import { addressesOf, list, lookup, type Match, no, type Possible, type Question } from './match.ts'
import { matchesHost } from './match-host.ts'
import { matchesSource, sourceMiss } from './match-source.ts'
import { matchesUrl, splitUrlPattern, urlPatternCoversHost } from './match-url.ts'
import type { ApplicationRule } from './model.ts'
import { keyOf, unknownOf } from './unknown.ts'
import { isProtectedCategory } from './web-categories.ts'

/**
 * What the firewall can see of a request when it asks a rule:
 * - `sni`: the ClientHello. A URL pattern stands for its host, if the rule would decrypt to see the rest.
 * - `url`: plain HTTP, or an HTTPS session that is already decrypted.
 */
export type Sight = 'sni' | 'url'

type Kind = {
  readonly matched: 'yes' | 'no' | 'unknown'
  /** Of an unknown: what would have to be known. */
  readonly because: string
  readonly key?: string
  readonly unseen?: true
}

/** Whether an application rule covers a request to a name (`asked.host` must be known). */
export function matchApplication(rule: ApplicationRule, asked: Question, possible: Possible, sight: Sight): Match {
  if (rule.skipped !== undefined) return no(rule.skipped, possible)
  const source = matchesSource(rule, asked)
  if (source.matched === 'no') return no(sourceMiss(rule, asked), possible)
  const protocol = protocolMatch(rule, asked)
  if (protocol.matched === 'no') {
    const protocols = rule.protocols.map(({ protocolType, port }) => `${protocolType}:${port}`)
    return no(`it covers ${list(protocols)}, not ${asked.flow.application} on ${asked.flow.port}`, possible)
  }
  const kinds = kindsOf(rule, asked, sight).filter(({ key }) => key === undefined || !possible.ruledOut.has(key))
  const sure = kinds.find(({ matched }) => matched === 'yes')
  const reached = source.matched === 'yes' && protocol.matched === 'yes'
  if (sure && reached) return { matched: 'yes', because: sure.because, waitsFor: [], otherwise: possible }
  const open = kinds.filter(({ matched }) => matched === 'unknown')
  if (!sure && open.length === 0)
    return no(kinds.find(kind => kind.because)?.because ?? `it names no destination that covers ${asked.host}`, possible)

  const waitsFor = [...source.waitsFor, ...protocol.waitsFor, ...(sure ? [] : open.map(({ because }) => because))]
  const keys = open.map(({ key }) => key).filter(key => key !== undefined)
  const exact = reached && keys.length === open.length
  const otherwise = exact ? { ...possible, ruledOut: new Set([...possible.ruledOut, ...keys]) } : possible
  const unseen = sure ? 0 : open.filter(kind => kind.unseen).length
  return {
    matched: 'unknown',
    because: `it depends on ${list(waitsFor)}`,
    waitsFor,
    otherwise,
    ...(unseen > 0 ? { unseen: unseen === open.length ? 'certainly' : 'perhaps' } : {}),
  }
}

/** Whether the rule's protocols include, or may include, this one on this port. */
export const coversProtocol = (rule: ApplicationRule, asked: Question): boolean => protocolMatch(rule, asked).matched !== 'no'

function protocolMatch(
  rule: ApplicationRule,
  { flow }: Question,
): { readonly matched: 'yes' | 'no' | 'unknown'; readonly waitsFor: readonly string[] } {
  if (rule.protocols.some(({ protocolType, port }) => protocolType.toLowerCase() === flow.application && port === flow.port))
    return { matched: 'yes', waitsFor: [] }
  const waitsFor = unknownOf(rule, 'protocols').map(({ because }) => `whether ${because} covers ${flow.application} on ${flow.port}`)
  return { matched: waitsFor.length > 0 ? 'unknown' : 'no', waitsFor }
}

/** One answer for each destination that the rule names; any of them suffices. */
function kindsOf(rule: ApplicationRule, asked: Question, sight: Sight): readonly Kind[] {
  const host = asked.host ?? ''
  return [
    ...rule.targetFqdns.map(pattern => fqdn(pattern, host)),
    ...rule.targetUrls.map(pattern => url(pattern, rule, asked, host, sight)),
    ...rule.fqdnTags.map(tag => fqdnTag(tag, asked, host)),
    ...rule.webCategories.map(category => webCategory(category, host)),
    ...addresses(rule.destinationAddresses, asked, host),
    ...unknownKinds(rule, host),
  ]
}

const KINDS = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories', 'destinationAddresses']

const unknownKinds = (rule: ApplicationRule, host: string): readonly Kind[] =>
  KINDS.flatMap(field => {
    return unknownOf(rule, field).map((unknown): Kind => {
      const because = `whether ${unknown.because} covers ${host}`
      return { matched: 'unknown', because, key: `unknown:${field}:${keyOf(unknown)}` }
    })
  })

const fqdn = (pattern: string, host: string): Kind =>
  matchesHost(pattern, host)
    ? { matched: 'yes', because: pattern.startsWith('*') ? `${pattern} covers ${host}` : `it names ${host}` }
    : { matched: 'no', because: '' }

function url(pattern: string, rule: ApplicationRule, { flow }: Question, host: string, sight: Sight): Kind {
  if (!urlPatternCoversHost(pattern, host)) return { matched: 'no', because: '' }
  if (sight === 'sni') {
    if (rule.terminateTLS) return { matched: 'yes', because: `${pattern} needs the URL, so the session is decrypted` }
    // Azure asks for terminateTLS with targetUrls on HTTPS; what a rule without it does is documented nowhere.
    const because = `what a URL rule without TLS inspection does with HTTPS (not documented)`
    return { matched: 'unknown', because }
  }
  if (flow.path === undefined) return { matched: 'unknown', because: 'the URL', key: urlKey(pattern) }
  const matched = matchesUrl(pattern, host, flow.path)
  const shown = `${host}${flow.path.replace(/\?.*$/s, '')}`
  if (matched === 'yes') return { matched, because: `${pattern} covers ${shown}` }
  if (matched === 'no') return { matched, because: `${pattern} does not cover ${shown}` }
  const because = pattern.includes('/')
    ? `how the firewall compares ${shown} with ${pattern} (case, encoding and dots: not documented)`
    : `whether URL pattern ${pattern}, which has no path, covers ${shown} (not documented)`
  // However the firewall reads it, it reads the same path alike in the next rule.
  return { matched, because, key: urlKey(pattern) }
}

/** Of patterns that cover the host the path alone counts. It counts as it stands: a firewall that minds case takes `/a` and `/A` for two. */
const urlKey = (pattern: string): string => `url:${splitUrlPattern(pattern).path}`

/** Tags speak of standard ports only (facts 1.3). */
function fqdnTag(tag: string, { flow, facts }: Question, host: string): Kind {
  if (flow.port !== (flow.application === 'http' ? 80 : 443)) return { matched: 'no', because: `FQDN tags cover standard ports only` }
  const patterns = lookup(facts.fqdnTags, tag)
  if (!patterns) {
    const because = `the names behind FQDN tag ${tag}`
    return { matched: 'unknown', because, key: `fqdn-tag:${tag.toLowerCase()}` }
  }
  const pattern = patterns.find(pattern => matchesHost(pattern, host))
  if (pattern !== undefined) return { matched: 'yes', because: `FQDN tag ${tag} covers ${host} (${pattern})` }
  if (!(lookup(facts.perhapsTagged, tag) ?? []).some(pattern => matchesHost(pattern, host)))
    return { matched: 'no', because: `FQDN tag ${tag}, as far as it is known, does not cover ${host}` }
  const because = `whether FQDN tag ${tag} covers ${host}, which only options of AKS need`
  return { matched: 'unknown', because, key: `fqdn-tag:${tag.toLowerCase()}` }
}

const webCategory = (category: string, host: string): Kind => {
  const because = `whether ${host} is in web category ${category}`
  const key = `category:${category.toLowerCase()}`
  return { matched: 'unknown', because, key, ...(isProtectedCategory(category) ? { unseen: true } : {}) }
}

/** The packet's address does not count here: the firewall resolves the name itself (facts 1.1, HTTP and inspected HTTPS). */
function addresses(texts: readonly string[], asked: Question, host: string): readonly Kind[] {
  if (texts.length === 0) return []
  const resolved = addressesOf(host, asked.facts)
  const known = resolved && union(resolved)
  const because = `the addresses of ${host}`
  const open: Kind = { matched: 'unknown', because }
  const tags = texts.filter(text => !parseBlock(text))
  const prefixes = tags.map(tag => lookup(asked.facts.serviceTags, tag))
  const blocks = union([...texts, ...prefixes.flatMap(all => all ?? [])].map(parseBlock).filter(block => block !== undefined))
  if (subtract(known ?? everywhere, blocks).length === 0)
    return [{ matched: 'yes', because: known ? `it covers the addresses of ${host}` : 'it covers every address' }]
  if (!known) return [open]
  const missing = tags.filter((_, index) => !prefixes[index]).map(unknownTag)
  if (intersect(known, blocks).length > 0) return [...missing, open]
  return missing.length > 0 ? missing : [{ matched: 'no', because: `it leaves out the addresses of ${host}` }]
}

const unknownTag = (tag: string): Kind => {
  const because = `the prefixes of service tag ${tag}`
  return { matched: 'unknown', because, key: `tag:${tag.toLowerCase()}` }
}
