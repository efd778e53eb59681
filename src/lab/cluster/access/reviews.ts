/** Reviews: questions about access, answered from the same rules that decide. Nothing is stored. */
import type { ResourceType } from '../api/resources.ts'
import { badRequest } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import { isRecord } from '../objects/object.ts'
import { type Attributes, isAllowed, rulesOf } from './rbac.ts'
import { type Authenticator, authenticate, type User } from './users.ts'

type Body = Record<string, unknown>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const attributesOf = (spec: Body): Attributes => {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec
  if (isRecord(path)) return { kind: 'path', verb: text(path.verb) ?? '', path: text(path.path) ?? '' }
  if (!isRecord(resource)) throw badRequest('exactly one of nonResourceAttributes or resourceAttributes must be specified')
  const optional = { subresource: text(resource.subresource), namespace: text(resource.namespace), name: text(resource.name) }
  return {
    kind: 'resource',
    verb: text(resource.verb) ?? '',
    group: text(resource.group) ?? '',
    resource: text(resource.resource) ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

const subject = (spec: Body): User => ({
  name: text(spec.user) ?? '',
  groups: [...(Array.isArray(spec.groups) ? spec.groups.map(String) : []), 'system:authenticated'],
})

export const review = (type: ResourceType, body: Body, asker: User, store: Store, authenticators: readonly Authenticator[]): Body => {
  const spec = isRecord(body.spec) ? body.spec : {}
  const answer = (status: unknown): Body => ({
    apiVersion: `${type.group}/${type.version}`,
    kind: type.kind,
    metadata: { creationTimestamp: null },
    spec,
    status,
  })
  if (type.kind === 'SelfSubjectReview') return answer({ userInfo: { username: asker.name, uid: asker.uid, groups: asker.groups } })
  if (type.kind === 'TokenReview') {
    const user = authenticate(`Bearer ${String(spec.token)}`, authenticators)
    return answer(
      user ? { authenticated: true, user: { username: user.name, uid: user.uid, groups: user.groups } } : { authenticated: false },
    )
  }
  if (type.kind === 'SelfSubjectRulesReview') {
    const rules = asker.groups.includes('system:masters')
      ? [
          { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
          { verbs: ['*'], nonResourceURLs: ['*'] },
        ]
      : rulesOf(store, asker, text(spec.namespace)).map(({ rule }) => rule)
    return answer({
      resourceRules: rules.filter(rule => !('nonResourceURLs' in rule)),
      nonResourceRules: rules.filter(rule => 'nonResourceURLs' in rule),
      incomplete: false,
    })
  }
  const { allowed, reason } = isAllowed(store, type.kind === 'SubjectAccessReview' ? subject(spec) : asker, attributesOf(spec))
  return answer({ allowed, ...(reason === '' ? {} : { reason }) })
}
