/** What the firewall itself says over HTTP, word for word as measured (facts 1.4). */
import type { ServerResponse } from 'node:http'
import type { Decision } from '../../policy/decision.ts'
import { reasons } from './rows.ts'

/** `470` is no registered status; its phrase is the firewall's own. */
export function denied(response: ServerResponse, text: string): void {
  say(response, 470, 'status code 470', text)
}

/** The sentence for a denial by a rule is modelled on the log's [?]; that for the default is measured. */
export function denialText({ effect, rule, ruleCollection, ruleCollectionGroup }: Decision): string {
  if (effect !== 'deny' || rule === undefined) return `Action: Deny. Reason: ${reasons.noRule}`
  return `Action: Deny. Rule Collection Group: ${ruleCollectionGroup}. Rule Collection: ${ruleCollection}. Rule: ${rule}`
}

export const unresolvedText = `Action: Deny. Reason: ${reasons.unresolved}`

/** As Go's `http.Error` writes it, newline included. */
export function failed(response: ServerResponse, text: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  say(response, 500, 'Internal Server Error', `${text}\n`)
}

export function unresolved(response: ServerResponse): void {
  say(response, 500, 'Internal Server Error', unresolvedText)
}

function say(response: ServerResponse, status: number, phrase: string, text: string): void {
  response.writeHead(status, phrase, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}

/** Why an upstream connection failed, in the words of the firewall's own runtime (Go). The first is measured, the others are Go's texts [K]. */
export function upstreamFailure(error: NodeJS.ErrnoException, host: string): string {
  switch (error.code) {
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'CERT_UNTRUSTED':
      return 'x509: certificate signed by unknown authority'
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'x509: certificate has expired or is not yet valid'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `x509: certificate is not valid for any names, but wanted to match ${host}`
    case 'ECONNREFUSED':
      return 'connect: connection refused'
    case 'ETIMEDOUT':
      return 'i/o timeout'
    case 'ECONNRESET':
      return 'EOF'
    default:
      return error.message
  }
}
