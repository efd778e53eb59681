import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { InputReader } from '../../src/github/action.ts'
import { inputVariable, readInputs } from '../../src/github/inputs.ts'

const read = <Inputs>(given: Record<string, string>, body: (reader: InputReader) => Inputs, defaults: Record<string, string> = {}) =>
  readInputs(body, {
    env: Object.fromEntries(Object.entries(given).map(([name, value]) => [inputVariable(name), value])),
    defaults: new Map(Object.entries(defaults)),
  })

const faultsOf = (given: Record<string, string>, body: (reader: InputReader) => unknown): string[] => {
  const result = read(given, body)
  return result.ok ? [] : result.faults.map(({ input, message }) => `${input} ${message}`)
}

test('the variable of an input is the one that the runner sets', () => {
  assert.equal(inputVariable('ca-certificate'), 'INPUT_CA-CERTIFICATE')
  assert.equal(inputVariable('two words'), 'INPUT_TWO_WORDS')
})

for (const [title, given, body, expected] of [
  ['a required text', {}, r => r.text('a', { required: true }), ['a is required and was not given']],
  ['an unknown choice', { a: 'z' }, r => r.oneOf('a', ['x', 'y', 'w']), ['a must be x, y or w, got "z"']],
  ['no choice', {}, r => r.oneOf('a', ['x', 'y']), ['a is required and was not given']],
  ['a boolean', { a: 'on' }, r => r.boolean('a'), ['a must be true or false, got "on"']],
  ['a fraction', { a: '1.5' }, r => r.integer('a', { min: 1, max: 3 }), ['a must be a whole number from 1 to 3, got "1.5"']],
  ['an exponent', { a: '1e1' }, r => r.integer('a', { min: 1, max: 30 }), ['a must be a whole number from 1 to 30, got "1e1"']],
  ['below the least', { a: '0' }, r => r.integer('a', { min: 1, max: 3 }), ['a must be a whole number from 1 to 3, got "0"']],
  [
    'a device, which has no end',
    { a: '/dev/zero' },
    r => r.file('a'),
    ['a cannot be read: it is a pipe or a device, and a file is needed: /dev/zero'],
  ],
  ['a folder', { a: '/' }, r => r.file('a'), ['a cannot be read: it is a folder, and a file is needed: /']],
] as [string, Record<string, string>, (reader: InputReader) => unknown, string[]][])
  test(`refused: ${title}`, () => assert.deepEqual(faultsOf(given, body), expected))

test('faults that only the caller knows are gathered, too, all of them', () => {
  const guid = (r: InputReader, name: string): string => (/^\d*$/.test(r.text(name)) ? r.text(name) : r.fault(name, 'must be digits'))
  const body = (r: InputReader): unknown => [guid(r, 'a'), guid(r, 'b'), guid(r, 'c'), r.boolean('d')]
  assert.deepEqual(faultsOf({ a: 'x', b: 'y', c: '1', d: 'maybe' }, body), [
    'a must be digits',
    'b must be digits',
    'd must be true or false, got "maybe"',
  ])
})

test('a pipe that nobody writes to, and a file that is none of ours, are not waited for and not read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-inputs-'))
  try {
    const [pipe, large] = [join(folder, 'pipe'), join(folder, 'large')]
    execFileSync('mkfifo', [pipe])
    writeFileSync(large, '')
    truncateSync(large, 2 ** 34)
    const body = (r: InputReader): unknown => [r.file('spec'), r.file('root')]
    assert.deepEqual(faultsOf({ spec: pipe, root: large }, body), [
      `spec cannot be read: it is a pipe or a device, and a file is needed: ${pipe}`,
      `root cannot be read: it has 17179869184 bytes, and at most 16777216 are read: ${large}`,
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what follows from a refused input is not a fault of its own', () => {
  const body = (r: InputReader): unknown => {
    const certificate = r.text('certificate')
    if (certificate !== '' && certificate !== 'good') r.fault('certificate', 'must be good')
    if (certificate === '' && r.text('root') !== '') r.fault('root', 'goes with certificate, which was not given')
    return certificate
  }
  assert.deepEqual(faultsOf({ certificate: 'bad', root: 'r' }, body), ['certificate must be good'])
  assert.deepEqual(faultsOf({ root: 'r' }, body), ['root goes with certificate, which was not given'])
})

test('a definition that refuses the same input for ever ends, and its own errors are not hidden', () => {
  assert.deepEqual(
    faultsOf({}, r => r.fault('a', 'never right')),
    ['a never right'],
  )
  assert.throws(() => read({}, () => assert.fail('a defect')), /a defect/)
})

test('lists, defaults and blanks', () => {
  const result = read(
    { names: ' a,,b\n\nc ', mode: ' ' },
    r => [r.list('names'), r.oneOf('mode', ['apply', 'plan']), r.list('none'), r.boolean('on')],
    { mode: 'plan', on: 'TRUE' },
  )
  assert.deepEqual(result.ok && result.inputs, [['a', 'b', 'c'], 'plan', [], true])
})
