/** What a write must satisfy whatever its type: etags, and a location that stays. */
import { at, type Document, textAt } from '../document.ts'
import type { Call } from '../http.ts'
import { nameOf, type ResourceId } from '../ids.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import type { ResourceType } from './type.ts'

export function checkPreconditions(call: Call, existing: Resource | undefined, id: ResourceId) {
  const ifMatch = call.headers['if-match']
  const ifNoneMatch = call.headers['if-none-match']
  const fails =
    (ifMatch !== undefined && (!existing || (ifMatch !== '*' && !ifMatch.includes(existing.etag)))) ||
    (ifNoneMatch !== undefined && existing && (ifNoneMatch === '*' || ifNoneMatch.includes(existing.etag)))
  if (fails && existing && ifMatch !== undefined && /^Microsoft\.Network\//i.test(existing.type)) {
    // As it was seen: kubernetes-sigs/cluster-api-provider-azure#682.
    const message = `Etag provided in if-match header ${ifMatch} does not match etag ${existing.etag} of resource ${id.id} in NRP data store.`
    throw new Refusal(412, 'PreconditionFailed', 'Precondition failed.', {
      extra: { details: [{ code: 'PreconditionFailedEtagMismatch', message }] },
    })
  }
  if (fails) {
    throw new Refusal(
      412,
      'PreconditionFailed',
      `Precondition failed for resource ${id.id}: its etag is ${existing ? existing.etag : '(the resource does not exist)'}.`,
    )
  }
}

export function checkLocation(type: ResourceType, body: Document, existing: Resource | undefined) {
  if (!type.tracked) return
  const location = at(body, 'location')
  if (typeof location !== 'string' || location === '')
    throw badRequest('LocationRequired', 'The location property is required for this definition.')
  const before = textAt(existing?.body, 'location')
  if (existing && before && plain(before) !== plain(location)) {
    throw new Refusal(
      409,
      'InvalidResourceLocation',
      `The resource '${nameOf(existing.id)}' already exists in location '${before}' in resource group '${/resourceGroups\/([^/]+)/i.exec(existing.id)?.[1]}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
    )
  }
}

const plain = (location: string) => location.toLowerCase().replaceAll(' ', '')
