/** Where something was written, so that every fault, rule and expectation can be pointed at. Lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number }

/** A fault in what the user wrote: where, what is wrong, and what is allowed instead. */
export type Fault = { readonly place: Place; readonly path: string; readonly message: string }

/** `egress.yaml:12:7 firewall.policy: what is wrong`, the form that editors and people can follow. */
export const describeFault = ({ place, path, message }: Fault): string =>
  `${place.file}:${place.line}:${place.column} ${path ? `${path}: ` : ''}${message}`

/** What is deployed stands in no file: a value without any of its places. */
export function withoutPlaces<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPlaces) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (key === 'place' ? [] : [[key, withoutPlaces(item)]]))) as T
}
