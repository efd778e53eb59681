import { formatAddress, looksLikeIpv6, parseAddress, parseBlock } from '../addresses.ts'
import { hostName } from '../match-host.ts'
import { splitUrlPattern } from '../match-url.ts'
import { parsePorts } from '../ports.ts'
import { type Cursor, fault, type Read, scalar, shorten, wrongType } from './cursor.ts'
import { checked, text } from './fields.ts'

const IPV6 = 'is IPv6, which Azure Firewall does not take in a rule; use IPv4'
const quote = (value: string) => JSON.stringify(shorten(value))

export function cidrComplaint(value: string): string | undefined {
  if (looksLikeIpv6(value)) return `${quote(value)} ${IPV6}`
  const block = value.includes('/') ? parseBlock(value) : undefined
  if (!block) return `${quote(value)} is not a CIDR prefix; use an IPv4 network and a length from 0 to 32, like 10.42.0.0/16`
  const network = `${formatAddress(block.first)}/${value.slice(value.indexOf('/') + 1)}`
  return network === value ? undefined : `${quote(value)} has bits set beyond its length; the network is ${network}`
}

export const cidr: Read<string> = checked(text, cidrComplaint)

export const address: Read<string> = checked(text, value => {
  if (parseAddress(value) !== undefined) return undefined
  return looksLikeIpv6(value)
    ? `${quote(value)} ${IPV6}`
    : `${quote(value)} is not an IPv4 address; use four numbers from 0 to 255, like 10.42.0.4`
})

/** An address or a prefix. */
export const prefix: Read<string> = checked(text, value => (parseAddress(value) === undefined ? cidrComplaint(value) : undefined))

function addressComplaint(value: string): string | undefined {
  if (value === '*' || parseAddress(value) !== undefined) return undefined
  if (looksLikeIpv6(value)) return `${quote(value)} ${IPV6}`
  if (value.includes('/')) return cidrComplaint(value)
  if (value.includes('-') && /^[\d.\s-]+$/.test(value)) {
    const [first, last] = value.split('-').map(end => parseAddress(end.trim()))
    if (first === undefined || last === undefined)
      return `${quote(value)} is not a range of addresses; use FIRST-LAST, like 10.42.1.4-10.42.1.9`
    return first > last ? `${quote(value)} runs backwards; the first address must not be above the last` : undefined
  }
  return `${quote(value)} is not an address; use an IPv4 address, a CIDR prefix, a range FIRST-LAST, or "*"`
}

/** What a rule's source may be. */
export const source: Read<string> = checked(text, addressComplaint)

const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/

/** What a network rule's destination may be: an address of any form, or a service tag. */
export const destination: Read<string> = checked(text, value => {
  if (SERVICE_TAG.test(value) && !/\.(com|net|org|io|dev|gov|edu|info|biz|cloud|ms)$/i.test(value)) return undefined
  const complaint = addressComplaint(value)
  if (complaint === undefined) return undefined
  if (/^[A-Za-z*]/.test(value) && value.includes('.'))
    return `${quote(value)} looks like a host name; in a network rule that belongs under "fqdns"`
  return complaint.replace('or "*"', '"*", or a service tag like Storage.EastUS2')
})

/** A port, a range, or `*`, written as text or as a number. Always read as text, as ARM has it. */
export const ports: Read<string> = at => {
  const value = scalar(at)
  const written = typeof value === 'number' ? String(value) : value
  if (typeof written !== 'string') return wrongType(at, 'a port from 1 to 65535, a range like 1000-2000, or "*"')
  if (parsePorts(written)) return written
  const [, first, last] = /^(\d+)\s*-\s*(\d+)$/.exec(written) ?? []
  if (first !== undefined && Number(first) > Number(last))
    return fault(at, `${quote(written)} runs backwards; the first port must not be above the last`)
  return fault(at, `${quote(written)} is not a port; use 1 to 65535, a range like 1000-2000, or "*"`)
}

