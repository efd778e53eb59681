import { merge } from './merge.ts'
import { needsOf } from './order.ts'
import { changeOf, type Observed } from './plan.ts'
import { referencedBy, resolve } from './reference.ts'
import type { Change, KnownFault, Outcome, Plan, Store } from './resource.ts'

export type ApplyWorld = {
  readonly signal: AbortSignal
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number
  /** What was there when the plan was made. */
  readonly observed: Observed
  /** Turns what a store threw into a fault that speaks to the user. */
  readonly explain?: (error: unknown, change: Change) => KnownFault | Error
  readonly started?: (change: Change) => void
  readonly ended?: (outcome: Outcome) => void
}

/**
 * Carries a plan out: each change as soon as what it needs is done, changes with the same `exclusive` key one at a time in the order of
 * the plan. What needs a change that failed is skipped and says so. Returns the outcomes in the order of the plan, and what is there now.
 */
export async function apply(
  plan: Plan,
  store: Pick<Store, 'write'>,
  world: ApplyWorld,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly observed: Observed }> {
  const observed = new Map(world.observed)
  const running = new Map<string, Promise<Outcome>>()
  const lastOf = new Map<string, Promise<unknown>>()
  const title = new Map(plan.map(({ resource }) => [resource.id, resource.title]))

  const perform = async (change: Change): Promise<Outcome> => {
    const begin = world.now()
    const { resource } = change
    const current = observed.get(resource.id)
    // What it takes from others is known now; it may turn out that nothing differs.
    const actual = referencedBy(resource.desired).length > 0 ? changeOf(resource, observed) : change
    if (actual.action === 'none') return { change: actual, result: 'unchanged', milliseconds: 0 }
    const desired = resolve(resource.desired, id => observed.get(id))
    const open = referencedBy(desired)
    if (open.length > 0)
      return { change, result: 'skipped', because: `${title.get(open[0] ?? '') ?? open[0]} does not tell what this takes from it` }
    if (world.signal.aborted) return { change, result: 'skipped', because: 'the run was stopped' }
    world.started?.(actual)
    try {
      const written = await store.write({ ...resource, desired: merge(desired, current, resource.compare) }, world.signal)
      observed.set(resource.id, written)
      return { change: actual, result: 'applied', milliseconds: world.now() - begin }
    } catch (error) {
      const fault = world.explain?.(error, actual) ?? (error instanceof Error ? error : new Error(String(error)))
      return { change: actual, result: 'failed', fault }
    }
  }

  const schedule = (change: Change): Promise<Outcome> => {
    const needs = needsOf(change.resource).flatMap(id => running.get(id) ?? [])
    const key = change.resource.exclusive
    const before = key === undefined ? undefined : lastOf.get(key)
    const outcome = (async (): Promise<Outcome> => {
      const needed = await Promise.all(needs)
      await before
      const broken = needed.find(({ result }) => result === 'failed' || result === 'skipped')
      if (broken)
        return {
          change,
          result: 'skipped',
          because: `it needs ${broken.change.resource.title}, which ${broken.result === 'failed' ? 'failed' : 'was skipped'}`,
        }
      return perform(change)
    })()
    const told = outcome.then(value => {
      world.ended?.(value)
      return value
    })
    if (key !== undefined) lastOf.set(key, told)
    return told
  }

  for (const change of plan) running.set(change.resource.id, schedule(change))
  const outcomes = await Promise.all(plan.map(({ resource }) => running.get(resource.id) as Promise<Outcome>))
  return { outcomes, observed }
}

/** A plan as outcomes of a run that changes nothing. */
export const planned = (changes: Plan): readonly Outcome[] =>
  changes.map(change => ({ change, result: change.action === 'none' ? 'unchanged' : 'planned', milliseconds: 0 }))
