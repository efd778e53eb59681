/** What somebody has to look at. What a row tells already stands there, with its advice, and is here only counted. */
import type { Verdict } from '../verify/verdict.ts'
import { escapeHtml as e, fitting, escapeLines as lines } from './html-text.ts'
import type { Finding, Report } from './report.ts'
import { count } from './text.ts'

/** Findings that stand open; the rest is folded. */
const openFindings = 10

export type Told = {
  /** What to do about a verdict, by its finding. */
  readonly adviceFor: (verdict: Verdict) => string | undefined
  /** Findings that no row tells. */
  readonly rest: readonly Finding[]
  readonly inRows: number
}

/** A run's findings about verdicts begin with the probe's name and the reason, and end with the pods. */
export function toldInRows({ findings, verdicts }: Report): Told {
  const keys = new Set(verdicts.filter(({ result }) => result !== 'pass').map(keyOf))
  const advice = new Map<string, string>()
  const rest = findings.filter(({ message, advice: text }) => {
    const key = message.slice(0, Math.max(0, message.lastIndexOf(' [')))
    if (!keys.has(key)) return true
    if (text !== undefined) advice.set(key, text)
    return false
  })
  return { adviceFor: verdict => advice.get(keyOf(verdict)), rest, inRows: findings.length - rest.length }
}

const keyOf = ({ probe, because }: Verdict): string => `${probe.name}: ${because}`

const severity = { error: 0, warning: 1, notice: 2 } as const

/** The findings that stand in no row below, worst first, in at most `room` bytes. */
export function findingsList({ rest, inRows }: Told, room: number): string {
  const sorted = [...rest].sort((one, other) => severity[one.level] - severity[other.level])
  const { kept, left } = fitting(sorted.map(finding), room)
  const folded = kept.slice(openFindings)
  return [
    list(kept.slice(0, openFindings)),
    folded.length > 0 ? `<details><summary>${folded.length} more, less severe or later</summary>${list(folded)}</details>` : '',
    left > 0 ? `<p class="left">${count(left, 'finding')} left out of this page: see report.json.</p>` : '',
    inRows > 0 ? `<p class="quiet">${count(inRows, 'finding')} about single probes: in the rows below, with what to do.</p>` : '',
  ].join('')
}

const list = (items: readonly string[]): string => (items.length > 0 ? `<ul class="findings">${items.join('')}</ul>` : '')

const finding = ({ level, message, advice, file, line, column }: Finding): string => {
  const place = [file, line, column].filter(part => part !== undefined).join(':')
  return `<li class="finding ${level}"><strong>${level}</strong> <span class="lines">${lines(message)}</span>${place ? ` <code>${e(place)}</code>` : ''}${advice ? `<p class="quiet">${e(advice)}</p>` : ''}</li>`
}
