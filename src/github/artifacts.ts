/** The newest evidence that this gate left in this repository, from GitHub's API, with GitHub's word for where it came from. */
import { createHash } from 'node:crypto'
import { type Api, openApi } from './api.ts'
import { isRefusal, statusOf } from './conversation.ts'
import { download } from './download.ts'
import {
  type Artifact,
  type Here,
  type Jobs,
  newestFirst,
  type Run,
  whyForeign,
  whyNotSealed,
  whyNotTrusted,
  whySpeaksAgainst,
} from './provenance.ts'
import { BadArchive, unzipOne } from './zip.ts'

export type Wanted = {
  readonly name: string
  /** The file in the artifact, and how large it may be. */
  readonly file: string
  readonly mostBytes: number
  /** What is older is not looked at. */
  readonly since: Date
}

export type Found =
  | {
      readonly kind: 'found'
      readonly text: string
      readonly sha256: string
      readonly run: Run
      readonly recorded: { from: Date; to: Date }
    }
  | { readonly kind: 'none'; readonly because: string; readonly run?: Run }

/** Where to ask, and who asks. */
export type Place = {
  readonly token: string
  readonly signal: AbortSignal
  readonly env: Readonly<Record<string, string | undefined>>
  /** The claims of the job's own OIDC token that name the workflow it is in. */
  readonly gate: { readonly path: string; readonly sha: string }
  /** For all of it. Milliseconds; two minutes unless said otherwise. */
  readonly deadline?: number
}

/** Pages of a hundred runs that are looked through. */
const mostPages = 5
/** Artifacts that are passed over because they are of others. */
const mostLookedAt = 30

/** Asks GitHub, within a deadline: a GitHub that does not answer is a reason to ask the pods, not to wait. */
export async function findEvidence(wanted: Wanted, place: Place): Promise<Found> {
  const signal = AbortSignal.any([place.signal, AbortSignal.timeout(place.deadline ?? 120_000)])
  try {
    return await search(wanted, { ...place, signal })
  } catch (error) {
    if (place.signal.aborted) throw error
    return { kind: 'none', because: signal.aborted ? 'GitHub did not answer in time' : said(error) }
  }
}

async function search(wanted: Wanted, place: Place): Promise<Found> {
  const none = (because: string, run?: Run): Found => ({ kind: 'none', because, ...(run ? { run } : {}) })
  const { env } = place
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  const reference = /^([^/]+\/[^/]+)\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')
  const [runId, workflowSha] = [Number(env['GITHUB_RUN_ID']), env['GITHUB_WORKFLOW_SHA'] ?? '']
  if (owner === '' || repo === '' || reference?.[2] === undefined || !Number.isSafeInteger(runId) || workflowSha === '')
    return none('the runner does not say which run of which workflow this is')
  const path = reference[2]
  const rest = await openApi(place.token, place)
  const where = { owner, repo }
  const runOf = async (run_id: number): Promise<Run> => (await rest.actions.getWorkflowRun({ ...where, run_id })).data as Run
  const blobOf = async (ref: string): Promise<string> => {
    const { data } = await rest.repos.getContent({ ...where, path, ref })
    if (Array.isArray(data) || data.type !== 'file') throw new Error(`${path} is no file`)
    return data.sha
  }

  const [run, repository, { data: list }] = await Promise.all([
    runOf(runId),
    rest.repos.get(where),
    rest.actions.listArtifactsForRepo({ ...where, name: wanted.name, per_page: 100 }),
  ])
  const here: Here = {
    path,
    branch: env['GITHUB_REF_TYPE'] === 'branch' ? env['GITHUB_REF_NAME'] : undefined,
    defaultBranch: repository.data.default_branch,
    gate: place.gate,
    run,
  }
  const artifacts = list.artifacts as readonly Artifact[]
  const sorted = newestFirst(artifacts, wanted.name)
  // GitHub gives the newest first without promising it. What would be on another page could be newer, and say no.
  if (list.total_count > artifacts.length && sorted.some((each, at) => each.id !== artifacts[at]?.id))
    return none('GitHub gave the artifacts in another order than by their age')
  let looked = 0
  for (const artifact of sorted) {
    const created = new Date(artifact.created_at ?? '')
    if (!(created >= wanted.since)) return none('there is no evidence that is young enough')
    if (++looked > mostLookedAt) return none(`the newest ${mostLookedAt} artifacts of this name are of others`)
    const its = artifact.workflow_run
    if (its?.id === undefined || its.repository_id !== its.head_repository_id) continue
    const other = await runOf(its.id)
    if (other.id !== run.id && whyForeign(other, here) !== undefined) continue
    const doubt = whyNotTrusted(other, here)
    if (doubt !== undefined) return none(`the newest run of this gate with evidence (${other.id}) ${doubt}`, other)
    if (artifact.expired) return none(`the evidence of run ${other.id} has expired`, other)
    const started = new Date(other.run_started_at ?? '')
    if (Number.isNaN(started.getTime())) return none(`GitHub does not say when run ${other.id} began`, other)
    const against = await laterDoubt(rest, { ...where, workflow_id: path.split('/').at(-1) ?? '' }, other, here)
    if (against !== undefined) return none(against, other)
    const [then, now] = await Promise.all([blobOf(other.head_sha), blobOf(workflowSha)])
    if (then !== now) return none(`${path} was another one in run ${other.id}`, other)
    const read = await bytesOf(rest, where, artifact, wanted, place.signal)
    if (read.kind === 'changed') return none(`the evidence of run ${other.id} is not the one that GitHub has the digest of`, other)
    const jobs: Jobs = (await rest.actions.listJobsForWorkflowRun({ ...where, run_id: other.id, per_page: 100 })).data.jobs
    const unsealed = whyNotSealed(jobs, read.sha256)
    if (unsealed !== undefined) return none(`run ${other.id} ${unsealed}`, other)
    return { ...read, kind: 'found', run: other, recorded: { from: started, to: created } }
  }
  return none('there is no evidence of this gate')
}

