/** What the doctor found, as values, and in the words of a terminal, of JSON and of an action's report. */
import type { Report } from './report.ts'
import { shortened, visible, wrapped } from './text.ts'

/** Every question that is asked, in the order in which the answers are read: what comes first may be the cause of what comes later. */
export const questions = {
  spec: 'Spec',
  runner: 'Runner',
  egress: 'Way out',
  clock: 'Clock',
  token: "GitHub's token",
  'sign-in': 'Sign-in',
  rights: 'Roles',
  providers: 'Resource providers',
  quota: 'Quota',
  vault: 'Key Vault',
  cluster: 'Cluster',
} as const

export type Question = keyof typeof questions

/** `unchecked` is never good news: `why` says what stood in the way. */
export type State = 'ok' | 'warn' | 'fail' | 'unchecked'

export type Diagnosis = {
  readonly about: Question
  readonly state: State
  /** What was found, in one sentence. */
  readonly what: string
  /** Why that is so, or why it matters. */
  readonly why?: string
  /** What to do, in a sentence. */
  readonly advice?: string
  /** Shell commands that do it, one line each, to be copied as they are. */
  readonly commands?: readonly string[]
  /** Values to be copied: the issuer, subject and audience of a token. */
  readonly values?: readonly (readonly [name: string, value: string])[]
}

const order = Object.keys(questions)

/**
 * In the order of the questions, the worst first within each; nothing in it that hides, that acts on a terminal, that is a token, or one of
 * the secrets that were met.
 */
export function tidy(diagnoses: readonly Diagnosis[], secrets: Iterable<string> = []): readonly Diagnosis[] {
  const met = [...secrets].filter(secret => secret.length >= 8).sort((one, other) => other.length - one.length)
  const harmless = (text: string, length = 700): string => {
    const hidden = met.reduce((rest, secret) => rest.replaceAll(secret, '(a secret)'), text)
    return shortened(visible(hidden.replace(token, '(a token)')), length)
  }
  const rank = { fail: 0, warn: 1, unchecked: 2, ok: 3 } as const
  return [...diagnoses]
    .sort((one, other) => order.indexOf(one.about) - order.indexOf(other.about) || rank[one.state] - rank[other.state])
    .map(({ about, state, what, why, advice, commands, values }) => ({
      about,
      state,
      what: harmless(what),
      ...(why === undefined ? {} : { why: harmless(why) }),
      ...(advice === undefined ? {} : { advice: harmless(advice) }),
      ...(commands === undefined ? {} : { commands: commands.map(command => harmless(command, 2000)) }),
      ...(values === undefined ? {} : { values: values.map(([name, value]) => [harmless(name), harmless(value, 1000)] as const) }),
    }))
}

/** A token (three parts, the first of them a JSON object in base64url) or what follows `Bearer` is no part of any answer. */
const token = /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}|(?<=\bBearer\s+)[\w.~+/=-]{16,}/g

/** Something has to be done: 1. What could not be checked is told, and is no reason by itself: its cause fails in its own name. */
export const exitCodeOf = (diagnoses: readonly Diagnosis[]): 0 | 1 => (diagnoses.some(({ state }) => state === 'fail') ? 1 : 0)

/** How many there are of each state. */
export const tally = (diagnoses: readonly Diagnosis[]): Readonly<Record<State, number>> => {
  const counts = { ok: 0, warn: 0, fail: 0, unchecked: 0 }
  for (const { state } of diagnoses) counts[state] += 1
  return counts
}

const inWords = (diagnoses: readonly Diagnosis[]): string => {
  const { ok, warn, fail, unchecked } = tally(diagnoses)
  return `${ok} ok, ${warn} to look at, ${fail} to repair, ${unchecked} not checked`
}

const sign: Readonly<Record<State, string>> = { ok: 'ok', warn: 'warn', fail: 'FAIL', unchecked: '?' }
const ink: Readonly<Record<State, string>> = { ok: '32', warn: '33', fail: '31', unchecked: '36' }

/** For a terminal: one paragraph each, what is to be copied on lines of its own and never broken. */
export function diagnosisText(
  diagnoses: readonly Diagnosis[],
  { color = false, width = 80 }: { readonly color?: boolean; readonly width?: number } = {},
): string {
  const paint = (text: string, code: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  const title = Math.max(...Object.values(questions).map(({ length }) => length))
  const indent = ' '.repeat(title + 8)
  const broken = (text: string): readonly string[] => wrapped(text, Math.max(40, width - indent.length))
  const paragraph = (text: string, code = ''): readonly string[] =>
    broken(text).map(line => `${indent}${code === '' ? line : paint(line, code)}`)
  const told = diagnoses.flatMap(({ about, state, what, why, advice, commands = [], values = [] }) => {
    const [first = '', ...rest] = broken(what)
    return [
      `${paint(sign[state].padEnd(4), ink[state])}  ${questions[about].padEnd(title)}  ${first}`,
      ...rest.map(line => `${indent}${line}`),
      ...(why === undefined || why === '' ? [] : paragraph(why, '2')),
      ...values.map(([name, value]) => `${indent}  ${`${name}:`.padEnd(10)} ${paint(value, '1')}`),
      ...(advice === undefined ? [] : paragraph(`-> ${advice}`)),
      ...commands.map(command => `${indent}  ${paint(command, '1')}`),
    ]
  })
  return `${[...told, '', inWords(diagnoses)].join('\n')}\n`
}

/** For programs, as `doctor --json` prints it. */
export const diagnosisJson = (diagnoses: readonly Diagnosis[], at: string): string =>
  `${JSON.stringify({ schema: 'egress-gate.doctor/v1', at, ...tally(diagnoses), checks: diagnoses.map(({ values, ...rest }) => ({ ...rest, ...(values ? { values: Object.fromEntries(values) } : {}) })) }, null, 2)}\n`

/** As an action's report: what is to be repaired is an error, the rest never is. */
export function diagnosisReport(diagnoses: readonly Diagnosis[], at: string): Report {
  const { fail, warn } = tally(diagnoses)
  const level = { fail: 'error', warn: 'warning', unchecked: 'notice', ok: 'notice' } as const
  const wrong = diagnoses.filter(({ state }) => state === 'fail' || state === 'warn')
  return {
    action: 'doctor',
    title: 'Doctor',
    at,
    result: fail > 0 ? 'fail' : 'pass',
    headline: `${inWords(diagnoses)}.`,
    outcomes: [],
    verdicts: [],
    facts: diagnoses.flatMap(({ about, state, what, why, commands = [], values = [] }) => [
      ...(state === 'ok' || state === 'unchecked'
        ? [{ name: `${questions[about]}: ${state === 'ok' ? 'ok' : 'not checked'}`, value: [what, why].filter(Boolean).join(' ') }]
        : []),
      ...values.map(([name, value]) => ({ name, value })),
      ...(commands.length > 0 ? [{ name: `${questions[about]}: command`, value: commands.join('\n') }] : []),
    ]),
    findings: wrong.map(({ about, state, what, why, advice }) => ({
      level: level[state],
      message: `${questions[about]}: ${[what, why].filter(Boolean).join(' ')}`,
      ...(advice === undefined ? {} : { advice }),
    })),
    next:
      fail + warn === 0
        ? ['Nothing of what the doctor looks at explains the failure: read the log of the step that failed.']
        : wrong.flatMap(({ advice }) => advice ?? []),
  }
}

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** A command to be copied: every word quoted where a POSIX shell needs it. */
export const shellCommand = (...words: readonly string[]): string => words.map(shellWord).join(' ')
