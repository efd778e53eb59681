/**
 * What Azure Firewall does with a flow, a second time: written for clarity from the facts (sections 1.1 to 1.4), with no regard to speed and no
 * code of `src/policy/` but its types. Addresses are a list of sample points instead of intervals, names are regular expressions, rules are
 * sorted by all their priorities at once, paths are cleaned and decoded in its own way, and everything is worked out anew for each question.
 * It gives no reasons. `evaluate` and `compile` must agree with it on every flow; where they do not, the facts say which of the three is wrong.
 */
import { domainToASCII } from 'node:url'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule } from '../../../src/policy/model.ts'

export type Answer = {
  readonly effect: 'allow' | 'deny' | 'unknown'
  readonly inspected: boolean | 'unknown'
  readonly rule: Rule | undefined
}

type Truth = 'yes' | 'no' | 'maybe'

/** One way for a flow to end. */
type Ending = { readonly effect: 'allow' | 'deny'; readonly inspected: boolean | 'unknown'; readonly rule?: Rule }

type Placed = { readonly rule: Rule; readonly deny: boolean; readonly key: readonly number[] }

export function oracle(policy: Policy, flow: Flow, facts: Facts): Answer {
  if (addressOf(flow.source) === undefined) return nothing
  if (flow.address !== undefined && addressOf(flow.address) === undefined) return nothing
  return summary([...new Firewall(policy, flow, facts).endings()])
}

const nothing: Answer = { effect: 'unknown', inspected: 'unknown', rule: undefined }

/** Where all ways to end agree, that is the answer. The first of them names the rule. */
function summary(endings: readonly Ending[]): Answer {
  const effects = new Set(endings.map(({ effect }) => effect))
  const inspections = new Set(endings.map(({ inspected }) => inspected))
  const [effect = 'unknown', ...otherEffects] = effects
  const [inspected = 'unknown', ...otherInspections] = inspections
  return {
    effect: otherEffects.length > 0 ? 'unknown' : effect,
    inspected: otherInspections.length > 0 ? 'unknown' : inspected,
    rule: endings[0]?.rule,
  }
}

class Firewall {
  private readonly policy: Policy
  private readonly flow: Flow
  private readonly facts: Facts
  private readonly host: string | undefined
  private readonly points: readonly number[]

  constructor(policy: Policy, flow: Flow, facts: Facts) {
    this.policy = policy
    this.flow = flow
    this.facts = facts
    this.host = nameOf(flow.host)
    this.points = pointsOf(policy, facts)
  }

  /** DNAT, network, application, Azure's own names, denial (1.1). A rule that matches for certain ends it. */
  *endings(): Generator<Ending> {
    const { protocol, application } = this.flow
    // The destination, and what would have to be true of it but is not, because an earlier rule would have matched.
    let possible = this.destinations()
    const untrue = new Set<string>()
    for (const { rule, deny } of [...this.inOrder('NatRule'), ...this.inOrder('NetworkRule')]) {
      if (rule.ruleType === 'ApplicationRule') continue
      const source = this.comesFrom(rule)
      if (source === 'no' || !this.isTransport(rule)) continue
      const { known, open } = this.leadsTo(rule, untrue)
      const left = possible.filter(point => !known(point))
      if (left.length === possible.length && open.length === 0) continue
      yield { effect: deny ? 'deny' : 'allow', inspected: false, rule }
      if (source === 'maybe') continue
      if (left.length === 0) return
      possible = left
      for (const condition of open) untrue.add(condition)
    }
    if (protocol !== 'tcp') yield { effect: 'deny', inspected: false }
    else if (application === undefined) yield* this.unspoken()
    else if (this.host === undefined) yield { effect: 'deny', inspected: false }
    else if (application === 'https') yield* this.https(this.host)
    else yield* this.request(this.host, false)
  }

  /** The parent's rules first; then by priority of the group, of the collection, and as they stand (1.1). */
  private inOrder(type: Rule['ruleType']): readonly Placed[] {
    const place = (policy: Policy, depth: number): readonly Placed[] => [
      ...(policy.parent ? place(policy.parent, depth - 1) : []),
      ...policy.ruleCollectionGroups.flatMap((group, g) =>
        group.ruleCollections.flatMap((collection, c) =>
          collection.rules.map((rule, r) => ({
            rule,
            deny: collection.action === 'Deny',
            key: [depth, group.priority, g, collection.priority, c, r],
          })),
        ),
      ),
    ]
    return place(this.policy, 0)
      .filter(({ rule }) => rule.ruleType === type)
      .sort((a, b) => a.key.map((value, index) => value - (b.key[index] ?? 0)).find(difference => difference !== 0) ?? 0)
  }

