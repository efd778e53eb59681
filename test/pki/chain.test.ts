import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { Certificate } from '../../src/pki/certificate.ts'
import { buildChain, isStrongSignature, whyNotIssuedBy } from '../../src/pki/chain.ts'
import { issue } from '../../src/pki/issue.ts'
import type { KeyUsage } from '../../src/pki/oids.ts'
import { NotACertificate, readCertificate } from '../../src/pki/read.ts'
import { signedBelow } from '../../src/pki/verify-authority.ts'
import { days, intermediate, leaf, type Made, now, openssl, opensslVerify, root, subCa } from './make.ts'

const host = 'dataservice.accuweather.com'
const ourRoot = await root()
const ours = await intermediate(ourRoot)
const sub = await subCa(ours)
const served = await leaf(sub, host)
const flight = [served, sub, ours]

const impostor = await root()
const foreign = await intermediate(impostor)
const foreignSub = await subCa(foreign)
const foreignLeaf = await leaf(foreignSub, host)
const forgedLeaf = await leaf({ certificate: sub.certificate, pair: foreignSub.pair }, host)
const lateLeaf = await leaf(sub, host, { notBefore: days(1) })
const oldSub = await subCa(ours, { notAfter: days(-0.5), pair: sub.pair })
const endSigner = await leaf(sub, 'signer.example')
const belowLeaf = await leaf(endSigner, host)
const noCaSub = await subCa(ours, { keyUsage: { critical: true, usages: ['digitalSignature'] } })
const deepSub = await subCa(sub, { subject: [['CN', 'Deeper']] })
const narrow = await intermediate(ourRoot, { ca: { pathLength: 0 } })
const narrowSub = await subCa(narrow)
const narrowRoot = await root({ ca: { pathLength: 1 } })
const underNarrowRoot = await intermediate(narrowRoot)
const subUnderNarrowRoot = await subCa(underNarrowRoot)
const clientSub = await subCa(ours, { extendedKeyUsage: ['clientAuth'] })
const renewed = await intermediate(ourRoot, { pair: ours.pair, notAfter: days(900) })
const sibling = await intermediate(ourRoot, { subject: [['CN', 'Sibling']] })
const siblingSub = await subCa(sibling)
const twinOfSub = await subCa(sibling, { pair: sub.pair, authorityKeyIdentifier: 'none' })
const plainLeaf = await leaf(sub, host, { authorityKeyIdentifier: 'none' })
const wildcard = await leaf(sub, '*.accuweather.com')
const crossA = await intermediate(ours, { subject: [['CN', 'Loop A']] })
const crossB = await intermediate(crossA, { subject: [['CN', 'Loop B']] })
const loopA = await intermediate(crossB, { subject: [['CN', 'Loop A']], pair: crossA.pair })
const loopLeaf = await leaf(crossA, host, { authorityKeyIdentifier: 'none' })
const unknown = { id: '1.3.6.1.4.1.99999.1', critical: true, value: Uint8Array.of(5, 0) }
// NameConstraints: only .accuweather.com, which the host is below.
const constrained = { id: '2.5.29.30', critical: true, value: Buffer.from('3015a0133011820f61636375776561746865722e636f6d', 'hex') }
const unknownSub = await subCa(ours, { otherExtensions: [unknown] })
const constrainedSub = await subCa(ours, { otherExtensions: [constrained] })
const oldRoot = await root({ pair: ourRoot.pair, notAfter: days(-0.1) })
const laterYear = days(366)
const sameSub = await subCa(ours, { pair: sub.pair })
const numberedSub = await subCa(ours, { serialBits: 1 })
const numberedTwin = await subCa(sibling, { serialBits: 1, pair: numberedSub.pair })
const rsa1024 = generateKeyPairSync('rsa', { modulusLength: 1024 })
const weakLeaf = await leaf(sub, host, { key: rsa1024.publicKey })
const sha1Leaf = readCertificate(signedWithSha1(sub))
const tower = [await intermediate(ourRoot, { ca: {}, subject: [['CN', 'Floor 0']] })]
for (let floor = 1; floor < 12; floor++)
  tower.push(await intermediate(tower.at(-1) as Made, { ca: {}, subject: [['CN', `Floor ${floor}`]] }))
