import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { suite, test } from 'node:test'
import { makeAuthority } from '../../src/pki/authority.ts'
import type { CaFaultCode } from '../../src/pki/ca-fault.ts'
import { checkFirewallCa, type FirewallCa } from '../../src/pki/check.ts'
import { generateKey } from '../../src/pki/issue.ts'
import { readPkcs12, writePkcs12 } from '../../src/pki/pkcs12.ts'
import { days, intermediate, leaf, type Made, now, openssl, opensslVerify, root, subCa } from './make.ts'

const authority = await makeAuthority(
  { organization: 'Contoso, Ltd.', root: 'Contoso Egress Root', intermediate: 'Contoso Egress Intermediate' },
  now,
)

suite('makeAuthority', () => {
  const pem = { 'root.pem': authority.root.pem, 'intermediate.pem': authority.intermediate.pem }

  test('is what the recipe makes with OpenSSL', () => {
    const print = (name: string) => openssl(['x509', '-in', name, '-noout', '-text'], pem).text
    for (const name of ['root.pem', 'intermediate.pem']) {
      assert.match(print(name), /Public-Key: \(4096 bit\)/)
      assert.match(print(name), /Signature Algorithm: sha256WithRSAEncryption/)
      assert.match(print(name), /Key Usage: critical\n\s+Digital Signature, Certificate Sign, CRL Sign\n/)
    }
    assert.match(print('root.pem'), /Basic Constraints: critical\n\s+CA:TRUE\n/)
    assert.match(print('intermediate.pem'), /Basic Constraints: critical\n\s+CA:TRUE, pathlen:1\n/)
    assert.equal(authority.root.subject, 'CN=Contoso Egress Root,O=Contoso\\, Ltd.')
    assert.equal((authority.root.notAfter.getTime() - now.getTime()) / 86_400_000, 1024)
  })

  test('OpenSSL verifies it strictly, down to a leaf of the firewall', async () => {
    assert.equal(
      openssl(['verify', '-x509_strict', '-attime', String(now.getTime() / 1000), '-CAfile', 'root.pem', 'intermediate.pem'], pem).text,
      'intermediate.pem: OK\n',
    )
    const made = { certificate: authority.intermediate, pair: { privateKey: authority.intermediateKey } as Made['pair'] }
    const low = await subCa(made)
    const end = await leaf(low, 'example.org')
    assert.equal(
      opensslVerify([end.certificate, low.certificate, authority.intermediate], [authority.root], {
        at: now,
        host: 'example.org',
        strict: true,
      }),
      undefined,
    )
  })

  test('nothing that it returns is the root’s key', () => {
    assert.deepEqual(Object.keys(authority), ['root', 'intermediate', 'intermediateKey'])
    assert.notEqual(authority.root.keyFingerprint, authority.intermediate.keyFingerprint)
    assert.deepEqual(
      checkFirewallCa({ certificates: [authority.intermediate], key: authority.intermediateKey, root: authority.root, at: now }),
      [],
    )
  })

  test('survives a PFX', () => {
    const read = readPkcs12(writePkcs12({ key: authority.intermediateKey, certificate: authority.intermediate, password: 'x' }), 'x')
    assert.ok(read.ok)
    assert.deepEqual(checkFirewallCa({ ...read, root: authority.root, at: now }), [])
  })
})

// One RSA key for all: making them is what takes the time.
const pair = {
  ...(await generateKey('p256')),
  privateKey: authority.intermediateKey,
  publicKey: createPublicKey(authority.intermediateKey),
}
const top = await root({ notAfter: days(2000) })
const good = { pair, notAfter: days(1024) }
const small = await generateKey('rsa-2048')
const rsa1024 = generateKeyPairSync('rsa', { modulusLength: 1024 })
const weakRoot = await root({ key: rsa1024.privateKey, notAfter: days(2000) })

type Change = Parameters<typeof intermediate>[1]
const of = (made: Made, change: Partial<FirewallCa> = {}): FirewallCa => ({
  certificates: [made.certificate],
  key: made.pair.privateKey,
  root: top.certificate,
  at: now,
  ...change,
})
const changed = async (change: Change, under = top): Promise<FirewallCa> =>
  of(await intermediate(under, { ...good, ...change }), { root: under.certificate })
const usual = await intermediate(top, good)
/** As what reads certificates says of one that our own issuer does not make. */
const plainly = (ca: FirewallCa): FirewallCa => ({
  ...ca,
  certificates: ca.certificates.map(each => ({ ...each, basicConstraints: { critical: false, ca: true, pathLength: 1 } })),
})
const weakly = (ca: FirewallCa): FirewallCa => ({
  ...ca,
  certificates: ca.certificates.map(each => ({ ...each, signatureAlgorithm: 'sha1WithRSAEncryption' })),
})