  // ---- who and whither ----

  private comesFrom(rule: Rule): Truth {
    const from = addressOf(this.flow.source) ?? 0
    if (rule.sourceAddresses.some(text => inRange(text, from))) return 'yes'
    const opaque = [rule.sourceIpGroups, rule.sourceKubeSelectorGroups, 'sourceGeoLocations' in rule ? rule.sourceGeoLocations : []]
    return opaque.some(ids => ids !== undefined && ids.length > 0) ? 'maybe' : 'no'
  }

  /** `Any` and a port is TCP and UDP; `Any` and `*` is every protocol; ICMP has no ports (1.1). */
  private isTransport({ ipProtocols, destinationPorts }: NetworkRule | NatRule): boolean {
    const { protocol, port } = this.flow
    const any = ipProtocols.includes('Any')
    if (protocol === 'icmp') return (ipProtocols as readonly string[]).includes('ICMP') || (any && destinationPorts.includes('*'))
    if (!any && !(ipProtocols as readonly string[]).includes(protocol.toUpperCase())) return false
    return destinationPorts.some(text => {
      const [from = '', to = from] = text === '*' ? ['1', '65535'] : text.split('-')
      if (!/^\d{1,5}$/.test(from.trim()) || !/^\d{1,5}$/.test(to.trim())) return false
      return Number(from) >= 1 && Number(to) <= 65_535 && Number(from) <= port && port <= Number(to)
    })
  }

  /** Every address that the packet may go to. */
  private destinations(): readonly number[] {
    const given = addressOf(this.flow.address ?? this.flow.host ?? '')
    if (given !== undefined) return [given]
    return (this.host === undefined ? undefined : this.resolved(this.host)) ?? this.points
  }

  /** The author says: what is not resolved lies outside every tag. That is about names; of an address nothing is assumed. */
  private get isOutsideTags(): boolean {
    return (
      this.facts.otherNames === 'outside-service-tags' &&
      this.host !== undefined &&
      this.flow.address === undefined &&
      this.resolved(this.host) === undefined
    )
  }

  /** What a network rule's destinations are known to cover, and the unknown things that may cover the destination too. */
  private leadsTo(
    rule: NetworkRule | NatRule,
    untrue: ReadonlySet<string>,
  ): { readonly known: (point: number) => boolean; readonly open: readonly string[] } {
    const known: ((point: number) => boolean)[] = []
    const open: string[] = []
    for (const text of rule.destinationAddresses) {
      if (rangeOf(text)) known.push(point => inRange(text, point))
      else if (!this.isOutsideTags) {
        const prefixes = entry(this.facts.serviceTags, text)
        if (prefixes) known.push(point => prefixes.some(prefix => inRange(prefix, point)))
        else open.push(`tag ${text.toLowerCase()}`)
      }
    }
    const { destinationFqdns = [], destinationIpGroups = [], destinationGeoLocations = [] } = rule.ruleType === 'NetworkRule' ? rule : {}
    for (const name of destinationFqdns) {
      const resolved = this.resolved(name)
      if (this.asksFor(name)) known.push(() => true)
      else if (resolved) known.push(point => resolved.includes(point))
      else open.push(`name ${nameOf(name) ?? name.toLowerCase()}`)
    }
    for (const id of [...destinationIpGroups, ...destinationGeoLocations]) open.push(`group ${id.toLowerCase()}`)
    return { known: point => known.some(covers => covers(point)), open: open.filter(condition => !untrue.has(condition)) }
  }

  /**
   * The client asks for the very name of a rule, and resolves it as the firewall does. What sends a packet to some address and writes a name
   * into it (SNI, Host) has not shown that it resolved that name.
   */
  private asksFor(name: string): boolean {
    const { application, address } = this.flow
    const honest = application === undefined || address === undefined
    return this.policy.dnsSettings?.enableProxy === true && honest && this.host !== undefined && nameOf(name) === this.host
  }