const towerLeaf = await leaf(tower.at(-1) as Made, host)
/** Below so many authorities, the root not counted. */
const below = async (floors: number): Promise<Made[]> => [await leaf(tower[floors - 1] as Made, host), ...tower.slice(0, floors)]
const rsa2048 = generateKeyPairSync('rsa', { modulusLength: 2048 })
// The root gives its name to a new key: self-issued, and not counted by a path length.
const rootOfTwo = await root({ ca: { pathLength: 2 } })
const rekeyed = await intermediate(rootOfTwo, { subject: [['CN', 'Our Root']], ca: {} })
const underRekeyed = await intermediate(rekeyed)
const subUnderRekeyed = await subCa(underRekeyed)
const sharedKey = await intermediate(ourRoot, { pair: ourRoot.pair })
const subOfShared = await subCa(sharedKey)
const forServers = (usages: readonly KeyUsage[]) => leaf(sub, host, { keyUsage: { critical: true, usages } })

/** A leaf below `issuer` that `openssl x509` signs with SHA-1. */
function signedWithSha1(issuer: Made): string {
  const files = {
    'ca.pem': issuer.certificate.pem,
    'ca.key': issuer.pair.privateKeyPem,
    'leaf.key': served.pair.privateKeyPem,
    san: `subjectAltName=DNS:${host}`,
  }
  const request = openssl(['req', '-new', '-key', 'leaf.key', '-subj', '/CN=old'], files).text
  return openssl(['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-sha1', '-days', '30', '-extfile', 'san'], {
    ...files,
    'leaf.csr': request,
  }).text
}

type Issued = { readonly certificate: Certificate }
type Case = readonly [
  what: string,
  served: readonly Issued[],
  because: RegExp | 'ok',
  options?: { host?: string; at?: Date; anchors?: readonly Issued[]; openssl?: 'ok' | 'fails' },
]

