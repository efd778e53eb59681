/** What a dry run would change: JSON pointers with both sides, shortened for people. */
import type { Change, Json } from '../plan/resource.ts'

/** Written by the server on every change, or about who owns what: no differences of their own. */
const ignored = new Set([
  '/metadata/managedFields',
  '/metadata/resourceVersion',
  '/metadata/generation',
  '/metadata/uid',
  '/metadata/creationTimestamp',
  '/status',
])

/** `hide`: values are secret, so only the paths are told. At most 50 are listed. */
export function differences(current: Json, desired: Json, hide = false): Change['differs'] {
  const found: { path: string; desired: string; current: string }[] = []
  const show = (value: Json | undefined): string => (hide ? '***' : value === undefined ? 'absent' : shorten(JSON.stringify(value)))
  const walk = (path: string, a: Json | undefined, b: Json | undefined): void => {
    if (found.length >= 50 || ignored.has(path) || Object.is(a, b)) return
    if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        walk(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, a[key], b[key])
    } else if (Array.isArray(a) && Array.isArray(b)) {
      for (let index = 0; index < Math.max(a.length, b.length); index++) walk(`${path}/${index}`, a[index], b[index])
    } else found.push({ path: path === '' ? '/' : path, desired: show(b), current: show(a) })
  }
  walk('', current, desired)
  return found
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}...` : text)
