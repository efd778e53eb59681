import { looksLikeIpv6, parseBlock } from '../addresses.ts'
import { isHole } from '../hole.ts'
import type { ApplicationRule, NatRule, NetworkRule, Rule, Unknown } from '../model.ts'
import { parsePorts } from '../ports.ts'
import { unreadRule } from '../unknown.ts'
import { type Fields, fieldsOf, isRecord, type Reading, unknownFrom, wholeNumber, wordOf } from './fields.ts'

const TYPES = ['ApplicationRule', 'NetworkRule', 'NatRule'] as const
type RuleType = (typeof TYPES)[number]

/** A rule as ARM writes it. One that cannot be read keeps its place among the others: it may be the one that decides. */
export function readRule(body: unknown, index: number, reading: Reading): Rule | undefined {
  if (body === null || (!reading.places && !isRecord(body))) return undefined
  const place = reading.places?.of(body)
  const unread = (name: string, because: Omit<Unknown, 'field'>): Rule =>
    unreadRule('NetworkRule', { name, unknown: [{ place, ...because, field: '*' }].map(withoutUndefined), ...(place ? { place } : {}) })
  if (isHole(body)) return unread(body.many ? `rules ${body.text}` : `rule ${body.text}`, unknownFrom('*', body))
  const fields = fieldsOf(body, reading)
  const name = fields.text('name') ?? (reading.places ? `(rule ${index + 1})` : '')
  const typeValue = fields.raw('ruleType')
  const type = wordOf(typeValue, TYPES)
  if (!type)
    return unread(
      name,
      isHole(typeValue)
        ? unknownFrom('*', typeValue)
        : {
            because: `rule "${name}" is of ${typeValue === undefined ? 'no type' : `type ${JSON.stringify(typeValue)?.slice(0, 60)}, which is not known here`}`,
          },
    )
  return typedRule(type, name, fields, reading)
}

const withoutUndefined = ({ place, ...rest }: { place: Unknown['place'] | undefined; because: string; field: string }): Unknown =>
  place ? { ...rest, place } : rest

/** A rule whose type is known, from itself or from the collection that holds it. */
export function typedRule(type: RuleType, name: string, fields: Fields, reading: Reading): Rule {
  const description = fields.text('description')
  const source = addresses(fields, 'sourceAddresses', reading)
  const sourceGroups = ipGroups(fields, 'sourceIpGroups', reading)
  const common = {
    name,
    ...(description === undefined ? {} : { description }),
    sourceAddresses: [...source, ...sourceGroups.addresses],
    ...some('sourceIpGroups', sourceGroups.opaque),
    ...some('sourceKubeSelectorGroups', fields.texts('sourceKubeSelectorGroups')),
  }
  const read = { ApplicationRule: applicationRule, NetworkRule: networkRule, NatRule: natRule }[type]
  const { rule, skipped } = read(common, fields, reading)
  if (reading.places) {
    newer(type, fields)
    sourceless(name, fields)
  }
  const empty = sourceGroups.skipped ?? skipped
  return {
    ...rule,
    ...(fields.place ? { place: fields.place } : {}),
    ...(fields.unknown.length > 0 ? { unknown: [...fields.unknown] } : {}),
    ...(empty === undefined ? {} : { skipped: empty }),
  }
}

type Common = Pick<Rule, 'name' | 'sourceAddresses' | 'sourceIpGroups' | 'sourceKubeSelectorGroups'>
type Read = { readonly rule: Rule; readonly skipped?: string | undefined }

const applicationRule = (common: Common, fields: Fields, { places }: Reading): Read => {
  const rule: ApplicationRule = {
    ruleType: 'ApplicationRule',
    ...common,
    protocols: fields.items('protocols').flatMap(item => protocolOf(item, fields, places !== undefined)),
    terminateTLS: fields.flag('terminateTLS'),
    targetFqdns: fields.texts('targetFqdns'),
    targetUrls: fields.texts('targetUrls'),
    fqdnTags: fields.texts('fqdnTags'),
    webCategories: fields.texts('webCategories'),
    destinationAddresses: fields.texts('destinationAddresses'),
    httpHeadersToInsert: fields.items('httpHeadersToInsert').flatMap(item => {
      if (!isRecord(item)) return []
      const header = fieldsOf(item, {})
      return [{ headerName: header.text('headerName') ?? '', headerValue: header.text('headerValue') ?? '' }]
    }),
  }
  return { rule: places ? besideNames(rule, fields) : rule }
}

