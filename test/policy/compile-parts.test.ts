import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { blocksOf, contains, formatAddress, parseAddress } from '../../src/policy/addresses.ts'
import { isExact } from '../../src/policy/compile/exact.ts'
import { BEYOND, END, indexHosts, NOT_NORMAL } from '../../src/policy/compile/hosts.ts'
import { indexNames } from '../../src/policy/compile/names.ts'
import { indexPrefixes } from '../../src/policy/compile/prefixes.ts'
import { addressSets, NO_ADDRESS, readAddress } from '../../src/policy/compile/sources.ts'
import { compileUrl, coversUrl, isPlain, pathEnd } from '../../src/policy/compile/urls.ts'
import { addressesOf } from '../../src/policy/match.ts'
import { hostName, hostPattern, matchesHost } from '../../src/policy/match-host.ts'
import { matchesUrl } from '../../src/policy/match-url.ts'
import type { Rule } from '../../src/policy/model.ts'
import { app, collection, group, nat, net } from './policies.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), maxLength: 6 })
const anyName = fc.oneof(
  { weight: 6, arbitrary: letters },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'A.b',
      'b.a.',
      ' a',
      'a ',
      'ü.b',
      'a:b',
      '[a',
      '1.2.3.4',
      '1.2.3.4.',
      '9',
      'K.a',
      'ſ.b',
      '\ud800',
      'a'.repeat(400),
    ),
  },
  { weight: 1, arbitrary: fc.string() },
)
const anyPattern = fc.tuple(fc.constantFrom('', '*', '*.', '**'), anyName).map(([star, name]) => star + name)

/** Records of one number each. */
const contentsOf = (lists: readonly (readonly number[])[]) => ({
  stride: 1,
  numbers: lists.flat(),
  owners: lists.flatMap((list, owner) => list.map(() => owner)),
})

test('the patterns that cover a host are found, all of them and no others', () => {
  fc.assert(
    fc.property(fc.array(anyPattern, { maxLength: 30 }), fc.array(anyName, { maxLength: 10 }), (texts, names) => {
      const spelled = new Map(texts.map(text => [hostPattern(text), text]))
      const patterns = [...spelled.keys()]
      const { data, found, find, findNormal } = indexHosts(patterns, contentsOf(patterns.map((_, id) => [id])))
      for (const name of [...names, ...texts.map(text => text.replace(/^\*/, 'b'))]) {
        const normal = hostName(name)
        const first = find(name)
        const count = first === NOT_NORMAL && normal !== undefined ? findNormal(normal) : first
        if (normal === undefined) {
          assert.equal(count, NOT_NORMAL, `${JSON.stringify(name)} is no name`)
          continue
        }
        if (count === BEYOND) {
          assert.ok(normal.length > 255 || /[^\x00-\x7f]/.test(normal))
          continue
        }
        const covering = [...found.slice(0, count)].map(at => patterns[data[at] ?? -1] ?? '')
        assert.deepEqual(covering.sort(), patterns.filter(pattern => matchesHost(spelled.get(pattern) ?? '', name)).sort())
      }
    }),
    { numRuns: 500 },
  )
})

test('hosts that are written as most are need not be normalised', () => {
  const { find } = indexHosts(['*'], contentsOf([[]]))
  for (const host of ['a.example', 'xn--bcher-kva.example', 'shop-1.a.example', '1.a.example', 'localhost']) assert.equal(find(host), 1)
})

test('thousands of patterns are told apart, and their contents kept', () => {
  const patterns = Array.from({ length: 20_000 }, (_, index) => `${index % 2 === 0 ? '*' : ''}${index.toString(36)}.example`)
  const { data, found, find } = indexHosts(patterns, contentsOf(patterns.map((_, id) => Array(id % 5).fill(id))))
  patterns.forEach((pattern, id) => {
    const host = pattern.replace('*', 'x-')
    const covering = [...found.slice(0, find(host))].map(at => data.subarray(at, data.indexOf(END, at)))
    assert.ok(
      covering.some(content => content.length === id % 5 && content.every(number => number === id)),
      pattern,
    )
    for (const content of covering) if (content[0] !== undefined) assert.ok(matchesHost(patterns[content[0]] ?? '', host))
  })
})

test('addresses are read as `parseAddress` reads them', () => {
  const octet = fc.oneof(
    fc.nat(300).map(String),
    fc.constantFrom('0', '00', '01', '', ' 1', '1 ', '0x1', '256', '-1', '1e2', '٣', '11/', '1:', '2-'),
  )
  const text = fc.oneof(
    fc.array(octet, { minLength: 3, maxLength: 5 }).map(octets => octets.join('.')),
    fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9', '.', '/', ':', '-'), maxLength: 17 }),
    fc.nat(0xffff_ffff).map(formatAddress),
  )
  fc.assert(
    fc.property(text, given => {
      assert.equal(readAddress(given), parseAddress(given) ?? NO_ADDRESS)
    }),
    { numRuns: 2000 },
  )
})

