/** What is read once for all connections, and read again when it has changed. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { call } from '../../src/kubernetes/api.ts'
import { connect } from '../../src/kubernetes/connection.ts'
import { execInPod } from '../../src/kubernetes/exec.ts'
import { isKubernetesFault } from '../../src/kubernetes/faults.ts'
import { connectProxy } from '../azure/connect-proxy.ts'
import { signer } from '../verify/lab.ts'
import { apiServer, frame, kubeconfig, success } from './api-server.ts'

test('connection: certificates and key are read into one context, until a file of theirs changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-connection-'))
  const [certificate, key] = [join(folder, 'client.pem'), join(folder, 'client.key')]
  const write = async (name: string): Promise<void> => {
    const made = await signer(name, 'self')
    writeFileSync(certificate, made.certificate.pem)
    writeFileSync(key, made.pem)
  }
  try {
    await write('first')
    const connection = await connect(`apiVersion: v1
kind: Config
current-context: a
clusters: [{ name: a, cluster: { server: 'https://127.0.0.1:1' } }]
users: [{ name: a, user: { client-certificate: ${certificate}, client-key: ${key} } }]
contexts: [{ name: a, context: { cluster: a, user: a } }]
`)
    const context = async () => (await connection.authorize()).secureContext
    const first = await context()
    assert.notEqual(first, undefined)
    assert.equal(await context(), first)
    await write('second')
    assert.notEqual(await context(), first)
    writeFileSync(certificate, 'no certificate')
    await assert.rejects(context, isKubernetesFault)
    connection.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('connection: after the first one, execs are spared the whole handshake, and not by a session of other authorities', async () => {
  const resumed: boolean[] = []
  await using server = await apiServer({
    http: (_request, response) => response.end('{}'),
    exec: ws => ws.send(frame(3, success)),
    secured: socket => resumed.push(socket.isSessionReused()),
  })
  const { signal } = new AbortController()
  const exec = async (connection: Awaited<ReturnType<typeof connect>>) =>
    (
      await execInPod(
        connection,
        { namespace: 'a', name: 'b', container: 'c' },
        { command: ['sh'], deadlineMs: 5000, maxBytes: 1000, signal },
      )
    ).ended
  const connection = await connect(server.kubeconfig)
  await call(connection, { method: 'GET', path: '/', signal })
  assert.deepEqual(await Promise.all([exec(connection), exec(connection), exec(connection)]), [true, true, true])
  connection.close()
  assert.deepEqual(resumed, [false, true, true, true])

  const other = await connect(
    kubeconfig({ server: `https://127.0.0.1:${server.port}`, ca: (await signer('other', 'self')).certificate.pem }),
  )
  assert.equal(await exec(other), false)
  other.close()
})

test('connection: a credential plugin that waits for somebody to type a code is not waited for', async () => {
  const connection = await connect(
    `apiVersion: v1
kind: Config
current-context: a
clusters: [{ name: a, cluster: { server: 'https://127.0.0.1:1' } }]
users: [{ name: a, user: { exec: { apiVersion: client.authentication.k8s.io/v1, command: sleep, args: ['3'] } } }]
contexts: [{ name: a, context: { cluster: a, user: a } }]
`,
    50,
  )
  await assert.rejects(connection.authorize(), (error: { code?: string; message: string; advice?: string }) => {
    assert.match(error.message, /nobody gave them within 0\.05 s/)
    assert.match(error.advice ?? '', /without one/)
    return error.code === 'NoCredentials'
  })
  connection.close()
})

test('connection: requests and execs go through the proxy of the environment, as kubectl does, unless NO_PROXY names the server', async () => {
  const { signal } = new AbortController()
  await using server = await apiServer({
    http: (_request, response) => response.end('{"a":1}'),
    exec: ws => ws.send(frame(3, success)),
  })
  await using proxy = await connectProxy(() => server.port)
  const before = { ...process.env }
  process.env['HTTPS_PROXY'] = proxy.url
  // A name that resolves nowhere but behind the proxy; the certificate is of this machine.
  const at = (name: string) => server.kubeconfig.replace(/server: "[^"]*"/, `server: "https://${name}:6443", tls-server-name: localhost`)
  const ask = async (kubeconfig: string) => {
    const connection = await connect(kubeconfig)
    try {
      const target = { namespace: 'a', name: 'b', container: 'c' }
      const body = await call(connection, { method: 'GET', path: '/', signal })
      return [body, (await execInPod(connection, target, { command: ['sh'], deadlineMs: 5000, maxBytes: 1000, signal })).ended]
    } finally {
      connection.close()
    }
  }
  try {
    assert.deepEqual(await ask(at('api.invalid')), [{ a: 1 }, true])
    assert.deepEqual(proxy.asked, ['api.invalid:6443'])
    assert.deepEqual(await ask(server.kubeconfig), [{ a: 1 }, true])
    const theirs = Buffer.from((await signer('other', 'self')).certificate.pem).toString('base64')
    const other = at('api.invalid').replace(/authority-data: \S+/, `authority-data: ${theirs}`)
    await assert.rejects(ask(other), (error: Error) => isKubernetesFault(error) && /certificate/.test(error.message))
    for (const excepted of ['api.invalid', 'invalid']) {
      process.env['NO_PROXY'] = excepted
      await assert.rejects(ask(at('api.invalid')), isKubernetesFault)
    }
    assert.deepEqual(proxy.asked, ['api.invalid:6443'])
    process.env['NO_PROXY'] = ''
    for (const unusable of ['http://u:geheim@', 'http://u:ge heim@pro xy:1', 'http://u:geheim%zz@proxy:1', 'socks5://u:geheim@proxy:1']) {
      process.env['HTTPS_PROXY'] = unusable
      await assert.rejects(connect(at('api.invalid')), (error: Error & { code?: string }) => {
        assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /geheim|heim@/)
        return isKubernetesFault(error) && error.code === 'BadProxy'
      })
    }
    // Without a scheme, as kubectl takes it.
    process.env['HTTPS_PROXY'] = new URL(proxy.url).host
    assert.deepEqual(await ask(at('other.invalid')), [{ a: 1 }, true])
    assert.deepEqual(proxy.asked, ['api.invalid:6443', 'other.invalid:6443'])
  } finally {
    process.env = before
  }
})
