import { parseAddress } from '../addresses.ts'
import type { Facts } from '../decision.ts'
import { hostPattern } from '../match-host.ts'
import { indexHosts } from './hosts.ts'

/** The addresses of a normalised host, as `addressesOf` finds them in the facts; undefined where nothing is known. */
export function indexNames(dns: NonNullable<Facts['dns']>): (host: string) => readonly number[] | undefined {
  // In the order in which keys are preferred (`bestPattern`): exact names as they stand, then endings, the longest first.
  const keys = Object.keys(dns)
  const endings = keys.filter(key => key.startsWith('*')).sort((a, b) => b.length - a.length)
  const preferred = [...keys.filter(key => !key.startsWith('*')), ...endings]
  const known = preferred.map(key => {
    const addresses = dns[key]?.map(parseAddress).filter(address => address !== undefined) ?? []
    return addresses.length > 0 ? [...new Set(addresses)] : undefined
  })
  const places = new Map<string, number>()
  preferred.forEach((key, place) => {
    const pattern = hostPattern(key)
    if (!places.has(pattern)) places.set(pattern, place)
  })
  const owners = [...places.keys()].map((_, index) => index)
  const { data, found, findNormal } = indexHosts([...places.keys()], { stride: 1, numbers: [...places.values()], owners })
  return host => {
    let best = known.length
    const count = findNormal(host)
    for (let index = 0; index < count; index++) best = Math.min(best, data[found[index] as number] as number)
    return known[best]
  }
}
