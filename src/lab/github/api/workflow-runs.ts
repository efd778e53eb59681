/** Runs of workflows with their jobs and artifacts, the files of a commit, and the repository itself: what a later run can ask about an earlier one. */
import { createHash } from 'node:crypto'
import { type Answer, type Call, notFound, paged, type Route } from './route.ts'
import type { WorkflowRun } from './state.ts'

const actions = { level: 'read', anyOf: ['actions'] } as const

const shown = ({ page, state }: Call, { jobs: _, ...run }: WorkflowRun) => ({
  ...run,
  html_url: `${page}/actions/runs/${run.id}`,
  repository: { id: state.id },
})

const withRun = (call: Call, answer: (run: WorkflowRun) => Answer): Answer => {
  const run = call.state.workflowRuns.find(({ id }) => id === Number(call.parts[0]))
  return run === undefined ? notFound : answer(run)
}

/** As git names it. */
const blobSha = (content: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex')

export const workflowRunRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^$/,
    needs: { level: 'read', anyOf: [] },
    answer: ({ state, url, page }) => {
      const [owner = '', name = ''] = page.split('/').slice(-2)
      return {
        status: 200,
        body: { id: state.id, name, full_name: `${owner}/${name}`, private: true, default_branch: state.defaultBranch, url },
      }
    },
  },
  {
    method: 'GET',
    path: /^\/actions\/runs\/(\d+)$/,
    needs: actions,
    answer: call => withRun(call, run => ({ status: 200, body: shown(call, run) })),
  },
  {
    method: 'GET',
    path: /^\/actions\/workflows\/([^/]+)\/runs$/,
    needs: actions,
    answer: call => {
      // Of the forms that `created` may have, ours: from a time on.
      const created = call.query.get('created') ?? '>='
      if (!created.startsWith('>=')) return { status: 501, body: { message: `NotImplementedInLab: created ${created}` } }
      const from = Date.parse(created.slice(2)) || 0
      const found = call.state.workflowRuns
        .filter(run => run.path.split('/').at(-1) === call.parts[0] && Date.parse(run.created_at) >= from)
        .sort((one, other) => other.id - one.id)
      return { status: 200, body: { total_count: found.length, workflow_runs: paged(found, call.query).map(run => shown(call, run)) } }
    },
  },
  {
    method: 'GET',
    path: /^\/actions\/runs\/(\d+)\/jobs$/,
    needs: actions,
    answer: call =>
      withRun(call, run => {
        const jobs = run.jobs.map((job, index) => ({ id: run.id * 100 + index, run_id: run.id, status: 'completed', ...job }))
        return { status: 200, body: { total_count: jobs.length, jobs: paged(jobs, call.query) } }
      }),
  },
  {
    method: 'GET',
    path: /^\/actions(?:\/runs\/(\d+))?\/artifacts$/,
    needs: actions,
    answer: ({ state, parts, query }) => {
      const name = query.get('name')
      const found = state.artifacts
        .filter(each => (name === null || each.name === name) && (parts[0] === undefined || each.workflow_run.id === Number(parts[0])))
        .sort((one, other) => other.id - one.id)
      return { status: 200, body: { total_count: found.length, artifacts: paged(found, query) } }
    },
  },
  {
    method: 'GET',
    path: /^\/actions\/artifacts\/(\d+)\/zip$/,
    needs: actions,
    answer: ({ state, parts, archiveAt }) => {
      const artifact = state.artifacts.find(({ id }) => id === Number(parts[0]))
      if (artifact === undefined) return notFound
      if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired', status: '410' } }
      return { status: 302, body: {}, location: archiveAt(artifact.id) }
    },
  },
  {
    method: 'GET',
    path: /^\/contents\/(.+)$/,
    needs: { level: 'read', anyOf: ['contents'] },
    answer: ({ state, parts, query, url }) => {
      const path = decodeURIComponent(parts[0] ?? '')
      const content = state.files.get(`${query.get('ref') ?? state.defaultBranch}:${path}`)
      if (content === undefined) return notFound
      return {
        status: 200,
        body: {
          type: 'file',
          encoding: 'base64',
          size: Buffer.byteLength(content),
          name: path.split('/').at(-1),
          path,
          content: Buffer.from(content).toString('base64'),
          sha: blobSha(content),
          url: `${url}/contents/${path}`,
        },
      }
    },
  },
]
