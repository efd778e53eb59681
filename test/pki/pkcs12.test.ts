import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import fc from 'fast-check'
import forge from 'node-forge'
import { readCaFile } from '../../src/pki/ca-file.ts'
import * as der from '../../src/pki/der.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'
import { keyFingerprint } from '../../src/pki/key.ts'
import { readPkcs12, writePkcs12 } from '../../src/pki/pkcs12.ts'
import { days, intermediate, root } from './make.ts'

const ourRoot = await root()
const pair = await generateKey('rsa-2048')
const { certificate } = await intermediate(ourRoot, { pair })
const ec = await intermediate(ourRoot)

const directory = mkdtempSync(join(tmpdir(), 'egress-gate-pkcs12-'))
after(() => rmSync(directory, { recursive: true }))
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content)
  return name
}
put('key.pem', pair.privateKeyPem)
put('certificate.pem', certificate.pem)
put('root.pem', ourRoot.certificate.pem)
put('ec.pem', ec.pair.privateKeyPem + ec.certificate.pem)

function run(...args: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: directory, encoding: 'utf8', timeout: 20_000 })
  return { status, text: stdout + stderr }
}

/** What `openssl pkcs12 -export` makes of our key and certificate. */
function exported(password: string, ...options: string[]): Uint8Array {
  const { status, text } = run(
    'pkcs12',
    '-export',
    ...(options.includes('-in') ? [] : ['-in', 'certificate.pem', '-inkey', 'key.pem']),
    '-out',
    'out.pfx',
    '-passout',
    `pass:${password}`,
    ...options,
  )
  assert.equal(status, 0, text)
  return readFileSync(join(directory, 'out.pfx'))
}

const describe = (result: ReturnType<typeof readPkcs12>): string =>
  result.ok
    ? `${result.key ? keyFingerprint(result.key).slice(0, 8) : 'no key'} ${result.certificates.map(({ keyFingerprint }) => keyFingerprint.slice(0, 8)).join(' ')}`
    : result.because

const id = certificate.keyFingerprint.slice(0, 8)
const rootId = ourRoot.certificate.keyFingerprint.slice(0, 8)
const ecId = ec.certificate.keyFingerprint.slice(0, 8)
const triple = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']

