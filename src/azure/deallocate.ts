import type { ActionResult, ActionWorld } from '../github/action.ts'
import { planned } from '../plan/apply.ts'
import { foreignIn, fromTags } from '../plan/firewall-state.ts'
import { type Ids, idsOf } from '../plan/ids.ts'
import { changeOf, type Observed, plan } from '../plan/plan.ts'
import { allocatedFirewall, clusterPower, deallocatedFirewall, privateIpOf, privateNatRules, stateOf } from '../plan/power.ts'
import { at } from '../plan/reference.ts'
import { repairs } from '../plan/repairs.ts'
import type { Json, Outcome, Resource } from '../plan/resource.ts'
import { resourcesFor } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'
import { carryOut } from './converge.ts'
import { explainFault } from './faults.ts'
import { listIds } from './list.ts'
import { powerOf, withPower } from './power-store.ts'
import { type AzureInputs, openSession, type Session } from './session.ts'
import { readSpec } from './spec.ts'
import { anyFailed, azureReport, changedAnything } from './summary.ts'

export type PowerRequest = {
  readonly spec: { readonly path: string; readonly content: Uint8Array } | undefined
  readonly where: AzureInputs
  readonly mode: 'apply' | 'plan'
  readonly operation: 'deallocate' | 'allocate'
  /** Whether the cluster goes with the firewall. */
  readonly cluster: boolean
}

