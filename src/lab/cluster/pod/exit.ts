/** How processes end, and what they say while they begin. */
import type { Readable } from 'node:stream'

export type Exit = { readonly code: number; readonly signal?: number }

const signals: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
}
export const exitOf = (code: number | null, signal: NodeJS.Signals | null): Exit =>
  signal ? { code: 128 + (signals[signal] ?? 0), signal: signals[signal] ?? 0 } : { code: code ?? 255 }

/** What the setup says, line by line; undefined when it has nothing more to say. Its other side stays open for as long as the container runs. */
export const lineReader = (from: Readable): (() => Promise<string | undefined>) => {
  const lines: string[] = []
  const waiting: ((line: string | undefined) => void)[] = []
  let rest = ''
  let closed = false
  const settle = (): void => {
    while (waiting.length > 0 && (lines.length > 0 || closed)) waiting.shift()?.(lines.shift())
  }
  from.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    settle()
  })
  from.on('close', () => {
    closed = true
    settle()
  })
  return () =>
    new Promise(resolve => {
      waiting.push(resolve)
      settle()
    })
}
