import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { Pair } from '../../src/lab/azure/http.ts'
import { type Checker, checker, describe, judge, readRecording, specificationFolder } from './openapi.ts'
import { type Deviation, deviations } from './openapi-deviations.ts'

const folder = specificationFolder()
const notRun =
  folder === undefined && 'Microsoft’s OpenAPI files are not here: set AZURE_REST_API_SPECS to a checkout of Azure/azure-rest-api-specs'

const subscription = '/subscriptions/11111111-2222-3333-4444-555555555555'
const group = `${subscription}/resourceGroups/rg`
const json = { 'content-type': 'application/json; charset=utf-8' }

const exchange = (method: string, url: string, body: unknown, statusCode: number, answer: unknown): Pair => ({
  request: {
    method,
    url: url.startsWith('https:') ? url : `https://management.azure.com${url}`,
    headers: { ...json },
    ...(body === undefined ? {} : { body }),
  },
  response: { statusCode, headers: { ...json }, ...(answer === undefined ? {} : { body: answer }) },
})

const firewallRules = `${group}/providers/Microsoft.Network/firewallPolicies/policy/ruleCollectionGroups/application`
const rules = (priority: number, rule: object = {}) => ({
  properties: {
    priority: 200,
    ruleCollections: [
      {
        ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
        name: 'weather',
        priority,
        action: { type: 'Allow' },
        rules: [
          {
            ruleType: 'ApplicationRule',
            name: 'AllowWeatherService',
            protocols: [{ protocolType: 'Https', port: 443 }],
            sourceAddresses: ['10.42.1.0/24'],
            targetUrls: ['*.accuweather.com/*'],
            terminateTLS: true,
            ...rule,
          },
        ],
      },
    ],
  },
})
const written = (sent: ReturnType<typeof rules>) => ({
  id: firewallRules,
  name: 'application',
  type: 'Microsoft.Network/FirewallPolicies/RuleCollectionGroups',
  ...sent,
  properties: { ...sent.properties, provisioningState: 'Updating' },
})
const putRules = (sent: ReturnType<typeof rules>, answer: unknown = written(sent), status = 201): Pair =>
  exchange('PUT', `${firewallRules}?api-version=2026-01-01`, sent, status, answer)

const vaultSecret = (answer: object): Pair =>
  exchange('GET', 'https://kv.vault.azure.net/secrets/root/?api-version=2025-07-01', undefined, 200, {
    id: 'https://kv.vault.azure.net/secrets/root/0123',
    value: 'x',
    ...answer,
  })

const firewall = `${group}/providers/Microsoft.Network/azureFirewalls/fw`

const good: readonly (readonly [what: string, pair: Pair])[] = [
  ['rules', putRules(rules(100))],
  [
    'a resource group',
    exchange('PUT', `${group}?api-version=2025-04-01`, { location: 'eastus2' }, 201, {
      id: group,
      name: 'rg',
      type: 'Microsoft.Resources/resourceGroups',
      location: 'eastus2',
      properties: { provisioningState: 'Succeeded' },
    }),
  ],
  [
    'the latest version of a secret',
    vaultSecret({ attributes: { enabled: true, created: 1_790_000_000, updated: 1_790_000_000, recoveryLevel: 'Recoverable' } }),
  ],
  [
    'a newer version of a type that stayed the same',
    exchange('GET', `${group}/providers/Microsoft.Network/ipGroups/pods?api-version=2026-01-01`, undefined, 200, {
      id: `${group}/providers/Microsoft.Network/ipGroups/pods`,
      name: 'pods',
      type: 'Microsoft.Network/ipGroups',
      location: 'eastus2',
      properties: { ipAddresses: ['10.42.1.0/24'], provisioningState: 'Succeeded' },
    }),
  ],
]

