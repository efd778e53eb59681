import { fqdnTagNames } from '../fqdn-tags.ts'
import { headerNameComplaint, headersComplaint, headerValueComplaint } from '../inserted-headers.ts'
import type { ApplicationRule, NatRule, NetworkRule } from '../model.ts'
import { type Cursor, fault, type Read, shorten } from './cursor.ts'
import { boolean, checked, declared, defaulted, fields, listOf, oneOf, optional, present, recordOf, required, text } from './fields.ts'
import type { FirewallContext } from './firewall.ts'
import { names } from './names.ts'
import { similar } from './similar.ts'
import { address, destination, fqdn, fqdnPattern, listed, ports, protocolPort, source, urlPattern } from './values.ts'

const description = checked(text, value => (value.length <= 256 ? undefined : 'must be at most 256 characters long'))

/** The same words in ARM, the portal and the CLI, for people who come from there. */
const aliases = {
  sourceAddresses: 'sources',
  source: 'sources',
  from: 'sources',
  destinationAddresses: 'destinations',
  destination: 'destinations',
  to: 'destinations',
  destinationPorts: 'ports',
  port: 'ports',
  ipProtocols: 'protocols',
  protocol: 'protocols',
  targetFqdns: 'fqdns',
  destinationFqdns: 'fqdns',
  targetUrls: 'urls',
  terminateTLS: 'inspect',
  tlsInspection: 'inspect',
  httpHeadersToInsert: 'headers',
}

const common = (context: FirewallContext) => ({
  name: required(ruleName(context)),
  description: optional(description),
  sources: defaulted(listOf(source, 1), ['*']),
})

/** Unique within its collection, as Azure demands; an expectation may name it from anywhere. */
const ruleName =
  (context: FirewallContext): Read<string> =>
  at => {
    const name = declared(`rule in collection "${shorten(context.collection)}"`, names.rule, `${context.scope}/`)(at)
    if (name !== undefined) context.ruleNames.set(name, (context.ruleNames.get(name) ?? 0) + 1)
    return name
  }

export const networkRule =
  (context: FirewallContext): Read<NetworkRule> =>
  at => {
    const found = fields(
      at,
      {
        ...common(context),
        protocols: required(listOf(oneOf('TCP', 'UDP', 'ICMP', 'Any'), 1)),
        ports: optional(listOf(ports, 1)),
        destinations: optional(listOf(destination, 1)),
        fqdns: optional(listOf(fqdn, 1)),
      },
      aliases,
    )
    if (!found) return undefined
    exactlyOne(found, at, ['destinations', 'fqdns'])
    const icmpOnly = found.values.protocols?.every(protocol => protocol === 'ICMP') ?? false
    if (!found.has('ports') && !icmpOnly && found.values.protocols) fault(at, '"ports" is missing')
    if (found.has('fqdns')) context.fqdnRules.push(found.at('fqdns'))
    if (!found.whole) return undefined
    const { name, sources, protocols, ports: portList = ['*'], destinations = [], fqdns = [] } = found.whole
    return {
      ruleType: 'NetworkRule',
      name,
      ...present({ description: found.whole.description }),
      sourceAddresses: sources,
      ipProtocols: protocols,
      destinationAddresses: destinations,
      destinationFqdns: fqdns,
      destinationPorts: portList,
      place: at.place,
    }
  }

const KINDS = ['fqdns', 'urls', 'fqdnTags', 'webCategories', 'destinations'] as const

