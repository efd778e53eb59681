/** Custom resource definitions: each makes its types known to discovery and storage while it exists. */
import type { ObjectApi } from '../api/objects.ts'
import { type Registry, resourceType, types } from '../api/resources.ts'
import type { StoreEvent } from '../api/store.ts'
import { type KubeObject, now } from '../objects/object.ts'

type Definition = KubeObject<{
  group: string
  scope: 'Namespaced' | 'Cluster'
  names: { plural: string; singular?: string; kind: string; shortNames?: string[]; categories?: string[] }
  versions: {
    name: string
    served: boolean
    subresources?: { status?: object; scale?: object }
    additionalPrinterColumns?: { name: string; type: string; jsonPath: string }[]
  }[]
}>

export const serveCustomResources = (api: ObjectApi, registry: Registry): (() => void) =>
  api.store.watch(types.customResourceDefinition, api.store.version(), ({ type, object }: StoreEvent) => {
    const { spec } = object as Definition
    if (!spec?.names) return
    if (type === 'DELETED') return registry.remove(spec.group, spec.names.plural)
    for (const version of spec.versions.filter(one => one.served)) {
      const made = resourceType(spec.group, version.name, spec.names.kind, spec.names.plural, {
        short: spec.names.shortNames ?? [],
        sub: Object.keys(version.subresources ?? {}).filter(name => name === 'status'),
        columns: version.additionalPrinterColumns ?? [],
        ...(spec.scope === 'Cluster' ? { cluster: true as const } : {}),
      })
      registry.add({ ...made, singular: spec.names.singular ?? spec.names.kind.toLowerCase(), categories: spec.names.categories ?? [] })
    }
    const time = now()
    if (object.status) return
    api.store.put(types.customResourceDefinition, {
      ...object,
      status: {
        acceptedNames: spec.names,
        storedVersions: spec.versions.map(one => one.name),
        conditions: [
          { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found', lastTransitionTime: time },
          {
            type: 'Established',
            status: 'True',
            reason: 'InitialNamesAccepted',
            message: 'the initial names have been accepted',
            lastTransitionTime: time,
          },
        ],
      },
    })
  })
