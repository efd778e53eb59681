/**
 * Where the recorded traffic and Microsoft's OpenAPI files differ, one by one, and why it stays so. What is listed must occur in the run
 * that `conformance.test.ts` makes; else it is stale and has to go.
 */
export type Deviation = {
  readonly method: string
  /** Of the URL's path, without host and query. */
  readonly path: RegExp
  /** oav's. */
  readonly code: string
  /** Absent: any status. */
  readonly status?: number
  /** Of `SpecFault.at`. Absent: anywhere. */
  readonly at?: RegExp
  /** Why the traffic is right, or why it cannot be otherwise. */
  readonly because: string
}

const noErrorDeclared = 'this specification declares no error at all, and every ARM service answers 404 for what does not exist'

export const deviations: readonly Deviation[] = [
  { method: 'GET', path: /\/storageAccounts\/[^/]+$/, code: 'INVALID_RESPONSE_CODE', status: 404, because: noErrorDeclared },
  { method: 'GET', path: /\/registries\/[^/]+$/, code: 'INVALID_RESPONSE_CODE', status: 404, because: noErrorDeclared },
  {
    method: 'GET',
    path: /\/diagnosticSettings\/[^/]+$/,
    code: 'OBJECT_ADDITIONAL_PROPERTIES',
    status: 404,
    at: /^response \/error$/,
    because: 'this specification declares the error without its envelope; what does not exist is answered by ARM, which has one',
  },
]
