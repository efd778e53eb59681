import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Decision, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import type { Policy, Rule, RuleCollection, RuleCollectionGroup, Unknown } from '../../../src/policy/model.ts'
import { unreadRule } from '../../../src/policy/unknown.ts'
import { app, collection, group, https, net, packet, policy } from '../policies.ts'

const open = (...fields: readonly string[]): { readonly unknown: readonly Unknown[] } => ({
  unknown: fields.map(field => ({ field, because: `{${field}}` })),
})
const all = { destinationAddresses: ['*'], destinationPorts: ['*'] }
const ssh = packet('tcp', '20.0.0.1', 22)
const https443 = https('a.example/x', { address: '20.0.0.1' })
const c = (
  name: string,
  priority: number,
  action: RuleCollection['action'],
  rule: Rule,
  more: Partial<RuleCollection> = {},
): RuleCollection => ({
  ...collection(name, priority, action, rule),
  ...more,
})
const web = (name: string, more: Parameters<typeof app>[1] = {}): Rule => app(name, { targetFqdns: ['a.example'], ...more })

type Row = readonly [
  title: string,
  groups: readonly RuleCollectionGroup[],
  flow: Flow,
  effect: string,
  inspected: boolean | 'unknown',
  waits?: RegExp,
]
const rows: readonly Row[] = [
  [
    'one collection: its priority does not matter',
    [group('g', 100, c('a', 0, 'Allow', net('n', all), open('priority')))],
    ssh,
    'allow',
    false,
  ],
  [
    'two that differ: it does',
    [group('g', 100, c('a', 0, 'Allow', net('n', all), open('priority')), c('b', 200, 'Deny', net('m', all)))],
    ssh,
    'unknown',
    false,
    /the order of what has the priority \{priority\}/,
  ],
  [
    'two that differ, of which one does not meet the flow',
    [
      group(
        'g',
        100,
        c('a', 0, 'Allow', net('n', all), open('priority')),
        c('b', 200, 'Deny', net('m', { ...all, destinationPorts: ['80'] })),
      ),
    ],
    ssh,
    'allow',
    false,
  ],
  [
    'two that agree',
    [group('g', 100, c('a', 0, 'Allow', net('n', all), open('priority')), c('b', 200, 'Allow', net('m', all)))],
    ssh,
    'allow',
    false,
  ],
  [
    'groups without a priority',
    [{ ...group('g', 0, c('a', 100, 'Allow', net('n', all))), ...open('priority') }, group('h', 100, c('b', 100, 'Deny', net('m', all)))],
    ssh,
    'unknown',
    false,
    /the order/,
  ],
  [
    'a network rule comes first, whatever the priority of an application rule',
    [{ ...group('g', 0, c('a', 100, 'Deny', web('w'))), ...open('priority') }, group('h', 100, c('b', 100, 'Allow', net('m', all)))],
    https443,
    'allow',
    false,
  ],
  [
    'an action',
    [group('g', 100, c('a', 100, 'Deny', net('n', all), open('action')))],
    ssh,
    'unknown',
    false,
    /whether \{action\} allows or denies/,
  ],
  [
    'an action of a rule that does not meet the flow',
    [group('g', 100, c('a', 100, 'Deny', net('n', { ...all, destinationPorts: ['80'] }), open('action')))],
    ssh,
    'deny',
    false,
  ],
  [
    'a condition that stands twice is either there twice or not at all',
    [
      { ...group('g', 100, c('a', 100, 'Allow', net('n', all))), ...open('condition') },
      { ...group('h', 200, c('b', 100, 'Deny', net('m', all))), ...open('condition') },
      group('i', 300, c('d', 100, 'Allow', net('o', all))),
    ],
    ssh,
    'allow',
    false,
  ],
  [
    'TLS inspection',
    [group('g', 100, c('a', 100, 'Allow', web('w', open('terminateTLS'))))],
    https443,
    'allow',
    'unknown',
    /whether \{terminateTLS\} asks for TLS inspection/,
  ],
  [
    'TLS inspection of a rule that denies',
    [group('g', 100, c('a', 100, 'Deny', web('w', open('terminateTLS'))))],
    https443,
    'deny',
    'unknown',
  ],
  [
    'protocols',
    [group('g', 100, c('a', 100, 'Allow', web('w', { protocols: [], ...open('protocols') })))],
    https443,
    'unknown',
    false,
    /whether \{protocols\} covers https on 443/,
  ],
  [
    'names',
    [group('g', 100, c('a', 100, 'Allow', web('w', { targetFqdns: [], ...open('targetFqdns') })))],
    https443,
    'unknown',
    false,
    /whether \{targetFqdns\} covers a\.example/,
  ],
  [
    'the same names twice: what the first does not take, the second does not',
    [
      group(
        'g',
        100,
        c('a', 100, 'Deny', web('w', { targetFqdns: [], ...open('targetFqdns') })),
        c('b', 200, 'Allow', web('v', { targetFqdns: [], ...open('targetFqdns') })),
      ),
    ],
    https443,
    'deny',
    false,
  ],
  [
    'ports',
    [group('g', 100, c('a', 100, 'Allow', net('n', { ...all, destinationPorts: [], ...open('destinationPorts') })))],
    ssh,
    'unknown',
    false,
    /whether \{destinationPorts\} covers 22\/tcp/,
  ],
  [
    'ports of another protocol',
    [group('g', 100, c('a', 100, 'Allow', net('n', { ...all, destinationPorts: [], ipProtocols: ['UDP'], ...open('destinationPorts') })))],
    ssh,
    'deny',
    false,
  ],
  [
    'Any protocol and ports: ICMP, if they are *',
    [
      group(
        'g',
        100,
        c('a', 100, 'Allow', net('n', { ...all, destinationPorts: ['80'], ipProtocols: ['Any'], ...open('destinationPorts') })),
      ),
    ],
    packet('icmp', '20.0.0.1', 0),
    'unknown',
    false,
  ],
  [
    'a rule of which nothing is known, in front of one that decides alike',
    [group('g', 100, { ...collection('a', 100, 'Allow', unreadRule('NetworkRule', { name: 'u', ...open('*') }), net('n', all)) })],
    ssh,
    'allow',
    false,
  ],
  [
    'the same may take a request away from inspection',
    [
      group('g', 100, {
        ...collection('a', 100, 'Allow', unreadRule('NetworkRule', { name: 'u', ...open('*') }), web('w', { terminateTLS: true })),
      }),
    ],
    https443,
    'allow',
    'unknown',
  ],
  [
    'in a collection of DNAT rules it is one of them',
    [
      group('g', 100, { ...collection('a', 100, 'DNAT', unreadRule('NetworkRule', { name: 'u', ...open('*') })) }),
      group('h', 200, c('b', 100, 'Deny', net('n', all))),
    ],
    ssh,
    'unknown',
    false,
  ],
]
for (const [title, groups, flow, effect, inspected, waits] of rows)
  test(title, () => {
    const decision = evaluate(policy(groups), flow)
    assert.deepEqual([decision.effect, decision.inspected], [effect, inspected], decision.because)
    if (waits) assert.match(decision.dependsOn.join('; '), waits)
    const known = effect !== 'unknown' && inspected !== 'unknown'
    assert.equal(decision.dependsOn.length === 0, known, decision.dependsOn.join('; '))
  })

