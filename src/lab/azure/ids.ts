/** ARM resource ids. Case does not matter in them, except for people. */
export type ResourceId = {
  /** The id as it was written, without a trailing slash. */
  readonly id: string
  /** What the last `/providers/` hangs on: '', a subscription, a resource group, or (extension resources) another resource. */
  readonly scope: string
  readonly subscription: string | undefined
  readonly resourceGroup: string | undefined
  /** `Microsoft.Network/virtualNetworks/subnets`, as written. */
  readonly type: string
  readonly names: readonly string[]
  /** The last segment when it has no name: a collection (GET) or an action (POST). */
  readonly trailing: string | undefined
}

/** Undefined for paths without a provider (subscriptions, resource groups). */
export function parseId(path: string): ResourceId | undefined {
  const index = path.toLowerCase().lastIndexOf('/providers/')
  if (index < 0) return undefined
  const scope = path.slice(0, index)
  const [namespace = '', ...rest] = path.slice(index + '/providers/'.length).split('/')
  const types: string[] = []
  const names: string[] = []
  for (let position = 0; position + 1 < rest.length; position += 2) {
    types.push(rest[position] ?? '')
    names.push(rest[position + 1] ?? '')
  }
  return {
    id: path,
    scope,
    subscription: /^\/subscriptions\/([^/]+)/i.exec(path)?.[1],
    resourceGroup: /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/i.exec(path)?.[1],
    type: [namespace, ...types].join('/'),
    names,
    trailing: rest.length % 2 === 1 ? rest.at(-1) : undefined,
  }
}

export const sameId = (one: string | undefined, other: string | undefined) =>
  one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase()

/** Whether `id` is `scope` itself or lies below it. */
export function within(id: string, scope: string): boolean {
  const [lower, prefix] = [id.toLowerCase(), scope.toLowerCase().replace(/\/+$/, '')]
  return prefix === '' || lower === prefix || lower.startsWith(`${prefix}/`)
}

/** The id of the resource that a child belongs to. */
export const parentOf = (id: string) => id.split('/').slice(0, -2).join('/')

export const nameOf = (id: string) => id.split('/').at(-1) ?? ''
