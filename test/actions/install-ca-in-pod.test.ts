/** install-ca-in-pod from outside: real shells, real update-ca-certificates (into a folder of the test), an API server on loopback. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { installCaInPod } from '../../src/actions/install-ca-in-pod.ts'
import type { Certificate } from '../../src/pki/certificate.ts'
import { type TestPod, testCluster } from '../kubernetes/cluster.ts'
import type { Signer } from '../verify/lab.ts'
import { leafOf, signer } from '../verify/lab.ts'
import { runAction } from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-install-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const example = readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')
let root: Signer
let other: Signer
let intermediate: Signer
let leaf: Signer
before(async () => {
  ;[root, other] = await Promise.all([signer('Weather Egress Root CA', 'self'), signer('Another Root CA', 'self')])
  intermediate = await signer('Weather Egress Intermediate CA', root)
  leaf = await leafOf('a.example', intermediate)
})

let count = 0
/** A container's file system, as far as the script sees it. */
function container(
  mounted: string | undefined,
  more: { tool?: string | null; readOnly?: string; bundle?: readonly Certificate[]; noOpenssl?: boolean } = {},
) {
  const at = join(folder, `c${++count}`)
  const bin = join(at, 'bin')
  for (const each of ['bin', 'anchors', 'certs', 'mnt']) mkdirSync(join(at, each), { recursive: true })
  const bundle = join(at, 'certs/ca-certificates.crt')
  writeFileSync(bundle, (more.bundle ?? [other.certificate]).map(({ pem }) => `${pem.trim()}\n`).join(''))
  if (mounted !== undefined) writeFileSync(join(at, 'mnt/root.pem'), mounted)
  const update =
    more.tool === undefined
      ? `#!/bin/sh\necho ran >>${at}/runs\n[ "$#" = 0 ] || exit 9\nfor f in ${at}/anchors/*.crt; do cat "$f" >>${bundle}; done\necho "1 added, 0 removed; done."\n`
      : more.tool
  if (update !== null) writeFileSync(join(bin, 'update-ca-certificates'), update, { mode: 0o755 })
  writeFileSync(join(at, 'os-release'), 'ID=debian\nVERSION_ID="12"\n')
  // The image's openssl knows the test's bundle, not this machine's.
  writeFileSync(
    join(bin, 'openssl'),
    `#!/bin/sh\nif [ "$1" = verify ]; then shift; exec /usr/bin/openssl verify -no-CApath -CAfile ${bundle} "$@"; fi\nexec /usr/bin/openssl "$@"\n`,
    { mode: 0o755 },
  )
  const paths: Record<string, string> = {
    '/mnt/secrets-store/egress-root': join(at, 'mnt/root.pem'),
    '/mnt/azure/rootCA.pem': join(at, 'mnt/root.pem'),
    '/usr/local/share/ca-certificates': join(at, 'anchors'),
    '/etc/ssl/certs/ca-certificates.crt': bundle,
    '/etc/ssl/cert.pem': join(at, 'none'),
    '/etc/pki/': join(at, 'none/'),
    '/var/lib/ca-certificates/': join(at, 'none/'),
    '/etc/os-release': join(at, 'os-release'),
  }
  const env = { PATH: `${bin}:/usr/bin:/bin` }
  // No tool of this machine may run by mistake.
  paths['PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"'] = 'PATH="$PATH"'
  return {
    at,
    bundle,
    paths,
    env,
    runs: () => (readdirSync(at).includes('runs') ? readFileSync(join(at, 'runs'), 'utf8').split('\n').length - 1 : 0),
  }
}

const pod = (name: string, app: string, of: ReturnType<typeof container>, more: Partial<TestPod> = {}): TestPod => ({
  name,
  labels: { app },
  paths: of.paths,
  env: of.env,
  ...more,
})

async function install(
  pods: TestPod[],
  inputs: Record<string, string> = {},
  change: (cluster: Awaited<ReturnType<typeof testCluster>>) => void = () => {},
) {
  await using cluster = await testCluster(pods)
  change(cluster)
  const workspace = mkdtempSync(join(folder, 'w'))
  writeFileSync(join(workspace, 'egress.yaml'), example)
  writeFileSync(join(workspace, 'kubeconfig'), cluster.kubeconfig)
  const result = await runAction(installCaInPod, {
    workspace,
    kubeconfig: 'kubeconfig',
    workloads: 'weather',
    'wait-seconds': '0',
    ...inputs,
  })
  return {
    ...result,
    execs: cluster.execs,
    pods: JSON.parse(result.outputs['pods'] ?? '[]') as {
      name: string
      result: string
      because: string
      containerId: string
      fingerprint: string
    }[],
  }
}

