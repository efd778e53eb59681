/** What a person sees while the lab runs: a line for every step, and on a terminal the action's latest line below it. */
import { join } from 'node:path'
import type { ChainEvents } from '../lab/chain.ts'
import { hanging } from '../report/text.ts'
import { type LabRun, runTable } from './lab-report.ts'
import { asWideAs, looksOf } from './terminal.ts'

export type LabProgress = ChainEvents & {
  says(text: string): void
  ends(run: LabRun, folder: string): void
}

export function labProgress(options: { json: boolean; verbose: boolean; stream: NodeJS.WriteStream }): LabProgress {
  const { stream } = options
  const live = stream.isTTY === true && process.env['TERM'] !== 'dumb'
  const { color } = looksOf(stream)
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  let started = performance.now()
  let shown = false
  let current = ''
  const wipe = () => {
    if (shown) stream.write('\r\u001b[2K')
    shown = false
  }
  const width = live ? (stream.columns ?? 80) : undefined
  const print = (text: string) => {
    wipe()
    stream.write(`${asWideAs(stream, text)}\n`)
  }
  return {
    says: text => print(paint(2, `· ${text}`)),
    stepStarts(index, count, name) {
      started = performance.now()
      current = `${String(index).padStart(2)}/${count} ${name}`
      if (live) {
        stream.write(paint(2, `▸ ${current} …`))
        shown = true
      } else print(`▸ ${current}`)
    },
    line(text) {
      if (options.verbose) return print(paint(2, `      ${text}`))
      const clean = printable(text)
      if (!live || clean === '') return
      wipe()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      stream.write(paint(2, `▸ ${current} ${seconds} s  ${clean}`.slice(0, (width ?? 80) - 1)))
      shown = true
    },
    stepEnds(index, count, step) {
      const mark = step.ok ? paint(32, '✓') : paint(31, '✗')
      const seconds = `${(step.milliseconds / 1000).toFixed(1)} s`.padStart(7)
      const label = `${mark} ${String(index).padStart(2)}/${count} ${seconds}  ${step.action.padEnd(21)} `
      print(hanging(label, step.happened, width ?? Number.POSITIVE_INFINITY))
      if (step.ok) return
      print(`        expected: ${step.expected}`)
      const lines = step.lines.map(printable)
      // The verdicts of a step stand in the table at the end.
      const faults = step.verdicts.length > 0 ? lines.filter(line => /^(?:error: |FAIL |INCONCLUSIVE )/.test(line)) : []
      for (const line of (faults.length > 0 ? faults : lines).slice(-60)) print(`        | ${line}`)
    },
    ends: (run, folder) => print(`\n${runTable(run, width ?? 160, paint)}\nreport: ${join(folder, 'report.html')}`),
  }
}

/** Text of others on one line, without anything that a terminal would obey. */
const printable = (text: string): string =>
  text
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .trim()
