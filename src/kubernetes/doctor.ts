/** Whether the API server answers, and whether it lets this identity do what verify and install need. */
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import { type Access, execAccess, requireAccess, trustAccess } from './access.ts'
import { call } from './api.ts'
import { connect } from './connection.ts'
import { isKubernetesFault } from './faults.ts'

const about = 'cluster' as const

export type ClusterQuestion = {
  readonly kubeconfig: string
  readonly namespaces: readonly string[]
  /** A token for a kubeconfig that names a program instead. */
  readonly token: () => Promise<string>
  /** The command that gives a role on this cluster; undefined where that is not known. */
  readonly grant: ((role: string) => string) | undefined
  readonly signal: AbortSignal
}

export async function clusterDiagnoses(question: ClusterQuestion): Promise<readonly Diagnosis[]> {
  const { asksForToken, withToken } = await import('./credentials.ts')
  try {
    const kubeconfig = (await asksForToken(question.kubeconfig).catch(() => false))
      ? await withToken(question.kubeconfig, await question.token())
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
      const rights = await Promise.all(
        question.namespaces.flatMap(namespace => [
          asked(namespace, 'verify the pods', execAccess, 'Azure Kubernetes Service RBAC Writer'),
          asked(namespace, 'install the root', trustAccess, 'Azure Kubernetes Service RBAC Writer'),
        ]),
      )
      return [answers, ...rights]

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
