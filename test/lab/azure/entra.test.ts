import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import https from 'node:https'
import { after, before, test } from 'node:test'
import { ResourceManagementClient } from '@azure/arm-resources'
import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity'
import { writeJwt } from '../../../src/lab/azure/entra/jwt.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
before(async () => {
  world = await makeWorld()
})
after(() => world.close())

const arm = 'https://management.azure.com/.default'
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
const assertion = (make: () => string, clientId: string = world.identity.runner.clientId, tenant: string = world.identity.tenantId) =>
  new ClientAssertionCredential(tenant, clientId, async () => make()).getToken(arm)

test('an id token of the registered subject is exchanged for a token of the runner', async () => {
  const { token, expiresOnTimestamp } = await world.credential.getToken(arm)
  const claims = claimsOf(token)
  const { tenantId, runner } = world.identity
  assert.deepEqual(
    [claims.aud, claims.oid, claims.appid, claims.tid, claims.iss],
    ['https://management.azure.com', runner.objectId, runner.clientId, tenantId, `https://sts.windows.net/${tenantId}/`],
  )
  assert.ok(expiresOnTimestamp > Date.now() + 3_000_000)
})

test('so is its secret', async () => {
  assert.equal(claimsOf((await world.secretCredential.getToken(arm)).token).oid, world.identity.runner.objectId)
})

const past = () => Math.floor(Date.now() / 1000) - 3600
const refusedAssertions: [string, () => string, RegExp][] = [
  [
    'another subject',
    () => world.idToken({ sub: 'repo:contoso/app:pull_request' }),
    /AADSTS700213: .*subject 'repo:contoso\/app:pull_request'/,
  ],
  [
    'the same subject in another case',
    () => world.idToken({ sub: world.identity.runner.subject.toUpperCase() }),
    /AADSTS7002138: .*case-sensitive/,
  ],
  ['another audience', () => world.idToken({ aud: 'sts.amazonaws.com' }), /AADSTS700212: .*sts\.amazonaws\.com/],
  ['another issuer', () => world.idToken({ iss: 'https://evil.example' }), /AADSTS700211: /],
  ['the issuer with a slash more', () => world.idToken({ iss: 'https://token.actions.githubusercontent.com/' }), /AADSTS700211: /],
  ['an expired one', () => world.idToken({ iat: past(), nbf: past(), exp: past() + 300 }), /AADSTS700024: /],
  ['one that is not valid yet', () => world.idToken({ nbf: past() + 7200 }), /AADSTS700024: /],
  ['no token at all', () => 'not.a.token', /AADSTS50027: /],
  [
    'one that somebody else signed',
    () => writeJwt(claimsOf(world.idToken()), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'k1'),
    /AADSTS700027: /,
  ],
  [
    'one without a signature',
    () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${world.idToken().split('.')[1]}.`,
    /AADSTS700027: /,
  ],
]
for (const [why, make, expected] of refusedAssertions) test(`Entra refuses ${why}`, () => refused(() => assertion(make), expected))

test('Entra refuses applications, tenants and secrets that it does not know', async () => {
  const other = '00000000-0000-4000-8000-000000000000'
  await refused(() => assertion(() => world.idToken(), other), /AADSTS700016: .*00000000/)
  await refused(() => assertion(() => world.idToken(), undefined, other), /AADSTS90002: |endpoints_resolution_error|openid_config/)
  const { tenantId, runner } = world.identity
  await refused(() => new ClientSecretCredential(tenantId, runner.clientId, 'wrong').getToken(arm), /AADSTS7000215: /)
})

test('a pod identity without federated credentials, with one, and after it is taken away', async () => {
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  const resources = new ResourceManagementClient(world.credential, world.identity.subscriptionId)
  await resources.resourceGroups.createOrUpdate('rg', { location: 'eastus2' })
  const id = `${world.subscription}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/pods`
  await resources.resources.createOrUpdateById(id, '2024-11-30', { location: 'eastus2' })
  const identity = (await resources.resources.getById(id, '2024-11-30')) as { properties?: { clientId: string; principalId: string } }
  const clientId = identity.properties?.clientId ?? ''
  await refused(() => assertion(() => world.idToken(), clientId), /AADSTS70025: /)
  const credential = {
    issuer: world.identity.runner.issuer,
    subject: 'system:serviceaccount:weather:weather',
    audiences: ['api://AzureADTokenExchange'],
  }
  const federated = `${id}/federatedIdentityCredentials/weather`
  await resources.resources.createOrUpdateById(federated, '2024-11-30', { properties: credential } as never)
  await refused(() => assertion(() => world.idToken(), clientId), /AADSTS700213: /)
  const { token } = await assertion(() => world.idToken({ sub: credential.subject }), clientId)
  assert.equal(claimsOf(token).oid, identity.properties?.principalId)
  await resources.resources.deleteById(federated, '2024-11-30')
  await refused(() => assertion(() => world.idToken({ sub: credential.subject }), clientId), /AADSTS70025: /)
})

test('a token for one service is no token for another, and an expired one is none at all', async () => {
  const ask = (token: string) =>
    new Promise<{ status: number; code: string; challenge: string | undefined }>((resolve, reject) => {
      https
        .get(
          'https://management.azure.com/subscriptions?api-version=2022-12-01',
          { headers: { authorization: `Bearer ${token}` } },
          response => {
            let text = ''
            response.on('data', chunk => {
              text += chunk
            })
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                code: JSON.parse(text).error?.code ?? '',
                challenge: response.headers['www-authenticate'],
              }),
            )
          },
        )
        .on('error', reject)
    })
  const good = (await world.secretCredential.getToken(arm)).token
  assert.equal((await ask(good)).status, 200)
  const vault = (await world.secretCredential.getToken('https://vault.azure.net/.default')).token
  assert.deepEqual([(await ask(vault)).status, (await ask(vault)).code], [401, 'InvalidAuthenticationTokenAudience'])
  assert.equal((await ask(`${good.slice(0, -10)}AAAAAAAAAA`)).code, 'InvalidAuthenticationToken')
  assert.equal((await ask('x')).code, 'InvalidAuthenticationToken')
  world.azure.knobs.tokenSeconds = -1
  const { tenantId, runner } = world.identity
  const expired = (
    await new ClientSecretCredential(tenantId, runner.clientId, runner.secret).getToken('https://management.azure.com//.default')
  ).token
  world.azure.knobs.tokenSeconds = 3599
  const answer = await ask(expired)
  assert.deepEqual([answer.status, answer.code], [401, 'ExpiredAuthenticationToken'])
  assert.match(answer.challenge ?? '', /Bearer authorization_uri="https:\/\/login\.microsoftonline\.com\//)
  assert.deepEqual(
    world.pairs.filter(({ request }) => 'authorization' in request.headers || request.url.includes('login.microsoftonline.com')),
    [],
  )
})
