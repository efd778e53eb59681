import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, type Step } from '../../../src/lab/network/gateway-program.ts'

const steps: Step[] = [
  { kind: 'own', protocol: 'udp', address: '10.42.2.4', port: 53 },
  {
    kind: 'forward',
    protocol: 'tcp',
    sources: ['10.42.1.0/25', '10.42.1.128/25'],
    destinations: ['20.0.0.0/8', '30.0.0.0/8'],
    ports: { from: 22, to: 25 },
  },
  { kind: 'drop', sources: ['0.0.0.0/0'], destinations: ['40.0.0.0/8'] },
  { kind: 'forward', protocol: 'udp', sources: ['0.0.0.0/0'], destinations: ['20.0.0.0/8', '30.0.0.0/8'], ports: { from: 123, to: 123 } },
  { kind: 'forward', protocol: 'icmp', sources: ['0.0.0.0/0'], destinations: [] },
  { kind: 'intercept', port: 443 },
]

test('rules stand in the order of the steps, equal destinations share a table, and the end is silence', () => {
  const onward = 'via 169.254.2.10 dev inet0'
  assert.deepEqual(compile(steps, 0).lines, [
    `route add 20.0.0.0/8 ${onward} table 1000`,
    `route add 30.0.0.0/8 ${onward} table 1000`,
    'route add blackhole 40.0.0.0/8 table 1001',
    'rule add pref 1000 iif pods0 to 10.42.2.4 ipproto udp dport 53 lookup local',
    'rule add pref 1001 iif pods0 from 10.42.1.0/25 ipproto tcp dport 22-25 lookup 1000',
    'rule add pref 1002 iif pods0 from 10.42.1.128/25 ipproto tcp dport 22-25 lookup 1000',
    'rule add pref 1003 iif pods0 from 0.0.0.0/0 lookup 1001',
    'rule add pref 1004 iif pods0 from 0.0.0.0/0 ipproto udp dport 123 lookup 1000',
    'rule add pref 1005 iif pods0 ipproto tcp dport 443 lookup local',
    'rule add pref 1006 iif pods0 blackhole',
  ])
})

test('the two banks do not touch', () => {
  const numbers = (index: 0 | 1) => compile(steps, index).lines.map(line => /(?:pref|table) (\d+)/.exec(line)?.[1])
  assert.equal(new Set([...numbers(0), ...numbers(1)]).size, 2 * new Set(numbers(0)).size)
})

test('a policy that is too large is refused, not cut', () => {
  const many = Array.from({ length: 15_000 }, (_, port): Step => ({ kind: 'intercept', port }))
  assert.throws(() => compile(many, 0), /15000 routing rules/)
})