export const applicationRule =
  (context: FirewallContext): Read<ApplicationRule> =>
  at => {
    const found = fields(
      at,
      {
        ...common(context),
        protocols: required(listOf(protocolPort, 1)),
        inspect: defaulted(boolean, false),
        fqdns: optional(listOf(fqdnPattern, 1)),
        urls: optional(listOf(urlPattern, 1)),
        fqdnTags: optional(listOf(listed('FQDN tag', fqdnTagNames, similar), 1)),
        webCategories: optional(listOf(text, 1)),
        destinations: optional(listOf(destination, 1)),
        headers: optional(headers),
      },
      aliases,
    )
    if (!found) return undefined
    exactlyOne(found, at, KINDS)
    const { protocols = [], inspect } = found.values
    const https = protocols.some(({ protocolType }) => protocolType === 'Https')
    if (inspect === true) context.inspected.push(at)
    if (found.has('inspect') && inspect === true && protocols.length > 0 && !https)
      fault(found.at('inspect'), 'there is no TLS to inspect: none of the protocols is Https')
    if (inspect === false && https && found.has('urls'))
      fault(found.at('urls'), 'the firewall sees the URL of HTTPS only when it inspects; add inspect: true, or use "fqdns"')
    if (inspect === false && https && found.has('headers') && protocols.every(({ protocolType }) => protocolType === 'Https'))
      fault(found.at('headers'), 'the firewall can insert headers into HTTPS only when it inspects; add inspect: true')
    if (inspect === true) noInspection(found.at('fqdnTags'), found.values.fqdnTags)
    if (!found.whole) return undefined
    const {
      name,
      sources,
      fqdns = [],
      urls = [],
      fqdnTags = [],
      webCategories = [],
      destinations = [],
      headers: inserted = [],
    } = found.whole
    return {
      ruleType: 'ApplicationRule',
      name,
      ...present({ description: found.whole.description }),
      sourceAddresses: sources,
      protocols,
      terminateTLS: found.whole.inspect,
      targetFqdns: fqdns,
      targetUrls: urls,
      fqdnTags,
      webCategories,
      destinationAddresses: destinations,
      httpHeadersToInsert: inserted,
      place: at.place,
    }
  }

/** Konnectivity needs ALPN, which an inspected session does not have (facts 0.6). */
function noInspection(at: Cursor, tags: readonly string[] | undefined): void {
  if (tags?.includes('AzureKubernetesService'))
    fault(at, 'inspecting AzureKubernetesService cuts the nodes off from the API server, whose tunnel needs ALPN; leave inspect out')
}

const headers: Read<ApplicationRule['httpHeadersToInsert']> = at => {
  const found = recordOf(checked(text, headerValueComplaint), (key, keyAt) => {
    const complaint = headerNameComplaint(key)
    if (complaint !== undefined) fault(keyAt, complaint)
  })(at)
  const all = found && Object.entries(found).map(([headerName, headerValue]) => ({ headerName, headerValue }))
  const complaint = all && headersComplaint(all)
  return complaint === undefined ? all : fault(at, complaint)
}

export const natRule =
  (context: FirewallContext): Read<NatRule> =>
  at => {
    const found = fields(
      at,
      {
        ...common(context),
        protocols: required(listOf(oneOf('TCP', 'UDP', 'Any'), 1)),
        ports: required(listOf(ports, 1)),
        destinations: required(listOf(address, 1)),
        translatedAddress: optional(address),
        translatedFqdn: optional(fqdn),
        translatedPort: required(ports),
      },
      aliases,
    )
    if (!found) return undefined
    exactlyOne(found, at, ['translatedAddress', 'translatedFqdn'])
    if (found.values.translatedPort !== undefined && !/^\d+$/.test(found.values.translatedPort))
      fault(found.at('translatedPort'), 'must be one port from 1 to 63999')
    if (!found.whole) return undefined
    const { name, sources, protocols, ports: portList, destinations, translatedAddress, translatedFqdn, translatedPort } = found.whole
    return {
      ruleType: 'NatRule',
      name,
      ...present({ description: found.whole.description, translatedAddress, translatedFqdn }),
      sourceAddresses: sources,
      ipProtocols: protocols,
      destinationAddresses: destinations,
      destinationPorts: portList,
      translatedPort,
      place: at.place,
    }
  }

function exactlyOne<K extends string>(found: { has(key: K): boolean; at(key: K): Cursor }, at: Cursor, keys: readonly K[]): void {
  const given = keys.filter(key => found.has(key))
  const [first, second] = given
  if (first === undefined) fault(at, `names no destination; give one of ${keys.join(', ')}`)
  else if (second !== undefined)
    fault(
      found.at(second),
      `"${first}" and "${second}" cannot stand in one rule; a rule has one kind of ${keys[0]?.startsWith('translated') ? 'translation' : 'destination'}, so write two rules`,
    )
}