const cases: readonly (readonly [what: string, ca: FirewallCa | Promise<FirewallCa>, ...codes: CaFaultCode[]])[] = [
  ['an empty file', of(usual, { certificates: [] }), 'no-certificate'],
  ['a chain', of(usual, { certificates: [usual.certificate, top.certificate] }), 'chain-in-file'],
  ['a chain, root first', of(usual, { certificates: [top.certificate, usual.certificate] }), 'chain-in-file'],
  ['no key', of(usual, { key: undefined }), 'no-key'],
  ['another key', of(usual, { key: small.privateKey }), 'key-mismatch'],
  ['an EC key', changed({ pair: await generateKey('p256') }), 'key-type'],
  ['RSA 2048', changed({ pair: small }), 'key-size'],
  ['path length 0', changed({ ca: { pathLength: 0 } }), 'path-length'],
  ['a leaf', of(await leaf(top, 'x.example', good)), 'not-a-ca', 'key-usage-not-critical', 'no-cert-sign'],
  ['keyUsage not critical', changed({ keyUsage: { critical: false, usages: ['keyCertSign'] } }), 'key-usage-not-critical'],
  ['keyUsage without keyCertSign', changed({ keyUsage: { critical: true, usages: ['cRLSign'] } }), 'no-cert-sign'],
  ['an EKU for clients', changed({ extendedKeyUsage: ['clientAuth'] }), 'extended-key-usage'],
  [
    'name constraints',
    changed({ otherExtensions: [{ id: '2.5.29.30', critical: true, value: Uint8Array.of(0x30, 0) }] }),
    'unsupported-extension',
  ],
  [
    'name constraints that are not critical',
    changed({ otherExtensions: [{ id: '2.5.29.30', critical: false, value: Uint8Array.of(0x30, 0) }] }),
    'unsupported-extension',
  ],
  ['an EKU for servers and clients', changed({ extendedKeyUsage: ['clientAuth', 'serverAuth'] })],
  ['an EKU for anything', changed({ extendedKeyUsage: ['anyExtendedKeyUsage'] })],
  ['no keyUsage', changed({ keyUsage: undefined as never }), 'no-key-usage'],
  ['basicConstraints that are not critical', plainly(await changed({})), 'basic-constraints-not-critical'],
  ['a signature that can be forged', weakly(await changed({})), 'signature-algorithm'],
  ['valid from now on', changed({ notBefore: now })],
  ['valid until now', changed({ notAfter: now }), 'expires-soon'],
  ['no subject key identifier', changed({ subjectKeyIdentifier: false }), 'no-subject-key-identifier'],
  ['no authority key identifier', changed({ authorityKeyIdentifier: 'none' }), 'no-authority-key-identifier'],
  ['not yet valid', changed({ notBefore: days(1) }), 'not-yet-valid'],
  ['364 days left', changed({ notAfter: days(364) }), 'expires-soon'],
  ['365 days left', changed({ notAfter: days(365) })],
  ['expired', changed({ notAfter: days(-0.5) }), 'expired'],
  ['outlives the root', changed({ notAfter: days(2001) }), 'root-expires-first'],
  ['another root with the same name', of(usual, { root: (await root({ notAfter: days(2000) })).certificate }), 'not-below-root'],
  ['the intermediate as its own root', of(usual, { root: usual.certificate }), 'root-not-self-signed', 'root-path-length'],
  ['a root in place of the intermediate', of({ ...top, pair: top.pair }), 'key-type', 'self-signed'],
  ['a root of path length 1', changed({}, await root({ notAfter: days(2000), ca: { pathLength: 1 } })), 'root-path-length'],
  ['a root of path length 2', changed({}, await root({ notAfter: days(2000), ca: { pathLength: 2 } }))],
  ['a root without a path length', changed({}, await root({ notAfter: days(2000), ca: {} }))],
  ['a root of path length 0', changed({}, await root({ notAfter: days(2000), ca: { pathLength: 0 } })), 'root-path-length'],
  ['a root without keyUsage', changed({}, await root({ notAfter: days(2000), keyUsage: undefined as never }))],
  ['a root of RSA 2048', changed({}, await root({ notAfter: days(2000), pair: small }))],
  ['a root of tomorrow', changed({}, await root({ notBefore: days(1), notAfter: days(2000) })), 'root-not-valid'],
  ['a root from now on', changed({}, await root({ notBefore: now, notAfter: days(2000) }))],
  ['a root until now', changed({}, await root({ notAfter: now })), 'root-expires-first'],
  ['a root until the same moment', changed({}, await root({ notAfter: good.notAfter }))],
  [
    'a root that another one with its name has signed',
    changed({}, await intermediate(await root(), { subject: [['CN', 'Our Root']], ca: {}, notAfter: days(2000) })),
    'root-not-self-signed',
  ],
  ['an expired root', changed({}, await root({ notAfter: days(-0.5) })), 'root-not-valid'],
  [
    'a root without keyCertSign',
    changed({}, await root({ notAfter: days(2000), keyUsage: { critical: true, usages: ['cRLSign'] } })),
    'root-no-cert-sign',
  ],
  [
    'a root without a key identifier',
    changed({}, await root({ notAfter: days(2000), subjectKeyIdentifier: false })),
    'no-authority-key-identifier',
    'root-no-subject-key-identifier',
  ],
  [
    'a leaf as a root',
    of(usual, { root: (await leaf(top, 'x.example', { notAfter: days(2000) })).certificate }),
    'root-not-self-signed',
    'root-not-a-ca',
    'root-no-cert-sign',
    'not-below-root',
  ],
  [
    'a root with name constraints',
    changed(
      {},
      await root({ notAfter: days(2000), otherExtensions: [{ id: '2.5.29.30', critical: true, value: Uint8Array.of(0x30, 0) }] }),
    ),
    'root-unsupported-extension',
  ],
  [
    'a root with a critical extension of its own',
    changed(
      {},
      await root({ notAfter: days(2000), otherExtensions: [{ id: '1.3.6.1.4.1.99999.1', critical: true, value: Uint8Array.of(5, 0) }] }),
    ),
    'root-unsupported-extension',
  ],
  ['a root for clients', changed({}, await root({ notAfter: days(2000), extendedKeyUsage: ['clientAuth'] })), 'root-extended-key-usage'],
  [
    'the key of the root in the intermediate',
    (async () => {
      const own = await root({ notAfter: days(2000), pair })
      return of(await intermediate(own, good), { root: own.certificate })
    })(),
    'root-key-reused',
  ],
  ['a weak root', changed({}, { ...weakRoot, pair: { ...weakRoot.pair, privateKey: rsa1024.privateKey } }), 'root-key'],
  [
    'several faults at once',
    changed({ pair: small, ca: { pathLength: 0 }, notAfter: days(10), subjectKeyIdentifier: false }),
    'key-size',
    'path-length',
    'no-subject-key-identifier',
    'expires-soon',
  ],
]

