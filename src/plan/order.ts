import { referencedBy } from './reference.ts'
import type { Resource } from './resource.ts'

/** Everything that must come before a resource: what it says it needs, and what it takes values from. */
export const needsOf = (resource: Resource): readonly string[] => [...new Set([...resource.needs, ...referencedBy(resource.desired)])]

/** The resources with every need before what needs it, otherwise as they were. Needs outside the list do not matter. A cycle is our own fault, and named. */
export function inOrder(resources: readonly Resource[]): readonly Resource[] {
  const byId = new Map(resources.map(resource => [resource.id, resource]))
  if (byId.size !== resources.length) throw new Error(`two resources have one id: ${duplicate(resources)}`)
  const ordered: Resource[] = []
  const done = new Set<string>()
  const visit = (resource: Resource, trail: readonly string[]): void => {
    if (done.has(resource.id)) return
    if (trail.includes(resource.id)) throw new Error(`resources need each other in a circle: ${[...trail, resource.id].join(' -> ')}`)
    for (const need of needsOf(resource)) {
      const needed = byId.get(need)
      if (needed) visit(needed, [...trail, resource.id])
    }
    done.add(resource.id)
    ordered.push(resource)
  }
  for (const resource of resources) visit(resource, [])
  return ordered
}

const duplicate = (resources: readonly Resource[]): string =>
  resources.map(({ id }) => id).find((id, index, ids) => ids.indexOf(id) !== index) ?? ''
