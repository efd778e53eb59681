import type { Json } from '../plan/resource.ts'

type Object_ = { readonly [key: string]: Json }

/**
 * `@azure/arm-network` flattens: what stands in `properties` on the wire stands beside `id` and `name` in its models, at the top and in every
 * nested resource (`ipConfigurations`). This turns a wire document into such a model. The way back is the SDK's; `sameDocument` tells
 * whether it lost anything.
 */
export function toModel(document: Json): Json {
  if (Array.isArray(document)) return document.map(item => toModel(item as Json))
  if (!isObject(document)) return document
  const { properties, ...rest } = document
  const flat = isObject(properties) ? { ...rest, ...properties } : document
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, opaque.has(name) ? value : toModel(value as Json)]))
}

/** Members whose content is the user's own, not a model. */
const opaque = new Set(['tags', 'additionalProperties', 'userAssignedIdentities'])

/** The first pointer at which two documents differ, members that are undefined or absent being the same. Undefined: they are equal. */
export function firstLoss(document: unknown, sent: unknown, path = ''): string | undefined {
  if (document === sent) return undefined
  if (Array.isArray(document) && Array.isArray(sent)) {
    if (document.length !== sent.length) return path
    return document.map((item, index) => firstLoss(item, sent[index], `${path}/${index}`)).find(loss => loss !== undefined)
  }
  if (isObject(document as Json) && isObject(sent as Json)) {
    const [a, b] = [document as Record<string, unknown>, sent as Record<string, unknown>]
    const names = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...names].map(name => firstLoss(a[name], b[name], `${path}/${name}`)).find(loss => loss !== undefined)
  }
  return path || '/'
}

const isObject = (value: Json | undefined): value is Object_ => typeof value === 'object' && value !== null && !Array.isArray(value)
