import { blocksOf, parseBlock } from '../addresses.ts'
import type { Facts } from '../decision.ts'
import { type Block, intersect, union } from '../intervals.ts'
import { addressesOf, lookup } from '../match.ts'
import { matchesHost } from '../match-host.ts'
import type { ApplicationRule } from '../model.ts'
import { inOrder, type Ordered } from '../order.ts'
import type { Part } from './algebra/network-space.ts'
import { atomText, hostsOf, isEverywhere, isWide, namesHostOf } from './destinations.ts'
import { about, type Found, type Lint, quoted, seeAlso } from './lint.ts'
import { allows, inspects } from './never-decides.ts'

export const inspectionBypassed: Lint = {
  id: 'inspection-bypassed',
  severity: 'error',
  title: 'a network rule takes traffic away from TLS inspection',
  means:
    'Network rules are asked first and end the matter. A host whose address lies in what such a rule allows is let through unseen, and so is every other host in it: application rules, inspection, URL rules and their logs never come into play.',
  fix: 'Take the HTTPS port out of the network rule, and allow the hosts in application rules.',
  run: context => {
    const inspecting = inOrder(context.policy, 'ApplicationRule')
      .filter(({ rule }) => inspects(rule))
      .map((entry): Inspecting => ({ entry, ports: httpsPorts(entry.rule), addresses: addressesOfAll(hostsOf(entry.rule), context.facts) }))
    if (inspecting.length === 0) return []
    const ports = [...new Set(inspecting.flatMap(each => each.ports))]
    const dns = Object.keys(context.facts.dns ?? {}).length > 0
    return context
      .reach()
      .network.filter(({ entry }) => allows(entry.collection))
      .flatMap(({ entry, left }) => {
        const open = left.filter(part => ports.some(port => onPort(part, port))).map((part): Way => ({ part, reaches: reachesText(part) }))
        const serious = open.filter(({ reaches }) => dns || reaches !== undefined)
        return serious.length === 0 ? [] : bypass(entry, serious, inspecting, context.facts)
      })
  },
}

/** A rule that inspects, on which ports, and the addresses of its hosts where all of them are known. */
type Inspecting = {
  readonly entry: Ordered<ApplicationRule>
  readonly ports: readonly number[]
  readonly addresses: readonly Block[] | undefined
}

/** What a network rule lets through, and what it stands for where a host may have any address; nothing for a few known addresses. */
type Way = { readonly part: Part; readonly reaches: string | undefined }

function reachesText({ targetAtom, box }: Part): string | undefined {
  if (targetAtom) return atomText(targetAtom)
  const blocks = box[2] ?? []
  return isEverywhere(blocks) ? 'every address' : isWide(blocks) ? 'large networks' : undefined
}

function bypass(entry: Ordered, ways: readonly Way[], inspecting: readonly Inspecting[], facts: Facts): readonly Found[] {
  const taken = inspecting.flatMap(victim => {
    const hits = ways.filter(({ part }) => victim.ports.some(port => onPort(part, port)) && sameClients(part, victim.entry.rule))
    const where = [...new Set(hits.flatMap(way => destination(way, victim, facts) ?? []))]
    return where.length > 0
      ? [{ victim: victim.entry, where, ports: victim.ports.filter(port => hits.some(({ part }) => onPort(part, port))) }]
      : []
  })
  if (taken.length === 0) return []
  const where = [...new Set(taken.flatMap(one => one.where))]
  const ports = [...new Set(taken.flatMap(one => one.ports))]
  const victims = taken.map(({ victim }) => victim)
  const smb = entry.rule.ruleType === 'NetworkRule' && entry.rule.destinationPorts.includes('445')
  return [
    {
      ...about(entry),
      ...seeAlso(victims.slice(0, 10)),
      message: `"${entry.rule.name}" allows TCP ${ports.join(', ')} to ${where.join(', ')} before ${quoted(victims.map(({ rule }) => rule.name))} can inspect`,
      ...(smb ? { fix: `Remove port ${ports.join(', ')} from "${entry.rule.name}": SMB needs 445 only.` } : {}),
    },
  ]
}

const httpsPorts = (rule: ApplicationRule): readonly number[] => [
  ...new Set(rule.protocols.filter(({ protocolType }) => protocolType === 'Https').map(({ port }) => port)),
]

const onPort = ({ box }: Part, port: number): boolean => box[1]?.some(({ first, last }) => first <= port && port <= last) ?? false

/** Clients that nobody can enumerate may be the same. */
function sameClients(part: Part, rule: ApplicationRule): boolean {
  const opaque = (rule.sourceIpGroups ?? []).length + (rule.sourceKubeSelectorGroups ?? []).length > 0
  return opaque || intersect(part.box[0] ?? [], blocksOf(rule.sourceAddresses)).length > 0
}

/** Where the two may meet, in words; nothing where they cannot, or where it would take a coincidence. */
function destination({ part: { targetAtom, box }, reaches }: Way, { entry, addresses }: Inspecting, facts: Facts): string | undefined {
  if (targetAtom?.kind === 'name') return namesHostOf(entry.rule, targetAtom.text) ? targetAtom.text : undefined
  if (!addresses) return reaches
  if (!targetAtom) return intersect(addresses, box[2] ?? []).length > 0 ? 'their addresses' : undefined
  const prefixes = lookup(facts.serviceTags, targetAtom.text)
  return prefixes && intersect(addresses, blocksOf(prefixes)).length === 0 ? undefined : reaches
}

/** All addresses that hosts can have, as the facts tell; undefined where they say nothing about one of them. */
function addressesOfAll(hosts: readonly string[], facts: Facts): readonly Block[] | undefined {
  const known = hosts.map(host => {
    const any = addressesOf(host.startsWith('*') ? `egress-gate-any-name${host.slice(1)}` : host, facts)
    const narrower = Object.keys(facts.dns ?? {}).filter(key => host.startsWith('*') && matchesHost(host, key.replace(/^\*/, 'x')))
    return any && [...any, ...narrower.flatMap(key => facts.dns?.[key] ?? []).flatMap(address => parseBlock(address) ?? [])]
  })
  return known.length > 0 && known.every(each => each !== undefined) ? union(known.flat()) : undefined
}
