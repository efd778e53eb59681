/** What the Kubernetes API answers when it will not, told so that somebody can act on it. */
import type { KnownFault } from '../plan/resource.ts'

export type KubernetesFault = Error & KnownFault & { readonly status?: number }

export const kubernetesFault = (
  code: string,
  message: string,
  advice: string,
  more: { status?: number; cause?: unknown } = {},
): KubernetesFault =>
  Object.assign(new Error(message, more.cause === undefined ? {} : { cause: more.cause }), {
    name: 'KubernetesFault',
    code,
    advice,
    ...(more.status === undefined ? {} : { status: more.status }),
  })

export const isKubernetesFault = (error: unknown): error is KubernetesFault => error instanceof Error && error.name === 'KubernetesFault'

/** A request as faults speak of it. */
export type Asked = { readonly method: string; readonly path: string }

const verbs: Readonly<Record<string, string>> = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }

/** `GET /api/v1/namespaces/weather/pods` -> verb `list`, resource `pods`, namespace `weather`, as access rules name them. */
export function accessOf({ method, path }: Asked): { verb: string; resource: string; group: string; namespace?: string } {
  const [root, ...rest] =
    path
      .split('?')[0]
      ?.split('/')
      .filter(part => part !== '') ?? []
  const group = root === 'apis' ? (rest[0] ?? '') : ''
  const parts = rest.slice(root === 'apis' ? 2 : 1)
  const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined
  const [resource = '', name, subresource] = namespace === undefined ? parts : parts.slice(2)
  const verb = method === 'GET' && name === undefined ? 'list' : (verbs[method] ?? method.toLowerCase())
  return {
    verb,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    group,
    ...(namespace === undefined ? {} : { namespace }),
  }
}

/** What an identity needs in order to be let in: Kubernetes' own words, and the Azure role that carries them. */
export function grantFor(asked: Asked): string {
  const { verb, resource, group, namespace } = accessOf(asked)
  const where = namespace === undefined ? 'the cluster' : `namespace ${namespace}`
  const writes = verb !== 'get' && verb !== 'list' && verb !== 'watch'
  const role =
    namespace === undefined && writes
      ? '"Azure Kubernetes Service RBAC Cluster Admin"'
      : writes || resource.endsWith('/exec')
        ? '"Azure Kubernetes Service RBAC Writer"'
        : '"Azure Kubernetes Service RBAC Reader"'
  const what = `verb "${verb}" on "${resource}"${group === '' ? '' : ` (API group ${group})`}`
  return `Give the identity of this job ${what} in ${where}: with Azure RBAC the role ${role} on the cluster or the namespace, else a Role and a RoleBinding.`
}

type StatusBody = { message?: unknown; reason?: unknown }

/** From an HTTP answer that is not a success. `body` is what the server sent, parsed or not. */
export function faultOfAnswer(asked: Asked, status: number, body: unknown): KubernetesFault {
  const { message, reason } = (typeof body === 'object' && body !== null ? body : {}) as StatusBody
  const said =
    typeof message === 'string' && message !== ''
      ? message
      : typeof body === 'string' && body !== ''
        ? body.slice(0, 300)
        : `HTTP ${status}`
  const code = typeof reason === 'string' && reason !== '' ? reason : `Http${status}`
  const what = `${asked.method} ${asked.path.split('?')[0]}`
  const advice = (() => {
    switch (status) {
      case 401:
        return 'The API server does not accept the credentials of the kubeconfig: they may have expired. Run deploy-aks again in this job, or write a fresh kubeconfig.'
      case 403:
        return grantFor(asked)
      case 404:
        return 'Check the namespace and the name; for a custom resource, check that its definition (or the add-on that brings it) is installed.'
      case 409:
        return 'Somebody else changed the object meanwhile, or owns the field. Run again, or agree on one owner.'
      case 422:
      case 400:
        return 'Correct the manifest: the API server names the field.'
      case 429:
        return 'The API server asks to slow down (priority and fairness). Run again later, or with fewer pods at once.'
      default:
        return status >= 500
          ? 'The API server or a webhook failed; run again, and look at the cluster if it stays.'
          : 'See the message of the API server.'
    }
  })()
  return kubernetesFault(code, `${what}: ${said}`, advice, { status })
}

type NetworkError = Error & { code?: string }

const notTrusted = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
])

/** From a connection that failed. Certificate errors are never retried: the answer would come from somebody else. */
export function faultOfNetwork(server: URL, error: unknown): KubernetesFault {
  const { code = '', message = String(error) } = (error instanceof Error ? error : {}) as NetworkError
  const host = server.host
  if (notTrusted.has(code))
    return kubernetesFault(
      'ApiServerNotTrusted',
      `The certificate of the API server ${host} was refused: ${message}`,
      'Either the kubeconfig is of another cluster (or from before it was recreated), or something between here and the API server intercepts TLS. Write a fresh kubeconfig; do not turn verification off.',
      { cause: error },
    )
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return kubernetesFault(
      'ApiServerUnknown',
      `The name of the API server, ${server.hostname}, does not resolve.`,
      'The cluster may be stopped or deleted, or private and its DNS zone not reachable from this runner.',
      { cause: error },
    )
  return kubernetesFault(
    'ApiServerUnreachable',
    `The API server ${host} cannot be reached: ${code === '' || message.includes(code) ? message : `${code} ${message}`}`,
    "Check that the cluster is running, and that this runner's address is among the cluster's authorized IP ranges.",
    { cause: error },
  )
}

/** Whether asking again can help and cannot harm (for requests that are idempotent). */
export const isTransientStatus = (status: number): boolean =>
  status === 429 || status === 500 || status === 502 || status === 503 || status === 504
