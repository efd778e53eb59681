/** May we? Asked before the work, so that a missing grant is told once, by its name, and not by a hundred failing pods. */
import { ask } from './api.ts'
import type { Connection } from './connection.ts'
import { faultOfAnswer, grantFor, type KubernetesFault, kubernetesFault } from './faults.ts'

export type Access = { readonly verb: string; readonly resource: string; readonly subresource?: string }

/** What exec needs. The WebSocket upgrade is a GET; newer API servers ask for `create` as well. */
export const execAccess: readonly Access[] = [
  { verb: 'list', resource: 'pods' },
  { verb: 'get', resource: 'pods', subresource: 'exec' },
  { verb: 'create', resource: 'pods', subresource: 'exec' },
]

/** Throws a fault that names every verb that is missing in the namespace. */
export async function requireAccess(
  connection: Connection,
  namespace: string,
  wanted: readonly Access[],
  signal: AbortSignal,
): Promise<void> {
  const missing: string[] = []
  await Promise.all(
    wanted.map(async access => {
      const { verb, resource, subresource } = access
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
      const { status, body } = await ask(connection, {
        method: 'POST',
        path,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { namespace, verb, group: '', resource, ...(subresource === undefined ? {} : { subresource }) } },
        },
        signal,
      })
      if (status < 200 || status > 299) throw faultOfAnswer({ method: 'POST', path }, status, body)
      const allowed = (body as { status?: { allowed?: unknown } } | null)?.status?.allowed
      if (allowed !== true) missing.push(`${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}`)
    }),
  )
  if (missing.length > 0) throw notGranted(namespace, missing.sort())
}

const notGranted = (namespace: string, missing: readonly string[]): KubernetesFault =>
  kubernetesFault(
    'Forbidden',
    `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`,
    `${grantFor({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} All that is needed there: list pods; get and create pods/exec.`,
    { status: 403 },
  )
