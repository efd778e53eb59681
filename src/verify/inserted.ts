/**
 * A header that the firewall puts into the request, read back from an origin that shows what it was asked: proof, without any log, that
 * somebody read and changed the request inside the session who knows the value. It rests on two things: the value is in the policy and in
 * no probe, and the pod says truly what was answered. A pod that lies can copy it from an earlier answer, so it never replaces the flight.
 */
import { urlOf } from './probes.ts'
import type { HttpAnswer, Probe } from './verdict.ts'

/** Shorter values stand in too many answers by chance. */
export const shortestValue = 8

/** As the script has its tools say it (script-probes.ts). */
const userAgent = 'egress-gate'

/** What is wrong with the header that has to come back. `certain`: the origin does not show it; else its return would prove nothing. */
export function insertedFault(
  probe: Probe,
  http: HttpAnswer | undefined,
): { readonly certain: boolean; readonly because: string } | undefined {
  const { insertedHeader: name } = probe.expectation
  const value = probe.inserted
  if (name === undefined) return undefined
  if (value === undefined)
    return { certain: false, because: `by the policy the rule that decides (${probe.predicted.rule ?? 'none'}) does not insert ${name}` }
  if (value.trim().length < shortestValue)
    return {
      certain: false,
      because: `the value of ${name} has less than ${shortestValue} characters, which any answer may hold by chance`,
    }
  // What we send ourselves proves nothing when it comes back: the URL, and the name of the client.
  if (userAgent.includes(value.trim().toLowerCase()))
    return { certain: false, because: `the value of ${name} is what the probes send as their own name, so its return proves nothing` }
  if (
    decoded(urlOf(probe)?.href ?? '')
      .toLowerCase()
      .includes(value.trim().toLowerCase())
  )
    return { certain: false, because: `the value of ${name} stands in the URL that is asked for, so its return proves nothing` }
  return http !== undefined && shows(http, name, value.trim())
    ? undefined
    : { certain: true, because: `the origin does not show the header ${name} with the value that rule ${probe.predicted.rule} inserts` }
}

/** The name, at most a few signs of punctuation, and the value: `"x-a":"v"`, `X-A: v`, `"X-A": ["v"]`. */
function shows({ body, headers }: HttpAnswer, name: string, value: string): boolean {
  // ASCII alone: other letters may change their length.
  const text = body.replace(/[A-Z]/g, letter => letter.toLowerCase())
  const escaped = JSON.stringify(value).slice(1, -1)
  for (let at = text.indexOf(name.toLowerCase()); at >= 0; at = text.indexOf(name.toLowerCase(), at + 1)) {
    if (/[\w-]/.test(text[at - 1] ?? '')) continue
    const rest = body.slice(at + name.length)
    const between = /^["'\]]?\s{0,4}[:=]\s{0,4}[["'(]{0,3}\s{0,4}/.exec(rest)?.[0]
    if (between === undefined) continue
    if ([value, escaped].some(each => rest.startsWith(each, between.length) && !/[\w-]/.test(rest[between.length + each.length] ?? '')))
      return true
  }
  return Object.entries(headers).some(([key, each]) => key === name.toLowerCase() && each === value)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
