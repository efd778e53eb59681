/** Workload identity federation: another issuer's token instead of a secret, believed only if a registered credential names it exactly. */
import { documentsAt, textAt } from '../document.ts'
import type { FederatedCredential, Principal } from './directory.ts'
import { entraError } from './errors.ts'
import { readJwt, signedBy } from './jwt.ts'

type World = {
  readonly fetchIssuer: (url: string) => Promise<unknown>
  readonly now: () => Date
}

const seeAlso = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'

/** Throws what Entra says of an assertion that it does not take. */
export async function checkAssertion(assertion: string, principal: Principal, world: World): Promise<void> {
  const jwt = readJwt(assertion)
  if (!jwt) throw entraError(50027, 'invalid_client', 'JWT token is invalid or malformed.')
  const issuer = textAt(jwt.claims, 'iss') ?? ''
  const subject = textAt(jwt.claims, 'sub') ?? ''
  const audiences = [jwt.claims.aud].flat().map(String)
  matchingCredential(principal.federated(), { issuer, subject, audiences })

  const time = world.now().getTime() / 1000
  if (!(Number(jwt.claims.exp) > time - 300)) {
    throw entraError(
      700024,
      'invalid_client',
      `Client assertion is not within its valid time range. Current time: ${world.now().toISOString()}, expiry time of assertion ${new Date(Number(jwt.claims.exp) * 1000).toISOString()}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
    )
  }
  if (jwt.claims.nbf !== undefined && Number(jwt.claims.nbf) > time + 300) {
    throw entraError(700024, 'invalid_client', 'Client assertion is not within its valid time range: it is not valid yet.')
  }
  if (!signedBy(jwt, await issuerKeys(issuer, world))) {
    throw entraError(
      700027,
      'invalid_client',
      "Client assertion failed signature validation: the issuer's published keys do not match. The key was not found or the signature is wrong.",
    )
  }
}

function matchingCredential(
  credentials: readonly FederatedCredential[],
  presented: { issuer: string; subject: string; audiences: string[] },
) {
  if (credentials.length === 0) {
    throw entraError(70025, 'invalid_client', 'The client has no configured federated identity credentials.')
  }
  const ofIssuer = credentials.filter(credential => credential.issuer === presented.issuer)
  if (ofIssuer.length === 0) {
    throw entraError(
      700211,
      'invalid_client',
      `No matching federated identity record found for presented assertion issuer '${presented.issuer}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${seeAlso}`,
    )
  }
  const ofSubject = ofIssuer.filter(credential => credential.subject === presented.subject)
  if (ofSubject.length === 0) {
    const otherCase = ofIssuer.some(credential => credential.subject.toLowerCase() === presented.subject.toLowerCase())
    const hint = otherCase ? ' The subject matches with case-insensitive comparison, but not with case-sensitive comparison.' : ''
    throw entraError(
      otherCase ? 7002138 : 700213,
      'invalid_client',
      `No matching federated identity record found for presented assertion subject '${presented.subject}'.${hint} Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${seeAlso}`,
    )
  }
  if (!ofSubject.some(credential => credential.audiences.some(audience => presented.audiences.includes(audience)))) {
    throw entraError(
      700212,
      'invalid_client',
      `No matching federated identity record found for presented assertion audience '${presented.audiences.join(', ')}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${seeAlso}`,
    )
  }
}

async function issuerKeys(issuer: string, { fetchIssuer }: World) {
  try {
    const configuration = await fetchIssuer(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    const keys = await fetchIssuer(textAt(configuration, 'jwks_uri') ?? '')
    return documentsAt(keys, 'keys')
  } catch (error) {
    throw entraError(
      50166,
      'invalid_client',
      `Request to External OIDC endpoint failed: ${issuer}: ${String((error as Error)?.message ?? error)}`,
    )
  }
}
