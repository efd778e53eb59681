import { parseAddress, parseBlock } from '../policy/addresses.ts'
import type { Facts } from '../policy/decision.ts'
import { evaluateAmong } from '../policy/evaluate-among.ts'
import { layered } from '../policy/layered.ts'
import type { Policy } from '../policy/model.ts'
import { type AskedFlow, askedFlow } from './asked-flow.ts'
import { explainJson } from './explain-text.ts'

/**
 * Answers a file of questions, one JSON object on each line (`from`, `url` or `to`, `ip`, `dns`, `serviceTags`), in its order, one answer on
 * each line. A line that cannot be read is answered by `{ "error": ... }` in its place.
 */
export function* answers(
  text: string,
  policies: readonly Policy[],
  facts: Facts,
  withTrace: boolean,
): Generator<{ readonly line: string; readonly bad: boolean }> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, written] of lines.entries()) {
    if (written.trim() === '') continue
    const { error, answer } = answerTo(written, policies, facts, withTrace)
    yield { line: JSON.stringify(error === undefined ? answer : { error: `line ${index + 1}: ${error}` }), bad: error !== undefined }
  }
}

function answerTo(written: string, policies: readonly Policy[], facts: Facts, withTrace: boolean) {
  const asked = parsed(written)
  if (typeof asked === 'string') return { error: asked }
  const faults: string[] = []
  for (const key of Object.keys(asked)) if (!known.has(key)) faults.push(`"${key}" is none of ${[...known].join(', ')}`)
  const flow = askedFlow(asked as AskedFlow, part => `"${part}"`, faults)
  const own: Facts = {
    ...tableOf('dns', asked.dns, text => parseAddress(text) !== undefined, 'an IPv4 address', faults),
    ...tableOf('serviceTags', asked.serviceTags, text => parseBlock(text) !== undefined, 'an address, a prefix or a range', faults),
  }
  if (!flow || faults.length > 0) return { error: faults.join('; ') }
  const all = Object.keys(own).length === 0 ? facts : layered(facts, own)
  return { answer: explainJson(evaluateAmong(policies, flow, all), withTrace) }
}

const known = new Set(['from', 'url', 'to', 'ip', 'dns', 'serviceTags'])

function parsed(written: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(written)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>
    return 'must be a JSON object'
  } catch (error) {
    return `this is not JSON: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** `{ name: [text, ...] }`, checked. */
function tableOf(key: 'dns' | 'serviceTags', value: unknown, fits: (text: string) => boolean, allowed: string, faults: string[]): Facts {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(`"${key}" must be an object of lists`)
    return {}
  }
  const entries = Object.entries(value as Record<string, unknown>)
  for (const [name, list] of entries) {
    const wrong = Array.isArray(list) ? list.find(item => typeof item !== 'string' || !fits(item)) : list
    if (!Array.isArray(list) || wrong !== undefined)
      faults.push(
        `"${key}"."${name.slice(0, 100)}": ${JSON.stringify(wrong)?.slice(0, 60)} is not ${Array.isArray(list) ? allowed : 'a list'}`,
      )
  }
  return faults.length > 0 ? {} : { [key]: value as Readonly<Record<string, readonly string[]>> }
}
