import { everywhere, intersect } from '../../addresses.ts'
import { readings, splitUrlPattern } from '../../match-url.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule } from '../../model.ts'
import { inOrder, type Ordered } from '../../order.ts'
import { unknownOf } from '../../unknown.ts'
import { applicationSpace, httpsOnly, portsOf, type Sight, servicesOn } from './application-space.ts'
import { type Box, isEmpty, overlap, takeOut } from './box.ts'
import { networkCover, networkParts, type Part } from './network-space.ts'

/** What is left for a rule when all that is asked before it has had its turn. */
export type Reach<R extends Rule = Rule> = {
  readonly entry: Ordered<R>
  /** `yes`: some flow may still come to it. `no`: certainly none does. `unknown`: too interwoven to tell. */
  readonly reached: 'yes' | 'no' | 'unknown'
  /** Who takes its flows, in the order in which they do. Complete where `reached` is `no`. */
  readonly takers: readonly Ordered[]
  /** Nothing can match the rule, whatever stands before it. */
  readonly empty: boolean
  /** What is left, by what it stands for. Network rules only. */
  readonly left: readonly Part[]
}

export type ReachOfAll = {
  readonly nat: readonly Reach<NatRule>[]
  readonly network: readonly Reach<NetworkRule>[]
  readonly application: readonly Reach<ApplicationRule>[]
}

/**
 * Who decides what, for every rule of a policy, by taking earlier rules out of later ones. Three-valued: a rule counts as never
 * reached only if that holds whatever is behind tags, groups and names, and however the firewall reads paths.
 */
export function reachOf(policy: Policy): ReachOfAll {
  const network = inOrder(policy, 'NetworkRule')
  const asked = network.filter(isPresent)
  return {
    nat: amongThemselves(inOrder(policy, 'NatRule')),
    network: amongThemselves(network),
    application: reachOfApplication(inOrder(policy, 'ApplicationRule'), asked),
  }
}

/** Whether a rule is there for certain, and is not passed over. */
const isPresent = ({ rule, collection, group }: Ordered): boolean =>
  rule.skipped === undefined && [rule, collection, group].every(part => unknownOf(part, 'condition').length === 0)

/** Whether one rule is asked before another whatever the priorities that nobody knows turn out to be. */
function standsBefore(other: Ordered, entry: Ordered): boolean {
  if (!isPresent(other)) return false
  const open = (part: Ordered['group'] | Ordered['collection']): boolean => unknownOf(part, 'priority').length > 0
  if (other.policy !== entry.policy) return true
  if (other.group !== entry.group) return !open(other.group) && !open(entry.group)
  return other.collection === entry.collection || (!open(other.collection) && !open(entry.collection))
}

function amongThemselves<R extends NetworkRule | NatRule>(entries: readonly Ordered<R>[]): readonly Reach<R>[] {
  return entries.map((entry, index) => {
    const parts = networkParts(entry.rule)
    const earlier = entries.slice(0, index).filter(other => standsBefore(other, entry))
    const rests = parts.map(part => ({ part, rest: remaining(part, earlier, other => [networkCover(other.rule, part)]) }))
    const left = rests.flatMap(({ part, rest }) => rest.left.map(box => ({ ...part, box })))
    return {
      ...summary(
        entry,
        rests.map(({ rest }) => rest),
        earlier,
      ),
      left,
    }
  })
}

type Rest = { readonly left: readonly Box[]; readonly takers: ReadonlySet<Ordered>; readonly gaveUp: boolean }

function remaining<R extends Rule>(part: Part, earlier: readonly Ordered<R>[], cover: (other: Ordered<R>) => readonly Box[]): Rest {
  let left: readonly Box[] = [part.box]
  const takers = new Set<Ordered>()
  for (const other of earlier) {
    for (const box of cover(other)) {
      const remainder = takeOut(left, box)
      if (remainder === 'too many pieces') return { left, takers, gaveUp: true }
      if (remainder.took) takers.add(other)
      left = remainder.left
    }
    if (left.length === 0) break
  }
  return { left, takers, gaveUp: false }
}

