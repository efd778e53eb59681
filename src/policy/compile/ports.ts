import type { Flow } from '../decision.ts'
import type { NatRule, NetworkRule } from '../model.ts'
import { type PortRange, parsePorts } from '../ports.ts'

/** The distinct combinations of protocols and ports of DNAT and network rules; a policy has few. */
export type TransportSets = {
  readonly add: (rule: Pick<NetworkRule | NatRule, 'ipProtocols' | 'destinationPorts'>) => number
  /** The ports that a set has of a protocol. */
  readonly rangesOf: (set: number, protocol: 'tcp' | 'udp') => readonly PortRange[]
  readonly covers: (set: number, protocol: Flow['protocol'], port: number) => boolean
}

/** The set that covers whatever there is. */
export const ANY_TRANSPORT = 0

type Transport = { readonly tcp: boolean; readonly udp: boolean; readonly icmp: boolean; readonly ports: readonly PortRange[] }

export function transportSets(): TransportSets {
  const numbers = new Map<string, number>()
  const sets: Transport[] = [{ tcp: true, udp: true, icmp: true, ports: [{ from: 0, to: 65_535 }] }]
  return {
    add: ({ ipProtocols, destinationPorts }) => {
      const text = `${ipProtocols.join()} ${destinationPorts.join()}`
      const known = numbers.get(text)
      if (known !== undefined) return known
      const protocols: readonly string[] = ipProtocols.map(protocol => protocol.toLowerCase())
      const any = protocols.includes('any')
      numbers.set(text, sets.length)
      return (
        sets.push({
          tcp: any || protocols.includes('tcp'),
          udp: any || protocols.includes('udp'),
          // `Any` with a port is TCP and UDP; with `*` it is every IP protocol. ICMP itself knows no ports (facts 1.1).
          icmp: protocols.includes('icmp') || (any && destinationPorts.includes('*')),
          ports: destinationPorts.map(parsePorts).filter(range => range !== undefined),
        }) - 1
      )
    },
    rangesOf: (set, protocol) => (sets[set]?.[protocol] ? sets[set].ports : []),
    covers: (set, protocol, port) => {
      const transport = sets[set] as Transport
      if (!transport[protocol]) return false
      if (protocol === 'icmp') return true
      for (const { from, to } of transport.ports) if (from <= port && port <= to) return true
      return false
    },
  }
}
