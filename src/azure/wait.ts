/** Waits, or throws the signal's reason as soon as it is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}

/**
 * A day, in milliseconds: no action runs longer. A timer of more than 24.8 days fires at once, so that a service which says "in a year" would be
 * asked without a pause.
 */
export const longestWait = 86_400_000

/** What `Retry-After` says, at most a day, in milliseconds from `now`: seconds, or a date (with milliseconds, if need be). Undefined: nothing that can be read. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.min(Number(header) * 1000, longestWait)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), longestWait)
}

/** The wait before the next try: 1 s, 2 s, 4 s … 30 s, each cut by up to half so that clients do not come back together. */
export const backoff = (attempt: number, random: () => number = Math.random): number =>
  Math.min(30_000, 1000 * 2 ** attempt) * (1 - random() / 2)

/** The work's own end, or the signal's reason as soon as it is aborted: pollers of the SDKs sleep through it. */
export async function orAborted<T>(work: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason)
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
    promise.catch(() => {})
  }
}
