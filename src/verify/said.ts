/** What the tools in a pod wrote, field by field, and what their words mean. Pure. */
import type { Fields } from './parse-output.ts'
import type { Observation } from './verdict.ts'

/** The tool that was used, its exit code, and what it wrote to stderr. */
export type Said = { readonly tool: string; readonly rc: number | undefined; readonly err: string }

/** What cannot be told, and why. */
export const unknown = (detail: string): Observation => ({ kind: 'unknown', detail })

export const text = (fields: Fields, name: string): string =>
  Buffer.from(fields.get(name) ?? [])
    .toString('latin1')
    .trim()

export function number(fields: Fields, name: string): number | undefined {
  const value = text(fields, name)
  return /^\d{1,3}$/.test(value) ? Number(value) : undefined
}

/** The last line that carries a message, without control characters, short. */
export function detailOf(err: string, fallback: string): string {
  const lines = err.split(/\r?\n/).filter(line => line.trim() !== '')
  const line = lines.findLast(each => /^curl: \(\d+\)/.test(each)) ?? lines.at(-1) ?? fallback
  return (
    line
      .replace(/[^\x20-\x7e]+/g, ' ')
      .trim()
      .slice(0, 300) || fallback
  )
}

/** How a connection was stopped, from what OpenSSL, GnuTLS, libc and friends call it. Undefined: by something that has another name. */
export function howStopped(words: string): (Observation & { kind: 'blocked' })['how'] | undefined {
  // An alert is an answer of a TLS server; the firewall closes without one.
  if (/\balert\b/i.test(words)) return undefined
  if (/connection reset|reset by peer|errno[= ]104/i.test(words)) return 'reset'
  if (
    // Not SSL_ERROR_ZERO_RETURN: that is what OpenSSL calls the alert close_notify.
    /SSL_ERROR_SYSCALL|unexpected eof|non-properly terminated|Unknown SSL protocol error|EOF occurred|errno=0\b/i.test(words)
  )
    return 'closed-after-hello'
  if (/connection refused|errno[= ]111/i.test(words)) return 'refused'
  if (/no route to host|network is unreachable|host is unreachable|errno[= ]1(?:01|13)/i.test(words)) return 'unreachable'
  // Not any word like it: usage texts speak of timeouts too, and silence can be a pass.
  if (/\b(?:connection|operation|attempt|handshake) timed out\b|^nc: timed out$|errno[= ]110\b/im.test(words)) return 'timeout'
  return undefined
}

export const dnsWords =
  /could not resolve host|resolving timed out|name or service not known|name resolution|bad address|getaddrinfo|nodename nor servname|no address associated/i

/** What an address that was connected to says of the way: an observation where it leads around the firewall, whatever was seen there. */
export type Reach = (address: string | undefined) => Observation | undefined

/** Azure Firewall is IPv4 only, and no route sends IPv6 to it: whatever was seen there, it was not the firewall. */
export const byIpv6: Reach = address =>
  address?.includes(':')
    ? unknown(
        `it was asked by IPv6 (${address.replace(/[^0-9a-f:.]/gi, '?').slice(0, 45)}), which goes around every Azure Firewall: what was seen says nothing of one`,
      )
    : undefined

/**
 * The same, and what the pods' own network reaches by itself: a private endpoint, a service that the resolver's search list finds, a
 * name that a private zone points there. `range`: in which of those an address lies.
 */
export const reachWithout =
  (range: (address: string) => string | undefined): Reach =>
  address => {
    const inside = address === undefined ? undefined : range(address)
    return inside === undefined
      ? byIpv6(address)
      : unknown(
          `it was asked at ${address}, which lies in ${inside} and is reached without the firewall (a private endpoint, or a name of its own in the pod's DNS?): what was seen says nothing of it`,
        )
  }

/** Exit codes that mean: the certificate was refused (51: by name, in old versions). 77: the bundle itself is missing or unreadable. */
export const notTrusted: ReadonlySet<number> = new Set([51, 60, 77, 83, 90, 91])
