/** Kubernetes objects as they travel: JSON, typed only as far as this cluster looks into them. */

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json }

export type OwnerReference = {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

export type ManagedFields = {
  manager: string
  operation: 'Apply' | 'Update'
  apiVersion: string
  time?: string
  fieldsType: 'FieldsV1'
  fieldsV1: Json
  subresource?: string
}

export type Metadata = {
  name: string
  namespace?: string
  generateName?: string
  uid: string
  resourceVersion: string
  generation?: number
  creationTimestamp: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  finalizers?: string[]
  ownerReferences?: OwnerReference[]
  managedFields?: ManagedFields[]
}

/** `spec`, `status` and the rest are whatever was written: each reader narrows what it reads. */
export type KubeObject<Spec = unknown, Status = unknown> = {
  apiVersion: string
  kind: string
  metadata: Metadata
  spec?: Spec
  status?: Status
  data?: Record<string, string>
}

export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z')

export const controllerOf = (object: KubeObject): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(owner => owner.controller === true)

export const ownedBy = (owner: KubeObject): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
