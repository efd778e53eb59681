import { type Group, groupVerdicts } from './groups.ts'
import type { Report } from './report.ts'
import { visible } from './text.ts'

const columns = ['verdict', 'workload', 'probe', 'expected', 'observed', 'because'] as const
/** Narrowest useful width, and the share that a column gets of what is left over. */
const least = [12, 8, 12, 9, 9, 14]
const share = [0, 1, 2, 1.5, 1.5, 4]

/** On fewer columns a row would be a ladder of single words: what does not fit as it is gets a paragraph for each verdict. */
const narrow = 110

const ink = { pass: '32', fail: '31', inconclusive: '33' } as const

export type TableRow = Pick<Group, 'result' | 'workload' | 'probe' | 'expected' | 'observed' | 'because'> & { readonly pods: number }
export type TableOptions = { readonly width?: number; readonly color?: boolean }

/** The verdicts as a table for terminals and logs, worst first. */
export const toTable = (report: Report, options: TableOptions = {}): string =>
  verdictTable(
    groupVerdicts(report.verdicts).map(group => ({ ...group, pods: group.verdicts.length })),
    options,
  )

/**
 * Rows wrapped to `width` columns, nothing cut off.
 * @param options.color paint the verdicts; leave it out where the output is not a terminal.
 */
export const verdictTable = (groups: readonly TableRow[], options: TableOptions = {}): string => {
  if (groups.length === 0) return 'no probe was run'
  const rows = groups.map(group => {
    const pods = group.pods > 1 ? ` ×${group.pods}` : ''
    return [group.result, group.workload + pods, group.probe, group.expected, group.observed, group.because].map(visible)
  })
  const inks = groups.map(({ result }) => (options.color ? ink[result] : undefined))
  const width = options.width ?? 120
  if (width < narrow && sum(needed(rows)) + gaps > width) return paragraphs(rows, inks, Math.max(40, width))
  const widths = fitColumns(rows, width)
  const line = (cells: readonly string[], paint?: string): string[] => {
    const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 1))
    const height = Math.max(...wrapped.map(({ length }) => length))
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, index) => {
          const padded = pad(lines[row] ?? '', widths[index] ?? 1)
          return index === 0 && paint ? `\u001b[${paint}m${padded}\u001b[0m` : padded
        })
        .join('  ')
        .trimEnd(),
    )
  }
  const rule = widths.map(width => '-'.repeat(width)).join('  ')
  const body = rows.flatMap((cells, index) => line(cells, inks[index]))
  return [...line(columns), rule, ...body].join('\n')
}

/** The verdict, the workload and the probe in one line, and what is to be said of them below. */
const paragraphs = (rows: readonly (readonly string[])[], inks: readonly (string | undefined)[], width: number): string => {
  const verdicts = Math.max(...rows.map(([verdict = '']) => verdict.length))
  const labels = Math.max(...columns.slice(3).map(({ length }) => length))
  const hung = (lead: string, text: string): string[] => {
    const left = widthOf(lead)
    return wrap(text, width - left).map((line, index) => `${index === 0 ? lead : ' '.repeat(left)}${line}`)
  }
  return rows
    .flatMap(([verdict = '', workload, probe, ...rest], index) => {
      const [first = '', ...more] = hung(`${pad(verdict, verdicts)}  `, `${workload}: ${probe}`)
      const code = inks[index]
      return [
        code === undefined ? first : `\u001b[${code}m${verdict}\u001b[0m${first.slice(verdict.length)}`,
        ...more,
        ...rest.flatMap((text, at) => hung(`${' '.repeat(verdicts)}  ${pad(columns[at + 3] ?? '', labels)}  `, text)),
      ].map(line => line.trimEnd())
    })
    .join('\n')
}

const gaps = 2 * (columns.length - 1)

const needed = (rows: readonly (readonly string[])[]): readonly number[] =>
  columns.map((title, index) => Math.max(title.length, ...rows.map(row => widthOf(row[index] ?? ''))))

/** Every column gets what it needs if all fits; else what is left after the least is shared out, as far as a column can use it. */
const fitColumns = (rows: readonly (readonly string[])[], width: number): readonly number[] => {
  const needs = needed(rows)
  const widths = needs.map((need, index) => Math.min(need, least[index] ?? 8))
  for (let round = 0; round < 4; round++) {
    const left = width - gaps - sum(widths)
    const hungry = widths.map((each, index) => (each < (needs[index] ?? 0) ? (share[index] ?? 0) : 0))
    const total = sum(hungry)
    if (left <= 0 || total === 0) break
    for (const [index, weight] of hungry.entries())
      widths[index] = Math.min(needs[index] ?? 0, (widths[index] ?? 0) + Math.floor((left * weight) / total))
  }
  return widths
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Terminals give two columns to East Asian wide characters and pictures, and none to combining marks. */
const wide =
  /[\u1100-\u115e\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u
const widthOf = (text: string): number => sum([...text].map(columnsOf))
const columnsOf = (character: string): number => (/\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1)

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Breaks at blanks where it can, and anywhere where it must. */
const wrap = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) <= width) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (line !== '' && widthOf(line) + columnsOf(character) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return [...lines, line]
}
