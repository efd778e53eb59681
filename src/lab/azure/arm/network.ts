/** What the types of Microsoft.Network have in common: versions, references, and how they refuse. */
import type { Cloud } from '../cloud.ts'
import { type Document, documentAt, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { authorizeLinked } from './authorize.ts'
import { stateOf } from './lifecycle.ts'

export const networkVersions = [
  '2026-01-01',
  '2025-07-01',
  '2025-05-01',
  '2025-03-01',
  '2025-01-01',
  '2024-10-01',
  '2024-07-01',
  '2024-05-01',
  '2024-03-01',
  '2024-01-01',
  '2023-11-01',
]

const notThere = (reference: string, self: string) =>
  badRequest(
    'InvalidResourceReference',
    `Resource ${reference} referenced by resource ${self} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
  )

/** What lies in another region is not found: the sentence says so itself. */
export function sameRegion(found: Resource, self: { id: string; location: string }): void {
  const plain = (location: string) => location.toLowerCase().replaceAll(' ', '')
  const where = textAt(found.body, 'location')
  if (where !== undefined && plain(where) !== plain(self.location)) throw notThere(found.id, self.id)
}

/** The resource that a body points to. It must exist, be at rest, and be open to the caller. */
export function linked(reference: string, action: string, self: { id: string; type: string }, caller: Caller, cloud: Cloud): Resource {
  authorizeLinked(caller, action, reference, { id: self.id, action: `${self.type}/write` }, cloud)
  const found = cloud.store.get(reference)
  if (!found) throw notThere(reference, self.id)
  const state = stateOf(found)
  if (found.operation && state !== 'Succeeded') {
    throw new Refusal(
      429,
      'ReferencedResourceNotProvisioned',
      `Cannot proceed with operation because resource ${found.id} used by resource ${self.id} is not in Succeeded state. Resource is in ${state} state and the last operation that updated/is updating the resource is PutOperation.`,
    )
  }
  return found
}

/** Refuses a write to a resource that an operation is changing, and names the operation to wait for. */
export function anotherOperation(resource: Resource | undefined, cloud: Cloud): void {
  if (!resource?.operation) return
  const uri = `https://management.azure.com/subscriptions/${cloud.subscriptionId}/providers/Microsoft.Network/locations/${documentAt({ body: resource.body }, 'body').location ?? 'global'}/operations/${resource.operation}?api-version=${networkVersions[0]}`
  throw new Refusal(
    429,
    'AnotherOperationInProgress',
    `Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: ${uri}.`,
    {
      extra: { details: [] },
    },
  )
}

/** The network provider refuses members that it does not know. */
export function onlyKnown(properties: Document, known: readonly string[], type: string): void {
  const unknown = Object.keys(properties).find(key => !known.some(name => name.toLowerCase() === key.toLowerCase()))
  if (unknown === undefined) return
  throw new Refusal(400, 'InvalidRequestFormat', 'Cannot parse the request.', {
    extra: {
      details: [
        { code: 'InvalidJson', message: `Could not find member '${unknown}' on object of type '${type}'. Path 'properties.${unknown}'.` },
      ],
    },
  })
}

export const readOnlyMembers = ['provisioningState', 'resourceGuid', 'etag']
