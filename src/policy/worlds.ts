import type { Decision } from './decision.ts'
import type { Policy, RuleCollection, RuleCollectionGroup, Unknown } from './model.ts'
import { unknownOf } from './unknown.ts'

/**
 * A policy whose order or settings are not wholly known, as all the policies that it may be. A flow is asked of each; where they agree,
 * there is nothing unknown about the answer.
 */
export type World = { readonly policy: Policy; readonly supposes: readonly string[] }

/** Beyond this, what could stand anywhere stands first and may or may not decide: never wrong, but less often certain. */
const MOST_WORLDS = 64

/** @param matters whether a collection could decide the flow that is asked about: the place of the others changes nothing */
export function worldsOf(policy: Policy, matters: (collection: RuleCollection, group: RuleCollectionGroup) => boolean): readonly World[] {
  const parents: readonly World[] = policy.parent ? worldsOf(policy.parent, matters) : [{ policy, supposes: [] }]
  const withParent = parents.map(
    ({ policy: parent, supposes }): World => ({
      policy: policy.parent ? { ...policy, parent } : policy,
      supposes,
    }),
  )
  const ordered = product(withParent, ordersOf(policy, matters), (world, order) => ({
    policy: { ...world.policy, ruleCollectionGroups: order.groups },
    supposes: [...world.supposes, ...order.supposes],
  }))
  return unknownOf(policy, 'dnsSettings').reduce<readonly World[]>((worlds, { because }) => worlds.flatMap(proxies(because)), ordered)
}

const proxies =
  (because: string) =>
  ({ policy, supposes }: World): readonly World[] =>
    [true, false].map(enableProxy => ({
      policy: { ...policy, dnsSettings: { servers: policy.dnsSettings?.servers ?? [], enableProxy } },
      supposes: [...supposes, `whether the firewall is a DNS proxy (${because})`],
    }))

type Order = { readonly groups: readonly RuleCollectionGroup[]; readonly supposes: readonly string[] }

function ordersOf(policy: Policy, matters: (collection: RuleCollection, group: RuleCollectionGroup) => boolean): readonly Order[] {
  const groups = policy.ruleCollectionGroups
  const inside = groups.map(group => orders(group.ruleCollections, collection => matters(collection, group)))
  const across = orders(groups, group => group.ruleCollections.some(collection => matters(collection, group)))
  const count = inside.reduce((product, { sequences }) => product * sequences.length, across.sequences.length)
  const open = [across, ...inside].flatMap(({ floating }) => floating)
  const supposes = [...new Set(open.map(({ because }) => because))].map(because => `the order of what has the priority ${because}`)
  if (count > MOST_WORLDS)
    return [
      {
        groups: openTies(groups)
          .map(anywhereInside)
          .map(group => anywhere(group)),
        supposes,
      },
    ]
  const variants = inside.reduce<readonly (readonly RuleCollectionGroup[])[]>(
    (made, { sequences }, index) =>
      made.flatMap(before =>
        sequences.map(sequence => [...before, { ...(groups[index] as RuleCollectionGroup), ruleCollections: numbered(sequence) }]),
      ),
    [[]],
  )
  return variants.flatMap(variant =>
    across.sequences.map(sequence => ({
      groups: numbered(sequence.map(group => variant[groups.indexOf(group)] as RuleCollectionGroup)),
      supposes,
    })),
  )
}

type Placed = { readonly name: string; readonly priority: number; readonly unknown?: readonly Unknown[] }

/** Every order that is possible among the items that matter; those that do not keep their place, or stand last. */
function orders<T extends Placed>(
  items: readonly T[],
  matters: (item: T) => boolean,
): { readonly sequences: readonly (readonly T[])[]; readonly floating: readonly Unknown[] } {
  const open = items.filter(item => unknownOf(item, 'priority').length > 0)
  const known = items.filter(item => !open.includes(item)).sort((a, b) => a.priority - b.priority)
  const mattering = new Set(items.filter(matters))
  const floating = open.filter(item => mattering.has(item))
  const idle = open.filter(item => !mattering.has(item))
  const ties = tiesAmong(known, mattering)
  let sequences = ties.reduce<readonly (readonly T[])[]>(
    (made, tie) => (made.length > MOST_WORLDS ? made : product(made, permutations(tie), (sequence, order) => inPlace(sequence, order))),
    [known],
  )
  for (const item of floating) {
    sequences = sequences.flatMap(sequence => {
      const places = [0, ...sequence.flatMap((before, index) => (mattering.has(before) ? [index + 1] : []))]
      return places.map(place => [...sequence.slice(0, place), item, ...sequence.slice(place)])
    })
    if (sequences.length > MOST_WORLDS) break
  }
  // A sequence that was cut short only has to be counted; it is not used.
  const result = sequences.map(sequence => [...sequence, ...idle])
  const loose = mattering.size > 1 ? floating.flatMap(item => unknownOf(item, 'priority')) : []
  return { sequences: result, floating: [...loose, ...ties.map(tie)] }
}

