/** What clients and pods may do without ending the process that serves all of them: an unhandled error anywhere here fails this file. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { parse } from 'yaml'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'
import { fqdn, openWorld, type TestWorld } from './world.ts'

enterPrivateNamespaces(import.meta, ['kubectl'])

let world: TestWorld
let token = ''
before(async () => {
  world = await openWorld()
  token = (parse(world.cluster.kubeconfig) as { users: [{ user: { token: string } }] }).users[0].user.token
})
after(async () => {
  await world.close()
  assert.deepEqual(
    world.refusals.filter(text => !/port forwarding/.test(text)),
    [],
    'nothing went wrong unplanned',
  )
})
const ok = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl(...args)
  assert.equal(code, 0, `kubectl ${args.join(' ')}: ${stderr}`)
  return stdout
}
const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

/** A connection to the API server that does nothing by itself. */
const dial = async (): Promise<{ raw: Socket; secure: TLSSocket }> => {
  const raw = connect(443, '127.0.0.1')
  const secure = connectTls({ socket: raw, servername: fqdn, ca: world.publicRoot.certificatePem })
  for (const one of [raw, secure]) one.on('error', () => {})
  await once(secure, 'secureConnect')
  return { raw, secure }
}
const head = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, `host: ${fqdn}`, `authorization: Bearer ${token}`, ...headers, '', ''].join('\r\n')

test('clients that reset the connection in the middle of an upgrade', async () => {
  await ok('run', 'target', '--image=ubuntu', '--', 'sleep', 'infinity')
  await ok('wait', 'pod/target', '--for=condition=Ready', '--timeout=10s')
  const upgrade = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==']
  for (const what of ['portforward', 'exec?command=true&stdout=true', 'attach?stdout=true', 'log']) {
    for (const protocol of ['v5.channel.k8s.io', 'nonsense']) {
      for (const milliseconds of [0, 1, 5]) {
        const { raw, secure } = await dial()
        secure.write(head(`GET /api/v1/namespaces/default/pods/target/${what}`, ...upgrade, `sec-websocket-protocol: ${protocol}`))
        await pause(milliseconds)
        raw.resetAndDestroy()
      }
    }
  }
  await pause(100)
  assert.match(await ok('get', 'pod', 'target'), /Running/)
})

test('a watch that has timed out is told nothing more, however slowly its client reads', async () => {
  writeFileSync('/run/home/large', 'x'.repeat(900_000))
  await ok('create', 'configmap', 'large', '--from-file=/run/home/large')
  const { secure } = await dial()
  secure.write(head('GET /api/v1/namespaces/default/configmaps?watch=true&allowWatchBookmarks=true&timeoutSeconds=3', 'connection: close'))
  secure.pause()
  const touch = (count: number): Promise<string> => ok('annotate', 'configmap', 'large', '--overwrite', `count=${count}`)
  // More than the sockets hold: the end of the answer waits for the client.
  const until = Date.now() + 4500
  for (let count = 0; count < 16 || Date.now() < until; count += 1) await touch(count)
  let text = ''
  secure.on('data', chunk => {
    text += String(chunk)
  })
  secure.resume()
  await once(secure, 'close').catch(() => {})
  const last = text.trimEnd()
  assert.match(last, /\r\n0$/, 'the answer has its end')
  assert.match(text, /"type":"BOOKMARK"/)
  assert.match((await world.kubectl('get', '--raw', '/api/v1/pods?watch=1&timeoutSeconds=soon')).stderr, /invalid value for timeoutSeconds/)
})

test('hooks, probes and commands keep the environment that their container started with', async () => {
  await ok('create', 'secret', 'generic', 'word', '--from-literal=WORD=kept')
  const env = [{ name: 'WORD', valueFrom: { secretKeyRef: { name: 'word', key: 'WORD' } } }]
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'hooked' },
    spec: {
      terminationGracePeriodSeconds: 5,
      containers: [
        {
          name: 'app',
          image: 'ubuntu',
          env,
          command: ['sleep', 'infinity'],
          readinessProbe: { exec: { command: ['sh', '-c', '[ "$WORD" = kept ]'] }, periodSeconds: 1, failureThreshold: 1 },
          livenessProbe: { exec: { command: ['sh', '-c', '[ "$WORD" = kept ]'] }, periodSeconds: 1, failureThreshold: 1 },
          lifecycle: { preStop: { exec: { command: ['sh', '-c', 'echo "bye $WORD" > /proc/1/fd/1'] } } },
        },
      ],
    },
  }
  const { code, stderr } = await world.kubectlWith(JSON.stringify(pod), 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
  await ok('wait', 'pod/hooked', '--for=condition=Ready', '--timeout=10s')
  await ok('delete', 'secret', 'word')
  await pause(1500)
  assert.equal(await ok('exec', 'hooked', '--', 'sh', '-c', 'echo $WORD'), 'kept\n')
  assert.match(await ok('get', 'pod', 'hooked'), /1\/1 +Running +0/)
  await ok('delete', 'pod', 'hooked', '--timeout=20s')
  assert.match(await ok('get', 'pod', 'target'), /Running/)
})
