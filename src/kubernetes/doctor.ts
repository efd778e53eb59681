/** Whether the API server answers, and whether it lets this identity do what verify and install need. */
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import { type Access, execAccess, requireAccess, trustAccess } from './access.ts'
import { call } from './api.ts'
import { connect } from './connection.ts'
import { isKubernetesFault } from './faults.ts'

const about = 'cluster' as const

export type ClusterQuestion = {
  readonly kubeconfig: string
  /** Empty: the namespace of the kubeconfig's context. */
  readonly namespaces: readonly string[]
  /** A token in place of the program that the kubeconfig names. Absent: the program is run, as kubectl would. */
  readonly token?: () => Promise<string>
  /** The command that gives a role on this cluster; undefined where that is not known. */
  readonly grant: ((role: string) => string) | undefined
  readonly signal: AbortSignal
}

/** Never more than this many namespaces, each of which is a dozen questions to the API server. */
const namespacesAsked = 20

export async function clusterDiagnoses(question: ClusterQuestion): Promise<readonly Diagnosis[]> {
  const { asksForToken, withToken } = await import('./credentials.ts')
  const { token } = question
  try {
    const kubeconfig =
      token && (await asksForToken(question.kubeconfig).catch(() => false))
        ? await withToken(question.kubeconfig, await token())
        : question.kubeconfig
    const connection = await connect(kubeconfig)
    try {
      const version = (await call(connection, { method: 'GET', path: '/version', signal: question.signal, timeoutSeconds: 10 })) as {
        gitVersion?: unknown
      } | null
      const answers: Diagnosis = {
        about,
        state: 'ok',
        what: `The API server ${connection.server.host} answers: Kubernetes ${typeof version?.gitVersion === 'string' ? version.gitVersion : '(no version)'}.`,
      }
      const namespaces = question.namespaces.length > 0 ? question.namespaces : [connection.namespace]
      const rights = await Promise.all(
        namespaces
          .slice(0, namespacesAsked)
          .flatMap(namespace => [
            asked(namespace, 'verify the pods', execAccess, 'Azure Kubernetes Service RBAC Writer'),
            asked(namespace, 'install the root', trustAccess, 'Azure Kubernetes Service RBAC Writer'),
          ]),
      )
      const rest: Diagnosis[] =
        namespaces.length > namespacesAsked
          ? [{ about, state: 'unchecked', what: `${namespaces.length - namespacesAsked} more namespaces were not asked for.` }]
          : []
      return [answers, ...rights, ...rest]

      async function asked(namespace: string, purpose: string, wanted: readonly Access[], role: string): Promise<Diagnosis> {
        try {
          await requireAccess(connection, namespace, wanted, question.signal)
          return { about, state: 'ok', what: `In namespace ${namespace} it may do what it takes to ${purpose}.` }
        } catch (error) {
          // Trust is installed by few; who only verifies does not need it.
          return told(error, purpose === 'verify the pods' ? 'fail' : 'warn', question.grant?.(role), `To ${purpose}: `)
        }
      }
    } finally {
      connection.close()
    }
  } catch (error) {
    return [told(error, 'fail', undefined, '')]
  }
}

function told(error: unknown, state: 'fail' | 'warn', command: string | undefined, purpose: string): Diagnosis {
  if (!isKubernetesFault(error)) throw error
  const denied = error.code === 'Forbidden' || error.status === 403
  return {
    about,
    state,
    what: `${purpose}${error.message}`,
    advice: denied && command ? `With Azure RBAC for Kubernetes this role does. Without: ${error.advice}` : error.advice,
    commands: denied && command ? [command] : error.code === 'Unauthorized' ? [shellCommand('kubectl', 'auth', 'whoami')] : [],
  }
}