suite('reads what OpenSSL writes', () => {
  for (const password of ['', 'h€ 日本 😀'])
    for (const [what, options, expected] of [
      ['AES-256, as by default', [], `${id} ${id}`],
      ['3DES and SHA-1', triple, `${id} ${id}`],
      ['3DES with two keys', ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'], `${id} ${id}`],
      ['AES-128 and AES-192', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC'], `${id} ${id}`],
      ['a SHA-512 check', ['-macalg', 'sha512'], `${id} ${id}`],
      ['a SHA-384 check', ['-macalg', 'sha384'], `${id} ${id}`],
      ['no integrity check', ['-nomac'], `${id} ${id}`],
      ['nothing encrypted, nothing checked', ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac'], `${id} ${id}`],
      ['a chain', ['-certfile', 'root.pem'], `${id} ${id} ${rootId}`],
      ['no key', ['-in', 'certificate.pem', '-nokeys'], `no key ${id}`],
      ['an EC key', ['-in', 'ec.pem'], `${ecId} ${ecId}`],
      ['a friendly name', ['-name', 'our CA', '-CSP', 'Microsoft Software Key Storage Provider'], `${id} ${id}`],
    ] as const)
      test(`${what}, password "${password}"`, () => assert.equal(describe(readPkcs12(exported(password, ...options), password)), expected))
})

suite('refuses with the reason', () => {
  for (const [what, pfx, password, because] of [
    [
      'RC2-40',
      exported('secret', '-legacy'),
      'secret',
      /it is encrypted with 40-bit RC2 \(RC2-40-CBC\), which OpenSSL 3 and everything built on it no longer reads$/,
    ],
    [
      'RC4-128',
      exported('secret', '-legacy', '-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-SHA1-RC4-128'),
      'secret',
      /encrypted with 128-bit RC4/,
    ],
    ['a wrong password', exported('secret'), 'secret\n', /^the password of the PFX is wrong$/],
    ['no password', exported('secret'), '', /^the PFX is protected by a password, and none was given$/],
    ['a wrong password, nothing to check it by', exported('secret', '-nomac'), 'wrong', /^the password of the PFX is wrong$/],
    ['a password where there is none', exported(''), 'secret', /^the password of the PFX is wrong$/],
    ['nothing', new Uint8Array(), '', /no PFX, or a damaged one/],
    ['a certificate', certificate.der, '', /no PFX, or a damaged one: the version has the tag/],
    ['half of one', exported('secret').subarray(0, 500), 'secret', /no PFX, or a damaged one: it ends in the middle/],
    ['a huge one', new Uint8Array(2_000_000), '', /larger than 1048576 bytes/],
    ['more iterations than anybody needs', exported('secret', '-iter', '2000001'), 'secret', /more iterations than is reasonable$/],
  ] as const)
    test(what, () => {
      const result = readPkcs12(pfx, password)
      assert.ok(!result.ok)
      assert.match(result.because, because)
      assert.notEqual(result.advice, '')
    })

  test('two keys', () => {
    const info = (content: Uint8Array) => der.sequence(der.oid('1.2.840.113549.1.7.1'), der.encode(der.context(0), der.octets(content)))
    const bag = (key: KeyObject) =>
      der.sequence(der.oid('1.2.840.113549.1.12.10.1.1'), der.encode(der.context(0), key.export({ type: 'pkcs8', format: 'der' })))
    const pfx = (...keys: KeyObject[]) => der.sequence(der.count(3), info(der.sequence(info(der.sequence(...keys.map(bag))))))
    assert.equal(describe(readPkcs12(pfx(pair.privateKey, pair.privateKey), '')), `${id} `)
    assert.equal(describe(readPkcs12(pfx(pair.privateKey, ec.pair.privateKey), '')), 'the PFX holds more than one private key')
  })
})

suite('writes what others read', () => {
  for (const encryption of ['3des', 'aes256'] as const)
    for (const password of ['', 'h€ 日本'])
      for (const [key, own] of [
        [pair.privateKey, certificate],
        [ec.pair.privateKey, ec.certificate],
      ] as const)
        test(`${encryption}, ${own.keyType}, password "${password}"`, () => {
          const pfx = writePkcs12({ key, certificate: own, encryption, ...(password && { password }) })
          put('ours.pfx', pfx)
          const { status, text } = run('pkcs12', '-in', 'ours.pfx', '-info', '-nodes', '-passin', `pass:${password}`)
          assert.equal(status, 0, text)
          assert.match(
            text,
            encryption === '3des'
              ? /MAC: sha1, Iteration 2048[\s\S]*pbeWithSHA1And3-KeyTripleDES-CBC/
              : /MAC: sha256[\s\S]*AES-256-CBC.*hmacWithSHA256/,
          )
          assert.equal(text.match(/BEGIN CERTIFICATE/g)?.length, 1)
          assert.equal(readPem(text).equals(key), true)
          assert.match(text, /Bag Attributes\s+localKeyID/)
          createSecureContext({ pfx: Buffer.from(pfx), passphrase: password })
          assert.equal(describe(readPkcs12(pfx, password)), `${own.keyFingerprint.slice(0, 8)} ${own.keyFingerprint.slice(0, 8)}`)
          assert.equal(readPkcs12(pfx, `${password}x`).ok, false)
        })

  test('another parser reads it', async () => {
    const self = await issue({ subject: [['CN', 'by us']], key: pair.privateKey, issuer: 'self', notBefore: days(0), notAfter: days(1) })
    const pfx = forge.pkcs12.pkcs12FromAsn1(
      forge.asn1.fromDer(Buffer.from(writePkcs12({ key: pair.privateKey, certificate: self, password: 'x' })).toString('latin1')),
      'x',
    )
    const bags = pfx.getBags({ bagType: forge.pki.oids.certBag as string })[forge.pki.oids.certBag as string]
    assert.equal(bags?.[0]?.cert?.subject.getField('CN').value, 'by us')
  })

  test('and what it writes is read', async () => {
    const self = await issue({ subject: [['CN', 'by us']], key: pair.privateKey, issuer: 'self', notBefore: days(0), notAfter: days(1) })
    for (const options of [{ algorithm: '3des' as const }, { algorithm: 'aes256' as const }])
      for (const password of ['x', null]) {
        const pfx = forge.pkcs12.toPkcs12Asn1(
          forge.pki.privateKeyFromPem(pair.privateKeyPem),
          forge.pki.certificateFromPem(self.pem),
          password,
          options,
        )
        assert.equal(describe(readPkcs12(Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1'), password ?? '')), `${id} ${id}`)
      }
  })

  const readPem = (text: string): KeyObject => createPrivateKey(text.slice(text.indexOf('-----BEGIN PRIVATE KEY')))
})

suite('any file', () => {
  const pfx = writePkcs12({ key: ec.pair.privateKey, certificate: ec.certificate })

  test('changed bytes change nothing unnoticed, and never throw', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(pfx)
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ change
        const result = readPkcs12(bytes, '')
        // What the integrity check does not cover is its own wrapping.
        if (result.ok) assert.deepEqual([result.key?.equals(ec.pair.privateKey), ...result.certificates], [true, ec.certificate])
      }),
      { numRuns: 60 },
    )
  })

  test('changed bytes without an integrity check never throw', () => {
    const open = exported('', '-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }), changes => {
        const bytes = Uint8Array.from(open)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const result = readPkcs12(bytes, '')
        assert.equal(typeof (result.ok ? 'read' : result.because), 'string')
      }),
      { numRuns: 1500 },
    )
  })
})