/** A host name without wildcards. */
export const fqdn: Read<string> = checked(text, value =>
  value.includes('*') ? `${quote(value)} has a wildcard, which is not allowed here; name the host in full` : fqdnComplaint(value),
)

/** A host name, which may begin with `*`. */
export const fqdnPattern: Read<string> = checked(text, fqdnComplaint)

export function fqdnComplaint(value: string): string | undefined {
  if (value === '*') return undefined
  if (value.includes('://')) return `${quote(value)} has a scheme; write the host alone`
  if (value.includes('/')) return `${quote(value)} has a path; that belongs under "urls", with inspect: true for HTTPS`
  if (value.includes('*', 1)) return `${quote(value)} has a wildcard inside; "*" may only be the first character`
  if (parseAddress(value) !== undefined || looksLikeIpv6(value))
    return `${quote(value)} is an address; no application rule can match an address, use a network rule`
  if (value.includes(':')) return `${quote(value)} has a port; ports belong to the protocols, like Https:443`
  const name = hostName(value.replace(/^\*\.?/, ''))
  // Nothing says what Azure Firewall makes of other letters; and some of them do not show, or look like others.
  if (/[^\x00-\x7f]/.test(value))
    return `${quote(value)} has letters that no packet carries; write the name as it is sent${name === undefined || /[^\x00-\x7f]/.test(name) ? '' : `: ${quote(/^\*?\.?/.exec(value)?.[0] + name)}`}`
  const labels = name?.split('.') ?? []
  const sound = name !== undefined && name.length <= 253 && labels.every(label => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))
  return sound
    ? undefined
    : `${quote(value)} is not a host name; use labels of letters, digits and hyphens with dots between, like www.example.com or *.example.com`
}

/** `host/path` as the facts' table allows it: no scheme, port or query; `*` may open the host and close the path (facts 1.3). */
export function urlComplaint(value: string): string | undefined {
  if (value.includes('://')) return `${quote(value)} has a scheme; write host/path alone, like www.example.com/path/*`
  if (/[?#]/.test(value)) return `${quote(value)} has a query; Azure Firewall matches host and path only`
  const { host, path } = splitUrlPattern(value)
  if (/:\d*$/.test(host)) return `${quote(value)} has a port; ports belong to the protocols, like Https:443`
  if (path.slice(0, -1).includes('*')) return `${quote(value)} has a wildcard inside its path; "*" may only be its last character`
  if (/[\s\\]/.test(path)) return `${quote(value)} has a space or a backslash in its path; write it as the client sends it`
  return fqdnComplaint(host)
}

export const urlPattern: Read<string> = checked(text, urlComplaint)

export const protocolPort: Read<{ readonly protocolType: 'Http' | 'Https' | 'Mssql'; readonly port: number }> = at => {
  const value = text(at)
  if (value === undefined) return undefined
  const [, name = '', port = ''] = /^([A-Za-z]+):(\d+)$/.exec(value) ?? []
  const protocolType = (['Http', 'Https', 'Mssql'] as const).find(known => known === name)
  if (!protocolType) return fault(at, `${quote(value)} is not a protocol with its port; use Http:80, Https:443 or Mssql:1433`)
  const number = Number(port)
  // ARM's own limit for application rules is lower than 65535 (facts 1.2).
  return number >= 1 && number <= 64_000
    ? { protocolType, port: number }
    : fault(at, `${quote(value)} has a port out of range; use 1 to 64000`)
}

/** A word of a fixed list that is compared without regard to case, given back as the list spells it. */
export const listed =
  (kind: string, allowed: readonly string[], hint: (word: string, allowed: readonly string[]) => string): Read<string> =>
  (at: Cursor) => {
    const value = text(at)
    if (value === undefined) return undefined
    return (
      allowed.find(word => word.toLowerCase() === value.toLowerCase()) ??
      fault(at, `no ${kind} is named ${quote(value)}${hint(value, allowed)}`)
    )
  }
