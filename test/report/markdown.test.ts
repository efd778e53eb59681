import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { toMarkdown } from '../../src/report/markdown.ts'
import { markdownText } from '../../src/report/markdown-text.ts'
import { shortened, visible } from '../../src/report/text.ts'
import { hostile } from './hostile.ts'
import { makeOutcome, makeReport, makeVerdict, tls } from './make.ts'

/** As GitHub renders it: GitHub-flavoured Markdown, with HTML let through (its sanitiser comes later). */
const render = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|amp|quot);/g, entity => entities[entity] ?? '')
    .replaceAll('\u200b', '')

test('hostile text renders as exactly that text, and as nothing else', () => {
  fc.assert(
    fc.property(hostile, text => {
      const html = render(`| a |\n| --- |\n| x${markdownText(text, 9999)}x |\n`)
      const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell)
      assert.equal(cells.length, 1)
      assert.ok(!/<(?!\/?td)/.test(cells[0] ?? ''), cells[0])
      assert.equal(textOf(cells[0] ?? ''), `x${visible(text)}x`)
    }),
    { numRuns: 700 },
  )
})

test('at the start of a line or of a list item it is text, too', () => {
  fc.assert(
    fc.property(hostile, text => {
      const html = render(`- ${markdownText(text, 9999)}\n\nend\n`)
      assert.ok(/^<ul>\n<li>[^<]*<\/li>\n<\/ul>\n<p>end<\/p>$/.test(html.trim()), html)
    }),
    { numRuns: 700 },
  )
})

test('a mention or an issue reference needs the sign and the name together in the rendered text', () => {
  const html = render(markdownText('@octocat and #1'))
  assert.ok(!/@\w|#\d/.test(html.replace(/<[^>]*>/g, '')), html)
})

const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => textOf(cell)),
  )

test('the matrix reads back cell by cell, whatever the pods said', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile, hostile, hostile, hostile), { minLength: 1, maxLength: 5 }), entries => {
      const verdicts = entries.map(([workload, probe, expected, observed, because], index) =>
        makeVerdict({ workload, probe: `${index}${probe}`, expected, observed, because, result: 'fail' }),
      )
      const html = render(toMarkdown(makeReport({ result: 'fail', verdicts })))
      const table = html.slice(html.indexOf('<table>'), html.indexOf('</table>'))
      const rows = rowsOf(table)
      assert.equal(rows.length, entries.length + 1)
      for (const [index, [workload, probe, expected, observed, because]] of entries.entries()) {
        const cut = (text: string, length = 300): string => shortened(visible(text), length).trim()
        assert.deepEqual(
          rows[index + 1]?.map(cell => cell.trim()),
          ['❌ fail', cut(workload), cut(`${index}${probe}`), cut(expected), cut(observed), '1', cut(because, 600)],
        )
      }
    }),
    { numRuns: 100 },
  )
})

test('nothing hostile in any field makes an element that we did not write', () => {
  const ours = /^<\/?(h2|h3|p|strong|em|table|thead|tbody|tr|th|td|ul|li|code|br|details|summary)( align="right")?( \/)?>$/
  fc.assert(
    fc.property(hostile, text => {
      const report = makeReport({
        action: text,
        title: text,
        headline: text,
        at: text,
        facts: [{ name: text, value: text }],
        findings: [{ level: 'error', message: text, advice: text, file: text, line: 1 }],
        next: [text],
        outcomes: [makeOutcome(text, 'failed', [{ path: text, desired: text, current: text }]), makeOutcome(text, 'skipped')],
        verdicts: [
          makeVerdict({
            pod: text,
            rule: text,
            result: 'fail',
            observation: tls([text], { trustDetail: text, http: { status: 200, body: text, headers: {} } }),
          }),
          makeVerdict({ probe: 'other', observation: { kind: 'blocked', how: 'reset', detail: text } }),
        ],
      })
      const html = render(toMarkdown(report))
      for (const [tag] of html.matchAll(/<[^>]*>/g)) assert.match(tag, ours)
      assert.equal(html.match(/<details>/g)?.length, html.match(/<\/details>/g)?.length)
    }),
    { numRuns: 150 },
  )
})

