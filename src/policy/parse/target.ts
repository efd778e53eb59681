import { looksLikeIpv6, parseAddress } from '../addresses.ts'
import { hostName } from '../match-host.ts'
import { fqdnComplaint } from './values.ts'

export type Parsed<T> = { readonly value: T; readonly complaint?: undefined } | { readonly value?: undefined; readonly complaint: string }

/** `http(s)://host[:port]/path`, as a client would be given it. No credentials; a fragment never leaves the client. */
export function parseUrl(text: string): Parsed<URL> {
  if (/[\s\\]/.test(text)) return { complaint: `${JSON.stringify(text)} has spaces or backslashes; encode them as the client would` }
  const url = URL.parse(text)
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1]
  if (!url || authority === undefined)
    return { complaint: `${JSON.stringify(text)} is not a URL; use http://HOST/PATH or https://HOST/PATH` }
  if (authority.includes('@')) return { complaint: 'a URL with a user name or password does not belong here' }
  if (url.hostname.startsWith('[')) return { complaint: `${url.hostname} is IPv6, which does not go through Azure Firewall; use IPv4` }
  // Clients differ in what they make of a port 0, of 0x7f.1 and of letters that do not show; a reviewer takes them for something else.
  if (url.port === '0') return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535` }
  if (authority.replace(/:\d*$/, '').toLowerCase() !== url.hostname)
    return { complaint: `the host of ${JSON.stringify(text)} stands for ${url.hostname}; write it so` }
  const complaint = parseAddress(url.hostname) === undefined ? hostComplaint(url.hostname) : undefined
  return complaint === undefined ? { value: url } : { complaint }
}

/** `HOST:PORT/tcp`, `HOST:PORT/udp` or `HOST/icmp`; the host is a name or an IPv4 address. */
export function parseTarget(
  text: string,
): Parsed<{ readonly host: string; readonly port: number; readonly protocol: 'tcp' | 'udp' | 'icmp' }> {
  const [, host = '', port = '', protocol = ''] = /^([^\s:/]+)(?::(\d+))?\/(tcp|udp|icmp)$/.exec(text) ?? []
  const allowed = 'use HOST:PORT/tcp or HOST:PORT/udp, like ntp.ubuntu.com:123/udp'
  if (looksLikeIpv6(text.replace(/[[\]]|:\d+\/.*$/g, '')))
    return { complaint: `${JSON.stringify(text)} is IPv6, which does not go through Azure Firewall; ${allowed}` }
  if (host === '') return { complaint: `${JSON.stringify(text)} is not a target; ${allowed}` }
  const complaint = parseAddress(host) === undefined ? hostComplaint(host) : undefined
  if (complaint !== undefined) return { complaint }
  if (protocol === 'icmp')
    return port === ''
      ? { value: { host, port: 0, protocol } }
      : { complaint: `${JSON.stringify(text)} has a port, which ICMP does not know` }
  const number = Number(port)
  if (port === '' || number < 1 || number > 65_535) return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535; ${allowed}` }
  return { value: { host, port: number, protocol: protocol as 'tcp' | 'udp' } }
}

function hostComplaint(host: string): string | undefined {
  if (host.includes('*')) return `${JSON.stringify(host)} has a wildcard; name one host`
  if (/^[\d.]+$/.test(host)) return `${JSON.stringify(host)} is not an IPv4 address; use four numbers from 0 to 255`
  return hostName(host) === undefined ? `${JSON.stringify(host)} is not a host name` : fqdnComplaint(host)
}