const bad: readonly (readonly [what: string, pair: Pair, code: RegExp, at: RegExp])[] = [
  ['a priority below 100', putRules(rules(99)), /^MINIMUM$/, /^request .*priority/],
  ['a rule of an unknown type', putRules(rules(100, { ruleType: 'WebRule' })), /^DISCRIMINATOR_VALUE_NOT_FOUND$/, /^request/],
  [
    'a property of another rule type',
    putRules(rules(100, { ipProtocols: ['TCP'] })),
    /^OBJECT_ADDITIONAL_PROPERTIES$/,
    /^request .*ipProtocols|^request/,
  ],
  ['a number where a text belongs', putRules(rules(100), { ...written(rules(100)), name: 7 }), /^INVALID_TYPE$/, /^response .*name/],
  [
    'a property that nobody knows',
    putRules(rules(100), { ...written(rules(100)), colour: 'red' }),
    /^OBJECT_ADDITIONAL_PROPERTIES$/,
    /^response/,
  ],
  ['a status that is not declared', putRules(rules(100), written(rules(100)), 202), /^INVALID_RESPONSE_CODE$/, /^response/],
  ['an answer without an id', putRules(rules(100), { name: 'application', properties: {} }, 200), /^MISSING_RESOURCE_ID$/, /^response/],
  [
    'a subscription that is no UUID',
    exchange(
      'GET',
      `/subscriptions/mine/resourceGroups/rg/providers/Microsoft.Network/firewallPolicies/p?api-version=2026-01-01`,
      undefined,
      404,
      { error: { code: 'ResourceNotFound', message: 'x' } },
    ),
    /^INVALID_FORMAT$/,
    /^request/,
  ],
  [
    'an operation that does not exist',
    exchange('PUT', `${firewall}/colour?api-version=2026-01-01`, {}, 200, {}),
    /^OPERATION_NOT_FOUND/,
    /./,
  ],
  ['a version that does not exist', exchange('GET', `${group}?api-version=1999-01-01`, undefined, 200, {}), /^OPERATION_NOT_FOUND/, /./],
  ['a text where a number belongs, of a secret', vaultSecret({ attributes: { created: 'yesterday' } }), /^INVALID_TYPE$/, /^response/],
]

suite('the referee', { skip: notRun }, () => {
  let check: Checker
  const ready = (async () => {
    if (folder !== undefined) check = await checker(folder)
  })()

  for (const [what, pair] of good)
    test(`accepts ${what}`, async () => {
      await ready
      assert.deepEqual(await check(pair), [])
    })

  for (const [what, pair, code, at] of bad)
    test(`refuses ${what}`, async () => {
      await ready
      const faults = await check(pair)
      assert.ok(
        faults.some(fault => code.test(fault.code) && at.test(fault.at)),
        JSON.stringify(faults),
      )
    })

  test('accepts Microsoft’s own examples of rule collection groups', async () => {
    await ready
    const examples = join(folder ?? '', 'specification/network/resource-manager/Microsoft.Network/stable/2024-10-01/examples')
    for (const name of [
      'FirewallPolicyRuleCollectionGroupPut',
      'FirewallPolicyRuleCollectionGroupWithWebCategoriesPut',
      'FirewallPolicyRuleCollectionGroupWithIpGroupsPut',
    ]) {
      const { parameters, responses } = JSON.parse(
        readFileSync(join(examples, `${name}.json`), 'utf8').replaceAll(
          'e747cc13-97d4-4a79-b463-42d7f4e558f2',
          '11111111-2222-3333-4444-555555555555',
        ),
      )
      for (const status of [200, 201]) assert.deepEqual(await check(putRules(parameters.parameters, responses[status].body, status)), [])
    }
  })

  test('a recording is judged as a whole', async () => {
    await ready
    const pairs = readRecording(
      [
        good[0]?.[1],
        bad[0]?.[1],
        bad[0]?.[1],
        exchange('POST', 'https://login.microsoftonline.com/t/oauth2/v2.0/token', undefined, 200, {}),
      ]
        .map(pair => JSON.stringify(pair))
        .join('\n'),
    )
    const known: Deviation = { method: 'PUT', path: /ruleCollectionGroups/, code: 'MINIMUM', because: 'a test' }
    const never: Deviation = { method: 'DELETE', path: /./, code: 'MINIMUM', because: 'a test' }
    const open = await judge(pairs, check, [])
    assert.equal(open.checked, 3)
    assert.equal(
      open.faults.every(({ fault }) => fault.code === 'MINIMUM'),
      true,
    )
    assert.match(
      describe(open),
      /^3 exchanges checked, 1 not covered by a specification\n {2}not covered: the token endpoint of Entra \(1\)\n {2}.* times PUT .*ruleCollectionGroups\/application \(201\): MINIMUM at request/,
    )
    assert.deepEqual((await judge(pairs, check, [known])).faults, [])
    assert.deepEqual((await judge(pairs, check, [known, never])).stale, [never])
  })

  // A recording that somebody made with `npm run lab -- --record FILE`.
  const recording = process.env['EGRESS_GATE_RECORDING']
  if (recording)
    test(`the traffic of ${recording}`, async () => {
      await ready
      const judgement = await judge(readRecording(readFileSync(recording, 'utf8')), check, deviations)
      assert.ok(judgement.checked > 0, 'nothing was recorded that a specification covers')
      assert.ok(judgement.faults.length + judgement.stale.length === 0, describe(judgement))
    })
})

test('a recording that was cut off is no recording', () =>
  assert.throws(() => readRecording('{"request":{}}\n{"requ'), /line 2 of the recording is not JSON/))
test('every deviation says why', () =>
  assert.deepEqual(
    deviations.filter(({ because }) => because.length < 20),
    [],
  ))
