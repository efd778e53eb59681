import type { Ids } from '../plan/ids.ts'
import { type Observed, plan } from '../plan/plan.ts'
import { clusterPower, privateIpOf } from '../plan/power.ts'
import { at } from '../plan/reference.ts'
import type { Outcome, Resource } from '../plan/resource.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import { carryOut } from './converge.ts'
import { powerOf, withPower } from './power-store.ts'
import type { Session } from './session.ts'

/** Why a cluster cannot be made yet, as a fault: what it stands on is not there, or gives it no way out. */
export function refuseWithoutGround(assumed: readonly Resource[], observed: Observed, ids: Ids): void {
  const missing = assumed.filter(({ id }) => !observed.has(id))
  if (missing.length > 0)
    throw new KnownFaultError({
      code: 'NotProvisioned',
      message: `the cluster needs what is not there: ${missing.map(({ title }) => title).join(', ')}`,
      advice: 'Run provision-firewall first.',
    })
  const firewall = observed.get(ids.firewall)
  if (firewall !== undefined && privateIpOf(firewall) === undefined)
    throw new KnownFaultError({
      code: 'FirewallDeallocated',
      message: 'the firewall is deallocated, so nodes would have no way out',
      advice: 'Run deallocate with operation: allocate first.',
    })
  const state = at(firewall, '/properties/provisioningState')
  if (state === 'Failed')
    throw new KnownFaultError({
      code: 'FirewallFailed',
      message: 'the firewall is in the state Failed',
      advice: 'Run provision-firewall: it writes a failed firewall anew.',
    })
}

/** A cluster that was stopped is started: nothing else can be done to it before. */
export async function startIfStopped(
  spec: EgressSpec,
  ids: Ids,
  observed: Observed,
  session: Session,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly observed: Observed }> {
  if (powerOf(observed.get(ids.cluster)) !== 'Stopped') return { outcomes: [], observed }
  const { signal, log } = session.arm
  return carryOut(plan([clusterPower(spec, ids, 'Running', [])], observed), observed, {
    store: withPower(session.store, session.arm),
    signal,
    log,
  })
}

/** Nodes that could not reach what they need through the firewall while they came up: the exit code of AKS' own check. */
const noWayOut = /OutboundConnFail|exit status[=: ]*50\b/i

/** Converges, and once more if the nodes failed for want of egress: with the firewall up, the same request repairs the cluster. */
export async function convergeCluster(
  owned: readonly Resource[],
  observed: Observed,
  ids: Ids,
  session: Session,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly observed: Observed; readonly reconciled: boolean }> {
  const { signal, log } = session.arm
  const first = await carryOut(plan(owned, observed), observed, { store: session.store, signal, log })
  const failure = first.outcomes.find(({ change, result }) => change.resource.id === ids.cluster && result === 'failed')
  if (failure?.result !== 'failed' || !noWayOut.test(`${'code' in failure.fault ? failure.fault.code : ''} ${failure.fault.message}`))
    return { ...first, reconciled: false }
  log('the nodes found no way out when they came up (exit 50); writing the cluster once more')
  const now = await session.store.read(ids.cluster, signal)
  const known = new Map([...first.observed, ...(now === undefined ? [] : [[ids.cluster, now] as const])])
  const second = await carryOut(plan(owned, known), known, { store: session.store, signal, log })
  return {
    ...second,
    outcomes: second.outcomes.map((outcome, index) => (outcome.result === 'unchanged' ? (first.outcomes[index] ?? outcome) : outcome)),
    reconciled: true,
  }
}