  /** `facts.dns`: an exact name before patterns, and the longest pattern first. */
  private resolved(text: string): readonly number[] | undefined {
    const name = nameOf(text)
    const keys = Object.keys(this.facts.dns ?? {}).filter(key => name !== undefined && covers(key, name))
    const exact = keys.filter(key => !key.startsWith('*'))
    const longest = Math.max(...keys.map(key => key.length))
    const key = exact[0] ?? keys.find(each => each.length === longest)
    const addresses = key === undefined ? [] : (this.facts.dns?.[key] ?? []).flatMap(text => addressOf(text) ?? [])
    return addresses.length > 0 ? addresses : undefined
  }

  // ---- application rules ----

  /** A request whose URL the firewall sees: plain HTTP, or HTTPS that it has decrypted. */
  private *request(host: string, decrypted: boolean): Generator<Ending> {
    const untrue = new Set<string>()
    for (const { rule, deny } of this.inOrder('ApplicationRule')) {
      const { truth, learned } = this.covers(rule as ApplicationRule, host, 'url', untrue)
      if (truth === 'no') continue
      yield { effect: deny ? 'deny' : 'allow', inspected: decrypted, rule }
      if (truth === 'yes') return
      for (const condition of learned) untrue.add(condition)
    }
    yield* this.unlisted(host, decrypted)
  }

  /**
   * By SNI; the first rule that the SNI fits and that terminates TLS makes the firewall decrypt, and then all rules are asked again with
   * the URL (1.1, the model of what is open there).
   */
  private *https(host: string): Generator<Ending> {
    const untrue = new Set<string>()
    for (const { rule, deny } of this.inOrder('ApplicationRule')) {
      const { truth, learned, by } = this.covers(rule as ApplicationRule, host, 'sni', untrue)
      if (truth === 'no') continue
      const { terminateTLS } = rule as ApplicationRule
      // By one of four categories nothing is decrypted (1.3).
      if (!terminateTLS || by.some(isPrivate)) yield { effect: deny ? 'deny' : 'allow', inspected: false, rule }
      if (terminateTLS && !by.every(isPrivate)) yield* this.inspect(host, rule)
      if (truth === 'yes') return
      for (const condition of learned) untrue.add(condition)
    }
    yield* this.unlisted(host, false)
  }

  private *inspect(host: string, rule: Rule): Generator<Ending> {
    if (this.policy.certificateAuthority) yield* this.request(host, true)
    else {
      yield { effect: 'allow', inspected: 'unknown', rule }
      yield { effect: 'deny', inspected: 'unknown', rule }
    }
  }

  /** TCP on a port, and nobody says what is spoken: any rule for HTTP, HTTPS or MSSQL on that port may take it, or none. */
  private *unspoken(): Generator<Ending> {
    const { port } = this.flow
    for (const { rule, deny } of this.inOrder('ApplicationRule')) {
      const { protocols, terminateTLS, webCategories, ...others } = rule as ApplicationRule
      const source = this.comesFrom(rule)
      const takes = protocols.some(({ protocolType, port: its }) => {
        if (its !== port || source === 'no') return false
        if (protocolType === 'Mssql' || this.host === undefined) return true
        const spoken = { ...this.flow, application: protocolType === 'Http' ? 'http' : 'https' } as const
        return new Firewall(this.policy, spoken, this.facts).covers(rule as ApplicationRule, this.host, 'url', new Set()).truth !== 'no'
      })
      const lists = [others.targetFqdns, others.targetUrls, others.fqdnTags, others.destinationAddresses]
      const never =
        webCategories.length > 0 && webCategories.every(name => isPrivate(`category ${name.toLowerCase()}`)) && lists.flat().length === 0
      if (takes) yield { effect: deny ? 'deny' : 'allow', inspected: terminateTLS && !never, rule }
    }
    yield { effect: 'deny', inspected: false }
  }

  /** No rule: Azure's own names may pass, everything else is denied. Which names these are is not public. */
  private *unlisted(host: string, inspected: boolean): Generator<Ending> {
    const azure =
      /(^|\.)monitoring\.core\.windows\.net$/.test(host.replace(/^[^.]+/, '')) ||
      /\.prod\.(warm|hot)\.ingest\.monitor\.core\.windows\.net$/.test(host) ||
      /^md-[a-z0-9-]+(\.z\d+)?\.blob\.(core\.windows|storage\.azure)\.net$/.test(host)
    if (azure) yield { effect: 'allow', inspected }
    yield { effect: 'deny', inspected }
  }

