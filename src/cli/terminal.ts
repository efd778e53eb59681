import { fitted, wrapped } from '../report/text.ts'
import type { Output } from './io.ts'

/** Of a terminal that does not say how wide it is, and of what is written for no terminal in particular. */
const USUAL = 80

/** How an answer may look: in colour on a terminal unless NO_COLOR says otherwise, and as wide as that is. */
export function looksOf(output: Output, env: NodeJS.ProcessEnv = process.env): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  const width = widthOf(output)
  return { color, ...(width === undefined ? {} : { width }) }
}

/** A file or a pipe has none: who reads it with `grep` or a program wants lines whole. */
const widthOf = ({ isTTY = false, columns = 0 }: Output): number | undefined => (isTTY ? (columns > 0 ? columns : USUAL) : undefined)

/** Lines as wide as a terminal is; for a file or a pipe as they are. */
export function asWideAs(output: Output, text: string): string {
  const width = widthOf(output)
  return width === undefined ? text : fitted(text, width)
}

/** How a command is called, for people wherever they read it: what stands in brackets stays together, and sentences begin at the left. */
export function usageText(output: Output, usage: string): string {
  const width = widthOf(output) ?? USUAL
  return usage
    .replace(/\[[^\]\n]*\]|\([^)\n]*\|[^)\n]*\)/g, group => group.replaceAll(' ', '\u00a0'))
    .split('\n')
    .map(line => (/^[A-Z]/.test(line) ? wrapped(line, width).join('\n') : fitted(line, width)))
    .join('\n')
    .replaceAll('\u00a0', ' ')
}
