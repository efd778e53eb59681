import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorityOf } from '../../src/actions/our-authority.ts'
import { azureLogin, claimsOf, whoAmI } from '../../src/azure/credential.ts'
import { openSession } from '../../src/azure/session.ts'
import type { ActionWorld } from '../../src/github/action.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { weather } from '../plan/scene.ts'

const jwt = (claims: unknown): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
const who = (token: string) => whoAmI({ getToken: async () => ({ token, expiresOnTimestamp: 0 }) }, new AbortController().signal)

test('an app is a service principal, a person is a user', async () => {
  assert.deepEqual(await who(jwt({ oid: 'o', tid: 't', idtyp: 'app' })), {
    tenantId: 't',
    runner: { objectId: 'o', principalType: 'ServicePrincipal' },
  })
  assert.deepEqual(await who(jwt({ oid: 'o', tid: 't', idtyp: 'user' })), {
    tenantId: 't',
    runner: { objectId: 'o', principalType: 'User' },
  })
  assert.deepEqual(await who(jwt({ oid: 'o', tid: 't', upn: 'me@example.org' })), {
    tenantId: 't',
    runner: { objectId: 'o', principalType: 'User' },
  })
})

test('a token that says nothing gives nobody', async () => {
  for (const token of ['', 'opaque', 'a.b.c', jwt(null), jwt([]), jwt('x'), 'a..c']) assert.deepEqual(await who(token), {}, token)
  assert.deepEqual(claimsOf('a.b'), {})
})

test("GitHub's reason for giving no token is not lost in Entra's library", async () => {
  const fault = new KnownFaultError({ code: 'IdToken', message: 'no token', advice: 'permissions' })
  const id = '22222222-2222-4222-8222-222222222222'
  const log = { info: () => {}, debug: () => {}, warning: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() }
  const login = await azureLogin(
    { tenantId: id, clientId: id },
    { env: {}, mask: () => {}, log, idToken: async () => Promise.reject(fault) },
  )
  await assert.rejects(login.getToken('https://management.azure.com/.default'), (error: unknown) => error === fault)
})

for (const [what, sign] of [
  ['signs in', (world: ActionWorld) => openSession({ tenantId: '', clientId: '', subscriptionId: 's' }, world)],
  [
    'reads our root',
    (world: ActionWorld) =>
      authorityOf(
        { root: undefined, intermediate: undefined, where: { tenantId: '', clientId: '', subscriptionId: '' } },
        weather(),
        world,
      ),
  ],
] as const)
  test(`a runner that verifies nothing ${what} nowhere: anybody could be the vault`, async () => {
    const world = { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, signal: new AbortController().signal } as unknown as ActionWorld
    await assert.rejects(sign(world), { code: 'UnverifiedTls' })
  })
