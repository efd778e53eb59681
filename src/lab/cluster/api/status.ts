/** Errors of the API as Kubernetes words them: a `Status` object that is thrown where the fault is seen and written at the door. */

export type Cause = { reason?: string; message: string; field?: string }

export type Status = {
  kind: 'Status'
  apiVersion: 'v1'
  metadata: Record<string, unknown>
  status: 'Success' | 'Failure'
  message?: string
  reason?: string
  details?: { name?: string; group?: string; kind?: string; uid?: string; causes?: Cause[]; retryAfterSeconds?: number }
  code?: number
}

type Of = { readonly group: string; readonly plural: string }

/** What a handler throws to answer with a failure. */
export class StatusError extends Error {
  readonly status: Status
  constructor(code: number, reason: string, message: string, details: Status['details'] = {}) {
    super(message)
    this.name = 'StatusError'
    this.status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code }
  }
}

export const qualified = (of: Of): string => (of.group === '' ? of.plural : `${of.plural}.${of.group}`)
const details = (of: Of, name?: string): NonNullable<Status['details']> => ({
  ...(name === undefined ? {} : { name }),
  ...(of.group === '' ? {} : { group: of.group }),
  kind: of.plural,
})

export const notFound = (of: Of, name: string): StatusError =>
  new StatusError(404, 'NotFound', `${qualified(of)} "${name}" not found`, details(of, name))

export const alreadyExists = (of: Of, name: string): StatusError =>
  new StatusError(409, 'AlreadyExists', `${qualified(of)} "${name}" already exists`, details(of, name))

export const conflict = (of: Of, name: string, because: string, causes: Cause[] = []): StatusError =>
  new StatusError(409, 'Conflict', `Operation cannot be fulfilled on ${qualified(of)} "${name}": ${because}`, {
    ...details(of, name),
    ...(causes.length === 0 ? {} : { causes }),
  })

/** `causes` as the API server aggregates them: one alone is written out, several in brackets. */
export const invalid = (of: Of & { readonly kind: string }, name: string, causes: Cause[]): StatusError => {
  const lines = causes.map(cause => `${cause.field}: ${cause.message}`)
  const kind = of.group === '' ? of.kind : `${of.kind}.${of.group}`
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`
  return new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${text}`, { ...details(of, name), kind: of.kind, causes })
}

export const badRequest = (message: string): StatusError => new StatusError(400, 'BadRequest', message)

export const forbidden = (of: Of, name: string, because: string): StatusError =>
  new StatusError(
    403,
    'Forbidden',
    `${qualified(of)}${name === '' ? '' : ` "${name}"`} is forbidden: ${because}`,
    details(of, name || undefined),
  )

export const methodNotAllowed = (of: Of): StatusError =>
  new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', details(of))

export const unsupportedMedia = (type: string, accepted: readonly string[]): StatusError =>
  new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}${type === '' ? '' : ` (got ${type})`}`,
  )

export const gone = (oldest: number, asked: number): StatusError =>
  new StatusError(410, 'Expired', `too old resource version: ${asked} (${oldest})`)

/** What this cluster does not emulate is refused by name; `refuse` also tells the lab, whose tests then fail. */
export const notEmulated = (what: string): StatusError =>
  new StatusError(501, 'NotImplementedInLab', `the lab's cluster does not emulate ${what}`)

export const success = (kindDetails: Status['details'] = {}): Status => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  details: kindDetails,
})
