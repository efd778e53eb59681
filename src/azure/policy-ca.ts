import { planned } from '../plan/apply.ts'
import { inspectedRules } from '../plan/closed.ts'
import type { Context } from '../plan/context.ts'
import { idsOf } from '../plan/ids.ts'
import { changeOf, plan } from '../plan/plan.ts'
import { at } from '../plan/reference.ts'
import type { Outcome } from '../plan/resource.ts'
import { resourcesFor } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { carryOut, observe } from './converge.ts'
import { refuseManaged } from './managed-policy.ts'
import type { Session } from './session.ts'

/**
 * Brings a CA to a policy that exists already: the version that it inspects with, and the rules that waited for one. A policy that does not
 * exist gets the CA when it is made, and whatever else the spec changes in one that does is for provision-firewall, not for who brings a
 * certificate. Returns the outcomes, and whether a firewall carries the policy (each of its updates then takes minutes).
 */
export async function bringCaToPolicy(
  spec: EgressSpec,
  context: Context,
  session: Pick<Session, 'store' | 'arm'>,
  mode: 'apply' | 'plan',
): Promise<{ readonly exists: boolean; readonly attached: boolean; readonly outcomes: readonly Outcome[] }> {
  const ids = idsOf(spec, context.subscriptionId)
  const { signal, log } = session.arm
  const all = resourcesFor(spec, context).filter(({ id }) => id === ids.policy || id.startsWith(`${ids.policy}/`))
  const found = await observe(all.slice(0, 1), session.store, signal)
  const policy = found.get(ids.policy)
  refuseManaged(policy, ids.policy)
  if (policy === undefined) return { exists: false, attached: false, outcomes: [] }
  const groups = await observe(all.slice(1), session.store, signal)
  const observed = new Map([...found, ...groups])
  const { ca: _, ...before } = context
  const waiting = new Map(resourcesFor(spec, before).map(resource => [resource.id, resource]))
  // Groups that nobody made yet are for provision-firewall to make.
  const changes = plan(
    all.filter(({ id }) => observed.has(id)),
    observed,
  ).filter(({ resource: { id }, differs }) => {
    if (id === ids.policy) return differs.some(({ path }) => /^\/(?:identity|properties\/transportSecurity)(?:\/|$)/.test(path))
    const closed = waiting.get(id)
    return closed !== undefined && changeOf(closed, observed).action === 'none'
  })
  const firewalls = at(policy, '/properties/firewalls')
  const attached = Array.isArray(firewalls) && firewalls.length > 0
  if (mode === 'plan') return { exists: true, attached, outcomes: planned(changes) }
  const { outcomes } = await carryOut(changes, observed, { store: session.store, signal, log })
  return { exists: true, attached, outcomes }
}

/** What the second update of a policy costs, for people. Measured on real firewalls by others; the numbers are theirs. */
export const costOfUpdate = (outcomes: readonly Outcome[], attached: boolean): string | undefined => {
  const written = outcomes.filter(({ result }) => result === 'applied' || result === 'planned')
  if (written.length === 0) return undefined
  if (!attached) return `${written.length} ${written.length === 1 ? 'write' : 'writes'} of seconds: no firewall carries the policy yet`
  const minutes = written.length * 4
  return `${written.length} ${written.length === 1 ? 'update' : 'updates'} of a policy that a firewall carries, about 4 minutes each (${minutes} in all), then 5 to 10 minutes until the firewall signs with the new CA. Importing the CA before provision-firewall spares this.`
}

export const waitingRules = (spec: EgressSpec): readonly string[] => inspectedRules(spec.firewall.policy)
