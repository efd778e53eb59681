import { blocksOf, intersect } from '../addresses.ts'
import { addressesOf, lookup } from '../match.ts'
import type { ApplicationRule } from '../model.ts'
import { inOrder, type Ordered } from '../order.ts'
import type { Part } from './algebra/network-space.ts'
import type { Reach } from './algebra/reach.ts'
import { atomText, hostsOf, isEverywhere, isWide, namesHostOf, publicPart } from './destinations.ts'
import { about, type Found, type Lint, type LintContext, quoted, seeAlso } from './lint.ts'
import { allows, inspects } from './never-decides.ts'

export const inspectionBypassed: Lint = {
  id: 'inspection-bypassed',
  severity: 'error',
  title: 'a network rule takes traffic away from TLS inspection',
  means:
    'Network rules are asked first and end the matter. A host whose address lies in what such a rule allows is let through unseen, and so is every other host in it: application rules, inspection, URL rules and their logs never come into play.',
  fix: 'Take the HTTPS port out of the network rule, and allow the hosts in application rules.',
  run: context => {
    const inspecting = inOrder(context.policy, 'ApplicationRule').filter(({ rule }) => inspects(rule))
    return inspecting.length === 0
      ? []
      : context
          .reach()
          .network.filter(({ entry }) => allows(entry.collection))
          .flatMap(reach => bypass(reach, inspecting, context))
  },
}

function bypass({ entry, left }: Reach, inspecting: readonly Ordered<ApplicationRule>[], { facts }: LintContext): readonly Found[] {
  const taken = inspecting.flatMap(other => {
    const hits = left.filter(part => meets(part, other.rule))
    const where = [...new Set(hits.flatMap(part => destination(part, other.rule, facts)))]
    return where.length > 0 ? [{ other, where, ports: portsOf(hits, other.rule) }] : []
  })
  if (taken.length === 0) return []
  const where = [...new Set(taken.flatMap(one => one.where))]
  const ports = [...new Set(taken.flatMap(one => one.ports))]
  const victims = taken.map(({ other }) => other)
  const smb = entry.rule.ruleType === 'NetworkRule' && entry.rule.destinationPorts.includes('445')
  return [
    {
      ...about(entry),
      ...seeAlso(victims),
      message: `"${entry.rule.name}" allows TCP ${ports.join(', ')} to ${where.join(', ')} before ${quoted(victims.map(({ rule }) => rule.name))} can inspect`,
      ...(smb ? { fix: `Remove port ${ports.join(', ')} from "${entry.rule.name}": SMB needs 445 only.` } : {}),
    },
  ]
}

const httpsPorts = (rule: ApplicationRule): readonly number[] =>
  rule.protocols.filter(({ protocolType }) => protocolType === 'Https').map(({ port }) => port)

const portsOf = (parts: readonly Part[], rule: ApplicationRule): readonly number[] =>
  httpsPorts(rule).filter(port => parts.some(({ box }) => box[1]?.some(({ first, last }) => first <= port && port <= last)))

/** Same clients, same ports. Clients that nobody can enumerate may be the same. */
function meets(part: Part, rule: ApplicationRule): boolean {
  const opaque = (rule.sourceIpGroups ?? []).length + (rule.sourceKubeSelectorGroups ?? []).length > 0
  const sources = opaque || intersect(part.box[0] ?? [], blocksOf(rule.sourceAddresses)).length > 0
  return sources && portsOf([part], rule).length > 0
}

/** Where the two may meet, in words; nothing where they cannot, or where it would take a coincidence. */
function destination({ targetAtom, box }: Part, rule: ApplicationRule, facts: LintContext['facts']): readonly string[] {
  const blocks = box[2] ?? []
  const known = hostsOf(rule).map(host => (host.startsWith('*') ? undefined : addressesOf(host, facts)))
  const settled = known.length > 0 && known.every(addresses => addresses !== undefined)
  const addresses = known.flatMap(each => each ?? [])
  if (targetAtom?.kind === 'name') return namesHostOf(rule, targetAtom.text) ? [targetAtom.text] : []
  if (targetAtom) {
    const prefixes = lookup(facts.serviceTags, targetAtom.text)
    return settled && prefixes && intersect(addresses, blocksOf(prefixes)).length === 0 ? [] : [atomText(targetAtom)]
  }
  if (intersect(addresses, blocks).length > 0) return ['their addresses']
  if (settled) return []
  return isEverywhere(blocks) ? ['every address'] : isWide(blocks) && publicPart(blocks).length > 0 ? ['large networks'] : []
}
