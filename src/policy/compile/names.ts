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
  const byPattern = new Map<string, readonly number[] | undefined>()
  for (const key of preferred) {
    const pattern = hostPattern(key)
    if (byPattern.has(pattern)) continue
    const addresses = dns[key]?.map(parseAddress).filter(address => address !== undefined) ?? []
    byPattern.set(pattern, addresses.length > 0 ? [...new Set(addresses)] : undefined)
  }
  const known = [...byPattern.values()]
  const { ids, findNormal } = indexHosts([...byPattern.keys()])
  return host => {
    let best = known.length
    for (let at = findNormal(host); (ids[at] as number) >= 0; at++) best = Math.min(best, ids[at] as number)
    return known[best]
  }
}