/** Those that matter among the items of one priority. Nobody documents who comes first (learn.microsoft.com/answers/questions/2283292: not to be relied upon). */
function tiesAmong<T extends Placed>(sorted: readonly T[], mattering: ReadonlySet<T>): readonly (readonly T[])[] {
  const among = sorted.filter(item => mattering.has(item))
  return [...new Set(among.map(({ priority }) => priority))]
    .map(priority => among.filter(item => item.priority === priority))
    .filter(({ length }) => length > 1)
}

const tie = (items: readonly Placed[]): Unknown => ({
  field: 'priority',
  because: `${items[0]?.priority}, which ${items.map(({ name }) => `"${name}"`).join(' and ')} share`,
})

/** Of many, only so many that they are seen to be too many. */
function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length > 4) return Array.from({ length: MOST_WORLDS + 1 }, () => items)
  return items.length <= 1
    ? [items]
    : items.flatMap((first, index) => permutations(items.filter((_, other) => other !== index)).map(rest => [first, ...rest]))
}

/** The same sequence, in which these items stand in this order in the places that they share. */
function inPlace<T>(sequence: readonly T[], order: readonly T[]): readonly T[] {
  let next = 0
  return sequence.map(item => (order.includes(item) ? (order[next++] as T) : item))
}

const numbered = <T extends Placed>(sequence: readonly T[]): readonly T[] => sequence.map((item, priority) => ({ ...item, priority }))

const anywhereInside = (group: RuleCollectionGroup): RuleCollectionGroup => ({
  ...group,
  ruleCollections: openTies(group.ruleCollections).map(collection => anywhere(collection)),
})

/** What shares its priority has none that is known. */
const openTies = <T extends Placed>(items: readonly T[]): readonly T[] =>
  items.map(item => {
    const same = items.filter(other => other.priority === item.priority && unknownOf(other, 'priority').length === 0)
    return same.length > 1 && same.includes(item) ? { ...item, unknown: [...(item.unknown ?? []), tie(same)] } : item
  })

/** Before everything else, and perhaps not deciding there. */
const anywhere = <T extends Placed>(item: T): T => {
  const open = unknownOf(item, 'priority')
  if (open.length === 0) return item
  const because = `whether "${item.name}" comes first (its priority is ${open.map(unknown => unknown.because).join(', ')})`
  return { ...item, priority: -1, unknown: [...(item.unknown ?? []), { field: 'condition', because }] }
}

const product = <A, B, C>(some: readonly A[], others: readonly B[], make: (a: A, b: B) => C): readonly C[] =>
  some.flatMap(a => others.map(b => make(a, b)))

/** One decision from those of all worlds: theirs if they agree, else unknown, with what they hang on. */
export function agreement(decisions: readonly Decision[], supposes: readonly string[], otherwise = 'in another order'): Decision {
  const [first, ...others] = decisions
  if (!first) throw new Error('a policy that may be nothing at all')
  if (others.length === 0) return first
  const sameEffect = others.every(({ effect }) => effect === first.effect)
  const sameInspected = others.every(({ inspected }) => inspected === first.inspected)
  const sameRule = others.every(({ rule, ruleCollection, ruleCollectionGroup }) =>
    [rule, ruleCollection, ruleCollectionGroup].every(
      (name, index) => name === [first.rule, first.ruleCollection, first.ruleCollectionGroup][index],
    ),
  )
  if (sameEffect && sameInspected) {
    const because = sameRule ? first.because : `${first.because} (or, ${otherwise}, another rule with the same effect)`
    return { ...first, because, dependsOn: first.effect === 'unknown' || first.inspected === 'unknown' ? all(decisions) : [] }
  }
  const dependsOn = [...new Set([...supposes, ...all(decisions)])]
  const endings = [...new Set(decisions.map(({ effect, rule }) => (rule === undefined ? effect : `${effect} by rule "${rule}"`)))]
  const { insertedHeaders: _, ...rest } = first
  return {
    ...rest,
    effect: sameEffect ? first.effect : 'unknown',
    inspected: sameInspected ? first.inspected : 'unknown',
    by: 'undecided',
    because: `it depends on ${supposes.join(' and ')}: ${endings.slice(0, 4).join(', or ')}`,
    dependsOn,
  }
}

const all = (decisions: readonly Decision[]): readonly string[] => [...new Set(decisions.flatMap(({ dependsOn }) => dependsOn))]
