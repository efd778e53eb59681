/** Network and NAT rules as boxes over source address, service and destination address. */
import { blocksOf, everywhere, parseBlock } from '../../addresses.ts'
import { type Axis, type Block, subtract, union } from '../../intervals.ts'
import type { NatRule, NetworkRule, Rule } from '../../model.ts'
import { parsePorts } from '../../ports.ts'
import { unknownOf } from '../../unknown.ts'
import { type Atom, atom, holdersOf, within } from './atoms.ts'
import { type Box, isEmpty } from './box.ts'
import { nearby } from './nearby.ts'

/** The service axis: TCP ports, UDP ports, ICMP, and every other IP protocol. */
export const TCP = 0
const UDP = 65_536
const ICMP: Block = { first: 131_072, last: 131_072 }
const OTHER: Block = { first: 131_073, last: 131_073 }

/** A rule's flows from known sources and from each thing that stands for sources; the same for destinations. */
export type Part = { readonly sourceAtom?: Atom; readonly targetAtom?: Atom; readonly box: Box }

export function services({ ipProtocols, destinationPorts }: NetworkRule | NatRule): Axis {
  const any = ipProtocols.includes('Any')
  const ports = union(
    destinationPorts
      .map(parsePorts)
      .filter(range => range !== undefined)
      .map(({ from, to }) => ({ first: from, last: to })),
  )
  const shifted = (by: number): Axis => ports.map(({ first, last }) => ({ first: first + by, last: last + by }))
  const everything = any && destinationPorts.includes('*')
  return union([
    ...(any || ipProtocols.includes('TCP') ? shifted(TCP) : []),
    ...(any || ipProtocols.includes('UDP') ? shifted(UDP) : []),
    ...((ipProtocols as readonly string[]).includes('ICMP') || everything ? [ICMP] : []),
    ...(everything ? [OTHER] : []),
  ])
}

export const sourceAtoms = (rule: Rule): readonly Atom[] =>
  [
    ...(rule.sourceIpGroups ?? []),
    ...(rule.sourceKubeSelectorGroups ?? []),
    ...((rule as Partial<NetworkRule>).sourceGeoLocations ?? []),
  ].map(id => atom('group', id))

export const destinationAtoms = (rule: NetworkRule | NatRule): readonly Atom[] => {
  const network: Partial<NetworkRule> = rule.ruleType === 'NetworkRule' ? rule : {}
  return [
    ...rule.destinationAddresses.filter(text => !parseBlock(text)).map(text => atom('service-tag', text)),
    ...(network.destinationFqdns ?? []).map(text => atom('name', text)),
    ...[...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])].map(id => atom('group', id)),
  ]
}

const everyService: Axis = [{ first: 1, last: OTHER.last }]
const isOpen = (rule: Rule, fields: readonly string[]): boolean => fields.some(field => unknownOf(rule, field).length > 0)

/** The sources that a rule may have: all, where something about them could not be read. */
export const sourceParts = (rule: Rule): readonly (readonly [Atom | undefined, Axis])[] => [
  [undefined, isOpen(rule, SOURCES) ? everywhere : blocksOf(rule.sourceAddresses)],
  ...sourceAtoms(rule).map((source): readonly [Atom, Axis] => [source, everywhere]),
]
const SOURCES = ['sourceAddresses', 'sourceIpGroups', 'sourceKubeSelectorGroups', 'sourceGeoLocations']
const DESTINATIONS = ['destinationAddresses', 'destinationFqdns', 'destinationIpGroups', 'destinationGeoLocations']

/** All that a rule may cover, with the whole axis in place of each set that nobody can enumerate. */
export function networkParts(rule: NetworkRule | NatRule): readonly Part[] {
  if (rule.skipped !== undefined) return []
  const service = isOpen(rule, ['ipProtocols', 'destinationPorts']) ? everyService : services(rule)
  const sources = sourceParts(rule)
  const targets: readonly (readonly [Atom | undefined, Axis])[] = [
    [undefined, isOpen(rule, DESTINATIONS) ? everywhere : blocksOf(rule.destinationAddresses)],
    ...destinationAtoms(rule).map((target): readonly [Atom, Axis] => [target, everywhere]),
  ]
  return sources
    .flatMap(([sourceAtom, source]) =>
      targets.map(([targetAtom, target]) => ({
        ...(sourceAtom ? { sourceAtom } : {}),
        ...(targetAtom ? { targetAtom } : {}),
        box: [source, service, target],
      })),
    )
    .filter(({ box }) => !isEmpty(box))
}

/** What a rule covers for certain, as seen by a part: everything, where the rule names the very thing that the part stands for. */
export function networkCover(rule: NetworkRule | NatRule, seenBy: Part): Box {
  return [
    sourceCover(rule, seenBy.sourceAtom),
    services(rule),
    axisCover(destinationAtoms(rule), rule.destinationAddresses, seenBy.targetAtom),
  ]
}

export const sourceCover = (rule: Rule, seenBy: Atom | undefined): Axis => axisCover(sourceAtoms(rule), rule.sourceAddresses, seenBy)

const axisCover = (atoms: readonly Atom[], texts: readonly string[], seenBy: Atom | undefined): Axis =>
  seenBy !== undefined && atoms.some(one => within(seenBy, one)) ? everywhere : blocksOf(texts)

/** Finds the rules that may take something from a part: their positions, ascending. */
export function networkCandidates(rules: readonly (NetworkRule | NatRule)[]): (part: Part) => readonly number[] {
  const destinations = rules.map(rule => blocksOf(rule.destinationAddresses))
  const near = nearby(destinations, 2 ** 32)
  const holders = holdersOf(rules.map(destinationAtoms))
  const everything = wholeTogether(destinations)
  return ({ targetAtom, box }) => {
    if (targetAtom) return [...new Set([...holders(targetAtom), ...everything])].sort((a, b) => a - b)
    return near(box[2] ?? [])
  }
}

/** The positions of those that cover every address, alone or, if it takes them all, together: only they cover what nobody can enumerate. */
export function wholeTogether(destinations: readonly Axis[]): readonly number[] {
  const isWhole = (axis: Axis): boolean => subtract(everywhere, axis).length === 0
  const alone = destinations.map(isWhole)
  const rest = destinations.filter((_, position) => !alone[position])
  const together = isWhole(union(rest.flat()))
  return destinations.flatMap((axis, position) => (alone[position] || (together && axis.length > 0) ? [position] : []))
}
