/** Microsoft.Network/routeTables. The body's `routes` replace all that were there. */
import { randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud.ts'
import { at, compact, documentAt, documentsAt, textAt } from '../document.ts'
import { sameId } from '../ids.ts'
import { badRequest } from '../refusal.ts'
import { newEtag } from '../store.ts'
import { present } from './lifecycle.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { routeBody, routes } from './routes.ts'
import type { ResourceType } from './type.ts'

export const subnetsWith = (tableId: string, { store }: Pick<Cloud, 'store'>) =>
  store.list('Microsoft.Network/virtualNetworks/subnets').filter(subnet => sameId(textAt(subnet.body, 'properties.routeTable.id'), tableId))

export const routeTables: ResourceType = {
  type: 'Microsoft.Network/routeTables',
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  duration: { write: () => 1, remove: 1 },
  conflict: ({ existing, cloud }) => {
    anotherOperation(existing, cloud)
    for (const route of existing ? cloud.store.children(existing.id, routes.type) : []) anotherOperation(route, cloud)
  },
  write({ cloud, id, body, existing }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(properties, ['routes', 'subnets', 'disableBgpRoutePropagation', 'disablePeeringRoute', ...readOnlyMembers], 'RouteTable')
    const names = new Set<string>()
    const sent = documentsAt(properties, 'routes').map(route => {
      const name = textAt(route, 'name')
      if (!name || names.has(name.toLowerCase()))
        throw badRequest('InvalidRequestFormat', `Route names of ${id.id} must be present and unique.`)
      names.add(name.toLowerCase())
      const routeId = `${id.id}/routes/${name}`
      return { id: routeId, name, type: routes.type, etag: newEtag(), body: routeBody(routeId, route), hidden: {} }
    })
    checkPrefixes(sent.map(route => textAt(route.body, 'properties.addressPrefix') ?? ''))
    if (at(properties, 'routes') !== undefined || !existing) {
      for (const old of cloud.store.children(id.id, routes.type)) cloud.store.remove(old.id)
      for (const route of sent) cloud.store.put(route)
    }
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags'),
      properties: {
        disableBgpRoutePropagation: at(properties, 'disableBgpRoutePropagation') ?? false,
        resourceGuid: textAt(existing?.body, 'properties.resourceGuid') ?? randomUUID(),
      },
    })
  },
  read(table, cloud) {
    const own = cloud.store.children(table.id, routes.type).map(route => present(route, routes, cloud))
    const used = subnetsWith(table.id, cloud).map(({ id }) => ({ id }))
    return {
      ...table.body,
      properties: { ...documentAt(table.body, 'properties'), routes: own, ...(used.length ? { subnets: used } : {}) },
    }
  },
  provision: (_, cloud) => cloud.wiring.network(),
  removable(table, cloud) {
    const user = subnetsWith(table.id, cloud)[0]
    if (user)
      throw badRequest(
        'InUseRouteTableCannotBeDeleted',
        `Route table ${table.name} is in use and cannot be deleted. It is associated with subnet ${user.id}.`,
      )
  },
}

function checkPrefixes(prefixes: readonly string[]) {
  const twice = prefixes.find((prefix, index) => prefixes.indexOf(prefix) !== index)
  if (twice) throw badRequest('RouteConflict', `Two routes of one table have the address prefix ${twice}.`)
}
