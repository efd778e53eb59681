import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { contains, encloses, formatAddress, overlaps, parseAddress, parseBlock, prefixesOf } from '../../src/policy/addresses.ts'
import { intersect, subtract, union } from '../../src/policy/intervals.ts'
import { parsePorts, portCovered } from '../../src/policy/ports.ts'

test('addresses are four plain decimal octets and nothing else', () => {
  for (const good of ['0.0.0.0', '10.42.1.4', '255.255.255.255']) assert.equal(formatAddress(parseAddress(good) ?? -1), good)
  for (const bad of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '0x7f.0.0.1',
    '1.2.3.4 ',
    '1.2.3.-4',
    '::1',
    '1e1.0.0.0',
    '١.2.3.4',
  ])
    assert.equal(parseAddress(bad), undefined, bad)
})

for (const [outer, inner, expected] of [
  ['10.0.0.0/8', '10.255.255.255', true],
  ['10.0.0.0/8', '11.0.0.0', false],
  ['10.0.0.0/32', '10.0.0.0', true],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['*', '203.0.113.9', true],
  ['10.0.0.4-10.0.0.6', '10.0.0.6', true],
  ['10.0.0.4-10.0.0.6', '10.0.0.7', false],
  ['10.0.0.6-10.0.0.4', '10.0.0.5', false],
  ['10.0.0.5', '10.0.0.5', true],
  ['10.0.0.0/33', '10.0.0.0', false],
  ['10.0.0.0/08', '10.0.0.0', false],
  ['AzureCloud.eastus2', '10.0.0.0', false],
  ['10.0.0.0/8', 'not an address', false],
] as const)
  test(`${outer} ${expected ? 'contains' : 'does not contain'} ${inner}`, () => assert.equal(contains(outer, inner), expected))

test('prefixes inside and across one another', () => {
  assert.equal(encloses('10.42.0.0/16', '10.42.1.0/24'), true)
  assert.equal(encloses('10.42.1.0/24', '10.42.0.0/16'), false)
  assert.equal(overlaps('10.42.0.0/16', '10.42.1.0/24'), true)
  assert.equal(overlaps('10.42.0.0/24', '10.42.1.0/24'), false)
})

const block = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))
const small = fc.tuple(fc.nat(60), fc.nat(20)).map(([first, size]) => ({ first, last: first + size }))
const inside = (blocks: readonly { first: number; last: number }[], point: number) => blocks.some(b => b.first <= point && point <= b.last)

test('sets of blocks behave as sets of their addresses', () => {
  fc.assert(
    fc.property(fc.array(small, { maxLength: 6 }), fc.array(small, { maxLength: 6 }), (some, others) => {
      for (let point = 0; point <= 90; point++) {
        assert.equal(inside(union(some), point), inside(some, point))
        assert.equal(inside(intersect(union(some), union(others)), point), inside(some, point) && inside(others, point))
        assert.equal(inside(subtract(union(some), union(others)), point), inside(some, point) && !inside(others, point))
      }
    }),
  )
})

test('prefixes cover exactly what they were made of, and none can be merged', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), blocks => {
      const prefixes = prefixesOf(blocks)
      const back = union(prefixes.map(prefix => parseBlock(prefix) ?? assert.fail(prefix)))
      assert.deepEqual(back, union(blocks))
      assert.deepEqual(prefixesOf(prefixes.map(prefix => parseBlock(prefix) ?? assert.fail(prefix))), prefixes)
    }),
  )
  assert.deepEqual(prefixesOf([{ first: 0, last: 0xffffffff }]), ['0.0.0.0/0'])
  assert.deepEqual(prefixesOf(['10.0.0.0/25', '10.0.0.128/25'].map(text => parseBlock(text) ?? assert.fail())), ['10.0.0.0/24'])
})

test('ports: one, a range, all, and nothing else', () => {
  assert.deepEqual(parsePorts('443'), { from: 443, to: 443 })
  assert.deepEqual(parsePorts('1000-2000'), { from: 1000, to: 2000 })
  assert.deepEqual(parsePorts('*'), { from: 1, to: 65535 })
  for (const bad of ['0', '65536', '70000', '2000-1000', '-1', '1-', 'https', '', '1,2', '443 ', '1-2-3'])
    assert.equal(parsePorts(bad), undefined, bad)
  assert.equal(portCovered(['80', '1000-2000'], 1500), true)
  assert.equal(portCovered(['80', '1000-2000'], 2001), false)
})
