/** What the rows of templates that people publish do not say: refusals, notes, choices. */
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  allowSsh,
  classic,
  classicApp,
  classicNet,
  deployment,
  firewall,
  innerScope,
  type Properties,
  publicRows,
  ruledBy,
  text,
} from './public-rows.ts'
import {
  answer,
  app,
  ask,
  collection,
  group,
  groupResource,
  type Json,
  net,
  parameters,
  policyResource,
  read,
  refusal,
  ssh,
  template,
  web,
} from './sources.ts'

for (const [title, source, flow, expected, options] of publicRows)
  test(title, () => assert.equal(answer(ask(source, flow, options)), expected))

const offByDefault = (condition: Json): Json =>
  template(
    [
      deployment(
        template([
          { ...(policyResource('p') as Properties), condition } as Json,
          groupResource('p/g', allowSsh, { condition }),
          firewall(ruledBy("'p'"), { condition }),
        ]),
        { resourceGroup: 'hub' },
      ),
    ],
    { parameters: { enableAzFw: text('No'), enableHub: text('vhub') } },
  )

test('a firewall that is off with the values given: refused where a gate asks, read where a person does', () => {
  const source = offByDefault("[and(equals(parameters('enableHub'), 'vhub'), equals(parameters('enableAzFw'), 'Yes'))]")
  const off =
    /^policy\.json:\d+:\d+ "p" is not deployed: it hangs on \{and\(equals\(.*false with the values that are given; give others with --para/
  assert.match(refusal(JSON.stringify(source, null, 1)), off)
  assert.equal(answer(ask(source, ssh, { incomplete: 'read' })), 'allow by ssh')
  assert.match(read(source, { incomplete: 'read' }).notes.join(), /policy\.json:\d+: "p" is not deployed: .*; read as if it did/)
  assert.equal(answer(ask(source, ssh, parameters({ enableAzFw: 'Yes' }))), 'allow by ssh')
})

test('what is off for another reason than its policy stays open, and what is on beside it counts alone', () => {
  const group = (name: string, on: string, rule: string): Json =>
    groupResource(
      name,
      { priority: 100, ruleCollections: [collection('c', 100, 'Allow', net(rule))] },
      { condition: `[equals(parameters('on'), '${on}')]` },
    )
  const policy = (condition: string): Json => ({ ...(policyResource('p') as Properties), condition }) as Json
  const more = { parameters: { on: text('none') } }
  const neither = template([policy("[equals(parameters('on'), 'one')]"), group('p/g', 'two', 'ssh')], more)
  assert.equal(answer(ask(neither, ssh, { incomplete: 'read' })), 'unknown by ssh')
  const policyOnly = template([policy('[true()]'), group('p/g', 'two', 'ssh')], more)
  assert.equal(answer(ask(policyOnly, ssh, { incomplete: 'read' })), 'deny')
})

test('a firewall whose policy stands elsewhere: its policy is asked for', () => {
  const source = template([firewall({ firewallPolicy: { id: "[parameters('policy')]" } })], {
    parameters: { policy: text('/subscriptions/s/x/hub') },
  })
  assert.match(
    refusal(JSON.stringify(source)),
    /ruled by policy \/subscriptions\/s\/x\/hub, which is not in it: give the template of that policy, or its id/,
  )
})

const linked = (values: Properties): Json => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name: 'rules',
  properties: { mode: 'Incremental', templateLink: { relativePath: 'rules.json' }, parameters: values },
})

test('a linked template that is told the policy may give it rules; another one is told of, and no more', () => {
  const own = groupResource('p/g', group(200, collection('c', 100, 'Allow', app('web'))))
  const withLink = (value: Json): Json => template([policyResource('p'), own, linked({ target: { value } })])
  assert.equal(answer(ask(withLink("[resourceId('Microsoft.Network/firewallPolicies', 'p')]"), ssh)), 'unknown by (deployment rules)')
  assert.match(ask(withLink('P'), ssh).dependsOn.join(), /the template of deployment "rules", which is told policy "p", stands elsewhere/)
  assert.equal(answer(ask(withLink('workspace'), ssh)), 'deny')
  assert.match(read(withLink('workspace')).notes.join(), /the template of deployment "rules" stands elsewhere and was not read/)
  const onlyLink = template([linked({ target: { value: 'p' } })])
  assert.match(refusal(JSON.stringify(onlyLink)), /deploys no firewall policy.*the template of deployment "rules" stands elsewhere/)
  assert.equal(ask(onlyLink, ssh, { incomplete: 'read' }).effect, 'unknown')
  assert.match(refusal(JSON.stringify(template([])), { incomplete: 'read' }), /deploys no firewall policy/)
})

test('the listing of a resource group, and the answer of Azure Resource Graph', () => {
  const id = (path: string): string => `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/${path}`
  const bodies: readonly Json[] = [
    { id: id('publicIPAddresses/ip'), type: 'Microsoft.Network/publicIPAddresses', name: 'ip', properties: { ipAddress: '20.0.0.9' } },
    { id: id('firewallPolicies/p'), type: 'microsoft.network/firewallpolicies', name: 'p', properties: {} },
    {
      id: id('firewallPolicies/p/ruleCollectionGroups/g'),
      type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
      name: 'g',
      properties: allowSsh,
    },
  ]
  assert.equal(answer(ask(bodies, ssh)), 'allow by ssh')
  assert.equal(answer(ask({ count: 3, data: bodies, skip_token: null, total_records: 3 }, ssh)), 'allow by ssh')
  assert.match(refusal(JSON.stringify(bodies.slice(0, 1))), /no firewall policy that can be read/)
  const newer: Json = { id: id('firewallPolicies/p/newer/x'), type: 'Microsoft.Network/firewallPolicies/newer', name: 'x', properties: {} }
  assert.match(refusal(JSON.stringify([...bodies, newer])), /no firewall policy that can be read/)
})

test('which of several policies is read is told; where two firewalls have two, it is asked', () => {
  const two = [
    policyResource('a'),
    groupResource('a/g', allowSsh),
    policyResource('b'),
    groupResource('b/g', group(100, collection('c', 100, 'Deny', net('no')))),
  ]
  const one = template([...two, firewall(ruledBy("'A'"))])
  assert.deepEqual(read(one).notes, ['read is policy a, which the firewall here has; not b: say so with --policy-name'])
  assert.equal(answer(ask(one, ssh, { policyName: 'b' })), 'deny by no')
  assert.match(
    refusal(JSON.stringify(template([...two, firewall(ruledBy("'a'")), firewall(ruledBy("'b'"), { name: 'other' })]))),
    /several policies here/,
  )
  const own = firewall({ networkRuleCollections: [classic('c', 100, 'Allow', classicNet('own'))] }, { name: 'other' })
  assert.match(refusal(JSON.stringify(template([...two, firewall(ruledBy("'a'")), own]))), /several policies here/)
})

test('a rule collection alone, as samples are published', () => {
  const alone = collection(
    'AllowDoH',
    201,
    'Allow',
    app('doh', { targetFqdns: [], targetUrls: ['a.example/dns-query'], terminateTLS: true }),
  )
  assert.equal(answer(ask(alone, { ...web('a.example'), path: '/dns-query' })), 'allow by doh')
  assert.match(read(alone).notes.join(), /this is one rule collection; others of its policy/)
})

test('a module that is off by default, with the rules inside and its values handed down', () => {
  const inside = template(
    [
      firewall(
        {
          applicationRuleCollections: [classic('apps', 101, 'Allow', classicApp('aks', { sourceAddresses: ["[parameters('nodes')]"] }))],
          networkRuleCollections: [
            classic(
              'nets',
              100,
              'Allow',
              classicNet('tunnel', { destinationAddresses: ["[format('AzureCloud.{0}', parameters('location'))]"] }),
            ),
          ],
        },
        { name: "[format('afw-{0}', parameters('name'))]" },
      ),
    ],
    { parameters: { name: text(), location: text(), nodes: text() }, functions: [] },
  )
  const source = template(
    [
      deployment(
        inside,
        { condition: "[and(parameters('azureFirewalls'), parameters('custom_vnet'))]", name: 'firewall' },
        {
          ...innerScope,
          parameters: {
            name: { value: "[parameters('name')]" },
            location: { value: "[parameters('location')]" },
            nodes: { value: "[parameters('nodes')]" },
          },
        },
      ),
    ],
    {
      parameters: {
        name: text(),
        location: text('[resourceGroup().location]'),
        nodes: text('10.0.0.0/22'),
        azureFirewalls: { type: 'bool', defaultValue: false },
        custom_vnet: { type: 'bool', defaultValue: false },
      },
    },
  )
  assert.match(refusal(JSON.stringify(source)), /"afw-\{name\}" is not deployed: it hangs on \{and\(parameters\('azureFirewalls'\)/)
  const on = parameters({ azureFirewalls: true, custom_vnet: true, location: 'eastus2' })
  for (const options of [on, { incomplete: 'read' }] as const) assert.equal(answer(ask(source, web('a.example'), options)), 'allow by aks')
})

test('where only groups are given, it is told that their policy may have others', () => {
  const alone = template([groupResource('p/g', allowSsh)])
  assert.deepEqual(read(alone).notes, ['policy "p" itself is not here: rule collection groups that it has elsewhere are not considered'])
})
