/** Declared trust without a cluster: the patch, what stands in its way, which roots stay, where they are looked for, and the script in a real shell. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { execAccess, trustAccess } from '../../src/kubernetes/access.ts'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { checkRoots } from '../../src/kubernetes/mounted-root.ts'
import type { Roots } from '../../src/kubernetes/root-source.ts'
import { lookScript, readLook } from '../../src/kubernetes/trust-look.ts'
import {
  conflictsOf,
  rootConfigMap,
  rootsDocument,
  type Target,
  type Template,
  type Trusting,
  trustDocument,
  trustEnvironment,
  trustingNow,
  trustManager,
} from '../../src/kubernetes/trust-patch.ts'
import { rotate } from '../../src/kubernetes/trust-rotation.ts'
import { trustScript } from '../../src/kubernetes/trust-script.ts'
import { sourcesOf } from '../../src/kubernetes/trust-sources.ts'
import type { Certificate } from '../../src/pki/certificate.ts'
import { generateKey, type IssueRequest, issue } from '../../src/pki/issue.ts'
import type { Json } from '../../src/plan/resource.ts'
import { bundles } from '../../src/verify/bundles.ts'
import { explainSymptom } from '../../src/verify/symptoms.ts'
import { type Signer, signer } from '../verify/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-trust-'))
after(() => rmSync(folder, { recursive: true, force: true }))

let old: Signer
let fresh: Signer
let expired: Signer
let belowOld: Signer
let belowFresh: Signer
before(async () => {
  ;[old, fresh, expired] = await Promise.all([
    signer('Old Root', 'self'),
    signer('Fresh Root', 'self'),
    signer('Expired Root', 'self', 5, undefined, Date.now() - 10 * 86_400_000),
  ])
  ;[belowOld, belowFresh] = await Promise.all([signer('Below Old', old), signer('Below Fresh', fresh)])
})

const bundle = '/etc/ssl/certs/ca-certificates.crt'
const trusting = (more: Partial<Trusting> = {}): Trusting => ({ container: 'app', bundle, ...more })
const target = (template: Template): Target => ({ kind: 'Deployment', namespace: 'weather', name: 'web', template })
const app = (more: object = {}): Target => target({ spec: { containers: [{ name: 'app', image: 'registry.example/app:1', ...more }] } })
type Declared = {
  spec: { template: { spec: { initContainers: Record<string, Json>[]; containers: Record<string, Json>[] }; metadata: object } }
}
const declared = (of: Target, each = trusting()): Declared => trustDocument(of, [each], [old.certificate]) as unknown as Declared

test('patch: it names its container, and nothing that the workload declares', () => {
  const { spec } = declared(app({ imagePullPolicy: 'Always', command: ['run'], env: [{ name: 'A', value: 'b' }] }))
  const [container] = spec.template.spec.containers
  assert.deepEqual(Object.keys(container ?? {}).sort(), ['env', 'name', 'volumeMounts'])
  const [init] = spec.template.spec.initContainers
  assert.equal(init?.['image'], 'registry.example/app:1')
  assert.equal(init?.['imagePullPolicy'], 'Always')
  assert.deepEqual(container?.['volumeMounts'], [
    { name: 'egress-gate-trust', mountPath: '/egress-gate/trust', subPath: 'app', readOnly: true },
    { name: 'egress-gate-trust', mountPath: bundle, subPath: 'app/bundle.pem', readOnly: true },
  ])
})

test('patch: the init container is who the container is, may no more, and asks for no more', () => {
  const resources = { requests: { cpu: '100m' }, limits: { memory: '64Mi' } }
  const securityContext = { runAsUser: 1000, runAsNonRoot: true, privileged: true, capabilities: { add: ['NET_ADMIN'] } }
  const [init] = declared(app({ resources, securityContext })).spec.template.spec.initContainers
  assert.deepEqual(init?.['resources'], resources)
  assert.deepEqual(init?.['securityContext'], {
    runAsUser: 1000,
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })
})

test('patch: other roots are another template, and without containers nothing is declared', () => {
  const of = (roots: Certificate[]) => (trustDocument(app(), [trusting()], roots) as unknown as Declared).spec.template.metadata
  assert.notDeepEqual(of([old.certificate]), of([fresh.certificate]))
  assert.deepEqual(of([old.certificate]), of([old.certificate]))
  assert.deepEqual(trustDocument(app(), [], []), {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'weather' },
  })
})

test('patch: what is declared is read back from the template, Java too', () => {
  const java = { cacerts: '/opt/java/lib/security/cacerts', keytool: '/opt/java/bin/keytool' }
  for (const each of [trusting(), trusting({ java }), trusting({ bundle: '/var/lib/ca-certificates/ca-bundle.pem' })])
    assert.deepEqual(trustingNow({ template: declared(app(), each).spec.template as unknown as Template }), [each])
  assert.deepEqual(trustingNow(app()), [])
})

test('config map: certificates and nothing else', () => {
  const { data } = rootsDocument('weather', [old.certificate, fresh.certificate]) as { data: Record<string, string> }
  const count = (text = '') => text.split('-----BEGIN CERTIFICATE-----').length - 1
  assert.equal(count(data['roots.pem']), 2)
  assert.equal(Object.keys(data).length, 3)
  assert.doesNotMatch(Object.values(data).join(), /PRIVATE/)
})

const conflicts: [string, object, Record<string, string>, RegExp | undefined][] = [
  ['nothing of its own', {}, {}, undefined],
  ['its own value', { env: [{ name: 'SSL_CERT_FILE', value: '/mine' }] }, {}, /SSL_CERT_FILE is set by its own declaration \(\/mine\)/],
  ['an empty value', { env: [{ name: 'PIP_CERT' }] }, {}, /PIP_CERT is set by its own declaration \(empty\)/],
  [
    'a value from a secret',
    { env: [{ name: 'CURL_CA_BUNDLE', valueFrom: { secretKeyRef: {} } }] },
    {},
    /CURL_CA_BUNDLE is set .*from elsewhere/,
  ],
  [
    'the image’s value',
    {},
    { NODE_EXTRA_CA_CERTS: '/image.pem' },
    /NODE_EXTRA_CA_CERTS is set by its image or a config map \(\/image\.pem\)/,
  ],
  ['ours', { env: [{ name: 'SSL_CERT_FILE', value: trustEnvironment['SSL_CERT_FILE'] }] }, { ...trustEnvironment }, undefined],
  ['another variable', { env: [{ name: 'PATH', value: '/' }] }, {}, undefined],
  ['a mount over the bundle', { volumeMounts: [{ name: 'x', mountPath: bundle }] }, {}, /its volume x is mounted over/],
  [
    'a mount over its folder',
    { volumeMounts: [{ name: 'x', mountPath: '/etc/ssl/certs/' }] },
    {},
    /where \/etc\/ssl\/certs\/ca-certificates\.crt would be/,
  ],
  ['a mount beside it', { volumeMounts: [{ name: 'x', mountPath: '/etc/ssl/cert' }] }, {}, undefined],
]
for (const [name, container, seen, expected] of conflicts)
  test(`conflicts: ${name}`, () => {
    const found = conflictsOf(app(container), trusting(), new Map(Object.entries(seen)))
    if (expected === undefined) assert.deepEqual(found, [])
    else assert.match(found.join('; '), expected)
  })

test('conflicts: a container that the template does not have (a webhook’s side-car)', () => {
  assert.match(conflictsOf(app(), trusting({ container: 'proxy' }), new Map()).join(), /no container "proxy"/)
})

test('rotation: a root goes only when the intermediate is known and not below it', () => {
  const at = new Date()
  const names = (each: readonly { root: Certificate }[]) => each.map(({ root }) => root.subject.replace('CN=', ''))
  const of = (held: Signer[], wanted: Signer[], intermediate?: Signer) => {
    const result = rotate(
      held.map(each => each.certificate),
      wanted.map(each => each.certificate) as unknown as Roots,
      intermediate?.certificate,
      at,
    )
    return result.ok ? { hold: result.hold.length, kept: names(result.kept), removed: names(result.removed) } : result.because
  }
  assert.deepEqual(of([], [old]), { hold: 1, kept: [], removed: [] })
  assert.deepEqual(of([old], [old, fresh]), { hold: 2, kept: [], removed: [] })
  assert.deepEqual(of([old], [fresh]), { hold: 2, kept: ['Old Root'], removed: [] })
  assert.deepEqual(of([old], [fresh], belowOld), { hold: 2, kept: ['Old Root'], removed: [] })
  assert.deepEqual(of([old], [fresh], belowFresh), { hold: 1, kept: [], removed: ['Old Root'] })
  assert.deepEqual(of([expired], [fresh]), { hold: 1, kept: [], removed: ['Expired Root'] })
  assert.match(String(of([], [fresh], belowOld)), /was signed by none of the roots/)
})

test('roots: one or a few public roots, and nothing else', () => {
  const at = new Date()
  const check = (pem: string) => checkRoots(pem, 'it', at)
  const two = check(old.certificate.pem + fresh.certificate.pem + old.certificate.pem)
  assert.equal(two.ok && two.roots.length, 2)
  assert.equal(check(old.certificate.pem + belowOld.certificate.pem).ok, false)
  assert.equal(check(`${old.certificate.pem}${old.pem}`).ok, false)
  assert.equal(check(old.certificate.pem + expired.certificate.pem).ok, false)
  assert.equal(check('').ok, false)
})

test('roots: one that no client takes for the root above an inspecting firewall is refused', async () => {
  const check = (certificate: Certificate) => {
    const result = checkRoots(certificate.pem, 'it', new Date())
    return result.ok ? 'ok' : result.because
  }
  // The new key certified by the old one under the same name (RFC 4210): of root it has the name alone.
  const renewed = await signer('Old Root', old)
  assert.equal(renewed.certificate.selfIssued, true)
  assert.match(check(renewed.certificate), /has not signed itself/)
  assert.match(check((await signer('Short Root', 'self', 1000, 1)).certificate), /has path length 1/)
  assert.equal(check((await signer('Long Root', 'self', 1000, 2)).certificate), 'ok')
  const made = async (more: Partial<IssueRequest>) => {
    const { privateKey } = await generateKey('p256')
    const dates = { notBefore: new Date(Date.now() - 1000), notAfter: new Date(Date.now() + 1e9) }
    return issue({ subject: [['CN', 'Root']], key: privateKey, issuer: 'self', ca: {}, ...dates, ...more })
  }
  assert.equal(check(await made({})), 'ok')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  assert.match(check(await made({ key: rsa })), /has 1024 bits/)
  assert.match(check(await made({ extendedKeyUsage: ['clientAuth'] })), /rules TLS servers out/)
  const constraints = { id: '2.5.29.30', critical: false, value: Uint8Array.of(0x30, 0) }
  assert.match(check(await made({ otherExtensions: [constraints] })), /name constraints/)
})

test('roots: a byte order mark hides none of two', () => {
  const both = Buffer.from(`\ufeff${old.certificate.pem}${fresh.certificate.pem}`)
  for (const text of [both.toString('latin1'), both.toString('utf8')]) {
    const result = checkRoots(text, 'it', new Date())
    assert.equal(result.ok && result.roots.length, 2)
  }
})

const pod = (volumes: object[], volumeMounts: object[]): Pod => ({ spec: { volumes, containers: [{ name: 'app', volumeMounts }] } }) as Pod
const vault = { name: 'v', csi: { driver: 'secrets-store.csi.k8s.io' } }
const share = { name: 's', csi: { driver: 'file.csi.azure.com' } }
const at = (name: string, mountPath: string, subPath?: string) => ({ name, mountPath, ...(subPath === undefined ? {} : { subPath }) })
const sources: [string, Pod | undefined, string | undefined, boolean, string[]][] = [
  [
    'everything',
    pod([vault, share], [at('v', '/mnt/v'), at('s', '/mnt/s/')]),
    undefined,
    true,
    ['/mnt/v/root', '/mnt/s/rootCA.pem', 'given'],
  ],
  ['the declared path, where it is mounted', pod([vault], [at('v', '/mnt/v')]), '/mnt/v/ca.pem', false, ['/mnt/v/ca.pem', 'none', 'none']],
  ['a path elsewhere does not count', pod([vault], [at('v', '/mnt/v')]), '/mnt/value/ca.pem', false, ['/mnt/v/root', 'none', 'none']],
  ['one file of a volume', pod([share], [at('s', '/ca.pem', 'rootCA.pem')]), undefined, false, ['none', '/ca.pem', 'none']],
  [
    'the old in-tree Azure Files',
    pod([{ name: 's', azureFile: {} }], [at('s', '/mnt/s')]),
    undefined,
    false,
    ['none', '/mnt/s/rootCA.pem', 'none'],
  ],
  ['a volume that the container does not mount', pod([vault, share], []), undefined, true, ['none', 'none', 'given']],
  ['nothing at all', undefined, undefined, false, ['none', 'none', 'none']],
]
for (const [name, of, path, given, expected] of sources)
  test(`sources: ${name}`, () => {
    const found = sourcesOf(of, 'app', { path, rootSecret: 'root', given })
    assert.deepEqual(
      found.map(source => (source.kind === 'mounted' ? source.path : source.kind)),
      expected,
    )
  })

test('look: nothing but known places and names is taken from what a container says', () => {
  const names = Object.keys(trustEnvironment)
  const words = (more: Record<string, string>) => new Map(Object.entries({ bundle, ...more }))
  const said = readLook(words({ variables: Buffer.from('SSL_CERT_FILE=/x\nPATH=/y\n=z\n').toString('base64') }), names)
  assert.deepEqual(said.ok && [...said.look.environment], [['SSL_CERT_FILE', '/x']])
  assert.equal(readLook(new Map([['bundle', '/etc/passwd']]), names).ok, false)
  for (const cacerts of ['/etc/passwd', '/a/../cacerts', 'cacerts', '/a/$(x)/cacerts', '/a b/cacerts', `/${'a'.repeat(300)}/cacerts`]) {
    const look = readLook(words({ java: 'yes', cacerts, keytool: '/opt/bin/keytool' }), names)
    assert.ok(look.ok && look.look.java !== undefined && 'unusable' in look.look.java, cacerts)
  }
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('bundle', 'os', 'variables', 'java', 'cacerts', 'keytool', 'mount'), fc.string()), raw => {
      const look = readLook(new Map(Object.entries(raw)), names)
      assert.equal(look.ok, raw['bundle'] === bundle && look.ok)
    }),
    { numRuns: 300 },
  )
})

test('look: the script in a real shell', () => {
  const home = join(folder, 'java')
  mkdirSync(join(home, 'bin'), { recursive: true })
  mkdirSync(join(home, 'lib/security'), { recursive: true })
  for (const tool of ['java', 'keytool']) writeFileSync(join(home, 'bin', tool), '#!/bin/sh\n', { mode: 0o755 })
  writeFileSync(join(home, 'lib/security/cacerts'), 'store')
  const own = join(folder, 'ca-certificates.crt')
  writeFileSync(own, 'public roots')
  const script = lookScript('n0', undefined, ['SSL_CERT_FILE', 'PIP_CERT', 'CURL_CA_BUNDLE'])
    .replaceAll(bundle, own)
    .replaceAll('/etc/pki/', `${folder}/none/`)
  const { stdout } = spawnSync('sh', ['-c', `main() {\n${script}\n}\nmain`], {
    encoding: 'utf8',
    env: { PATH: `${home}/bin:/usr/bin:/bin`, SSL_CERT_FILE: 'a "b" $c `d`\nPIP_CERT=forged', CURL_CA_BUNDLE: '' },
  })
  const words = new Map(
    stdout.split('\n').flatMap(line => (line.startsWith('egress-gate n0 ') ? [line.slice(15).split(/ (.*)/s) as [string, string]] : [])),
  )
  assert.equal(words.get('bundle'), own)
  assert.deepEqual(
    Buffer.from(words.get('variables') ?? '', 'base64').toString(),
    'SSL_CERT_FILE=a "b" $c `d` PIP_CERT=forged\nCURL_CA_BUNDLE=\n',
  )
  assert.deepEqual(
    [words.get('java'), words.get('cacerts'), words.get('keytool')],
    ['yes', join(home, 'lib/security/cacerts'), join(home, 'bin/keytool')],
  )
})

/** The init container's own script, with its folders in a folder of the test. */
function build(environment: Record<string, string>, more: { roots?: Signer[]; shell?: string } = {}) {
  const here = mkdtempSync(join(folder, 'b'))
  const [roots, to] = [join(here, 'roots'), join(here, 'trust')]
  for (const each of [roots, to]) mkdirSync(each)
  const { data } = rootsDocument(
    'weather',
    (more.roots ?? [old, fresh]).map(each => each.certificate),
  ) as { data: Record<string, string> }
  for (const [name, text] of Object.entries(data)) writeFileSync(join(roots, name), text)
  const [shell = 'sh', ...args] = (more.shell ?? 'sh').split(' ')
  const ran = spawnSync(shell, [...args, '-c', trustScript.replace('/egress-gate/root', roots).replace('/egress-gate/trust/', `${to}/`)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', EGRESS_GATE_CONTAINER: 'app', ...environment },
  })
  return { ...ran, to: join(to, 'app') }
}
const publicRoots = '/etc/ssl/certs/ca-certificates.crt'

