/** The `identity` member of resources: user-assigned identities that exist and that the caller may assign. */
import { randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud.ts'
import { type Document, documentAt, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { badRequest } from '../refusal.ts'
import { authorizeLinked } from './authorize.ts'

export const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities'

export function identityBlock(body: Document, self: { id: string; type: string }, caller: Caller, cloud: Cloud): Document | undefined {
  const type = textAt(body, 'identity.type')
  const ids = Object.keys(documentAt(body, 'identity.userAssignedIdentities'))
  if (type === undefined || type === 'None') return undefined
  if (!/UserAssigned/.test(type)) return { type }
  if (ids.length === 0)
    throw badRequest(
      'InvalidIdentityValues',
      "Invalid value for the identities '<null>'. The 'UserAssigned' identity type requires at least one identity.",
    )
  for (const id of ids) {
    authorizeLinked(caller, `${identityType}/assign/action`, id, { id: self.id, action: `${self.type}/write` }, cloud)
    if (!cloud.store.get(id)) {
      throw badRequest(
        'FailedIdentityOperation',
        `Identity operation for resource '${self.id}' failed with error 'Failed to perform resource identity operation. Status: 'NotFound'. Response: '{"error":{"code":"ResourceNotFound","message":"The Resource '${id}' was not found."}}'.`,
      )
    }
  }
  return { type, userAssignedIdentities: Object.fromEntries(ids.map(id => [id, {}])) }
}

export function shownIdentity(body: Document, cloud: Pick<Cloud, 'store'>): Document {
  const identity = documentAt(body, 'identity')
  if (!identity.type) return {}
  const assigned = Object.keys(documentAt(identity, 'userAssignedIdentities'))
  if (assigned.length === 0) return { identity }
  const shown = assigned.map(id => {
    const found = cloud.store.get(id)
    return [
      id,
      found ? { principalId: textAt(found.body, 'properties.principalId'), clientId: textAt(found.body, 'properties.clientId') } : {},
    ]
  })
  return { identity: { ...identity, userAssignedIdentities: Object.fromEntries(shown) } }
}

/** Object ids of the user-assigned identities of a resource. */
export const principalsOf = (body: Document, { store }: Pick<Cloud, 'store'>): string[] =>
  Object.keys(documentAt(body, 'identity.userAssignedIdentities')).flatMap(
    id => textAt(store.get(id)?.body, 'properties.principalId') ?? [],
  )

/** Makes a user-assigned identity in Entra; used by the resource type and by clusters, which make their own. */
export function newIdentity(
  name: string,
  federated: () => readonly import('../entra/directory.ts').FederatedCredential[],
  { directory }: Pick<Cloud, 'directory'>,
) {
  const principal = { objectId: randomUUID(), clientId: randomUUID(), name, federated }
  directory.add(principal)
  return principal
}
