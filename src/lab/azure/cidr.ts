/** IPv4 prefixes as ranges of numbers. */
export type Cidr = { readonly first: number; readonly last: number; readonly bits: number }

export function readAddress(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

export const writeAddress = (number: number) => [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.')

/** Undefined unless it is `a.b.c.d/n` with a base that has no bits below n. */
export function readCidr(text: string): Cidr | undefined {
  const [address = '', length = ''] = text.split('/')
  const first = readAddress(address)
  const bits = Number(length)
  if (first === undefined || !/^\d{1,2}$/.test(length) || bits > 32) return undefined
  const size = 2 ** (32 - bits)
  return first % size === 0 ? { first, last: first + size - 1, bits } : undefined
}

export const inside = (inner: Cidr, outer: Cidr) => inner.first >= outer.first && inner.last <= outer.last

export const overlap = (one: Cidr, other: Cidr) => one.first <= other.last && other.first <= one.last

/** Azure keeps the base and the three after it for itself. */
export const firstUsable = (cidr: Cidr) => cidr.first + 4