suite('checkFirewallCa', () => {
  test('takes what the recipe makes', async () => {
    assert.deepEqual(checkFirewallCa(of(usual)), [])
    assert.deepEqual(checkFirewallCa(await changed({ ca: {} })), [])
    assert.deepEqual(checkFirewallCa(await changed({ ca: { pathLength: 5 }, extendedKeyUsage: ['serverAuth'] })), [])
  })

  for (const [what, ca, ...codes] of cases)
    test(what, async () => {
      const faults = checkFirewallCa(await ca)
      assert.deepEqual(
        faults.map(({ code }) => code),
        codes,
      )
      for (const { message, advice } of faults) assert.ok(message.length > 20 && advice.length > 10)
    })

  test('only what can be lived with is a warning', async () => {
    const levels = async (change: Change) => checkFirewallCa(await changed(change)).map(({ code, level }) => `${code}: ${level}`)
    assert.deepEqual(await levels({ notAfter: days(2001) }), ['root-expires-first: warning'])
    assert.deepEqual(await levels({ notAfter: days(364) }), ['expires-soon: error'])
  })

  test('says a day as a day, and how many are left', async () => {
    assert.match(
      checkFirewallCa(await changed({ notAfter: days(10) }))[0]?.message ?? '',
      /^CN=Our Intermediate expires on 2026-11-30, in 10 days, and Azure/,
    )
  })

  test('says what is wrong and what to do', async () => {
    const [fault] = checkFirewallCa(await changed({ ca: { pathLength: 0 } }))
    assert.deepEqual(fault, {
      code: 'path-length',
      level: 'error',
      message: 'CN=Our Intermediate has path length 0, but Azure Firewall puts a CA of its own between it and the leaves',
      advice: 'Issue it with a path length of at least 1, or without one.',
    })
  })
})
