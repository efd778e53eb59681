/** May we? Asked before the work, so that a missing grant is told once, by its name, and not by a hundred failing pods. */
import { ask } from './api.ts'
import type { Connection } from './connection.ts'
import { faultOfAnswer, grantFor, type KubernetesFault, kubernetesFault } from './faults.ts'

/** `group`: the API group; absent: the core. */
export type Access = { readonly verb: string; readonly resource: string; readonly subresource?: string; readonly group?: string }

/** What exec needs. The WebSocket upgrade is a GET; newer API servers ask for `create` as well. */
export const execAccess: readonly Access[] = [
  { verb: 'list', resource: 'pods' },
  { verb: 'get', resource: 'pods', subresource: 'exec' },
  { verb: 'create', resource: 'pods', subresource: 'exec' },
]

/** What declaring trust in workloads needs besides: their objects, and the config map that carries the roots. */
export const trustAccess: readonly Access[] = [
  ...['deployments', 'statefulsets', 'daemonsets'].flatMap(resource =>
    ['get', 'list', 'patch'].map(verb => ({ verb, resource, group: 'apps' })),
  ),
  { verb: 'get', resource: 'replicasets', group: 'apps' },
  ...['get', 'create', 'patch', 'delete'].map(verb => ({ verb, resource: 'configmaps' })),
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
      const { verb, resource, subresource, group = '' } = access
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
      const { status, body } = await ask(connection, {
        method: 'POST',
        path,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { namespace, verb, group, resource, ...(subresource === undefined ? {} : { subresource }) } },
        },
        signal,
      })
      if (status < 200 || status > 299) throw faultOfAnswer({ method: 'POST', path }, status, body)
      const allowed = (body as { status?: { allowed?: unknown } } | null)?.status?.allowed
      if (allowed !== true)
        missing.push(`${verb} ${resource}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`)
    }),
  )
  if (missing.length > 0) throw notGranted(namespace, missing.sort(), wanted)
}

const notGranted = (namespace: string, missing: readonly string[], wanted: readonly Access[]): KubernetesFault =>
  kubernetesFault(
    'Forbidden',
    `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`,
    `${grantFor({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} ${
      wanted.every(each => execAccess.includes(each))
        ? 'All that is needed there: list pods; get and create pods/exec.'
        : 'All that is needed there: list pods; get and create pods/exec; get, list and patch deployments, statefulsets and daemonsets; get replicasets; get, create, patch and delete configmaps.'
    }`,
    { status: 403 },
  )
