import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { parseFacts, parseSpec } from '../../src/policy/parse.ts'

const example = readFileSync('examples/weather/egress.yaml', 'utf8')
const lines = example.split('\n')

/** Whatever the text: no exception, and either a spec or faults, each in a place that exists. */
function holds(text: string): void {
  const { spec, faults } = parseSpec(text, 'f.yaml')
  assert.equal(spec === undefined, faults.length > 0)
  const last = text.split('\n').length
  let before = 0
  for (const { place, message } of faults) {
    assert(place.line >= 1 && place.line <= last && place.column >= 1, JSON.stringify(place))
    assert(message.length > 5)
    const at = place.line * 1_000_000 + place.column
    assert(at >= before)
    before = at
  }
}

test('any text at all', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 300 })
})

test('text made of what YAML is made of', () => {
  const token = fc.constantFrom(
    'name',
    'firewall',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&a ',
    '*a',
    '!!str ',
    '"',
    "'",
    '|',
    '>',
    '#',
    '? ',
    '---\n',
    '...',
    '%',
    '<<',
    '~',
    '1e999',
    '0x10',
    '\t',
    'ruleCollectionGroups',
  )
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), tokens => holds(tokens.join(''))),
    { numRuns: 300 },
  )
})

const mutation = fc.oneof(
  fc.record({ kind: fc.constant('drop'), line: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('double'), line: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('indent'), line: fc.nat(lines.length - 1), by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({
    kind: fc.constant('value'),
    line: fc.nat(lines.length - 1),
    value: fc.constantFrom(
      '~',
      '[]',
      '{}',
      '""',
      '-1',
      '99999',
      'x',
      '[[]]',
      '*none',
      '&a b',
      '2026-01-01',
      '.inf',
      '"\\u0000"',
      '__proto__',
      'constructor',
    ),
  }),
  fc.record({ kind: fc.constant('splice'), line: fc.nat(lines.length - 1), at: fc.nat(80), text: fc.string({ maxLength: 4 }) }),
)
type Mutation = { kind: string; line: number; by?: number; value?: string; at?: number; text?: string }

function mutate(from: readonly string[], { kind, line, by = 0, value = '', at = 0, text = '' }: Mutation): readonly string[] {
  const now = from[line] ?? ''
  const replaced = {
    drop: [],
    double: [now, now],
    indent: [by > 0 ? ' '.repeat(by) + now : now.slice(Math.min(-by, now.search(/\S|$/)))],
    value: [now.replace(/(: ).*$/, `$1${value}`)],
    splice: [now.slice(0, at) + text + now.slice(at)],
  }[kind] ?? [now]
  return [...from.slice(0, line), ...replaced, ...from.slice(line + 1)]
}

test('the example, broken in up to four places', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), mutations =>
      holds(mutations.reduce<readonly string[]>((now, change) => mutate(now, change as Mutation), lines).join('\n')),
    ),
    { numRuns: 200 },
  )
})

test('any tree of the keys that a spec knows, as JSON', () => {
  const keys = [...new Set(example.match(/\b[a-z][A-Za-z]+(?=:)/g))]
  const tree = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom(null, true, 0, 443, 'x', '*', '10.0.0.0/8', 'Https:443', 'weather'),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom(...keys, '__proto__', 'constructor', 'toString'), tie('value'), { maxKeys: 8 }),
  })).object
  fc.assert(
    fc.property(tree, value => holds(JSON.stringify(value))),
    { numRuns: 300 },
  )
})

test('any facts', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), text => {
      const { facts, faults } = parseFacts(text, 'f')
      assert.equal(facts === undefined, faults.length > 0)
    }),
  )
})

const hostile: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  ['a file that is too long', 'a'.repeat(600_000), /at most 500000/],
  ['brackets without an end', '['.repeat(100_000), /nested more than/],
  ['lists in lists', '- '.repeat(100_000), /nested more than/],
  ['an anchor inside itself', 'name: &a [*a]', /stands inside what it names/],
  ['aliases of aliases', 'a: &a [1]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]', /holds another alias/],
  ['many aliases', `a: &a 1\nb: [${'*a, '.repeat(200)}]`, /more than 100 aliases/],
  ['many keys', Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n'), /unknown key/],
  ['a prototype', '__proto__: { name: x }\nconstructor: 1', /unknown key "__proto__"/],
]
for (const [what, text, message] of hostile)
  test(`${what} is refused in time`, () => {
    const began = performance.now()
    const { spec, faults } = parseSpec(text, 'f')
    assert.equal(spec, undefined)
    assert(
      faults.some(fault => message.test(fault.message)),
      faults[0]?.message,
    )
    assert(performance.now() - began < 5_000)
  })
