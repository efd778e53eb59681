import 'reflect-metadata'
import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { suite, test } from 'node:test'
import { connect, createServer } from 'node:tls'
import * as x509 from '@peculiar/x509'
import fc from 'fast-check'
import { buildChain } from '../../src/pki/chain.ts'
import { generateKey, type IssueRequest, issue } from '../../src/pki/issue.ts'
import { keyUsages } from '../../src/pki/oids.ts'
import { days, intermediate, leaf, now, openssl, opensslVerify, root, subCa } from './make.ts'

const host = 'dataservice.accuweather.com'
const ourRoot = await root()
const ours = await intermediate(ourRoot)
const rsa = await generateKey('rsa-2048')
const sub = await subCa(ours, { pair: rsa })
const served = await leaf(sub, host)

const text = (pem: string): string => openssl(['x509', '-in', 'c.pem', '-noout', '-text', '-nameopt', 'RFC2253'], { 'c.pem': pem }).text

suite('the flight of Azure Firewall', () => {
  test('the leaf has what was measured, and nothing else', () => {
    const print = text(served.certificate.pem)
    const { serialNumber } = served.certificate
    assert.match(print, /Version: 3 \(0x2\)/)
    assert.match(print, new RegExp(`Serial Number: \\d+ \\(0x${serialNumber}\\)`))
    assert.equal(serialNumber.length, 8)
    assert.match(print, /Signature Algorithm: sha256WithRSAEncryption\n\s+Issuer: CN=Azure Firewall Manager CA\n/)
    assert.match(print, /Subject: CN=dataservice\.accuweather\.com,CN=Azure Firewall Manager CA\n/)
    assert.deepEqual(print.match(/(?<=^ {12})(X509v3|Netscape) .*(?=:)|critical$/gm), [
      'X509v3 Basic Constraints',
      'X509v3 Key Usage',
      'X509v3 Subject Alternative Name',
      'X509v3 Subject Key Identifier',
      'X509v3 Authority Key Identifier',
      'Netscape Comment',
    ])
    assert.match(print, /Digital Signature, Non Repudiation, Key Encipherment\n/)
    assert.match(print, /CA:FALSE/)
    assert.match(print, /DNS:dataservice\.accuweather\.com\n/)
    assert.match(print, /keyid:[0-9A-F:]+\n\s+DirName:\/?CN ?=? ?Our Intermediate\n\s+serial:[0-9A-F:]{23}\n/)
    assert.match(print, /OpenSSL Generated Certificate/)
  })

  test('the sub-CA too', () => {
    const print = text(sub.certificate.pem)
    assert.match(print, /Key Usage: critical\n\s+Certificate Sign\n/)
    assert.match(print, /Basic Constraints: critical\n\s+CA:TRUE, pathlen:0\n/)
    assert.equal(sub.certificate.serialNumber.length, 16)
  })

  test('passes OpenSSL’s strict check, as in Python 3.13', () =>
    assert.equal(
      opensslVerify(
        [served, sub, ours].map(({ certificate }) => certificate),
        [ourRoot.certificate],
        { at: now, host, strict: true },
      ),
      undefined,
    ))

  test('an intermediate without a key identifier leaves the sub-CA without one, which strict clients refuse', async () => {
    const bare = await intermediate(ourRoot, { subjectKeyIdentifier: false })
    const below = await subCa(bare)
    assert.equal(below.certificate.authorityKeyIdentifier, undefined)
    const flight = [await leaf(below, host), below, bare].map(({ certificate }) => certificate)
    assert.equal(buildChain(flight, [ourRoot.certificate], { at: now, host }).ok, true)
    assert.match(
      opensslVerify(flight, [ourRoot.certificate], { at: now, host, strict: true }) ?? '',
      /Missing (Subject|Authority) Key Identifier/,
    )
  })

  test('Node serves it, and a client that trusts the root accepts it', async () => {
    const today = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 3_600_000) }
    const [top, middle] = await (async () => {
      const top = await root(today)
      return [top, await intermediate(top, today)] as const
    })()
    const low = await subCa(middle, today)
    const end = await leaf(low, host, today)
    const server = createServer({
      key: end.pair.privateKeyPem,
      cert: [end, low, middle].map(({ certificate }) => certificate.pem).join(''),
      maxVersion: 'TLSv1.2',
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      for (const [ca, authorized] of [
        [top.certificate.pem, true],
        [ourRoot.certificate.pem, false],
      ] as const) {
        const socket = connect({
          port: (server.address() as { port: number }).port,
          host: '127.0.0.1',
          servername: host,
          ca,
          rejectUnauthorized: false,
        })
        await once(socket, 'secureConnect')
        assert.equal(socket.authorized, authorized, String(socket.authorizationError))
        socket.destroy()
      }
    } finally {
      server.close()
    }
  })
})

