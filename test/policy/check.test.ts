import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { formatAddress, parseBlock } from '../../src/policy/addresses.ts'
import { check, sourcesWithin } from '../../src/policy/check.ts'
import type { Facts } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { expectationFlow } from '../../src/policy/expectation-flow.ts'
import type { Policy } from '../../src/policy/model.ts'
import type { Expectation, Target } from '../../src/policy/spec.ts'
import { app, net, nowhere, rules } from './policies.ts'

const SUBNET = '10.42.1.0/24'
const url = (text: string): Target => ({ kind: 'url', url: text, method: 'GET' })
const port = (host: string, number: number, protocol: 'tcp' | 'udp'): Target => ({ kind: 'port', host, port: number, protocol })
const expectation = (target: Target, expect: Expectation['expect'], more: Partial<Expectation> = {}): Expectation => ({
  name: 'x',
  from: [],
  target,
  expect,
  place: { file: 'egress.yaml', line: 1, column: 1 },
  ...more,
})
const breaches = (made: Policy, one: Expectation, facts: Facts = {}) =>
  check([one], made, facts, SUBNET).flatMap(({ cases }) => cases.flatMap(each => each.breaches.map(({ of }) => of)))

const inspected = rules(
  ['Deny', app('paths', { targetUrls: ['c.com/no', 'c.com/no/*'], terminateTLS: true })],
  ['Allow', app('all', { targetFqdns: ['*.c.com', 'c.com'], terminateTLS: true })],
)
const tagged = rules(['Allow', net('tag', { destinationAddresses: ['Storage'] })], ['Allow', app('a', { targetFqdns: ['c.com'] })])
const either = rules(
  ['Allow', net('tag', { destinationAddresses: ['Storage'], destinationPorts: ['22'] })],
  ['Allow', net('rest', { destinationAddresses: ['*'], destinationPorts: ['22'] })],
)

for (const [what, made, one, facts, expected] of [
  ['allowed, inspected, by the rule', inspected, expectation(url('https://c.com/yes'), 'allow', { inspected: true, rule: 'all' }), {}, []],
  ['denied by path', inspected, expectation(url('https://c.com/no'), 'deny', { inspected: true, rule: 'paths' }), {}, []],
  ['allowed where it should be denied', inspected, expectation(url('https://c.com/yes'), 'deny'), {}, ['effect']],
  ['inspected where it should not be', inspected, expectation(url('https://c.com/yes'), 'allow', { inspected: false }), {}, ['inspected']],
  ['by another rule', inspected, expectation(url('https://c.com/yes'), 'allow', { rule: 'paths' }), {}, ['rule']],
  ['by no rule', inspected, expectation(url('https://d.com/'), 'deny', { rule: 'paths' }), {}, ['rule']],
  ['not known', tagged, expectation(url('https://d.com/'), 'deny'), {}, ['effect']],
  ['not known, and expected so', tagged, expectation(url('https://d.com/'), 'unknown'), {}, []],
  ['known, and expected not to be', tagged, expectation(url('https://d.com/'), 'unknown'), nowhere, ['effect']],
  ['known by an assumption', tagged, expectation(url('https://d.com/'), 'deny'), nowhere, []],
  ['allowed either way, by whichever rule', either, expectation(port('c.com', 22, 'tcp'), 'allow'), {}, []],
  ['allowed either way, so neither rule is certain', either, expectation(port('c.com', 22, 'tcp'), 'allow', { rule: 'tag' }), {}, ['rule']],
  [
    'what is spoken is not known, so no rule is certain',
    rules(['Deny', app('no', { targetFqdns: ['c.com'] })]),
    expectation(port('c.com', 443, 'tcp'), 'deny', { rule: 'no' }),
    {},
    ['rule'],
  ],
] as const)
  test(`an expectation: ${what}`, () => assert.deepEqual(breaches(made, one, facts), expected))

