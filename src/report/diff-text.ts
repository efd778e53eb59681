import type { Difference, Flip } from '../policy/diff.ts'
import type { Edit } from '../policy/diff-rules.ts'
import { keyOf } from '../policy/regions/axis.ts'
import { type Change, changes, type Region } from '../policy/regions/region.ts'
import { everyAddress } from '../policy/regions/space.ts'
import { placeText } from './check-report.ts'
import { exampleText, flowsText, isEncrypted, outcomeText, surroundings, titles, told } from './diff-words.ts'
import { count, visible, wrapped } from './text.ts'
import { plain, type Words } from './words.ts'

const inks = { red: '1;31', yellow: '33', green: '32', cyan: '36', bold: '1', dim: '2' } as const
const inkOf: Readonly<Record<Change, keyof typeof inks>> = {
  'newly-allowed': 'red',
  'no-longer-inspected': 'red',
  'newly-denied': 'yellow',
  'newly-inspected': 'green',
  uncertain: 'cyan',
  'denied-otherwise': 'dim',
}

/** Beyond so many of one kind a list is no help; then it is told where they lie, too. */
const MOST_REGIONS = 40

/** The first line of every format: what a reviewer wants to know. */
export function headline(difference: Difference): string {
  const { regions, unfinished } = difference
  if (unfinished !== undefined) return `not everything could be compared: ${unfinished}`
  if (regions.length === 0) return ['no flow changes', ...beyond(difference)].join(' by rules; ')
  const shown = told(difference)
  const said = changes.flatMap(change => {
    const number = shown.filter(region => region.change === change).length
    return number === 0 ? [] : [`${titles[change]} (${number})`]
  })
  return `flows change: ${said.join('; ')}`
}

/** What changes though no decision does. */
export function beyond({ edits }: Difference): readonly string[] {
  const what = edits.filter(({ beyond }) => beyond).map(({ what }) => what)
  return what.length === 0 ? [] : [`beyond what rules decide, changed: ${what.slice(0, 3).join(', ')}${what.length > 3 ? ' and more' : ''}`]
}

type Looks = {
  readonly color?: boolean
  /** Of the terminal. Without it (a file, a pipe) every line stays whole. */
  readonly width?: number
}

/** For people, gravest first. */
export function toDiffText(difference: Difference, { color = false, width }: Looks = {}): string {
  const paint = (ink: keyof typeof inks, text: string) => (color ? `\u001b[${inks[ink]}m${text}\u001b[0m` : text)
  const said = (words: Words) => words.map(word => (typeof word === 'string' ? visible(word) : paint('bold', visible(word.code)))).join('')
  const { old, next, regions, flips, edits, unfinished } = difference
  const shown = told(difference)
  const head = `${visible(old)} -> ${visible(next)}: ${paint(unfinished !== undefined || regions.length > 0 ? 'red' : beyond(difference).length > 0 ? 'yellow' : 'green', visible(headline(difference)))}`
  const sections = changes.flatMap(change => {
    const own = shown.filter(region => region.change === change)
    if (own.length === 0) return []
    const title = titles[change]
    const most = own.length <= MOST_REGIONS ? own.length : MOST_REGIONS - 10
    const more = own.length - most
    return [
      '',
      paint(inkOf[change], `${title[0]?.toUpperCase()}${title.slice(1)}`),
      ...(more > 0 ? [`  all within: ${said(surroundings(own, difference))}`] : []),
      ...own.slice(0, most).flatMap(region => paragraph(region, difference, said, text => paint('dim', text))),
      ...(more > 0 ? [`  and ${count(more, 'kind')} of flows more; --format json has them all`] : []),
    ]
  })
  const lines = [
    head,
    ...sections,
    ...flipLines(flips),
    ...editLines(edits, regions.length),
    ...hints(difference).flatMap(note => ['', `Note: ${visible(note)}.`]),
  ]
  return `${(width === undefined ? lines : lines.map(line => hung(line, Math.max(40, width)))).join('\n')}\n`
}

/** What does not fit goes on below, deeper than the line began. */
function hung(line: string, width: number): string {
  const start = /^ */.exec(line)?.[0] ?? ''
  const deeper = `${start}      `
  return start + wrapped(line.slice(start.length), width - deeper.length).join(`\n${deeper}`)
}

/** What a reader should know, and where addresses are named, why. */
export function hints(difference: Difference): readonly string[] {
  const byAddress = difference.regions.some(({ address }) => keyOf(address) !== keyOf(everyAddress))
  return [
    ...difference.notes,
    ...(byAddress ? ['addresses are named where network rules go by them: these decide before any application rule'] : []),
  ]
}

function paragraph(
  region: Region,
  difference: Difference,
  said: (words: Words) => string,
  dim: (text: string) => string,
): readonly string[] {
  const { example } = region
  const encrypted = isEncrypted(region)
  const at = ({ place }: Region['example']['is']) => (place ? `  ${dim(visible(placeText(place)))}` : '')
  return [
    `  ${said(flowsText(region, difference))}`,
    `      was ${visible(outcomeText(example.was, encrypted))}${at(example.was)}`,
    `      is  ${visible(outcomeText(example.is, encrypted))}${at(example.is)}`,
    `      for example ${visible(plain(exampleText(region)))}`,
  ]
}

function flipLines(flips: readonly Flip[]): readonly string[] {
  if (flips.length === 0) return []
  return [
    '',
    'Expectations',
    ...flips.map(({ expectation, is, status }) => {
      const others = status === 'kept' ? '' : ` (${status})`
      const why = is.holds ? '' : `: ${is.cases.flatMap(({ breaches }) => breaches.map(({ says }) => says))[0] ?? 'nobody can ask'}`
      return `  ${is.holds ? 'holds now' : 'BREAKS   '}  ${visible(expectation.name)}${others}${visible(why)}  ${visible(placeText(expectation.place))}`
    }),
  ]
}

export const editText = ({ kind, what, within, detail }: Edit): string =>
  `${what}${within === '' || kind === 'reordered' ? '' : ` (${within})`} ${kind === 'setting' ? 'changed' : `${kind === 'reordered' ? 'stand in another order' : `was ${kind}`}`}${detail === '' ? '' : `: ${detail}`}`

const MOST_EDITS = 40

function editLines(edits: readonly Edit[], regions: number): readonly string[] {
  if (edits.length === 0) return []
  const shown = edits.slice(0, MOST_EDITS)
  const more = edits.length - shown.length
  return [
    '',
    regions === 0 ? 'Written differently; every flow is decided as before:' : 'Written differently:',
    ...shown.map(edit => `  ${visible(editText(edit))}${edit.place ? `  ${visible(placeText(edit.place))}` : ''}`),
    ...(more > 0 ? [`  and ${count(more, 'edit')} more`] : []),
  ]
}
