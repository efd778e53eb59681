/** What runtimes of a container trust: the real Node.js of this machine, and words that lie. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { nodeTrust, pythonTrust, runtimeTrust } from '../../src/verify/runtime-trust.ts'
import { verifyScript } from '../../src/verify/script.ts'
import { ourFirewall, runShell } from './lab.ts'

test('the real Node.js trusts our root with NODE_EXTRA_CA_CERTS, and not without', async () => {
  const { root } = await ourFirewall()
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-runtime-'))
  try {
    const file = join(folder, 'root.pem')
    writeFileSync(file, root.certificate.pem)
    const ask = (env: Record<string, string>) =>
      runtimeTrust(execFileSync(process.execPath, ['-e', nodeTrust], { env, encoding: 'utf8' }), root.certificate.fingerprint)[0]
    assert.equal(ask({})?.trusts, 'no')
    assert.match(ask({})?.missing ?? '', /NODE_EXTRA_CA_CERTS/)
    assert.equal(ask({ NODE_EXTRA_CA_CERTS: file })?.trusts, 'yes')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('python reads the bundle that its variable names, wherever certifi is', async () => {
  const { root } = await ourFirewall()
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-runtime-'))
  try {
    const file = join(folder, 'root.pem')
    writeFileSync(file, root.certificate.pem)
    writeFileSync(join(folder, 'certifi.py'), `def where(): return ${JSON.stringify(join(folder, 'empty.pem'))}`)
    writeFileSync(join(folder, 'empty.pem'), '')
    const ask = (env: Record<string, string>) =>
      runtimeTrust(
        execFileSync('python3', ['-c', pythonTrust], { env: { PATH: process.env['PATH'], PYTHONPATH: folder, ...env }, encoding: 'utf8' }),
        root.certificate.fingerprint,
      )[0]
    assert.notEqual(ask({})?.trusts, 'yes')
    assert.equal(ask({ REQUESTS_CA_BUNDLE: file })?.trusts, 'yes')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the script brings it back from a real shell', async () => {
  const { root } = await ourFirewall()
  const nonce = '0123456789abcdef0123456789abcdef'
  const { stdout } = await runShell(wholeScript(verifyScript([], { allowSeconds: 3, denySeconds: 3 }, nonce), nonce), {
    name: 'sh',
    command: ['sh', '-s'],
    env: { NODE_EXTRA_CA_CERTS: '' },
  })
  const said = parseOutput(stdout, nonce, []).probes.get('pod')?.get('runtimes')
  const node = runtimeTrust(Buffer.from(said ?? []).toString('latin1'), root.certificate.fingerprint).find(
    ({ runtime }) => runtime === 'node',
  )
  assert.deepEqual([node?.trusts, node?.how], ['no', 'asked'])
})

const ours = 'ab'.repeat(32)
for (const [said, expected] of [
  ['', []],
  ['noise\n{}\nnull\n[]\n{"runtime":"evil","roots":[]}', []],
  ['{"runtime":"java"}', ['unknown']],
  ['{"runtime":"node","roots":[]}', ['unknown']],
  [`{"runtime":"node","roots":["${ours}"]}`, ['yes']],
  [`{"runtime":"node","roots":["${ours}"]}\n{"runtime":"node","roots":["x"]}`, ['no']],
  [`{"runtime":"node","roots":["x"]}\n{"runtime":"node","roots":["${ours}"]}`, ['no']],
] as const)
  test(`what is said: ${said.slice(0, 60).replaceAll('\n', ' ')}`, () =>
    assert.deepEqual(
      runtimeTrust(said, ours).map(({ trusts }) => trusts),
      expected,
    ))
