/** What admission adds to a new pod: its service account's token, and what the workload identity webhook of AKS injects. */
import { randomBytes } from 'node:crypto'
import type { KubeObject } from './object.ts'
import type { Container, EnvVar, Pod, Volume } from './pod.ts'

export const tokenFolder = '/var/run/secrets/kubernetes.io/serviceaccount'
const identityFolder = '/var/run/secrets/azure/tokens'
const identityVolume = 'azure-identity-token'
export const identityAudience = 'api://AzureADTokenExchange'

const everywhere = (pod: Pod, change: (container: Container) => Container): Pod => ({
  ...pod,
  spec: {
    ...(pod.spec ?? { containers: [] }),
    containers: (pod.spec?.containers ?? []).map(change),
    ...(pod.spec?.initContainers ? { initContainers: pod.spec.initContainers.map(change) } : {}),
  },
})

const withVolume = (pod: Pod, volume: Volume): Pod => ({
  ...pod,
  spec: { ...(pod.spec ?? { containers: [] }), volumes: [...(pod.spec?.volumes ?? []), volume] },
})

const mounted = (container: Container, name: string, mountPath: string): Container =>
  (container.volumeMounts ?? []).some(mount => mount.mountPath === mountPath)
    ? container
    : { ...container, volumeMounts: [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath }] }

const withEnv = (container: Container, variables: readonly EnvVar[]): Container => {
  const has = new Set((container.env ?? []).map(variable => variable.name))
  const missing = variables.filter(variable => !has.has(variable.name))
  return missing.length === 0 ? container : { ...container, env: [...(container.env ?? []), ...missing] }
}

/** `account`: undefined where the service account does not exist yet (admission has refused the pod before). */
export const withServiceAccountToken = (pod: Pod, account: KubeObject & { automountServiceAccountToken?: boolean }): Pod => {
  if ((pod.spec?.automountServiceAccountToken ?? account.automountServiceAccountToken) === false) return pod
  // A copy of a pod has it already; containers that were added to the copy have not.
  const there = pod.spec?.volumes?.find(volume => volume.name.startsWith('kube-api-access-'))
  if (there) return everywhere(pod, container => mounted(container, there.name, tokenFolder))
  const name = `kube-api-access-${randomBytes(3).toString('hex').slice(0, 5)}`
  const volume: Volume = {
    name,
    projected: {
      defaultMode: 0o644,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  }
  return everywhere(withVolume(pod, volume), container => mounted(container, name, tokenFolder))
}

/** Azure workload identity: asked for by a label of the pod; the client id is the service account's annotation. */
export const withWorkloadIdentity = (pod: Pod, account: KubeObject, tenantId: string): Pod => {
  if (pod.metadata.labels?.['azure.workload.identity/use'] !== 'true') return pod
  const annotations = account.metadata.annotations ?? {}
  const expiration = Number(pod.metadata.annotations?.['azure.workload.identity/service-account-token-expiration'] ?? 3600)
  const volume: Volume = {
    name: identityVolume,
    projected: {
      defaultMode: 0o644,
      sources: [{ serviceAccountToken: { audience: identityAudience, expirationSeconds: expiration, path: identityVolume } }],
    },
  }
  const variables = [
    { name: 'AZURE_CLIENT_ID', value: annotations['azure.workload.identity/client-id'] ?? '' },
    { name: 'AZURE_TENANT_ID', value: annotations['azure.workload.identity/tenant-id'] ?? tenantId },
    { name: 'AZURE_FEDERATED_TOKEN_FILE', value: `${identityFolder}/${identityVolume}` },
    { name: 'AZURE_AUTHORITY_HOST', value: 'https://login.microsoftonline.com/' },
  ]
  const skipped = new Set((pod.metadata.annotations?.['azure.workload.identity/skip-containers'] ?? '').split(';'))
  return everywhere(withVolume(pod, volume), container =>
    skipped.has(container.name) ? container : withEnv(mounted(container, identityVolume, identityFolder), variables),
  )
}