test('whether the firewall is a DNS proxy', () => {
  const named = policy(
    [group('g', 100, c('a', 100, 'Allow', net('n', { destinationFqdns: ['a.example'], destinationPorts: ['22'] })))],
    open('dnsSettings'),
  )
  const decision = evaluate(named, { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' })
  assert.equal(decision.effect, 'unknown')
  assert.match(decision.dependsOn.join(), /whether the firewall is a DNS proxy \(\{dnsSettings\}\)/)
  assert.equal(evaluate(named, { source: '10.0.0.9', protocol: 'tcp', port: 23, host: 'a.example' }).effect, 'deny')
})

// What is said of a policy that is not wholly known must hold for every policy that it may turn out to be.

const address = fc.constantFrom('*', '10.0.0.0/8', '10.0.0.9', '20.0.0.1', '20.0.0.0/24', '30.0.0.0/8')
const port = fc.constantFrom('*', '22', '443', '1-100')
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 })
const networkRule = fc
  .record({
    sourceAddresses: list(address),
    ipProtocols: list(fc.constantFrom('TCP', 'Any', 'UDP', 'ICMP')),
    destinationAddresses: list(address),
    destinationPorts: list(port),
    destinationFqdns: fc.constantFrom([], ['a.example']),
  })
  .map(fields => net('n', fields as never) as Rule)
const applicationRule = fc
  .record({
    sourceAddresses: list(address),
    terminateTLS: fc.boolean(),
    targetFqdns: list(fc.constantFrom('a.example', '*.example', '*', 'b.example')),
    targetUrls: fc.constantFrom([], ['a.example/x']),
    protocols: list(fc.constantFrom({ protocolType: 'Https', port: 443 }, { protocolType: 'Http', port: 80 })),
  })
  .map(fields => app('w', fields as never) as Rule)
const anyRule = fc.oneof(networkRule, applicationRule)
const OPEN_LISTS = [
  'sourceAddresses',
  'ipProtocols',
  'destinationAddresses',
  'destinationPorts',
  'targetFqdns',
  'protocols',
  'terminateTLS',
  '*',
]

/** A policy, and the same with holes: what stands where there is a hole in the other is what it may turn out to be. */
type Pair<T> = { readonly whole: T; readonly holed: T }

