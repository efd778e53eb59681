import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { toHtml } from '../../src/report/html.ts'
import { pageScript, sourceHash } from '../../src/report/html-script.ts'
import type { Report } from '../../src/report/report.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { hostile } from './hostile.ts'
import { makeOutcome, makeReport, makeVerdict, tls } from './make.ts'
import { largeReport, sampleReport } from './sample.ts'

const rowOf = (text: string) => ({
  kind: 'application' as const,
  time: text,
  sourceIp: text,
  target: text,
  url: text,
  action: 'Allow' as const,
  tlsInspected: true,
  rule: text,
})

const full = (text: string) =>
  makeReport({
    action: text,
    title: text,
    headline: text,
    at: text,
    facts: [{ name: text, value: text }],
    findings: [{ level: 'warning', message: text, advice: text, file: text, line: 1, column: 2 }],
    next: [text],
    comparison: { headline: text, markdown: text },
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
      makeVerdict({ observation: { kind: 'http', http: { status: 470, body: text, headers: {} } }, pod: 'other', because: `${text} 1` }),
      makeVerdict({ observation: tls(['other'], { trusted: false, trustDetail: text }), path: { kind: 'intercepted', by: text } }),
      makeVerdict({ observation: tls(['other']), path: { kind: 'passthrough', issuer: text } }),
      makeVerdict({ observation: { kind: 'dns-failure', detail: text }, path: { kind: 'unknown', because: text } }),
      makeVerdict({ observation: { kind: 'blocked', how: 'timeout', detail: text }, path: { kind: 'blocked', how: 'timeout' } }),
      makeVerdict({ observation: { kind: 'unknown', detail: text }, pod: undefined, because: text }),
      makeVerdict({ probe: 'silent', logged: { kind: 'silent', because: text } }),
      makeVerdict({ probe: 'contradicted', logged: { kind: 'disagrees', because: text, row: rowOf(text) } }),
    ],
  })

/** The page's tags with their attributes' names, in order: what is left of it when all text is gone. */
const skeleton = (html: string): string[] =>
  [...html.slice(html.indexOf('<body>')).matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z0-9-]+(?:="[^"<>]*")?)*)\s*\/?>/g)].map(
    ([, name, attributes = '']) => `${name}${attributes.replace(/="[^"]*"/g, '')}`,
  )

test('hostile text changes no element and no attribute of the page', () => {
  fc.assert(
    fc.property(hostile, text => {
      const html = toHtml(full(`x${text}`))
      // As long, for what is too long for its row stands below it.
      const plain = skeleton(toHtml(full('x'.padEnd(text.length + 1, 'y'))))
      assert.deepEqual(skeleton(html), plain)
      const signs = html.slice(html.indexOf('<body>')).match(/</g)?.length
      assert.equal(signs, plain.length, 'every < on the page begins a tag of ours')
    }),
    { numRuns: 300 },
  )
})

