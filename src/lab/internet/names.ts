/** Which address the lab's internet gives a name. The same name has the same address in every run. */
import { createHash } from 'node:crypto'
import type { Facts } from '../../policy/decision.ts'

/** Names that exist nowhere: reserved ones (RFC 2606, RFC 6761), what a cluster's search list appends, and one for trying. */
const nowhere = ['invalid', 'local', 'localhost', 'internal', 'test', 'onion', 'cluster.local', 'home.arpa']

/** Addresses of a name, or undefined where the name does not exist. */
export function addressesOf(name: string, facts: Facts): readonly string[] | undefined {
  const host = name.toLowerCase().replace(/\.$/, '')
  return declared(host, facts) ?? (isPublicName(host) ? [anAddressOf(host)] : undefined)
}

/** What the spec's author says of the name: exactly, or by the longest pattern that ends as it does. */
function declared(host: string, { dns = {} }: Facts): readonly string[] | undefined {
  if (Object.hasOwn(dns, host)) return dns[host]
  const pattern = Object.keys(dns)
    .filter(key => key.startsWith('*') && host.endsWith(key.slice(1).toLowerCase()))
    .sort((a, b) => b.length - a.length)[0]
  return pattern === undefined ? undefined : dns[pattern]
}

export function isPublicName(host: string): boolean {
  if (host.length > 253 || host.startsWith('no-such-host.')) return false
  const labels = host.split('.')
  if (labels.length < 2 || !labels.every(label => /^(?!-)[a-z0-9_-]{1,63}$/.test(label) && !label.endsWith('-'))) return false
  if (!/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '')) return false
  return !nowhere.some(suffix => host === suffix || host.endsWith(`.${suffix}`))
}

/** In 198.18.0.0/15, which belongs to measurements (RFC 2544) and so to nobody's service. */
function anAddressOf(host: string): string {
  const [first = 0, second = 0, third = 0] = createHash('sha256').update(host).digest()
  return `198.${18 + (first & 1)}.${second}.${1 + (third % 254)}`
}
