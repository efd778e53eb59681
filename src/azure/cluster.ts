import type { Ids } from '../plan/ids.ts'
import { type Observed, plan } from '../plan/plan.ts'
import { clusterPower } from '../plan/power.ts'
import type { Outcome, Resource } from '../plan/resource.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { carryOut } from './converge.ts'
import { powerOf, withPower } from './power-store.ts'
import type { Session } from './session.ts'

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

/**
 * Converges, and once more if the nodes failed for want of egress: with the firewall up, the same request repairs the cluster.
 * `firewallStands` ends when that is so.
 */
export async function convergeCluster(
  owned: readonly Resource[],
  observed: Observed,
  ids: Ids,
  session: Session,
  firewallStands: () => Promise<unknown>,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly observed: Observed; readonly reconciled: boolean }> {
  const { signal, log } = session.arm
  const first = await carryOut(plan(owned, observed), observed, { store: session.store, signal, log })
  const failure = first.outcomes.find(({ change, result }) => change.resource.id === ids.cluster && result === 'failed')
  if (failure?.result !== 'failed' || !noWayOut.test(`${'code' in failure.fault ? failure.fault.code : ''} ${failure.fault.message}`))
    return { ...first, reconciled: false }
  log('the nodes found no way out when they came up (exit 50); writing the cluster once more')
  await firewallStands()
  const now = await session.store.read(ids.cluster, signal)
  const known = new Map([...first.observed, ...(now === undefined ? [] : [[ids.cluster, now] as const])])
  const second = await carryOut(plan(owned, known), known, { store: session.store, signal, log })
  return {
    ...second,
    outcomes: second.outcomes.map((outcome, index) => (outcome.result === 'unchanged' ? (first.outcomes[index] ?? outcome) : outcome)),
    reconciled: true,
  }
}
