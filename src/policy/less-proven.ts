/**
 * What a change of a spec takes out of its proof. A spec still holds, and its gate still opens, when it asks for less, or asks other pods: only
 * a reviewer can say whether that is meant.
 */
import type { Place } from './place.ts'
import type { EgressSpec, Expectation, Target, Workload } from './spec.ts'

export type LessProven = { readonly message: string; readonly place?: Place }

export const lessProven = (before: EgressSpec, after: EgressSpec): readonly LessProven[] => [
  ...ofEach(
    before.workloads,
    after.workloads,
    workloadChange,
    name => `Workload ${name} is declared no more: its pods are not asked from now on.`,
  ),
  ...ofEach(
    before.expectations,
    after.expectations,
    expectationChange,
    name => `"${name}" is expected no more: nothing proves it from now on.`,
  ),
]

function ofEach<T extends { readonly name: string; readonly place: Place }>(
  before: readonly T[],
  after: readonly T[],
  change: (old: T, now: T) => string | undefined,
  gone: (name: string) => string,
): LessProven[] {
  return before.flatMap((old): LessProven[] => {
    const now = after.find(({ name }) => name === old.name)
    if (now === undefined) return [{ message: gone(old.name) }]
    const message = change(old, now)
    return message === undefined ? [] : [{ message, place: now.place }]
  })
}

function workloadChange(old: Workload, now: Workload): string | undefined {
  const changes = (['namespace', 'selector', 'container'] as const).flatMap(key =>
    old[key] === now[key] ? [] : [`${key} ${now[key] ?? '(none)'} instead of ${old[key] ?? '(none)'}`],
  )
  return changes.length === 0 ? undefined : `Workload ${now.name} asks other pods than before: ${changes.join(', ')}.`
}

const asserted = ['inspected', 'rule', 'upstream', 'status', 'body', 'nonce', 'insertedHeader', 'redirects'] as const

function expectationChange(old: Expectation, now: Expectation): string | undefined {
  const dropped = asserted.filter(key => old[key] !== undefined && now[key] === undefined)
  const narrowed = now.from.length > 0 && (old.from.length === 0 || old.from.some(name => !now.from.includes(name)))
  const changes = [
    ...(old.expect !== 'unknown' && now.expect === 'unknown' ? ['it says unknown, so nobody is asked'] : []),
    ...(JSON.stringify(old.target) === JSON.stringify(now.target)
      ? []
      : [`it asks for ${targetText(now.target)} instead of ${targetText(old.target)}`]),
    ...(dropped.length === 0 ? [] : [`it says nothing of ${dropped.join(', ')} any more`]),
    ...(old.redirects === undefined && now.redirects !== undefined
      ? ['it follows redirects, so what it says of the answer is about the last one']
      : []),
    ...(narrowed ? [`it is asked of ${now.from.join(', ')} alone`] : []),
  ]
  return changes.length === 0 ? undefined : `"${now.name}" proves something else than before: ${changes.join('; ')}.`
}

/** Hosts as they are asked for: letters that look like others show. */
const targetText = (target: Target): string =>
  target.kind === 'url'
    ? `${target.method === 'GET' ? '' : `${target.method} `}${new URL(target.url).href}`
    : `${target.host}:${target.port}/${target.protocol}`