/**
 * An application rule takes one kind of names: Azure refuses two. Addresses may stand beside them, and whether a request then has to fit both,
 * either or the names alone is documented nowhere: certain is only what fits in all three ways.
 */
function besideNames(rule: ApplicationRule, fields: Fields): ApplicationRule {
  const { destinationAddresses, ...names } = rule
  const kinds = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories'] as const
  if (destinationAddresses.length === 0 || kinds.every(kind => rule[kind].length === 0)) return rule
  fields.open('destinationAddresses', `what destinationAddresses beside names do in rule "${rule.name}" (not documented)`)
  const every = destinationAddresses.some(text => text === '*' || text === '0.0.0.0/0')
  return { ...names, ...(every ? {} : { targetFqdns: [], targetUrls: [], fqdnTags: [], webCategories: [] }), destinationAddresses: [] }
}

const networkRule = (common: Common, fields: Fields, reading: Reading): Read => {
  const groups = ipGroups(fields, 'destinationIpGroups', reading)
  const rule: NetworkRule = {
    ruleType: 'NetworkRule',
    ...common,
    ipProtocols: fields.words('ipProtocols', ['TCP', 'UDP', 'ICMP', 'Any']),
    destinationAddresses: [...fields.texts('destinationAddresses'), ...groups.addresses],
    destinationFqdns: fields.texts('destinationFqdns'),
    destinationPorts: ports(fields, reading),
    ...some('destinationIpGroups', groups.opaque),
    ...some('sourceGeoLocations', fields.texts('sourceGeoLocations')),
    ...some('destinationGeoLocations', fields.texts('destinationGeoLocations')),
  }
  return { rule, skipped: groups.skipped }
}

const natRule = (common: Common, fields: Fields, reading: Reading): Read => {
  const [address, fqdn] = [fields.text('translatedAddress'), fields.text('translatedFqdn')]
  const rule: NatRule = {
    ruleType: 'NatRule',
    ...common,
    ipProtocols: fields.words('ipProtocols', ['TCP', 'UDP', 'Any']),
    destinationAddresses: fields.texts('destinationAddresses'),
    destinationPorts: ports(fields, reading),
    ...(address === undefined ? {} : { translatedAddress: address }),
    ...(fqdn === undefined ? {} : { translatedFqdn: fqdn }),
    translatedPort: fields.text('translatedPort') ?? '',
  }
  return { rule }
}

/** `{ protocolType: 'Https', port: 443 }`, the port also as text; `Https:443` and `Https` are how some tools write the same. */
function protocolOf(item: unknown, fields: Fields, strict: boolean): ApplicationRule['protocols'] {
  if (item === null || item === undefined) return []
  if (isHole(item)) {
    fields.open('protocols', item)
    return []
  }
  const [, written = '', number] = typeof item === 'string' && strict ? (/^\s*(\w+)\s*(?:[:=]\s*(\d+))?\s*$/.exec(item) ?? []) : []
  const body = isRecord(item) ? fieldsOf(item, {}) : undefined
  const given = body ? body.raw('protocolType') : written
  const port = body ? body.raw('port') : (number ?? { http: 80, https: 443, mssql: 1433 }[written.toLowerCase()])
  if (isHole(given) || isHole(port)) {
    for (const hole of [given, port]) if (isHole(hole)) fields.open('protocols', hole)
    return []
  }
  const protocolType = wordOf(given, ['Http', 'Https', 'Mssql'])
  const value = strict ? wholeNumber(port) : typeof port === 'number' ? port : undefined
  if (protocolType && value !== undefined) return [{ protocolType, port: value }]
  if (strict) fields.open('protocols', `the protocol ${JSON.stringify(item)?.slice(0, 60)}, which cannot be read`)
  return []
}

