/** Every reason for which a request to Azure is repeated, with its name and its end. Nothing else retries. */

export type ServiceError = { readonly status: number | undefined; readonly code: string; readonly message: string }

export type RetryReason = {
  readonly name: string
  /** What a person reads while it waits. */
  readonly waitingFor: string
  /** Minutes after which it is given up. */
  readonly forMinutes: number
  readonly when: (error: ServiceError) => boolean
}

const codes =
  (...list: string[]) =>
  (error: ServiceError): boolean =>
    list.some(code => code.toLowerCase() === error.code.toLowerCase())

/** For writes of documents. The store reads the document again before it repeats a write. */
export const writeRetries: readonly RetryReason[] = [
  {
    name: 'another operation',
    waitingFor: 'another operation on it to end',
    forMinutes: 20,
    when: error =>
      codes(
        'AnotherOperationInProgress',
        'RetryableError',
        'ReferencedResourceNotProvisioned',
        'FirewallPolicyRuleCollectionGroupUpdateNotAllowedWhenUpdatingOrDeleting',
        'FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting',
        'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
        'OperationInProgress',
        'EtagMismatch',
        'StorageAccountOperationInProgress',
      )(error) ||
      ((error.status === 409 || error.status === 429) && /in progress|being (created|updated|deleted)|is updating/i.test(error.message)),
  },
  { name: 'new principal', waitingFor: 'Entra to know the new identity everywhere', forMinutes: 5, when: codes('PrincipalNotFound') },
  {
    name: 'faulted firewall',
    waitingFor: 'the firewall to recover, then the policy is applied again',
    forMinutes: 15,
    when: error =>
      codes('FirewallPolicyUpdateFailed', 'IpGroupsUpdateFailed')(error) || /faulted referenced firewalls/i.test(error.message),
  },
  { name: 'server error', waitingFor: 'Azure to answer again', forMinutes: 5, when: ({ status }) => status !== undefined && status >= 500 },
]

/** For Key Vault and file shares right after a grant: the data plane learns of it late. */
export const grantRetries: readonly RetryReason[] = [
  { name: 'new grant', waitingFor: 'the new role to reach the data plane', forMinutes: 10, when: ({ status }) => status === 403 },
]

export const reasonFor = (error: ServiceError, reasons: readonly RetryReason[]): RetryReason | undefined =>
  reasons.find(reason => reason.when(error))

/** What an SDK threw, in the words of the service: status, innermost code, its message. */
export function serviceError(error: unknown): ServiceError {
  const given = error as {
    statusCode?: unknown
    status?: unknown
    code?: unknown
    message?: unknown
    details?: unknown
    response?: { bodyAsText?: unknown }
  }
  const status = Number(given?.statusCode ?? given?.status)
  const inner = innermost(bodyOf(given?.response?.bodyAsText) ?? given?.details)
  return {
    status: Number.isFinite(status) && status > 0 ? status : undefined,
    code: inner?.code || (typeof given?.code === 'string' ? given.code : ''),
    message: inner?.message || (typeof given?.message === 'string' ? given.message : String(error)),
  }
}

/** The most specific of nested ARM errors: the last `details` or `innererror` that has a code. */
export function innermost(body: unknown): { readonly code: string; readonly message: string } | undefined {
  let node = body as Record<string, unknown> | undefined
  if (typeof node !== 'object' || node === null) return undefined
  if (typeof node.error === 'object' && node.error !== null) node = node.error as Record<string, unknown>
  let found: { code: string; message: string } | undefined
  for (let depth = 0; node && depth < 10; depth += 1) {
    if (typeof node.code === 'string' && node.code !== '')
      found = { code: node.code, message: typeof node.message === 'string' ? node.message : (found?.message ?? '') }
    const details = node.details
    const next: unknown = Array.isArray(details)
      ? details.find(item => typeof item === 'object' && item !== null)
      : (node.innererror ?? node.innerError)
    node = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : undefined
  }
  return found
}

function bodyOf(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