suite('issue', () => {
  test('three readers agree on random requests', async () => {
    const request = fc.record({
      subject: fc.array(
        fc.tuple(
          fc.constantFrom('CN' as const, 'O' as const, 'OU' as const, 'L' as const),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      notBefore: fc.date({ min: new Date('1960-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      notAfter: fc.date({ min: new Date('2041-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
      pathLength: fc.option(fc.nat(300), { nil: undefined }),
      usages: fc.subarray([...keyUsages], { minLength: 1 }),
      critical: fc.boolean(),
      dnsNames: fc.array(fc.domain(), { maxLength: 40 }),
      ipAddresses: fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 4 }),
      serialBits: fc.integer({ min: 1, max: 159 }),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ pathLength, usages, critical, ...rest }) => {
        const certificate = await issue({
          ...rest,
          key: ours.pair.privateKey,
          issuer: 'self',
          ca: pathLength === undefined ? {} : { pathLength },
          keyUsage: { critical, usages },
        })
        const node = new X509Certificate(certificate.der)
        assert.equal(node.checkIssued(node) || !usages.includes('keyCertSign'), true)
        assert.equal(node.verify(node.publicKey), true)
        assert.equal(node.validFromDate.getTime(), Math.floor(rest.notBefore.getTime() / 1000) * 1000)
        assert.equal(node.validToDate.getTime(), certificate.notAfter.getTime())
        assert.ok(BigInt(`0x${certificate.serialNumber}`).toString(2).length === rest.serialBits)
        const other = new x509.X509Certificate(certificate.der)
        assert.equal(other.serialNumber.replace(/^00(?=..)/, ''), certificate.serialNumber)
        assert.equal(other.getExtension(x509.BasicConstraintsExtension)?.pathLength, pathLength)
        assert.equal(other.getExtension(x509.KeyUsagesExtension)?.critical, critical)
        assert.deepEqual(certificate.keyUsage?.usages, usages)
        const names = other.getExtension(x509.SubjectAlternativeNameExtension)?.names.items ?? []
        assert.deepEqual(certificate.dnsNames, rest.dnsNames)
        assert.deepEqual(names.map(({ value }) => value).slice(0, rest.dnsNames.length), rest.dnsNames)
        for (const address of rest.ipAddresses) assert.equal(node.checkIP(address) !== undefined, true, address)
        assert.equal(Buffer.from(certificate.subjectKeyIdentifier ?? '').length, 40)
        assert.equal(other.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId, certificate.subjectKeyIdentifier)
      }),
      { numRuns: 150 },
    )
  })

  test('signs only with a private key', async () => {
    const request: IssueRequest = {
      subject: [['CN', 'x']],
      key: createPublicKey(rsa.publicKeyPem),
      issuer: 'self',
      notBefore: days(0),
      notAfter: days(1),
    }
    await assert.rejects(issue(request), /signed with a private key, and this one is not/)
  })

  test('an address that is none is refused', async () =>
    assert.rejects(leaf(sub, host, { ipAddresses: ['10.0.0.256'] }), /10\.0\.0\.256 is not an IP address/))
})