suite('readCaFile', () => {
  const encrypted = pair.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }) as string
  const old = pair.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string
  for (const [what, file, password, expected] of [
    ['a PFX', writePkcs12({ key: pair.privateKey, certificate, password: 'x' }), 'x', `${id} ${id}`],
    [
      'the base64 of a PFX, in lines',
      Buffer.from(writePkcs12({ key: pair.privateKey, certificate }))
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n'),
      '',
      `${id} ${id}`,
    ],
    ['PEM, key first', pair.privateKeyPem + certificate.pem, '', `${id} ${id}`],
    ['PEM, certificate first', certificate.pem + pair.privateKeyPem, '', `${id} ${id}`],
    ['PEM with a PKCS#1 key', certificate.pem + old, '', `${id} ${id}`],
    ['PEM with an encrypted key', certificate.pem + encrypted, 'secret', `${id} ${id}`],
    ['PEM without a key', certificate.pem, '', `no key ${id}`],
    ['PEM with a chain', pair.privateKeyPem + certificate.pem + ourRoot.certificate.pem, '', `${id} ${id} ${rootId}`],
    [
      'a wrong password',
      certificate.pem + encrypted,
      'no',
      'the private key in the PEM file cannot be read: it is damaged, of an unknown kind, or its password is wrong',
    ],
    [
      'no password',
      certificate.pem + encrypted,
      '',
      'the private key in the PEM file cannot be read: it is damaged, of an unknown kind, or its password is wrong',
    ],
    ['two keys', certificate.pem + old + ec.pair.privateKeyPem, '', 'the PEM file holds more than one private key'],
    ['a key alone', pair.privateKeyPem, '', 'the PEM file cannot be read: there is no "-----BEGIN CERTIFICATE-----" in it'],
    ['an empty file', '', '', 'the file is no PFX, or a damaged one: it ends in the middle of an element'],
  ] as const)
    test(what, () => assert.equal(describe(readCaFile(Buffer.from(file), password)), expected))
})

test('a key is told by its bits, not by its file', async () => {
  const self = await issue({ subject: [['CN', 'x']], key: pair.privateKey, issuer: 'self', notBefore: days(0), notAfter: days(1) })
  assert.equal(self.keyFingerprint, keyFingerprint(createPublicKey(pair.publicKeyPem)))
})
