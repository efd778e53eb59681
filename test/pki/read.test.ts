import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { suite, test } from 'node:test'
import { rootCertificates } from 'node:tls'
import fc from 'fast-check'
import { nullValue, readElement, readElements, sequence } from '../../src/pki/der.ts'
import { NotACertificate, readCertificate, readCertificates } from '../../src/pki/read.ts'
import { intermediate, leaf, openssl, root, subCa } from './make.ts'

const ourRoot = await root()
const ours = await intermediate(ourRoot)
const sub = await subCa(ours)
const { certificate } = await leaf(sub, 'example.org', {
  dnsNames: ['example.org', '*.example.org'],
  ipAddresses: ['10.0.0.1', '2001:db8::a'],
})

/** A certificate that `openssl req` makes with this subject and these extensions. */
const made = (subject: string, ...extensions: string[]): string =>
  openssl([
    ...[
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'key.pem',
      '-utf8',
      '-days',
      '3',
      '-subj',
      subject,
    ],
    ...extensions.flatMap(extension => ['-addext', extension]),
  ]).text

suite('readCertificate', () => {
  test(`says what OpenSSL says of the ${rootCertificates.length} roots of the web`, () => {
    for (const pem of rootCertificates) {
      const ours = readCertificate(pem)
      const theirs = new X509Certificate(pem)
      assert.deepEqual(
        {
          fingerprint: ours.fingerprint,
          serial: BigInt(`0x${ours.serialNumber}`),
          from: ours.notBefore.getTime(),
          to: ours.notAfter.getTime(),
          ca: ours.basicConstraints?.ca ?? false,
          type: ours.keyType,
          bits: ours.keyBits,
          subject: ours.commonNames.at(-1),
          selfIssued: ours.selfIssued,
        },
        {
          fingerprint: theirs.fingerprint256.replaceAll(':', '').toLowerCase(),
          serial: BigInt(`0x${theirs.serialNumber}`),
          from: theirs.validFromDate.getTime(),
          to: theirs.validToDate.getTime(),
          ca: theirs.ca,
          type: theirs.publicKey.asymmetricKeyType,
          bits:
            theirs.publicKey.asymmetricKeyDetails?.modulusLength ??
            { prime256v1: 256, secp384r1: 384, secp521r1: 521 }[String(theirs.publicKey.asymmetricKeyDetails?.namedCurve)],
          subject: [theirs.toLegacyObject().subject.CN].flat().at(-1),
          selfIssued: theirs.checkIssued(theirs),
        },
      )
      assert.equal(Buffer.from(ours.der).equals(theirs.raw), true)
    }
  })

  test('reads what a leaf of Azure Firewall carries', () => {
    const {
      der,
      pem,
      fingerprint,
      keyFingerprint,
      serialNumber,
      notBefore,
      notAfter,
      subjectKeyIdentifier,
      authorityKeyIdentifier,
      ...rest
    } = certificate
    assert.deepEqual(rest, {
      subject: 'CN=example.org,CN=Azure Firewall Manager CA',
      issuer: 'CN=Azure Firewall Manager CA',
      commonNames: ['Azure Firewall Manager CA', 'example.org'],
      issuerCommonNames: ['Azure Firewall Manager CA'],
      keyType: 'ec',
      keyBits: 256,
      signatureAlgorithm: 'ecdsa-with-SHA256',
      basicConstraints: { critical: false, ca: false },
      keyUsage: { critical: false, usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'] },
      dnsNames: ['example.org', '*.example.org'],
      ipAddresses: ['10.0.0.1', '2001:db8::a'],
      selfIssued: false,
    })
    assert.equal(authorityKeyIdentifier, sub.certificate.subjectKeyIdentifier)
    assert.deepEqual(sub.certificate.basicConstraints, { critical: true, ca: true, pathLength: 0 })
    assert.equal(pem, new X509Certificate(der).toString())
  })

  for (const [subject, expected] of [
    ['/C=DE/O=Contoso, Ltd./CN=a\\+b', 'CN=a\\+b,O=Contoso\\, Ltd.,C=DE'],
    ['/O=#1 "Best" <x>;\\\\/CN= spaced ', 'CN=\\ spaced\\ ,O=\\#1 \\"Best\\" \\<x\\>\\;\\\\'],
    ['/CN=Zoë 日本', 'CN=Zoë 日本'],
    ['/CN=two\nlines\u202e', 'CN=two\\0alines\\e2\\80\\ae'],
    ['/DC=com/DC=contoso/UID=7/emailAddress=a@b.c', 'emailAddress=a@b.c,UID=7,DC=contoso,DC=com'],
  ] as const)
    test(`writes ${JSON.stringify(subject)} as RFC 4514`, () => assert.equal(readCertificate(made(subject)).subject, expected))

  test('names what it does not know by its identifier', () => {
    const { extendedKeyUsage, keyUsage } = readCertificate(
      made('/CN=x', 'extendedKeyUsage=serverAuth,1.2.3.4', 'keyUsage=critical,digitalSignature,decipherOnly'),
    )
    assert.deepEqual(extendedKeyUsage, ['serverAuth', '1.2.3.4'])
    assert.deepEqual(keyUsage, { critical: true, usages: ['digitalSignature', 'decipherOnly'] })
  })

  test('shows a name with a zero byte as what it is', () => {
    const der = Buffer.from(certificate.der)
    der[der.indexOf('example.org', der.indexOf(Buffer.from([0x82, 11]))) + 7] = 0
    assert.deepEqual(readCertificate(der).dnsNames[0], 'example\\00org')
  })

  test('keeps nothing of the buffer it was given', () => {
    const bytes = Buffer.from(certificate.der)
    const read = readCertificate(bytes)
    bytes.fill(0)
    assert.deepEqual(read.der, certificate.der)
  })
})

const pem = certificate.pem
const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n'

suite('readCertificates', () => {
  for (const [what, text, count] of [
    ['one', pem, 1],
    ['two', pem + pem, 2],
    ['CRLF', pem.replaceAll('\n', '\r\n'), 1],
    ['old Mac line ends', pem.replaceAll('\n', '\r'), 1],
    ['indented, with spaces at the ends', pem.replaceAll('\n', '  \n\t'), 1],
    ['no line end at the end', pem.trimEnd(), 1],
    ['a byte order mark and comments', `\ufeff# our root\n subject=CN=x\n${pem}\n# end`, 1],
    ['a byte order mark before the first of two', `\ufeff${pem}${pem}`, 2],
    ['a key between', pem + key + pem, 2],
    ['one line of base64', `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate.der).toString('base64')}\n-----END CERTIFICATE-----`, 1],
    ['the X509 label', pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'), 1],
  ] as const)
    test(`reads ${what}`, () => {
      const read = readCertificates(text)
      assert.deepEqual(
        read.map(({ fingerprint }) => fingerprint),
        Array(count).fill(certificate.fingerprint),
      )
      assert.equal(readCertificates(Buffer.from(text)).length, count)
    })
})

const der = Buffer.from(certificate.der)
const changed = (at: number, byte: number): Buffer => Buffer.from(der.map((old, i) => (i === at ? byte : old)))

suite('what is no certificate', () => {
  for (const [what, input, because] of [
    ['nothing', '', /there is no "-----BEGIN CERTIFICATE-----" in it/],
    ['no bytes', new Uint8Array(), /there is no/],
    ['a key', key, /there is no/],
    ['a web page', '<html>403 Forbidden</html>', /there is no/],
    ['two certificates', pem + pem, /has 2 certificates where one belongs/],
    ['a cut PEM', pem.slice(0, 300), /ends inside a PEM block/],
    ['a block in a block', pem.slice(0, 28 + 2 * 65) + pem, /a PEM block begins inside another one/],
    ['another end', pem.replace('END CERTIFICATE', 'END PRIVATE KEY'), /is ended by "-----END PRIVATE KEY-----"/],
    ['letters that are not base64', pem.replace('\nMII', '\nM!I'), /PEM block 1 is not base64/],
    ['base64 of something else', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /PEM block 1: 1 bytes follow its end/],
    ['a cut certificate', der.subarray(0, -1), /it ends in the middle of an element/],
    ['a byte too many', Buffer.concat([der, Buffer.of(0)]), /1 bytes follow its end/],
    ['a long form that is not needed', Buffer.concat([Buffer.of(0x30, 0x83, 0), der.subarray(2)]), /not written the shortest way/],
    ['an indefinite length', changed(1, 0x80), /a length that DER does not allow/],
    ['a length of four gigabytes', Buffer.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1), /it ends in the middle of an element/],
    [
      'another hash outside than inside',
      changed(der.lastIndexOf(Buffer.from('2a8648ce3d040302', 'hex')) + 7, 3),
      /the two signature algorithms differ/,
    ],
    ['a day that is none', Buffer.from(der.toString('latin1').replace(/(\d{4})\d\d(120000Z)/, '$199$2'), 'latin1'), /no date/],
    ['extensions in version 1', changed(der.indexOf(Buffer.from('a003020102', 'hex')) + 4, 0), /it has extensions but is not version 3/],
    [
      'something behind the signature',
      Buffer.from(sequence(...readElements(readElement(der).content).map(({ raw }) => raw), nullValue)),
      /something follows the signature/,
    ],
    ['a huge one', Buffer.concat([Buffer.of(0x30, 0x83, 2, 0, 0), Buffer.alloc(0x20000)]), /larger than 65536 bytes/],
    ['a huge text', 'x'.repeat(5_000_000), /larger than/],
    ['ten thousand certificates', '-----BEGIN CERTIFICATE-----\n'.repeat(10_000), /begins inside another/],
  ] as const)
    test(what, () =>
      assert.throws(
        () => readCertificate(input),
        error => error instanceof NotACertificate && because.test(error.because),
      ),
    )

  test('more certificates than any bundle has', () =>
    assert.throws(() => readCertificates(pem.repeat(1001)), /more than 1000 certificates/))

  test('the same extension twice', async () => {
    const twice = { id: '2.5.29.19', critical: true, value: Buffer.from('30030101ff', 'hex') }
    await assert.rejects(leaf(sub, 'x.example', { otherExtensions: [twice] }), /the extension 2\.5\.29\.19 occurs twice/)
  })
})

suite('fuzz', () => {
  const onlyDocumented = (read: () => unknown): void => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof NotACertificate)) throw error
    }
  }

  test('any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => onlyDocumented(() => readCertificate(Uint8Array.of(0x30, ...bytes)))),
    ))
  test('any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text =>
        onlyDocumented(() => readCertificates(`-----BEGIN CERTIFICATE-----\n${text}`)),
      ),
    ))

  test('changed certificates: no other error, and where OpenSSL reads one too, it reads the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(certificate, sub.certificate),
        (changes, original) => {
          const bytes = Uint8Array.from(original.der)
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte
          onlyDocumented(() => {
            const ours = readCertificate(bytes)
            const theirs = opensslRead(bytes)
            if (theirs === undefined) return
            const serial = ours.serialNumber.replace(/^(00)+(?=..)/, '')
            if (!theirs.serialNumber.startsWith('-')) assert.equal(serial, theirs.serialNumber.toLowerCase())
            const signs = ours.keyUsage?.usages.includes('keyCertSign') ?? true
            // A change can turn an extension into one that OpenSSL looks into and we do not: name constraints, CRL distribution points.
            const other = /0603551d(1e|1f)/.test(Buffer.from(bytes).toString('hex'))
            if (ours.basicConstraints && !other) assert.equal(ours.basicConstraints.ca && signs, theirs.ca)
          })
        },
      ),
      { numRuns: 3000 },
    )
  })
})

function opensslRead(bytes: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes)
  } catch {
    return undefined
  }
}