const block = fc.oneof(
  fc.constantFrom('*', '0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '255.255.255.255', '0.0.0.0', 'nonsense', '10.0.0.9-10.0.0.1'),
  fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => `${formatAddress(Math.min(a, b))}-${formatAddress(Math.max(a, b))}`),
  fc.tuple(fc.nat(64), fc.integer({ min: 20, max: 32 })).map(([a, length]) => `${formatAddress(a)}/${length}`),
)
const addresses = [...Array.from({ length: 70 }, (_, index) => index), 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]

test('sets of addresses hold what their texts say', () => {
  fc.assert(
    fc.property(fc.array(fc.array(block, { maxLength: 4 }), { maxLength: 100 }), lists => {
      const sets = addressSets()
      const numbers = lists.map(sets.add)
      lists.forEach((texts, index) => {
        assert.equal(sets.add([...texts]), numbers[index], 'the same list is the same set')
        for (const address of addresses) {
          const expected = texts.some(text => contains(text, formatAddress(address)))
          assert.equal(sets.has(numbers[index] ?? -1, address), expected, `${texts.join(', ')} and ${formatAddress(address)}`)
        }
      })
    }),
    { numRuns: 60 },
  )
})

test('an address is found in every set that holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(block, { maxLength: 3 }), { maxLength: 8 }), lists => {
      const prefixes = indexPrefixes(lists.map(blocksOf))
      for (const address of addresses) {
        const found = prefixes.flatMap(({ size, holders }) => holders.get(address - (address % size)) ?? [])
        const expected = lists.flatMap((texts, set) => (texts.some(text => contains(text, formatAddress(address))) ? [set] : []))
        assert.deepEqual(found.sort(), expected.sort())
      }
    }),
  )
})

test('URLs are compared as `matchesUrl` compares them', () => {
  const part = fc.constantFrom('/', 'a', 'A', 'b', '.', '..', '%61', '%', '*', '?', '#', 'é', 'ſ', ' ', 'K')
  const path = fc.array(part, { maxLength: 6 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(path, fc.boolean(), path, fc.boolean(), (wanted, rooted, text, slash) => {
      const pattern = `c.com${rooted ? '/' : ''}${wanted}`
      const asked = `${slash ? '/' : ''}${text}`
      const url = compileUrl(pattern)
      if (!matchesHost(pattern.split('/')[0] ?? '', 'c.com')) return
      const end = pathEnd(asked)
      assert.equal(coversUrl(url, 'c.com', asked, end, isPlain(asked, end)), matchesUrl(pattern, 'c.com', asked), `${pattern} and ${asked}`)
    }),
    { numRuns: 5000 },
  )
})

test('names have the addresses that the facts give them', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b.a', '*', '*.a', '*a', 'A', '*.A.', '*.a.', 'ü.a', '*ü.a'), anyPattern)
  const dns = fc.dictionary(key, fc.array(fc.constantFrom('1.1.1.1', '2.2.2.2', 'nonsense'), { maxLength: 3 }), { noNullPrototype: true })
  fc.assert(
    fc.property(dns, fc.constantFrom('a', 'b.a', 'c.b.a', 'xa', 'xn--tda.a', 'z'), (entries, host) => {
      const expected = addressesOf(host, { dns: entries })?.map(({ first }) => first)
      assert.deepEqual(indexNames(entries)(host), expected && [...new Set(expected)])
    }),
    { numRuns: 1000 },
  )
})

test('only rules that say nothing else are held by the index', () => {
  const [deny, allow] = [collection('c', 100, 'Deny'), collection('c', 100, 'Allow')]
  const here = group('g', 100)
  for (const rule of [app('a'), net('n'), nat('d'), app('s', { sourceIpGroups: ['/g'] })])
    assert.ok(isExact({ rule, collection: deny, group: here, policy: 'p' }), rule.name)
  const unknown = [{ field: 'sourceAddresses', because: 'parameter "x", which has no value' }]
  assert.ok(!isExact({ rule: { ...app('a'), unknown }, collection: allow, group: here, policy: 'p' }))
  assert.ok(!isExact({ rule: app('a'), collection: { ...allow, unknown }, group: here, policy: 'p' }))
  assert.ok(!isExact({ rule: app('a'), collection: allow, group: { ...here, unknown }, policy: 'p' }))
  assert.ok(!isExact({ rule: { ...app('a'), moonPhase: 'full' } as Rule, collection: allow, group: here, policy: 'p' }))
  assert.ok(!isExact({ rule: { ...net('n'), targetFqdns: [] } as Rule, collection: allow, group: here, policy: 'p' }))
})
