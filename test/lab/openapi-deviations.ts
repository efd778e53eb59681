/** Where the recorded traffic and Microsoft's OpenAPI files differ, one by one, and why it stays so. */
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

export const deviations: readonly Deviation[] = []
