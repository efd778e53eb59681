/** The resource types that this API server serves. One line each; custom resource definitions add more while it runs. */

export type ResourceType = {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  readonly categories: readonly string[]
  readonly subresources: readonly string[]
  readonly verbs: readonly string[]
  /** Columns of `kubectl get` for custom resources: name, JSONPath. */
  readonly columns?: readonly { name: string; type: string; jsonPath: string }[]
  /** Storage is shared by all versions of a type: this is its key. */
  readonly key: string
}

const allVerbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

type Line = { short?: string[]; cluster?: true; all?: true; sub?: string[]; verbs?: string[]; columns?: ResourceType['columns'] }

export const resourceType = (group: string, version: string, kind: string, plural: string, line: Line = {}): ResourceType => ({
  group,
  version,
  kind,
  plural,
  singular: kind.toLowerCase(),
  shortNames: line.short ?? [],
  namespaced: !line.cluster,
  categories: line.all ? ['all'] : [],
  subresources: line.sub ?? [],
  verbs: line.verbs ?? allVerbs,
  ...(line.columns ? { columns: line.columns } : {}),
  key: `${group}/${plural}`,
})

const createOnly = { verbs: ['create'] }
const rbac = 'rbac.authorization.k8s.io'
const secretsStore = 'secrets-store.csi.x-k8s.io'

export const types = {
  namespace: resourceType('', 'v1', 'Namespace', 'namespaces', { short: ['ns'], cluster: true, sub: ['status', 'finalize'] }),
  node: resourceType('', 'v1', 'Node', 'nodes', { short: ['no'], cluster: true, sub: ['status'] }),
  pod: resourceType('', 'v1', 'Pod', 'pods', {
    short: ['po'],
    all: true,
    sub: ['status', 'log', 'exec', 'attach', 'ephemeralcontainers', 'eviction', 'portforward'],
  }),
  service: resourceType('', 'v1', 'Service', 'services', { short: ['svc'], all: true, sub: ['status'] }),
  serviceAccount: resourceType('', 'v1', 'ServiceAccount', 'serviceaccounts', { short: ['sa'], sub: ['token'] }),
  secret: resourceType('', 'v1', 'Secret', 'secrets'),
  configMap: resourceType('', 'v1', 'ConfigMap', 'configmaps', { short: ['cm'] }),
  event: resourceType('', 'v1', 'Event', 'events', { short: ['ev'] }),
  deployment: resourceType('apps', 'v1', 'Deployment', 'deployments', { short: ['deploy'], all: true, sub: ['status', 'scale'] }),
  replicaSet: resourceType('apps', 'v1', 'ReplicaSet', 'replicasets', { short: ['rs'], all: true, sub: ['status', 'scale'] }),
  daemonSet: resourceType('apps', 'v1', 'DaemonSet', 'daemonsets', { short: ['ds'], all: true, sub: ['status'] }),
  job: resourceType('batch', 'v1', 'Job', 'jobs', { all: true, sub: ['status'] }),
  role: resourceType(rbac, 'v1', 'Role', 'roles'),
  roleBinding: resourceType(rbac, 'v1', 'RoleBinding', 'rolebindings'),
  clusterRole: resourceType(rbac, 'v1', 'ClusterRole', 'clusterroles', { cluster: true }),
  clusterRoleBinding: resourceType(rbac, 'v1', 'ClusterRoleBinding', 'clusterrolebindings', { cluster: true }),
  customResourceDefinition: resourceType('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', 'customresourcedefinitions', {
    short: ['crd', 'crds'],
    cluster: true,
    sub: ['status'],
  }),
  secretProviderClass: resourceType(secretsStore, 'v1', 'SecretProviderClass', 'secretproviderclasses'),
  secretProviderClassPodStatus: resourceType(secretsStore, 'v1', 'SecretProviderClassPodStatus', 'secretproviderclasspodstatuses'),
  selfSubjectAccessReview: resourceType('authorization.k8s.io', 'v1', 'SelfSubjectAccessReview', 'selfsubjectaccessreviews', {
    cluster: true,
    ...createOnly,
  }),
  subjectAccessReview: resourceType('authorization.k8s.io', 'v1', 'SubjectAccessReview', 'subjectaccessreviews', {
    cluster: true,
    ...createOnly,
  }),
  selfSubjectRulesReview: resourceType('authorization.k8s.io', 'v1', 'SelfSubjectRulesReview', 'selfsubjectrulesreviews', {
    cluster: true,
    ...createOnly,
  }),
  tokenReview: resourceType('authentication.k8s.io', 'v1', 'TokenReview', 'tokenreviews', { cluster: true, ...createOnly }),
  selfSubjectReview: resourceType('authentication.k8s.io', 'v1', 'SelfSubjectReview', 'selfsubjectreviews', {
    cluster: true,
    ...createOnly,
  }),
} as const satisfies Record<string, ResourceType>

/** All types that are served now, and who adds to them. */
export interface Registry {
  all(): readonly ResourceType[]
  find(group: string, version: string, plural: string): ResourceType | undefined
  ofKind(apiVersion: string, kind: string): ResourceType | undefined
  /** Versions of the groups, in the order of discovery. */
  groups(): readonly { name: string; versions: string[] }[]
  add(type: ResourceType): void
  remove(group: string, plural: string): void
}

export const groupVersion = (type: { group: string; version: string }): string =>
  type.group === '' ? type.version : `${type.group}/${type.version}`

export const createRegistry = (): Registry => {
  let all: ResourceType[] = Object.values(types)
  return {
    all: () => all,
    find: (group, version, plural) => all.find(type => type.group === group && type.version === version && type.plural === plural),
    ofKind: (apiVersion, kind) => all.find(type => groupVersion(type) === apiVersion && type.kind === kind),
    groups: () => {
      const groups = new Map<string, string[]>()
      for (const { group, version } of all) {
        const versions = groups.get(group) ?? []
        if (!versions.includes(version)) versions.push(version)
        groups.set(group, versions)
      }
      return [...groups].map(([name, versions]) => ({ name, versions }))
    },
    add: type => {
      all = [...all.filter(one => one.key !== type.key || one.version !== type.version), type]
    },
    remove: (group, plural) => {
      all = all.filter(one => one.group !== group || one.plural !== plural)
    },
  }
}
