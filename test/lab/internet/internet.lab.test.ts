/** The lab's internet, reached from a subnet without a route table: no firewall in between. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { labNet } from '../../../src/lab/parts.ts'
import { files, type LabNetwork, resolveAt, startLabNetwork } from '../network/lab-network.ts'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'

enterPrivateNamespaces(import.meta)

let lab: LabNetwork
before(async () => {
  lab = await startLabNetwork()
  await lab.topology.setRoutes([])
  resolveAt(labNet.platformDns)
})
after(() => lab?.close())

test('a name that the facts know leads to its address, with TLS 1.3 and HTTP/2', async () => {
  const { out } = await lab.curl('--cacert', files.publicRoot, 'https://one.blob.core.windows.net/a?b')
  const { address, client, httpVersion, tls, path } = JSON.parse(out)
  assert.deepEqual(
    { address, client, httpVersion, tls, path },
    {
      address: '20.60.0.4',
      client: lab.pod.address,
      httpVersion: '2.0',
      tls: { protocol: 'TLSv1.3', alpn: 'h2', serverName: 'one.blob.core.windows.net' },
      path: '/a?b',
    },
  )
})

const web: [name: string, args: string[], code: number, expected?: RegExp][] = [
  ['HTTP/1.1 when that is what a client offers', ['--http1.1', 'https://example.org/'], 0, /"httpVersion":"1\.1"/],
  ['plain HTTP', ['http://example.org/x'], 0, /"path":"\/x"/],
  ['a registry says that it is one', ['https://mcr.microsoft.com/v2/'], 0, /^\{\}\n$/],
  ['a status on demand', ['-o', '/dev/null', '-w', '%{http_code}', 'https://example.org/status/503'], 0, /^503$/],
  ['an untrusted origin', ['https://legacy.accuweather.com/'], 60],
  ['no name: a certificate all the same', ['-k', 'https://203.0.113.5/'], 0, /"address":"203\.0\.113\.5"/],
  ['a name that does not exist', ['https://no-such-host.example.org/'], 6],
]
for (const [name, args, code, expected] of web)
  test(name, async () => {
    const got = await lab.curl('--cacert', files.publicRoot, ...args)
    assert.equal(got.code, code, got.err)
    if (expected) assert.match(got.out, expected)
  })

const datagram = (address: string, port: number, bytes: string) => `
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(2)
s.connect(('${address}', ${port})); s.send(${bytes}); print(len(s.recv(2000)))`
const datagrams: [name: string, program: string, length: string][] = [
  ['time at any address', datagram('203.0.113.77', 123, "b'\\x23' + b'\\0' * 47"), '48'],
  ['an echo at any address', datagram('20.30.40.50', 1194, "b'x' * 1200"), '1200'],
  ['any resolver', datagram('9.9.9.10', 53, "b'\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\7example\\3org\\0\\0\\1\\0\\1'"), '56'],
]
for (const [name, program, length] of datagrams)
  test(name, async () => assert.equal((await lab.run('python3', '-c', program.trim())).out.trim(), length))

test('DNS over TCP', async () => {
  const program = `
import socket, struct
q = b'\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\7example\\3org\\0\\0\\1\\0\\1'
s = socket.create_connection(('${labNet.platformDns}', 53), 2); s.send(struct.pack('>H', len(q)) + q); print(len(s.recv(2000)))`
  assert.equal((await lab.run('python3', '-c', program.trim())).out.trim(), '58')
})

test('ports: a banner on 22, silence on 445 and 9000, refusal elsewhere', async () => {
  assert.match((await lab.run('timeout', '2', 'bash', '-c', 'head -1 </dev/tcp/20.30.1.1/22')).out, /^SSH-2\.0/)
  const codes = await Promise.all([445, 9000, 8443].map(async port => (await lab.curl('-m', '1', `telnet://20.30.1.1:${port}`)).code))
  assert.deepEqual(codes, [28, 28, 7])
})
