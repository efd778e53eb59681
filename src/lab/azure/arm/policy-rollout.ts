/** From a policy to the firewalls that use it: what stands in the way, and what it does to them. */
import { looksLikeIpv6, overlaps, parseBlock } from '../../../policy/addresses.ts'
import type { Cloud } from '../cloud.ts'
import { type Document, documentsAt, textAt, textsAt } from '../document.ts'
import { nameOf } from '../ids.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { setState, stateOf } from './lifecycle.ts'
import { childPolicies, groupType, rulesOf } from './policy-links.ts'

/**
 * Brings a policy to every firewall that uses it or a child of it. While one of them is Failed, no write to the policy succeeds; the firewall has to
 * be written anew first (text as users saw it: terraform-provider-azurerm#19843, Azure/ALZ-Bicep#530). A rule with an IPv6 address makes it fail
 * (facts 3).
 */
export async function rollOut(what: string, policyIds: readonly string[], cloud: Cloud): Promise<void> {
  const policies = policyIds.flatMap(id => [id, ...childPolicies(id, cloud).map(child => child.id)])
  const users = policies.flatMap(policy => cloud.wiring.firewallsOf(policy))
  if (users.length === 0) return
  const faulted = users.filter(firewall => stateOf(firewall) === 'Failed')
  const broken = users.filter(firewall => !faulted.includes(firewall) && firewall.hidden.privateIp && ipv6Of(firewall.body, cloud))
  for (const firewall of broken) setState(firewall, 'Failed')
  const count = faulted.length + broken.length
  if (count > 0)
    throw new Refusal(
      400,
      what.startsWith('IP') ? 'IpGroupsUpdateFailed' : 'FirewallPolicyUpdateFailed',
      `Put on ${what} Failed with ${count} faulted referenced firewalls`,
    )
  await cloud.wiring.firewall()
}

/** What keeps a firewall from being allocated with the rules of its policy. Texts [?]. */
export function refuseRules(firewall: Document, id: string, allocating: boolean, cloud: Cloud): void {
  const ipv6 = ipv6Of(firewall, cloud)
  if (ipv6 !== undefined)
    throw badRequest('InternalServerError', `Azure Firewall ${nameOf(id)} failed: its rules hold the IPv6 address ${ipv6}.`)
  // Facts 0.8 and 3: such rules must be removed before a firewall is allocated.
  const nat = allRules(firewall, cloud).find(
    rule => textAt(rule, 'ruleType') === 'NatRule' && textsAt(rule, 'destinationAddresses').some(isPrivate),
  )
  if (allocating && nat)
    throw badRequest(
      'AzureFirewallPrivateIpDnatRuleNotAllowed',
      `Azure Firewall ${nameOf(id)} cannot be allocated: DNAT rule '${textAt(nat, 'name')}' of its policy has a private IP address as its destination.`,
    )
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
const isPrivate = (text: string) => parseBlock(text) !== undefined && privateRanges.some(range => overlaps(range, text))

function allRules(firewall: Document, { store }: Pick<Cloud, 'store'>): readonly Document[] {
  const policy = store.get(textAt(firewall, 'properties.firewallPolicy.id') ?? '')
  const parent = store.get(textAt(policy?.body, 'properties.basePolicy.id') ?? '')
  return [policy, parent].flatMap(one => (one ? store.children(one.id, groupType).flatMap(rulesOf) : []))
}

const ipv6Of = (firewall: Document, cloud: Pick<Cloud, 'store'>): string | undefined =>
  allRules(firewall, cloud)
    .flatMap(rule => [...textsAt(rule, 'sourceAddresses'), ...textsAt(rule, 'destinationAddresses')])
    .find(looksLikeIpv6)

export const isAllocated = (firewall: Document): boolean => documentsAt(firewall, 'properties.ipConfigurations').length > 0
