import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import type { Stream } from './log.ts'

export type NodeRun = {
  readonly node: string
  readonly script: string
  readonly cwd: string
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>
  readonly onText: (text: string, stream: Stream) => void
  readonly signal?: AbortSignal
  /** Asked after every piece of output. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly now: () => boolean }
}

export type Ended = {
  readonly exitCode: number | null
  readonly firstByteMilliseconds: number | undefined
  readonly milliseconds: number
  readonly peakRssBytes: number
}

/** GitHub's runner gives a cancelled step this long after SIGINT, and then after SIGTERM. Milliseconds. */
const patience = { interrupt: 7_500, terminate: 2_500 }

/** Runs a script to its end and leaves nothing of it behind. */
export const runNode = ({ node, script, cwd, env, onText, signal, kill }: NodeRun): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    // Its own process group: whatever it started can be ended with it.
    const child = spawn(node, [script], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let firstByteMilliseconds: number | undefined
    let peakRssBytes = 0
    let killed = false
    const timers: NodeJS.Timeout[] = []

    const sample = (): void => {
      peakRssBytes = Math.max(peakRssBytes, peakOf(child.pid))
    }
    const sampling = setInterval(sample, 25)
    const cancel = (): void => {
      child.kill('SIGINT')
      timers.push(setTimeout(() => child.kill('SIGTERM'), patience.interrupt))
      timers.push(setTimeout(() => endGroup(child.pid), patience.interrupt + patience.terminate))
    }
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })

    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child[name]
      const decoder = new StringDecoder('utf8')
      stream.on('data', (chunk: Buffer) => {
        firstByteMilliseconds ??= performance.now() - started
        onText(decoder.write(chunk), name)
        if (kill && !killed && kill.now()) {
          killed = true
          child.kill(kill.signal)
        }
      })
      stream.on('end', () => onText(decoder.end(), name))
    }
    const settle = (): void => {
      clearInterval(sampling)
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
    child.once('error', error => {
      settle()
      reject(new Error(`${node} ${script} did not start: ${error.message}`))
    })
    // What it started may hold its pipes open; the runner does not wait for that.
    child.once('exit', () => endGroup(child.pid))
    child.once('close', exitCode => {
      settle()
      resolve({ exitCode, firstByteMilliseconds, milliseconds: performance.now() - started, peakRssBytes })
    })
  })

/** The most memory that the process ever had resident, in bytes; 0 when it is gone. */
const peakOf = (pid: number | undefined): number => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left in it.
  }
}