test('the verdict is the first line', () => {
  assert.match(toMarkdown(makeReport({ result: 'inconclusive' })), /^## ⚠️ Egress of weather: inconclusive\n/)
})

test('two hundred pods that agree are one row; the one that differs stands above them', () => {
  const verdicts = Array.from({ length: 200 }, (_, index) =>
    makeVerdict({ pod: `weather-${index}`, ...(index === 77 ? { result: 'fail', observed: 'passthrough', because: 'Not our CA.' } : {}) }),
  )
  const html = render(toMarkdown(makeReport({ result: 'fail', verdicts })))
  const rows = rowsOf(html.slice(0, html.indexOf('</table>')))
  assert.deepEqual(
    rows.slice(1).map(([verdict, , , , observed, pods]) => [verdict, observed, pods]),
    [
      ['❌ fail', 'passthrough', '1'],
      ['✅ pass', 'allow, inspected', '199'],
    ],
  )
  assert.match(html, /default\/weather-77 \(app\) on node-1/)
})

test('two hundred pods with as many reasons stay readable: the reasons of most pods, and all others in one row', () => {
  const verdicts = Array.from({ length: 1600 }, (_, index) => {
    const pod = Math.floor(index / 8)
    const because = pod < 20 ? 'its route goes around' : `curl: (${pod}) something else`
    return makeVerdict({ pod: `p${pod}`, probe: `probe ${index % 8}`, because, observed: because, result: 'fail' })
  })
  const markdown = toMarkdown(makeReport({ result: 'fail', verdicts }))
  assert.ok(Buffer.byteLength(markdown) < 65_536, `${Buffer.byteLength(markdown)}`)
  assert.doesNotMatch(markdown, /left out/)
  const rows = rowsOf(render(markdown.slice(0, markdown.indexOf('<details>')))).slice(1, 33)
  assert.deepEqual(
    rows.slice(0, 4).map(([, , probe, , observed, pods]) => [probe, observed, pods]),
    [
      ['probe 0', 'its route goes around', '20'],
      ['probe 0', 'curl: (20) something else', '1'],
      ['probe 0', 'curl: (21) something else', '1'],
      ['probe 0', '178 different answers', '178'],
    ],
  )
  // Nobody is lost in it.
  assert.equal(
    rows.reduce((sum, [, , , , , pods]) => sum + Number(pods), 0),
    1600,
  )
})

test('many passing rows are folded, what is wrong is not', () => {
  const verdicts = Array.from({ length: 60 }, (_, index) =>
    makeVerdict({ probe: `probe ${index}`, result: index === 3 ? 'inconclusive' : 'pass' }),
  )
  const markdown = toMarkdown(makeReport({ verdicts }))
  assert.ok(markdown.indexOf('inconclusive |') < markdown.indexOf('<summary>59 passing rows</summary>'))
})

test('it never exceeds its limit, keeps the verdict, and says what it left out', () => {
  const verdicts = Array.from({ length: 3000 }, (_, index) =>
    makeVerdict({ pod: `p${index}`, probe: `probe ${index}`, because: 'é'.repeat(500), result: 'fail' }),
  )
  const report = makeReport({
    result: 'fail',
    verdicts,
    outcomes: Array.from({ length: 50 }, (_, index) => makeOutcome(`r${index}`, 'applied')),
  })
  for (const maxBytes of [2000, 50_000, 1024 * 1024]) {
    const markdown = toMarkdown(report, { maxBytes })
    assert.ok(Buffer.byteLength(markdown) <= maxBytes, `${Buffer.byteLength(markdown)} > ${maxBytes}`)
    assert.match(markdown, /^## ❌ Egress of weather: fail/)
    assert.match(markdown, /left out: the summary would be too large/)
    const html = render(markdown)
    assert.equal(html.match(/<details>/g)?.length, html.match(/<\/details>/g)?.length)
  }
  assert.ok(Buffer.byteLength(toMarkdown(report)) <= 1024 * 1024)
  // What another program wrote into the step's summary leaves no room: then it is kept.
  for (const maxBytes of [-4096, 0, 100]) assert.equal(toMarkdown(report, { maxBytes }), '')
})

test('a plan shows what differs by path, failures first', () => {
  const outcomes = [
    makeOutcome('firewall policy', 'planned', [{ path: '/properties/sku/tier', desired: 'Premium', current: 'Standard' }]),
    makeOutcome('route table', 'unchanged'),
    makeOutcome('firewall', 'failed'),
  ]
  const rows = rowsOf(render(toMarkdown(makeReport({ outcomes }))))
  assert.deepEqual(rows.slice(1, 4), [
    ['❌ failed', 'update', 'firewall', 'somebody else writes Wait and run again.'],
    ['planned', 'update', 'firewall policy', '/properties/sku/tier: Standard → Premium'],
    ['unchanged', 'update', 'route table', ''],
  ])
})
