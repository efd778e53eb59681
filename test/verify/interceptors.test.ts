/** Names of known interceptors are hints: each is recognised, none decides. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Certificate } from '../../src/pki/certificate.ts'
import { interceptorNamed, knownInterceptors } from '../../src/verify/interceptors.ts'
import { judge } from '../../src/verify/judge.ts'
import { flightOf, leafOf, ourFirewall, probe, signer } from './lab.ts'

const above = (subject: string): Certificate[] => [{ issuer: subject, subject: 'CN=host' } as Certificate]

const cases: [string, string | undefined][] = [
  ['CN=Azure Firewall Manager CA,O=Microsoft', 'another Azure Firewall'],
  ['CN=mkcert root@runnervmr7ms5,OU=root@runnervmr7ms5,O=mkcert development CA', "GitHub's egress firewall of hosted runners"],
  ['CN=Zscaler Intermediate Root CA (zscalerthree.net) (t),OU=Zscaler Inc.,O=Zscaler Inc.', 'Zscaler'],
  ['CN=*.dfw3.goskope.com,O=Netskope Inc.', 'Netskope'],
  ['CN=ca.customer.goskope.com,O=Customer', 'Netskope'],
  ['CN=decrypt,O=Palo Alto Networks', 'Palo Alto Networks'],
  ['CN=FortiGate CA,OU=Certificate Authority,O=Fortinet,L=Sunnyvale,C=US', 'Fortinet FortiGate'],
  ['CN=Cisco Umbrella Root CA,O=Cisco', 'Cisco Umbrella'],
  ['CN=proxy,OU=Squid CA', 'Squid'],
  ['CN=mitmproxy,O=mitmproxy', 'mitmproxy'],
  ['CN=Charles Proxy CA (2 Jan 2023\\, host)', 'Charles Proxy'],
  ['CN=PortSwigger CA,OU=PortSwigger CA,O=PortSwigger', 'Burp Suite'],
  ['CN=DO_NOT_TRUST_FiddlerRoot', 'Fiddler'],
  ['CN=Kaspersky Anti-Virus Personal Root Certificate,O=AO Kaspersky Lab', 'Kaspersky'],
  ['CN=ESET SSL Filter CA,O=ESET\\, spol. s r. o.', 'ESET'],
  ['CN=Avast Web/Mail Shield Root,O=Avast', 'Avast'],
  ['CN=McAfee Web Gateway', 'McAfee (Skyhigh) Web Gateway'],
  ['CN=mkcert dev@laptop,O=mkcert development CA', 'mkcert, a tool for developers'],
  ['CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1,O=DigiCert Inc', undefined],
  ["CN=R11,O=Let's Encrypt", undefined],
  ['CN=Microsoft Azure RSA TLS Issuing CA 04,O=Microsoft Corporation', undefined],
  ['CN=Squidward Studios', undefined],
]
for (const [issuer, name] of cases)
  test(`${issuer} -> ${name ?? 'nobody known'}`, () => assert.equal(interceptorNamed(above(issuer)), name))

test('every row of the table is tried above', () =>
  assert.deepEqual(
    knownInterceptors.map(({ name }) => name).filter(name => !cases.some(([, wanted]) => wanted === name)),
    [],
  ))

test('a name decides nothing: the path is the same with and without it', async () => {
  const { authority } = await ourFirewall()
  const observed = async (name: string) => {
    const ca = await signer(name, 'self')
    const flight = flightOf(await leafOf('a.example', ca, { subject: 'x' }), ca)
    const asked = probe('p', 'https://a.example/', { inspected: false })
    const http = { status: 200, body: '', headers: {} }
    return (roots: readonly Certificate[]) =>
      judge(asked, undefined, { kind: 'tls', flight, trusted: true, http }, authority, new Date(), {
        publicRoots: roots.length > 0 ? flight.slice(1) : [],
      })
  }
  for (const name of ['mitmproxy', 'Somebody']) {
    const judged = await observed(name)
    const stranger = judged([])
    assert.equal(stranger.path.kind, 'intercepted')
    assert.equal(stranger.result, 'fail')
    assert.equal(stranger.because.includes('by its names, mitmproxy'), name === 'mitmproxy')
    assert.equal(judged([authority.root]).path.kind, 'passthrough')
  }
})
