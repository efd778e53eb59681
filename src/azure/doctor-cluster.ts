/** The way to the cluster as Azure knows it: whether there is one, whether it runs, and a kubeconfig. What the API server says is asked by another folder. */
import type { Ids } from '../plan/ids.ts'
import { at } from '../plan/reference.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Diagnosis } from '../report/diagnosis.ts'
import { openArm } from './arm.ts'
import { askDocument, type ReadArm } from './doctor-arm.ts'
import { grantCommand } from './doctor-rights.ts'
import type { SignedIn } from './doctor-sign-in.ts'
import { explainFault, faultLine } from './faults.ts'
import { clusterToken, kubeconfigOf } from './kubeconfig.ts'

/** What is asked of the API server itself. */
export type ClusterQuestion = {
  readonly kubeconfig: string
  readonly namespaces: readonly string[]
  /** A token in place of a program that the kubeconfig names; only for a kubeconfig that Azure gave: nobody else's server gets it. */
  readonly token?: () => Promise<string>
  /** The command that gives a role on this cluster; undefined where that is not known. */
  readonly grant: ((role: string) => string) | undefined
  readonly signal: AbortSignal
}

export type AskCluster = (question: ClusterQuestion) => Promise<readonly Diagnosis[]>

export const namespacesOf = (spec: EgressSpec | undefined): readonly string[] => [
  ...new Set((spec?.workloads ?? []).map(({ namespace }) => namespace)),
]

/** Whether the cluster is there and runs; then the API server is asked, by the port that the Kubernetes edge fills. */
export async function askAzureForCluster(
  { spec, ids }: { readonly spec: EgressSpec; readonly ids: Ids },
  read: ReadArm,
  { credential, who }: SignedIn,
  world: { readonly subscriptionId: string; readonly signal: AbortSignal; readonly mask: (secret: string) => void },
  askCluster: AskCluster,
): Promise<readonly Diagnosis[]> {
  const about = 'cluster' as const
  const { signal } = world
  const found = await askDocument(read, ids.cluster, '2025-07-01')
  if (found.document === undefined && found.status === 404)
    return [
      {
        about,
        state: 'unchecked',
        what: `There is no cluster ${spec.cluster.name} yet, or this identity does not see it.`,
        advice: 'deploy-aks makes it.',
      },
    ]
  if (/^stopped$/i.test(String(at(found.document, '/properties/powerState/code'))))
    return [
      {
        about,
        state: 'fail',
        what: `Cluster ${spec.cluster.name} is stopped: no API server answers.`,
        advice: 'Run deallocate with operation: allocate, which brings back the firewall first.',
      },
    ]
  const arm = openArm({
    credential: { ...credential, getToken: credential.getToken.bind(credential), renew: async () => undefined },
    subscriptionId: world.subscriptionId,
    signal,
    log: () => {},
    operationStarted: () => {},
    operationEnded: () => {},
  })
  let kubeconfig: string
  try {
    kubeconfig = await kubeconfigOf(arm, ids.cluster, false, signal)
  } catch (error) {
    if (signal.aborted) throw error
    const fault = explainFault(error)
    const denied = 'code' in fault && fault.code === 'AuthorizationFailed'
    return [
      {
        about,
        state: 'fail',
        what: `Azure gives no kubeconfig of ${spec.cluster.name}: ${faultLine(fault)}`,
        ...('advice' in fault ? { advice: fault.advice } : {}),
        ...(denied ? { commands: [grantCommand(who, 'Azure Kubernetes Service Cluster User Role', ids.cluster)] } : {}),
      },
    ]
  }
  return askCluster({
    kubeconfig,
    namespaces: namespacesOf(spec),
    token: async () => {
      const { token } = await clusterToken(credential, signal)
      world.mask(token)
      return token
    },
    grant: role => grantCommand(who, role, ids.cluster),
    signal,
  })
}
