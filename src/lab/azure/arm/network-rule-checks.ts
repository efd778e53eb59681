/** What ARM demands of network and NAT rules (`azure-firewall.md` 1.2, 1.3, 3). */
import { at, type Document, textAt, textsAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import { type PolicyFacts, refuse, validFqdn, validPorts } from './rule-values.ts'

export function checkNetworkRule(rule: Document, policy: PolicyFacts): void {
  const protocols = textsAt(rule, 'ipProtocols')
  if (protocols.length === 0 || protocols.some(protocol => !['TCP', 'UDP', 'Any', 'ICMP'].includes(protocol)))
    refuse(rule, `has ipProtocols [${protocols.join(', ')}]`)
  const ports = textsAt(rule, 'destinationPorts')
  if (ports.length === 0 || ports.some(port => !validPorts(port))) refuse(rule, `has destinationPorts [${ports.join(', ')}]`)
  const destinations = ['destinationAddresses', 'destinationIpGroups', 'destinationFqdns'].filter(kind => textsAt(rule, kind).length > 0)
  if (destinations.length !== 1)
    refuse(
      rule,
      `must have exactly one of destinationAddresses, destinationIpGroups and destinationFqdns; it has ${destinations.join(', ') || 'none'}`,
    )
  const fqdns = textsAt(rule, 'destinationFqdns')
  if (fqdns.some(fqdn => fqdn.includes('*') || !validFqdn(fqdn)))
    refuse(rule, `has destinationFqdns [${fqdns.join(', ')}]; wildcards are not allowed`)
  if (fqdns.length > 0 && !policy.dnsProxy) refuse(rule, 'has destinationFqdns, which need dnsSettings.enableProxy in the policy')
  if (at(rule, 'terminateTLS') !== undefined)
    throw badRequest('InvalidRequestFormat', `Could not find member 'terminateTLS' on object of type 'NetworkRule'.`)
}

/** Ports of DNAT end at 63999. */
const mostNatPort = 63_999

export function checkNatRule(rule: Document): void {
  const protocols = textsAt(rule, 'ipProtocols')
  if (protocols.length === 0 || protocols.some(protocol => !['TCP', 'UDP', 'Any'].includes(protocol)))
    refuse(rule, `has ipProtocols [${protocols.join(', ')}]`)
  const ports = textsAt(rule, 'destinationPorts')
  if (ports.length === 0 || ports.some(port => !validPorts(port, mostNatPort))) refuse(rule, `has destinationPorts [${ports.join(', ')}]`)
  if (textsAt(rule, 'destinationAddresses').length === 0) refuse(rule, 'has no destinationAddresses')
  const translations = [textAt(rule, 'translatedAddress'), textAt(rule, 'translatedFqdn')].filter(text => text)
  if (translations.length !== 1) refuse(rule, 'must have exactly one of translatedAddress and translatedFqdn')
  const port = textAt(rule, 'translatedPort') ?? ''
  if (!/^\d+$/.test(port) || !validPorts(port, mostNatPort)) refuse(rule, `has translatedPort '${port}'`)
}
