/** What a container wrote, line by line with the time, the last megabyte of it. */
import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

export type LogLine = { readonly time: string; readonly text: string; readonly stream: 'stdout' | 'stderr' }

export interface ContainerLog {
  readonly lines: readonly LogLine[]
  /** True once the container has ended and everything has been read. */
  readonly closed: boolean
  capture(from: Readable, stream: LogLine['stream']): Promise<void>
  onLine(listener: (line: LogLine) => void): () => void
  onClose(listener: () => void): () => void
  close(): void
}

const mostBytes = 1024 * 1024
const longestLine = 16 * 1024

export const createLog = (): ContainerLog => {
  let lines: LogLine[] = []
  let bytes = 0
  let closed = false
  const events = new EventEmitter().setMaxListeners(0)
  const add = (stream: LogLine['stream'], text: string): void => {
    const line = { time: new Date().toISOString(), text, stream }
    lines.push(line)
    bytes += text.length + 64
    if (bytes > mostBytes) {
      lines = lines.slice(Math.ceil(lines.length / 4))
      bytes = lines.reduce((sum, one) => sum + one.text.length + 64, 0)
    }
    events.emit('line', line)
  }
  return {
    get lines() {
      return lines
    },
    get closed() {
      return closed
    },
    capture: (from, stream) =>
      new Promise(resolve => {
        let rest = ''
        const decoder = new StringDecoder('utf8')
        from.on('data', (chunk: Buffer) => {
          const parts = (rest + decoder.write(chunk)).split('\n')
          rest = parts.pop() ?? ''
          for (const part of parts) add(stream, part)
          while (rest.length > longestLine) {
            add(stream, rest.slice(0, longestLine))
            rest = rest.slice(longestLine)
          }
        })
        from.on('close', () => {
          if (rest !== '') add(stream, rest)
          resolve()
        })
      }),
    onLine: listener => {
      events.on('line', listener)
      return () => events.off('line', listener)
    },
    onClose: listener => {
      if (closed) queueMicrotask(listener)
      else events.once('close', listener)
      return () => events.off('close', listener)
    },
    close: () => {
      closed = true
      events.emit('close')
    },
  }
}