for (const shell of ['sh', 'bash --posix --norc', 'busybox sh'])
  test(`script: ${shell}: the bundle holds the public roots and ours, and openssl says so`, {
    skip: spawnSync(shell.split(' ')[0] as string, ['-c', 'true']).error ? `there is no ${shell} on this machine` : false,
  }, () => {
    const { status, stderr, to } = build({ EGRESS_GATE_BUNDLE: publicRoots }, { shell })
    assert.equal(status, 0, stderr)
    const count = (text: string) => text.split('BEGIN CERTIFICATE').length - 1
    assert.equal(count(readFileSync(join(to, 'bundle.pem'), 'utf8')), count(readFileSync(publicRoots, 'utf8')) + 2)
    assert.equal(count(readFileSync(join(to, 'roots.pem'), 'utf8')), 2)
    const ask = (input: string) =>
      execFileSync('openssl', ['verify', '-no-CApath', '-no-CAstore', '-CAfile', join(to, 'bundle.pem')], { input, encoding: 'utf8' })
    for (const each of [old, fresh]) assert.match(ask(each.certificate.pem), /OK/)
  })

test('script: an image that changed is told', () => {
  const gone = build({ EGRESS_GATE_BUNDLE: '/none.crt' })
  assert.equal(gone.status, 1)
  assert.match(gone.stderr, /egress-gate-trust: the image has no \/none\.crt: it changed/)
  const noJava = build({ EGRESS_GATE_BUNDLE: publicRoots, EGRESS_GATE_CACERTS: '/none', EGRESS_GATE_KEYTOOL: '/none/keytool' })
  assert.match(noJava.stderr, /egress-gate-trust: the image has no \/none: it changed/)
  const failing = build({ EGRESS_GATE_BUNDLE: publicRoots, EGRESS_GATE_CACERTS: publicRoots, EGRESS_GATE_KEYTOOL: '/bin/false' })
  assert.match(failing.stderr, /egress-gate-trust: keytool:/)
})

