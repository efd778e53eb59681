/** Tokens of service accounts (RS256), and the OIDC documents with which others verify them. */
import { createHash, createPublicKey, generateKeyPair, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import type { KubeObject } from '../objects/object.ts'
import type { Authenticator } from './users.ts'

export interface TokenIssuer {
  readonly issuer: string
  /** Seconds are bounded below by 600, as the API server does. */
  issue(
    account: KubeObject,
    audiences: readonly string[],
    seconds: number,
    pod?: { name: string; uid: string },
  ): { token: string; expiresAt: string }
  /** Knows tokens for the API server's own audience. */
  readonly authenticator: Authenticator
  /** Files to serve at the issuer's host, by path. */
  documents(): Readonly<Record<string, unknown>>
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** `stillThere`: whether the service account with that uid exists; a token dies with its account. */
export const createTokenIssuer = async (
  issuer: string,
  stillThere: (namespace: string, name: string, uid: string) => boolean,
): Promise<TokenIssuer> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const jwk = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  const base = issuer.replace(/\/$/, '')
  return {
    issuer,
    issue: (account, audiences, seconds, pod) => {
      const iat = Math.floor(Date.now() / 1000)
      const exp = iat + Math.max(600, seconds)
      const { namespace, name, uid } = account.metadata
      const claims = {
        aud: audiences.length === 0 ? [issuer] : audiences,
        exp,
        iat,
        iss: issuer,
        jti: randomUUID(),
        'kubernetes.io': { namespace, ...(pod ? { pod } : {}), serviceaccount: { name, uid } },
        nbf: iat,
        sub: `system:serviceaccount:${namespace}:${name}`,
      }
      const signed = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`
      const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
      return { token, expiresAt: new Date(exp * 1000).toISOString().replace(/\.\d+Z$/, 'Z') }
    },
    authenticator: token => {
      const claims = verified(token, publicKey)
      if (claims?.iss !== issuer || !([] as unknown[]).concat(claims.aud).includes(issuer)) return undefined
      const at = Date.now() / 1000
      if (!(Number(claims.exp) > at) || Number(claims.nbf) > at + 5) return undefined
      const bound = claims['kubernetes.io'] as { namespace: string; serviceaccount: { name: string; uid: string } }
      if (!stillThere(bound.namespace, bound.serviceaccount.name, bound.serviceaccount.uid)) return undefined
      return {
        name: String(claims.sub),
        uid: bound.serviceaccount.uid,
        groups: ['system:serviceaccounts', `system:serviceaccounts:${bound.namespace}`],
      }
    },
    documents: () => ({
      [`${new URL(base).pathname.replace(/\/$/, '')}/.well-known/openid-configuration`]: {
        issuer,
        jwks_uri: `${base}/openid/v1/jwks`,
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      [`${new URL(base).pathname.replace(/\/$/, '')}/openid/v1/jwks`]: { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid }] },
    }),
  }
}

const verified = (token: string, key: KeyObject): Record<string, unknown> | undefined => {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  if (more.length > 0 || signature === '') return undefined
  try {
    if ((JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: string }).alg !== 'RS256') return undefined
    if (
      !verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        createPublicKey(key.export({ type: 'spki', format: 'pem' })),
        Buffer.from(signature, 'base64url'),
      )
    )
      return undefined
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  } catch {
    return undefined
  }
}