const cases: readonly Case[] = [
  ['the flight of an inspecting firewall', flight, 'ok'],
  ['the same with the root in it', [...flight, ourRoot], 'ok'],
  ['the others in any order', [served, ours, sub], 'ok'],
  ['with certificates that belong to others', [served, foreignSub, foreign, impostor, sub, endSigner, ours], 'ok'],
  ['with the same certificate many times', [served, sub, sub, sub, ours, ours], 'ok'],
  ['a wildcard for the host', [wildcard, sub, ours], 'ok'],
  ['a renewed intermediate beside the old one', [served, sub, renewed, ours], 'ok'],
  ['a leaf for whatever host', flight, 'ok', { host: '' }],
  [
    'a leaf for an address alone',
    [await leaf(sub, host, { dnsNames: [], ipAddresses: ['10.42.2.4'] }), sub, ours],
    /is not for dataservice\.accuweather\.com: it names 10\.42\.2\.4$/,
    // OpenSSL falls back to the common name, where no name of a host is given.
    { openssl: 'ok' },
  ],
  ['nothing', [], /^no certificate was served$/],
  [
    'the leaf alone',
    [served],
    /^CN=dataservice\.accuweather\.com,CN=Azure Firewall Manager CA was issued by CN=Azure Firewall Manager CA, which was neither served nor is it a trust anchor$/,
  ],
  ['the sub-CA missing', [served, ours], /was issued by CN=Azure Firewall Manager CA, which was neither served/],
  ['the intermediate missing', [served, sub], /^CN=Azure Firewall Manager CA was issued by CN=Our Intermediate, which was neither served/],
  [
    'the leaf not first',
    [sub, served, ours],
    /^CN=Azure Firewall Manager CA is not for TLS servers: its key usage is keyCertSign$/,
    { openssl: 'fails' },
  ],
  [
    'an impostor with our root’s name',
    [foreignLeaf, foreignSub, foreign],
    /^CN=Our Intermediate names another CN=Our Root as its issuer \(authority key identifier\)$/,
  ],
  [
    'an impostor that serves its own root too',
    [foreignLeaf, foreignSub, foreign, impostor],
    /^CN=Our Root leads back to CN=Our Root|names another CN=Our Root/,
  ],
  ['a foreign chain with our intermediate attached', [foreignLeaf, foreignSub, ours], /names another CN=Our Intermediate as its issuer/],
  ['a foreign chain with our whole flight attached', [foreignLeaf, ...flight, foreignSub, foreign, ourRoot], /names another/],
  ['a leaf that names our sub-CA but has another’s signature', [forgedLeaf, sub, ours], /was not signed with that certificate's key$/],
  ['another host', flight, /is not for mcr\.microsoft\.com: it names dataservice\.accuweather\.com$/, { host: 'mcr.microsoft.com' }],
  ['a host below a wildcard, two labels deep', [wildcard, sub, ours], /is not for a\.b\.accuweather\.com/, { host: 'a.b.accuweather.com' }],
  ['the wildcard’s own domain', [wildcard, sub, ours], /is not for accuweather\.com/, { host: 'accuweather.com' }],
  ['a common name that is no host', flight, /is not for Azure Firewall Manager CA/, { host: 'Azure Firewall Manager CA' }],
  ['a leaf of tomorrow', [lateLeaf, sub, ours], /^CN=.* is not valid before 2026-11-21T12:00:00Z$/],
  ['an expired leaf', flight, /^CN=dataservice.* expired on 20/, { at: days(401) }],
  [
    'a sub-CA that expired though its leaf did not',
    [served, sub, ours],
    /^CN=Azure Firewall Manager CA expired on 2026-12-20T12:00:00Z$/,
    { at: days(31) },
  ],
  ['an expired sub-CA with the same key', [plainLeaf, oldSub, ours], /^CN=Azure Firewall Manager CA expired on 2026-11-20T00:00:00Z$/],
  ['an expired one beside a good one', [plainLeaf, oldSub, sub, ours], 'ok'],
  ['an expired anchor', flight, /^CN=Our Root expired on/, { anchors: [oldRoot] }],
  ['a leaf used as an authority', [belowLeaf, endSigner, sub, ours], /signed CN=dataservice.*, but is no certificate authority$/],
  ['a sub-CA that may not sign', [await leaf(noCaSub, host), noCaSub, ours], /may not sign certificates: its key usage lacks keyCertSign$/],
  [
    'an authority below the sub-CA',
    [await leaf(deepSub, host), deepSub, sub, ours],
    /^CN=Azure Firewall Manager CA allows 0 certificate authorities below it \(its path length\), and there is 1$/,
  ],
  [
    'an intermediate of path length 0',
    [await leaf(narrowSub, host), narrowSub, narrow],
    /^CN=Our Intermediate allows 0 certificate authorities below it/,
  ],
  [
    'a root of path length 1',
    [await leaf(subUnderNarrowRoot, host), subUnderNarrowRoot, underNarrowRoot],
    /^CN=Our Root allows 1 certificate authorities below it \(its path length\), and there are 2$/,
    { anchors: [narrowRoot] },
  ],
  ['a sub-CA for clients', [await leaf(clientSub, host), clientSub, ours], /not for TLS servers: its extended key usage is clientAuth/],
  ['a leaf for clients', [await leaf(sub, host, { extendedKeyUsage: ['clientAuth'] }), sub, ours], /not for TLS servers/],
  ['a leaf for servers', [await leaf(sub, host, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }), sub, ours], 'ok'],
  [
    'a leaf with an unknown critical extension',
    [await leaf(sub, host, { otherExtensions: [unknown] }), sub, ours],
    /has the critical extension 1\.3\.6\.1\.4\.1\.99999\.1, which is not understood here$/,
  ],
  ['a sub-CA with one', [await leaf(unknownSub, host), unknownSub, ours], /^CN=Azure Firewall Manager CA has the critical extension/],
  ['one that is not critical', [await leaf(sub, host, { otherExtensions: [{ ...unknown, critical: false }] }), sub, ours], 'ok'],
  [
    'name constraints, which we do not evaluate',
    [await leaf(constrainedSub, host), constrainedSub, ours],
    /has name constraints, which are not understood here$/,
    { openssl: 'ok' },
  ],
  ['our root served as a leaf', [ourRoot], /CN=Our Root is not for TLS servers/, { host: '' }],
  [
    'a leaf that is itself the anchor',
    [served],
    /^CN=dataservice.* was served, but that is the trust anchor itself$/,
    { anchors: [served] },
  ],
  [
    'a renewed sub-CA with the same key, which the leaf does not name',
    [served, sameSub, ours],
    /names another CN=Azure Firewall Manager CA as its issuer \(serial number\)$/,
  ],
  [
    'one with the same serial number from another issuer',
    [await leaf(numberedSub, host), numberedTwin, sibling],
    /names another .* \(issuer of the issuer\)$/,
  ],
  ['a leaf with an RSA key of 2048 bits', [await leaf(sub, host, { key: rsa2048.publicKey }), sub, ours], 'ok'],
  // OpenSSL's purpose wants the word itself; RFC 5280 and Go take the wildcard.
  ['a leaf for any purpose', [await leaf(sub, host, { extendedKeyUsage: ['anyExtendedKeyUsage'] }), sub, ours], 'ok', { openssl: 'fails' }],
  ['a leaf that only signs', [await forServers(['digitalSignature']), sub, ours], 'ok'],
  ['a leaf that only enciphers keys', [await forServers(['keyEncipherment']), sub, ours], 'ok'],
  ['a leaf that only agrees on keys', [await forServers(['keyAgreement']), sub, ours], 'ok'],
  ['a leaf that only vouches', [await forServers(['nonRepudiation']), sub, ours], /its key usage is nonRepudiation$/],
  [
    'a root that gave its name to a new key, which its path length does not count',
    [await leaf(subUnderRekeyed, host), subUnderRekeyed, underRekeyed, rekeyed],
    'ok',
    { anchors: [rootOfTwo] },
  ],
  ['two names of one key', [await leaf(subOfShared, host), subOfShared, sharedKey], 'ok'],
  [
    'of two dead ends, the one that got further',
    [served, sub, ours, foreignSub],
    /^CN=Our Intermediate was issued by CN=Our Root, which was neither served/,
    { anchors: [] },
  ],
  ['a tower of eight authorities below the root', await below(8), 'ok'],
  ['a tower of nine', await below(9), /^the path is longer than 10 certificates$/, { openssl: 'ok' }],
  ['a leaf with an RSA key of 1024 bits', [weakLeaf, sub, ours], /^the RSA key of CN=dataservice.* has only 1024 bits$/, { openssl: 'ok' }],
  ['a tower of twelve authorities', [towerLeaf, ...tower], /^the path is longer than 10 certificates$/, { openssl: 'ok' }],
  ['no anchors', flight, /which was neither served nor is it a trust anchor/, { anchors: [] }],
  ['our intermediate as the anchor', flight, 'ok', { anchors: [ours], openssl: 'fails' }],
  ['two roots, the right one last', flight, 'ok', { anchors: [impostor, ourRoot] }],
  // OpenSSL takes the first of two certificates with one name, and does not turn back.
  ['a loop beside a way out', [loopLeaf, loopA, crossB, crossA, ours], 'ok', { openssl: 'fails' }],
  ['a loop without a way out', [loopLeaf, loopA, crossB], /leads back to|path length/],
]

