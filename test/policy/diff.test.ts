import assert from 'node:assert/strict'
import test from 'node:test'
import { type Difference, diff, type Given } from '../../src/policy/diff.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { app, collection, group, net, policy, rules } from './policies.ts'
import { edits, weather } from './weather-edits.ts'

function given(text: string, name: string): Given {
  const { spec, faults } = parseSpec(text, name)
  assert.deepEqual(faults, [])
  assert.ok(spec)
  return { name, policy: spec.firewall.policy, facts: spec.facts, spec }
}

const old = given(weather, 'old.yaml')
const changed = (text: string): Difference => {
  const next = given(text, 'new.yaml')
  return diff(old, next, next.facts)
}
const tally = ({ regions }: Difference) =>
  regions.map(({ change, was, is }) => `${change}: ${was.effect} ${was.inspected} -> ${is.effect} ${is.inspected}`)

for (const [edit, expected, flips] of [
  ['addRule', ['newly-allowed: deny false -> allow false'], []],
  ['dropInspect', ['no-longer-inspected: allow true -> allow false'], ['an origin with an untrusted certificate is refused: breaks']],
  ['widen', ['newly-allowed: deny false -> allow false'], []],
  [
    'dropDeny',
    ['newly-allowed: deny true -> allow true', 'uncertain: unknown true -> allow true'],
    ['forecasts are denied by their path: breaks'],
  ],
  [
    'narrowSource',
    [
      ...['newly-denied: allow false -> deny false', 'newly-denied: allow false -> deny false'],
      // Names that the AKS tag may cover, too.
      ...['uncertain: allow false -> unknown false', 'uncertain: allow false -> unknown false'],
    ],
    [],
  ],
  ['path', ['newly-denied: allow true -> deny true', 'uncertain: allow true -> unknown true'], []],
  [
    'unknownTag',
    ['uncertain: deny false -> unknown false', 'uncertain: allow true -> allow unknown', 'uncertain: deny false -> unknown false'],
    [
      'city search is allowed and inspected: breaks',
      'an unlisted host is denied before the handshake: breaks',
      "plain HTTP to an unlisted host is denied with the firewall's text: breaks",
      'an origin with an untrusted certificate is refused: breaks',
    ],
  ],
  ['rename', [], []],
  ['renameExpected', [], []],
  ['reorder', [], []],
  ['split', [], []],
  ['threatIntel', [], []],
  ['facts', [], []],
] as const)
  test(`${edit}: ${expected.length === 0 ? 'no flow changes' : expected.join(', ')}`, () => {
    const difference = changed(edits[edit])
    assert.deepEqual([...new Set(tally(difference))].sort(), [...new Set<string>(expected)].sort())
    assert.equal(difference.regions.length, expected.length)
    assert.deepEqual(
      difference.flips.map(({ expectation, is }) => `${expectation.name}: ${is.holds ? 'holds' : 'breaks'}`),
      flips,
    )
    assert.ok(difference.edits.length > 0 || edit === 'facts', 'what was written differently is told in any case')
    assert.equal(difference.unfinished, undefined)
  })

test('a file and itself: nothing at all', () => {
  const { regions, flips, edits, notes } = changed(weather)
  assert.deepEqual([regions, flips, edits, notes], [[], [], [], []])
})

test('facts are no part of a policy: both are asked with those of the new file, and it is said', () => {
  assert.match(changed(edits.facts).notes.join(), /the facts of the two files differ.*those of new\.yaml/)
})

test('examples are what a pod would send: from its subnet, by name where a name is enough', () => {
  const [region] = changed(edits.addRule).regions
  assert.deepEqual(region?.example.flow, {
    source: '10.42.1.4',
    protocol: 'tcp',
    port: 443,
    host: 'www.github.com',
    application: 'https',
    path: '/',
  })
  assert.equal(region?.example.is.rule, 'AllowGithub')
})

test('the gravest comes first', () => {
  const order = changed(edits.network443).regions.map(({ change }) => change)
  assert.deepEqual([...new Set(order)], ['newly-allowed', 'no-longer-inspected', 'uncertain'])
})

