import type { Difference } from '../policy/diff.ts'
import { changes, type Region } from '../policy/regions/region.ts'
import { placeText } from './check-report.ts'
import { beyond, editText, headline, hints } from './diff-text.ts'
import { exampleText, flowsText, isEncrypted, outcomeText, surroundings, titles, told } from './diff-words.ts'
import { markdownCode as code, markdownText as text } from './markdown-text.ts'
import { count } from './text.ts'
import type { Words } from './words.ts'

/** GitHub takes 65,536 characters in a comment; whoever posts this one adds a marker and perhaps a line. */
const MOST = 60_000

/** From here on it is told where the rows lie, too. */
const MANY = 40

const icons = {
  'newly-allowed': '🔓',
  'no-longer-inspected': '🙈',
  'newly-denied': '⛔',
  'newly-inspected': '🔍',
  uncertain: '❔',
  'denied-otherwise': '⛔',
} as const

/** A comment for a pull request: the answer in one line, then tables, gravest first. What is too much is left out, and counted. */
export function toDiffMarkdown(difference: Difference, { most = MOST }: { readonly most?: number } = {}): string {
  const { old, next, regions, flips, edits, unfinished } = difference
  const clean = regions.length === 0 && unfinished === undefined
  const shown = told(difference)
  const head = [
    `## ${clean && beyond(difference).length === 0 ? '✅' : '⚠️'} Egress: ${text(headline(difference), 1000)}`,
    '',
    `${code(old)} → ${code(next)}`,
    '',
  ]
  const sections: readonly Section[] = [
    {
      head: ['### Expectations', '', '| | expectation | |', '| --- | --- | --- |'],
      rows: flips.map(
        ({ expectation, is }) =>
          `| ${is.holds ? '✅ holds now' : '❌ **breaks**'} | ${text(expectation.name)} | ${text(is.cases.flatMap(({ breaches }) => breaches.map(({ says }) => says))[0] ?? '')} |`,
      ),
      tail: [''],
      noun: 'expectation',
    },
    ...changes.map((change): Section => {
      const own = shown.filter(region => region.change === change)
      const folded = change === 'denied-otherwise'
      const title = titles[change]
      const name = `${title[0]?.toUpperCase()}${title.slice(1)}`
      return {
        head: [
          ...(folded ? [`<details><summary>${icons[change]} ${name} (${own.length})</summary>`, ''] : [`### ${icons[change]} ${name}`, '']),
          ...(own.length > MANY ? [`All within: ${said(surroundings(own, difference))}.`, ''] : []),
          '| flows | was | is | example |',
          '| --- | --- | --- | --- |',
        ],
        rows: own.map(region => row(region, difference)),
        tail: ['', ...(folded ? ['</details>', ''] : [])],
        noun: 'row',
      }
    }),
    {
      head: [`<details><summary>Written differently (${edits.length})${clean ? '; every flow is decided as before' : ''}</summary>`, ''],
      rows: edits.map(edit => `- ${text(editText(edit), 600)}${edit.place ? ` ${code(placeText(edit.place))}` : ''}`),
      tail: ['', '</details>', ''],
      noun: 'edit',
    },
    {
      head: [],
      rows: hints(difference).map(hint => `_${text(`${hint[0]?.toUpperCase()}${hint.slice(1)}`, 600)}._`),
      tail: [''],
      noun: 'note',
    },
  ]
  return fitted(head, sections, most)
}

function row(region: Region, difference: Difference): string {
  const { was, is } = region.example
  const encrypted = isEncrypted(region)
  const cell = (decision: typeof was) =>
    `${text(outcomeText(decision, encrypted), 400)}${decision.place ? ` ${code(placeText(decision.place))}` : ''}`
  return `| ${said(flowsText(region, difference))} | ${cell(was)} | ${cell(is)} | ${said(exampleText(region))} |`
}

/** Blanks at the ends of a piece stay as they are: what surrounds it is ours. */
const said = (words: Words): string => words.map(word => (typeof word === 'string' ? word : code(word.code))).join('')

type Section = {
  readonly head: readonly string[]
  readonly rows: readonly string[]
  readonly tail: readonly string[]
  readonly noun: string
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0)

function fitted(head: readonly string[], sections: readonly Section[], most: number): string {
  const lines = [...head]
  let left = most - lengthOf(head)
  sections.forEach(({ head: start, rows, tail, noun }, index) => {
    if (rows.length === 0) return
    const notice = (missing: number) => [
      '',
      `_${count(missing, `more ${noun}`)}: the comment would be too long. \`egress-gate diff --format json\` has them all._`,
    ]
    // Every section that follows keeps enough to say how much of it is missing.
    const others = sections.slice(index + 1).filter(({ rows }) => rows.length > 0)
    const reserve = others.reduce((sum, other) => sum + lengthOf(other.head) + lengthOf(other.tail) + lengthOf(notice(1e6)), 0)
    let room = left - reserve - lengthOf(start) - lengthOf(tail) - lengthOf(notice(1e6))
    const kept: string[] = []
    for (const line of rows) {
      room -= line.length + 1
      if (room < 0) break
      kept.push(line)
    }
    const missing = rows.length - kept.length
    const block = [...start, ...kept, ...(missing > 0 ? notice(missing) : []), ...tail]
    lines.push(...block)
    left -= lengthOf(block)
  })
  return `${lines.join('\n').trimEnd()}\n`
}
