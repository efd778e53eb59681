/** Kubernetes documents, as far as this project reads them. Everything may be missing: what a server sends is not ours to trust. */
import type { Json } from '../plan/resource.ts'

export type Meta = {
  readonly name?: string
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  readonly deletionTimestamp?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly ownerReferences?: readonly { readonly kind?: string; readonly name?: string; readonly uid?: string }[]
  readonly managedFields?: readonly { readonly manager?: string; readonly operation?: string; readonly fieldsV1?: object }[]
}

export type Doc = { readonly apiVersion?: string; readonly kind?: string; readonly metadata?: Meta }

export type ContainerStatus = {
  readonly name?: string
  readonly ready?: boolean
  readonly restartCount?: number
  readonly containerID?: string
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string }
    readonly running?: object
    readonly terminated?: { readonly reason?: string; readonly message?: string; readonly exitCode?: number }
  }
  readonly lastState?: ContainerStatus['state']
}

export type Pod = Doc & {
  readonly spec?: {
    readonly nodeName?: string
    readonly hostNetwork?: boolean
    /** What stands in the pod's own /etc/hosts. */
    readonly hostAliases?: readonly { readonly ip?: string; readonly hostnames?: readonly string[] }[]
    readonly nodeSelector?: Readonly<Record<string, string>>
    readonly os?: { readonly name?: string }
    readonly containers?: readonly {
      readonly name: string
      readonly volumeMounts?: readonly { readonly name?: string; readonly mountPath?: string; readonly subPath?: string }[]
    }[]
    /** Those with `restartPolicy: Always` run as long as the pod. */
    readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[]
    readonly volumes?: readonly {
      readonly name?: string
      readonly csi?: { readonly driver?: string }
      readonly azureFile?: object
      readonly configMap?: { readonly name?: string }
    }[]
  }
  readonly status?: {
    readonly phase?: string
    readonly podIP?: string
    /** One of each family. */
    readonly podIPs?: readonly { readonly ip?: string }[]
    readonly conditions?: readonly {
      readonly type?: string
      readonly status?: string
      readonly reason?: string
      readonly message?: string
    }[]
    readonly containerStatuses?: readonly ContainerStatus[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
  }
}

export type Event = {
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly involvedObject?: { readonly uid?: string; readonly name?: string }
}

/** The items of a list document. */
export function itemsOf<T>(list: Json): readonly T[] {
  const items = typeof list === 'object' && list !== null && !Array.isArray(list) ? (list as { items?: unknown }).items : undefined
  return Array.isArray(items) ? (items as T[]) : []
}
