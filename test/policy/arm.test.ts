import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { fromArm, toArm } from '../../src/policy/arm.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy, Rule, RuleCollection } from '../../src/policy/model.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { https, packet } from './policies.ts'

const texts = fc.array(fc.string(), { maxLength: 3 })
const opaque = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 2 })
const mode = fc.constantFrom('Off', 'Alert', 'Deny' as const)
const priority = fc.integer({ min: 100, max: 65_000 })
const common = {
  name: fc.string(),
  description: fc.string(),
  sourceAddresses: texts,
  sourceIpGroups: opaque,
  sourceKubeSelectorGroups: opaque,
}
const optional = ['description', 'sourceIpGroups', 'sourceKubeSelectorGroups']
const record = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T, more: readonly string[] = []) =>
  fc.record(fields, { requiredKeys: Object.keys(fields).filter(key => ![...optional, ...more].includes(key)) })

const applicationRule = record({
  ruleType: fc.constant('ApplicationRule' as const),
  ...common,
  protocols: fc.array(fc.record({ protocolType: fc.constantFrom('Http', 'Https', 'Mssql'), port: fc.nat(64_000) }), { maxLength: 2 }),
  terminateTLS: fc.boolean(),
  targetFqdns: texts,
  targetUrls: texts,
  fqdnTags: texts,
  webCategories: texts,
  destinationAddresses: texts,
  httpHeadersToInsert: fc.array(fc.record({ headerName: fc.string(), headerValue: fc.string() }), { maxLength: 2 }),
})
const networkRule = record(
  {
    ruleType: fc.constant('NetworkRule' as const),
    ...common,
    ipProtocols: fc.array(fc.constantFrom('TCP', 'UDP', 'ICMP', 'Any'), { maxLength: 3 }),
    destinationAddresses: texts,
    destinationFqdns: texts,
    destinationPorts: texts,
    destinationIpGroups: opaque,
    sourceGeoLocations: opaque,
    destinationGeoLocations: opaque,
  },
  ['destinationIpGroups', 'sourceGeoLocations', 'destinationGeoLocations'],
)
const natRule = record(
  {
    ruleType: fc.constant('NatRule' as const),
    ...common,
    ipProtocols: fc.array(fc.constantFrom('TCP', 'UDP', 'Any'), { maxLength: 3 }),
    destinationAddresses: texts,
    destinationPorts: texts,
    translatedAddress: fc.string(),
    translatedFqdn: fc.string(),
    translatedPort: fc.string(),
  },
  ['translatedAddress', 'translatedFqdn'],
)
const collection = fc.record({
  name: fc.string(),
  priority,
  action: fc.constantFrom('Allow', 'Deny', 'DNAT'),
  rules: fc.array(fc.oneof(applicationRule, networkRule, natRule), { maxLength: 3 }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<RuleCollection>
const intrusionDetection = fc.record({
  mode,
  signatureOverrides: fc.array(fc.record({ id: fc.string(), mode }), { maxLength: 2 }),
  bypassTrafficSettings: fc.array(
    fc.record({
      name: fc.string(),
      protocol: fc.constantFrom('TCP', 'UDP', 'ICMP', 'ANY'),
      sourceAddresses: texts,
      destinationAddresses: texts,
      destinationPorts: texts,
    }),
    { maxLength: 2 },
  ),
})
const anyPolicy = fc.record(
  {
    name: fc.string(),
    threatIntelMode: mode,
    threatIntelWhitelist: fc.record({ ipAddresses: texts, fqdns: texts }),
    dnsSettings: fc.record({ servers: texts, enableProxy: fc.boolean() }),
    intrusionDetection,
    certificateAuthority: fc.record({ name: fc.string(), keyVaultSecretId: fc.string() }),
    ruleCollectionGroups: fc.array(fc.record({ name: fc.string(), priority, ruleCollections: fc.array(collection, { maxLength: 3 }) }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['name', 'threatIntelMode', 'ruleCollectionGroups'] },
) as fc.Arbitrary<Policy>

test('a policy comes back from ARM as it went there', () => {
  fc.assert(
    fc.property(anyPolicy, policy => {
      const wire = JSON.parse(JSON.stringify(toArm(policy)))
      assert.deepEqual(fromArm({ name: policy.name, ...wire }), structuredClone(policy))
    }),
    { numRuns: 200 },
  )
})

test('hostile bodies are read as far as they go, and nothing throws', () => {
  const hostile = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'properties',
        'ruleCollections',
        'rules',
        'ruleType',
        'action',
        'type',
        'protocols',
        'name',
        'priority',
        'ipProtocols',
        'dnsSettings',
        'transportSecurity',
        'certificateAuthority',
        '__proto__',
      ),
      tie('value'),
      { maxKeys: 6 },
    ),
  })).value
  fc.assert(
    fc.property(hostile, hostile, (policy, ruleCollectionGroups) => {
      const read = fromArm({ name: 'p', policy, ruleCollectionGroups })
      assert.equal(evaluate(read, https('a.example/')).effect === 'allow', false)
    }),
  )
})

