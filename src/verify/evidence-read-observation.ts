/** What pods saw, out of evidence, read as strictly as the rest of it (evidence-read.ts). What it means is judged anew elsewhere. */
import type { Certificate } from '../pki/certificate.ts'
import { longestAnswer } from '../pki/handshake.ts'
import { bad, boolean, count, fields, list, optional, string, strings, word } from './evidence-fields.ts'
import { maxFlight } from './flight.ts'
import { longestLocation } from './location.ts'
import type { HttpAnswer, Observation } from './verdict.ts'

/** What a pod saw. `certificates`: those of the file, which flights name by their index. */
export function observation(value: unknown, path: string, certificates: readonly Certificate[]): Observation {
  const kinds = ['tls', 'http', 'answered', 'blocked', 'dns-failure', 'unknown'] as const satisfies Observation['kind'][]
  const tls = ['flight', 'protocol', 'alpn', 'trusted', 'trustDetail', 'http', 'httpDetail', 'session']
  const it = fields(value, path, ['kind', 'detail', 'how', 'stage', ...tls])
  const kind = word(it['kind'], `${path}.kind`, kinds)
  switch (kind) {
    case 'tls': {
      const flight = list(it['flight'], `${path}.flight`)
      if (flight.length > maxFlight) bad(`${path}.flight`, `at most ${maxFlight} certificates`)
      return {
        kind,
        flight: flight.map(
          (index, at) => certificates[count(index, `${path}.flight[${at}]`)] ?? bad(`${path}.flight[${at}]`, 'names no certificate'),
        ),
        ...optional(it, 'protocol', path, string),
        ...optional(it, 'alpn', path, string),
        trusted: it['trusted'] === 'unknown' ? 'unknown' : boolean(it['trusted'], `${path}.trusted`),
        ...optional(it, 'trustDetail', path, string),
        ...optional(it, 'http', path, http),
        ...optional(it, 'httpDetail', path, string),
        ...optional(it, 'session', path, session),
      }
    }
    case 'http':
      return { kind, http: http(it['http'], `${path}.http`) }
    case 'blocked':
      return {
        kind,
        how: word(it['how'], `${path}.how`, ['closed-after-hello', 'reset', 'refused', 'timeout', 'unreachable']),
        detail: string(it['detail'], `${path}.detail`),
        ...optional(it, 'stage', path, (each, at) => word(each, at, ['connect', 'handshake', 'answer'] as const)),
      }
    default:
      return { kind, detail: string(it['detail'], `${path}.detail`) }
  }
}

function session(value: unknown, path: string): { random: string; answer: string } {
  const it = fields(value, path, ['random', 'answer'])
  const [random, answer] = [string(it['random'], `${path}.random`), string(it['answer'], `${path}.answer`)]
  if (!/^[0-9a-f]{64}$/.test(random)) bad(`${path}.random`, 'must be 32 bytes in hex')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(answer) || answer.length > 2 * longestAnswer) bad(`${path}.answer`, 'must be base64 of one answer')
  return { random, answer }
}

function http(value: unknown, path: string): HttpAnswer {
  const it = fields(value, path, ['status', 'body', 'headers', 'locations'])
  const headers = it['headers']
  if (headers === null || typeof headers !== 'object' || Array.isArray(headers)) return bad(`${path}.headers`, 'must be an object')
  for (const [name, each] of Object.entries(headers)) string(each, `${path}.headers.${name}`)
  return {
    status: count(it['status'], `${path}.status`),
    body: string(it['body'], `${path}.body`),
    headers: headers as HttpAnswer['headers'],
    ...optional(it, 'locations', path, (each, at) => {
      const all = strings(each, at)
      return all.length <= 2 && all.every(one => one.length <= longestLocation + 1) ? all : bad(at, 'has more than is kept of an answer')
    }),
  }
}