const java = '/etc/ssl/certs/java/cacerts'
const noJava = !existsSync(java) || spawnSync('keytool', ['-help']).error !== undefined
test('script: a real keytool adds the roots to the store of a real Java, beside its own', {
  skip: noJava && 'there is no Java on this machine',
}, () => {
  const { status, stderr, to } = build({
    EGRESS_GATE_BUNDLE: publicRoots,
    EGRESS_GATE_CACERTS: java,
    EGRESS_GATE_KEYTOOL: '/usr/bin/keytool',
  })
  assert.equal(status, 0, stderr)
  const list = (store: string) =>
    execFileSync('keytool', ['-list', '-keystore', store, '-storepass', 'changeit'], { encoding: 'utf8', stdio: 'pipe' })
  const entries = (text: string) => Number(/contains (\d+) entr/.exec(text)?.[1])
  const now = list(join(to, 'cacerts'))
  assert.equal(entries(now), entries(list(java)) + 2)
  for (const { certificate } of [old, fresh])
    assert.match(now, new RegExp(`egress-gate-${certificate.fingerprint.slice(0, 16)}, .*trustedCertEntry`))
})

test('docs/trust.md names what is really set, read and asked for', () => {
  const guide = readFileSync(new URL('../../docs/trust.md', import.meta.url), 'utf8')
  const needs = guide.slice(guide.indexOf('## What it needs'), guide.indexOf('## Runtimes'))
  for (const name of Object.keys(trustEnvironment)) assert.ok(guide.includes(`\`${name}\``), name)
  for (const path of [...bundles, `\`${rootConfigMap}\``, `\`${trustManager}\``]) assert.ok(guide.includes(path), path)
  for (const { verb, resource, subresource } of [...execAccess, ...trustAccess]) {
    const row = needs.split('\n').find(line => line.includes(`\`${subresource === undefined ? resource : `${resource}/${subresource}`}\``))
    assert.ok(row?.includes(verb), `${verb} ${resource}`)
  }
  // Each symptom of the table is one that the code knows.
  const symptoms = guide.slice(guide.indexOf('## What goes wrong')).match(/^\| (?!Symptom|---).*$/gm) ?? []
  assert.ok(symptoms.length > 12)
  for (const row of symptoms) {
    const quoted = [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) =>
      text.replaceAll('…', 'x.file.core.windows.net'),
    )
    assert.ok(explainSymptom(quoted.join('\n')) !== undefined, row)
  }
})
