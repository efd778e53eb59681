/** Reading JSON that a client sent: nothing in it can be trusted to be there or to have the right shape. */
export type Document = { [key: string]: unknown }

export const isDocument = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a dotted path, `properties.sku.tier`; undefined where the path ends early. */
export function at(value: unknown, path: string): unknown {
  let current = value
  for (const key of path.split('.')) {
    if (!isDocument(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

export const textAt = (value: unknown, path: string): string | undefined => {
  const found = at(value, path)
  return typeof found === 'string' ? found : undefined
}

export const numberAt = (value: unknown, path: string): number | undefined => {
  const found = at(value, path)
  return typeof found === 'number' ? found : undefined
}

export const flagAt = (value: unknown, path: string): boolean => at(value, path) === true

export const documentAt = (value: unknown, path: string): Document => {
  const found = at(value, path)
  return isDocument(found) ? found : {}
}

export const listAt = (value: unknown, path: string): unknown[] => {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

export const documentsAt = (value: unknown, path: string): Document[] => listAt(value, path).filter(isDocument)

export const textsAt = (value: unknown, path: string): string[] => listAt(value, path).filter(item => typeof item === 'string')

/** RFC 7396: null removes, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isDocument(patch)) return patch
  const merged: Document = isDocument(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

/** A copy without the keys whose value is undefined. */
export const compact = (value: Document): Document => Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))

/** A copy as it would travel: without undefined. */
export const jsonClone = (value: Document): Document => JSON.parse(JSON.stringify(value)) as Document
