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
  assert.equal(answer(ask(source, ssh, { undeployed: 'read' })), 'allow by ssh')
  assert.match(read(source, { undeployed: 'read' }).notes.join(), /policy\.json:\d+: "p" is not deployed: .*; read as if it did/)
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
  assert.equal(answer(ask(neither, ssh, { undeployed: 'read' })), 'unknown by ssh')
  const policyOnly = template([policy('[true()]'), group('p/g', 'two', 'ssh')], more)
  assert.equal(answer(ask(policyOnly, ssh, { undeployed: 'read' })), 'deny')
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
  for (const options of [on, { undeployed: 'read' }] as const) assert.equal(answer(ask(source, web('a.example'), options)), 'allow by aks')
})

test('where only groups are given, it is told that their policy may have others', () => {
  const alone = template([groupResource('p/g', allowSsh)])
  assert.deepEqual(read(alone).notes, ['policy "p" itself is not here: rule collection groups that it has elsewhere are not considered'])
})
