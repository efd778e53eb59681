/** Clients that are slow, silent, many, or talk nonsense: whoever behaves is served meanwhile, and nothing is left afterwards. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { files, type LabNetwork, processOf, runIn, startLabNetwork } from '../network/lab-network.ts'
import { applicationRule, policyOf } from '../network/policies.ts'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'

enterPrivateNamespaces(import.meta)

let lab: LabNetwork
const weather = 'https://dataservice.accuweather.com/x'
before(async () => {
  lab = await startLabNetwork()
  const rules = [
    applicationRule('weather', { terminateTLS: true, targetFqdns: ['*.accuweather.com'] }),
    applicationRule('registry', { targetFqdns: ['mcr.microsoft.com'] }),
  ]
  await lab.configure({ policy: policyOf({ name: 'allowed', priority: 100, action: 'Allow', rules }), caPfx: lab.caPfx })
})
after(() => lab?.close())

/** Runs a client program in the pod; its `log` is what comes back. */
async function client(name: string, program: string) {
  writeFileSync(
    `/run/${name}.mjs`,
    `import net from 'node:net'\nimport tls from 'node:tls'\nimport { readFileSync } from 'node:fs'\nconst sleep = ms => new Promise(done => setTimeout(done, ms))\n${program}`,
  )
  const ran = await runIn(lab.pod.namespace, process.execPath, [`/run/${name}.mjs`])
  assert.equal(ran.err, '')
  return JSON.parse(ran.out)
}

/** A ClientHello as bytes, by letting a TLS client talk to nobody. */
const helloOf = (host: string) => `
const helloOf = host => new Promise(resolve => {
  const server = net.createServer(socket => socket.once('data', bytes => { resolve(bytes); socket.destroy(); server.close() })).listen(0, '127.0.0.2', () => {
    tls.connect({ host: '127.0.0.2', port: server.address().port, servername: host }).on('error', () => {})
  })
})
const hello = await helloOf('${host}')
`

test('a ClientHello that comes in small pieces is read like any other', async () => {
  const got = await client(
    'slow',
    `${helloOf('mcr.microsoft.com')}
    const socket = net.connect(443, '203.0.113.1')
    socket.setNoDelay(true)
    const answered = new Promise(resolve => { socket.once('data', bytes => resolve(bytes[0])); socket.once('close', () => resolve('closed')) })
    for (let at = 0; at < hello.length; at += 40) { socket.write(hello.subarray(at, at + 40)); await sleep(5) }
    console.log(await answered)
    socket.destroy()`,
  )
  assert.equal(got, 22)
})

test('garbage is answered with an end, never with data', async () => {
  const got = await client(
    'garbage',
    `
    const inputs = ['\\0\\0\\0\\0', 'SSH-2.0-x\\r\\n', '\\x16\\x03\\x01\\xff\\xff', '\\x16\\x03\\x01\\x00\\x05\\x02\\x00\\x00\\x01\\x00', '\\x80\\x2e\\x01\\x03\\x01', 'lower case\\r\\n\\r\\n']
    const results = await Promise.all(inputs.flatMap(input => [80, 443].map(port => new Promise(resolve => {
      const socket = net.connect(port, '203.0.113.1', () => socket.write(Buffer.from(input, 'latin1')))
      let length = 0
      socket.on('data', bytes => { length += bytes.length })
      socket.on('error', () => {})
      socket.on('close', () => resolve(length))
    }))))
    console.log(JSON.stringify(results))`,
  )
  assert.deepEqual(got, Array(12).fill(0))
})

