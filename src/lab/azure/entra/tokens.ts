/** Access tokens: issued by Entra, believed by the services only if the signature, the audience and the time are right. */
import { createHash, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { textAt } from '../document.ts'
import type { Principal } from './directory.ts'
import { readJwt, verifiedWith, writeJwt } from './jwt.ts'

export type Caller = { readonly objectId: string; readonly clientId: string }

export type Tokens = {
  issue(principal: Principal, audience: string): Promise<{ token: string; expiresIn: number }>
  /** Who presents this token, or why nobody does. */
  read(authorization: string | undefined, audiences: readonly string[]): Promise<Caller | TokenFault>
  /** The same at once, for who cannot wait: before the first key exists there is no token to believe. */
  readNow(authorization: string | undefined, audiences: readonly string[]): Caller | TokenFault
  /** The public keys, for those who verify tokens themselves (`/discovery/keys`). */
  keys(): Promise<{ keys: unknown[] }>
}

export type TokenFault = {
  readonly fault: 'missing' | 'malformed' | 'signature' | 'tenant' | 'expired' | 'audience'
  readonly detail: string
}

export const isFault = (read: Caller | TokenFault): read is TokenFault => 'fault' in read

export function makeTokens(world: { tenantId: string; now: () => Date; lifetimeSeconds: () => number }): Tokens {
  const issuer = `https://sts.windows.net/${world.tenantId}/`
  const pair = promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(({ privateKey }) => {
    const publicKey = createPublicKey(privateKey)
    const kid = createHash('sha1')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64url')
    return { privateKey, publicKey, kid }
  })
  let publicKey: KeyObject | undefined
  pair.then(
    made => {
      publicKey = made.publicKey
    },
    () => undefined,
  )
  const verified = new Map<string, KeyObject>()

  const readNow: Tokens['readNow'] = (authorization, audiences) => {
    const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1]
    if (!token) return { fault: 'missing', detail: "The 'Authorization' header is missing or not a bearer token." }
    const jwt = readJwt(token)
    if (!jwt) return { fault: 'malformed', detail: 'The access token is invalid.' }
    if (!verified.has(token)) {
      if (!publicKey || !verifiedWith(jwt, publicKey)) return { fault: 'signature', detail: 'The access token has an invalid signature.' }
      if (verified.size > 1000) verified.clear()
      verified.set(token, publicKey)
    }
    if (textAt(jwt.claims, 'iss') !== issuer)
      return { fault: 'tenant', detail: `The access token is from the wrong issuer '${textAt(jwt.claims, 'iss')}'.` }
    const expiry = Number(jwt.claims.exp) * 1000
    if (expiry <= world.now().getTime()) {
      const [end, current] = [new Date(expiry), world.now()].map(date => date.toISOString())
      return { fault: 'expired', detail: `The access token expiry UTC time '${end}' is earlier than current UTC time '${current}'.` }
    }
    const audience = textAt(jwt.claims, 'aud') ?? ''
    if (!audiences.some(allowed => trim(allowed) === trim(audience))) {
      const names = audiences.map(allowed => `'${allowed}'`).join(',')
      return {
        fault: 'audience',
        detail: `The access token has been obtained for wrong audience or resource '${audience}'. It should exactly match with one of the allowed audiences ${names}.`,
      }
    }
    return { objectId: textAt(jwt.claims, 'oid') ?? '', clientId: textAt(jwt.claims, 'appid') ?? '' }
  }

  return {
    async issue(principal, audience) {
      const { privateKey, kid } = await pair
      const time = Math.floor(world.now().getTime() / 1000)
      const expiresIn = world.lifetimeSeconds()
      const claims = {
        aud: audience,
        iss: issuer,
        iat: time,
        nbf: time,
        exp: time + expiresIn,
        appid: principal.clientId,
        appidacr: '2',
        idp: issuer,
        idtyp: 'app',
        oid: principal.objectId,
        sub: principal.objectId,
        tid: world.tenantId,
        ver: '1.0',
      }
      return { token: writeJwt(claims, privateKey, kid), expiresIn }
    },

    async read(authorization, audiences) {
      await pair
      return readNow(authorization, audiences)
    },
    readNow,

    async keys() {
      const { publicKey, kid } = await pair
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid, x5t: kid, alg: 'RS256' }] }
    },
  }
}

const trim = (audience: string) => audience.replace(/\/+$/, '').toLowerCase()