test('install: one exec per pod, installed as Debian does, checked, and unchanged the second time', async () => {
  const [a, b] = [container(root.certificate.pem), container(root.certificate.pem)]
  const first = await install([pod('weather-1', 'weather', a), pod('weather-2', 'weather', b)])
  assert.equal(first.report.result, 'pass', JSON.stringify(first.report.findings))
  assert.deepEqual([first.outputs['installed'], first.outputs['unchanged'], first.outputs['failed']], ['2', '0', '0'])
  assert.deepEqual(first.execs.sort(), ['weather-1', 'weather-2'])
  assert.equal(first.pods[0]?.fingerprint, root.certificate.fingerprint)
  assert.equal(first.pods[0]?.containerId, 'containerd://weather-1-0')
  assert.match(JSON.stringify(first.report.findings), /a restart loses it/)
  const [name = ''] = readdirSync(join(a.at, 'anchors'))
  assert.equal(name, `egress-gate-${root.certificate.fingerprint.slice(0, 16)}.crt`)
  execFileSync('openssl', ['x509', '-in', join(a.at, 'anchors', name), '-noout'])
  assert.equal(a.runs(), 1)
  const again = await install([pod('weather-1', 'weather', a), pod('weather-2', 'weather', b)])
  assert.deepEqual([again.outputs['installed'], again.outputs['unchanged'], again.report.result], ['0', '2', 'pass'])
  assert.equal(a.runs(), 1, 'the update tool must not run again')
})

test('install: what a container says of its tool does not come into the log as it is', async () => {
  const of = container(root.certificate.pem)
  const noise = 'say tool "$(printf \'x\\r::error::%0100000d\' 1)"'
  const paths = { ...of.paths, 'say tool "$tool"': noise }
  const result = await install([pod('weather-1', 'weather', { ...of, paths })])
  assert.equal(result.report.result, 'pass', JSON.stringify(result.report.findings).slice(0, 1000))
  assert.match(result.pods[0]?.because ?? '', /^installed with the update tool \(/)
  assert.ok(JSON.stringify(result).length < 20_000)
})

test('install: without openssl, SSL_CERT_FILE is looked into', async () => {
  const of = container(root.certificate.pem)
  const tools = join(of.at, 'tools')
  mkdirSync(tools)
  for (const tool of 'sh timeout base64 tr sed head tail grep id wc cat mv rm mkdir fold'.split(' '))
    symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(tools, tool))
  symlinkSync(join(of.at, 'bin/update-ca-certificates'), join(tools, 'update-ca-certificates'))
  const elsewhere = join(of.at, 'elsewhere.pem')
  writeFileSync(elsewhere, other.certificate.pem)
  const run = (SSL_CERT_FILE: string) => install([pod('weather-1', 'weather', of, { env: { PATH: tools, SSL_CERT_FILE } })])
  const blind = await run(elsewhere)
  assert.equal(blind.report.result, 'fail')
  assert.match(blind.pods[0]?.because ?? '', /SSL_CERT_FILE of the container names another file, which does not/)
  const own = await run(of.bundle)
  assert.deepEqual([own.report.result, own.outputs['unchanged']], ['pass', '1'], own.pods[0]?.because)
  writeFileSync(elsewhere, other.certificate.pem + root.certificate.pem)
  assert.equal((await run(elsewhere)).report.result, 'pass')
})

test('install: from the file share, and from an input', async () => {
  const share = await install([pod('batch-1', 'forecast-batch', container(root.certificate.pem))], { workloads: 'forecast-batch' })
  assert.equal(share.report.result, 'pass')
  const given = await install([pod('weather-1', 'weather', container(root.certificate.pem))], { 'root-certificate': root.certificate.pem })
  assert.equal(given.report.result, 'pass')
})

