/** The newest evidence of the default branch, to tell when it ends. Less is asked of where it came from than before evidence is reused: it opens nothing. */
import type { ActionWorld } from './action.ts'
import { openApi } from './api.ts'
import { bytesOf } from './artifacts.ts'
import { type Artifact, newestFirst } from './provenance.ts'

export type NewestEvidence = { readonly text: string; readonly runId: number; readonly createdAt: string }

/** A page of artifacts is looked at: hundreds of newer ones of other branches would hide it, and then there is none. */
const perPage = 100

/** Undefined: there is none. Throws where GitHub could not be asked. */
export async function newestEvidence(
  wanted: { readonly name: string; readonly file: string; readonly mostBytes: number },
  token: string,
  world: Pick<ActionWorld, 'env' | 'signal'>,
): Promise<NewestEvidence | undefined> {
  const [owner = '', repo = ''] = (world.env['GITHUB_REPOSITORY'] ?? '').split('/')
  const rest = await openApi(token, world)
  const where = { owner, repo }
  const [repository, { data }] = await Promise.all([
    rest.repos.get(where),
    rest.actions.listArtifactsForRepo({ ...where, name: wanted.name, per_page: perPage }),
  ])
  type Of = { readonly workflow_run?: { readonly head_branch?: string | null } | null }
  // Of a fork, of a pull request or of somebody's branch it says nothing about what is deployed.
  const artifact = (newestFirst(data.artifacts as readonly Artifact[], wanted.name) as readonly (Artifact & Of)[]).find(
    ({ expired, workflow_run: run }) =>
      !expired &&
      run?.id !== undefined &&
      run.repository_id === run.head_repository_id &&
      run.head_branch === repository.data.default_branch,
  )
  if (artifact?.workflow_run?.id === undefined) return undefined
  const read = await bytesOf(rest, where, artifact, wanted, world.signal)
  if (read.kind === 'changed') throw new Error('the archive is not the one that GitHub has the digest of')
  return { text: read.text, runId: artifact.workflow_run.id, createdAt: artifact.created_at ?? '' }
}
