/** How much memory the whole lab holds: every process in its PID namespace, shared pages counted once (PSS). */
import { readdirSync, readFileSync } from 'node:fs'

export type PeakMemory = {
  /** Bytes right now. */
  sample(): number
  readonly peakBytes: () => number
  stop(): void
}

export function watchMemory(everyMilliseconds = 3000): PeakMemory {
  let peak = 0
  const sample = () => {
    const now = labMemory()
    peak = Math.max(peak, now)
    return now
  }
  const timer = setInterval(sample, everyMilliseconds)
  timer.unref()
  return { sample, peakBytes: () => peak, stop: () => clearInterval(timer) }
}

/** Sum of the proportional set sizes, in bytes. `/proc` is the lab's own, so it lists the lab's processes and no others. */
export function labMemory(): number {
  let kibibytes = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const rollup = readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8')
      kibibytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
    } catch {
      // it ended while we were looking
    }
  }
  return kibibytes * 1024
}