/** Puts firewall and cluster to rest, the cluster first; or brings them back, the firewall first and the routes in between. */
export async function runPower(request: PowerRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const session = await openSession(request.where, world)
  const ids = idsOf(spec, session.context.subscriptionId)
  try {
    const scene = await look(ids, session, request)
    return request.operation === 'deallocate'
      ? await rest(spec, ids, scene, session, request, world)
      : await wake(spec, ids, scene, session, request, world)
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

type Scene = { readonly observed: Observed; readonly routeTables: readonly Json[] }

async function look(ids: Ids, { store, arm }: Session, request: PowerRequest): Promise<Scene> {
  const { signal } = arm
  const wanted = [ids.firewall, ...(request.cluster ? [ids.cluster] : []), ...(request.operation === 'allocate' ? [ids.network] : [])]
  const tables = request.operation === 'allocate' ? await listIds(arm, ids.group, 'Microsoft.Network/routeTables', signal) : []
  const found = await Promise.all([...wanted, ...tables].map(async id => [id, await store.read(id, signal)] as const))
  const observed = new Map(found.flatMap(([id, current]): [string, Json][] => (current === undefined ? [] : [[id, current]])))
  return { observed, routeTables: tables.flatMap(id => observed.get(id) ?? []) }
}

async function rest(
  spec: EgressSpec,
  ids: Ids,
  { observed }: Scene,
  session: Session,
  request: PowerRequest,
  world: ActionWorld,
): Promise<ActionResult> {
  const findings: Finding[] = []
  const cluster = observed.has(ids.cluster) ? [clusterPower(spec, ids, 'Stopped', [])] : []
  const current = observed.get(ids.firewall)
  const firewall =
    current === undefined
      ? undefined
      : deallocatedFirewall(
          spec,
          ids,
          current,
          cluster.map(({ id }) => id),
        )
  if (firewall && 'because' in firewall)
    throw new KnownFaultError({
      code: 'CannotRest',
      message: firewall.because,
      advice: `Nothing was changed. ${firewall.advice}`,
    })
  if (!firewall) findings.push({ level: 'notice', message: `There is no firewall ${spec.firewall.name}: nothing to deallocate.` })
  const nat = privateNatRules(spec)
  if (nat.length > 0)
    findings.push({
      level: 'warning',
      message: `Azure refuses to allocate a firewall with NAT rules on private addresses: ${nat.join(', ')}.`,
      advice: 'Remove these rules before operation: allocate, and add them after it.',
    })
  /** Stopping the cluster takes minutes: the firewall is written as it is then, not as it was before. */
  const store: Session['store'] = {
    ...session.store,
    write: async (resource, signal) => {
      const now = resource.id === ids.firewall ? await session.store.read(ids.firewall, signal) : undefined
      const anew = now && deallocatedFirewall(spec, ids, now, resource.needs)
      return session.store.write(anew && !('because' in anew) ? anew : resource, signal)
    },
  }
  const all = [...cluster, ...(firewall ? [firewall] : [])]
  const { outcomes, observed: after } = await perform(all, observed, { ...session, store }, request, world)
  const left = after.get(ids.firewall)
  // The tags are the only memory: what Azure says that it keeps is compared with what was given.
  const had = current === undefined ? undefined : stateOf(current)
  if (
    request.mode === 'apply' &&
    had &&
    !anyFailed(outcomes) &&
    fromTags((at(left, '/tags') ?? {}) as Record<string, unknown>, ids.group)?.addresses.length !== had.addresses.length
  )
    findings.push({
      level: 'error',
      message: "Azure did not keep the firewall's state in its tags.",
      advice:
        'Before operation: allocate, see that firewall.publicIps in the spec names all its addresses: they are then taken from there.',
    })
  const privateIp = privateIpOf(left) ?? ''
  return {
    report: azureReport({
      action: 'deallocate',
      title: `${spec.name} at rest`,
      headline:
        request.mode === 'plan'
          ? undefined
          : changedAnything(outcomes)
            ? 'The firewall is deallocated and the cluster stopped: nothing leaves the subnet.'
            : 'Nothing to do: it was at rest already.',
      outcomes,
      findings,
      facts: [
        { name: 'Saved', value: 'the hours of the firewall and its traffic, and the virtual machines of the nodes' },
        { name: 'Still paid', value: 'public addresses, disks of the nodes, the vault, the registry, logs that are kept' },
      ],
      next: [
        'Bring it back with operation: allocate, then verify from the pods. Azure wants 15 to 30 minutes between stopping and starting a cluster.',
      ],
    }),
    outputs: {
      state: stateIsGone(left) ? 'deallocated' : 'allocated',
      'private-ip': privateIp,
      'private-ip-changed': 'false',
      changed: String(changedAnything(outcomes)),
    },
  }
}

async function wake(
  spec: EgressSpec,
  ids: Ids,
  { observed, routeTables }: Scene,
  session: Session,
  request: PowerRequest,
  world: ActionWorld,
): Promise<ActionResult> {
  const current = observed.get(ids.firewall)
  if (current === undefined)
    throw new KnownFaultError({
      code: 'NoFirewall',
      message: `there is no firewall ${spec.firewall.name} to allocate`,
      advice: 'Make it with provision-firewall.',
    })
  const findings: Finding[] = []
  const told = stateOf(current) ? undefined : fromTags((at(current, '/tags') ?? {}) as Record<string, unknown>, ids.group)
  const foreign = told && foreignIn(told, ids.group)
  if (foreign !== undefined)
    throw new KnownFaultError({
      code: 'ForeignState',
      message: `the tags of firewall ${spec.firewall.name} say that it stood at ${foreign.slice(0, 300)}, which is outside of its resource group`,
      advice:
        'Nothing was changed. Find out who wrote the tags egress-gate-state…, and correct or remove them: without them the addresses of the spec are taken.',
    })
  const before = privateIpOf(current) ?? told?.privateIp
  const firewall = allocatedFirewall(spec, ids, current)
  if (firewall.from === 'spec')
    findings.push({
      level: 'warning',
      message: 'The firewall carried no state in its tags: it was allocated with the subnet and the public addresses of egress.yaml.',
      advice: 'If it had others, add them and run provision-firewall.',
    })
  const nat = privateNatRules(spec)
  if (nat.length > 0 && firewall.from !== 'itself')
    findings.push({
      level: 'warning',
      message: `NAT rules on private addresses make Azure refuse to allocate: ${nat.join(', ')}.`,
      advice: 'Remove them, allocate, and add them again.',
    })
  const repaired = repairs(spec, ids, routeTables, observed.get(ids.network), before)
  // Nodes that start without a way out fail: the routes come first.
  const cluster = observed.has(ids.cluster) ? [clusterPower(spec, ids, 'Running', [ids.firewall, ...repaired.map(({ id }) => id)])] : []
  const first = await perform([firewall.resource, ...repaired, ...cluster], observed, session, request, world)
  const ranges =
    request.mode === 'apply' && !anyFailed(first.outcomes) ? await authorize(spec, ids, first.observed, session, request, world) : []
  const outcomes = [...first.outcomes, ...ranges]
  const now = privateIpOf(first.observed.get(ids.firewall)) ?? ''
  const moved = before !== undefined && now !== '' && now !== before
  if (moved)
    findings.push({
      level: 'notice',
      message: `The firewall's private address changed from ${before} to ${now}; routes and DNS servers that pointed at it were repaired.`,
    })
  return {
    report: azureReport({
      action: 'deallocate',
      title: `${spec.name} awake`,
      headline:
        request.mode === 'plan'
          ? undefined
          : changedAnything(outcomes)
            ? `The firewall is allocated at ${now}, and the cluster runs.`
            : 'Nothing to do: it was awake already.',
      outcomes,
      findings,
      facts: [{ name: 'Private address', value: moved ? `${now} (was ${before})` : now }],
      next: ['Pods were made anew with the cluster: install-ca-in-pod where trust is not durable, then verify-tls-inspection.'],
    }),
    outputs: {
      state: stateIsGone(first.observed.get(ids.firewall)) ? 'deallocated' : 'allocated',
      'private-ip': now,
      'private-ip-changed': String(moved),
      changed: String(changedAnything(outcomes)),
    },
  }
}

const stateIsGone = (firewall: Json | undefined): boolean => firewall === undefined || stateOf(firewall) === undefined

async function perform(
  resources: readonly Resource[],
  observed: Observed,
  { store, arm }: Session,
  request: PowerRequest,
  world: ActionWorld,
): Promise<{ outcomes: readonly Outcome[]; observed: Observed }> {
  const changes = plan(resources, observed)
  if (request.mode === 'plan') return { outcomes: planned(changes), observed }
  return carryOut(changes, observed, { store: withPower(store, arm), signal: world.signal, log: line => world.log.info(line) })
}

/** The API server's ranges, once the cluster runs again: a stopped one takes no changes. Nothing is written unless the firewall's addresses are missing there. */
async function authorize(
  spec: EgressSpec,
  ids: Ids,
  observed: Observed,
  session: Session,
  request: PowerRequest,
  world: ActionWorld,
): Promise<readonly Outcome[]> {
  if (!observed.has(ids.cluster) || spec.cluster.authorizedIpRanges.length === 0 || powerOf(observed.get(ids.cluster)) !== 'Running')
    return []
  const resource = resourcesFor(spec, session.context).find(({ id }) => id === ids.cluster)
  if (!resource) return []
  const addresses = await Promise.all(ids.publicIps.map(async id => [id, await session.store.read(id, world.signal)] as const))
  const known = new Map([...observed, ...addresses.flatMap(([id, found]): [string, Json][] => (found === undefined ? [] : [[id, found]]))])
  const missing = changeOf(resource, known).differs.some(({ path }) => path.startsWith('/properties/apiServerAccessProfile'))
  if (!missing) return []
  return (await perform([resource], known, session, request, world)).outcomes
}
