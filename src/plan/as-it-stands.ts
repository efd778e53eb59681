import type { Json } from './resource.ts'

type Object_ = { readonly [key: string]: Json }

/** Members that Azure alone writes, in a document that is read and written back. */
const serverSide = new Set(['id', 'name', 'type', 'etag', 'provisioningState', 'ipGroups', 'privateIPAddress', 'systemData'])

/** A document that was read, as it can be written back: without what Azure alone writes. Ids of other resources (`{ id }`) stay. */
export function asItStands(value: Json, top = true): Json {
  if (Array.isArray(value)) return value.map(item => asItStands(item as Json, false))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value as Object_)
  const reference = !top && members.length === 1 && members[0]?.[0] === 'id'
  if (reference) return value
  return Object.fromEntries(
    members
      .filter(([name]) => !serverSide.has(name) || (!top && name === 'name'))
      // The names of tags are anybody's: one may be called "type" or "id".
      .flatMap(([name, item]) => (readOnlyLists.has(name) ? [] : [[name, top && name === 'tags' ? item : asItStands(item, false)]])),
  )
}

/** Lists by which a resource tells who uses it. */
const readOnlyLists = new Set([
  'ipConfigurationProfiles',
  'resourceNavigationLinks',
  'serviceAssociationLinks',
  'privateEndpoints',
  'purpose',
  'hasBgpOverride',
  'resourceGuid',
])
