import { convergeCluster, startIfStopped } from '../azure/cluster.ts'
import { observe } from '../azure/converge.ts'
import { explainFault, faultLine } from '../azure/faults.ts'
import { groundFor } from '../azure/ground.ts'
import { openSession } from '../azure/session.ts'
import { readSpec } from '../azure/spec.ts'
import { anyFailed, azureReport, changedAnything, planOutput } from '../azure/summary.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { planned } from '../plan/apply.ts'
import { type Ids, idsOf } from '../plan/ids.ts'
import { plan } from '../plan/plan.ts'
import { type PoolElsewhere, poolsElsewhere } from '../plan/pools-elsewhere.ts'
import { at } from '../plan/reference.ts'
import type { Json, Outcome } from '../plan/resource.ts'
import { resourcesFor, select } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import type { DeployRequest } from './deploy-aks.ts'
import { manifestPods } from './manifest-pods.ts'
import { keepKubeconfig, signIn } from './sign-in.ts'
import { loadManifests, placeholdersOf, shareSecretOf, workloadDocuments } from './workloads.ts'

/** Converges the cluster, writes its kubeconfig, and applies the workloads until their pods are ready. */
export async function runDeploy(request: DeployRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const workspace = world.env.GITHUB_WORKSPACE || process.cwd()
  const texts = await loadManifests(spec, workspace)
  // Placeholders that do not exist are faults of the author, found before anything is made.
  await workloadDocuments(spec, texts, placeholdersOf(spec, '', ''), undefined)
  const unasked = await manifestPods(spec, texts, placeholdersOf(spec, '', ''))
  const session = await openSession(request.where, world, request.mode)
  const { context, store, arm } = session
  const ids = idsOf(spec, context.subscriptionId)
  const { owned, assumed } = select(resourcesFor(spec, context), ['base', 'share', 'cluster'])
  try {
    const observed = await observe([...owned, ...assumed], store, world.signal)
    if (request.mode === 'plan') return result(spec, ids, observed.get(ids.cluster), planned(plan(owned, observed)), unasked, '', request)
    const minutes = request.waitMinutes
    const ground = await groundFor(assumed, ids, session, { minutes, rising: minutes > 0 }, observed)
    // After a wait, others may have made some of it.
    const present = ground === observed ? observed : new Map([...ground, ...(await observe(owned, store, world.signal))])
    const started = await startIfStopped(spec, ids, present, session)
    const done = await convergeCluster(owned, started.observed, ids, session, () =>
      groundFor(assumed, ids, session, { minutes, rising: false }),
    )
    const findings: Finding[] = [...unasked]
    if (done.reconciled)
      findings.push({
        level: 'warning',
        message: 'The nodes found no way out when they first came up, and the cluster was written once more.',
        advice: "If this happens often, look at the firewall's rules for AKS: egress-gate explain.",
      })
    const outcomes: Outcome[] = [...started.outcomes, ...done.outcomes]
    const cluster = done.observed.get(ids.cluster)
    if (anyFailed(outcomes) || cluster === undefined) return result(spec, ids, cluster, outcomes, findings, '', request)

    const { kubeconfig, findings: told } = await signIn(session, ids.cluster, request.admin, world)
    findings.push(...told)
    const path = await keepKubeconfig(kubeconfig, request.kubeconfig, world)

    const clientId = String(at(done.observed.get(ids.workloadIdentity), '/properties/clientId') ?? '')
    const documents = await workloadDocuments(
      spec,
      texts,
      placeholdersOf(spec, context.tenantId, clientId),
      await shareSecretOf(spec, ids, arm, world.mask, world.signal),
    )
    outcomes.push(...(await deployWorkloads(spec, kubeconfig, documents, world, findings)))
    return result(spec, ids, cluster, outcomes, findings, path, request)
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

/** How long pods may take to become ready: new nodes pull images first. */
const rolloutSeconds = 600

async function deployWorkloads(
  spec: EgressSpec,
  kubeconfig: string,
  documents: readonly Json[],
  world: ActionWorld,
  findings: Finding[],
): Promise<readonly Outcome[]> {
  if (documents.length === 0) return []
  const [{ connect }, { applyManifests }, { waitForWorkload }] = await Promise.all([
    import('../kubernetes/connection.ts'),
    import('../kubernetes/apply.ts'),
    import('../kubernetes/rollout.ts'),
  ])
  const connection = await connect(kubeconfig)
  try {
    const outcomes = await applyManifests(connection, documents, { signal: world.signal, log: world.log })
    if (anyFailed(outcomes)) return outcomes
    await Promise.all(
      spec.workloads.map(async workload => {
        const { name, namespace, selector, place } = workload
        try {
          const pods = await waitForWorkload(
            connection,
            { namespace, selector },
            { signal: world.signal, deadlineSeconds: rolloutSeconds, log: world.log },
          )
          world.log.info(`${name}: ${pods.length} ${pods.length === 1 ? 'pod is' : 'pods are'} ready`)
        } catch (error) {
          if (world.signal.aborted) throw error
          const known = explainFault(error)
          findings.push({
            level: 'error',
            message: `${name}: ${faultLine(known)}`,
            ...('advice' in known ? { advice: String(known.advice) } : {}),
            file: place.file,
            line: place.line,
            column: place.column,
          })
        }
      }),
    )
    return outcomes
  } finally {
    connection.close()
  }
}

const elsewhere =
  ({ network }: EgressSpec) =>
  ({ pool, subnet }: PoolElsewhere): Finding => ({
    level: 'warning',
    message: `The node pool "${pool}" stands in ${subnet}, not in ${network.aksSubnet.name}: nothing says that its egress passes the firewall.`,
    advice: 'Move it to the subnet that is routed to the firewall, or keep workloads that have to be proven off it.',
  })

function result(
  spec: EgressSpec,
  ids: Ids,
  cluster: Json | undefined,
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  kubeconfig: string,
  { mode, known }: Pick<DeployRequest, 'mode' | 'known'>,
): ActionResult {
  const fqdn = at(cluster, '/properties/fqdn')
  const pools = poolsElsewhere(cluster, ids.aksSubnet)
  const meant = new Set(known.map(name => name.toLowerCase()))
  const undeclared = [...new Set(pools.map(({ pool }) => pool))].filter(pool => !meant.has(pool.toLowerCase()))
  return {
    report: azureReport({
      action: 'deploy-aks',
      title: `Cluster of ${spec.name}`,
      headline:
        mode === 'plan'
          ? undefined
          : undeclared.length > 0
            ? `What is declared of the cluster is so, but nothing says that the pods of ${undeclared.join(', ')} leave through the firewall.`
            : changedAnything(outcomes)
              ? 'The cluster runs behind the firewall, and its workloads are ready.'
              : 'Nothing to do: cluster and workloads are as declared.',
      outcomes,
      findings: [...findings, ...pools.map(elsewhere(spec))],
      facts: typeof fqdn === 'string' ? [{ name: 'API server', value: fqdn }] : [],
      next:
        mode === 'plan'
          ? ['Run it with mode: apply.']
          : ['Install the root in the pods: install-ca-in-pod.', 'Verify from the pods: verify-tls-inspection.'],
    }),
    outputs: {
      'cluster-id': cluster === undefined ? '' : ids.cluster,
      'cluster-fqdn': typeof fqdn === 'string' ? fqdn : '',
      kubeconfig,
      changed: String(changedAnything(outcomes)),
      undeclared: JSON.stringify(undeclared),
      plan: planOutput(outcomes),
    },
  }
}
