/** How Azure says no: a status, a code and a sentence, thrown by whoever notices and written by the service that was asked. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  /** Key Vault's `innererror.code`, ARM's `details`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    code: string,
    message: string,
    more: { headers?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = more.headers ?? {}
    this.extra = more.extra ?? {}
  }
}

/** ARM's and Key Vault's error envelope. */
export const envelope = ({ code, message, extra }: Refusal) => ({ error: { code, message, ...extra } })

export const badRequest = (code: string, message: string) => new Refusal(400, code, message)

/** What the lab does not emulate says so by name, and is counted: a run in which that happens is no proof of anything. */
export const notInLab = (what: string) => new Refusal(501, 'NotImplementedInLab', `the lab's Azure does not emulate ${what}`)
