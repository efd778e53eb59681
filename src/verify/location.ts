/** Where a redirect leads. Its Location is the word of whoever answered: bounded, taken only as a URL of HTTP, and shown without its query. */
import { goesOwnWay } from '../policy/own-way.ts'
import { parseUrl } from '../policy/parse/target.ts'
import type { HttpAnswer, Observation, Probe } from './verdict.ts'

/** Those that a client follows by itself (RFC 9110, 15.4). */
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export const longestLocation = 2000

/** What was asked, or is to be asked next. */
export type Step = { readonly url: string; readonly method: string }

export type Next =
  | { readonly kind: 'last' }
  | { readonly kind: 'next'; readonly step: Step }
  | { readonly kind: 'fault'; readonly result: 'fail' | 'inconclusive'; readonly because: string }

/** What this answer asks a client to ask next. Undefined answers, and those that are no redirects, are the last. */
export function nextStep(from: Step, http: HttpAnswer | undefined): Next {
  if (http === undefined || !redirectStatuses.has(http.status)) return { kind: 'last' }
  const [location, other] = http.locations ?? []
  const fault = (because: string): Next => ({ kind: 'fault', result: 'fail', because: `${http.status} ${because}` })
  // A tool that shows no headers cannot be told from an origin that sends none.
  if (location === undefined || location === '')
    return { kind: 'fault', result: 'inconclusive', because: `${http.status} was answered, and no Location is shown` }
  if (other !== undefined) return fault('has more than one Location, and clients differ in which they follow')
  if (location.length > longestLocation) return fault(`has a Location of more than ${longestLocation} characters`)
  // What a URL parser would drop, or take for a slash.
  if (/[^\x21-\x7e]|\\/.test(location)) return fault('has a Location that is no URL: it holds blanks, backslashes, or what is not ASCII')
  const url = URL.parse(location, from.url)
  if (url === null) return fault('has a Location that cannot be read')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fault(`leads to another scheme, ${url.protocol.slice(0, 30)}, and not to http: or https:`)
  if (url.username !== '' || url.password !== '') return fault('has a Location with a user name or a password')
  url.hash = ''
  if (parseUrl(url.href).value === undefined) return fault(`leads to ${shownUrl(url.href)}, which is no host that can be asked`)
  // Whoever answers could have the pod ask its own node's metadata, or a neighbour that no expectation may name. Its own host was asked for anyhow.
  const past = url.hostname === URL.parse(from.url)?.hostname ? undefined : goesOwnWay(url.hostname)
  if (past !== undefined) return fault(`leads to ${shownUrl(url.href)}, which is reached without the firewall: ${past}`)
  return { kind: 'next', step: { url: url.href, method: methodAfter(http.status, from.method) } }
}

/** As clients do it (Fetch, HTTP-redirect fetch, step 12): no body is sent anyhow. */
const methodAfter = (status: number, method: string): string =>
  (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST') ? 'GET' : method

/** For people. A query may hold what is nobody's business. */
export function shownUrl(href: string): string {
  const url = URL.parse(href)
  if (url === null) return 'no URL'
  const { origin, pathname, search } = url
  const short = `${origin}${pathname}`
  return `${short.slice(0, 160)}${short.length > 160 ? '…' : ''}${search === '' ? '' : '?…'}`
}

/** Only what follows redirects is told where they lead, in full. */
export function withLocations({ expectation }: Probe, observation: Observation): Observation {
  if (
    expectation.redirects !== undefined ||
    (observation.kind !== 'tls' && observation.kind !== 'http') ||
    observation.http?.locations === undefined
  )
    return observation
  const { locations: _, ...http } = observation.http
  return { ...observation, http }
}