test('the page runs its own script and no other, loads nothing, and forbids all else', () => {
  const html = toHtml(full('https://evil.example/x.png'))
  assert.equal(html.match(/<script/g)?.length, 1)
  assert.ok(html.includes(`<script>${pageScript}</script>`))
  assert.ok(!/<link|<img|<iframe|\ssrc=|url\(|@import|\son\w+=|\sstyle=/i.test(html.replace(pageScript, '')))
  for (const [, target = ''] of html.matchAll(/\shref="([^"]*)"/g)) assert.match(target, /^#[a-z0-9-]+$/)
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    `style-src ${sourceHash(style)}`,
    `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
})

test('every verdict is on the page with its evidence', () => {
  const html = toHtml(makeReport({ verdicts: [makeVerdict({ observation: tls(['leaf.example', 'our intermediate']) })] }))
  for (const text of [
    'locations',
    'GET https://dataservice.accuweather.com/locations',
    'CN=leaf.example',
    'by CN=issuer of our intermediate',
    'RSA 2048',
    '2026-01-01 to<br>2027-01-01',
    '38 days left',
    '6c6561662e657861 6d706c6520202020',
    'weather-1',
    'node-1',
    'application / weather / AllowWeatherService',
    'egress.yaml:12:5',
  ])
    assert.ok(html.includes(text), text)
})

/** The page's text: what is left without tags, one space for each. */
const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<main>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('at each hop there is what was seen, and no more', async () => {
  const hops = (part: Parameters<typeof makeVerdict>[0]) =>
    [...toHtml(makeReport({ verdicts: [asked(makeVerdict(part))] })).matchAll(/aria-label="(pod: [^"]*)"/g)].map(([, label]) => label)
  // An answer in clear is one to plain HTTP.
  const asked = (verdict: Verdict): Verdict => {
    const target = { kind: 'url', url: 'http://dataservice.accuweather.com/', method: 'GET' } as const
    const { probe, observation } = verdict
    return observation.kind === 'http' ? { ...verdict, probe: { ...probe, expectation: { ...probe.expectation, target } } } : verdict
  }
  const inspected = { kind: 'inspected', by: 'ours' } as const
  const denial = { status: 470, body: 'Action: Deny. Reason: no rule matched.', headers: {} }
  const refusal = { status: 500, body: 'x509: certificate has expired', headers: {} }
  const answer = { status: 200, body: 'ok', headers: {} }
  for (const [name, part, expected] of [
    ['inspected', { path: inspected, observation: tls(['a'], { http: answer }) }, 'pod: seen, route: seen, firewall: seen, origin: seen'],
    [
      'denied inside',
      { path: inspected, observation: tls(['a'], { http: denial }) },
      'pod: seen, route: seen, firewall: stopped here, origin: not reached',
    ],
    [
      'refused',
      { path: inspected, observation: tls(['a'], { http: refusal }) },
      'pod: seen, route: seen, firewall: seen, origin: stopped here',
    ],
    ['no answer', { path: inspected, observation: tls(['a']) }, 'pod: seen, route: seen, firewall: seen, origin: not proven'],
    [
      'intercepted',
      { path: { kind: 'intercepted', by: 'x' }, observation: tls(['a'], { http: answer }) },
      'pod: seen, route: not proven, firewall: somebody else, origin: not proven',
    ],
    [
      'passed',
      { path: { kind: 'passthrough', issuer: 'x' }, observation: tls(['a'], { http: answer }) },
      'pod: seen, route: not proven, firewall: not proven, origin: seen',
    ],
    [
      'closed',
      { path: { kind: 'blocked', how: 'x' }, observation: { kind: 'blocked', how: 'closed-after-hello', stage: 'handshake', detail: '' } },
      'pod: seen, route: not proven, firewall: stopped here, origin: not reached',
    ],
    [
      'timeout',
      { path: { kind: 'blocked', how: 'x' }, observation: { kind: 'blocked', how: 'timeout', stage: 'connect', detail: '' } },
      'pod: seen, route: not proven, firewall: not proven, origin: not reached',
    ],
    [
      'no route',
      { path: { kind: 'blocked', how: 'x' }, observation: { kind: 'blocked', how: 'unreachable', detail: '' } },
      'pod: seen, route: stopped here, firewall: not reached, origin: not reached',
    ],
    [
      'in clear',
      { path: { kind: 'plain' }, observation: { kind: 'http', http: answer } },
      'pod: seen, route: not proven, firewall: not proven, origin: seen',
    ],
    [
      'denied in clear',
      { path: { kind: 'plain' }, observation: { kind: 'http', http: denial } },
      'pod: seen, route: not proven, firewall: stopped here, origin: not reached',
    ],
    [
      'no name',
      { path: { kind: 'unknown', because: '' }, observation: { kind: 'dns-failure', detail: '' } },
      'pod: stopped here, route: not reached, firewall: not reached, origin: not reached',
    ],
    [
      'unknown',
      { path: { kind: 'unknown', because: '' }, observation: { kind: 'unknown', detail: '' } },
      'pod: not proven, route: not proven, firewall: not proven, origin: not proven',
    ],
    [
      'no pod',
      { pod: undefined, path: { kind: 'unknown', because: '' } },
      'pod: stopped here, route: not reached, firewall: not reached, origin: not reached',
    ],
  ] as const)
    assert.deepEqual(hops(part), [expected], name)
})

test('pods that say the same are one row, and every way of saying it otherwise is told', () => {
  const said = (pod: string, because: string) =>
    makeVerdict({ pod, because, result: 'inconclusive', observation: { kind: 'unknown', detail: because } })
  const html = toHtml(
    makeReport({ verdicts: [said('a', 'one'), said('b', 'two'), said('c', 'two'), said('d', 'three'), said('e', 'two')] }),
  )
  assert.equal(html.match(/<summary><b/g)?.length, 1)
  const text = textOf(html)
  assert.match(text, /5 pods .*?two and 2 other answers/)
  assert.match(text, /As 3 pods said it; 2 said it otherwise, below\./)
  assert.match(text, /3 pods b, c, e Said otherwise one a three d /)
})

test('worst first, and what the policy and the pod disagree on stands beside it', async () => {
  const html = toHtml(await sampleReport())
  const results = [...html.matchAll(/<li class="(\w+)" id="r\d+"/g)].map(([, result]) => result)
  assert.deepEqual(
    results,
    results.toSorted((one, other) => 'fip'.indexOf(one?.[0] ?? '') - 'fip'.indexOf(other?.[0] ?? '')),
  )
  assert.ok(new Set(results).size === 3)
  assert.match(textOf(html), /The policy and the pod disagree .*? the pod sees the public certificate of Example Public TLS CA 2026/)
})

test('a finding that a row tells is not told twice, and its advice stands in the row', () => {
  const verdicts = ['a', 'b'].map(pod => makeVerdict({ pod, result: 'fail', because: 'it [was] denied' }))
  const findings: Report['findings'] = [
    { level: 'error', message: 'locations: it [was] denied [a, b]', advice: 'Ask the firewall.' },
    { level: 'error', message: 'locations: it [was] denied by a proxy [a]', advice: 'Ask the proxy.' },
    { level: 'warning', message: 'no control [at all]' },
  ]
  const text = textOf(toHtml(makeReport({ result: 'fail', verdicts, findings })))
  const [top = '', rows = ''] = text.split('What the pods saw')
  assert.match(
    top,
    /error locations: it \[was\] denied by a proxy \[a\] Ask the proxy\. warning no control \[at all\] 1 finding about single probes/,
  )
  assert.ok(!top.includes('Ask the firewall'))
  assert.match(rows, /What to do Ask the firewall\./)
})

test('200 pods and 20 probes that all differ are at most 1 MB, and nothing is left out in silence', async () => {
  const report = await largeReport(200, 20)
  assert.equal(report.verdicts.length, 4000)
  assert.ok(new Set(report.verdicts.map(({ because }) => because)).size > 3900)
  for (const maxBytes of [1_000_000, 200_000, 60_000]) {
    const html = toHtml(report, { maxBytes })
    assert.ok(Buffer.byteLength(html) <= maxBytes, `${Buffer.byteLength(html)} of ${maxBytes}`)
    const rows = [...html.matchAll(/<li class="(\w+)" id="r\d+"/g)].map(([, result]) => result)
    const gone = Number(/class="left">(\d+) rows? left out/.exec(html)?.[1] ?? 0)
    assert.equal(rows.length + gone, 80)
    const failed = rows.filter(result => result === 'fail').length
    assert.ok(failed === 40 || rows.every(result => result === 'fail'), 'what failed goes first')
    const panels = html.split('<div class="panel">').slice(1)
    assert.equal(panels.length, rows.length)
    for (const panel of panels) assert.match(panel, /class="way"|Left out of this page/)
  }
})

test('however many and however long, the page keeps its bound', () => {
  const long = 'x<'.repeat(3000)
  const many = Array.from({ length: 300 }, (_, index) => `${index} ${long}`)
  const report = makeReport({
    title: long,
    headline: long,
    facts: many.map(name => ({ name, value: long })),
    findings: many.map(message => ({ level: 'error', message, advice: long })),
    next: many,
    outcomes: many.map(title => makeOutcome(title, 'failed', [{ path: long, desired: long, current: long }])),
    comparison: { headline: long, markdown: many.join('\n') },
    verdicts: many.map(name =>
      makeVerdict({ workload: name, probe: name, pod: name, because: name, observed: name, observation: tls([name]) }),
    ),
  })
  const html = toHtml(report)
  assert.ok(Buffer.byteLength(html) <= 1_000_000, String(Buffer.byteLength(html)))
  for (const noun of ['finding', 'step', 'resource', 'fact', 'pod', 'row'])
    assert.match(html, new RegExp(`\\d+ ${noun}s left out of this page`))
})
