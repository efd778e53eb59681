/**
 * Whether GitHub vouches for where an artifact came from. Everything here is GitHub's own word (its API's answers), none of it the
 * artifact's. docs/decisions/evidence-reuse.md says what each question keeps out.
 */
export type Artifact = {
  readonly id: number
  readonly name: string
  readonly size_in_bytes: number
  readonly expired: boolean
  readonly created_at: string | null
  readonly digest?: string | null
  readonly workflow_run?: { readonly id?: number; readonly repository_id?: number; readonly head_repository_id?: number } | null
}
export type Run = {
  readonly id: number
  readonly path: string
  readonly event: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly head_branch: string | null
  readonly head_sha: string
  readonly created_at: string
  readonly run_started_at?: string
  readonly html_url: string
  readonly repository: { readonly id: number }
  readonly head_repository: { readonly id: number } | null
  readonly referenced_workflows?: readonly { readonly path: string; readonly sha: string; readonly ref?: string }[] | null
}
export type Jobs = readonly {
  readonly name: string
  readonly conclusion: string | null
  readonly steps?: readonly { readonly name: string; readonly conclusion: string | null }[]
}[]

/** The run that wants to reuse something. */
export type Here = {
  /** `.github/workflows/deploy.yml` */
  readonly path: string
  /** The branch, or undefined where the run is not of one. */
  readonly branch: string | undefined
  readonly defaultBranch: string
  /** The gate's workflow and its commit, as the job's OIDC token names them: `OWNER/egress-gate/.github/workflows/gate.yml`. */
  readonly gate: { readonly path: string; readonly sha: string }
  readonly run: Run
}

/** Runs that somebody from outside can start, or that run what somebody from outside wrote. */
const foreignEvents = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment', 'workflow_run']

const beforeAt = (text: string): string => text.split('@')[0] ?? ''

/** Why a run is none of this gate's: it is passed over. Undefined: it is. */
export function whyForeign(run: Run, here: Here): string | undefined {
  if (run.repository.id !== here.run.repository.id || run.head_repository?.id !== here.run.repository.id) return 'is of a fork'
  if (foreignEvents.includes(run.event)) return `was started by ${run.event}`
  if (beforeAt(run.path) !== here.path) return `is of ${beforeAt(run.path)}`
  if (run.head_branch !== here.defaultBranch && (here.branch === undefined || run.head_branch !== here.branch))
    return `is of ${run.head_branch ?? 'no branch'}`
  return undefined
}

/** Why this gate's newest run gives no evidence: nothing older is asked then, as it could hide that this one did not pass. Undefined: it does. */
export function whyNotTrusted(run: Run, here: Here): string | undefined {
  if (run.id === here.run.id) return 'is this one'
  if (run.status !== 'completed') return `is ${run.status ?? 'in no state that is known'}`
  if (run.conclusion !== 'success') return `ended as ${run.conclusion ?? 'nothing that is known'}`
  const [then, now] = [referenced(run), referenced(here.run)]
  if (!now.includes(`${here.gate.path} ${here.gate.sha}`))
    return 'cannot be compared: GitHub does not list this gate among the workflows of this run'
  if (then.join('\n') !== now.join('\n')) return 'called other workflows, or the same ones at another commit'
  return undefined
}

/**
 * Why a run of this gate that came after the evidence speaks against it. It may have seen what the evidence did not, and left nothing: cancelled
 * before it could publish, or its artifact deleted. Undefined: it does not, or it is not of this gate, or not done.
 */
export function whySpeaksAgainst(run: Run, here: Here): string | undefined {
  if (run.id === here.run.id || whyForeign(run, here) !== undefined || run.status !== 'completed') return undefined
  return run.conclusion === 'success' || run.conclusion === 'skipped' ? undefined : `ended as ${run.conclusion ?? 'nothing that is known'}`
}

/** GitHub writes `owner/repository/path@ref`. */
const referenced = (run: Run): readonly string[] =>
  [...new Set((run.referenced_workflows ?? []).map(({ path, sha }) => `${beforeAt(path)} ${sha}`))].sort()

/** The name of the step with which the gate's verifying job says which evidence is its own. Other jobs of the run cannot add a step to it. */
export const sealOf = (sha256: string): string => `Evidence ${sha256}`

/**
 * Why the bytes are not what the verifying job of that run wrote. Any job of a run can write an artifact of any name, but what a job's
 * steps are called is told by its own runner alone.
 */
export function whyNotSealed(jobs: Jobs, sha256: string): string | undefined {
  const verifying = jobs.filter(({ name }) => /(?:^|\/ )Verify from the pods$/.test(name))
  if (verifying.length === 0) return 'has no job that verified'
  const sealed = verifying.some(
    ({ conclusion, steps = [] }) =>
      conclusion === 'success' && steps.some(step => step.conclusion === 'success' && step.name === sealOf(sha256)),
  )
  return sealed ? undefined : 'has no verifying job that names these bytes'
}

/** Newest first, whatever the order of the answer. */
export const newestFirst = (artifacts: readonly Artifact[], name: string): readonly Artifact[] =>
  artifacts.filter(each => each.name === name).sort((one, other) => timeOf(other) - timeOf(one) || other.id - one.id)

const timeOf = ({ created_at }: Artifact): number => Date.parse(created_at ?? '') || 0
