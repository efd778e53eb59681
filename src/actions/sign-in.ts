/** The cluster's kubeconfig, as one that needs no further program, written where the following steps find it. */
import { basename, dirname, join, resolve } from 'node:path'
import { explainFault } from '../azure/faults.ts'
import { clusterToken, kubeconfigOf } from '../azure/kubeconfig.ts'
import { openSession, type Session } from '../azure/session.ts'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { writeFiles } from '../github/workspace-files.ts'
import { idsOf } from '../plan/ids.ts'
import type { Finding } from '../report/report.ts'
import type { ConnectRequest } from './connect.ts'

/**
 * The kubeconfig that Azure gives. The user's one asks `kubelogin` for a token, which a runner may not have; it gets a token of ours
 * instead, the way `kubelogin convert-kubeconfig` would sign in.
 */
export async function signIn(
  { arm, credential }: Session,
  clusterId: string,
  admin: boolean,
  world: ActionWorld,
): Promise<{ readonly kubeconfig: string; readonly findings: readonly Finding[] }> {
  const { asksForToken, secretsIn, withToken } = await import('../kubernetes/credentials.ts')
  const given = await kubeconfigOf(arm, clusterId, admin, world.signal)
  for (const secret of await secretsIn(given)) world.mask(secret)
  if (!(await asksForToken(given))) return { kubeconfig: given, findings: [] }
  const { token, expires } = await clusterToken(credential, world.signal)
  world.mask(token)
  return {
    kubeconfig: await withToken(given, token),
    findings: [{ level: 'notice', message: `The kubeconfig holds a token of this job that ends at ${expires.toISOString()}.` }],
  }
}

/** Writes it for this user alone, and tells the following steps of the job. Returns its path. */
export async function keepKubeconfig(kubeconfig: string, wanted: string, world: ActionWorld): Promise<string> {
  const workspace = world.env.GITHUB_WORKSPACE || process.cwd()
  const path = wanted ? resolve(workspace, wanted) : join(world.temp, 'kubeconfig')
  await writeFiles(dirname(path), { [basename(path)]: kubeconfig }, workspace, 0o600)
  world.exportVariable('KUBECONFIG', path)
  return path
}

export async function runConnect(request: ConnectRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const session = await openSession(request.where, world)
  const { cluster } = idsOf(spec, session.context.subscriptionId)
  try {
    const { kubeconfig, findings } = await signIn(session, cluster, request.admin, world)
    const path = await keepKubeconfig(kubeconfig, request.kubeconfig, world)
    return {
      report: {
        action: 'connect',
        title: `Cluster of ${spec.name}`,
        at: new Date().toISOString(),
        result: 'pass',
        headline: `The following steps reach ${spec.cluster.name}.`,
        outcomes: [],
        verdicts: [],
        facts: [],
        findings,
        next: [],
      },
      outputs: { kubeconfig: path, 'cluster-id': cluster },
    }
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}
