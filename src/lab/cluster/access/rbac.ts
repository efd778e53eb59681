/** Role based access control: what the roles bound to a user allow. */
import { types } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { KubeObject } from '../objects/object.ts'
import type { User } from './users.ts'

export type Attributes =
  | {
      readonly kind: 'resource'
      readonly verb: string
      readonly group: string
      readonly resource: string
      readonly subresource?: string
      readonly namespace?: string
      readonly name?: string
    }
  | { readonly kind: 'path'; readonly verb: string; readonly path: string }

export type Rule = { verbs: string[]; apiGroups?: string[]; resources?: string[]; resourceNames?: string[]; nonResourceURLs?: string[] }
type Role = KubeObject & { rules?: Rule[] }
type Binding = KubeObject & { roleRef: { kind: string; name: string }; subjects?: { kind: string; name: string; namespace?: string }[] }

const among = (list: readonly string[] | undefined, value: string): boolean => (list ?? []).some(one => one === '*' || one === value)

const pathMatches = (pattern: string, path: string): boolean =>
  pattern === '*' || pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)))

const allows = (rule: Rule, asked: Attributes): boolean => {
  if (!among(rule.verbs, asked.verb)) return false
  if (asked.kind === 'path') return (rule.nonResourceURLs ?? []).some(pattern => pathMatches(pattern, asked.path))
  const { resource, subresource } = asked
  const full = subresource === undefined ? resource : `${resource}/${subresource}`
  const resources = rule.resources ?? []
  const named = resources.includes('*') || resources.includes(full) || (subresource !== undefined && resources.includes(`*/${subresource}`))
  if (!named || !among(rule.apiGroups, asked.group)) return false
  return (rule.resourceNames ?? []).length === 0 || (asked.name !== undefined && (rule.resourceNames ?? []).includes(asked.name))
}

const subjectIs = (binding: Binding, user: User): boolean =>
  (binding.subjects ?? []).some(subject => {
    if (subject.kind === 'User') return subject.name === user.name
    if (subject.kind === 'Group') return user.groups.includes(subject.name)
    return (
      subject.kind === 'ServiceAccount' &&
      user.name === `system:serviceaccount:${subject.namespace ?? binding.metadata.namespace}:${subject.name}`
    )
  })

/** Every rule that a user has in a namespace (undefined: cluster-wide only), with the binding that gives it. */
export const rulesOf = (store: Store, user: User, namespace: string | undefined): { rule: Rule; by: string }[] => {
  const roleRules = (binding: Binding): Rule[] => {
    const role =
      binding.roleRef.kind === 'ClusterRole'
        ? store.get<Role>(types.clusterRole, undefined, binding.roleRef.name)
        : store.get<Role>(types.role, binding.metadata.namespace, binding.roleRef.name)
    return role?.rules ?? []
  }
  const bindings = [
    ...store.list<Binding>(types.clusterRoleBinding),
    ...(namespace === undefined ? [] : store.list<Binding>(types.roleBinding, namespace)),
  ]
  return bindings
    .filter(binding => subjectIs(binding, user))
    .flatMap(binding => roleRules(binding).map(rule => ({ rule, by: `${binding.kind} "${binding.metadata.name}"` })))
}

export const isAllowed = (store: Store, user: User, asked: Attributes): { allowed: boolean; reason: string } => {
  if (user.groups.includes('system:masters')) return { allowed: true, reason: '' }
  const found = rulesOf(store, user, asked.kind === 'resource' ? asked.namespace : undefined).find(({ rule }) => allows(rule, asked))
  return found ? { allowed: true, reason: `RBAC: allowed by ${found.by}` } : { allowed: false, reason: '' }
}

const where = (asked: Attributes & { kind: 'resource' }): string =>
  asked.namespace === undefined ? 'at the cluster scope' : `in the namespace "${asked.namespace}"`

/** The 403 of the API server, with its words. */
export const denied = (user: User, asked: Attributes): StatusError => {
  if (asked.kind === 'path') {
    return new StatusError(403, 'Forbidden', `forbidden: User "${user.name}" cannot ${asked.verb} path "${asked.path}"`, {})
  }
  const resource = asked.subresource === undefined ? asked.resource : `${asked.resource}/${asked.subresource}`
  const qualified = asked.group === '' ? asked.resource : `${asked.resource}.${asked.group}`
  const name = asked.name === undefined ? '' : ` "${asked.name}"`
  return new StatusError(
    403,
    'Forbidden',
    `${qualified}${name} is forbidden: User "${user.name}" cannot ${asked.verb} resource "${resource}" in API group "${asked.group}" ${where(asked)}`,
    {
      ...(asked.name === undefined ? {} : { name: asked.name }),
      ...(asked.group === '' ? {} : { group: asked.group }),
      kind: asked.resource,
    },
  )
}
