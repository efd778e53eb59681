/** Check runs and deployments: what a run leaves behind besides its log and its artifacts. */
import { invalid, notFound, paged, type Route, textOf } from './route.ts'

export const runRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/check-runs$/,
    needs: { level: 'write', anyOf: ['checks'] },
    answer: ({ state, body }) => {
      const [name, head_sha] = [textOf(body['name']), textOf(body['head_sha'])]
      if (!name || !head_sha) return invalid('CheckRun', name ? 'head_sha' : 'name', "wasn't supplied")
      const conclusion = textOf(body['conclusion']) ?? null
      const run = {
        id: state.nextId++,
        name,
        head_sha,
        status: conclusion === null ? (textOf(body['status']) ?? 'queued') : 'completed',
        conclusion,
        output: body['output'] ?? null,
      }
      state.checkRuns.push(run)
      return { status: 201, body: run }
    },
  },
  {
    method: 'PATCH',
    path: /^\/check-runs\/(\d+)$/,
    needs: { level: 'write', anyOf: ['checks'] },
    answer: ({ state, parts, body }) => {
      const run = state.checkRuns.find(({ id }) => id === Number(parts[0]))
      if (!run) return notFound
      run.conclusion = textOf(body['conclusion']) ?? run.conclusion
      run.status = run.conclusion === null ? (textOf(body['status']) ?? run.status) : 'completed'
      run.output = body['output'] ?? run.output
      return { status: 200, body: run }
    },
  },
  {
    method: 'GET',
    path: /^\/commits\/([^/]+)\/check-runs$/,
    needs: { level: 'read', anyOf: ['checks'] },
    answer: ({ state, parts, query }) => {
      const found = state.checkRuns.filter(({ head_sha }) => head_sha === parts[0])
      return { status: 200, body: { total_count: found.length, check_runs: paged(found, query) } }
    },
  },
  {
    method: 'POST',
    path: /^\/deployments$/,
    needs: { level: 'write', anyOf: ['deployments'] },
    answer: ({ state, body }) => {
      const ref = textOf(body['ref'])
      if (!ref) return invalid('Deployment', 'ref', "wasn't supplied")
      const deployment = { id: state.nextId++, ref, environment: textOf(body['environment']) ?? 'production', statuses: [] }
      state.deployments.push(deployment)
      return { status: 201, body: deployment }
    },
  },
  {
    method: 'GET',
    path: /^\/deployments$/,
    needs: { level: 'read', anyOf: ['deployments'] },
    answer: ({ state, query }) => {
      const environment = query.get('environment')
      const found = state.deployments.filter(each => environment === null || each.environment === environment)
      return { status: 200, body: paged(found, query) }
    },
  },
  {
    method: 'POST',
    path: /^\/deployments\/(\d+)\/statuses$/,
    needs: { level: 'write', anyOf: ['deployments'] },
    answer: ({ state, parts, body }) => {
      const deployment = state.deployments.find(({ id }) => id === Number(parts[0]))
      if (!deployment) return notFound
      const said = textOf(body['state']) ?? ''
      if (!['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'].includes(said))
        return invalid('DeploymentStatus', 'state', 'is not included in the list')
      deployment.statuses.push({ state: said })
      return { status: 201, body: { state: said } }
    },
  },
]
