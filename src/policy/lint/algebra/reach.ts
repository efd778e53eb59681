import { blocksOf, everywhere } from '../../addresses.ts'
import { intersect } from '../../intervals.ts'
import { type Reading, readings, splitUrlPattern } from '../../match-url.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule } from '../../model.ts'
import { inOrder, type Ordered } from '../../order.ts'
import { unknownOf } from '../../unknown.ts'
import { isProtectedCategory } from '../../web-categories.ts'
import { applicationSpace, httpsOnly, portsOf, type Sight, servicesOn } from './application-space.ts'
import { type Box, isEmpty, overlap, takeOut } from './box.ts'
import { networkCandidates, networkCover, networkParts, type Part, wholeTogether } from './network-space.ts'

/** What is left for a rule when all that is asked before it has had its turn. */
export type Reach<R extends Rule = Rule> = {
  readonly entry: Ordered<R>
  /** `yes`: some flow may still come to it. `no`: certainly none does. `unknown`: too interwoven to tell. */
  readonly reached: 'yes' | 'no' | 'unknown'
  /** Who takes its flows, in the order in which they do, where `reached` is `no`. */
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
  const work = { left: MOST_WORK }
  return {
    nat: amongThemselves(inOrder(policy, 'NatRule'), work),
    network: amongThemselves(network, work),
    application: reachOfApplication(inOrder(policy, 'ApplicationRule'), network.filter(isPresent), work),
  }
}

/** Steps that all rules together may take, each about a microsecond. What is left open then is said to be open. */
const MOST_WORK = 5_000_000
type Work = { left: number }

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

function amongThemselves<R extends NetworkRule | NatRule>(entries: readonly Ordered<R>[], work: Work): readonly Reach<R>[] {
  const candidates = networkCandidates(entries.map(({ rule }) => rule))
  return entries.map((entry, index) => {
    const rests = networkParts(entry.rule).map(part => {
      const earlier = before(entries, entry, index, candidates(part))
      return { part, rest: remaining(part, earlier, other => [networkCover(other.rule, part)], work) }
    })
    const left = rests.flatMap(({ part, rest }) => rest.left.map(box => ({ ...part, box })))
    const all = rests.map(({ rest }) => rest)
    return { ...summary(entry, all, entries), left }
  })
}

/** Those at the positions that are certainly asked before. */
const before = <R extends Rule>(
  entries: readonly Ordered<R>[],
  entry: Ordered<R>,
  index: number,
  positions: readonly number[],
): readonly Ordered<R>[] =>
  positions
    .filter(position => position < index)
    .map(position => entries[position])
    .filter(other => other !== undefined && standsBefore(other, entry)) as readonly Ordered<R>[]

type Rest = { readonly left: readonly Box[]; readonly takers: ReadonlySet<Ordered>; readonly gaveUp: boolean }

function remaining<R extends Rule>(
  part: Part,
  earlier: readonly Ordered<R>[],
  cover: (other: Ordered<R>) => readonly Box[],
  work: Work,
): Rest {
  let left: readonly Box[] = [part.box]
  const takers = new Set<Ordered>()
  for (const other of earlier) {
    for (const box of cover(other)) {
      work.left -= 1 + left.length
      const remainder = work.left < 0 ? 'too many pieces' : takeOut(left, box)
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
  return { entry, reached, takers: reached === 'no' ? order.filter(other => taken.has(other)) : [], empty: rests.length === 0 }
}

function reachOfApplication(
  entries: readonly Ordered<ApplicationRule>[],
  network: readonly Ordered<NetworkRule>[],
  work: Work,
): readonly Reach<ApplicationRule>[] {
  const rules = entries.map(({ rule }) => rule)
  const spaces = distinctReadings(rules).map(reading => applicationSpace(rules, reading))
  const positions = wholeTogether(network.map(({ rule }) => blocksOf(rule.destinationAddresses)))
  const whole = positions.map(position => network[position]).filter(entry => entry !== undefined)
  const order: readonly Ordered[] = [...network, ...entries]
  return entries.map((entry, index) => {
    const reaches = spaces.map(space => {
      const rests = sights(entry.rule).flatMap(sight =>
        space.parts(entry.rule, sight).flatMap(part => {
          const seen = sight === 'sni' ? { ...part, box: part.box.map((axis, at) => (at === 1 ? intersect(axis, httpsOnly) : axis)) } : part
          if (isEmpty(seen.box)) return []
          const earlier = before(entries, entry, index, space.candidates(seen))
          const then = (rest: Part): Rest => remaining(rest, earlier, other => space.cover(other.rule, rest, sight), work)
          return [beyondNetwork(seen, whole, then, work)]
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

/** A rule that inspects decides by URL; one that does not, or not always, may also decide by the name in the ClientHello alone. */
const sights = ({ terminateTLS, webCategories }: ApplicationRule): readonly Sight[] =>
  terminateTLS && !webCategories.some(isProtectedCategory) ? ['url'] : ['sni', 'url']

/**
 * What network rules leave: the flows of those sources and ports for which some address is not theirs.
 * @param network those that cover every address, alone or together: the others leave some, whatever they take
 */
function beyondNetwork(part: Part, network: readonly Ordered<NetworkRule>[], then: (part: Part) => Rest, work: Work): Rest {
  const [source = [], service = [], host = [], path = []] = part.box
  const packets: Part = { ...(part.sourceAtom ? { sourceAtom: part.sourceAtom } : {}), box: [source, portsOf(service), everywhere] }
  const { left, takers, gaveUp } = remaining(packets, network, other => [networkCover(other.rule, packets)], work)
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
function distinctReadings(rules: readonly ApplicationRule[]): readonly Reading[] {
  const paths = [...new Set(rules.flatMap(({ targetUrls }) => targetUrls.map(url => splitUrlPattern(url).path)))]
  const seen = new Set<string>()
  return readings.filter(reading => {
    const read = JSON.stringify(paths.map(reading.pattern))
    const isNew = !seen.has(read)
    seen.add(read)
    return isNew
  })
}
