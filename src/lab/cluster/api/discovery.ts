/** Discovery, aggregated (one document for all groups) and plain. */
import { groupVersion, type Registry, type ResourceType } from './resources.ts'

export const version = {
  major: '1',
  minor: '32',
  gitVersion: 'v1.32.4',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '2025-04-22T00:00:00Z',
  goVersion: 'go1.23.6',
  compiler: 'gc',
  platform: 'linux/amd64',
}

export const aggregatedType = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

/** The client asks for the aggregated form by an Accept header that names it. */
export const wantsAggregated = (accept: string): boolean => /as=APIGroupDiscoveryList/.test(accept) && /v=v2(;|,|$)/.test(accept)

const responseKind = (type: ResourceType) => ({ group: type.group, version: type.version, kind: type.kind })
const scope = (type: ResourceType): string => (type.namespaced ? 'Namespaced' : 'Cluster')
const subVerbs: Readonly<Record<string, readonly string[]>> = {
  exec: ['create', 'get'],
  attach: ['create', 'get'],
  portforward: ['create', 'get'],
  log: ['get'],
  token: ['create'],
  eviction: ['create'],
  finalize: ['update'],
}
const verbsOf = (subresource: string): readonly string[] => subVerbs[subresource] ?? ['get', 'patch', 'update']

/** `/api` holds the group without a name, `/apis` all others. */
export const aggregated = (registry: Registry, core: boolean): unknown => ({
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items: registry
    .groups()
    .filter(group => (group.name === '') === core)
    .map(group => ({
      metadata: { ...(core ? {} : { name: group.name }), creationTimestamp: null },
      versions: group.versions.map(groupsVersion => ({
        version: groupsVersion,
        freshness: 'Current',
        resources: registry
          .all()
          .filter(type => type.group === group.name && type.version === groupsVersion)
          .map(type => ({
            resource: type.plural,
            responseKind: responseKind(type),
            scope: scope(type),
            singularResource: type.singular,
            verbs: type.verbs,
            ...(type.shortNames.length === 0 ? {} : { shortNames: type.shortNames }),
            ...(type.categories.length === 0 ? {} : { categories: type.categories }),
            ...(type.subresources.length === 0
              ? {}
              : {
                  subresources: type.subresources.map(subresource => ({
                    subresource,
                    responseKind: subresource === 'scale' ? { group: 'autoscaling', version: 'v1', kind: 'Scale' } : responseKind(type),
                    verbs: verbsOf(subresource),
                  })),
                }),
          })),
      })),
    })),
})

export const apiVersions = (): unknown => ({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] })

const apiGroup = (group: { name: string; versions: string[] }): Record<string, unknown> => {
  const versions = group.versions.map(one => ({ groupVersion: `${group.name}/${one}`, version: one }))
  return { name: group.name, versions, preferredVersion: versions[0] }
}

export const apiGroups = (registry: Registry): unknown => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: registry
    .groups()
    .filter(group => group.name !== '')
    .map(apiGroup),
})

export const oneGroup = (registry: Registry, name: string): unknown => {
  const group = registry.groups().find(one => one.name === name && name !== '')
  return group && { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) }
}

export const apiResources = (registry: Registry, group: string, groupsVersion: string): unknown => {
  const types = registry.all().filter(type => type.group === group && type.version === groupsVersion)
  if (types.length === 0) return undefined
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersion({ group, version: groupsVersion }),
    resources: types.flatMap(type => [
      {
        name: type.plural,
        singularName: type.singular,
        namespaced: type.namespaced,
        kind: type.kind,
        verbs: type.verbs,
        ...(type.shortNames.length === 0 ? {} : { shortNames: type.shortNames }),
        ...(type.categories.length === 0 ? {} : { categories: type.categories }),
      },
      ...type.subresources.map(subresource => ({
        name: `${type.plural}/${subresource}`,
        singularName: '',
        namespaced: type.namespaced,
        ...(subresource === 'scale' ? { group: 'autoscaling', version: 'v1', kind: 'Scale' } : { kind: type.kind }),
        verbs: verbsOf(subresource),
      })),
    ]),
  }
}
