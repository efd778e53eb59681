/** What of the traffic with the emulated Azure may be kept: everything but secrets, which are replaced by a text of the same kind. */
import type { Pair } from './azure/http.ts'

/** Base64, as most of the values are that stand in its place. */
const redacted = Buffer.from('redacted').toString('base64')

/**
 * A pair without private keys, passwords, storage keys and kubeconfigs. Vaults carry them as `value` and `pwd`, listKeys and the cluster's
 * credentials as `value` in an array.
 */
export function withoutSecrets(pair: Pair): Pair {
  const { url } = pair.request
  const secret = /\.vault\.azure\.net\/|\/listKeys\b|\/listCluster(?:Admin|User)Credential\b|\.file\.core\.windows\.net\//i.test(url)
  if (!secret) return pair
  return structuredClone({
    request: { ...pair.request, ...('body' in pair.request ? { body: redact(pair.request.body) } : {}) },
    response: { ...pair.response, ...('body' in pair.response ? { body: redact(pair.response.body) } : {}) },
  })
}

function redact(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(redact)
  if (typeof body !== 'object' || body === null) return typeof body === 'string' && body.length > 0 ? redacted : body
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      ['value', 'pwd'].includes(key) && typeof value === 'string' ? redacted : typeof value === 'object' ? redact(value) : value,
    ]),
  )
}