/** Some write several ports, or `443 - 445`, in one text. */
function ports(fields: Fields, { places }: Reading): readonly string[] {
  const written = fields.texts('destinationPorts')
  if (!places) return written
  return written
    .flatMap(text => text.split(','))
    .flatMap(text => {
      const port = text.trim()
      if (parsePorts(port)) return [port]
      if (port !== '' && port !== '0') fields.open('destinationPorts', `the port "${port.slice(0, 40)}", which cannot be read`)
      return []
    })
}

/** Sources are addresses and nothing else; a word among them is something that this model does not know. */
function addresses(fields: Fields, key: string, { places }: Reading): readonly string[] {
  const written = fields.texts(key)
  if (!places) return written
  return written.filter(text => {
    if (parseBlock(text) || looksLikeIpv6(text)) return true
    if (text !== '') fields.open(key, `"${text.slice(0, 60)}", which is no address`)
    return false
  })
}

type Groups = { readonly addresses: readonly string[]; readonly opaque: readonly string[]; readonly skipped?: string }

/** IP groups whose content is known stand as their addresses. A rule that names an empty one is passed over (facts 1.3). */
function ipGroups(fields: Fields, key: string, { ipGroup }: Reading): Groups {
  const found: string[] = []
  const opaque: string[] = []
  let skipped: string | undefined
  for (const item of fields.items(key)) {
    const text = typeof item === 'string' ? item : isHole(item) ? item.text : isRecord(item) ? fieldsOf(item, {}).text('id') : undefined
    const group = text === undefined ? undefined : ipGroup?.(text)
    if (group) {
      found.push(...group.addresses)
      for (const hole of group.unknown) fields.open(key, hole)
      if (group.addresses.length === 0 && group.unknown.length === 0)
        skipped ??= `it names the IP group "${group.name}", which is empty, so Azure Firewall passes the rule over`
    } else if (isHole(item)) fields.open(key, item)
    else if (text !== undefined && text !== '') opaque.push(text)
  }
  return { addresses: found, opaque, ...(skipped === undefined ? {} : { skipped }) }
}

/** Words of a newer API that narrow or widen what a rule covers: what they do is not known, so neither is the rule. */
const named = (names: string): ReadonlySet<string> => new Set(names.toLowerCase().split(' '))
const KNOWN: Readonly<Record<RuleType, ReadonlySet<string>>> = {
  ApplicationRule: named('sourceAddresses sourceIpGroups sourceKubeSelectorGroups destinationAddresses targetFqdns targetUrls'),
  NetworkRule: named(
    'sourceAddresses sourceIpGroups sourceKubeSelectorGroups sourceGeoLocations destinationAddresses destinationIpGroups destinationGeoLocations destinationPorts destinationFqdns',
  ),
  NatRule: named('sourceAddresses sourceIpGroups sourceKubeSelectorGroups destinationAddresses destinationPorts'),
}

function newer(type: RuleType, fields: Fields): void {
  for (const name of fields.names) {
    if (!/^(source|destination|target|exclude)/.test(name) || KNOWN[type].has(name)) continue
    const value = fields.raw(name)
    const idle = value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (!idle) fields.open('*', `"${name}", which is not known in such a rule`)
  }
}

/** A rule that says nothing of its sources. Azure refuses it today; the first API of 2018 did not, and what it then covered is not known. */
function sourceless(name: string, fields: Fields): void {
  const said = fields.names.some(key => key.startsWith('source') && fields.items(key).some(item => item !== null && item !== ''))
  if (!said) fields.open('sourceAddresses', `the sources of rule "${name}", which names none`)
}

const some = <K extends string>(key: K, items: readonly string[]): { readonly [P in K]?: readonly string[] } =>
  (items.length > 0 ? { [key]: items } : {}) as { readonly [P in K]?: readonly string[] }