const rulePair: fc.Arbitrary<Pair<readonly Rule[]>> = fc
  .tuple(anyRule, anyRule, fc.constantFrom(undefined, undefined, ...OPEN_LISTS), fc.boolean(), fc.string({ minLength: 1, maxLength: 2 }))
  .map(([rule, other, field, twice, key]) => {
    const unknown: readonly Unknown[] = [
      { field: field ?? '', because: `{${key}${field === '*' ? '' : JSON.stringify((rule as never)[field ?? ''])}}` },
    ]
    if (field === undefined) return { whole: [rule], holed: [rule] }
    if (field === '*') return { whole: twice ? [rule, other] : [], holed: [unreadRule('NetworkRule', { name: 'u', unknown })] }
    if (!(field in rule)) return { whole: [rule], holed: [rule] }
    const value = (rule as unknown as Record<string, unknown>)[field]
    const less = Array.isArray(value) ? (twice ? [] : value.slice(1)) : false
    return { whole: [rule], holed: [{ ...rule, [field]: less, unknown } as Rule] }
  })

const collectionPair: fc.Arbitrary<Pair<readonly RuleCollection[]>> = fc
  .tuple(
    fc.array(rulePair, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('Allow' as const, 'Deny' as const),
    fc.nat(999),
    fc.constantFrom('', '', 'action', 'priority', 'condition', 'gone'),
  )
  .map(([rules, action, priority, hole]) => {
    const [whole, holed] = [
      collection('c', priority, action, ...rules.flatMap(pair => pair.whole)),
      collection('c', priority, action, ...rules.flatMap(pair => pair.holed)),
    ]
    const unknown = (field: string, because: string): Unknown => ({ field, because })
    if (hole === 'action')
      return { whole: [whole], holed: [{ ...holed, action: 'Deny' as const, unknown: [unknown('action', '{action}')] }] }
    if (hole === 'priority')
      return { whole: [whole], holed: [{ ...holed, priority: 65_000, unknown: [unknown('priority', `{${priority}}`)] }] }
    if (hole === 'condition') return { whole: [whole], holed: [{ ...holed, unknown: [unknown('condition', '{there}')] }] }
    if (hole === 'gone') return { whole: [], holed: [{ ...holed, unknown: [unknown('condition', '{gone}')] }] }
    return { whole: [whole], holed: [holed] }
  })

const distinct = <T extends { readonly priority: number }>(items: readonly T[]): readonly T[] =>
  items.map((item, index) => ({ ...item, priority: item.priority * 10 + index }))

const groupPair: fc.Arbitrary<Pair<RuleCollectionGroup>> = fc
  .tuple(fc.array(collectionPair, { minLength: 1, maxLength: 3 }), fc.nat(99), fc.boolean())
  .map(([collections, priority, hole]) => ({
    whole: group('g', priority, ...distinct(collections.flatMap(pair => pair.whole))),
    holed: {
      ...group('g', hole ? 1 : priority, ...distinct(collections.flatMap(pair => pair.holed))),
      ...(hole ? { unknown: [{ field: 'priority', because: `{g${priority}}` }] } : {}),
    },
  }))

const policyPair: fc.Arbitrary<Pair<Policy>> = fc
  .tuple(fc.array(groupPair, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
  .map(([groups, proxy, hole]) => {
    const settings = { dnsSettings: { servers: [], enableProxy: proxy } }
    return {
      whole: policy(distinct(groups.map(pair => pair.whole)), settings),
      holed: policy(
        distinct(groups.map(pair => pair.holed)),
        hole ? { ...settings, unknown: [{ field: 'dnsSettings', because: '{proxy}' }] } : settings,
      ),
    }
  })

const flow = fc.constantFrom<Flow>(
  ssh,
  https443,
  packet('udp', '30.0.0.1', 22),
  packet('icmp', '20.0.0.1', 0),
  https('b.example/', { address: '30.0.0.1' }),
  { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' },
)
const facts = { dns: { 'a.example': ['20.0.0.1'], 'b.example': ['30.0.0.1'] } }

test('what is said of a policy with holes holds however they are filled', () => {
  let known = 0
  fc.assert(
    fc.property(policyPair, flow, ({ whole, holed }, asked) => {
      const [truth, said]: readonly [Decision, Decision] = [evaluate(whole, asked, facts), evaluate(holed, asked, facts)]
      if (said.effect !== 'unknown') assert.equal(said.effect, truth.effect, said.because)
      if (said.inspected !== 'unknown') assert.equal(said.inspected, truth.inspected, said.because)
      if (said.effect !== 'unknown') known++
    }),
    { numRuns: 3000 },
  )
  assert(known > 300, `only ${known} of 3000 were decided`)
})

test('the same words in two files are two unknowns', () => {
  const from = (file: string): { readonly unknown: readonly Unknown[] } => ({
    unknown: [{ field: 'destinationAddresses', because: '{x}', place: { file, line: 1, column: 1 } }],
  })
  const ssh22 = { destinationPorts: ['22'] }
  const rules = (file: string, action: 'Allow' | 'Deny') => [group('g', 100, c('a', 100, action, net('n', { ...ssh22, ...from(file) })))]
  const both = (file: string) => policy(rules(file, 'Allow'), { parent: policy(rules('base.json', 'Deny')) })
  assert.equal(evaluate(both('base.json'), ssh).effect, 'deny')
  assert.equal(evaluate(both('child.json'), ssh).effect, 'unknown')
})
