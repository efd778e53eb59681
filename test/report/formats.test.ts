import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toAnnotations } from '../../src/report/annotations.ts'
import { failureReport } from '../../src/report/failure.ts'
import { KnownFaultError, knownFault, specFaults } from '../../src/report/fault.ts'
import { toJson } from '../../src/report/json.ts'
import { toTable } from '../../src/report/table.ts'
import { shortened, visible } from '../../src/report/text.ts'
import { hostile } from './hostile.ts'
import { makeCertificate, makeOutcome, makeReport, makeVerdict, tls } from './make.ts'

test('JSON: certificates once, with their PEM; flights by fingerprint; nothing that JSON cannot hold', () => {
  const verdicts = Array.from({ length: 50 }, (_, index) =>
    makeVerdict({ pod: `p${index}`, observation: tls(['leaf', 'intermediate', 'root']) }),
  )
  const document = toJson(makeReport({ verdicts, outcomes: [makeOutcome('a', 'failed'), makeOutcome('b', 'applied')] }))
  assert.deepEqual(JSON.parse(JSON.stringify(document)), document)
  const {
    certificates,
    verdicts: written,
    counts,
    schema,
  } = document as {
    certificates: Record<string, { pem: string }>
    verdicts: { observation: { flight: string[] } }[]
    counts: unknown
    schema: string
  }
  assert.equal(schema, 'egress-gate/report/1')
  assert.deepEqual(counts, { pass: 50, fail: 0, inconclusive: 0 })
  assert.equal(Object.keys(certificates).length, 3)
  assert.deepEqual(
    written[0]?.observation.flight.map(fingerprint => certificates[fingerprint]?.pem),
    ['leaf', 'intermediate', 'root'].map(name => makeCertificate(name).pem),
  )
})

test('JSON: a verdict of no pod has no pod, and an unknown error brings no stack', () => {
  const outcome = { ...makeOutcome('a', 'failed'), result: 'failed' as const, fault: new TypeError('boom') }
  const text = JSON.stringify(toJson(makeReport({ verdicts: [makeVerdict({ pod: undefined })], outcomes: [outcome] })))
  assert.ok(!text.includes('"pod"'))
  assert.ok(text.includes('"fault":{"message":"boom"}'))
})

test('annotations: most severe first, at most ten of a level, at the place of the expectation, with a word on the rest', () => {
  const verdicts = Array.from({ length: 30 }, (_, index) => makeVerdict({ probe: `p${index}`, result: index % 3 === 0 ? 'fail' : 'pass' }))
  const findings = Array.from({ length: 12 }, (_, index) => ({
    level: 'warning' as const,
    message: `w${index}`,
    file: 'a.yaml',
    line: index + 1,
  }))
  const annotations = toAnnotations(makeReport({ verdicts, findings }))
  assert.deepEqual(
    annotations.map(({ level }) => level),
    [...Array(10).fill('error'), ...Array(10).fill('warning')],
  )
  assert.deepEqual([annotations[0]?.file, annotations[0]?.line, annotations[0]?.column], ['egress.yaml', 12, 5])
  assert.match(annotations.at(-1)?.message ?? '', /3 more warnings/)
})

test('annotations: what is not a pass is an error, also when it is inconclusive', () => {
  const [only] = toAnnotations(makeReport({ verdicts: [makeVerdict({ result: 'inconclusive', because: 'the pod died' })] }))
  assert.equal(only?.level, 'error')
  assert.match(only?.message ?? '', /inconclusive: expected allow, inspected, observed .* the pod died/)
})

test('annotations: what a finding tells of an expectation is not told twice', () => {
  const findings = [{ level: 'warning' as const, message: 'locations: in the words of who found it', file: 'egress.yaml', line: 12 }]
  const annotations = toAnnotations(makeReport({ result: 'inconclusive', verdicts: [makeVerdict({ result: 'inconclusive' })], findings }))
  assert.deepEqual(
    annotations.map(({ level }) => level),
    ['error', 'warning'],
  )
})

test('annotations: a report that is not a pass says so, also when nothing in it is an error', () => {
  for (const result of ['fail', 'inconclusive'] as const) {
    const annotations = toAnnotations(makeReport({ result, headline: 'No probe was run.', findings: [{ level: 'notice', message: 'n' }] }))
    assert.deepEqual(
      annotations.map(({ level, message }) => [level, message]),
      [
        ['error', `${result}: No probe was run.`],
        ['notice', 'n'],
      ],
    )
  }
  assert.deepEqual(toAnnotations(makeReport()), [])
})

test('the table keeps its width and its columns, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.integer({ min: 110, max: 200 }), (texts, width) => {
      const verdicts = texts.map((text, index) =>
        makeVerdict({ probe: `${index}`, workload: text, observed: text, because: text, result: 'fail' }),
      )
      const lines = toTable(makeReport({ verdicts }), { width }).split('\n')
      const starts = [...(lines[1] ?? '').matchAll(/-+/g)].map(({ index }) => index)
      assert.equal(starts.length, 6)
      for (const line of lines) {
        assert.equal(visible(line), line)
        // Combining marks stand in the column of what they are put on.
        const columns = [...line.replace(/\p{M}/gu, '')].length
        assert.ok(columns <= width, `${columns} > ${width}`)
      }
      assert.equal(lines.filter(line => line.startsWith('fail')).length, texts.length)
    }),
    // A mark before two wide characters was once counted as a column by this test, and not by the table.
    { examples: [[['\u0abe\u{3347a}\u{2ee5e}', ''], 110]] },
  )
})

