import { matchesUrl, splitUrlPattern } from '../match-url.ts'

/** A URL pattern, made ready for paths that every reading of the firewall takes for the same (`isPlain`). */
export type UrlPattern = {
  readonly pattern: string
  /** What a plain path is or begins with; undefined where the pattern itself can be read in more than one way. */
  readonly path: string | undefined
  readonly open: boolean
}

export function compileUrl(pattern: string): UrlPattern {
  const { path } = splitUrlPattern(pattern)
  const open = path.endsWith('*')
  const wanted = open ? path.slice(0, -1) : path.replace(/\/$/, '')
  const plain = path !== '' && (wanted === '' || (isPlain(path) && !/[?#]/.test(path)))
  return { pattern, path: plain ? wanted : undefined, open }
}

/**
 * Whether no reading changes a path: it begins with a slash, and has no upper case, nothing beyond ASCII, no escapes, no empty segments
 * and none that begin with a dot (which are more than `.` and `..`, but leave nothing to think about).
 */
export function isPlain(path: string, end = path.length): boolean {
  if (end === 0 || path.charCodeAt(0) !== SLASH) return false
  let before = 0
  for (let index = 0; index < end; index++) {
    const character = path.charCodeAt(index)
    if (character > LAST_ASCII || (character >= UPPER_A && character <= UPPER_Z) || character === PERCENT) return false
    if (before === SLASH && (character === SLASH || character === DOT)) return false
    before = character
  }
  return true
}

/** Where the path of `/a?b` ends. */
export function pathEnd(path: string): number {
  for (let index = 0; index < path.length; index++) {
    const character = path.charCodeAt(index)
    if (character === QUESTION || character === HASH) return index
  }
  return path.length
}

/**
 * Whether a pattern covers a path, as `matchesUrl` says, for a host that it covers.
 * @param end where the query begins
 * @param plain whether the path is plain up to there
 */
export function coversUrl(url: UrlPattern, host: string, path: string, end: number, plain: boolean): 'yes' | 'no' | 'unknown' {
  const wanted = url.path
  if (wanted === undefined || !plain) return matchesUrl(url.pattern, host, path)
  // No plain pattern holds a `?` or `#`, so none can reach beyond the path.
  if (url.open) return path.startsWith(wanted) ? 'yes' : 'no'
  const size = path.charCodeAt(end - 1) === SLASH ? end - 1 : end
  return wanted.length === size && path.startsWith(wanted) ? 'yes' : 'no'
}

const SLASH = 47
const DOT = 46
const PERCENT = 37
const QUESTION = 63
const HASH = 35
const UPPER_A = 65
const UPPER_Z = 90
const LAST_ASCII = 127
