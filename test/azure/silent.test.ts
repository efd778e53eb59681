/** An Entra and a file share that take the question and never answer: the run goes on to its fault. */
import assert from 'node:assert/strict'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import tls from 'node:tls'
import { azureLogin } from '../../src/azure/credential.ts'
import { putOnShare } from '../../src/azure/share.ts'
import { issueServerCertificate, makePublicRoot } from '../../src/lab/public-root.ts'

const names = ['login.microsoftonline.com', 'acme.file.core.windows.net']
const root = await makePublicRoot()
const { certificatePem: cert, privateKeyPem: key } = await issueServerCertificate(root, names)
const asked: string[] = []
const server = https.createServer({ cert, key }, ({ headers }) => void asked.push(String(headers.host)))
// Every Azure client asks by an agent of its own.
const agent = https.Agent.prototype as unknown as { createConnection: unknown }
const usual = agent.createConnection
before(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  agent.createConnection = (options: tls.ConnectionOptions) =>
    tls.connect({ ...options, host: '127.0.0.1', port, servername: options.servername ?? options.host ?? '', ca: root.certificatePem })
})
after(() => {
  agent.createConnection = usual
  server.closeAllConnections()
  server.close()
})

const signal = new AbortController().signal

test('Entra', { timeout: 30_000 }, async () => {
  const id = '22222222-2222-4222-8222-222222222222'
  const log = { info: () => {}, debug: () => {}, warning: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() }
  const world = { env: {}, mask: () => {}, log, idToken: async () => 'a.b.c' }
  const login = await azureLogin({ tenantId: id, clientId: id }, world, { milliseconds: 100, bytes: 1000 })
  await assert.rejects(login.getToken('https://management.azure.com/.default'), /login\.microsoftonline\.com did not answer within 0\.1 s/)
  assert.ok(asked.includes('login.microsoftonline.com'))
})

test('the file share', { timeout: 30_000 }, async () => {
  const credential = { getToken: async () => ({ token: 'x', expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const place = { account: 'acme', share: 'roots', file: 'root.pem' }
  const put = putOnShare(place, 'pem', { credential, signal, log: () => {}, grantMinutes: 0 }, 300)
  await assert.rejects(put, { code: 'ETIMEDOUT', message: 'acme.file.core.windows.net did not answer within 0.3 s' })
  assert.ok(asked.includes('acme.file.core.windows.net'))
})
