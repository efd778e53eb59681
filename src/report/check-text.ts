import type { Case, Checked } from '../policy/check.ts'
import type { Finding } from '../policy/lint/lint.ts'
import type { Place } from '../policy/place.ts'
import { toKnow, type Way } from '../policy/to-know.ts'
import { type CheckReport, documentation, expectedText, placeText } from './check-report.ts'
import { count, fitted, visible, wrapped } from './text.ts'

export type TextOptions = { readonly width?: number; readonly color?: boolean; readonly verbose?: boolean }

type Paint = (code: keyof typeof inks, text: string) => string
const inks = { red: '1;31', yellow: '33', green: '32', cyan: '36', bold: '1', dim: '2' } as const
const inkOf = { error: 'red', warning: 'yellow', note: 'cyan' } as const

/** For people: what does not hold, what is wrong with the policy, worst first, each kind of finding told once. */
export function toCheckText(report: CheckReport, { width = 80, color = false, verbose = false }: TextOptions = {}): string {
  const paint: Paint = (code, text) => (color ? `\u001b[${inks[code]}m${text}\u001b[0m` : text)
  const page = { paint, width: Math.max(40, width), verbose, file: report.policy }
  const lines = [...expectations(report, page), ...findings(report, page), ...allowed(report, page)]
  return `${fitted(lines.join('\n'), page.width).replaceAll('\u00a0', ' ')}\n`
}

type Page = { readonly paint: Paint; readonly width: number; readonly verbose: boolean; readonly file: string }

function expectations({ spec, policy, subnet, checked }: CheckReport, { paint, width }: Page): readonly string[] {
  if (spec === undefined) return []
  const holding = checked.filter(({ holds }) => holds)
  const where = [...(policy === spec ? [] : [`against ${visible(policy)}`]), ...(subnet === undefined ? [] : [`from ${subnet}`])].join(', ')
  const all = holding.length === checked.length && checked.length > 0
  const said = checked.length === 0 ? 'nothing is expected' : `${holding.length} of ${checked.length} expectations hold`
  const head = `${visible(spec)}: ${paint(all ? 'green' : 'red', said)}${where ? ` (${where})` : ''}`
  const longest = Math.max(0, ...holding.map(({ expectation }) => visible(expectation.name).length))
  // Two columns where they fit side by side; otherwise each answer below its name.
  const [names, between] = longest <= width - 40 ? [longest, '  '] : [0, '\n            ']
  const told = new Set<string>()
  const failing = checked.filter(({ holds }) => !holds).flatMap(one => ['', ...broken(one, paint, width, told)])
  return [
    head,
    ...failing,
    ...(holding.length > 0
      ? ['', ...holding.map(one => `  ${paint('green', 'ok')}    ${visible(one.expectation.name).padEnd(names)}${between}${answers(one)}`)]
      : []),
    '',
  ]
}

const answers = ({ cases }: Checked): string => [...new Set(cases.map(({ decision }) => decided(decision)))].join('; ')

function decided({ effect, inspected, rule }: Case['decision']): string {
  const how = inspected === true ? ', inspected' : inspected === 'unknown' && effect !== 'unknown' ? ', unknown whether inspected' : ''
  return `${effect}${how}${rule === undefined ? (effect === 'deny' ? ', by no rule' : '') : `, ${effect === 'unknown' ? 'perhaps by' : 'by'} ${visible(rule)}`}`
}

/** @param told what one has been told how to know is not told again */
function broken({ expectation, cases }: Checked, paint: Paint, width: number, told: Set<string>): readonly string[] {
  const rows = cases
    .filter(({ breaches }) => breaches.length > 0)
    .flatMap(({ from, decision, breaches }): readonly (readonly [string, string])[] => [
      ...(cases.length > 1 ? [['from', from] as const] : []),
      ['decided', `${decided(decision)}${decision.place ? `  ${paint('dim', visible(placeText(decision.place)))}` : ''}`],
      ...breaches
        .filter(({ of }) => of === 'rule' && decision.rule === expectation.rule)
        .map(({ says }) => ['rule', visible(says)] as const),
      ...wrapped(visible(decision.because), width - 19).map((text, index) => [index === 0 ? 'because' : '', text] as const),
      ...toKnow(decision.dependsOn).flatMap(way => wayRows(way, width, told)),
    ])
  return [
    `  ${paint('red', 'FAIL')}  ${paint('bold', visible(expectation.name))}  ${paint('dim', visible(placeText(expectation.place)))}`,
    `        ${'expected'.padEnd(9)}  ${visible(expectedText(expectation))}`,
    ...rows.map(([label, text]) => `        ${label.padEnd(9)}  ${text}`),
  ]
}

