import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { after, before, test } from 'node:test'
import { type GithubOidc, githubOidc } from '../../../src/lab/github/oidc.ts'

/** A front door on a loopback port: the Host header says which name was meant. */
const hosts = new Map<string, RequestListener>()
const server = createServer((request, response) => {
  const handle = hosts.get(request.headers.host ?? '')
  if (handle) handle(request, response)
  else response.writeHead(421).end('{}')
})
let github: GithubOidc
let port = 0

before(async () => {
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
  github = await githubOidc({
    frontDoor: {
      add: ({ host, handle }) => {
        hosts.set(host, handle)
        return () => hosts.delete(host)
      },
    },
  })
})
after(() => server.close())

const get = async (
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const { host, pathname, search } = new URL(url)
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path: pathname + search, headers: { ...headers, host } }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${github.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` })
const part = (token: string, index: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())

test('a token is signed by a key that the issuer publishes, for the audience that was asked for', async () => {
  const { body } = await get(
    `${github.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`,
    bearer(),
  )
  const token = String(body['value'])
  const configuration = await get(`${github.issuer}/.well-known/openid-configuration`)
  assert.equal(configuration.body['issuer'], github.issuer)
  const { body: jwks } = await get(String(configuration.body['jwks_uri']))
  const key = (jwks['keys'] as { kid: string }[]).find(({ kid }) => kid === part(token, 0)['kid'])
  assert.ok(key)
  const [header, payload, signature = ''] = token.split('.')
  const publicKey = createPublicKey({ key: key as never, format: 'jwk' })
  assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url')))
  const claims = part(token, 1)
  assert.equal(claims['aud'], 'api://AzureADTokenExchange')
  assert.equal(claims['iss'], 'https://token.actions.githubusercontent.com')
  assert.equal(claims['sub'], github.subject)
  assert.match(github.subject, /^repo:[^@/]+@\d+\/[^@/]+@\d+:environment:production$/)
  const lifetime = Number(claims['exp']) - Number(claims['iat'])
  assert.ok(lifetime >= 300 && lifetime <= 600, `${lifetime} s`)
  assert.ok(Math.abs(Number(claims['iat']) - Date.now() / 1000) < 60)
})

test('every token is a new one, and without an audience it is for the owner', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => get(github.env.ACTIONS_ID_TOKEN_REQUEST_URL, bearer())))
  assert.notEqual(part(String(one?.body['value']), 1)['jti'], part(String(other?.body['value']), 1)['jti'])
  assert.equal(part(String(one?.body['value']), 1)['aud'], 'https://github.com/weather')
})

test('nobody gets a token without the job’s request token', async () => {
  const url = github.env.ACTIONS_ID_TOKEN_REQUEST_URL
  assert.equal((await get(url)).status, 401)
  assert.equal((await get(url, { authorization: 'Bearer guessed' })).status, 401)
  assert.equal((await get(url.replace('/jobs/', '/jobs/x'), bearer())).status, 404)
  assert.equal((await get(url, bearer(), 'POST')).status, 404)
})

test('the issuer answers nothing else, and is gone when it is closed', async () => {
  assert.equal((await get(`${github.issuer}/other`)).status, 404)
  assert.equal((await get(`${github.issuer}/.well-known/jwks`, {}, 'DELETE')).status, 405)
  github.close()
  assert.equal(hosts.size, 0)
})
