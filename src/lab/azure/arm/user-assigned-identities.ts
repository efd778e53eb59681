/** Microsoft.ManagedIdentity/userAssignedIdentities and their federated credentials: each is a principal of the tenant. */

import type { Cloud } from '../cloud.ts'
import { at, compact, documentAt, textAt, textsAt } from '../document.ts'
import type { FederatedCredential } from '../entra/directory.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { identityType, newIdentity } from './identity.ts'
import type { ResourceType } from './type.ts'

const apiVersions = [
  '2024-11-30',
  '2023-07-31-preview',
  '2023-01-31',
  '2022-01-31-preview',
  '2018-11-30',
  '2025-01-31-preview',
  '2025-05-31-preview',
]

const credentialsOf =
  (id: string, { store }: Pick<Cloud, 'store'>) =>
  (): FederatedCredential[] =>
    store.children(id, federatedIdentityCredentials.type).map(({ name, body }) => ({
      name,
      issuer: textAt(body, 'properties.issuer') ?? '',
      subject: textAt(body, 'properties.subject') ?? '',
      audiences: textsAt(body, 'properties.audiences'),
    }))

export const userAssignedIdentities: ResourceType = {
  type: identityType,
  apiVersions,
  tracked: true,
  patch: 'tags',
  busy: null,
  write({ cloud, id, name, body, existing }) {
    const principal = existing
      ? { objectId: textAt(existing.body, 'properties.principalId'), clientId: textAt(existing.body, 'properties.clientId') }
      : newIdentity(name, credentialsOf(id.id, cloud), cloud)
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags') ?? {},
      properties: { tenantId: cloud.tenantId, principalId: principal.objectId, clientId: principal.clientId },
    })
  },
  remove({ body }, cloud) {
    cloud.directory.remove(textAt(body, 'properties.principalId') ?? '')
  },
}

export const federatedIdentityCredentials: ResourceType = {
  type: `${identityType}/federatedIdentityCredentials`,
  apiVersions,
  busy: null,
  held: 1,
  conflict({ parent }) {
    if (parent?.hidden.writing) {
      throw new Refusal(
        409,
        'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
        'Too many Federated Identity Credentials are written concurrently for the managed identity. Concurrent Federated Identity Credentials writes under the same managed identity are not supported.',
      )
    }
  },
  write({ cloud, id, name, body, parent, existing }) {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/.test(name))
      throw badRequest(
        'BadRequest',
        `The federated identity credential name '${name}' must have 3 to 120 letters, digits, hyphens and underscores.`,
      )
    const properties = documentAt(body, 'properties')
    const [issuer, subject] = [textAt(properties, 'issuer'), textAt(properties, 'subject')]
    const audiences = textsAt(properties, 'audiences')
    if (!issuer || !subject || audiences.length !== 1) {
      throw badRequest('BadRequest', `Federated identity credential ${id.id} needs an issuer, a subject and exactly one audience.`)
    }
    if (!/^https:\/\//.test(issuer)) throw badRequest('BadRequest', `The issuer '${issuer}' must be an https URL.`)
    const siblings = parent ? cloud.store.children(parent.id, `${identityType}/federatedIdentityCredentials`) : []
    if (!existing && siblings.length >= 20)
      throw badRequest('BadRequest', 'Too many federated identity credentials: a managed identity can have at most 20.')
    const twin = siblings.find(
      other =>
        other !== existing && textAt(other.body, 'properties.issuer') === issuer && textAt(other.body, 'properties.subject') === subject,
    )
    if (twin)
      throw new Refusal(409, 'Conflict', `Issuer and subject combination already exists for this Managed Identity, in '${twin.name}'.`)
    return { properties: { issuer, subject, audiences } }
  },
}
