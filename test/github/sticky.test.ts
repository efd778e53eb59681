import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bearsMarker, bodyLimit, markerOf, stickyBody } from '../../src/github/sticky.ts'

const body = (sections: readonly string[]) => stickyBody({ marker: markerOf('m'), title: 'T', text: '', sections, link: 'https://x/1' })

test('everything is shown where there is room', () =>
  assert.equal(body(['one', '', 'two']), `${markerOf('m')}\n## T\n\none\n\ntwo\n\n<sub>[The run](https://x/1) has all of it.</sub>`))

test('where there is none, short sections stay whole and long ones are cut at a line, saying so', () => {
  const long = Array.from({ length: 4000 }, (_, line) => `line ${line} of a long report`).join('\n')
  const text = body(['short', long, 'also short', long])
  assert.ok(text.length <= bodyLimit)
  assert.ok(text.length > bodyLimit * 0.95, 'the room is used')
  assert.match(text, /\n\nshort\n\n/)
  assert.match(text, /\n\nalso short\n\n/)
  assert.equal(text.split('(cut here').length - 1, 2)
  for (const line of text.split('\n').filter(each => each.startsWith('line '))) assert.match(line, /^line \d+ of a long report$/)
})

test('a folded part that is cut is closed', () => {
  const text = body([`<details><summary>s</summary>\n\n${'x\n'.repeat(60_000)}\n</details>`])
  assert.equal(text.split('<details>').length, text.split('</details>').length)
})

test('a title stays on its line', () =>
  assert.equal(stickyBody({ marker: 'm', title: 'a\n# b', text: '', sections: [] }).split('\n')[1], '## a # b'))

test('whatever is shown: GitHub takes it, and it is found again', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'binary', maxLength: 40_000 }), { maxLength: 6 }),
      fc.nat(60_000),
      (name, title, sections, filler) => {
        const marker = markerOf(name)
        assert.doesNotMatch(marker.slice(4, -3), /--|>|\n/)
        const text = stickyBody({ marker, title, text: `${'y'.repeat(filler)}\n`, sections, link: 'https://x/1' })
        assert.ok(text.length <= 65_536)
        assert.ok(bearsMarker(text, marker))
      },
    ),
    { numRuns: 60 },
  ))

test('only the first line counts', () => {
  assert.ok(!bearsMarker(`> ${markerOf('m')}`, markerOf('m')))
  assert.ok(!bearsMarker(`quote:\n${markerOf('m')}`, markerOf('m')))
  for (const nothing of [undefined, null, '']) assert.ok(!bearsMarker(nothing, markerOf('m')))
})
