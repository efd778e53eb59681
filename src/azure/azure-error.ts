/** An operation that Azure accepted and that failed, or a state in which it ended. */
export class AzureError extends Error {
  readonly code: string
  readonly statusCode: number | undefined
  constructor(error: { readonly code: string; readonly message: string; readonly status?: number | undefined }, options?: ErrorOptions) {
    super(error.message, options)
    this.name = 'AzureError'
    this.code = error.code
    this.statusCode = error.status
  }
}
