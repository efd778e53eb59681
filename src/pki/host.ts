/** Whether a certificate is for a host (RFC 9525): only the subject's alternative names count, never a common name. */

type Names = { readonly dnsNames: readonly string[]; readonly ipAddresses: readonly string[] }

/** `host` is an ASCII name (an A-label where it is international) or an address, as a URL has it; brackets of IPv6 are allowed. */
export function namesHost({ dnsNames, ipAddresses }: Names, host: string): boolean {
  const address = canonicalAddress(host.replace(/^\[(.*)\]$/, '$1'))
  if (address !== undefined) return ipAddresses.some(named => canonicalAddress(named) === address)
  const name = host.toLowerCase().replace(/\.$/, '')
  return isHostName(name) && dnsNames.some(pattern => matches(pattern.toLowerCase().replace(/\.$/, ''), name))
}

/** A wildcard stands for exactly one label, the leftmost and whole, and not right below a top-level domain. */
function matches(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === name
  const suffix = pattern.slice(1)
  const label = name.slice(0, -suffix.length)
  // A name has no other asterisk and no empty label, so neither does what stands for this one.
  return suffix.split('.').length > 2 && name.endsWith(suffix) && !label.includes('.')
}

/** What ends in a number would be an address (WHATWG URL), so it is no name either. */
const isHostName = (name: string): boolean => name.length <= 253 && /^([a-z0-9_-]+\.)*[a-z0-9_-]*[a-z_-][a-z0-9_-]*$/.test(name)

/** The one way to write an address; undefined for what is none. */
function canonicalAddress(text: string): string | undefined {
  // No other letters, of which a URL might make something else than a host in brackets.
  if (text.includes(':'))
    return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : undefined
  const parts = text.split('.')
  return parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256) ? text : undefined
}

/** Text of the 4 or 16 bytes of an address; the hex of anything else, which no address equals. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const hex = Buffer.from(bytes).toString('hex')
  return (bytes.length === 16 && canonicalAddress((hex.match(/.{4}/g) ?? []).join(':'))) || `#${hex}`
}

/** The bytes of an address. Throws if it is none. */
export function addressBytes(address: string): Uint8Array {
  const text = canonicalAddress(address)
  if (text === undefined) throw new Error(`${address} is not an IP address`)
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number))
  const [before = [], after = []] = text.split('::').map(half =>
    half
      .split(':')
      .filter(Boolean)
      .map(group => Number.parseInt(group, 16)),
  )
  const groups = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Uint8Array.from(groups.flatMap(group => [group >> 8, group & 0xff]))
}
