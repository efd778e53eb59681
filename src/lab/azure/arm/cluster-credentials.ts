/** Kubeconfigs as ARM hands them out: the admin's, and the user's, which goes through Entra where the cluster is tied to it. */
import { parse, stringify } from 'yaml'
import type { Cloud } from '../cloud.ts'
import { at, flagAt } from '../document.ts'
import type { Answer } from '../http.ts'
import { badRequest, notInLab } from '../refusal.ts'
import type { Resource } from '../store.ts'

/** The Entra application that every AKS API server accepts tokens for. */
export const aksServerApplication = '6dae42f8-4368-4678-94ff-3960e28e3630'

const answer = (name: string, text: string): Answer => ({
  status: 200,
  body: { kubeconfigs: [{ name, value: Buffer.from(text).toString('base64') }] },
})

const kubeconfigOf = (cluster: Resource, { clusters }: Pick<Cloud, 'clusters'>): string => {
  const found = clusters.get(cluster.id.toLowerCase())
  if (!found) throw badRequest('BadRequest', `The managed cluster ${cluster.name} has no API server: its creation did not succeed.`)
  return found.kubeconfig
}

export function adminCredential(cluster: Resource, cloud: Pick<Cloud, 'clusters'>): Answer {
  if (flagAt(cluster.body, 'properties.disableLocalAccounts')) {
    throw badRequest('BadRequest', 'Getting static credential is not allowed because this cluster is set to disable local accounts.')
  }
  return answer('clusterAdmin', kubeconfigOf(cluster, cloud))
}

export function userCredential(cluster: Resource, cloud: Pick<Cloud, 'clusters' | 'tenantId'>, format: string | null): Answer {
  const admin = kubeconfigOf(cluster, cloud)
  if (at(cluster.body, 'properties.aadProfile') === undefined) return answer('clusterUser', admin)
  if (format !== null && format !== 'exec') throw notInLab(`user credentials of format ${format}`)
  const config = parse(admin) as { users?: { user: unknown }[] }
  for (const user of config.users ?? []) user.user = { exec: kubelogin(cloud.tenantId) }
  return answer('clusterUser', stringify(config))
}

const kubelogin = (tenantId: string) => ({
  apiVersion: 'client.authentication.k8s.io/v1beta1',
  args: [
    'get-token',
    '--environment',
    'AzurePublicCloud',
    '--server-id',
    aksServerApplication,
    '--client-id',
    '80faf920-1908-4b52-b5ef-a8e7bedfc67a',
    '--tenant-id',
    tenantId,
    '--login',
    'devicecode',
  ],
  command: 'kubelogin',
  env: null,
  installHint:
    '\nkubelogin is not installed which is required to connect to AAD enabled cluster.\n\nTo learn more, please go to https://aka.ms/aks/kubelogin\n',
  provideClusterInfo: false,
})