function wayRows(way: Way, width: number, told: Set<string>): readonly (readonly [string, string])[] {
  if (told.has(way.how)) return [['to know', 'as above']]
  told.add(way.how)
  return [
    ...wrapped(visible(way.how), width - 19).map((text, index) => [index === 0 ? 'to know' : '', text] as const),
    // It is copied, so it is never broken.
    ...(way.command === undefined ? [] : [['run', visible(way.command).replaceAll(' ', '\u00a0')] as const]),
  ]
}

function findings({ findings, policy }: CheckReport, page: Page): readonly string[] {
  const { paint } = page
  const about = `${visible(policy)}: `
  if (findings.length === 0) return [`${about}${paint('green', 'no findings')}`]
  const groups = [...Map.groupBy(findings, ({ lint, severity }) => `${severity} ${lint.id}`).values()]
  const tally = (['error', 'warning', 'note'] as const)
    .map(severity => [severity, findings.filter(finding => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => paint(inkOf[severity], count(number, severity)))
  return [
    `${about}${tally.join(', ')}`,
    ...groups.flatMap(group => ['', ...grouped(group, page)]),
    '',
    paint('dim', `What a name in brackets means: ${documentation('NAME')}`),
  ]
}

function grouped(group: readonly Finding[], { paint, width, verbose, file }: Page): readonly string[] {
  const [first] = group
  if (!first) return []
  const { lint, severity } = first
  const head = `${paint(inkOf[severity], severity)}  ${paint('bold', lint.title)}  ${paint('dim', `[${lint.id}]`)}`
  // The fix that most of them share is told once, at the end.
  const shared = group.length === 1 ? first.fix : group.some(({ fix }) => fix === lint.fix) ? lint.fix : undefined
  const list = asList(group, width, file)
  const lines = list ?? alignedFindings(group, shared, { paint, width, verbose, file })
  return [
    head,
    ...(severity === 'error' || verbose ? wrapped(lint.means, width - 2).map(line => `  ${paint('dim', line)}`) : []),
    ...lines,
    ...(shared !== undefined && !(severity === 'note' && list)
      ? wrapped(`fix: ${visible(shared)}`, width - 2).map((line, at) => `  ${at > 0 ? '     ' : ''}${line}`)
      : []),
  ]
}

/** The file that all of it is about is not repeated in every line. */
const shortPlace = (place: Place | undefined, file: string): string =>
  place ? (place.file === file ? `line ${place.line}` : `${visible(place.file)}:${place.line}`) : ''

function alignedFindings(group: readonly Finding[], shared: string | undefined, { paint, width, file }: Page): readonly string[] {
  const places = group.map(({ place }) => shortPlace(place, file))
  const column = Math.max(...places.map(({ length }) => length))
  const indent = column === 0 ? 2 : column + 4
  return group.flatMap(({ message, fix, severity }, index) => {
    const said = fix === shared || severity === 'note' ? visible(message) : `${visible(message)}. ${visible(fix)}`
    const [start = '', ...rest] = wrapped(said, Math.max(40, width - indent))
    const place = places[index] ?? ''
    return [
      column === 0 ? `  ${start}` : `  ${paint('dim', place.padEnd(column))}  ${start}`,
      ...rest.map(line => ' '.repeat(indent) + line),
    ]
  })
}

/** Many findings that differ in their subject alone, as a list of subjects with their lines. */
function asList(group: readonly Finding[], width: number, about: string): readonly string[] | undefined {
  const rest = ({ message, subject }: Finding): string => message.replace(`"${subject}" `, '')
  const same = new Set(group.map(one => JSON.stringify([one.place?.file, one.fix, rest(one)])))
  const [first] = group
  if (!first || group.length < 3 || same.size > 1 || rest(first) === first.message) return undefined
  const file = first.place?.file
  // What a note says of each is its title again.
  const said = first.severity === 'note' ? '' : `: each ${visible(rest(first))}`
  const items = group.map(({ subject, place }) => `${visible(subject).replaceAll(' ', '\u00a0')}${place ? `\u00a0(${place.line})` : ''}`)
  return wrapped(`${file === undefined || file === about ? '' : `${visible(file)}: `}${items.join(', ')}${said}`, width - 2).map(
    line => `  ${line.replaceAll('\u00a0', ' ')}`,
  )
}

function allowed({ allowed }: CheckReport, { paint, width, file }: Page): readonly string[] {
  if (allowed.length === 0) return []
  return [
    '',
    `${count(allowed.length, 'finding')} turned off:`,
    ...allowed.flatMap(({ lint, message, reason, allowance }) => {
      const place = shortPlace(allowance, file)
      const said = wrapped(`${visible(message)} [${lint.id}]: ${visible(reason)}`, width - place.length - 4)
      return said.map((line, index) => (index === 0 ? `  ${paint('dim', place)}  ${line}` : ' '.repeat(place.length + 4) + line))
    }),
  ]
}
