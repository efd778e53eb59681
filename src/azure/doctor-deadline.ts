/** A question's own deadline: an answer that never comes is told, and holds nobody up. */
import type { Diagnosis, Question } from '../report/diagnosis.ts'
import { explainFault, faultLine } from './faults.ts'

/** Nothing came in time: in the question's own, or in that of all together, which says nothing about who was asked. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
  readonly own: boolean

  constructor({ seconds }: Deadline, own: boolean) {
    super(
      own
        ? `no answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
        : 'the time for all questions was over before an answer came',
    )
    this.own = own
  }
}

export type Deadline = { readonly signal: AbortSignal; readonly seconds: number }

/** Runs `work` until the deadline or until the outer signal ends; work that heeds no signal is left behind. */
export async function inTime<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, seconds } = deadline
  const own = new AbortController()
  const stop = (): void => own.abort(new TooLate(deadline, false))
  // A timer and not `AbortSignal.timeout`, which does not keep the process alive while it waits.
  const timer = setTimeout(() => own.abort(new TooLate(deadline, true)), seconds * 1000)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    const aborted = new Promise<never>((_, reject) => own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true }))
    return await (own.signal.aborted ? Promise.reject(own.signal.reason) : Promise.race([work(own.signal), aborted]))
  } catch (error) {
    // What the work says of its own abortion is no news.
    throw own.signal.aborted ? own.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** The diagnoses of a question; where they cannot be had, one that says so and why. */
export async function answered(
  about: Question,
  what: string,
  deadline: Deadline,
  work: (signal: AbortSignal) => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  try {
    return await inTime(deadline, work)
  } catch (error) {
    return [notAnswered(about, what, error)]
  }
}

export function notAnswered(about: Question, what: string, error: unknown): Diagnosis {
  if (error instanceof TooLate)
    return {
      about,
      state: 'unchecked',
      what: `${what} could not be looked at: ${error.message}.`,
      advice: 'Look at Way out first: something may swallow the connection.',
    }
  const fault = explainFault(error)
  return {
    about,
    state: 'unchecked',
    what: `${what} could not be looked at.`,
    why: faultLine(fault),
    ...('advice' in fault ? { advice: fault.advice } : {}),
  }
}
