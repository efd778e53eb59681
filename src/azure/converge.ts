import { apply } from '../plan/apply.ts'
import { type Observed, plan } from '../plan/plan.ts'
import type { Json, Outcome, Plan, Resource, Store } from '../plan/resource.ts'
import type { ArmStore } from './arm-store.ts'
import { explainFault, faultLine } from './faults.ts'
import { standingGrants } from './standing-grants.ts'

/** Reads every resource once, all at the same time. Of grants that are not there, what stands under another name. */
export async function observe(
  resources: readonly Resource[],
  store: Pick<ArmStore, 'read' | 'grants'>,
  signal: AbortSignal,
): Promise<Observed> {
  const found = await Promise.all(
    resources.map(async ({ id }): Promise<readonly (readonly [string, Json])[]> => {
      const current = await store.read(id, signal)
      return current === undefined ? [] : [[id, current]]
    }),
  )
  const observed = new Map(found.flat())
  return new Map([...observed, ...(await standingGrants(resources, observed, store.grants, signal))])
}

export type ConvergeWorld = {
  readonly store: Pick<Store, 'write'>
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

/** Carries a plan out and tells what goes on: what begins, what takes long (every half minute), and how it ended. */
export async function carryOut(
  changes: Plan,
  observed: Observed,
  world: ConvergeWorld,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly observed: Observed }> {
  const begun = new Map<string, { readonly title: string; readonly at: number }>()
  const ticking = setInterval(() => {
    for (const { title, at } of begun.values()) world.log(`… ${title}: ${elapsed(Date.now() - at)}`)
  }, 30_000)
  try {
    return await apply(changes, world.store, {
      signal: world.signal,
      now: () => performance.now(),
      observed,
      explain: explainFault,
      started: ({ action, resource, differs }) => {
        begun.set(resource.id, { title: resource.title, at: Date.now() })
        const what = differs.map(({ path }) => path).slice(0, 4)
        world.log(
          `${action === 'create' ? '+' : '~'} ${resource.title}${what.length > 0 ? ` (${what.join(', ')}${differs.length > 4 ? ', …' : ''})` : ''}`,
        )
      },
      ended: outcome => {
        begun.delete(outcome.change.resource.id)
        const { title } = outcome.change.resource
        if (outcome.result === 'applied') world.log(`✓ ${title}, ${elapsed(outcome.milliseconds)}`)
        if (outcome.result === 'failed') world.log(`✗ ${title}: ${faultLine(outcome.fault)}`)
        if (outcome.result === 'skipped') world.log(`- ${title} was skipped: ${outcome.because}`)
      },
    })
  } finally {
    clearInterval(ticking)
  }
}

/** Plans and carries out in one go, against what was observed. */
export const converge = (resources: readonly Resource[], observed: Observed, world: ConvergeWorld) =>
  carryOut(plan(resources, observed), observed, world)

/** `0.4 s`, `12 s`, `3 min 05 s`. */
export function elapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`
}