  /** Whether a rule covers a request to a host, and what is untrue if it does not. */
  private covers(
    rule: ApplicationRule,
    host: string,
    sight: 'sni' | 'url',
    untrue: ReadonlySet<string>,
  ): { readonly truth: Truth; readonly learned: readonly string[]; readonly by: readonly (string | undefined)[] } {
    const nowhere = { truth: 'no', learned: [], by: [] } as const
    const { application, port } = this.flow
    const source = this.comesFrom(rule)
    if (source === 'no') return nowhere
    if (!rule.protocols.some(each => each.protocolType.toLowerCase() === application && each.port === port)) return nowhere

    /** Each destination is covered, is not, hangs on a condition that has a name, or on something that has none. */
    const answers: (boolean | string | undefined)[] = [
      ...rule.targetFqdns.map(pattern => covers(pattern, host)),
      ...rule.targetUrls.map(pattern => this.coversUrl(pattern, rule, host, sight)),
      ...rule.fqdnTags.map(tag => {
        if (port !== (application === 'http' ? 80 : 443)) return false
        const patterns = entry(this.facts.fqdnTags, tag)
        if (patterns?.some(pattern => covers(pattern, host))) return true
        const open = patterns === undefined || entry(this.facts.perhapsTagged, tag)?.some(pattern => covers(pattern, host))
        return open ? `FQDN tag ${tag.toLowerCase()}` : false
      }),
      ...rule.webCategories.map(category => `category ${category.toLowerCase()}`),
      ...this.coversAddresses(rule.destinationAddresses, host),
    ]
    const open = answers.filter(answer => answer === undefined || (typeof answer === 'string' && !untrue.has(answer)))
    if (answers.includes(true)) return { truth: source === 'yes' ? 'yes' : 'maybe', learned: [], by: [undefined] }
    if (open.length === 0) return nowhere
    const named = open.filter(answer => typeof answer === 'string')
    const by = open.map(answer => (typeof answer === 'string' ? answer : undefined))
    return { truth: 'maybe', learned: source === 'yes' && named.length === open.length ? named : [], by }
  }

  private coversUrl(pattern: string, rule: ApplicationRule, host: string, sight: 'sni' | 'url'): boolean | string | undefined {
    const [, wantedHost = '', wanted = ''] = /^([^/]*)(.*)$/s.exec(pattern) ?? []
    if (!covers(wantedHost, host)) return false
    // What a URL rule that does not terminate TLS does with HTTPS is written nowhere.
    if (sight === 'sni') return rule.terminateTLS ? true : undefined
    // Not known yet, or read in a way that nobody knows: in either case alike by every rule with this path.
    const condition = `URL ${wanted}`
    return this.flow.path === undefined ? condition : (coversPath(wanted, this.flow.path) ?? condition)
  }

  /** The firewall resolves the name itself; the address of the packet does not count (1.1). */
  private coversAddresses(texts: readonly string[], host: string): readonly (boolean | string | undefined)[] {
    if (texts.length === 0) return []
    const addresses = this.resolved(host)
    const prefixes = texts.flatMap(text => (rangeOf(text) ? [text] : (entry(this.facts.serviceTags, text) ?? [])))
    const covered = (point: number) => prefixes.some(prefix => inRange(prefix, point))
    const tags = texts.filter(text => !rangeOf(text) && !entry(this.facts.serviceTags, text))
    if (addresses === undefined) return [this.points.every(covered) ? true : undefined]
    if (addresses.every(covered)) return [true]
    return [...tags.map(tag => `tag ${tag.toLowerCase()}`), addresses.some(covered) ? undefined : false]
  }
}

const isPrivate = (condition: string | undefined): boolean =>
  ['education', 'finance', 'government', 'health and medicine'].some(name => condition === `category ${name}`)

// ---- names ----

/** A name as it is compared. None where there is nothing, an address, or what cannot be a name. */
function nameOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const name = ascii(text.trim()).toLowerCase().replace(/\.$/, '')
  if (name === '' || addressOf(name) !== undefined || /[[:]/.test(name) || /\.$|\s$/.test(name)) return undefined
  return name
}

/** Punycode for what is a name otherwise: letters, digits, dots, hyphens, underscores, and at least one character beyond ASCII. */
const ascii = (name: string): string => {
  const characters = [...name]
  const isName = characters.every(character => character > '\x7f' || /[a-z0-9._-]/i.test(character))
  return isName && characters.some(character => character > '\x7f') ? domainToASCII(name) || name : name
}

