/** Mutating admission: what the API server, its plugins and AKS' webhooks add to objects as they are created. */
import { isIPv4 } from 'node:net'
import type { Admit } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import { forbidden } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { KubeObject } from './object.ts'
import type { Pod, PodTemplate } from './pod.ts'
import { withServiceAccountToken, withWorkloadIdentity } from './pod-admission.ts'

const podAdmission = (pod: Pod, store: Store, furnish: (namespace: string) => void, tenantId: string): Pod => {
  const name = pod.spec?.serviceAccountName ?? 'default'
  const namespace = pod.metadata.namespace ?? ''
  if (name === 'default' && store.get(types.namespace, undefined, namespace)) furnish(namespace)
  const account = store.get(types.serviceAccount, namespace, name)
  if (!account) {
    const because = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`
    throw forbidden(types.pod, pod.metadata.name, because)
  }
  const named: Pod = { ...pod, spec: { ...(pod.spec ?? { containers: [] }), serviceAccountName: name } }
  return withWorkloadIdentity(withServiceAccountToken(named, account), account, tenantId)
}

/** A job's pods carry its uid, and it selects them by that. */
const jobAdmission = (job: KubeObject<{ template?: PodTemplate; manualSelector?: boolean }>): KubeObject => {
  if (!job.spec?.template || job.spec.manualSelector) return job
  const uid = { 'batch.kubernetes.io/controller-uid': job.metadata.uid }
  const labels = {
    'batch.kubernetes.io/job-name': job.metadata.name,
    'job-name': job.metadata.name,
    'controller-uid': job.metadata.uid,
    ...uid,
  }
  const { template } = job.spec
  const labelled = { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } } }
  return { ...job, spec: { ...job.spec, selector: { matchLabels: uid }, template: labelled } as typeof job.spec }
}

const addressIn = (cidr: string, offset: number): string => {
  const base = (cidr.split('/')[0] ?? '').split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + offset
  return [24, 16, 8, 0].map(shift => Math.floor(base / 2 ** shift) % 256).join('.')
}

type Service = KubeObject<{ type?: string; clusterIP?: string }>

/** Addresses of the service range are given out in turn, the DNS service's and the API server's left out. Nothing answers on them. */
const serviceAdmission = (service: Service, store: Store, cidr: string, reserved: string): KubeObject => {
  if (service.spec?.type === 'ExternalName' || service.spec?.clusterIP !== undefined || !isIPv4(cidr.split('/')[0] ?? '')) return service
  const taken = new Set([reserved, addressIn(cidr, 1), ...store.list<Service>(types.service).map(one => one.spec?.clusterIP)])
  let offset = 2
  while (taken.has(addressIn(cidr, offset))) offset += 1
  const clusterIP = addressIn(cidr, offset)
  return { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP] } as NonNullable<Service['spec']> }
}

export const createAdmission =
  (store: Store, options: { furnish: (namespace: string) => void; tenantId: string; serviceCidr: string; dnsServiceIp: string }): Admit =>
  (type, object) => {
    if (type.key === types.pod.key) return podAdmission(object as Pod, store, options.furnish, options.tenantId)
    if (type.key === types.job.key) return jobAdmission(object as KubeObject<object>)
    if (type.key === types.service.key) return serviceAdmission(object as Service, store, options.serviceCidr, options.dnsServiceIp)
    return object
  }