test('every source that rules tell apart is asked, and told apart in the answer', () => {
  const made = rules([
    'Allow',
    net('some', {
      sourceAddresses: ['10.42.1.16/28', '10.42.1.40-10.42.1.47'],
      destinationAddresses: ['9.9.9.9'],
      destinationPorts: ['22'],
    }),
  ])
  const [checked] = check([expectation(port('9.9.9.9', 22, 'tcp'), 'allow')], made, {}, SUBNET)
  assert.equal(checked?.holds, false)
  assert.deepEqual(
    checked?.cases.map(({ from, decision, breaches }) => [from, decision.effect, breaches.length]),
    [
      ['10.42.1.4-10.42.1.15, 10.42.1.32-10.42.1.39, 10.42.1.48-10.42.1.254', 'deny', 1],
      ['10.42.1.16-10.42.1.31, 10.42.1.40-10.42.1.47', 'allow', 0],
    ],
  )
})

test('one address that is treated otherwise breaks it; the addresses that Azure keeps do not count', () => {
  const but = (address: string) =>
    rules(
      ['Deny', net('one', { sourceAddresses: [address], destinationAddresses: ['*'] })],
      ['Allow', net('all', { destinationAddresses: ['*'] })],
    )
  const holds = (address: string) => check([expectation(port('9.9.9.9', 443, 'tcp'), 'allow')], but(address), {}, SUBNET)[0]?.holds
  for (const address of ['10.42.1.4', '10.42.1.77', '10.42.1.254']) assert.equal(holds(address), false, address)
  for (const address of ['10.42.1.0', '10.42.1.3', '10.42.1.255', '10.42.2.4']) assert.equal(holds(address), true, address)
})

test("a parent's sources count", () => {
  const parent = rules(['Deny', net('p', { sourceAddresses: ['10.42.1.9'], destinationAddresses: ['*'] })])
  const made = { ...rules(['Allow', net('all', { destinationAddresses: ['*'] })]), parent }
  assert.equal(check([expectation(port('9.9.9.9', 443, 'tcp'), 'allow')], made, {}, SUBNET)[0]?.holds, false)
})

test('the cut is exact: every address gets the answer of its piece', () => {
  const source = fc.oneof(
    fc.nat(63).map(at => `10.42.1.${at}`),
    fc.tuple(fc.nat(63), fc.nat(63)).map(([a, b]) => `10.42.1.${Math.min(a, b)}-10.42.1.${Math.max(a, b)}`),
    fc.constantFrom('10.42.1.0/28', '10.42.1.32/27', '10.42.0.0/16', '*', 'nonsense'),
  )
  const made = fc
    .array(
      fc.record({ sources: fc.array(source, { minLength: 1, maxLength: 3 }), action: fc.constantFrom('Allow' as const, 'Deny' as const) }),
      { minLength: 1, maxLength: 4 },
    )
    .map(items =>
      rules(
        ...items.map(
          ({ sources, action }, index) => [action, net(`r${index}`, { sourceAddresses: sources, destinationAddresses: ['*'] })] as const,
        ),
      ),
    )
  const target = port('9.9.9.9', 443, 'tcp')
  fc.assert(
    fc.property(made, made => {
      const pieces = sourcesWithin('10.42.1.0/26', made)
      let next = parseBlock('10.42.1.4')?.first ?? 0
      for (const { first, last } of pieces) {
        assert.equal(first, next)
        const answer = evaluate(made, expectationFlow(target, formatAddress(first))).rule
        for (let address = first; address <= last; address++)
          assert.equal(evaluate(made, expectationFlow(target, formatAddress(address))).rule, answer)
        next = last + 1
      }
      assert.equal(formatAddress(next), '10.42.1.63')
    }),
    { numRuns: 100 },
  )
})

test('a question is asked as a client would ask it', () => {
  for (const [target, flow] of [
    [url('https://c.com/a?b=c#d'), { protocol: 'tcp', port: 443, application: 'https', host: 'c.com', path: '/a?b=c' }],
    [url('http://C.com:8080'), { protocol: 'tcp', port: 8080, application: 'http', host: 'c.com', path: '/' }],
    [url('https://203.0.113.10/'), { protocol: 'tcp', port: 443, application: 'https', address: '203.0.113.10', path: '/' }],
    [port('ntp.ubuntu.com', 123, 'udp'), { protocol: 'udp', port: 123, host: 'ntp.ubuntu.com' }],
    [port('9.9.9.9', 22, 'tcp'), { protocol: 'tcp', port: 22, address: '9.9.9.9' }],
  ] as const)
    assert.deepEqual(expectationFlow(target, '10.0.0.1'), { source: '10.0.0.1', ...flow })
})
