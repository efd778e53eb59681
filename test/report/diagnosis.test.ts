import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type Diagnosis,
  diagnosisJson,
  diagnosisReport,
  diagnosisText,
  exitCodeOf,
  questions,
  type State,
  shellCommand,
  tally,
  tidy,
} from '../../src/report/diagnosis.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { hostile } from './hostile.ts'

const at = '2026-11-29T12:00:00.000Z'
const some: readonly Diagnosis[] = [
  { about: 'cluster', state: 'unchecked', what: 'Not looked at.', why: 'Nobody is signed in.' },
  { about: 'egress', state: 'ok', what: 'It answers.' },
  { about: 'egress', state: 'fail', what: 'It does not answer.', why: 'It is needed.', advice: 'Let it through.', commands: ['curl x'] },
  { about: 'token', state: 'ok', what: 'A token.', values: [['subject', 'repo:a/b:environment:c']] },
  { about: 'clock', state: 'warn', what: 'It is off.', advice: 'Set it.' },
]

test('in the order of the questions, the worst first within each', () =>
  assert.deepEqual(
    tidy(some).map(({ about, state }) => `${about} ${state}`),
    ['egress fail', 'egress ok', 'clock warn', 'token ok', 'cluster unchecked'],
  ))

test('only what is to be repaired is an error; what is unchecked is no reason by itself', () => {
  const of = (...states: State[]) => states.map((state): Diagnosis => ({ about: 'clock', state, what: 'x' }))
  assert.equal(exitCodeOf(of('ok', 'warn', 'unchecked')), 0)
  assert.equal(exitCodeOf(of('ok', 'fail')), 1)
  assert.equal(exitCodeOf([]), 0)
  assert.deepEqual(tally(of('ok', 'ok', 'fail')), { ok: 2, warn: 0, fail: 1, unchecked: 0 })
})

test('for a terminal: what is to be copied stands alone, and is never broken', () => {
  const command = `az role assignment create ${'--scope /subscriptions/x '.repeat(12)}`.trim()
  const told = diagnosisText(
    tidy([{ about: 'rights', state: 'fail', what: 'word '.repeat(60).trim(), advice: 'Do it.', commands: [command] }]),
    { width: 80 },
  )
  const lines = told.split('\n')
  assert.ok(lines.some(line => line.trim() === command))
  assert.ok(
    lines.filter(line => !line.includes('az role')).every(line => line.length <= 80),
    told,
  )
  assert.match(told, /^FAIL {2}Roles {15}word/)
  assert.match(told, /0 ok, 0 to look at, 1 to repair, 0 not checked\n$/)
  assert.ok(!told.includes('\u001b'))
  assert.match(diagnosisText(some, { color: true }), /\u001b\[31mFAIL\u001b\[0m/)
})

test('as JSON: the schema, the numbers, and every finding', () => {
  const read = JSON.parse(diagnosisJson(tidy(some), at))
  assert.equal(read.schema, 'egress-gate.doctor/v1')
  assert.deepEqual([read.at, read.ok, read.warn, read.fail, read.unchecked], [at, 2, 1, 1, 1])
  assert.deepEqual(read.checks[3].values, { subject: 'repo:a/b:environment:c' })
})

test('as a report: errors and warnings are findings, the rest are facts, values stand by their names', () => {
  const report = diagnosisReport(tidy(some), at)
  assert.equal(report.result, 'fail')
  assert.deepEqual(
    report.findings.map(({ level, message }) => `${level} ${message}`),
    ['error Way out: It does not answer. It is needed.', 'warning Clock: It is off.'],
  )
  assert.deepEqual(report.next, ['Let it through.', 'Set it.'])
  assert.ok(report.facts.some(({ name, value }) => name === 'subject' && value === 'repo:a/b:environment:c'))
  assert.ok(report.facts.some(({ name, value }) => name === 'Cluster: not checked' && value === 'Not looked at. Nobody is signed in.'))
  assert.match(toMarkdown(report), /❌ Doctor: fail/)
  const pasted = diagnosisReport([{ about: 'token', state: 'ok', what: 'x', values: [['subject', 'repo:a@1/b@2:environment:c#d']] }], at)
  const [, cell = ''] = /\| subject \| <code>(.*)<\/code> \|/.exec(toMarkdown(pasted)) ?? []
  const copied = cell.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  assert.equal(copied, 'repo:a@1/b@2:environment:c#d', 'what is copied from the summary is the subject, character by character')
  const well = diagnosisReport([{ about: 'clock', state: 'ok', what: 'x' }], at)
  assert.equal(well.result, 'pass')
  assert.match(well.next[0] ?? '', /read the log of the step that failed/)
})

describe('nothing that is secret, and nothing that acts on a terminal', () => {
  const everywhere = (text: string): Diagnosis => ({
    about: 'token',
    state: 'fail',
    what: text,
    why: text,
    advice: text,
    commands: [text],
    values: [[text, text]],
  })
  const base64url = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJabcdefghij0123456789-_'), minLength: 10, maxLength: 60 })

  test('a token in any sentence', () => {
    fc.assert(
      fc.property(fc.string(), base64url, base64url, fc.string(), (before, claims, signature, after) => {
        const token = `eyJhbGciOiJSUzI1NiJ9.eyJ${claims}.${signature}`
        const said = JSON.stringify(tidy([everywhere(`${before} ${token} ${after}`)]))
        return !said.includes(claims) && !said.includes(signature)
      }),
    )
  })

  test('what follows Bearer', () => {
    const said = JSON.stringify(tidy([everywhere('authorization: Bearer abcdefghijklmnopqrstuvwxyz')]))
    assert.ok(!said.includes('abcdefghijklmnop'))
  })

  test('every secret that was met, also one within another', () => {
    const said = JSON.stringify(tidy([everywhere('x geheimnis y geheimnisvoll z')], ['geheimnis', 'geheimnisvoll', '', 'x']))
    assert.ok(!said.includes('geheim'), said)
    assert.ok(said.includes('x (a secret) y (a secret) z'))
  })

  test('hostile texts stay texts', () => {
    fc.assert(
      fc.property(hostile, text => {
        const told = diagnosisText(tidy([everywhere(text)]))
        return !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(told) && told.length < 20_000
      }),
    )
  })
})

test('a command is one command for a shell, whatever its words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab\'"$`\\ \t\n;&|<>(){}*?!#~%=:,./-@+é'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
      const printed = execFileSync('/bin/sh', ['-c', `for word in ${shellCommand(...words)}; do printf '%s\\037' "$word"; done`], {
        encoding: 'utf8',
      })
      assert.deepEqual(printed.split('\u001f').slice(0, -1), words)
    }),
    { numRuns: 60 },
  )
})

test('every question has a name of its own', () => assert.equal(new Set(Object.values(questions)).size, Object.keys(questions).length))
