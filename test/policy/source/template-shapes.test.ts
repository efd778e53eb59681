import assert from 'node:assert/strict'
import test from 'node:test'
import { answer, ask, collection, group, groupResource, type Json, net, policyResource, read, ssh, template } from './sources.ts'
import { allowSsh, templateRows, wrapped } from './template-rows.ts'

for (const [title, source, flow, expected, options] of templateRows)
  test(title, () => assert.equal(answer(ask(source, flow, options)), expected))

test('unknown says what would have to be known, and where it stands', () => {
  const source = template(
    [
      policyResource(),
      groupResource('p/g', group(100, collection('c', 100, 'Allow', net('ssh', { sourceAddresses: "[parameters('s')]" })))),
    ],
    {
      parameters: { s: { type: 'array' } },
    },
  )
  const decision = ask(source, ssh)
  assert.deepEqual(read(source).notes, ['parameters without a value: s; give them with --parameters'])
  assert.deepEqual(decision.dependsOn, ['whether 10.0.0.9 is in {s} (parameter "s" has no value)'])
  const [rule] = read(source).ruleCollectionGroups[0]?.ruleCollections[0]?.rules ?? []
  assert.deepEqual(rule?.unknown, [
    { field: 'sourceAddresses', because: '{s} (parameter "s" has no value)', place: { file: 'policy.json', line: 5, column: 10 } },
  ])
})

test('every group, collection and rule keeps its place', () => {
  const text = `${JSON.stringify(template([policyResource(), groupResource('p/g', allowSsh)]), null, 2)}\n`
  const [found] = read(text).ruleCollectionGroups
  const lines = text.split('\n')
  const at = (place: { line: number; column: number } | undefined): string =>
    lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 1) - 1) ?? ''
  const [c] = found?.ruleCollections ?? []
  for (const place of [found?.place, c?.place, c?.rules[0]?.place]) assert.equal(at(place), '{')
  assert.match(lines[c?.rules[0]?.place?.line ?? 0] ?? '', /"ruleType": "NetworkRule"/)
  assert.match(lines[c?.place?.line ?? 0] ?? '', /"ruleCollectionType"/)
})

test('several policies: the one that is named, the one with groups, or the question which', () => {
  const two = template([policyResource('a'), policyResource('b'), groupResource('b/g', allowSsh)])
  assert.equal(read(two).name, 'b')
  assert.equal(read(two, { policyName: 'A' }).name, 'a')
  const alike = template([policyResource('a'), policyResource('b'), groupResource('a/g', allowSsh), groupResource('b/g', allowSsh)])
  assert.equal(answer(ask(alike, ssh)), 'allow by ssh')
  const denySsh = group(100, collection('c', 100, 'Deny', net('ssh')))
  const both = template([policyResource('a'), policyResource('b'), groupResource('a/g', allowSsh), groupResource('b/g', denySsh)])
  assert.throws(() => read(both), /several policies here; say which one with --policy-name: a \(line 5, 1 rule collection groups\); b/)
  assert.throws(() => read(both, { policyName: 'c' }), /no policy here is named "c"; there is a /)
})

test('templates inside of something else: a deployment, a definition of Azure Policy, one without a schema', () => {
  const resources = [policyResource(), groupResource('p/g', allowSsh)]
  for (const wrapped of [
    { properties: { mode: 'Incremental', template: template(resources) } },
    { mainTemplate: template(resources) },
    `{ "properties": { "policyRule": { "then": { "details": { "deployment": { "properties": { "template": ${JSON.stringify(template(resources))} } } } } } } }`,
    { resources },
  ] as readonly (Json | string)[])
    assert.equal(answer(ask(wrapped, ssh)), 'allow by ssh')
})

test('what stands elsewhere is told', () => {
  const linked = {
    type: 'Microsoft.Resources/deployments',
    name: 'more',
    properties: { templateLink: { uri: 'https://a.example/x.json' } },
  }
  assert.match(
    read(template([policyResource(), groupResource('p/g', allowSsh), linked])).notes.join(),
    /deployment "more" stands elsewhere/,
  )
})

test('loops over what is not known: what one rule leaves out, another of the same words does not', () => {
  const rule = (name: string, property: string): Json => ({
    ...(net(name) as object),
    destinationAddresses: undefined as never,
    copy: [
      {
        name: 'destinationAddresses',
        count: "[length(parameters('list'))]",
        input: `[parameters('list')[copyIndex('destinationAddresses')].${property}]`,
      },
    ],
  })
  const source = template(
    [
      policyResource(),
      groupResource('p/g', group(100, collection('c', 100, 'Deny', rule('a', 'x')), collection('d', 200, 'Allow', rule('b', 'y')))),
    ],
    { parameters: { list: { type: 'array' } } },
  )
  assert.equal(ask(source, ssh).effect, 'unknown')
})

test('what stands in a collection that has properties of its own keeps its place', () => {
  const [collection] =
    read(template([policyResource(), groupResource('p/g', wrapped(net('ssh')))])).ruleCollectionGroups[0]?.ruleCollections ?? []
  assert.equal(collection?.priority, 300)
  assert.ok(collection.place && collection.rules[0]?.place)
})
