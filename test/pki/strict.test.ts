/** What strict clients refuse, against `openssl verify -x509_strict` on the same chains. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { generateKey, type IssueRequest, issue } from '../../src/pki/issue.ts'
import { whyNotStrict } from '../../src/pki/strict.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-strict-'))
after(() => rmSync(folder, { recursive: true }))

const noUsage = { keyUsage: undefined } as unknown as Partial<IssueRequest>
const cases: [
  string,
  { root?: Partial<IssueRequest>; middle?: Partial<IssueRequest>; leaf?: Partial<IssueRequest> },
  RegExp | undefined,
][] = [
  ['as the firewall makes it', {}, undefined],
  ['no key identifier of the authority in the leaf', { leaf: { authorityKeyIdentifier: 'none' } }, /no authority key identifier/],
  ['no key identifier of the authority in the middle', { middle: { authorityKeyIdentifier: 'none' } }, /no authority key identifier/],
  [
    'no subject key identifier in the middle',
    { middle: { subjectKeyIdentifier: false } },
    /no subject key identifier|no authority key identifier/,
  ],
  ['no subject key identifier in the root', { root: { subjectKeyIdentifier: false } }, /no (?:subject|authority) key identifier/],
  ['no key usage in the middle', { middle: noUsage }, /has no keyUsage/],
  ['no key usage in the root', { root: noUsage }, /has no keyUsage/],
  [
    'a leaf that may sign',
    { leaf: { keyUsage: { critical: true, usages: ['digitalSignature', 'keyCertSign'] } } },
    /may sign certificates/,
  ],
]
for (const [what, parts, because] of cases)
  test(`strict: ${what}`, async () => {
    const [a, b, c] = await Promise.all([generateKey('p256'), generateKey('p256'), generateKey('p256')])
    const times = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 86_400_000) }
    const ca = { ca: {}, keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] } } as const
    const clean = (request: IssueRequest): IssueRequest =>
      Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) as IssueRequest
    const root = await issue(clean({ subject: [['CN', 'Root']], key: a.privateKey, issuer: 'self', ...times, ...ca, ...parts.root }))
    const above = { certificate: root, key: a.privateKey }
    const middle = await issue(clean({ subject: [['CN', 'Middle']], key: b.privateKey, issuer: above, ...times, ...ca, ...parts.middle }))
    const leaf = await issue(
      clean({
        subject: [['CN', 'a.example']],
        key: c.privateKey,
        issuer: { certificate: middle, key: b.privateKey },
        dnsNames: ['a.example'],
        ...times,
        ...parts.leaf,
      }),
    )
    const files = Object.entries({ root, middle, leaf }).map(([name, { pem }]) => {
      const file = join(folder, `${name}.pem`)
      writeFileSync(file, pem)
      return file
    })
    const oracle = spawnSync(
      'openssl',
      ['verify', '-x509_strict', '-no-CApath', '-CAfile', files[0] ?? '', '-untrusted', files[1] ?? '', files[2] ?? ''],
      { encoding: 'utf8' },
    )
    assert.equal(oracle.status === 0, because === undefined, `openssl: ${oracle.stderr}${oracle.stdout}`)
    const found = whyNotStrict([leaf, middle, root])
    if (because === undefined) assert.equal(found, undefined)
    else assert.match(found ?? '', because)
  })
