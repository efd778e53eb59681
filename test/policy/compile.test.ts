import assert from 'node:assert/strict'
import test from 'node:test'
import { compile } from '../../src/policy/compile/compile.ts'
import { effectOf, inspectedOf, ruleIndexOf, verdict } from '../../src/policy/compile/verdict.ts'
import type { Facts, Flow } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy, Rule, RuleCollection, RuleCollectionGroup } from '../../src/policy/model.ts'
import { someCase } from './oracle/cases.ts'
import { compare } from './oracle/compare.ts'
import { oracle } from './oracle/oracle.ts'
import { random } from './oracle/random.ts'
import { app, collection, group, http, https, nat, net, nowhere, packet, policy, rules } from './policies.ts'

const inspect = { terminateTLS: true } as const

test('oracle, evaluator and index say the same of some thousands of cases (all of them: npm run bench -- rules --cases 1000000)', () => {
  const { disagreements, answers } = compare(6000)
  assert.deepEqual(disagreements, [])
  // A test in which nearly everything is denied would prove little.
  for (const effect of ['allow', 'deny', 'unknown'])
    for (const inspected of ['inspected', 'plain', 'unknown']) {
      const answer = `${effect} ${inspected}`
      assert.ok((answers.get(answer) ?? 0) >= 20, `${answer}: ${answers.get(answer)} of 6000`)
    }
})

