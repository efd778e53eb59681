import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { contains } from '../../src/policy/addresses.ts'
import type { Facts } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { NetworkRule } from '../../src/policy/model.ts'
import { type NetworkTuple, networkTuples } from '../../src/policy/network-tuples.ts'
import { collection, group, net, packet, policy, rules } from './policies.ts'

const facts: Facts = {
  serviceTags: { 'Tag.A': ['10.0.0.0/30', '10.0.0.4/30'] },
  dns: { 'a.example': ['10.0.0.2', '10.0.0.9'] },
}

test('tags and names become prefixes, neighbours are merged, order is kept', () => {
  const asked = rules(
    ['Deny', net('tag', { destinationAddresses: ['tag.a', '10.0.0.8/29'], destinationPorts: ['80', '81-90', '443'] })],
    ['Allow', net('name', { ipProtocols: ['UDP', 'ICMP'], destinationFqdns: ['a.example'], destinationPorts: ['53'] })],
  )
  const { tuples, leftOut } = networkTuples(asked, facts)
  assert.deepEqual(leftOut, [])
  assert.deepEqual(
    tuples.map(({ action, protocol, source, destination, ports, rule }) => [
      action,
      protocol,
      source,
      destination,
      ports.from,
      ports.to,
      rule,
    ]),
    [
      ['deny', 'tcp', '0.0.0.0/0', '10.0.0.0/28', 80, 90, 'tag'],
      ['deny', 'tcp', '0.0.0.0/0', '10.0.0.0/28', 443, 443, 'tag'],
      ['allow', 'udp', '0.0.0.0/0', '10.0.0.2/32', 53, 53, 'name'],
      ['allow', 'udp', '0.0.0.0/0', '10.0.0.9/32', 53, 53, 'name'],
      ['allow', 'icmp', '0.0.0.0/0', '10.0.0.2/32', 1, 65535, 'name'],
      ['allow', 'icmp', '0.0.0.0/0', '10.0.0.9/32', 1, 65535, 'name'],
    ],
  )
})

test('the parent comes first', () => {
  const parent = policy([group('base', 900, collection('c', 900, 'Deny', net('base', { destinationAddresses: ['10.0.0.0/8'] })))])
  const child = policy([group('own', 100, collection('c', 100, 'Allow', net('own', { destinationAddresses: ['*'] })))], { parent })
  assert.deepEqual(
    networkTuples(child, {}).tuples.map(({ rule }) => rule),
    ['base', 'own'],
  )
})

test('what nobody knows is left out and said, with what it would have done', () => {
  const asked = rules(['Deny', net('tag', { destinationAddresses: ['Storage.X', '10.0.0.1'], destinationFqdns: ['b.example'] })])
  const { tuples, leftOut } = networkTuples(asked, facts)
  assert.deepEqual(
    tuples.map(({ destination }) => destination),
    ['10.0.0.1/32'],
  )
  assert.deepEqual(
    leftOut.map(({ action, rule, because }) => [action, rule, because]),
    [
      ['deny', 'tag', 'the prefixes of service tag Storage.X are not known'],
      ['deny', 'tag', 'the addresses of b.example are not known'],
    ],
  )
})

const address = fc.nat(15).map(last => `10.0.0.${last}`)
const destination = fc.oneof(address, fc.constantFrom('*', 'Tag.A', '10.0.0.8/29', '10.0.0.3-10.0.0.12'))
const source = fc.constantFrom('*', '10.0.0.9', '10.0.0.0/29', '10.0.0.8-10.0.0.10')
const port = fc.constantFrom('22', '443', '*', '20-30', '400-500')
const rule = fc
  .record({
    name: fc.uuid(),
    sourceAddresses: fc.array(source, { minLength: 1, maxLength: 2 }),
    ipProtocols: fc.uniqueArray(fc.constantFrom('TCP', 'UDP', 'ICMP', 'Any'), { minLength: 1, maxLength: 3 }),
    destinationAddresses: fc.array(destination, { maxLength: 3 }),
    destinationFqdns: fc.array(fc.constant('a.example'), { maxLength: 1 }),
    destinationPorts: fc.array(port, { minLength: 1, maxLength: 3 }),
  })
  .map(fields => net('', fields as Partial<NetworkRule>))
const flow = fc.record({
  source: address,
  destination: address,
  protocol: fc.constantFrom('tcp', 'udp', 'icmp'),
  port: fc.constantFrom(22, 25, 443, 8080),
})

/** Whether a tuple covers a packet. Addresses are IPv4; `port` is ignored for ICMP. */
const tupleCovers = (
  tuple: NetworkTuple,
  packet: { source: string; destination: string; protocol: 'tcp' | 'udp' | 'icmp'; port: number },
): boolean =>
  (tuple.protocol === 'any' || tuple.protocol === packet.protocol) &&
  (packet.protocol === 'icmp' || (tuple.ports.from <= packet.port && packet.port <= tuple.ports.to)) &&
  contains(tuple.source, packet.source) &&
  contains(tuple.destination, packet.destination)

test('a packet filter that carries them out does what the evaluator says', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('Allow', 'Deny'), rule), { maxLength: 5 }), flow, (items, asked) => {
      const from = policy([
        group('g', 100, ...items.map(([action, item], index) => collection(`c${index}`, 100 + index, action as 'Allow', item))),
      ])
      const hit = networkTuples(from, facts).tuples.find(tuple => tupleCovers(tuple, asked))
      const decision = evaluate(
        from,
        packet(asked.protocol, asked.destination, asked.protocol === 'icmp' ? 0 : asked.port, { source: asked.source }),
        facts,
      )
      assert.deepEqual([hit?.action ?? 'deny', hit?.rule], [decision.effect, decision.rule])
    }),
    { numRuns: 500 },
  )
})
