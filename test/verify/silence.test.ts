/** What must not be taken for packets that were dropped: a name that nobody resolves, a resolver that is slow, a tool that says nothing. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { observe } from '../../src/verify/observe.ts'
import { nodeProber, pythonProber } from '../../src/verify/script-helpers.ts'
import { probe, udpOrigin } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-silence-'))
after(() => rmSync(folder, { recursive: true }))
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', timeout: 60_000, env: { ...process.env, ...env } }))

const deaf = join(folder, 'deaf.cjs')
writeFileSync(deaf, 'require("dns").lookup = () => {}\n')
const ask = (kind: string, host: string, port: number, env = {}) =>
  run(process.execPath, ['-e', nodeProber, '--', kind, host, String(port), '0.5', `${kind}://${host}/`, 'GET', '00'], env)

for (const kind of ['tcp', 'udp', 'http', 'https'])
  test(`node: a name that is not resolved in time was never asked (${kind})`, () => {
    const { error, connected } = ask(kind, 'nowhere.example', 9, { NODE_OPTIONS: `--require ${deaf}` })
    assert.deepEqual([error.kind, connected], ['dns', undefined])
  })

test('node: silence after the name was resolved is silence', async () => {
  const mute = await udpOrigin(() => undefined)
  try {
    for (const host of ['localhost', '127.0.0.1']) assert.equal(ask('udp', host, mute.port).error.kind, 'timeout', host)
  } finally {
    mute.close()
  }
})

test('python: the clock of a UDP question begins when the name is resolved', async () => {
  // An answer that comes at once, and a resolver that takes all the time there is.
  const script = `import socket,time
wait=socket.gethostbyname
def slow(name):
    time.sleep(0.8)
    return wait(name)
socket.gethostbyname=slow
served=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);served.bind(("127.0.0.1",0))
import threading
def serve():
    m,a=served.recvfrom(2048);served.sendto(m,a)
threading.Thread(target=serve,daemon=True).start()
import sys
sys.argv[3]=str(served.getsockname()[1])
${pythonProber}`
  assert.deepEqual(run('python3', ['-c', script, 'udp', 'localhost', '0', '0.5', '', '', 'beef']), { answer: 'beef' })
})

test('nc: what ends without a word may have been refused', () => {
  const ntp = probe(
    'p1',
    { kind: 'port', host: 'ntp.ubuntu.com', port: 123, protocol: 'udp', speaks: 'ntp' },
    { expect: 'deny' },
    { effect: 'deny' },
  )
  const fields = new Map([
    ['tool', Buffer.from('nc\n')],
    ['rc', Buffer.from('0\n')],
  ])
  assert.equal(observe(ntp, fields, '0123456789abcdef').kind, 'unknown')
})