const pick = (issued: readonly Issued[]): Certificate[] => issued.map(({ certificate }) => certificate)

suite('whyNotIssuedBy', () => {
  const broken = { ...sub.certificate, der: sub.certificate.der.slice(0, 40) }
  for (const [what, certificate, issuer, because] of [
    ['its issuer', served.certificate, sub.certificate, undefined],
    ['a root, and itself', ourRoot.certificate, ourRoot.certificate, undefined],
    [
      'a certificate of another name',
      served.certificate,
      ours.certificate,
      /^CN=dataservice.* was issued by CN=Azure.*, not by CN=Our Inter/,
    ],
    ['another key identifier', foreignLeaf.certificate, sub.certificate, /authority key identifier/],
    ['another serial number', served.certificate, sameSub.certificate, /serial number/],
    ['another key, without identifiers', plainLeaf.certificate, foreignSub.certificate, /was not signed with that certificate's key$/],
    ['another signature under the right identifiers', forgedLeaf.certificate, sub.certificate, /was not signed with/],
    ['bytes that are no certificate', broken, ours.certificate, /cannot be read/],
    ['an issuer whose bytes are none', served.certificate, broken, /cannot be read/],
  ] as const)
    test(what, () => {
      const told = whyNotIssuedBy(certificate, issuer)
      if (because === undefined) assert.equal(told, undefined)
      else assert.match(told ?? 'it did', because)
    })
})

test('which signatures count', () => {
  for (const [algorithm, strong] of [
    ['sha256WithRSAEncryption', true],
    ['ecdsa-with-SHA384', true],
    ['sha512WithRSAEncryption', true],
    ['ed25519', true],
    ['sha1WithRSAEncryption', false],
    ['md5WithRSAEncryption', false],
    ['ecdsa-with-SHA1', false],
    ['sha224WithRSAEncryption', false],
    ['1.2.3.4', false],
  ] as const)
    assert.equal(isStrongSignature(algorithm), strong, algorithm)
})

suite('buildChain', () => {
  for (const [what, issued, because, { host: asked = host, at = now, anchors = [ourRoot], openssl: other } = {}] of cases)
    test(what, () => {
      const options = { at, ...(asked && { host: asked }) }
      const chain = buildChain(pick(issued), pick(anchors), options)
      if (because === 'ok') assert.deepEqual(chain.ok ? 'ok' : chain.because, 'ok')
      else assert.match(chain.ok ? 'ok' : chain.because, because)
      // OpenSSL is asked the same question. It has no word for "nothing was served".
      if (issued.length === 0 || asked.includes(' ')) return
      const expected = other ?? (because === 'ok' ? 'ok' : 'fails')
      assert.equal(opensslVerify(pick(issued), pick(anchors), options) === undefined ? 'ok' : 'fails', expected)
    })

  test('the path is leaf first and ends with the anchor', () => {
    const chain = buildChain(pick([served, ours, foreign, sub]), [ourRoot.certificate], { at: now, host })
    assert.deepEqual(
      chain.ok && chain.path.map(({ fingerprint }) => fingerprint),
      pick([served, sub, ours, ourRoot]).map(({ fingerprint }) => fingerprint),
    )
  })

  test('a signature with SHA-1 does not count', () => {
    // OpenSSL's command signs from now on, whenever this runs.
    const chain = buildChain([sha1Leaf, ...pick([sub, ours])], [ourRoot.certificate], { at: sha1Leaf.notBefore, host })
    assert.deepEqual(chain, { ok: false, because: 'CN=old is signed with ecdsa-with-SHA1, which can be forged' })
  })

  test('an anchor is taken as a key and name, whatever it is signed with', async () => {
    const files = { 'root.key': ourRoot.pair.privateKeyPem }
    const old = readCertificate(
      openssl(['req', '-x509', '-new', '-key', 'root.key', '-sha1', '-days', '30', '-subj', '/CN=Our Root'], files).text,
    )
    assert.equal(old.signatureAlgorithm, 'ecdsa-with-SHA1')
    assert.ok(buildChain(pick(flight), [old], { at: old.notBefore, host }).ok)
  })

  test('the last second of a certificate counts, and the one after it does not', () => {
    const end = sub.certificate.notAfter
    const ask = (offset: number) => buildChain(pick(flight), [ourRoot.certificate], { at: new Date(end.getTime() + offset), host }).ok
    assert.deepEqual([ask(0), ask(1)], [true, false])
  })

  test('the first second of a certificate counts, and the one before it does not', () => {
    const { notBefore: begin } = lateLeaf.certificate
    const ask = (offset: number) =>
      buildChain(pick([lateLeaf, sub, ours]), [ourRoot.certificate], { at: new Date(begin.getTime() + offset), host }).ok
    assert.deepEqual([ask(0), ask(-1)], [true, false])
  })

  test('a hundred certificates are looked at, and not one more', () => {
    const padded = (count: number) => [...pick(flight), ...Array.from({ length: count - 3 }, () => foreignSub.certificate)]
    const ask = (count: number) => buildChain(padded(count), [ourRoot.certificate], { at: now, host }).ok
    assert.deepEqual([ask(100), ask(101)], [true, false])
  })

  test('two hundred signatures are checked, and not one more', async () => {
    const end = await leaf(ourRoot, host, { authorityKeyIdentifier: 'none' })
    const ask = (others: number) =>
      buildChain([end.certificate], [...Array.from({ length: others }, () => impostor.certificate), ourRoot.certificate], { at: now, host })
        .ok
    assert.deepEqual([ask(199), ask(200)], [true, false])
  })

  test('a certificate whose bytes are none is refused as a leaf, and is no issuer', () => {
    const broken = { ...sub.certificate, der: sub.certificate.der.slice(0, 40) }
    const ask = (...certificates: Certificate[]) => buildChain(certificates, [ourRoot.certificate], { at: now, host })
    assert.match(JSON.stringify(ask(broken, ...pick([sub, ours]))), /a served certificate cannot be read/)
    assert.match(JSON.stringify(ask(served.certificate, broken, ours.certificate)), /was neither served nor is it a trust anchor/)
    assert.ok(ask(served.certificate, broken, ...pick([sub, ours])).ok)
  })

  test('an address is compared as an address', async () => {
    const byAddress = await leaf(sub, host, { dnsNames: [], ipAddresses: ['10.42.2.4', '2001:db8::1'] })
    const ask = (host: string) => buildChain(pick([byAddress, sub, ours]), [ourRoot.certificate], { at: now, host }).ok
    assert.deepEqual(['10.42.2.4', '2001:0DB8:0::1', '[2001:db8::1]', '10.42.2.5', '2001:db8::2', host].map(ask), [
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('a thousand certificates end at once', () => {
    const many = [served.certificate, ...Array.from({ length: 1000 }, () => foreignSub.certificate)]
    assert.match(JSON.stringify(buildChain(many, [ourRoot.certificate], { at: now, host })), /1001 certificates were served/)
  })

  test('a ladder of authorities with the same name does not multiply', async () => {
    // Every rung signs with one key and under one name, so each certificate fits below and above each other.
    const name = { subject: [['CN', 'Rung']] as const, ca: {}, pair: ours.pair }
    const first = await intermediate(impostor, name)
    const rungs = await Promise.all(Array.from({ length: 60 }, () => intermediate(first, { ...name, authorityKeyIdentifier: 'none' })))
    const end = await leaf(first, host, { authorityKeyIdentifier: 'none' })
    const started = performance.now()
    assert.equal(buildChain(pick([end, ...rungs]), [ourRoot.certificate], { at: now, host }).ok, false)
    assert.ok(performance.now() - started < 2000)
  })

  test('a flight that takes thousands of signatures is given up', async () => {
    const inner = await intermediate(ourRoot, { subject: [['CN', 'Inner']], ca: {} })
    const outer = { subject: [['CN', 'Outer']] as const, ca: {}, authorityKeyIdentifier: 'none' as const }
    const end = await leaf(inner, host, { authorityKeyIdentifier: 'none' })
    const inners = await Promise.all(
      Array.from({ length: 45 }, async () =>
        intermediate(await root(outer), { subject: [['CN', 'Inner']], pair: inner.pair, authorityKeyIdentifier: 'none' }),
      ),
    )
    const outers = await Promise.all(Array.from({ length: 45 }, () => root(outer)))
    const chain = buildChain(pick([end, ...inners, ...outers]), [ourRoot.certificate], { at: now, host })
    assert.deepEqual(chain, { ok: false, because: 'the flight takes more signature checks than is reasonable' })
  })

  test('no changed byte is overlooked', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, position, change) => {
        const certificates = pick(flight)
        const der = Uint8Array.from(certificates[which]?.der ?? [])
        der[position % der.length] = (der[position % der.length] ?? 0) ^ change
        try {
          certificates[which] = readCertificate(der)
        } catch (error) {
          assert.ok(error instanceof NotACertificate)
          return
        }
        assert.equal(buildChain(certificates, [ourRoot.certificate], { at: now, host }).ok, false)
      }),
      { numRuns: 1500 },
    )
  })

  test('agrees with OpenSSL on chains with random properties', async () => {
    const dates = fc
      .record({
        notBefore: fc.constantFrom(days(-2), days(-1), days(1)),
        notAfter: fc.constantFrom(days(-0.5), days(10), days(300), laterYear),
      })
      .filter(({ notBefore, notAfter }) => notBefore < notAfter)
    const mostly = <T>(usual: T, ...others: T[]) =>
      fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, ...others.map(other => ({ weight: 1, arbitrary: fc.constant(other) })))
    const authority = fc.record({
      dates: fc.oneof({ weight: 5, arbitrary: fc.constant({ notBefore: days(-2), notAfter: days(300) }) }, dates),
      ca: mostly<{ pathLength?: number } | undefined>({}, { pathLength: 0 }, { pathLength: 1 }, { pathLength: 2 }, undefined),
      usages: mostly<('keyCertSign' | 'cRLSign' | 'digitalSignature')[]>(['keyCertSign'], ['cRLSign'], ['keyCertSign', 'digitalSignature']),
      purposes: mostly<'none' | 'serverAuth' | 'clientAuth'>('none', 'serverAuth', 'clientAuth'),
    })
    type Authority = typeof authority extends fc.Arbitrary<infer T> ? T : never
    const change = ({ dates, ca, usages, purposes }: Authority) => ({
      ...dates,
      keyUsage: { critical: true, usages },
      ...(purposes !== 'none' && { extendedKeyUsage: [purposes] }),
      // An absent `ca` has to win over the maker's own.
      ca: ca as { pathLength?: number },
    })
    let valid = 0
    await fc.assert(
      fc.asyncProperty(authority, authority, authority, mostly('right', 'swapped', 'host'), async (a, b, c, kind) => {
        const top = await root({ ...change({ ...a, purposes: 'none' }), pair: ourRoot.pair })
        const middle = await intermediate(top, { ...change(b), pair: ours.pair })
        const low = await subCa(middle, { ...change(c), pair: sub.pair })
        const end = await leaf(low, kind === 'host' ? 'other.example' : host, { pair: served.pair })
        const sent = pick(kind === 'swapped' ? [end, middle, low] : [end, low, middle])
        const chain = buildChain(sent, [top.certificate], { at: now, host })
        const openssl = opensslVerify(sent, [top.certificate], { at: now, host })
        if (chain.ok) valid++
        assert.equal(
          chain.ok ? 'ok' : 'fails',
          openssl === undefined ? 'ok' : 'fails',
          `${JSON.stringify(chain.ok || chain.because)} but OpenSSL: ${openssl}`,
        )
      }),
      { numRuns: 60 },
    )
    assert.ok(valid > 3, 'too few of the random chains were valid for the comparison to mean anything')
  })
})