type Row = readonly [title: string, policy: Policy, flow: Flow, expected: string, facts?: Facts]
const rows: readonly Row[] = [
  ['nothing is allowed by itself', rules(), https('a.example/'), 'deny plain'],
  ['a name', rules(['Allow', app('a', { targetFqdns: ['a.example'] })]), https('a.example/'), 'allow plain a'],
  [
    'in upper case and absolute',
    rules(['Allow', app('a', { targetFqdns: ['A.example.'] })]),
    https('a.example/', { host: 'A.EXAMPLE.' }),
    'allow plain a',
  ],
  [
    'beyond ASCII',
    rules(['Allow', app('a', { targetFqdns: ['*.bücher.example'] })]),
    https('x/', { host: 'Shop.BÜCHER.example' }),
    'allow plain a',
  ],
  [
    'what only looks like a name beyond ASCII',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    https('x/', { host: 'ü@a.example' }),
    'deny plain',
  ],
  [
    'a name with an empty label at its end',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    https('x/', { host: 'a.example..' }),
    'deny plain',
  ],
  ['an address in the place of a name', rules(['Allow', app('a', { targetFqdns: ['*'] })]), https('1.1.1.1/'), 'deny plain'],
  [
    'no SNI',
    rules(['Allow', app('a', { targetFqdns: ['*'] })]),
    { source: '10.0.0.9', protocol: 'tcp', port: 443, application: 'https' },
    'deny plain',
  ],
  [
    'the first of two rules decides, whatever their patterns',
    rules(['Deny', app('end', { targetFqdns: ['*ple'] })], ['Allow', app('name', { targetFqdns: ['a.example'] })]),
    https('a.example/'),
    'deny plain end',
  ],
  [
    'and the other way round',
    rules(['Allow', app('name', { targetFqdns: ['a.example'] })], ['Deny', app('end', { targetFqdns: ['*ple'] })]),
    https('a.example/'),
    'allow plain name',
  ],
  [
    'the ClientHello alone: it waits for the URL',
    rules(['Allow', app('u', { ...inspect, targetUrls: ['a.example/x'] })]),
    https('a.example'),
    'unknown inspected u',
  ],
  [
    'a path that differs in case only, before the URL is known',
    rules(
      ['Deny', app('u', { ...inspect, targetUrls: ['a.example/x'] })],
      ['Allow', app('U', { ...inspect, targetUrls: ['a.example/X'] })],
    ),
    https('a.example'),
    'unknown inspected u',
  ],
  ['the URL', rules(['Allow', app('u', { ...inspect, targetUrls: ['a.example/x/*'] })]), https('a.example/x/y?z'), 'allow inspected u'],
  ['another URL', rules(['Allow', app('u', { ...inspect, targetUrls: ['a.example/x/*'] })]), https('a.example/y'), 'deny inspected'],
  [
    'a URL in another case',
    rules(['Allow', app('u', { ...inspect, targetUrls: ['a.example/x'] })]),
    https('a.example/X'),
    'unknown inspected u',
  ],
  [
    'inspection without an authority',
    { ...rules(['Allow', app('u', { ...inspect, targetFqdns: ['*'] })]), certificateAuthority: undefined } as unknown as Policy,
    https('a.example/'),
    'unknown unknown u',
  ],
  [
    'DNAT',
    rules(['DNAT', nat('in')], ['Deny', net('no', { destinationAddresses: ['*'] })]),
    packet('tcp', '198.51.100.1', 443),
    'allow plain in',
  ],
  [
    'ICMP',
    rules(['Allow', net('ping', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['*'] })]),
    packet('icmp', '1.1.1.1', 0),
    'allow plain ping',
  ],
  [
    'a network rule before application rules',
    rules(['Allow', net('hole', { destinationAddresses: ['Storage.X'] })], ['Allow', app('tls', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/', { address: '20.0.0.1' }),
    'allow plain hole',
    { serviceTags: { 'storage.x': ['20.0.0.0/8'] } },
  ],
  [
    'a tag that the author says names lie outside of',
    rules(['Allow', net('hole', { destinationAddresses: ['Storage.X'] })], ['Allow', app('tls', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/'),
    'allow inspected tls',
    nowhere,
  ],
  [
    'a name in a network rule',
    rules(['Allow', net('ntp', { destinationFqdns: ['ntp.example'], destinationPorts: ['123'], ipProtocols: ['UDP'] })]),
    { source: '10.0.0.9', protocol: 'udp', port: 123, host: 'NTP.example' },
    'allow plain ntp',
  ],
  [
    'a name with two addresses, of which a rule covers one',
    rules(['Allow', net('n', { destinationAddresses: ['1.1.1.1'] })]),
    https('a.example/'),
    'unknown plain n',
    { dns: { 'a.example': ['1.1.1.1', '2.2.2.2'] } },
  ],
  [
    'a name with two addresses, which one rule covers',
    rules(['Deny', net('n', { destinationAddresses: ['1.0.0.0/8', '2.2.2.2'] })], ['Allow', app('a', { targetFqdns: ['*'] })]),
    https('a.example/'),
    'deny plain n',
    { dns: { 'a.example': ['1.1.1.1', '2.2.2.2'] } },
  ],
  [
    'TCP of which only the port is known',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    packet('tcp', '1.1.1.1', 443),
    'unknown plain a',
  ],
  ["Azure's own names", rules(), https('md-abc123.z1.blob.storage.azure.net/'), 'unknown plain'],
  [
    'inside an inspected session',
    rules(['Allow', app('u', { ...inspect, targetUrls: ['*/x'] })]),
    https('a.monitoring.core.windows.net/'),
    'unknown inspected',
  ],
  [
    'the pattern of Azure’s own names in a rule for another port',
    rules(['Allow', app('u', { targetFqdns: ['*.monitoring.core.windows.net'], protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    https('a.monitoring.core.windows.net/'),
    'unknown plain',
  ],
  ['a name in mixed case', rules(['Allow', app('a', { targetFqdns: ['*.A.example'] })]), https('b.a.example/'), 'allow plain a'],
  [
    'an FQDN tag on its standard port',
    rules(['Allow', app('t', { fqdnTags: ['known'], protocols: [{ protocolType: 'Https', port: 443 }] })]),
    https('a.example/'),
    'allow plain t',
    { fqdnTags: { Known: ['*.example'] } },
  ],
  [
    'and on another, which tags do not cover',
    rules(['Allow', app('t', { fqdnTags: ['Known', 'Other'], protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    https('a.example:8443/'),
    'deny plain',
    { fqdnTags: { Known: ['*.example'] } },
  ],
  [
    'the same for plain HTTP',
    rules(['Allow', app('t', { fqdnTags: ['Known', 'Other'], protocols: [{ protocolType: 'Http', port: 8080 }] })]),
    http('a.example:8080/'),
    'deny plain',
    { fqdnTags: { Known: ['*.example'] } },
  ],
  ['an unreadable source', rules(), https('a.example/', { source: 'fe80::1' }), 'unknown unknown'],
  [
    'a port that is none',
    rules(['Allow', net('n', { destinationAddresses: ['*'], destinationPorts: ['*'] })]),
    packet('tcp', '1.1.1.1', 70_000),
    'deny plain',
  ],
  [
    'destinations of an application rule that are everywhere in two halves',
    rules(['Allow', app('a', { destinationAddresses: ['0.0.0.0/1', '128.0.0.0/1'] })]),
    https('a.example/'),
    'allow plain a',
  ],
  [
    'an address of a rule that an unknown tag does not hide',
    rules(['Deny', app('tag', { destinationAddresses: ['Tag'] })], ['Allow', app('a', { destinationAddresses: ['Tag', '1.1.1.1'] })]),
    https('a.example/'),
    'unknown plain tag',
    { dns: { 'a.example': ['1.1.1.1', '2.2.2.2'] } },
  ],
]

for (const [title, from, flow, expected, facts = {}] of rows)
  test(title, () => {
    const compiled = compile(from, facts)
    const decided = compiled.decide(flow)
    const shown = (answer: Pick<ReturnType<typeof oracle>, 'effect' | 'inspected'>, rule: string | undefined) =>
      `${answer.effect} ${answer.inspected === true ? 'inspected' : answer.inspected === false ? 'plain' : 'unknown'}${rule ? ` ${rule}` : ''}`
    const explained = evaluate(from, flow, facts)
    const expectation = oracle(from, flow, facts)
    assert.equal(
      shown({ effect: effectOf(decided), inspected: inspectedOf(decided) }, compiled.rule(ruleIndexOf(decided))?.rule.name),
      expected,
      'compile',
    )
    assert.equal(shown(explained, explained.rule), expected, 'evaluate')
    assert.equal(shown(expectation, expectation.rule?.name), expected, 'oracle')
  })

test('the order of the document (facts 1.1): parent before child, group, collection, rule', () => {
  const one = (name: string) => app(name, { targetFqdns: ['*'] })
  const groups = (names: readonly (readonly [group: number, collection: number, rule: string])[]) =>
    names.map(([groupPriority, priority, name]) =>
      group(`g${groupPriority}`, groupPriority, collection(`c${priority}`, priority, 'Allow', one(name))),
    )
  const asked = policy(groups([[300, 900, 'child']]), { parent: policy(groups([[300, 1200, 'later'], [200, 1300, 'first']])) }) // biome-ignore format: a table
  const compiled = compile(asked)
  const found = compiled.rule(ruleIndexOf(compiled.decide(https('a.example/'))))
  assert.deepEqual([found?.rule.name, found?.collection.name, found?.group.name], ['first', 'c1300', 'g200'])
})

test('a verdict is read as it was written', () => {
  for (const effect of ['allow', 'deny', 'unknown'] as const)
    for (const inspected of [true, false, 'unknown'] as const)
      for (const rule of [-1, 0, 7, 1_000_000]) {
        const made = verdict(effect, inspected, rule)
        assert.deepEqual([effectOf(made), inspectedOf(made), ruleIndexOf(made)], [effect, inspected, rule])
      }
})

test('rules that are not wholly known are put before the evaluator', () => {
  const fields = ['sourceAddresses', 'protocols', 'targetFqdns', 'targetUrls', 'terminateTLS', 'destinationAddresses', 'ipProtocols', 'destinationPorts', '*'] // biome-ignore format: a list
  const because = ['parameter "x", which has no value', 'parameter "y", which has no value']
  let unknown = 0
  for (let seed = 0; seed < 400; seed++) {
    const dice = random(seed)
    const { policy: whole, facts, flow } = someCase(dice)
    const hole = <T>(item: T, field: string, probability: number): T =>
      dice.chance(probability) ? { ...item, unknown: [{ field, because: dice.pick(because) }] } : item
    const holedRule = (rule: Rule): Rule => hole(rule, dice.pick(fields), 0.08)
    const holedCollection = (each: RuleCollection): RuleCollection =>
      hole({ ...each, rules: each.rules.map(holedRule) }, dice.pick(['action', 'condition', 'priority']), 0.05)
    const holedGroup = (each: RuleCollectionGroup): RuleCollectionGroup =>
      hole({ ...each, ruleCollections: each.ruleCollections.map(holedCollection) }, dice.pick(['condition', 'priority']), 0.05)
    const skipping = (rule: Rule): Rule => (dice.chance(0.05) ? { ...rule, skipped: 'its IP group is empty' } : rule)
    const holed: Policy = {
      ...whole,
      ruleCollectionGroups: whole.ruleCollectionGroups.map(holedGroup).map(each => ({
        ...each,
        ruleCollections: each.ruleCollections.map(inner => ({ ...inner, rules: inner.rules.map(skipping) })),
      })),
    }
    const compiled = compile(holed, facts)
    for (let turn = 0; turn < 5; turn++) {
      const asked = flow()
      const { effect, inspected, rule } = evaluate(holed, asked, facts)
      const fast = compiled.decide(asked)
      const said = { effect: effectOf(fast), inspected: inspectedOf(fast), rule: compiled.rule(ruleIndexOf(fast))?.rule.name }
      assert.deepEqual(said, { effect, inspected, rule }, `seed ${seed}, flow ${JSON.stringify(asked)}`)
      if (effect === 'unknown') unknown++
    }
  }
  assert.ok(unknown > 200)
})

test('a rule with a field that the index has never heard of is put before the evaluator', () => {
  const odd = { ...app('odd', { targetFqdns: ['a.example'] }), moonPhase: 'full' } as Rule
  const compiled = compile(rules(['Allow', odd]))
  assert.equal(effectOf(compiled.decide(https('a.example/'))), 'allow')
  assert.equal(effectOf(compiled.decide(https('b.example/'))), 'deny')
})

test('plain HTTP on a port for HTTPS', () => {
  const compiled = compile(rules(['Allow', app('a', { targetFqdns: ['*'] })]))
  assert.equal(effectOf(compiled.decide(http('a.example:443/'))), 'deny')
  assert.equal(effectOf(compiled.decide(http('a.example/'))), 'allow')
})