const refusals: [string, () => ReturnType<typeof container>, RegExp, Record<string, string>?][] = [
  ['no file', () => container(undefined), /does not exist in the container/],
  ['an empty file', () => container(''), /no PEM certificate/],
  ['a private key beside the certificate', () => container(`${root.certificate.pem}\n${root.pem}`), /PRIVATE KEY; it was not read/],
  ['a private key alone', () => container(root.pem), /PRIVATE KEY; it was not read/],
  ['base64 of a PFX', () => container(Buffer.from('MIIKfake').toString('base64')), /PKCS#12/],
  ['the root with its intermediate', () => container(root.certificate.pem + intermediate.certificate.pem), /is no root/],
  ['the intermediate', () => container(intermediate.certificate.pem), /is no root/],
  ['a leaf', () => container(leaf.certificate.pem), /no certificate authority/],
  ['damaged PEM', () => container(root.certificate.pem.replace(/\nMII/, '\n!!!')), /no certificate that can be read/],
  ['a huge file', () => container(root.certificate.pem + '#'.repeat(70_000)), /larger than 64 KB/],
  ['another root than the one that was given', () => container(other.certificate.pem), /not the root that was given/, { given: 'yes' }],
  ['no update tool', () => container(root.certificate.pem, { tool: null }), /no update-ca-certificates and no update-ca-trust/],
  [
    'an update tool that fails',
    () => container(root.certificate.pem, { tool: '#!/bin/sh\necho "::error::no space left" >&2\nexit 3\n' }),
    /ended with 3, and the store does not hold the root.*no space left/,
  ],
  [
    'an update tool that lies',
    () => container(root.certificate.pem, { tool: '#!/bin/sh\necho "1 added"\n' }),
    /the store does not hold the root/,
  ],
]
for (const [name, of, because, more] of refusals)
  test(`install: ${name} is refused, with the reason and the fix`, async () => {
    const result = await install(
      [pod('weather-1', 'weather', of())],
      more === undefined ? {} : { 'root-certificate': root.certificate.pem },
    )
    assert.equal(result.report.result, 'fail')
    assert.equal(result.outputs['failed'], '1')
    assert.match(result.pods[0]?.because ?? '', because)
    assert.ok(result.report.findings.every(({ advice }) => advice !== ''))
    assert.doesNotMatch(JSON.stringify(result), /BEGIN (EC )?PRIVATE|MIIKfake/)
  })

test('install: a store that cannot be written is told by its reason', {
  skip: process.getuid?.() !== 0 && 'needs root to become somebody else',
}, async () => {
  const of = container(root.certificate.pem)
  execFileSync('chmod', ['-R', 'a+rX', folder])
  chmodSync(join(of.at, 'anchors'), 0o755)
  writeFileSync(join(of.at, 'bin/id'), '#!/bin/sh\necho 1000\n', { mode: 0o755 })
  const path = `${of.env.PATH}`
  const sh = join(of.at, 'bin/sh')
  writeFileSync(sh, '#!/bin/dash\nexec setpriv --reuid=65534 --regid=65534 --keep-groups /bin/dash "$@"\n', { mode: 0o755 })
  const result = await install([pod('weather-1', 'weather', { ...of, env: { PATH: path } })])
  assert.match(result.pods[0]?.because ?? '', /cannot be written: the container runs as uid/)
})

test('install: one pod that fails does not stop the others, and fails the action', async () => {
  const result = await install([
    pod('weather-1', 'weather', container(root.certificate.pem)),
    pod('weather-2', 'weather', container(undefined)),
    pod('weather-3', 'weather', container(undefined), { exec: socket => socket.close(1000) }),
  ])
  assert.equal(result.report.result, 'fail')
  assert.deepEqual(
    result.pods.map(each => each.result),
    ['installed', 'failed', 'failed'],
  )
  assert.match(result.pods[2]?.because ?? '', /without a status/)
})

test('install: a container that restarts meanwhile has lost it', async () => {
  await using cluster = await testCluster([])
  const of = container(root.certificate.pem)
  const result = await install([pod('weather-1', 'weather', of)], {}, state => {
    state.pods = [pod('weather-1', 'weather', of, { afterExec: () => void state.restarts++ })]
  })
  assert.match(result.pods[0]?.because ?? '', /restarted or went away/)
  assert.equal(result.report.result, 'fail')
  assert.equal(cluster.execs.length, 0)
})

test('install: a pod that is not ready is named with the cause behind its events', async () => {
  const waiting = pod('weather-1', 'weather', container(undefined), {
    document: { status: { phase: 'Pending', containerStatuses: [{ name: 'app', state: { waiting: { reason: 'ContainerCreating' } } }] } },
  })
  const result = await install([waiting], {}, cluster => {
    cluster.events = [{ reason: 'FailedMount', message: 'mount error(2): No such file or directory' }]
  })
  assert.equal(result.report.result, 'fail')
  assert.match(result.pods[0]?.because ?? '', /TCP 445/)
})

test('install: a pod that becomes ready in time is waited for', async () => {
  const late = { status: { phase: 'Pending', containerStatuses: [{ name: 'app', state: { waiting: { reason: 'ContainerCreating' } } }] } }
  const of = container(root.certificate.pem)
  const result = await install([pod('weather-1', 'weather', of, { document: late })], { 'wait-seconds': '10' }, cluster => {
    setTimeout(() => {
      cluster.pods = [pod('weather-1', 'weather', of)]
    }, 300)
  })
  assert.deepEqual([result.report.result, result.outputs['installed']], ['pass', '1'], JSON.stringify(result.report.findings))
})

test('install: no pods is a failure', async () => {
  const result = await install([])
  assert.equal(result.report.result, 'fail')
  assert.match(result.report.findings[0]?.message ?? '', /No pod of workload weather/)
})

test('install: a missing grant is told before anything is done', async () => {
  await assert.rejects(
    install([pod('weather-1', 'weather', container(undefined))], {}, cluster => {
      cluster.allowed = false
    }),
    /may not create pods\/exec, get pods\/exec, list pods in namespace weather/,
  )
})

test('install: inputs that are wrong are told', async () => {
  await assert.rejects(install([], { workloads: 'nobody' }), /declares no workload "nobody"/)
  await assert.rejects(install([], { 'root-certificate': root.pem }), /holds a private key/)
  await assert.rejects(install([], { 'root-certificate': 'missing.pem' }), /does not exist/)
  await assert.rejects(install([], { kubeconfig: '' }), /no kubeconfig/)
})

/** The very script in a file system of the documented layout, with a stub for the distribution's tool: no real RHEL or SUSE runs here. */
const layouts: [string, string, string, string, string][] = [
  ['RHEL', 'update-ca-trust', 'extract', '/etc/pki/ca-trust/source/anchors', '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem'],
  ['SUSE', 'update-ca-certificates', '', '/etc/pki/trust/anchors', '/var/lib/ca-certificates/ca-bundle.pem'],
]
for (const [name, tool, argument, anchors, bundle] of layouts)
  test(`install: the layout of ${name}`, async () => {
    const debian = container(root.certificate.pem, { tool: null })
    const { at } = debian
    const stub = `#!/bin/sh\n[ "$*" = "${argument}" ] || exit 9\nfor f in ${at}/anchors/*.pem; do cat "$f" >>${debian.bundle}; done\n`
    writeFileSync(join(at, 'bin', tool), stub, { mode: 0o755 })
    const { '/etc/ssl/certs/ca-certificates.crt': _, ...others } = debian.paths
    const paths = {
      [anchors]: join(at, 'anchors'),
      [bundle]: debian.bundle,
      ...others,
      '/etc/ssl/certs/ca-certificates.crt': join(at, 'none'),
    }
    const result = await install([pod('weather-1', 'weather', { ...debian, paths })])
    assert.equal(result.report.result, 'pass', JSON.stringify(result.report.findings))
    assert.match(result.pods[0]?.because ?? '', new RegExp(`installed with ${tool}`))
    assert.deepEqual(readdirSync(join(at, 'anchors')), [`egress-gate-${root.certificate.fingerprint.slice(0, 16)}.pem`])
  })

test('install: in a rotation the new root comes beside the old one', async () => {
  const store = container(root.certificate.pem, { bundle: [] })
  await install([pod('weather-1', 'weather', store)])
  writeFileSync(join(store.at, 'mnt/root.pem'), other.certificate.pem)
  const second = await install([pod('weather-1', 'weather', store)])
  assert.deepEqual([second.report.result, second.outputs['installed']], ['pass', '1'])
  const names = [root, other].map(({ certificate }) => `egress-gate-${certificate.fingerprint.slice(0, 16)}.crt`)
  assert.deepEqual(readdirSync(join(store.at, 'anchors')).sort(), names.sort())
})
