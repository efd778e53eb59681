import type { Decision, Flow } from './decision.ts'
import { hostName } from './match-host.ts'
import { targetText } from './sentences.ts'
import { toKnow } from './to-know.ts'

/** A decision for people: what happens, which rule says so, why, what it hangs on and what it means. Aligned plain text, lines without colour. */
export function explain(decision: Decision, flow: Flow, consequences: readonly string[]): string {
  const { effect, rule, ruleCollection, ruleCollectionGroup, place, because, dependsOn, insertedHeaders = [] } = decision
  const rows: readonly (readonly [string, string | undefined])[] = [
    [verdict(decision), `${flow.source} -> ${question(flow)}`],
    [effect === 'unknown' ? 'may be' : 'rule', rule === undefined ? undefined : `${ruleCollectionGroup} / ${ruleCollection} / ${rule}`],
    ['written', place && `${place.file}:${place.line}:${place.column}`],
    ['because', because],
    ...dependsOn.map((what, index): readonly [string, string] => [index === 0 ? 'unknown' : '', what]),
    ...toKnow(dependsOn).flatMap(({ how, command }): readonly (readonly [string, string | undefined])[] => [
      ['to know', how],
      ['run', command],
    ]),
    ...insertedHeaders.map(({ headerName, headerValue }): readonly [string, string] => ['inserts', `${headerName}: ${headerValue}`]),
    ...consequences.map((what): readonly [string, string] => ['note', what]),
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