const patternOf = (pattern: string): string => {
  const [, star = '', dot = '', rest = ''] = /^(\*?)(\.?)(.*)$/s.exec(pattern) ?? []
  return `${star}${dot}${ascii(rest)}`.toLowerCase().replace(/\.$/, '')
}

/** `*` only in front, and for any string (1.3). The name is one of `nameOf`. */
function covers(pattern: string, name: string): boolean {
  const wanted = patternOf(pattern)
  if (wanted === '' || /.\*/s.test(wanted)) return false
  const escaped = wanted.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&').replace('*', '.*')
  return new RegExp(`^${escaped}$`, 's').test(name)
}

/** The value of a key, whatever its case. */
const entry = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  Object.entries(record ?? {}).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]

// ---- paths ----

/** Whether the firewall folds case, decodes `%xx`, or cleans the path as a server would is open (1.3): only where all agree there is an answer. */
function coversPath(pattern: string, url: string): boolean | undefined {
  const answers = new Set<boolean>()
  for (const decode of [false, true])
    for (const clean of [false, true])
      for (const fold of [false, true]) {
        const read = (path: string): string => {
          const decoded = decode ? decodedPath(path) : path
          const cleaned = clean ? cleanedPath(decoded) : decoded
          return fold ? cleaned.toLowerCase() : cleaned
        }
        const path = read(url.split(/[?#]/)[0] ?? '')
        // A host alone covers its root; whether it covers more nobody says (1.3).
        if (pattern === '' && /^(\/|$)/.test(path)) answers.add(true)
        const wanted = read(pattern)
        const bare = (text: string) => (text.endsWith('/') ? text.slice(0, -1) : text)
        answers.add(wanted.endsWith('*') ? (path || '/').startsWith(wanted.slice(0, -1)) : bare(wanted) === bare(path))
      }
  return answers.size === 1 ? answers.has(true) : undefined
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Without empty segments and without `.` and `..`; a slash at the end stays. */
function cleanedPath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const closed = /(^|\/)\.{0,2}$/.test(path) && path !== '' && kept.length > 0 ? '/' : ''
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}${closed}`
}

// ---- addresses ----

function addressOf(text: string): number | undefined {
  const octets = text.split('.').map(octet => (String(Number(octet)) === octet ? Number(octet) : -1))
  if (octets.length !== 4 || octets.some(octet => octet < 0 || octet > 255 || !Number.isInteger(octet))) return undefined
  return octets.reduce((address, octet) => address * 256 + octet)
}

/** The first and last address of `*`, `a-b`, `a/n` or `a`. */
function rangeOf(text: string): readonly [number, number] | undefined {
  if (text === '*') return [0, 2 ** 32 - 1]
  if (text.includes('-')) {
    const [from, to] = [text.slice(0, text.indexOf('-')), text.slice(text.indexOf('-') + 1)].map(part => addressOf(part.trim()))
    return from !== undefined && to !== undefined && from <= to ? [from, to] : undefined
  }
  const [address = '', bits = '32', ...more] = text.split('/')
  const from = addressOf(address)
  if (from === undefined || more.length > 0 || !/^([0-9]|[12][0-9]|3[0-2])$/.test(bits)) return undefined
  const size = 2 ** (32 - Number(bits))
  return [from - (from % size), from - (from % size) + size - 1]
}

function inRange(text: string, point: number): boolean {
  const range = rangeOf(text)
  return range !== undefined && range[0] <= point && point <= range[1]
}

/** An address of every stretch that some range tells apart: what holds for these holds for all. */
function pointsOf(policy: Policy, facts: Facts): readonly number[] {
  const texts: string[] = [
    ...Object.values(facts.serviceTags ?? {}).flat(),
    ...Object.values(facts.dns ?? {}).flat(),
    ...(function* all(of: Policy): Generator<string> {
      if (of.parent) yield* all(of.parent)
      for (const { rules } of of.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections))
        for (const rule of rules) yield* rule.destinationAddresses
    })(policy),
  ]
  const points = new Set([0])
  for (const range of texts.map(rangeOf))
    if (range) {
      points.add(range[0])
      if (range[1] < 2 ** 32 - 1) points.add(range[1] + 1)
    }
  return [...points]
}
