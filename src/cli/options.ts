import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What `parseArgs` makes of the arguments, or what is wrong with them in its words. */
export function optionsOf<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> | { readonly fault: string } {
  try {
    return parseArgs(config)
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