/** Why a later run of this gate speaks against an earlier one. */
async function laterDoubt(
  rest: Api,
  where: { readonly owner: string; readonly repo: string; readonly workflow_id: string },
  since: Run,
  here: Here,
): Promise<string | undefined> {
  const created = `>=${since.created_at}`
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await rest.actions.listWorkflowRuns({ ...where, created, per_page: 100, page })
    const later = (data.workflow_runs as readonly Run[]).filter(({ id }) => id !== since.id)
    for (const run of later) {
      const doubt = whySpeaksAgainst(run, here)
      if (doubt !== undefined) return `run ${run.id} of this gate, later than the evidence of run ${since.id}, ${doubt}`
    }
    if (data.workflow_runs.length < 100) return undefined
  }
  return `there are too many runs since run ${since.id}`
}

type Redirect = { readonly status: number; readonly headers: { readonly location?: string } }

/** The file in the archive, if the archive is the one that GitHub took. Its address is asked for with the token, and fetched without. */
export async function bytesOf(
  rest: Api,
  where: { readonly owner: string; readonly repo: string },
  artifact: Artifact,
  { file, mostBytes }: Pick<Wanted, 'file' | 'mostBytes'>,
  signal: AbortSignal,
): Promise<{ readonly kind: 'same'; readonly text: string; readonly sha256: string } | { readonly kind: 'changed' }> {
  const request = { redirect: 'manual' as const, signal }
  const redirect = await rest.actions.downloadArtifact({ ...where, artifact_id: artifact.id, archive_format: 'zip', request })
  const { status, headers } = redirect as Redirect
  if (status !== 302 || headers.location === undefined)
    throw new BadArchive(`GitHub answered ${status} instead of the address of the archive`)
  const archive = await download(headers.location, signal)
  if (artifact.digest !== `sha256:${sha256Of(archive)}`) return { kind: 'changed' }
  const content = unzipOne(archive, file, mostBytes)
  return { kind: 'same', text: content.toString('utf8'), sha256: sha256Of(content) }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function said(error: unknown): string {
  if (error instanceof BadArchive) return `the evidence cannot be read: ${error.message}`
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  const status = statusOf(error)
  if (status === undefined) return `GitHub could not be asked: ${message}`
  return isRefusal(error)
    ? `GitHub refused (${status}: ${message}): the job needs \`actions: read\` and \`contents: read\``
    : `GitHub answered ${status}: ${message}`
}
