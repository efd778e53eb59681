/**
 * The firewall says nothing to what it denies: it closes. Who answers the ClientHello, if only by half, is somebody else, and that the connection
 * ends then is no denial.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { judge } from '../../src/verify/judge.ts'
import { observe } from '../../src/verify/observe.ts'
import { observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { nothingKnown } from '../../src/verify/together.ts'
import type { Probe } from '../../src/verify/verdict.ts'
import { http, leafOf, ourFirewall, plainOrigin, probe, runShell, signer, tlsOrigin } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-halfway-'))
const closers: (() => void)[] = []
after(() => {
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})
const open = <T extends { port: number; close: () => void }>(server: T): number => {
  closers.push(server.close)
  return server.port
}
const ports: Record<string, number> = {}
let authority: Awaited<ReturnType<typeof ourFirewall>>['authority']

before(async () => {
  ;({ authority } = await ourFirewall())
  const origin = open(
    await tlsOrigin(await leafOf('localhost', await signer('Public Root', 'self'), { subject: 'x' }), [], http(200, 'secret')),
  )
  ports['closes'] = open(await plainOrigin(socket => socket.end()))
  ports['says close_notify'] = open(await plainOrigin(socket => socket.end(Buffer.from('15030300020100', 'hex'))))
  ports['warns that it does not know the name'] = open(await plainOrigin(socket => socket.end(Buffer.from('15030300020170', 'hex'))))
  ports['shows its certificate'] = open(
    await plainOriginWith((socket, hello) => {
      const behind = net.connect(origin, '127.0.0.1', () => behind.write(hello))
      behind.once('data', answer => {
        socket.end(answer)
        behind.destroy()
      })
    }),
  )
})

/** What it was sent first matters here. */
const plainOriginWith = (answer: (socket: net.Socket, hello: Buffer) => void) =>
  new Promise<{ port: number; close: () => void }>(resolve => {
    const server = net.createServer(socket => socket.on('error', () => {}).once('data', hello => answer(socket, hello)))
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as net.AddressInfo).port, close: () => server.close() }))
  })

const nonce = '0123456789abcdef0123456789abcdef'
const denied = (id: string, port: number): Probe =>
  probe(id, `https://localhost:${port}/`, { expect: 'deny' }, { effect: 'deny', inspected: false, by: 'default' })

/** Each verdict, and how often the pod was told to ask something again. `paths`: what stands in the script, and what is to stand there. */
async function ask(probes: readonly Probe[], paths: Readonly<Record<string, string>>, deaf: boolean) {
  const known = nothingKnown(new Date())
  const reply = verifyReply(probes, known)
  let script = wholeScript(verifyScript(probes, { allowSeconds: 15, denySeconds: 15 }, nonce, { runtimes: false }), nonce)
  for (const [from, to] of Object.entries(paths)) script = script.replaceAll(from, to)
  let again = 0
  const { stdout } = await runShell(script, { name: 'sh', command: ['sh', '-s'], env: { TMPDIR: folder } }, line => {
    const answer = reply(line, nonce)
    again += answer?.match(/a:/g)?.length ?? 0
    return answer !== undefined && deaf ? '\n' : answer
  })
  const ids = probes.map(({ id }) => id)
  const parsed = parseOutput(stdout, nonce, ids)
  const together = observeTogether(probes, parsed, known)
  const verdicts = probes.map(each => {
    const seen = together.get(each.id) ?? observe(each, parsed.probes.get(each.id), nonce)
    return judge(each, undefined, seen, authority, new Date(), { publicRoots: [] })
  })
  return { again, results: verdicts.map(({ result }) => result), told: verdicts.map(({ because }) => because).join('\n') }
}

const tools: [tool: string, paths: Readonly<Record<string, string>>, deaf?: true][] = [
  ['one curl for all', {}],
  ['one curl for all, and nothing is asked again', {}, true],
  ['a curl for each', { '--parallel': '--no-such-option' }],
  ['openssl', { 'have curl': 'false' }],
  ['python', { 'have curl': 'false', 'have openssl': 'false' }],
  ['node', { 'have curl': 'false', 'have openssl': 'false', 'in python3 python': 'in nopython' }],
]
for (const [tool, paths, deaf = false] of tools)
  for (const what of ['says close_notify', 'warns that it does not know the name', 'shows its certificate'])
    test(`who ${what} and closes does not deny as the firewall does (${tool})`, async () => {
      const { results, told } = await ask([denied('p1', ports[what] as number), denied('p2', ports['closes'] as number)], paths, deaf)
      assert.equal(results[0], 'inconclusive', told)
      assert.equal(results[1], deaf && what !== 'says close_notify' ? 'inconclusive' : 'pass', told)
    })

test('where nobody answers by half, nothing is asked twice', async () => {
  const port = ports['closes'] as number
  const { again, results } = await ask([denied('p1', port), denied('p2', port)], {}, false)
  assert.deepEqual([again, results], [0, ['pass', 'pass']])
})
