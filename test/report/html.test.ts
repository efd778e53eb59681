import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toHtml } from '../../src/report/html.ts'
import { hostile } from './hostile.ts'
import { makeOutcome, makeReport, makeVerdict, tls } from './make.ts'

const full = (text: string) =>
  makeReport({
    action: text,
    title: text,
    headline: text,
    at: text,
    facts: [{ name: text, value: text }],
    findings: [{ level: 'warning', message: text, advice: text, file: text, line: 1, column: 2 }],
    next: [text],
    outcomes: [makeOutcome(text, 'failed', [{ path: text, desired: text, current: text }]), makeOutcome(text, 'skipped')],
    verdicts: [
      makeVerdict({
        workload: text,
        probe: text,
        expected: text,
        observed: text,
        because: text,
        pod: text,
        rule: text,
        result: 'fail',
        observation: tls([text]),
      }),
      makeVerdict({ observation: { kind: 'http', http: { status: 470, body: text, headers: { [text]: text } } } }),
    ],
  })

/** The page's tags with their attributes' names, in order: what is left of it when all text is gone. */
const skeleton = (html: string): string[] =>
  [...html.slice(html.indexOf('<body>')).matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/g)].map(
    ([, name, attributes = '']) => `${name}${attributes.replace(/="[^"]*"/g, '')}`,
  )

test('hostile text changes no element and no attribute of the page', () => {
  const plain = skeleton(toHtml(full('plain')))
  fc.assert(
    fc.property(hostile, text => {
      const html = toHtml(full(`x${text}`))
      assert.deepEqual(skeleton(html), plain)
      const signs = html.slice(html.indexOf('<body>')).match(/</g)?.length
      assert.equal(signs, plain.length, 'every < on the page begins a tag of ours')
    }),
    { numRuns: 500 },
  )
})

test('the page has no script, loads nothing, and forbids both', () => {
  const html = toHtml(full('https://evil.example/x.png'))
  assert.ok(!/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|\son\w+=/i.test(html))
  assert.match(
    html,
    /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/,
  )
})

test('every verdict is on the page with its evidence', () => {
  const html = toHtml(makeReport({ verdicts: [makeVerdict({ observation: tls(['leaf.example', 'our intermediate']) })] }))
  for (const text of [
    'locations',
    'CN=leaf.example',
    'issued by CN=issuer of our intermediate',
    'default/weather-1 (app) on node-1',
    'application / weather / AllowWeatherService',
  ])
    assert.ok(html.includes(text), text)
})
