import { parseAddress } from './addresses.ts'

/**
 * A host name as the firewall compares it: lower case, no trailing dot, Unicode as punycode. Undefined where there is no
 * name at all, or an address stands in its place: neither can match an application rule (facts 1.1, "No SNI / IP literal").
 */
export function hostName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const name = toAscii(text.trim()).toLowerCase().replace(/\.$/, '')
  const literal = parseAddress(name) !== undefined || name.startsWith('[') || name.includes(':')
  // A second dot at the end, or a blank before the dot: no such name can be asked for, and it must not be taken for the one without.
  const malformed = name === '' || /[.\s]$/.test(name)
  return malformed || literal ? undefined : name
}

/**
 * Whether an FQDN pattern covers a host. `*` is only ever the first character and stands for any string, so `*c.com` covers
 * `c.com` and `evilc.com`, and `*.c.com` covers every depth below `c.com` but not `c.com` itself (facts 1.3).
 * A pattern with a `*` elsewhere is invalid in Azure and covers nothing.
 */
export function matchesHost(pattern: string, host: string): boolean {
  const wanted = hostPattern(pattern)
  const name = hostName(host)
  if (name === undefined || wanted === '' || wanted.includes('*', 1)) return false
  return wanted.startsWith('*') ? name.endsWith(wanted.slice(1)) : name === wanted
}

/** A pattern as it is compared: lower case, no trailing dot, Unicode as punycode, with its `*` in front. */
export const hostPattern = (pattern: string): string => {
  const star = pattern.startsWith('*') ? '*' : ''
  const [, dot = '', rest = ''] = /^(\.?)(.*)$/s.exec(pattern.slice(star.length)) ?? []
  return (star + dot + toAscii(rest)).toLowerCase().replace(/\.$/, '')
}

/**
 * Only names with characters outside ASCII go through the URL parser, which would read much else (`0x7f.1`) as an address; and only
 * those that hold nothing but a name, because it would take `ü@a.example` for `a.example` and drop what follows a slash.
 */
function toAscii(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name) || !/^[a-z0-9._\u{80}-\u{10ffff}-]*$/iu.test(name)) return name
  try {
    return new URL(`http://${name}`).hostname
  } catch {
    return name
  }
}

/** The pattern that decides a name among the keys of a record: the exact name first, else the longest `*` pattern. */
export function bestPattern(patterns: readonly string[], host: string): string | undefined {
  const fitting = patterns.filter(pattern => matchesHost(pattern, host))
  return fitting.find(pattern => !pattern.startsWith('*')) ?? fitting.sort((a, b) => b.length - a.length)[0]
}
