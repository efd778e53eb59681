/** What ARM demands of a firewall policy. Codes tagged [?] are the lab's own: Azure's are in no public source. */
import { looksLikeIpv6, parseAddress, parseBlock } from '../../../policy/addresses.ts'
import type { Cloud } from '../cloud.ts'
import { at, type Document, documentsAt, flagAt, textAt, textsAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { nameOf, sameId } from '../ids.ts'
import { badRequest } from '../refusal.ts'
import { linked } from './network.ts'
import { childPolicies, policyType } from './policy-links.ts'

const tiers = ['Basic', 'Standard', 'Premium']
const modes = ['Off', 'Alert', 'Deny']

export function checkTier(id: string, properties: Document, tier: string, before: string | undefined): void {
  if (!tiers.includes(tier)) throw badRequest('InvalidRequestFormat', `'${tier}' is not a tier of a firewall policy: ${tiers.join(', ')}.`)
  if (before && tiers.indexOf(before) > tiers.indexOf(tier)) {
    throw badRequest('FirewallPolicyTierCannotBeLowered', `Firewall policy ${id} cannot change from tier ${before} to ${tier}.`) // [?]
  }
  // Whatever the mode is, `Off` too. Code and wording: Azure/missionlz#736 (intrusion detection); the other names are modelled on it [K].
  const higher = [
    ...(tier !== 'Premium' && at(properties, 'intrusionDetection') !== undefined ? ['Intrusion Detection'] : []),
    ...(tier !== 'Premium' && at(properties, 'transportSecurity') !== undefined ? ['Transport Security'] : []),
    ...(tier === 'Basic' && flagAt(properties, 'dnsSettings.enableProxy') ? ['DNS Settings'] : []),
    ...(tier === 'Basic' && textAt(properties, 'threatIntelMode') === 'Deny' ? ['Threat Intelligence'] : []),
  ]
  if (higher.length > 0)
    throw badRequest(
      'FirewallPolicyHigherTierOnlyProperties',
      `Firewall Policy ${nameOf(id)} contains higher tier only properties - ${higher.join(', ')}`,
    )
}

/** Values that the published OpenAPI enumerates, and addresses. */
export function checkSettings(properties: Document): void {
  for (const path of ['threatIntelMode', 'intrusionDetection.mode']) {
    const mode = at(properties, path)
    if (mode !== undefined && !modes.includes(String(mode)))
      throw badRequest('InvalidRequestFormat', `'${String(mode)}' is no value of ${path}: ${modes.join(', ')}.`)
  }
  for (const { id, mode } of documentsAt(properties, 'intrusionDetection.configuration.signatureOverrides'))
    if (!modes.includes(String(mode)))
      throw badRequest('InvalidRequestFormat', `Signature override ${String(id)} has mode '${String(mode)}'.`)
  if (documentsAt(properties, 'dnsSettings.servers').length)
    throw badRequest('InvalidRequestFormat', 'dnsSettings.servers is a list of addresses.')
  const server = textsAt(properties, 'dnsSettings.servers').find(text => parseAddress(text) === undefined)
  if (server !== undefined) throw badRequest('InvalidRequestFormat', `'${server}' in dnsSettings.servers is no IPv4 address.`)
  for (const path of ['snat.privateRanges', 'intrusionDetection.configuration.privateRanges', 'threatIntelWhitelist.ipAddresses']) {
    const wrong = textsAt(properties, path).find(text => text !== 'IANAPrivateRanges' && !parseBlock(text) && !looksLikeIpv6(text))
    if (wrong !== undefined) throw badRequest('InvalidRequestFormat', `'${wrong}' in ${path} is no address, prefix or range.`)
  }
}

/**
 * A base policy is in the region of its child (learn.microsoft.com/answers/questions/1663880, which names Firewall Manager's documentation), has no base
 * itself, and a child's threat intelligence can only be stricter (facts 1.1).
 */
export function checkBase(self: { id: string; type: string }, body: Document, caller: Caller, cloud: Cloud): void {
  const mode = textAt(body, 'properties.threatIntelMode') ?? 'Alert'
  const laxer = childPolicies(self.id, cloud).find(child => weaker(textAt(child.body, 'properties.threatIntelMode'), mode))
  if (laxer) throw tooLax(laxer.id, textAt(laxer.body, 'properties.threatIntelMode'), self.id, mode)
  const parent = textAt(body, 'properties.basePolicy.id')
  if (!parent) return
  const base = linked(parent, `${policyType}/join/action`, self, caller, cloud)
  if (textAt(base.body, 'properties.basePolicy.id'))
    throw badRequest('FirewallPolicyInvalidBasePolicy', `The base policy ${parent} has a base policy itself.`) // [K]
  if (sameId(parent, self.id) || childPolicies(self.id, cloud).length > 0)
    throw badRequest('FirewallPolicyInvalidBasePolicy', `Firewall policy ${self.id} is a base policy: it cannot have one.`) // [K]
  const place = (location: string | undefined) => location?.toLowerCase().replaceAll(' ', '')
  if (place(textAt(base.body, 'location')) !== place(textAt(body, 'location')))
    throw badRequest(
      'FirewallPolicyInvalidBasePolicy',
      `The base policy ${parent} is in ${textAt(base.body, 'location')}; it must be in the region of ${self.id}.`,
    ) // code [?]
  const parents = textAt(base.body, 'properties.threatIntelMode') ?? 'Alert'
  if (weaker(mode, parents)) throw tooLax(self.id, mode, parent, parents)
}

const weaker = (mode: string | undefined, than: string): boolean => modes.indexOf(mode ?? 'Alert') < modes.indexOf(than)

const tooLax = (child: string, mode: string | undefined, parent: string, parents: string) =>
  badRequest(
    'FirewallPolicyThreatIntelModeLessStrictThanBasePolicy',
    `Firewall policy ${child} has threatIntelMode ${mode}, its base policy ${parent} has ${parents}: a child can only be stricter.`,
  ) // code [?]
