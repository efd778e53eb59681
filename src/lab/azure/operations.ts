/** Long-running operations: accepted now, finished later, polled in between. */
import { randomUUID } from 'node:crypto'
import { preciseHttpDate } from './faults.ts'
import type { Answer } from './http.ts'
import { Refusal } from './refusal.ts'

export type Operation = {
  readonly id: string
  readonly startTime: Date
  /** When it should be done; a guess that Retry-After is made of. */
  readonly due: number
  status: 'InProgress' | 'Succeeded' | 'Failed'
  endTime?: Date
  error?: { code: string; message: string }
  /** What Location answers when all is done. */
  result?: () => Answer
  readonly done: Promise<void>
}

export type Operations = {
  /** Waits, works, and then says how it ended to `settle` before anybody can poll it. */
  start(plan: {
    milliseconds: number
    failing: { code: string; message: string } | undefined
    work: () => Promise<void>
    settle: (error: { code: string; message: string } | undefined) => void
    result?: () => Answer
  }): Operation
  get(id: string): Operation | undefined
  /** Nothing starts any more; resolves when what runs has ended. */
  close(): Promise<void>
}

export function makeOperations(now: () => Date): Operations {
  const known = new Map<string, Operation>()
  const running = new Set<Promise<void>>()
  let closed = false
  return {
    start({ milliseconds, failing, work, settle, result }) {
      const operation: Operation = {
        id: randomUUID(),
        startTime: now(),
        due: Date.now() + milliseconds,
        status: 'InProgress',
        ...(result ? { result } : {}),
        done: Promise.resolve().then(run),
      }
      known.set(operation.id, operation)
      running.add(operation.done)
      void operation.done.finally(() => running.delete(operation.done))
      return operation

      async function run() {
        if (milliseconds > 0 && !closed) await new Promise(resolve => setTimeout(resolve, milliseconds))
        let error = closed ? { code: 'Canceled', message: 'the lab is closing' } : failing
        try {
          if (!error) await work()
        } catch (thrown) {
          error = faultOf(thrown)
        }
        settle(error)
        if (error) operation.error = error
        operation.endTime = now()
        operation.status = error ? 'Failed' : 'Succeeded'
      }
    },
    get: id => known.get(id),
    async close() {
      closed = true
      await Promise.allSettled([...running])
    },
  }
}

const faultOf = (thrown: unknown): { code: string; message: string } =>
  thrown instanceof Refusal
    ? { code: thrown.code, message: thrown.message }
    : {
        code: typeof (thrown as { code?: unknown })?.code === 'string' ? (thrown as { code: string }).code : 'InternalServerError',
        message: String((thrown as Error)?.message ?? thrown),
      }

/** A moment at which polling is worth while, as unmodified clients understand it. */
export const retryAfter = (operation: Operation) =>
  preciseHttpDate(
    Math.max(Date.now() + 5, Math.min(operation.due + 2, Date.now() + 60_000), operation.due < Date.now() ? Date.now() + 40 : 0),
  )

/** Azure-AsyncOperation's answer. */
export function operationStatus(operation: Operation): Answer {
  const running = operation.status === 'InProgress'
  return {
    status: 200,
    ...(running ? { headers: { 'retry-after': retryAfter(operation) } } : {}),
    body: {
      name: operation.id,
      status: operation.status,
      startTime: operation.startTime.toISOString(),
      ...(operation.endTime ? { endTime: operation.endTime.toISOString() } : {}),
      ...(operation.error ? { error: operation.error } : {}),
    },
  }
}

/** Location's answer: 202 while it runs, then the result. */
export function operationResult(operation: Operation, self: string): Answer {
  if (operation.status === 'InProgress') return { status: 202, headers: { location: self, 'retry-after': retryAfter(operation) } }
  if (operation.error) return { status: 400, body: { error: operation.error } }
  return operation.result?.() ?? { status: 200 }
}
