/** Entra's errors: OAuth's envelope with an AADSTS number in it. */
import { randomUUID } from 'node:crypto'
import type { Answer } from '../http.ts'
import { Refusal } from '../refusal.ts'

export const entraError = (number: number, error: string, message: string, status = error === 'invalid_client' ? 401 : 400) =>
  new Refusal(status, `AADSTS${number}`, message, { extra: { error, number } })

export function entraAnswer(refusal: Refusal): Answer {
  const [trace, correlation] = [randomUUID(), randomUUID()]
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z')
  const number = refusal.extra.number
  return {
    status: refusal.status,
    body: {
      error: refusal.extra.error ?? (refusal.status === 501 ? 'not_implemented_in_lab' : 'server_error'),
      error_description: `${refusal.code}: ${refusal.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: number === undefined ? [] : [number],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      ...(number === undefined ? {} : { error_uri: `https://login.microsoftonline.com/error?code=${number}` }),
    },
  }
}
