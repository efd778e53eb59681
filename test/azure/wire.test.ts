import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiVersionOf, typeOf } from '../../src/azure/api-versions.ts'
import { firstLoss, toModel } from '../../src/azure/wire.ts'
import { weatherResources } from '../plan/scene.ts'

test("a document becomes the flat model of the SDK, nested resources too, and what is the user's stays", () => {
  assert.deepEqual(
    toModel({
      location: 'l',
      tags: { properties: 'x' },
      properties: { sku: { tier: 'Premium' }, ipConfigurations: [{ name: 'n', properties: { subnet: { id: 's' } } }] },
    }),
    { location: 'l', tags: { properties: 'x' }, sku: { tier: 'Premium' }, ipConfigurations: [{ name: 'n', subnet: { id: 's' } }] },
  )
})

test('a loss has a place', () => {
  for (const [document, sent, loss] of [
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: 1 }, { a: 1, b: undefined }, undefined],
    [{ a: { b: 1 } }, { a: {} }, '/a/b'],
    [{ a: [1, 2] }, { a: [1] }, '/a'],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, '/a/0/b'],
    [{}, { a: 1 }, '/a'],
    [{ a: 1 }, undefined, '/'],
  ] as const)
    assert.equal(firstLoss(document, sent), loss)
})

test('every document of the example has a type that we know how to write', () => {
  for (const { id } of weatherResources()) {
    if (/\/(azureFirewalls|firewallPolicies|publicIPAddresses)\//.test(id) && !/diagnosticSettings/.test(id)) continue
    if (typeOf(id) === 'Microsoft.Resources/resourceGroups') continue
    assert.match(apiVersionOf(id), /^20\d\d-\d\d-\d\d/, id)
  }
  assert.throws(
    () => apiVersionOf('/subscriptions/s/resourceGroups/g/providers/Microsoft.New/things/t'),
    /no api-version is known for Microsoft.New\/things/,
  )
})

for (const [id, type] of [
  ['/subscriptions/s/resourceGroups/g', 'Microsoft.Resources/resourceGroups'],
  [
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/firewallPolicies/p/ruleCollectionGroups/r',
    'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
  ],
  [
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/azureFirewalls/f/providers/Microsoft.Insights/diagnosticSettings/d',
    'Microsoft.Insights/diagnosticSettings',
  ],
  ['/subscriptions/s/providers/Microsoft.KeyVault/locations/l/deletedVaults/v', 'Microsoft.KeyVault/locations/deletedVaults'],
  ['/subscriptions/s', ''],
] as const)
  test(`the type of ${id.slice(16)}`, () => assert.equal(typeOf(id), type))
