/** Which host, port and path an HTTP request is for. Whatever could be read in two ways is refused: what is decided must be what is sent. */
import type { IncomingMessage } from 'node:http'
import net from 'node:net'

export type RequestTarget =
  /** `host` is absent for an address: no application rule can match one. */
  | { readonly ok: true; readonly host?: string; readonly port?: number; readonly authority: string; readonly path: string }
  | { readonly ok: false; readonly because: string }

export function requestTarget({
  url = '',
  rawHeaders,
  headers,
  method,
}: Pick<IncomingMessage, 'url' | 'rawHeaders' | 'headers' | 'method'>): RequestTarget {
  const hostHeaders = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  if (hostHeaders > 1) return { ok: false, because: 'more than one Host header' }
  const authority = headers.host ?? ''
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url)
  if (absolute && absolute[1]?.toLowerCase() !== authority.toLowerCase())
    return { ok: false, because: 'a request line that names another host than the Host header' }
  const path = absolute ? absolute[2] || '/' : url
  if (!(path.startsWith('/') || (path === '*' && method === 'OPTIONS')) || /[^\x21-\x7e]/.test(path))
    return { ok: false, because: 'a request line without a path' }
  const parts = /^([A-Za-z0-9._-]{1,253})(?::(\d{1,5}))?$/.exec(authority)
  if (authority !== '' && !parts && !net.isIPv6(authority.replace(/^\[|\](:\d+)?$/g, '')))
    return { ok: false, because: 'a Host header that is no host name' }
  const name = parts?.[1]?.toLowerCase()
  const port = parts?.[2] === undefined ? undefined : Number(parts[2])
  return {
    ok: true,
    ...(name === undefined || net.isIP(name) ? {} : { host: name }),
    ...(port === undefined ? {} : { port }),
    authority,
    path,
  }
}
