/** What an action has to say, as one value. Every format (summary, annotations, HTML, JSON) is one function of it. */
import type { Outcome } from '../plan/resource.ts'
import type { Verdict } from '../verify/verdict.ts'

export type Report = {
  /** The action that made it. */
  readonly action: string
  readonly title: string
  /** ISO 8601, when it was made. */
  readonly at: string
  readonly result: 'pass' | 'fail' | 'inconclusive'
  /** One sentence: what happened, or what is wrong. */
  readonly headline: string
  readonly outcomes: readonly Outcome[]
  readonly verdicts: readonly Verdict[]
  /** Facts worth a line each (the firewall's private address, the CA's end date, what a second update costs). */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Things that somebody has to look at. `place` is `file:line:column` where one exists. */
  readonly findings: readonly Finding[]
  /** What to do next. */
  readonly next: readonly string[]
  /** Which flows a plan changes: in one line, and at length in Markdown of ours. */
  readonly comparison?: { readonly headline: string; readonly markdown: string }
}

export type Finding = {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly advice?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}