test('expectations of one file alone are held against both policies; those that come or go are told so', () => {
  const { firewall, facts } = given(edits.dropDeny, 'new.yaml').spec ?? assert.fail()
  const bare: Given = { name: 'new.json', policy: firewall.policy, facts }
  const alone = diff(old, bare, old.facts)
  assert.deepEqual(
    alone.flips.map(({ expectation, status }) => [expectation.name, status]),
    [['forecasts are denied by their path', 'kept']],
  )
  const without = weather.replace(/ {2}- name: forecasts are denied by their path\n(?: {4}.*\n)+/, '')
  assert.notEqual(without, weather)
  const next = given(without.replace(/ {8}- name: weather-denied-paths[\s\S]*?(?= {8}- name: aks-application)/, ''), 'new.yaml')
  assert.deepEqual(
    diff(old, next, next.facts).flips.map(({ expectation, status }) => [expectation.name, status]),
    [['forecasts are denied by their path', 'removed']],
  )
})

const wrap = (policy: Given['policy'], name: string): Given => ({ name, policy, facts: {} })
const said = (before: Given['policy'], after: Given['policy']) =>
  diff(wrap(before, 'a'), wrap(after, 'b'), {}).edits.map(({ kind, what, within, detail }) => [kind, what, within, detail])

for (const [title, before, after, expected] of [
  [
    'a rule is the same by what it says, if its name is another',
    rules(['Allow', app('x', { targetFqdns: ['a.com', 'b.com'] })]),
    rules(['Allow', app('y', { targetFqdns: ['b.com', 'a.com'] })]),
    [['renamed', 'rule "x"', 'g/c1', 'now "y"']],
  ],
  [
    'a rule in another collection',
    policy([group('g', 100, collection('c', 100, 'Allow', app('x', { targetFqdns: ['a.com'] })), collection('d', 200, 'Allow'))]),
    policy([group('g', 100, collection('c', 100, 'Allow'), collection('d', 200, 'Allow', app('x', { targetFqdns: ['a.com'] })))]),
    [['moved', 'rule "x"', 'g/c', 'to g/d']],
  ],
  [
    'what of a rule is another',
    rules(['Allow', net('n', { destinationAddresses: ['1.1.1.1', '2.2.2.2'], destinationPorts: ['53'] })]),
    rules(['Allow', net('n', { destinationAddresses: ['1.1.1.1', '3.3.3.3'], destinationPorts: ['53'], ipProtocols: ['UDP'] })]),
    [['changed', 'rule "n"', 'g/c1', 'protocols: +UDP -TCP; destinations: +3.3.3.3 -2.2.2.2']],
  ],
  [
    'the order of rules',
    rules(['Allow', app('x'), app('y'), app('z')]),
    rules(['Allow', app('y'), app('x'), app('z')]),
    [['reordered', 'the rules of "c1"', 'g/c1', '']],
  ],
  [
    'the action of a collection',
    rules(['Allow', app('x')]),
    rules(['Deny', app('x')]),
    [['changed', 'collection "c1"', 'g', 'action: Allow -> Deny']],
  ],
  [
    'rules of one name are told apart',
    rules(['Allow', app('x', { targetFqdns: ['a.com'] }), app('x', { targetFqdns: ['b.com'] })]),
    rules(['Allow', app('x', { targetFqdns: ['a.com'] })]),
    [['removed', 'rule "x"', 'g/c1', '']],
  ],
  [
    'settings',
    policy([], { threatIntelMode: 'Alert' }),
    policy([], { threatIntelMode: 'Deny', dnsSettings: { servers: [], enableProxy: false } }),
    [
      ['setting', 'threat intelligence', '', 'Alert -> Deny'],
      ['setting', 'the DNS proxy', '', 'on -> off'],
    ],
  ],
] as const)
  test(`written differently: ${title}`, () => assert.deepEqual(said(before, after), expected))

test('what is too much is said, and never passed off as all', () => {
  const next = given(edits.network443, 'new.yaml')
  const { unfinished, regions } = diff(old, next, next.facts, 40)
  assert.match(unfinished ?? '', /0 of 1 groups of sources were compared/)
  assert.deepEqual(regions, [])
})

test('many flows: a rule before hundreds of others', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    app(`r${index}`, {
      sourceAddresses: [`10.0.${index % 20}.0/24`],
      targetFqdns: [`h${index}.example`, `*.d${index}.example`],
      terminateTLS: index % 3 === 0,
    }),
  )
  const before = rules(['Allow', ...many])
  const after = rules(['Allow', app('all', { targetFqdns: ['*'] }), ...many])
  const { regions, unfinished } = diff(wrap(before, 'a'), wrap(after, 'b'), {})
  assert.equal(unfinished, undefined)
  assert.ok(regions.length > 20)
  assert.deepEqual([...new Set(regions.map(({ change }) => change))], ['newly-allowed', 'no-longer-inspected', 'uncertain'])
})
