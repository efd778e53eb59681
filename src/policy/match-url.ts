import { matchesHost } from './match-host.ts'

/** A URL pattern of a rule: `host/path`, no scheme, port or query. `*` may open the host and close the path (facts 1.3). */
export function splitUrlPattern(pattern: string): { readonly host: string; readonly path: string } {
  const slash = pattern.indexOf('/')
  return slash < 0 ? { host: pattern, path: '' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) }
}

/** Whether a name (an SNI) can lead to a URL that the pattern covers. */
export const urlPatternCoversHost = (pattern: string, host: string): boolean => matchesHost(splitUrlPattern(pattern).host, host)

/**
 * Whether a pattern covers a URL. `unknown`: the answer hangs on something that Microsoft documents nowhere, namely whether the
 * firewall folds case, decodes `%xx`, or resolves `..` before it compares, and whether a host alone stands for more than its root. Where
 * every reading agrees, that is the answer.
 * @param path with or without a query, `/a/b?c=d`
 */
export function matchesUrl(pattern: string, host: string, path: string): 'yes' | 'no' | 'unknown' {
  const wanted = splitUrlPattern(pattern)
  if (!matchesHost(wanted.host, host)) return 'no'
  const asked = path.replace(/[?#].*$/s, '')
  const answers = new Set(readings.map(read => coversPath(read.pattern(wanted.path), read.path(asked))))
  if (answers.size > 1) return 'unknown'
  return answers.has(true) ? 'yes' : 'no'
}

/** `/test` covers `/test` and `/test/`; `/test/*` covers what is below; no path at all covers the root. */
export function coversPath(pattern: string, path: string): boolean {
  if (pattern.endsWith('*')) return (path === '' ? '/' : path).startsWith(pattern.slice(0, -1))
  return withoutSlash(pattern) === withoutSlash(path)
}

const withoutSlash = (path: string) => path.replace(/\/$/, '')
const asIs = (path: string) => path
const folded = (path: string) => path.toLowerCase()

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function resolved(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') kept.pop()
    else if (segment !== '.' && (segment !== '' || last)) kept.push(segment)
    if (last && (segment === '..' || segment === '.')) kept.push('')
  })
  return path.startsWith('/') ? `/${kept.join('/')}` : kept.join('/')
}

const chain =
  (...steps: readonly ((path: string) => string)[]) =>
  (path: string) =>
    steps.reduce((text, step) => step(text), path)

const ways = [asIs, folded].flatMap(fold =>
  [asIs, decoded].flatMap(decode => [asIs, resolved].map(resolve => chain(decode, resolve, fold))),
)

/** A way in which the firewall may read the path of a pattern, and that of a request. */
export type Reading = { readonly pattern: (path: string) => string; readonly path: (path: string) => string }

/**
 * Every reading, as far as nobody says which it is. `c.com` is documented to cover `c.com/`, and nothing is said of other paths (facts 1.3): it may
 * stand for the root or for all of them.
 */
export const readings: readonly Reading[] = ['', '/*'].flatMap(bare =>
  ways.map(way => ({ pattern: (path: string) => (path === '' ? bare : way(path)), path: way })),
)
