/** What opens below a row: the way, then what the policy says, what the pod saw and what the log says, side by side, then certificates and pods. */
import type { Decision } from '../policy/decision.ts'
import { toKnow, wayText } from '../policy/to-know.ts'
import { disagreement } from '../verify/disagree.ts'
import type { Verdict } from '../verify/verdict.ts'
import type { Told } from './html-findings.ts'
import { flightTable } from './html-flight.ts'
import { hopsOf } from './html-hops.ts'
import { picture } from './html-picture.ts'
import type { PodNames } from './html-pods.ts'
import type { Row, Variant } from './html-rows.ts'
import { bytesOf, escapeHtml as e, escapeLines, terms } from './html-text.ts'
import { describeLog, describeObservation, flightOf, predictedRule } from './observation.ts'
import { count } from './text.ts'

/** Of a verdict's reason so much stands in the row itself. */
export const reasonInLine = 240

/** Of the answer that most pods gave. */
export function panel(row: Row, pods: PodNames, told: Told, at: string): string {
  const [first] = row.variants
  if (first === undefined) return ''
  const { example, verdicts } = first
  const others = row.pods.length - verdicts.length
  return [
    `<p class="asked"><code>${e(row.asked, 600)}</code>${placeOf(example)}</p>`,
    example.because.length > reasonInLine ? `<p>${e(example.because)}</p>` : '',
    others > 0 ? `<p class="quiet">As ${count(verdicts.length, 'pod')} said it; ${others} said it otherwise, below.</p>` : '',
    picture(hopsOf(example)),
    toDo(told.adviceFor(example)),
    disagreeing(example),
    `<div class="sides">${prediction(example)}${observation(example)}${log(example)}</div>`,
    flightTable(flightOf(example), at),
    `<h3>${count(verdicts.length, 'pod')}</h3><p class="pods">${pods.list(verdicts, row.workload)}</p>`,
  ].join('')
}

const placeOf = ({ probe }: Verdict): string => {
  const { file, line, column } = probe.expectation.place
  if (probe.control === true) return ', a control that was added because the expectations bring none'
  return file === '' ? '' : `, expected in <code>${e(file, 300)}:${line}:${column}</code>`
}

const side = (title: string, word: string, body: string): string => `<section><h3>${title}</h3><p class="word">${word}</p>${body}</section>`

const decisionWord = ({ effect, inspected }: Decision): string =>
  effect === 'allow'
    ? `allow, ${inspected === true ? 'inspected' : inspected === false ? 'not inspected' : 'inspection not known'}`
    : effect

const prediction = (verdict: Verdict): string => {
  const { predicted } = verdict.probe
  return side(
    'The policy says',
    decisionWord(predicted),
    `<p>${e(predicted.because, 1000)}</p>${terms([
      ['rule', `<code>${e(predictedRule(verdict), 500)}</code>`],
      ...(predicted.dependsOn.length > 0 ? [['depends on', e(predicted.dependsOn.join('; '), 500)] as const] : []),
      ...toKnow(predicted.dependsOn).map(way => ['to know', e(wayText(way), 500)] as const),
    ])}`,
  )
}

const observation = ({ observation, observed }: Verdict): string =>
  side(
    'The pod saw',
    e(observed, 300),
    terms(
      describeObservation(observation).map(
        ([name, value]) => [e(name, 100), `<code class="lines">${escapeLines(value, 1000)}</code>`] as const,
      ),
    ),
  )

const log = (verdict: Verdict): string => {
  const { word, lines } = describeLog(verdict)
  return side(
    "The firewall's log says",
    word,
    terms(lines.map(([name, value]) => [name, `<code class="lines">${e(value, 500)}</code>`] as const)),
  )
}

const toDo = (advice: string | undefined): string =>
  advice ? `<p class="finding do"><strong>What to do</strong> ${e(advice, 1000)}</p>` : ''

/** Whatever the verdict: where the policy's word and what was seen differ, one of the two is not what is believed to be there. */
const disagreeing = (verdict: Verdict): string => {
  const found = disagreement(verdict)
  if (found === undefined) return ''
  const causes = found.causes.map(cause => `<li>${e(cause, 500)}</li>`)
  return `<div class="finding error"><strong>The policy and the pod disagree</strong> ${e(found.message, 1500)}<ol>${causes.join('')}</ol></div>`
}

/** Every other way of saying the same, in a line each, until there is no room. What differs from the first one is told, nothing else. */
export function otherVariants({ variants, workload }: Row, pods: PodNames, told: Told, room: number): string {
  const [first, ...others] = variants
  if (first === undefined || others.length === 0) return ''
  const note = (left: number): string =>
    `<p class="left">${count(left, 'other answer')} of this row left out of this page: see report.json.</p>`
  const lines: string[] = []
  let left = room - 200
  for (const other of others) {
    const line = variantLine(first, other, pods.list(other.verdicts, workload), told)
    left -= bytesOf(line)
    if (left < 0) break
    lines.push(line)
  }
  const missing = others.length - lines.length
  return `<h3>Said otherwise</h3>${lines.length > 0 ? `<ul class="others">${lines.join('')}</ul>` : ''}${missing > 0 ? note(missing) : ''}`
}

const variantLine = (first: Variant, { example }: Variant, who: string, told: Told): string => {
  const advice = told.adviceFor(example)
  const toDo = advice !== undefined && advice !== told.adviceFor(first.example) ? `; <b>what to do</b> ${e(advice, 500)}` : ''
  const known = new Set(describeObservation(first.example.observation).map(([, value]) => value))
  const seen = describeObservation(example.observation)
    .filter(([, value]) => !known.has(value) && !example.because.includes(value.replace(/^[\w-]+: /, '')))
    .map(([name, value]) => `; ${e(name, 60)}: <code>${e(value, 200)}</code>`)
  const leaf = flightOf(example)[0]
  const other = leaf !== undefined && leaf.fingerprint !== flightOf(first.example)[0]?.fingerprint
  const { word, lines } = describeLog(example)
  const log = word === describeLog(first.example).word ? '' : `; the firewall's log: ${word}${lines[0] ? `, ${e(lines[0][1], 300)}` : ''}`
  return `<li>${e(example.because, 400)}${log}${seen.join('')}${other ? `; leaf <code>${e(leaf.fingerprint.slice(0, 16))}</code> by ${e(leaf.issuer, 120)}` : ''}${toDo} <span class="quiet">${who}</span></li>`
}
