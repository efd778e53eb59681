/** What a command says beside its answer. Names in it come from files that anybody may have written. */
import { describeFault, type Fault } from '../policy/place.ts'
import { visible } from '../report/text.ts'
import type { Io } from './io.ts'

/** A fault of a file in one line: a line of the file's own could be a command to the runner (`::error::`). */
export const faultText = (fault: Fault): string => visible(describeFault(fault))

/** A note in one line. */
export const noteLine = (note: string): string => `note: ${visible(note)}`

/** Lines to stderr, in which nothing steers a terminal. */
export const tell = ({ stderr }: Pick<Io, 'stderr'>, ...texts: readonly string[]): void =>
  void stderr.write(`${texts.map(visibleLines).join('\n')}\n`)

/** Text in which line breaks are meant, and nothing else acts. */
const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')