function summary<R extends Rule>(entry: Ordered<R>, rests: readonly Rest[], order: readonly Ordered[]): Omit<Reach<R>, 'left'> {
  const taken = new Set(rests.flatMap(({ takers }) => [...takers]))
  const gaveUp = rests.some(rest => rest.gaveUp)
  const reached = rests.every(rest => !rest.gaveUp && rest.left.length === 0) ? 'no' : gaveUp ? 'unknown' : 'yes'
  return { entry, reached, takers: order.filter(other => taken.has(other)), empty: rests.length === 0 }
}

function reachOfApplication(
  entries: readonly Ordered<ApplicationRule>[],
  network: readonly Ordered<NetworkRule>[],
): readonly Reach<ApplicationRule>[] {
  const rules = entries.map(({ rule }) => rule)
  const spaces = distinctReadings(rules).map(reading => applicationSpace(rules, reading))
  return entries.map((entry, index) => {
    const earlier = entries.slice(0, index).filter(other => standsBefore(other, entry))
    const order: readonly Ordered[] = [...network, ...earlier]
    const reaches = spaces.map(space => {
      const rests = sights(entry.rule).flatMap(sight =>
        space.parts(entry.rule, sight).flatMap(part => {
          const seen = sight === 'sni' ? { ...part, box: part.box.map((axis, at) => (at === 1 ? intersect(axis, httpsOnly) : axis)) } : part
          return isEmpty(seen.box)
            ? []
            : [beyondNetwork(seen, network, rest => remaining(rest, earlier, other => space.cover(other.rule, rest, sight)))]
        }),
      )
      return summary(entry, rests, order)
    })
    const [first, ...others] = reaches
    const certain =
      first && others.every(({ reached }) => reached === first.reached) ? first : reaches.find(({ reached }) => reached !== 'no')
    return { ...(certain ?? { entry, reached: 'yes', takers: [], empty: false }), left: [] }
  })
}

/** A rule that inspects decides by URL; one that does not may also decide by the name in the ClientHello alone. */
const sights = ({ terminateTLS }: ApplicationRule): readonly Sight[] => (terminateTLS ? ['url'] : ['sni', 'url'])

/** What network rules leave: the flows of those sources and ports for which some address is not theirs. */
function beyondNetwork(part: Part, network: readonly Ordered<NetworkRule>[], then: (part: Part) => Rest): Rest {
  const [source = [], service = [], host = [], path = []] = part.box
  const packets: Part = { ...(part.sourceAtom ? { sourceAtom: part.sourceAtom } : {}), box: [source, portsOf(service), everywhere] }
  const whole = network.filter(({ rule }) => overlap(networkCover(rule, packets), packets.box))
  const { left, takers, gaveUp } = remaining(packets, whole, other => [networkCover(other.rule, packets)])
  if (gaveUp) return { left: [part.box], takers, gaveUp }
  if (takers.size === 0) return then(part)
  // Addresses that network rules take are of no account as long as others are left: which address a name has is not known.
  const kept = left.map(([sources = [], ports = []]): Box => [sources, ports])
  const lost = remainderOf([[source, portsOf(service)]], kept)
  if (lost.length === 0) return then(part)
  const boxes = kept
    .map(([sources = [], ports = []]): Box => [sources, intersect(service, servicesOn(ports)), host, path])
    .filter(box => !isEmpty(box))
  const firsts = [...takers].filter(({ rule }) =>
    lost.some(([sources = [], ports = []]) => overlap(networkCover(rule as NetworkRule, packets), [sources, ports, everywhere])),
  )
  const rests = boxes.map(box => then({ ...part, box }))
  return {
    left: rests.flatMap(rest => rest.left),
    takers: new Set([...firsts, ...rests.flatMap(rest => [...rest.takers])]),
    gaveUp: rests.some(rest => rest.gaveUp),
  }
}

const remainderOf = (boxes: readonly Box[], taken: readonly Box[]): readonly Box[] =>
  taken.reduce<readonly Box[]>((left, box) => {
    const remainder = takeOut(left, box)
    return remainder === 'too many pieces' ? left : remainder.left
  }, boxes)

/** Where all paths are plain, the readings agree and one is enough. */
function distinctReadings(rules: readonly ApplicationRule[]): readonly ((path: string) => string)[] {
  const paths = [...new Set(rules.flatMap(({ targetUrls }) => targetUrls.map(url => splitUrlPattern(url).path)))]
  const seen = new Set<string>()
  return readings.filter(reading => {
    const read = JSON.stringify(paths.map(reading))
    const isNew = !seen.has(read)
    seen.add(read)
    return isNew
  })
}
