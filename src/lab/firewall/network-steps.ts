/** The policy's network rules as steps of the gateway's program, in the order in which they are asked. */
import { type Block, parseBlock, prefixesOf } from '../../policy/addresses.ts'
import type { Facts } from '../../policy/decision.ts'
import type { NetworkRule, Policy } from '../../policy/model.ts'
import { inOrder } from '../../policy/order.ts'
import { parsePorts } from '../../policy/ports.ts'
import type { Step } from '../network/gateway-program.ts'

/** `names` gives the addresses of the rules' FQDNs as the firewall has resolved them. */
export function networkSteps(policy: Policy, tags: Facts['serviceTags'], names: ReadonlyMap<string, readonly string[]>): readonly Step[] {
  return inOrder(policy, 'NetworkRule').flatMap(({ rule, collection }) => {
    const sources = prefixes(rule.sourceAddresses)
    const destinations = prefixes([
      ...rule.destinationAddresses.flatMap(text => (parseBlock(text) ? [text] : tagged(tags, text))),
      ...rule.destinationFqdns.flatMap(name => names.get(name) ?? []),
    ])
    if (sources.length === 0 || destinations.length === 0) return []
    const kind = collection.action === 'Deny' ? 'drop' : 'forward'
    return transports(rule).map((transport): Step => ({ kind, sources, destinations, ...transport }))
  })
}

type Transport = Pick<Extract<Step, { kind: 'forward' | 'drop' }>, 'protocol' | 'ports'>

/** `Any` with ports is TCP and UDP; `Any` with `*` is every IP protocol; ICMP has no ports (facts 1.1). */
function transports({ ipProtocols, destinationPorts }: NetworkRule): readonly Transport[] {
  if (ipProtocols.includes('Any') && destinationPorts.includes('*')) return [{}]
  const withPorts = (['tcp', 'udp'] as const).filter(
    name => ipProtocols.includes('Any') || ipProtocols.includes(name === 'tcp' ? 'TCP' : 'UDP'),
  )
  const ranges = destinationPorts.includes('*') ? [undefined] : destinationPorts.map(parsePorts).filter(range => range !== undefined)
  return [
    ...withPorts.flatMap(protocol => ranges.map(ports => (ports ? { protocol, ports } : { protocol }))),
    ...(ipProtocols.includes('ICMP') ? [{ protocol: 'icmp' as const }] : []),
  ]
}

const prefixes = (texts: readonly string[]): readonly string[] =>
  prefixesOf(texts.map(parseBlock).filter((block): block is Block => block !== undefined))

function tagged(tags: Facts['serviceTags'] = {}, text: string): readonly string[] {
  const key = Object.keys(tags).find(name => name.toLowerCase() === text.toLowerCase())
  return key === undefined ? [] : (tags[key] ?? [])
}
