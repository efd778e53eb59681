/** Which rules two sides do not share: where none of them has a part, both ask the same rules in the same order, and nothing need be asked. */
import type { ApplicationRule, Rule } from '../model.ts'
import type { Asked, Entry, Side } from './side.ts'
import type { Space } from './space.ts'

type Both<T> = readonly [T, T]

/** The rules from the first to the last in which the two lists differ; all of them, where the sides differ in more than rules. */
export function changedRules([old, next]: Both<Side>): ReadonlySet<Rule> {
  const lists = [
    [old.nat, next.nat],
    [old.network, next.network],
    [old.application, next.application],
  ] as const
  return new Set(lists.flatMap(([was, is]) => between(was, is, old.settings === next.settings)))
}

function between(was: readonly Entry[], is: readonly Entry[], trim: boolean): readonly Rule[] {
  const most = trim ? Math.min(was.length, is.length) : 0
  let start = 0
  while (start < most && was[start]?.wholeKey === is[start]?.wholeKey) start += 1
  let end = 0
  while (end < most - start && was.at(-1 - end)?.wholeKey === is.at(-1 - end)?.wholeKey) end += 1
  return [was, is].flatMap(entries => entries.slice(start, entries.length - end).map(({ rule }) => rule))
}

/** Whether one of these rules may have a part in what is asked. */
export const concerns = (changed: ReadonlySet<Rule>, asked: Both<Asked>, may: (entry: Entry) => boolean): boolean =>
  asked.some(({ nat, network, application }) =>
    [nat, network, application].some(list => list.some(entry => changed.has(entry.rule) && may(entry))),
  )

/**
 * The classes of names that changed rules name, with all that lie within them, and those around them, from which they inherit. Undefined
 * where a rule may cover names that it does not list.
 */
export function changedClasses(changed: ReadonlySet<Rule>, asked: Both<Asked>, space: Space): ReadonlySet<number> | undefined {
  const rules = asked.flatMap(({ application }) => application.filter(({ rule }) => changed.has(rule)))
  if (rules.some(({ rule, loose }) => loose || lists(rule).some(list => list.length > 0))) return undefined
  const { classes } = space.names
  const within = new Set(rules.flatMap(({ rule }) => space.targets(rule).map(({ id }) => id)))
  classes.forEach(({ parent }, id) => {
    if (parent !== undefined && within.has(parent)) within.add(id)
  })
  const around = [...within]
  for (const id of around)
    for (let above = classes[id]?.parent; above !== undefined && !within.has(above); above = classes[above]?.parent) within.add(above)
  return within
}

/**
 * The sides without the application rules that have to do with none of the names that a change is about. For HTTP and HTTPS: what is neither
 * goes by no names. Where network rules changed, too, or what is not known has a say, all rules count.
 */
export function concerned(sides: Both<Side>, space: Space): Both<Side> {
  const changed = changedRules(sides)
  const known = sides.every(({ whole }) => whole) && [...changed].every(({ ruleType }) => ruleType === 'ApplicationRule')
  const classes = known ? changedClasses(changed, sides, space) : undefined
  if (!classes) return sides
  const counts = ({ rule, loose }: Entry<ApplicationRule>): boolean =>
    loose || lists(rule).some(list => list.length > 0) || space.targets(rule).some(({ id }) => classes.has(id))
  const [old, next] = sides
  return [
    { ...old, application: old.application.filter(counts) },
    { ...next, application: next.application.filter(counts) },
  ]
}

const lists = ({ fqdnTags, webCategories, destinationAddresses }: ApplicationRule) => [fqdnTags, webCategories, destinationAddresses]
