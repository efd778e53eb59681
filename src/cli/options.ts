import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Io } from './io.ts'
import { tell, tellMisuse, tellUsage } from './told.ts'

/** What `parseArgs` makes of the arguments, or what is wrong with them in its words. */
export function optionsOf<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> | { readonly fault: string } {
  try {
    return parseArgs(config)
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** What a command read of its arguments and files; or that its usage is asked for; or all that is wrong with them. */
export type Read<T> = T | { readonly help: true } | { readonly faults: readonly string[]; readonly misused?: true }

/** What is to be done, or the exit code where that is nothing: the usage, or the faults, each once, have then been written. */
export function readOrExit<T extends object>(read: Read<T>, usage: string, io: Io): T | 0 | 2 {
  if ('help' in read) {
    tellUsage(io, usage)
    return 0
  }
  if ('faults' in read) {
    if (read.misused) tellMisuse(io, [...new Set(read.faults)], usage)
    else tell(io, ...new Set(read.faults))
    return 2
  }
  return read
}
