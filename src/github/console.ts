import type { Log } from './action.ts'
import { command, harmless } from './commands.ts'

/** GitHub shows so many annotations of each kind per step and drops the rest without a word. */
export const annotationsPerLevel = 10

export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** What an action prints. Lines are harmless whoever wrote them; commands are only ever made by `command()`. */
export type Console = Log & {
  /** An annotation while there is room for one of its kind, a plain line after that. */
  annotate(annotation: Annotation): void
  /** Keeps these texts out of everything that is printed from now on. */
  hide(texts: readonly string[]): void
  /** The text as it may be printed or written to a file. */
  redact(text: string): string
  /** Ends the group that a signal interrupted, so that what follows is not folded away. */
  endGroup(): void
}

/** A console over `write`, which gets whole lines. */
export const createConsole = (write: (text: string) => void): Console => {
  const left = { error: annotationsPerLevel, warning: annotationsPerLevel, notice: annotationsPerLevel }
  let hidden: readonly string[] = []
  let open = false
  const redact = (text: string): string => hidden.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  const line = (text: string): void => write(`${redact(text)}\n`)

  const console: Console = {
    info: text => {
      for (const each of harmless(redact(text))) line(each)
    },
    debug: text => line(command('debug', {}, redact(text))),
    warning: (message, place) => console.annotate({ level: 'warning', message, ...place }),
    annotate: ({ level, message, title, file, line: row, column }) => {
      const where = file === undefined ? '' : `${[file, row, column].filter(part => part !== undefined).join(':')} `
      // Before it is escaped as a command: "%" and line ends are other texts after that.
      if (left[level]-- > 0)
        line(command(level, { title: title && redact(title), file: file && redact(file), line: row, col: column }, redact(message)))
      else console.info(`${level}: ${where}${message}`)
    },
    hide: texts => {
      // The longest first: a part that is masked would keep the whole from being found.
      hidden = [...new Set([...hidden, ...texts])].sort((one, other) => other.length - one.length)
    },
    redact,
    endGroup: () => {
      if (open) line('::endgroup::')
      open = false
    },
    group: async (title, body) => {
      // GitHub's groups do not nest and have one open end: a group within a group, or beside one, is a line.
      if (open) {
        console.info(`${title}:`)
        return body()
      }
      line(command('group', {}, harmless(title).join(' ')))
      open = true
      try {
        return await body()
      } finally {
        console.endGroup()
      }
    },
  }
  return console
}
