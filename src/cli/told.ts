/** What a command says beside its answer. Names in it come from files that anybody may have written. */
import { describeFault, type Fault } from '../policy/place.ts'
import { visible } from '../report/text.ts'
import type { Io } from './io.ts'
import { asWideAs, usageText } from './terminal.ts'

/** A fault of a file in one line: a line of the file's own could be a command to the runner (`::error::`). */
export const faultText = (fault: Fault): string => visible(describeFault(fault))

/** A note in one line. */
export const noteLine = (note: string): string => `note: ${visible(note)}`

/** Lines to stderr, in which nothing steers a terminal. */
export const tell = ({ stderr }: Pick<Io, 'stderr'>, ...texts: readonly string[]): void =>
  void stderr.write(asWideAs(stderr, `${texts.map(visibleLines).join('\n')}\n`))

/** How a command is called, because it was asked for. */
export const tellUsage = ({ stdout }: Pick<Io, 'stdout'>, usage: string): void => void stdout.write(usageText(stdout, usage))

/** What was called wrongly, and how it is called. */
export const tellMisuse = (io: Pick<Io, 'stderr'>, faults: readonly string[], usage: string): void => {
  tell(io, ...faults)
  io.stderr.write(`\n${usageText(io.stderr, usage)}`)
}

/** Text in which line breaks are meant, and nothing else acts. */
const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')
