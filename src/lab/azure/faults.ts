/** Faults on purpose: which calls answer late, wrong, throttled or not at all. Seeded, so a run can be repeated. */
import type { Answer, Call } from './http.ts'

export type FaultScript = { readonly seed: number; readonly rules: readonly FaultRule[] }

export type FaultRule = {
  /** Regular expressions, tried against `METHOD host/path?query` (case-insensitive). */
  readonly match: RegExp
  /** Lets this many matching calls pass first. */
  readonly skip?: number
  /** Strikes at most this often. */
  readonly times?: number
  /** Strikes this share of the matching calls; 1 when absent. */
  readonly probability?: number
  readonly fault: Fault
}

export type Fault =
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** 429 with Retry-After: seconds as a number, or a date so many milliseconds ahead. */
  | { readonly kind: 'throttled'; readonly retryAfter: number | { readonly milliseconds: number } }
  /** Another answer; `accepted`: the service has done its work before it answers so (a 504 on a PUT that went through). */
  | {
      readonly kind: 'wrong'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly accepted?: boolean
    }
  /** The connection dies before the service sees the call, or after it has done the work. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The call is accepted, and the long-running operation that it starts ends Failed with this error. */
  | { readonly kind: 'failing-operation'; readonly code: string; readonly message: string }

type Strike =
  | { kind: 'late'; milliseconds: number }
  | { kind: 'reset'; when: 'before' | 'after' }
  | { kind: 'instead' | 'after'; answer: Answer }
  | { kind: 'failing-operation'; error: { code: string; message: string } }

export type Faults = {
  script: FaultScript
  next(call: Call): Strike | undefined
}

export function makeFaults(): Faults {
  let script: FaultScript = { seed: 1, rules: [] }
  let random = mulberry32(1)
  let seen = new Map<FaultRule, { matched: number; struck: number }>()
  return {
    get script() {
      return script
    },
    set script(next) {
      script = next
      random = mulberry32(next.seed)
      seen = new Map()
    },
    next(call) {
      const line = `${call.method} ${call.url.host}${call.url.pathname}${call.url.search}`
      for (const rule of script.rules) {
        if (!new RegExp(rule.match.source, 'i').test(line)) continue
        const count = seen.get(rule) ?? { matched: 0, struck: 0 }
        seen.set(rule, count)
        count.matched += 1
        if (count.matched <= (rule.skip ?? 0) || count.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) continue
        if (rule.probability !== undefined && random() >= rule.probability) continue
        count.struck += 1
        return strike(rule.fault)
      }
      return undefined
    },
  }
}

function strike(fault: Fault): Strike {
  if (fault.kind === 'late' || fault.kind === 'reset') return fault
  if (fault.kind === 'failing-operation') return { kind: 'failing-operation', error: { code: fault.code, message: fault.message } }
  if (fault.kind === 'wrong') {
    const { status, headers = {}, body = genericBody(status) } = fault
    return { kind: fault.accepted ? 'after' : 'instead', answer: { status, headers, body } }
  }
  const retryAfter =
    typeof fault.retryAfter === 'number' ? String(fault.retryAfter) : preciseHttpDate(Date.now() + fault.retryAfter.milliseconds)
  const body = { error: { code: 'TooManyRequests', message: 'The request is being throttled.' } }
  return { kind: 'instead', answer: { status: 429, headers: { 'retry-after': retryAfter }, body } }
}

const genericBody = (status: number) => ({
  error: { code: status >= 500 ? 'InternalServerError' : 'BadRequest', message: `fault injected: ${status}` },
})

/** An HTTP date with milliseconds: unmodified clients then poll at that very moment instead of seconds later. */
export const preciseHttpDate = (time: number) =>
  new Date(time).toUTCString().replace(' GMT', `.${String(time % 1000).padStart(3, '0')} GMT`)

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
