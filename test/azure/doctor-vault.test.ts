import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Work } from '../../src/azure/doctor-rights.ts'
import { documentDiagnoses, nameDiagnosis, type Read, readDiagnoses } from '../../src/azure/doctor-vault.ts'
import { KnownFaultError } from '../../src/report/fault.ts'

const who = { tenantId: 't', objectId: 'me', clientId: 'c', kind: 'ServicePrincipal' } as const
const vault = { name: 'kv', id: '/v', certificate: 'ca', rootSecret: 'root' }
const text = (found: { state: string; what: string; why?: string; advice?: string; commands?: readonly string[] }): string =>
  [`${found.state}:`, found.what, found.why, found.advice, ...(found.commands ?? [])].filter(Boolean).join(' ')
const fault = (code: string, message = 'refused'): Read => ({ fault: new KnownFaultError({ code, message, advice: 'the advice' }) })

describe('what came of reading', () => {
  const rows: readonly (readonly [certificate: Read, root: Read, works: readonly Work[], says: readonly RegExp[]])[] = [
    [true, true, ['verify'], [/^ok: Key vault kv gives the certificate ca and the root root/]],
    [false, true, ['verify'], [/^warn: .* holds no certificate ca\. Run import-ca/]],
    [false, false, ['verify'], [/^warn: .* holds no certificate ca and no secret root/]],
    [
      fault('ForbiddenByRbac'),
      fault('ForbiddenByRbac'),
      ['plan'],
      [
        /^fail: .*refuses certificate ca and secret root.*'Key Vault Reader' --scope \/v .*'Key Vault Secrets User' --scope \/v\/secrets\/root$/,
      ],
    ],
    [true, fault('ForbiddenByRbac'), ['plan'], [/^fail: .*refuses secret root: (?!.*Key Vault Reader)/]],
    [fault('ForbiddenByRbac'), true, ['plan'], [/^fail: .*refuses certificate ca: (?!.*Secrets User)/]],
    [fault('ForbiddenByRbac'), fault('ForbiddenByRbac'), ['apply'], [/^warn: .*import-ca gives itself/]],
    [fault('ForbiddenByRbac'), fault('ForbiddenByRbac'), ['apply', 'plan'], [/^fail:/]],
    [
      fault('ForbiddenByFirewall', 'Client address: 203.0.113.9 no'),
      fault('ForbiddenByFirewall', 'Client address: 203.0.113.9 no'),
      ['plan'],
      [/^fail: .*--ip-address 203\.0\.113\.9$/],
    ],
    [fault('ForbiddenByFirewall'), fault('ForbiddenByFirewall'), ['plan'], [/--ip-address ADDRESS$/]],
    [fault('ForbiddenByConnection'), fault('ForbiddenByConnection'), ['plan'], [/^fail: .*the advice$/]],
    [fault('AccessDenied'), fault('AccessDenied'), ['plan'], [/^fail: .*--enable-rbac-authorization true$/]],
    [
      fault('ForbiddenByRbac'),
      fault('SecretDisabled'),
      ['plan'],
      [/^fail: .*certificate ca: ForbiddenByRbac/, /^fail: .*secret root: SecretDisabled/],
    ],
    [{ fault: new Error('nobody planned this') }, true, ['plan'], [/^fail: .*certificate ca: Error: nobody planned this$/]],
  ]
  for (const [certificate, root, works, says] of rows)
    test(says.join(' and '), () => {
      const found = readDiagnoses(vault, { certificate, root }, who, works).map(text)
      assert.equal(found.length, says.length, found.join('\n'))
      for (const [index, pattern] of says.entries()) assert.match(found[index] ?? '', pattern)
    })
})

describe('its name', () => {
  for (const [addresses, says] of [
    [['20.1.2.3'], undefined],
    [['10.1.2.3'], /^ok: .*10\.1\.2\.3: a private endpoint/],
    [['172.16.0.1', '20.1.2.3'], /^ok: .*172\.16\.0\.1: a private/],
    [['172.32.0.1'], undefined],
    [['fd00::1'], /private endpoint/],
    [['127.0.0.1'], undefined],
    [['::1'], undefined],
    [{ code: 'ENOTFOUND' }, /^warn: .*does not exist yet.*private DNS zone/],
    [{ code: 'ESERVFAIL' }, /^fail: .*ESERVFAIL.*DNS/],
    [[], undefined],
  ] as const)
    test(JSON.stringify(addresses), () => {
      const found = nameDiagnosis('kv', addresses)
      if (says === undefined) assert.equal(found, undefined)
      else assert.match(found ? text(found) : '', says)
    })
})

describe('its document', () => {
  const properties = (given: object) => ({ properties: { enableRbacAuthorization: true, publicNetworkAccess: 'Enabled', ...given } })
  for (const [document, says] of [
    [properties({}), []],
    [{}, []],
    ['nonsense', []],
    [properties({ enableRbacAuthorization: false }), [/^fail: .*access policies, and not Azure RBAC/]],
    [
      properties({ publicNetworkAccess: 'disabled', networkAcls: { bypass: 'AzureServices' } }),
      [/^warn: .*private endpoints only\.(?!.*--bypass)/],
    ],
    [properties({ networkAcls: { defaultAction: 'Deny', bypass: 'None' } }), [/^warn: .*denies by default.*--bypass AzureServices/]],
    [properties({ networkAcls: { defaultAction: 'Allow', bypass: 'None' } }), []],
  ] as const)
    test(JSON.stringify(document), () => {
      const found = documentDiagnoses('kv', document as never).map(text)
      assert.equal(found.length, says.length, found.join('\n'))
      for (const [index, pattern] of says.entries()) assert.match(found[index] ?? '', pattern)
    })
})
