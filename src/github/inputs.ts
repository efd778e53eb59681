import { resolve } from 'node:path'
import type { InputReader } from './action.ts'
import { readGivenFile } from './given-file.ts'

/** What is wrong with one input, in words that tell what to write instead. */
export type InputFault = { readonly input: string; readonly message: string }

export type InputSource = {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Names and defaults of the inputs that action.yml declares. */
  readonly defaults: ReadonlyMap<string, string>
}

/** Thrown by `fault()` to leave the reading function; never seen outside this file. */
class Unreadable extends Error {
  readonly input: string
  constructor(input: string) {
    super(`the input ${input} is wrong`)
    this.input = input
  }
}

/** The variable in which the runner passes an input: upper case, blanks become `_`, everything else stays. */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

/** Runs `read` over the inputs and gathers every fault. Either the inputs are all right, or there is at least one fault. */
export const readInputs = <Inputs>(
  read: (reader: InputReader) => Inputs,
  source: InputSource,
): { readonly ok: true; readonly inputs: Inputs } | { readonly ok: false; readonly faults: readonly InputFault[] } => {
  const faults: InputFault[] = []
  /** Inputs that were refused by `fault()`, which cannot return: they are read as if they were empty in the next round. */
  const refused = new Set<string>()
  for (;;) {
    const before = refused.size
    const reader = inputReader(source, refused, (input, message) => {
      // What another input looks like without the refused one is not its fault.
      const consequence = refused.has(input) || [...refused].some(name => mentions(message, name))
      if (!consequence && !faults.some(fault => fault.input === input && fault.message === message)) faults.push({ input, message })
    })
    try {
      const inputs = read(reader)
      return faults.length > 0 ? { ok: false, faults } : { ok: true, inputs }
    } catch (error) {
      if (error instanceof Unreadable && refused.add(error.input).size > before) continue
      // What a function makes of inputs that are already known to be wrong is not worth a second message.
      if (faults.length > 0) return { ok: false, faults }
      throw error
    }
  }
}

const booleans: Readonly<Record<string, boolean>> = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false }

const inputReader = (
  { env, defaults }: InputSource,
  refused: ReadonlySet<string>,
  fault: (input: string, message: string) => void,
): InputReader => {
  const value = (name: string): string => (refused.has(name) ? '' : env[inputVariable(name)]?.trim() || defaults.get(name) || '')
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd()
  const missing = (name: string): void => fault(name, 'is required and was not given')

  const reader: InputReader = {
    text: (name, { required = false } = {}) => {
      const text = value(name)
      if (required && text === '') missing(name)
      return text
    },
    oneOf: (name, allowed) => {
      const text = value(name)
      const found = allowed.find(each => each === text)
      if (found !== undefined) return found
      if (text === '') missing(name)
      else fault(name, `must be ${list(allowed)}, got ${quote(text)}`)
      return allowed[0] as (typeof allowed)[number]
    },
    boolean: name => {
      const text = value(name)
      const known = booleans[text]
      if (known === undefined && text === '') missing(name)
      else if (known === undefined) fault(name, `must be true or false, got ${quote(text)}`)
      return known ?? false
    },
    integer: (name, { min, max }) => {
      const text = value(name)
      const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      if (text === '') missing(name)
      else if (!(number >= min && number <= max)) fault(name, `must be a whole number from ${min} to ${max}, got ${quote(text)}`)
      return number >= min && number <= max ? number : min
    },
    list: name =>
      value(name)
        .split(/[,\n]/)
        .map(entry => entry.trim())
        .filter(entry => entry !== ''),
    file: (name, { required = false } = {}) => {
      const text = value(name)
      if (text === '') {
        if (required) missing(name)
        return undefined
      }
      const path = resolve(workspace, text)
      try {
        return { path: text, content: readGivenFile(path) }
      } catch (error) {
        fault(name, unreadableFile(path, error))
        return undefined
      }
    },
    fault: (name, message) => {
      fault(name, message)
      throw new Unreadable(name)
    },
  }
  return reader
}

const unreadableFile = (path: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `names a file that does not exist: ${path} (is the repository checked out before this step?)`
  if (code === 'EACCES') return `names a file that this user may not read: ${path}`
  if (code === undefined && error instanceof Error) return `cannot be read: ${error.message}`
  return `names a file that cannot be read: ${path} (${error instanceof Error ? error.message : error})`
}

const mentions = (message: string, input: string): boolean => message.split(/[^\w-]+/).includes(input)

const quote = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)

const list = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}` : `${words[0]}`
