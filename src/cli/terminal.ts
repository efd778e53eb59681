import type { Io } from './io.ts'

type Terminal = Io['stdout'] & { readonly columns?: number }

/** How an answer may look: in colour on a terminal unless NO_COLOR says otherwise, and as wide as that is. */
export function looksOf(
  { isTTY = false, columns }: Terminal,
  env: NodeJS.ProcessEnv = process.env,
): { readonly color: boolean; readonly width?: number } {
  const color = isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  return { color, ...(columns === undefined || columns < 1 ? {} : { width: columns }) }
}
