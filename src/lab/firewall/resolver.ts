/** The firewall's own DNS client. It resolves every name itself; the address on a client's packet counts for nothing (facts 1.1). */
import { Resolver } from 'node:dns/promises'

export type Resolved = { readonly addresses: readonly string[]; readonly expires: number }
export type ResolveName = (name: string) => Promise<Resolved>

const shortestTtlSeconds = 1
const failureTtlSeconds = 5
const mostKept = 5000

/** Answers are kept for their time to live. A name that cannot be resolved has no addresses, and is asked for again soon. */
export function resolver(servers: readonly string[]): ResolveName {
  const dns = new Resolver({ timeout: 1500, tries: 2 })
  dns.setServers([...servers])
  const kept = new Map<string, Promise<Resolved>>()

  const ask = async (name: string): Promise<Resolved> => {
    try {
      const answers = await dns.resolve4(name, { ttl: true })
      const ttl = Math.max(shortestTtlSeconds, Math.min(...answers.map(answer => answer.ttl)))
      return { addresses: answers.map(answer => answer.address), expires: Date.now() + ttl * 1000 }
    } catch {
      return { addresses: [], expires: Date.now() + failureTtlSeconds * 1000 }
    }
  }
  return async name => {
    const known = await kept.get(name)
    if (known && known.expires > Date.now()) return known
    const asked = ask(name)
    kept.set(name, asked)
    const oldest = kept.keys().next().value
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return asked
  }
}
