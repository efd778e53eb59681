/** Whether a certificate is for a host (RFC 9525): only the subject's alternative names count, never a common name. */
import { BlockList, isIP } from 'node:net'

type Names = { readonly dnsNames: readonly string[]; readonly ipAddresses: readonly string[] }

/** `host` is an ASCII name (an A-label where it is international) or an address, as a URL has it; brackets of IPv6 are allowed. */
export function namesHost({ dnsNames, ipAddresses }: Names, host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const version = isIP(bare)
  if (version !== 0) return ipAddresses.some(address => sameAddress(address, bare, version))
  const name = bare.toLowerCase().replace(/\.$/, '')
  return isHostName(name) && dnsNames.some(pattern => matches(pattern.toLowerCase().replace(/\.$/, ''), name))
}

/** A wildcard stands for exactly one label, the leftmost and whole, and not right below a top-level domain. */
function matches(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === name
  const suffix = pattern.slice(1)
  const label = name.slice(0, -suffix.length)
  return suffix.split('.').length > 2 && !suffix.includes('*') && name.endsWith(suffix) && label.length > 0 && !label.includes('.')
}

const isHostName = (name: string): boolean => name.length <= 253 && /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)

function sameAddress(a: string, b: string, version: number): boolean {
  if (isIP(a) !== version) return false
  const list = new BlockList()
  const family = version === 4 ? 'ipv4' : 'ipv6'
  list.addAddress(a, family)
  return list.check(b, family)
}

/** Text of the 4 or 16 bytes of an address; the hex of anything else, which no address equals. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const hex = Buffer.from(bytes).toString('hex')
  if (bytes.length !== 16) return `#${hex}`
  return new URL(`http://[${(hex.match(/.{4}/g) ?? []).join(':')}]`).hostname.slice(1, -1)
}

/** The bytes of an address. Throws if it is none. */
export function addressBytes(address: string): Uint8Array {
  const version = isIP(address)
  if (version === 4) return Uint8Array.from(address.split('.').map(Number))
  if (version !== 6 || address.includes('%')) throw new Error(`${address} is not an IP address`)
  const groups = (text: string): number[] => (text === '' ? [] : text.split(':').map(group => Number.parseInt(group, 16)))
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = groups(head)
  const after = groups(tail ?? '')
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Uint8Array.from(all.flatMap(group => [group >> 8, group & 0xff]))
}