test('an action that cannot be read lets nothing through', () => {
  const rules = [
    {
      ruleType: 'NetworkRule',
      name: 'n',
      ipProtocols: ['tcp'],
      sourceAddresses: ['*'],
      destinationAddresses: ['*'],
      destinationPorts: ['*'],
    },
  ]
  const groups = (action: unknown) => [
    { name: 'g', properties: { priority: 100, ruleCollections: [{ name: 'c', priority: 100, action, rules }] } },
  ]
  for (const action of [undefined, {}, { type: 'Permit' }, 'Allow'])
    assert.equal(
      evaluate(fromArm({ name: 'p', policy: {}, ruleCollectionGroups: groups(action) }), packet('tcp', '1.1.1.1', 22)).effect,
      'deny',
    )
  assert.equal(
    evaluate(fromArm({ name: 'p', policy: {}, ruleCollectionGroups: groups({ type: 'allow' }) }), packet('tcp', '1.1.1.1', 22)).effect,
    'allow',
  )
})

test('whole resources are read as well as their properties', () => {
  const policy = {
    id: '/subscriptions/s',
    etag: 'x',
    properties: { threatIntelMode: 'Deny', dnsSettings: { enableProxy: true }, firewalls: [], provisioningState: 'Succeeded' },
  }
  assert.deepEqual(fromArm({ name: 'p', policy, ruleCollectionGroups: [] }), {
    name: 'p',
    threatIntelMode: 'Deny',
    dnsSettings: { servers: [], enableProxy: true },
    ruleCollectionGroups: [],
  })
})

test("the example in ARM's words", () => {
  const file = 'examples/weather/egress.yaml'
  const { spec } = parseSpec(readFileSync(file, 'utf8'), file)
  assert(spec)
  const { policy, ruleCollectionGroups } = toArm(spec.firewall.policy)
  assert.deepEqual(policy, {
    sku: { tier: 'Premium' },
    threatIntelMode: 'Alert',
    dnsSettings: { servers: [], enableProxy: true },
    intrusionDetection: {
      mode: 'Alert',
      configuration: {
        signatureOverrides: [
          { id: '2024897', mode: 'Deny' },
          { id: '2024898', mode: 'Alert' },
        ],
        bypassTrafficSettings: [
          {
            name: 'bypass-dns-over-http',
            protocol: 'TCP',
            sourceAddresses: ['*'],
            destinationAddresses: ['1.1.1.1'],
            destinationPorts: ['80'],
          },
        ],
      },
    },
    transportSecurity: {
      certificateAuthority: {
        name: 'egress-intermediate',
        keyVaultSecretId: 'https://kv-weather-egress.vault.azure.net/secrets/egress-intermediate',
      },
    },
  })
  assert.deepEqual(
    ruleCollectionGroups.map(({ name, properties }) => [name, properties['priority']]),
    [
      ['network', 100],
      ['application', 200],
    ],
  )
  const [, application] = ruleCollectionGroups
  const collections = application?.properties['ruleCollections'] as { action: unknown; ruleCollectionType: string; rules: unknown[] }[]
  assert.deepEqual(collections[0]?.action, { type: 'Deny' })
  assert.equal(collections[0]?.ruleCollectionType, 'FirewallPolicyFilterRuleCollection')
  assert.deepEqual(collections[0]?.rules, [
    {
      ruleType: 'ApplicationRule',
      name: 'DenyWeatherForecasts',
      sourceAddresses: ['*'],
      sourceIpGroups: [],
      protocols: [{ protocolType: 'Https', port: 443 }],
      terminateTLS: true,
      targetFqdns: [],
      targetUrls: ['dataservice.accuweather.com/forecasts', 'dataservice.accuweather.com/forecasts/*'],
      fqdnTags: [],
      webCategories: [],
      destinationAddresses: [],
      httpHeadersToInsert: [],
    },
  ])
  const place = JSON.stringify(toArm(spec.firewall.policy)).includes('"place"')
  assert.equal(place, false)
  const back = fromArm({ name: spec.firewall.policyName, policy, ruleCollectionGroups })
  const rules = (from: Policy): readonly Rule[] =>
    from.ruleCollectionGroups.flatMap(group => group.ruleCollections.flatMap(items => items.rules))
  assert.deepEqual(
    rules(back),
    rules(spec.firewall.policy).map(({ place: _, ...rule }) => rule),
  )
})
