/** One question over HTTPS against servers of all kinds on loopback. */
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { askOverHttps } from '../../src/azure/doctor-ask.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'

let server: https.Server
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end('{}')
let url = ''
let certificate = { pem: '', name: '' }
before(async () => {
  const key = await generateKey('p256')
  const made = await issue({
    subject: [
      ['O', 'Contoso'],
      ['CN', 'Contoso Proxy CA'],
    ],
    key: key.privateKey,
    issuer: 'self',
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3_600_000),
    ipAddresses: ['127.0.0.1'],
    ca: {},
  })
  certificate = { pem: made.pem, name: 'Contoso Proxy CA' }
  server = https.createServer({ cert: made.pem, key: key.privateKeyPem }, (request, response) => answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

const signal = () => AbortSignal.timeout(10_000)
const ask = askOverHttps({})

test('a certificate that is not trusted is an error with its code, and no request is sent', async () => {
  let asked = 0
  answer = (_, response) => {
    asked += 1
    response.end()
  }
  await assert.rejects(ask(url, { token: 'secret-token', signal: signal() }), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  assert.equal(asked, 0)
})

test('looking without belief: whose certificate it is, and never with a token', async () => {
  let seen: string | undefined = 'nothing'
  answer = (request, response) => {
    seen = request.headers.authorization
    response.writeHead(403, { 'x-a': 'b' }).end('<html>blocked</html>')
  }
  const found = await ask(url, { token: 'secret-token', signal: signal(), unverified: true })
  assert.equal(seen, undefined)
  assert.deepEqual([found.status, found.headers['x-a'], found.body], [403, 'b', undefined])
  assert.deepEqual(found.shown, { leafIssuer: certificate.name, root: certificate.name, publicRoot: false })
})

test('a root that is among the public ones by its key', async () => {
  answer = (_, response) => void response.end('{"a":1}')
  const knowing = askOverHttps({}, [certificate.pem])
  const found = await knowing(url, { signal: signal(), unverified: true })
  // The leaf itself is no root, though its key is known: somebody's own certificate is nobody's public authority.
  assert.equal(found.shown.publicRoot, false)
  assert.deepEqual(found.body, { a: 1 })
})

test('an answer that is too large ends, and one that is cut off is an error', async () => {
  answer = (_, response) => {
    response.writeHead(200)
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  }
  await assert.rejects(ask(url, { signal: signal(), unverified: true }), { code: 'ANSWER_TOO_LARGE' })
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{')
    setTimeout(() => response.destroy(), 20)
  }
  await assert.rejects(ask(url, { signal: signal(), unverified: true }), /aborted|ECONNRESET/)
})

test('a redirect is an answer, and is not followed', async () => {
  let asked = 0
  answer = (_, response) => {
    asked += 1
    response.writeHead(302, { location: url }).end()
  }
  assert.equal((await ask(url, { token: 't', signal: signal(), unverified: true })).status, 302)
  assert.equal(asked, 1)
})

test('a signal ends it', async () => {
  answer = () => {}
  await assert.rejects(ask(url, { signal: AbortSignal.timeout(50), unverified: true }), { name: /AbortError|TimeoutError/ })
})

test('what is no TLS at all', async () => {
  const sockets = new Set<Socket>()
  const plain = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.end('SSH-2.0-OpenSSH_9.9\r\n')
  })
  await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve))
  await assert.rejects(
    ask(`https://127.0.0.1:${(plain.address() as AddressInfo).port}/`, { signal: signal() }),
    /EPROTO|wrong version|SSL|ECONNRESET/,
  )
  for (const socket of sockets) socket.destroy()
  plain.close()
})

test('a proxy that cannot be used is told without the password in it', async () => {
  const { signal } = new AbortController()
  for (const unusable of [
    'http://u:geheim@pro xy:1',
    'http://u:geheim@',
    'http://u:geheim@127.0.0.1:99999',
    'http://u:geheim%zz@127.0.0.1:1',
  ])
    await assert.rejects(askOverHttps({ HTTPS_PROXY: unusable })('https://management.azure.com/', { signal }), (error: Error) => {
      assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /geheim/)
      return true
    })
})