suite('signedBelow', () => {
  const authority = { root: ourRoot.certificate, intermediate: ours.certificate }
  const judge = (issued: readonly Issued[], asked = host) => {
    const result = signedBelow(pick(issued), authority, { at: now, host: asked })
    return result.ok ? 'ok' : result.because
  }

  test('the flight of our firewall', () => assert.equal(judge(flight), 'ok'))
  test('a renewed intermediate with the same key', () => assert.equal(judge([served, sub, renewed]), 'ok'))
  test('two ways to our root, one of them through our intermediate', () =>
    assert.equal(judge([plainLeaf, twinOfSub, sibling, sub, ours]), 'ok'))
  test('another intermediate below our root', async () =>
    assert.match(
      judge([await leaf(siblingSub, host), siblingSub, sibling]),
      /valid path to our root, but not through our intermediate CN=Our Intermediate$/,
    ))
  test('another intermediate below our root, ours attached', async () =>
    assert.match(judge([await leaf(siblingSub, host), siblingSub, sibling, ours, sub]), /but not through our intermediate/))
  test('somebody else’s firewall, ours attached', () => assert.match(judge([foreignLeaf, foreignSub, foreign, ours]), /names another/))
  test('our intermediate served as the server’s own', () => assert.match(judge([ours]), /nothing was issued for this host$/))
  test('a leaf with our intermediate’s key, issued by a sibling', async () =>
    assert.match(judge([await leaf(sibling, host, { pair: ours.pair }), sibling]), /nothing was issued for this host$/))
  test('issued by our root directly', async () =>
    assert.match(judge([await leaf(ourRoot, host), ours]), /but not through our intermediate/))
  test('another host', () => assert.match(judge(flight, 'example.org'), /is not for example\.org/))
  test('our root given as our intermediate', () =>
    assert.match(
      JSON.stringify(signedBelow(pick(flight), { root: ourRoot.certificate, intermediate: ourRoot.certificate }, { at: now, host })),
      /not through our intermediate CN=Our Root/,
    ))
  test('the intermediate alone above the leaf', async () => assert.equal(judge([await leaf(ours, host), ours]), 'ok'))
  test('a leaf that copies every name and identifier', async () => {
    const copy = await issue({
      subject: [
        ['CN', 'Azure Firewall Manager CA'],
        ['CN', host],
      ],
      key: foreignLeaf.pair.publicKey,
      issuer: { certificate: sub.certificate, key: foreignSub.pair.privateKey },
      notBefore: days(-1),
      notAfter: days(1),
      dnsNames: [host],
      authorityKeyIdentifier: 'keyid-issuer-serial',
    })
    assert.match(judge([{ certificate: copy }, sub, ours]), /was not signed with that certificate's key$/)
  })
})
