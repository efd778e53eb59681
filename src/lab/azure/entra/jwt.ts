/** JSON Web Tokens: as much as Entra needs to read other issuers' and to write its own. */
import { createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Document, isDocument } from '../document.ts'

export type Jwt = { readonly header: Document; readonly claims: Document; readonly signed: string; readonly signature: Buffer }

export function readJwt(token: string): Jwt | undefined {
  const parts = token.split('.')
  const [header, claims] = [parse(parts[0]), parse(parts[1])]
  if (parts.length !== 3 || !header || !claims) return undefined
  return { header, claims, signed: `${parts[0]}.${parts[1]}`, signature: Buffer.from(parts[2] ?? '', 'base64url') }
}

function parse(part: string | undefined): Document | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return isDocument(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function writeJwt(claims: Document, key: KeyObject, kid: string): string {
  const encode = (value: Document) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode({ typ: 'JWT', alg: 'RS256', x5t: kid, kid })}.${encode(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}

/** Whether one of the issuer's published keys made the signature. Entra takes RS256 and no other algorithm from federated issuers. */
export function signedBy(jwt: Jwt, keys: readonly Document[]): boolean {
  if (jwt.header.alg !== 'RS256') return false
  return keys
    .filter(key => key.kty === 'RSA' && (jwt.header.kid === undefined || key.kid === jwt.header.kid))
    .some(key => {
      try {
        return verify('sha256', Buffer.from(jwt.signed), createPublicKey({ key: key as JsonWebKey, format: 'jwk' }), jwt.signature)
      } catch {
        return false
      }
    })
}

export const verifiedWith = (jwt: Jwt, key: KeyObject) =>
  jwt.header.alg === 'RS256' && verify('sha256', Buffer.from(jwt.signed), key, jwt.signature)
