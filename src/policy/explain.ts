import type { Decision, Flow } from './decision.ts'
import { hostName } from './match-host.ts'
import { targetText } from './sentences.ts'

/** A decision for people: what happens, which rule says so, why, and what it hangs on. Aligned plain text, lines without colour. */
export function explain(decision: Decision, flow: Flow): string {
  const { effect, rule, ruleCollection, ruleCollectionGroup, place, because, dependsOn, insertedHeaders = [] } = decision
  const rows: readonly (readonly [string, string | undefined])[] = [
    [verdict(decision), `${flow.source} -> ${question(flow)}`],
    [effect === 'unknown' ? 'may be' : 'rule', rule === undefined ? undefined : `${ruleCollectionGroup} / ${ruleCollection} / ${rule}`],
    ['written', place && `${place.file}:${place.line}:${place.column}`],
    ['because', because],
    ...dependsOn.map((what, index): readonly [string, string] => [index === 0 ? 'unknown' : '', what]),
    ...insertedHeaders.map(({ headerName, headerValue }): readonly [string, string] => ['inserts', `${headerName}: ${headerValue}`]),
    ['note', note(decision, flow)],
  ]
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined)
  const width = Math.max(...shown.map(([label]) => label.length))
  return shown.map(([label, text]) => `${label.padEnd(width)}  ${text}`).join('\n')
}

/** `allow`, `allow, inspected`, `deny`, `unknown`: the first word of an explanation. */
export function verdict({ effect, inspected }: Pick<Decision, 'effect' | 'inspected'>): string {
  if (inspected === true) return `${effect}, inspected`
  return inspected === 'unknown' && effect !== 'unknown' ? `${effect}, inspection unknown` : effect
}

function question(flow: Flow): string {
  const host = hostName(flow.host)
  const target = targetText({ flow, ...(host === undefined ? {} : { host }) })
  return flow.address !== undefined && host !== undefined ? `${target} (${flow.address})` : target
}

/** What a client sees that the verdict alone does not say (facts 0.2, 1.4). */
function note({ effect, inspected, by }: Decision, { application, protocol, port }: Flow): string | undefined {
  if (effect === 'allow' && application === 'https' && by === 'network')
    return 'a network rule decides first, so TLS inspection is off for this flow'
  if (effect === 'deny' && application === 'http') return 'the client gets HTTP status 470 with the text "Action: Deny"'
  if (effect === 'deny' && application === 'https' && inspected === false)
    return 'TCP connects, then the firewall closes after the ClientHello'
  if (effect !== 'allow' && protocol === 'tcp' && application === undefined && (port === 80 || port === 443))
    return 'the firewall answers TCP on 80 and 443 for any address: a connection alone proves nothing'
  return undefined
}
