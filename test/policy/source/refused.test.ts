import assert from 'node:assert/strict'
import test from 'node:test'
import { readPolicy } from '../../../src/policy/source/read-policy.ts'
import { ask, collection, group, groupResource, net, parameters, policyResource, read, refusal, ssh, template } from './sources.ts'

const good = template([policyResource(), groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh'))))])
const text = JSON.stringify(good, null, 2)

for (const [title, source, said] of [
  ['nothing', '', /policy\.json:1:1/],
  ['an empty list', '[]', /the list is empty/],
  ['an empty object', '{}', /no firewall policy that can be read; what is read is an egress\.yaml; ARM JSON/],
  ['a number', '[1]', /no firewall policy that can be read/],
  ['some other resource', JSON.stringify({ type: 'Microsoft.Compute/virtualMachines', properties: {} }), /no firewall policy/],
  [
    'a truncated file',
    text.slice(0, text.length / 2),
    /policy\.json:\d+:\d+ not valid JSON: the text ends in the middle \(is the file cut off\?\)/,
  ],
  [
    'two collections without brackets around them',
    '{ "name": "a" },\n{ "name": "b" }',
    /policy\.json:1:16 not valid JSON: end of file expected/,
  ],
  ['a missing comma', '{\n  "name": "a"\n  "b": 1\n}', /policy\.json:3:3 not valid JSON: comma expected/],
  [
    'parameters instead of the template',
    JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', parameters: {} }),
    /give them with --parameters/,
  ],
  [
    'a template without a firewall',
    JSON.stringify(template([{ type: 'Microsoft.Network/virtualNetworks', name: 'v' }])),
    /deploys no firewall policy, no rule collection group/,
  ],
  ['Terraform', 'resource "azurerm_firewall_policy" "p" {\n  name = "p"\n}\n', /this is Terraform, which is not read/],
  ['a plan of Terraform', '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{}}', /a plan or state of Terraform/],
  [
    'Bicep',
    "param name string\nresource p 'Microsoft.Network/firewallPolicies@2024-05-01' = {\n  name: name\n}\n",
    /this is Bicep: build it first with `az bicep build/,
  ],
  [
    'a firewall that a policy rules',
    JSON.stringify({ type: 'Microsoft.Network/azureFirewalls', name: 'f', properties: { firewallPolicy: { id: '/x/p' } } }),
    /policy \/x\/p rules it/,
  ],
  ['an egress.yaml with faults', 'name: x\nfirewall: {}\n', /policy\.json:2:\d+ firewall: "ruleCollectionGroups" is missing/],
  ['a parent that is none', JSON.stringify({ policy: {}, ruleCollectionGroups: [], parent: 'x' }), /"parent" is no firewall policy/],
] as const)
  test(`refused: ${title}`, () => assert.match(refusal(source), said))

for (const [title, source] of [
  ['a byte-order mark', `\uFEFF${text}`],
  ['comments', text.replace('"resources"', '// the rules\n/* "resources": [] */ "resources"')],
  ['trailing commas', text.replace(/\n {2}\]\n\}$/, '\n  ],\n}')],
  ['tabs', text.replaceAll('  ', '\t')],
  ['carriage returns', text.replaceAll('\n', '\r\n')],
  ['line breaks in a text', text.replace('"ssh"', "\"[concat(\n\t\t'ss',\n'h')]\"")],
  ['an escaped quote before a bracket', text.replace('"p/g"', '"p/g\\"{["')],
] as const)
  test(`read: ${title}`, () => assert.equal(ask(source, ssh).rule, 'ssh'))

test('positions count with the byte-order mark and the line breaks', () => {
  const broken = text.replace('"ssh"', '"[concat(\n\'ssh\')]"')
  const [first] = read(broken).ruleCollectionGroups
  const next = read(`${broken}`).ruleCollectionGroups[0]?.ruleCollections[0]?.rules[0]?.place
  assert.equal(next?.line, read(text).ruleCollectionGroups[0]?.ruleCollections[0]?.rules[0]?.place?.line)
  assert.equal(first?.place?.file, 'policy.json')
})

test('values that are not JSON are told with their own file', () => {
  const found = refusal(text, { parameters: { text: '{ "a": ', file: 'values.json' } })
  assert.match(found, /^values\.json:1:\d+ not valid JSON/)
})

test('an option that has no say is told, for who reads to judge', () => {
  const body = JSON.stringify([{ name: 'g', priority: 100, ruleCollections: [] }])
  assert.deepEqual(readPolicy({ text: body, file: 'policy.json' }, parameters({})).idle, {
    parameters: '--parameters needs a deployment template',
  })
  assert.equal(readPolicy({ text, file: 'policy.json' }, parameters({})).idle, undefined)
})

test('what is too deep, too long or endless is refused in time', () => {
  const started = Date.now()
  assert.match(refusal('['.repeat(100_000)), /nested more than 250 deep/)
  assert.match(refusal(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), /nested more than/)
  const doubling = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`v${i}`, i === 0 ? 'x' : `[concat(variables('v${i - 1}'), variables('v${i - 1}'))]`]),
  )
  const decision = ask(
    template(
      [
        policyResource("[variables('v59')]"),
        groupResource("[concat(variables('v59'), '/g')]", group(100, collection('c', 100, 'Allow', net("[variables('v59')]")))),
      ],
      { variables: doubling },
    ),
    ssh,
  )
  assert.equal(decision.effect, 'allow')
  const lists = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`v${i}`, i === 0 ? ['x'] : `[createArray(variables('v${i - 1}'), variables('v${i - 1}'))]`]),
  )
  const named = (name: string) =>
    template([policyResource(), groupResource('p/g', group(100, collection('c', 100, 'Allow', net(name))))], { variables: lists })
  assert.equal(ask(named("[string(variables('v59'))]"), ssh).effect, 'allow')
  assert.match(refusal(JSON.stringify(named("[union(variables('v59'), variables('v58'))[0]]"))), /takes more than \d+ steps/)
  const loops = template([
    policyResource(),
    groupResource(
      "[concat('p/', copyIndex())]",
      {
        priority: 100,
        copy: [
          {
            name: 'ruleCollections',
            count: 1000,
            input: { copy: [{ name: 'rules', count: 1000, input: { copy: [{ name: 'x', count: 1000, input: 1 }] } }] },
          },
        ],
      },
      { copy: { name: 'l', count: 1000 } },
    ),
  ])
  assert.match(refusal(JSON.stringify(loops)), /this cannot be worked out: it takes more than \d+ steps/)
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`v${i}`, `[variables('v${i + 1}')]`]))
  assert.equal(ask(template([policyResource(), groupResource('p/g', "[variables('v0')]")], { variables: chain }), ssh).effect, 'unknown')
  assert(Date.now() - started < 20_000, `${Date.now() - started} ms`)
})
