import assert from 'node:assert/strict'
import test from 'node:test'
import { compile } from '../../src/policy/compile/compile.ts'
import { effectOf } from '../../src/policy/compile/verdict.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy, Rule, RuleCollection } from '../../src/policy/model.ts'
import { inOrder } from '../../src/policy/order.ts'
import { app, collection, group, https, nat, net, packet, policy } from './policies.ts'

// The documentation's own worked example (facts 1.1).
const parent = policy([
  group('BaseRCG2', 300, collection('AppRC2', 1200, 'Allow', app('AppRC2')), collection('NetworkRC2', 1300, 'Allow', net('NetworkRC2'))),
  group(
    'BaseRCG1',
    200,
    collection('NetworkRC1', 800, 'Allow', net('NetworkRC1')),
    collection('DNATRC3', 610, 'DNAT', nat('DNATRC3')),
    collection('DNATRC1', 600, 'DNAT', nat('DNATRC1')),
  ),
])
const child = policy(
  [
    group(
      'ChildRCG2',
      650,
      collection('ChNetRC2', 1100, 'Allow', net('ChNetRC2')),
      collection('ChAppRC2', 2000, 'Allow', app('ChAppRC2')),
      collection('ChDNATRC3', 3000, 'DNAT', nat('ChDNATRC3')),
    ),
    group('ChildRCG1', 300, collection('ChAppRC1', 900, 'Allow', app('ChAppRC1')), collection('ChNetRC1', 700, 'Allow', net('ChNetRC1'))),
  ],
  { parent },
)

test('the documented example runs in the documented order', () => {
  const asked = (['NatRule', 'NetworkRule', 'ApplicationRule'] as const).flatMap(type => inOrder(child, type).map(({ rule }) => rule.name))
  assert.deepEqual(asked, [
    'DNATRC1',
    'DNATRC3',
    'ChDNATRC3',
    'NetworkRC1',
    'NetworkRC2',
    'ChNetRC1',
    'ChNetRC2',
    'AppRC2',
    'ChAppRC1',
    'ChAppRC2',
  ])
})

test('an evaluation asks in that order', () => {
  const { trace } = evaluate(child, https('nowhere.example/', { address: '203.0.113.1' }))
  assert.deepEqual(
    trace.map(({ rule }) => rule),
    ['DNATRC1', 'DNATRC3', 'ChDNATRC3', 'NetworkRC1', 'NetworkRC2', 'ChNetRC1', 'ChNetRC2', 'AppRC2', 'ChAppRC1', 'ChAppRC2'],
  )
})

test('rules of one collection are asked as they stand', () => {
  const rules = policy([
    group('g', 100, collection('c', 100, 'Allow', net('b', { destinationAddresses: ['*'] }), net('a', { destinationAddresses: ['*'] }))),
  ])
  assert.equal(evaluate(rules, packet('tcp', '1.1.1.1', 443)).rule, 'b')
})

test("the parent's rules come first whatever their numbers, but type beats inheritance", () => {
  const base = policy([
    group(
      'base',
      65000,
      collection(
        'b',
        65000,
        'Deny',
        app('base', { targetFqdns: ['*'] }),
        net('base-net', { destinationPorts: ['22'], destinationAddresses: ['*'] }),
      ),
    ),
  ])
  const own = policy(
    [
      group(
        'own',
        100,
        collection(
          'o',
          100,
          'Allow',
          app('own', { targetFqdns: ['*'] }),
          net('own-net', { destinationPorts: ['22', '443'], destinationAddresses: ['1.1.1.1'] }),
        ),
      ),
    ],
    { parent: base },
  )
  assert.equal(evaluate(own, https('a.example/', { address: '2.2.2.2' })).rule, 'base')
  assert.equal(evaluate(own, packet('tcp', '1.1.1.1', 22)).rule, 'base-net')
  assert.equal(evaluate(own, https('a.example/', { address: '1.1.1.1' })).rule, 'own-net')
})