test('the table loses no word of what is in it', () => {
  const because = 'the served chain ends in another root than ours, so somebody else intercepted it on the way'
  const table = toTable(makeReport({ verdicts: [makeVerdict({ because })] }), { width: 120 })
  const column = table.split('\n')[1]?.lastIndexOf(' ') ?? 0
  const read = table
    .split('\n')
    .slice(2)
    .map(line => line.slice(column + 1).trim())
    .join(' ')
  assert.equal(read.trim(), because)
})

test('on a narrow terminal each verdict is a paragraph: no wider than that, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.integer({ min: 40, max: 109 }), (texts, width) => {
      const long = 'what is so long that no table of it fits into so few columns, whatever the other columns hold of it'
      const verdicts = texts.map((text, index) =>
        makeVerdict({ probe: `${index}`, workload: text, observed: text, because: `${long} ${text}`, result: 'fail' }),
      )
      const lines = toTable(makeReport({ verdicts }), { width }).split('\n')
      for (const line of lines) {
        assert.equal(visible(line), line)
        const columns = [...line.replace(/\p{M}/gu, '')].length
        assert.ok(columns <= width, `${columns} > ${width}`)
      }
      assert.equal(lines.filter(line => line.startsWith('fail')).length, texts.length)
      const read = lines.map(line => line.trim()).join(' ')
      for (const word of new Set(long.split(' '))) assert.ok(read.split(word).length > texts.length, word)
    }),
  )
})

test('a paragraph: the verdict in colour, and what stands below it in a column', () => {
  const because = 'the served chain ends in another root than ours, so somebody else intercepted it on the way'
  const report = makeReport({
    verdicts: [makeVerdict({ because }), makeVerdict({ workload: 'batch', result: 'fail', observed: 'intercepted' })],
  })
  assert.equal(
    toTable(report, { width: 60, color: true }),
    [
      '\u001b[31mfail\u001b[0m  batch: locations',
      '      expected  allow, inspected',
      '      observed  intercepted',
      '      because   The flight ends in our root and carries our',
      '                intermediate.',
      '\u001b[32mpass\u001b[0m  weather: locations',
      '      expected  allow, inspected',
      '      observed  allow, inspected',
      '      because   the served chain ends in another root than',
      '                ours, so somebody else intercepted it on the',
      '                way',
    ].join('\n'),
  )
})

test('the table paints only when asked', () => {
  const report = makeReport({ verdicts: [makeVerdict()] })
  assert.ok(!toTable(report).includes('\u001b'))
  assert.match(toTable(report, { color: true }), /\u001b\[32mpass\s*\u001b\[0m/)
})

test('zero probes are said, not shown as an empty table', () => assert.equal(toTable(makeReport()), 'no probe was run'))

test('visible text has no character that hides or acts', () => {
  fc.assert(
    fc.property(hostile, text => {
      assert.ok(!/[\p{C}\p{Zl}\p{Zp}]/u.test(visible(text)))
      assert.ok(shortened(visible(text), 10).length <= 10)
    }),
  )
})

test('a letter keeps the marks of its writing, and a pile of them is spelled', () => {
  for (const written of ['größe', 'नमस्ते', 'ที่นี่', 'הַמִּלִּים', 'བསྒྲུབས', 'a\u0301\u0323\u0302']) assert.equal(visible(written), written)
  const piled = visible(`e${'\u0301'.repeat(40)}f`)
  assert.match(piled, /^e\u0301{8}(?:\\u\{301\}){32}f$/u)
  assert.equal(visible(piled), piled)
})

test('a known fault is recognised by its shape, and its class carries it', () => {
  const fault = { code: 'Conflict', message: 'busy', advice: 'Wait.' }
  assert.deepEqual(knownFault(new KnownFaultError(fault)), { ...fault, findings: [] })
  assert.deepEqual(knownFault(Object.assign(new Error('busy'), { code: 'Conflict', advice: 'Wait.' })), { ...fault, findings: [] })
  assert.equal(knownFault(Object.assign(new Error('x'), { code: 'ENOENT' })), undefined)
  assert.equal(knownFault(fault), undefined)
})

test('a failure is a report: known ones advise, unknown ones keep their stack and their causes', () => {
  const known = failureReport('a', 'now', new KnownFaultError({ code: 'x', message: 'm', advice: 'do this' }))
  assert.deepEqual([known.result, known.headline, known.next, known.facts], ['fail', 'm', ['do this'], []])
  const unknown = failureReport('a', 'now', new TypeError('t', { cause: new Error('c') }))
  assert.match(unknown.facts[0]?.value ?? '', /TypeError: t[\s\S]*caused by: Error: c/)
  assert.equal(failureReport('a', 'now', 'a string').headline, 'Unexpected: a string')
})

test('the faults of a spec are findings at their places', () => {
  const fault = specFaults('e.yaml', [{ place: { file: 'e.yaml', line: 3, column: 4 }, path: 'a.b', message: 'is wrong' }])
  assert.deepEqual(fault.findings, [{ level: 'error', message: 'a.b: is wrong', file: 'e.yaml', line: 3, column: 4 }])
  assert.match(fault.message, /e\.yaml has 1 fault\n {2}e\.yaml:3:4 a\.b: is wrong/)
})
