/**
 * What is spoken to which port, counted on one line: HTTPS, HTTP, other TCP, UDP, each with its ports, and ICMP. TCP that is neither
 * HTTP nor HTTPS is a kind of its own: a question that names only a port (`HOST:443/tcp`) leaves open which of the three it is.
 */
import type { Flow } from '../decision.ts'
import { type Axis, join } from '../intervals.ts'
import type { ApplicationRule, NatRule, NetworkRule, Rule } from '../model.ts'
import { parsePorts } from '../ports.ts'

export const kinds = ['https', 'http', 'tcp', 'udp', 'icmp'] as const
export type Kind = (typeof kinds)[number]

const WIDTH = 65_536
const baseOf = (kind: Kind): number => kinds.indexOf(kind) * WIDTH

export const spaceOf = (kind: Kind): Axis =>
  kind === 'icmp' ? [{ first: baseOf(kind), last: baseOf(kind) }] : [{ first: baseOf(kind) + 1, last: baseOf(kind) + 65_535 }]

export const everyService: Axis = join(kinds.map(spaceOf))

export const serviceAt = (value: number): { readonly kind: Kind; readonly port: number } => ({
  kind: kinds[Math.floor(value / WIDTH)] ?? 'icmp',
  port: value % WIDTH,
})

/** Undefined for TCP of which only the port is known. */
export function serviceOf({ protocol, application, port }: Flow, neither = false): number | undefined {
  if (protocol !== 'tcp') return baseOf(protocol) + (protocol === 'icmp' ? 0 : port)
  if (application === undefined) return neither ? baseOf('tcp') + port : undefined
  return baseOf(application) + port
}

export const asFlow = (value: number): Pick<Flow, 'protocol' | 'port' | 'application'> => {
  const { kind, port } = serviceAt(value)
  if (kind === 'https' || kind === 'http') return { protocol: 'tcp', port, application: kind }
  return { protocol: kind, port }
}

const shifted = (kind: Kind, ports: readonly string[]): Axis =>
  join([
    ports
      .map(parsePorts)
      .filter(range => range !== undefined)
      .map(({ from, to }) => ({ first: baseOf(kind) + from, last: baseOf(kind) + to })),
    [],
  ])

/** The services that a rule names for certain. */
export function servicesOf(rule: Rule): Axis {
  const known = remembered.get(rule)
  if (known) return known
  const services = rule.ruleType === 'ApplicationRule' ? applicationServices(rule) : networkServices(rule)
  remembered.set(rule, services)
  return services
}
const remembered = new WeakMap<Rule, Axis>()

function networkServices({ ipProtocols, destinationPorts }: NetworkRule | NatRule): Axis {
  const protocols: readonly string[] = ipProtocols.map(protocol => protocol.toLowerCase())
  const any = protocols.includes('any')
  const tcp: readonly Kind[] = any || protocols.includes('tcp') ? ['https', 'http', 'tcp'] : []
  const udp: readonly Kind[] = any || protocols.includes('udp') ? ['udp'] : []
  const icmp = protocols.includes('icmp') || (any && destinationPorts.includes('*')) ? spaceOf('icmp') : []
  return join([...[...tcp, ...udp].map(kind => shifted(kind, destinationPorts)), icmp])
}

const spoken = { https: 'https', http: 'http', mssql: 'tcp' } as const

function applicationServices({ protocols }: ApplicationRule): Axis {
  const blocks = protocols.flatMap(({ protocolType, port }) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return []
    const at = baseOf(spoken[protocolType.toLowerCase() as keyof typeof spoken]) + port
    return [{ first: at, last: at }]
  })
  return join([blocks, []])
}

/** FQDN tags speak of these alone (facts 1.3); and of TCP on the same ports as long as it may turn out to be HTTPS or HTTP. */
export const standardServices: Axis = join(
  [baseOf('https') + 443, baseOf('http') + 80, baseOf('tcp') + 443, baseOf('tcp') + 80].map(at => [{ first: at, last: at }]),
)
