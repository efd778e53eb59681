/** What runtimes of a container trust: the real Node.js of this machine, and words that lie. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { bundleOfCurl } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { nodeTrust, pythonTrust } from '../../src/verify/runtime-script.ts'
import { type Around, runtimeTrust } from '../../src/verify/runtime-trust.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { nothingKnown } from '../../src/verify/together.ts'
import { http, leafOf, ourFirewall, probe, runShell, tlsOrigin } from './lab.ts'

const trusted: Around = { system: true, inspected: true }

test('the real Node.js trusts our root with NODE_EXTRA_CA_CERTS, and not without', async () => {
  const { root } = await ourFirewall()
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-runtime-'))
  try {
    const file = join(folder, 'root.pem')
    writeFileSync(file, root.certificate.pem)
    const ask = (env: Record<string, string>) =>
      runtimeTrust(execFileSync(process.execPath, ['-e', nodeTrust], { env, encoding: 'utf8' }), root.certificate.fingerprint, trusted)[0]
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
        trusted,
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
  const node = runtimeTrust(Buffer.from(said ?? []).toString('latin1'), root.certificate.fingerprint, trusted).find(
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
      runtimeTrust(said, ours, trusted).map(({ trusts }) => trusts),
      expected,
    ))

for (const [what, said, around, runtime, trusts, because] of [
  ['a Go program', '{"runtime":"go","process":"app","store":"","same":true,"late":false}', {}, 'go', 'yes', /trusts our root/],
  [
    'a store without it',
    '{"runtime":"go","process":"app","store":"","same":true,"late":false}',
    { system: false },
    'go',
    'no',
    /does not trust/,
  ],
  [
    'a store that nobody asked',
    '{"runtime":"go","process":"app","store":"","same":true,"late":false}',
    { system: 'unknown' },
    'go',
    'unknown',
    /could not be asked/,
  ],
  [
    'started before the root came',
    '{"runtime":"dotnet","process":"app","store":"","same":true,"late":true}',
    {},
    'dotnet',
    'unknown',
    /changed after it started/,
  ],
  [
    'a variable of its own',
    '{"runtime":"dotnet","process":"app","store":"/x.pem","same":false,"late":false}',
    {},
    'dotnet',
    'unknown',
    /another store .*x\.pem/,
  ],
  ['words left out', '{"runtime":"dotnet","process":"app"}', {}, 'dotnet', 'unknown', /another store/],
  ['a Python that took it', '{"runtime":"python","version":"3.13.1","tried":"ok"}', {}, 'python', 'yes', /took the certificate/],
  [
    'a Python that refused it',
    '{"runtime":"python","version":"3.13.1","tried":"refused","detail":"Missing Authority Key Identifier\\u001b[31m"}',
    {},
    'python',
    'no',
    /Missing Authority Key Identifier \[31m/,
  ],
  ['a curl with a bundle of its own', '{"runtime":"curl","store":"/cacert.pem","tried":"refused"}', {}, 'curl', 'no', /refused/],
  ['a Java, as keytool writes it', `{"runtime":"java","roots":["${'AB:'.repeat(31)}AB",""]}`, {}, 'java', 'yes', /lists our root/],
] as const)
  test(`what is said of ${what} -> ${trusts}`, () => {
    const found = runtimeTrust(said, ours, { ...trusted, ...around })
    assert.deepEqual(
      found.map(each => [each.runtime, each.trusts]),
      [[runtime, trusts]],
    )
    assert.match(found[0]?.because ?? '', because)
    assert.equal(found[0]?.missing === undefined, trusts === 'yes')
  })

test('what was tried where nothing was inspected says nothing, nor does the curl of the distribution', () => {
  assert.deepEqual(runtimeTrust('{"runtime":"python","tried":"ok"}', ours, { system: true, inspected: false }), [])
  assert.deepEqual(runtimeTrust('{"runtime":"curl","store":"/etc/ssl/certs/ca-certificates.crt","tried":"ok"}', ours, trusted), [])
})

test('the script finds Go and .NET among the processes, tries Python, and names the bundle of curl', async () => {
  const { root, intermediate, subCa } = await ourFirewall()
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-runtime-'))
  const origin = await tlsOrigin(await leafOf('localhost', subCa), [subCa, intermediate], http(200, 'hi'))
  const nonce = '0123456789abcdef0123456789abcdef'
  try {
    const file = join(folder, 'store.pem')
    writeFileSync(file, root.certificate.pem)
    const process = (
      pid: number,
      name: string,
      parts: { exe?: string; maps?: string; environ?: string },
      began = '9999999999999',
    ): void => {
      const at = join(folder, 'proc', String(pid))
      mkdirSync(at, { recursive: true })
      writeFileSync(join(folder, `${name}.exe`), parts.exe ?? `ELF ${name}`)
      symlinkSync(join(folder, `${name}.exe`), join(at, 'exe'))
      writeFileSync(join(at, 'maps'), parts.maps ?? '')
      writeFileSync(join(at, 'comm'), `${name}\n`)
      writeFileSync(join(at, 'environ'), parts.environ ?? `A=b\0SSL_CERT_FILE=${file}\0`)
      writeFileSync(join(at, 'stat'), `${pid} (${name} x) S ${'0 '.repeat(18)}${began} 0`)
    }
    process(1, 'server', { exe: `\0\0\xff Go buildinf:\0${'\0'.repeat(100)}` })
    process(2, 'web', { maps: '7f00 r-xp /app/libcoreclr.so\n' })
    process(3, 'other', { exe: 'Go buildinf:', environ: 'SSL_CERT_FILE=/x.pem\0' })
    process(4, 'plain', {})
    process(5, 'ourown', { exe: 'Go buildinf:' }, '999999999999999')
    // The script itself, which began after the others and before what it starts.
    const own = `mkdir -p ${folder}/proc/$$ && echo "$$ (sh) S ${'0 '.repeat(18)}99999999999999 0" >${folder}/proc/$$/stat`
    writeFileSync(join(folder, 'proc', 'stat'), 'cpu 1\nbtime 1000\n')
    const asked = [probe('p1', `https://localhost:${origin.port}/`, { inspected: true })]
    const script = wholeScript(verifyScript(asked, { allowSeconds: 10, denySeconds: 3 }, nonce), nonce).replaceAll(
      '/proc/',
      `${folder}/proc/`,
    )
    const env = { CURL_CA_BUNDLE: file, SSL_CERT_FILE: file, SSL_CERT_DIR: '', NODE_EXTRA_CA_CERTS: file, TMPDIR: folder }
    for (const [shell, store] of [
      ['dash', file],
      ['bash', file],
      ['dash', join(folder, 'none.pem')],
    ] as const) {
      if (store !== file) writeFileSync(store, (await ourFirewall()).root.certificate.pem)
      const reply = verifyReply(asked, nothingKnown(new Date()))
      const { stdout, stderr } = await runShell(
        script,
        { name: shell, command: ['sh', '-c', `${own} && exec ${shell} -s`], env: { ...env, CURL_CA_BUNDLE: store } },
        line => reply(line, nonce),
      )
      const said = Buffer.from(parseOutput(stdout, nonce, ['p1']).probes.get('pod')?.get('runtimes') ?? []).toString('latin1')
      const found = runtimeTrust(said, root.certificate.fingerprint, trusted)
      const of = (runtime: string, name = '') => found.find(each => each.runtime === runtime && (name === '' || each.process === name))
      assert.equal(of('go', 'server')?.trusts, 'yes', `${shell}: ${said} ${stderr}`)
      assert.equal(of('go', 'other')?.trusts, 'unknown', said)
      assert.equal(of('dotnet', 'web')?.trusts, 'yes', said)
      assert.equal(of('python')?.trusts, 'yes', said)
      assert.equal(bundleOfCurl(parseOutput(stdout, nonce, ['p1'])), store)
      assert.ok(!said.includes('plain'), said)
      assert.ok(!said.includes('ourown'), said)
    }
  } finally {
    origin.close()
    rmSync(folder, { recursive: true })
  }
})

test('a real Java lists its roots', { skip: !existsSync('/usr/bin/java') && 'there is no java' }, async () => {
  const nonce = '0123456789abcdef0123456789abcdef'
  const { stdout } = await runShell(wholeScript(verifyScript([], { allowSeconds: 3, denySeconds: 3 }, nonce), nonce), {
    name: 'sh',
    command: ['sh', '-s'],
    env: { JAVA_HOME: '/usr' },
  })
  const said = Buffer.from(parseOutput(stdout, nonce, []).probes.get('pod')?.get('runtimes') ?? []).toString('latin1')
  const [java] = runtimeTrust(said, ours, trusted).filter(({ runtime }) => runtime === 'java')
  assert.deepEqual([java?.trusts, java?.how], ['no', 'asked'], said.slice(-400))
})
