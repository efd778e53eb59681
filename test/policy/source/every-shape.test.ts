/** What holds of every template there is a row for, however it is spelt, and whatever is asked of it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { diff } from '../../../src/policy/diff.ts'
import { lint } from '../../../src/policy/lint/run.ts'
import { publicRows } from './public-rows.ts'
import { answer, ask, type Json, read } from './sources.ts'
import { templateRows } from './template-rows.ts'

const rows = [...templateRows, ...publicRows]

/** Names of properties in another case: Azure does not care. Names that begin with a sign are data. */
function shouted(value: Json): Json {
  if (Array.isArray(value)) return value.map(shouted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.entries(value as { readonly [key: string]: Json })
  return Object.fromEntries(keys.map(([key, inner]) => [/^[a-z]/.test(key) ? key[0]?.toUpperCase() + key.slice(1) : key, shouted(inner)]))
}

const spellings: readonly (readonly [name: string, spell: (source: Json) => string])[] = [
  ['a byte-order mark', source => `\uFEFF${JSON.stringify(source)}`],
  ['comments', source => JSON.stringify(source, null, 1).replaceAll(/,\n/g, ', // one\n/* "two": [ */')],
  ['carriage returns and tabs', source => JSON.stringify(source, null, '\t').replaceAll('\n', '\r\n')],
  ['names of properties in another case', source => JSON.stringify(shouted(source))],
]

for (const [name, spell] of spellings)
  test(`every shape is read with ${name}`, () => {
    for (const [title, source, flow, expected, options] of rows) {
      // Where a hole is named by its place, the place is another here.
      const plain = (text: string): string => text.replace(/ @\d+:\d+.*/, '')
      assert.equal(plain(answer(ask(spell(source), flow, options))), plain(expected), title)
    }
  })

test('every shape can be linted, and differs from itself in nothing', () => {
  for (const [title, source, , , options] of rows) {
    const policy = read(source, options)
    assert.ok(lint({ policy, facts: {} }).findings, title)
    const given = { name: 'policy.json', policy, facts: {} }
    assert.deepEqual(diff(given, given, {}).regions, [], title)
  }
})

test('every shape cut off anywhere is refused, with a place', () => {
  for (const [title, source] of rows) {
    const text = JSON.stringify(source)
    for (const part of [0.1, 0.5, 0.97])
      assert.throws(() => read(text.slice(0, text.length * part)), /policy\.json:1:\d+ not valid JSON/, title)
  }
})
