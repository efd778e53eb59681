/** A part of the lab that lives in another network namespace: a process of its own, asked and answered over Node's IPC channel. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Child = {
  /** Resolves when the child says that it is done; rejects with the child's own words. */
  request(type: string, payload?: unknown): Promise<void>
  /** Ends it: asked first, forced after a second. */
  close(): Promise<void>
}

/** Buffers of a proxy live for a moment: a small nursery and few arenas keep a process that relays gigabytes at the size of an idle one. */
const frugal = ['--no-warnings', '--max-semi-space-size=2']

type Answer = { readonly id: number; readonly error?: string }
type Event = { readonly event: string; readonly payload: unknown }

/** Starts `script` in the network namespace. Everything else of the machine it shares with us; its output goes to standard error. */
export function startChild(options: {
  readonly namespace: string
  readonly script: URL
  readonly onEvent?: (event: string, payload: unknown) => void
}): Child {
  const { namespace, script, onEvent } = options
  const name = fileURLToPath(script)
  const child = spawn('nsenter', [`--net=/run/netns/${namespace}`, process.execPath, ...frugal, name], {
    // Not our own environment: tokens and proxies of whoever starts the lab are no business of the internet's.
    env: { PATH: process.env['PATH'] ?? '', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>()
  let lastId = 0
  let closing = false
  let ended: Error | undefined

  const end = (because: string) => {
    ended ??= new Error(`${name} ${because}`)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  child.on('error', error => end(`could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    const how = `ended (${signal ?? `exit code ${code}`})`
    if (!closing) console.error(`${name} ${how} although nobody asked it to`)
    end(how)
  })
  child.on('message', (message: Answer | Event) => {
    if ('event' in message) return onEvent?.(message.event, message.payload)
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) asked?.resolve()
    else asked?.reject(new Error(message.error))
  })
  return {
    request: (type, payload) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        child.send({ id, type, payload }, error => {
          if (error) end(`cannot be reached: ${error.message}`)
        })
      }),
    close() {
      closing = true
      return stop(child)
    },
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  if (child.connected) child.disconnect()
  const force = setTimeout(() => child.kill('SIGKILL'), 1000)
  await gone
  clearTimeout(force)
}

/** The child's side. Ends the process when the parent is gone. Requests are answered in the order in which they came. */
export function serveParent(handlers: Readonly<Record<string, (payload: never) => Promise<void>>>): void {
  let last: Promise<void> = Promise.resolve()
  process.on('message', ({ id, type, payload }: { id: number; type: string; payload: never }) => {
    last = last
      .then(() => {
        const handle = handlers[type]
        if (!handle) throw new Error(`nobody here knows "${type}"`)
        return handle(payload)
      })
      .then(
        () => void process.send?.({ id }),
        (error: unknown) => void process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
      )
  })
  process.on('disconnect', () => process.exit())
  // Ctrl-C in a terminal reaches every process; the parent decides what ends when.
  process.on('SIGINT', () => {})
}

/** Tells the parent something that it did not ask for. */
export function tellParent(event: string, payload: unknown): void {
  // A parent that has just gone is noticed by `disconnect`, not here.
  if (process.connected) process.send?.({ event, payload }, undefined, undefined, () => {})
}