test('HTTP that cannot be read ends in an error or an end, and never reaches an origin', async () => {
  const got = await client(
    'http',
    `
    const inputs = ['GET / HTTP/1.1\\r\\nHost: a.example\\r\\nHost: b.example\\r\\n\\r\\n', 'GET http://evil.example/ HTTP/1.1\\r\\nHost: mcr.microsoft.com\\r\\n\\r\\n', 'CONNECT mcr.microsoft.com:443 HTTP/1.1\\r\\nHost: mcr.microsoft.com:443\\r\\n\\r\\n',
      'POST / HTTP/1.1\\r\\nHost: mcr.microsoft.com\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n', 'GET / HTTP/1.1\\r\\n' + 'a: b\\r\\n'.repeat(20000) + '\\r\\n', 'A'.repeat(100000)]
    const results = await Promise.all(inputs.map(input => new Promise(resolve => {
      const socket = net.connect(80, '203.0.113.1', () => socket.write(input))
      let text = ''
      socket.setTimeout(1500, () => socket.destroy())
      socket.on('data', bytes => { text += bytes })
      socket.on('error', () => {})
      socket.on('close', () => resolve(text.includes('egress-gate lab')))
    })))
    console.log(JSON.stringify(results))`,
  )
  assert.deepEqual(got, Array(6).fill(false))
})

test('an Upgrade is not let through: the origin sees a plain request', async () => {
  const got = await lab.curl('--cacert', files.root, '-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket', weather)
  const { headers } = JSON.parse(got.out)
  assert.deepEqual([headers.upgrade, headers.connection], [undefined, 'close'])
})

test('a thousand connections that say nothing keep nobody from being served, and two hundred that do are served', {
  timeout: 60_000,
}, async () => {
  const idle = client(
    'idle',
    `
    const sockets = Array.from({ length: 1000 }, () => net.connect(443, '203.0.113.1').on('error', () => {}))
    await sleep(4000)
    console.log(sockets.filter(socket => !socket.destroyed).length)
    process.exit()`,
  )
  const busy = await client(
    'busy',
    `
    const ca = readFileSync('${files.root}')
    let good = 0
    const one = () => new Promise(resolve => {
      const socket = tls.connect({ host: '203.0.113.1', port: 443, servername: 'dataservice.accuweather.com', ca }, () => socket.end('GET /y HTTP/1.1\\r\\nHost: dataservice.accuweather.com\\r\\nConnection: close\\r\\n\\r\\n'))
      let text = ''
      socket.on('data', bytes => { text += bytes })
      socket.on('error', () => {})
      socket.on('close', () => { if (/^HTTP\\/1.1 200/.test(text)) good++; resolve() })
    })
    const started = Date.now()
    let left = 200
    await Promise.all(Array.from({ length: 50 }, async () => { while (left-- > 0) await one() }))
    console.log(JSON.stringify({ good, milliseconds: Date.now() - started }))`,
  )
  console.log(`# 200 inspected connections in ${busy.milliseconds} ms`)
  assert.equal(busy.good, 200)
  assert.equal(await idle, 1000)
  assert.equal((await lab.curl('--cacert', files.root, weather)).code, 0)
})

test('clients that leave in the middle leave nothing behind', async () => {
  await client(
    'leave',
    `
    const ca = readFileSync('${files.root}')
    await Promise.all(Array.from({ length: 50 }, () => new Promise(resolve => {
      const socket = tls.connect({ host: '203.0.113.1', port: 443, servername: 'dataservice.accuweather.com', ca }, () => {
        socket.write('GET /bytes/500000000 HTTP/1.1\\r\\nHost: dataservice.accuweather.com\\r\\n\\r\\n')
        socket.once('data', () => { socket.destroy(); resolve() })
      })
      socket.on('error', () => resolve())
    })))
    console.log('1')
    process.exit()`,
  )
  const deadline = Date.now() + 5000
  const established = async () => Number((await runIn('gw', 'sh', ['-c', 'awk \'$4=="01"\' /proc/net/tcp | wc -l'])).out)
  while ((await established()) > 0 && Date.now() < deadline) await new Promise(done => setTimeout(done, 100))
  assert.equal(await established(), 0)
})

test('a data plane that dies says so, whoever asks', async () => {
  process.kill(processOf('firewall/main.ts'), 'SIGKILL')
  await assert.rejects(lab.configure({ policy: policyOf() }), /main\.ts (ended \(SIGKILL\)|cannot be reached)/)
})
