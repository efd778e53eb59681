/** What a repository on the lab's GitHub holds. Ids and numbers count up, as they do there. */
export type User = { readonly login: string; readonly id: number; readonly type: 'Bot' | 'User' }

/** Who a job's own token is. */
export const actionsBot: User = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }

export type Issue = {
  readonly number: number
  readonly id: number
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason: string | null
  readonly user: User
  labels: readonly string[]
  readonly created_at: string
  updated_at: string
  /** Present: it is a pull request. */
  readonly pull_request?: { readonly url: string }
}
export type Comment = {
  readonly id: number
  readonly issue: number
  body: string
  readonly user: User
  readonly created_at: string
  updated_at: string
}
export type CheckRun = {
  readonly id: number
  readonly name: string
  readonly head_sha: string
  status: string
  conclusion: string | null
  output: unknown
}
export type Deployment = {
  readonly id: number
  readonly ref: string
  readonly environment: string
  readonly statuses: { readonly state: string }[]
}
export type Artifact = {
  readonly id: number
  readonly name: string
  readonly size_in_bytes: number
  /** Absent for those that the first protocol brought. */
  readonly digest?: string
  readonly expired: boolean
  readonly created_at: string
  readonly workflow_run: {
    readonly id: number
    readonly repository_id: number
    readonly head_repository_id: number
    readonly head_branch: string
    readonly head_sha: string
  }
}
export type WorkflowRun = {
  readonly id: number
  readonly path: string
  readonly event: string
  readonly status: string
  readonly conclusion: string | null
  readonly head_branch: string
  readonly head_sha: string
  readonly created_at: string
  /** Of the latest attempt. */
  readonly run_started_at: string
  readonly head_repository: { readonly id: number }
  /** Reusable workflows, `owner/repository/path@ref`, at the commits that were taken. */
  readonly referenced_workflows: readonly { readonly path: string; readonly sha: string; readonly ref?: string }[]
  readonly jobs: readonly {
    readonly name: string
    readonly conclusion: string | null
    readonly steps: readonly { readonly name: string; readonly conclusion: string | null }[]
  }[]
}

export type RepositoryState = {
  readonly issues: Issue[]
  readonly comments: Comment[]
  readonly checkRuns: CheckRun[]
  readonly deployments: Deployment[]
  readonly artifacts: Artifact[]
  /** The archives of artifacts, by their ids. */
  readonly archives: Map<number, Uint8Array>
  readonly workflowRuns: WorkflowRun[]
  /** The content of files, by `COMMIT:PATH`. */
  readonly files: Map<string, string>
  readonly id: number
  readonly defaultBranch: string
  nextId: number
}

export const emptyRepository = (): RepositoryState => ({
  issues: [],
  comments: [],
  checkRuns: [],
  deployments: [],
  artifacts: [],
  archives: new Map(),
  workflowRuns: [],
  files: new Map(),
  id: 1296269,
  defaultBranch: 'main',
  nextId: 1,
})
