import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { namespacesFor, providersDiagnosis, quotaDiagnosis, usagesIn } from '../../src/azure/doctor-subscription.ts'
import { resourcesFor } from '../../src/plan/resources.ts'
import { weather } from '../plan/scene.ts'

const spec = weather()

describe('providers', () => {
  const rows: readonly (readonly [states: Readonly<Record<string, string | undefined>>, state: string, says: RegExp])[] = [
    [{ 'Microsoft.Network': 'Registered' }, 'ok', /^Registered: Microsoft\.Network\.$/],
    [{ 'Microsoft.Network': 'registered' }, 'ok', /Registered/],
    [
      { 'Microsoft.KeyVault': 'NotRegistered' },
      'fail',
      /Microsoft\.KeyVault \(NotRegistered\).*MissingSubscriptionRegistration.*az provider register --namespace Microsoft\.KeyVault --subscription sub/,
    ],
    [{ 'Microsoft.KeyVault': 'Unregistered' }, 'fail', /\(Unregistered\)/],
    [{ 'Microsoft.KeyVault': 'Unregistering' }, 'fail', /\(Unregistering\)/],
    [{ 'Microsoft.KeyVault': 'Registering' }, 'warn', /Being registered.*az provider show/],
    [{ 'Microsoft.KeyVault': undefined }, 'unchecked', /not known.*az provider show .* --query registrationState/],
  ]
  for (const [states, state, says] of rows)
    test(JSON.stringify(states), () => {
      const [found] = providersDiagnosis(Object.entries(states), 'sub')
      assert.equal(found?.state, state)
      assert.match([found?.what, found?.why, found?.advice, ...(found?.commands ?? [])].filter(Boolean).join(' '), says)
    })

  test('several states at once are told apart, and none is lost', () => {
    const states = Object.entries({ a: 'Registered', b: 'NotRegistered', c: 'Registering', d: undefined })
    assert.deepEqual(
      providersDiagnosis(states, 'sub').map(({ state }) => state),
      ['ok', 'fail', 'warn', 'unchecked'],
    )
  })

  test('every namespace in which the spec makes something is among those that are asked for', () => {
    const nobody = '00000000-0000-0000-0000-000000000000'
    const made = resourcesFor(spec, { subscriptionId: nobody, tenantId: nobody })
      .map(({ id }) => id.split('/providers/').at(-1)?.split('/')[0] ?? '')
      // These two are always registered; a group's id names no provider.
      .filter(name => /^Microsoft\./.test(name) && !['Microsoft.Authorization', 'Microsoft.Resources'].includes(name))
    assert.ok(made.length > 10)
    assert.deepEqual(
      [...new Set(made)].filter(name => !namespacesFor(spec).includes(name)),
      [],
    )
  })
})

describe('quota', () => {
  const usage = (current: number, limit: number, name = 'PublicIPAddresses') => ({ name, current, limit })
  const rows: readonly (readonly [asked: Parameters<typeof quotaDiagnosis>[0], state: string, says: RegExp])[] = [
    [{ usages: [usage(3, 10)], wanted: 1, fault: '' }, 'ok', /^3 of 10 .*; 1 has to be made\.$/],
    [{ usages: [usage(10, 10)], wanted: 0, fault: '' }, 'ok', /none has to be made/],
    [{ usages: [usage(9, 10)], wanted: 1, fault: '' }, 'ok', /1 has to be made/],
    [{ usages: [usage(9, 10)], wanted: 2, fault: '' }, 'fail', /and 2 have to be made\..*--limit-object value=11/],
    [{ usages: [usage(12, 10)], wanted: 1, fault: '' }, 'fail', /12 of 10/],
    [
      { usages: [usage(1, 100), usage(9, 10, 'StandardSkuPublicIpAddresses')], wanted: 2, fault: '' },
      'fail',
      /StandardSkuPublicIpAddresses/,
    ],
    [{ usages: [usage(9, 10)], wanted: undefined, fault: '' }, 'unchecked', /does not tell this identity which/],
    [{ usages: [], wanted: 1, fault: 'AuthorizationFailed: no' }, 'unchecked', /AuthorizationFailed: no.*az network list-usages/],
    [{ usages: [], wanted: 1, fault: '' }, 'unchecked', /No counter of public addresses/],
  ]
  for (const [asked, state, says] of rows)
    test(JSON.stringify(asked), () => {
      const found = quotaDiagnosis(asked, 'eastus2', 'sub')
      assert.equal(found.state, state)
      assert.match([found.what, found.why, found.advice, ...(found.commands ?? [])].filter(Boolean).join(' '), says)
    })

  test('counters that are none are left out, and no answer makes it throw', () => {
    const value = [
      { name: { value: 'VirtualNetworks' }, currentValue: 1, limit: 2 },
      { name: { value: 'publicipaddresses' }, currentValue: 1, limit: 2 },
      { name: { value: 'PublicIPAddresses' }, currentValue: '1', limit: 2 },
      { name: 'PublicIPAddresses', currentValue: 1, limit: 2 },
      null,
    ]
    assert.deepEqual(usagesIn({ value }), [usage(1, 2, 'publicipaddresses')])
    fc.assert(fc.property(fc.jsonValue(), body => Array.isArray(usagesIn(body))))
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ name: fc.record({ value: fc.constant('PublicIPAddresses') }), currentValue: fc.jsonValue(), limit: fc.jsonValue() }),
        ),
        list => usagesIn({ value: list }).every(({ current, limit }) => Number.isFinite(current) && Number.isFinite(limit)),
      ),
    )
  })
})
