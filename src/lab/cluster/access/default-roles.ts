/** The cluster roles and bindings that every cluster starts with, as far as anybody refers to them. */
import type { Rule } from './rbac.ts'

const rbac = 'rbac.authorization.k8s.io'
const everything: Rule = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] }
const read = ['get', 'list', 'watch']
const write = ['create', 'delete', 'deletecollection', 'patch', 'update']
const inNamespaces: { apiGroups: string[]; resources: string[] }[] = [
  { apiGroups: [''], resources: ['configmaps', 'events', 'pods', 'pods/log', 'pods/status', 'serviceaccounts', 'services', 'namespaces'] },
  { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'deployments/scale', 'replicasets', 'replicasets/scale'] },
  { apiGroups: ['batch'], resources: ['jobs'] },
]
const reading = inNamespaces.map(one => ({ ...one, verbs: read }))
const editing = [
  ...reading,
  ...inNamespaces.map(one => ({ ...one, verbs: write })),
  { apiGroups: [''], resources: ['secrets'], verbs: [...read, ...write] },
  { apiGroups: [''], resources: ['pods/exec', 'pods/attach'], verbs: ['get', 'create'] },
  { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
]

const discovery = ['/api', '/api/*', '/apis', '/apis/*', '/healthz', '/livez', '/readyz', '/openapi', '/openapi/*', '/version', '/version/']

const roles: Readonly<Record<string, readonly Rule[]>> = {
  'cluster-admin': [everything, { verbs: ['*'], nonResourceURLs: ['*'] }],
  admin: [...editing, { apiGroups: [rbac], resources: ['roles', 'rolebindings'], verbs: [...read, ...write] }],
  edit: editing,
  view: reading,
  'system:discovery': [{ verbs: ['get'], nonResourceURLs: discovery }],
  'system:basic-user': [
    { apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'], verbs: ['create'] },
    { apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'], verbs: ['create'] },
  ],
}

const bindings: Readonly<Record<string, readonly [role: string, group: string]>> = {
  'cluster-admin': ['cluster-admin', 'system:masters'],
  'system:discovery': ['system:discovery', 'system:authenticated'],
  'system:basic-user': ['system:basic-user', 'system:authenticated'],
}

export const defaultRoles = (): { kind: 'ClusterRole' | 'ClusterRoleBinding'; object: object }[] => [
  ...Object.entries(roles).map(([name, rules]) => ({ kind: 'ClusterRole' as const, object: { metadata: { name }, rules } })),
  ...Object.entries(bindings).map(([name, [role, group]]) => ({
    kind: 'ClusterRoleBinding' as const,
    object: {
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: rbac, kind: 'Group', name: group }],
    },
  })),
]