// Azure refuses a priority that is taken twice, and says nothing of who would come first.
const named = { targetFqdns: ['a.example'] }
const yes = (name: string, priority: number) => collection(name, priority, 'Allow', app(name, named))
const never = (name: string, priority: number) => collection(name, priority, 'Deny', app(name, named))
const idle = (name: string) => collection(name, 1, 'Deny', app(name, { targetFqdns: ['b.example'] }))
const several = Array.from({ length: 6 }, (_, index) => index)
const ties: readonly (readonly [what: string, policy: Policy, answer: string])[] = [
  ['two groups that differ', policy([group('g1', 200, yes('c', 1)), group('g2', 200, never('d', 1))]), 'unknown'],
  ['the same in the other order', policy([group('g2', 200, never('d', 1)), group('g1', 200, yes('c', 1))]), 'unknown'],
  ['two groups that agree', policy([group('g1', 200, yes('c', 1)), group('g2', 200, yes('d', 1))]), 'allow'],
  ['two collections that differ', policy([group('g', 200, yes('c', 1), never('d', 1))]), 'unknown'],
  [
    'three groups, of which the last differs',
    policy([group('g1', 200, yes('c', 1)), group('g2', 200, yes('d', 1)), group('g3', 200, never('e', 1))]),
    'unknown',
  ],
  [
    'two that differ, and one before them',
    policy([group('g1', 200, yes('c', 1)), group('g2', 200, never('d', 1)), group('g0', 100, yes('e', 1))]),
    'allow',
  ],
  [
    'two groups that differ, each with collections of its own order',
    policy([group('g1', 200, yes('c', 7), never('x', 8)), group('g2', 200, yes('e', 8), never('d', 9))]),
    'allow',
  ],
  [
    'many that differ',
    policy([...several.map(index => group(`g${index}`, 200, yes(`c${index}`, 1))), group('g', 200, never('d', 1))]),
    'unknown',
  ],
  [
    'many, of which one decides',
    policy([...several.map(index => group(`g${index}`, 200, idle(`c${index}`))), group('g', 200, yes('d', 1))]),
    'allow',
  ],
  ['a tie in the base policy', policy([], { parent: policy([group('g1', 200, yes('c', 1)), group('g2', 200, never('d', 1))]) }), 'unknown'],
  [
    'one in the base policy and one in its child',
    policy([group('g1', 200, yes('c', 1))], { parent: policy([group('g2', 200, never('d', 1))]) }),
    'deny',
  ],
]
for (const [what, tied, answer] of ties)
  test(`one priority for several: ${what}`, () => {
    const flow = https('a.example/', { address: '203.0.113.1' })
    const decision = evaluate(tied, flow)
    assert.equal(decision.effect, answer, decision.because)
    if (answer === 'unknown') assert.match(decision.dependsOn.join(), /priority (is )?\d+, which ".*" share/)
    assert.equal(effectOf(compile(tied).decide(flow)), answer)
  })

const unread = (rule: Rule): Rule => ({ ...rule, unknown: [{ field: '*', because: 'it is no object' }] })
const hidden: [string, RuleCollection, (readonly string[])[]][] = [
  ['of a filter', collection('C', 100, 'Allow', unread(net('X'))), [[], ['X'], ['X']]],
  ['written as an application rule', collection('C', 100, 'Deny', unread(app('X'))), [[], ['X'], ['X']]],
  ['of a DNAT collection', collection('C', 100, 'DNAT', unread(nat('X'))), [['X'], [], []]],
  [
    'of a collection whose type cannot be read',
    { ...collection('C', 100, 'Allow', unread(net('X'))), unknown: [{ field: 'ruleCollectionType', because: 'it is a number' }] },
    [['X'], ['X'], ['X']],
  ],
]
for (const [name, holder, asked] of hidden)
  test(`a rule that cannot be read, ${name}, is asked wherever it may belong, and says nothing of its own`, () => {
    const one = policy([group('G', 100, holder)])
    for (const [at, type] of (['NatRule', 'NetworkRule', 'ApplicationRule'] as const).entries()) {
      const rules = inOrder(one, type).map(({ rule }) => rule)
      assert.deepEqual(
        rules.map(({ name }) => name),
        asked[at],
        type,
      )
      for (const rule of rules) assert.deepEqual([rule.ruleType, rule.sourceAddresses], [type, []])
    }
  })
