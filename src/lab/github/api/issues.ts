import { type Call, invalid, longest, notFound, paged, type Route, textOf } from './route.ts'
import type { Issue } from './state.ts'

const shown = ({ page, url }: Call, issue: Issue) => ({
  ...issue,
  labels: issue.labels.map(name => ({ name })),
  url: `${url}/issues/${issue.number}`,
  html_url: `${page}/${issue.pull_request ? 'pull' : 'issues'}/${issue.number}`,
})

const write = (issue: Issue, call: Call) => {
  const { title, body, state, state_reason } = call.body
  if (title !== undefined && (textOf(title) ?? '').trim() === '') return invalid('Issue', 'title', 'title cannot be blank')
  if ((textOf(body)?.length ?? 0) > longest) return invalid('Issue', 'body', `body is too long (maximum is ${longest} characters)`)
  if (state !== undefined && state !== 'open' && state !== 'closed') return invalid('Issue', 'state', 'state must be open or closed')
  issue.title = textOf(title) ?? issue.title
  issue.body = textOf(body) ?? issue.body
  if (state === 'open' || state === 'closed') issue.state = state
  issue.state_reason = issue.state === 'closed' ? (textOf(state_reason) ?? 'completed') : null
  issue.updated_at = call.now
  return undefined
}

export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/issues$/,
    needs: { level: 'read', anyOf: ['issues'] },
    answer: call => {
      const wanted = call.query.get('state') ?? 'open'
      const key = call.query.get('sort') === 'updated' ? 'updated_at' : 'created_at'
      const sign = call.query.get('direction') === 'asc' ? 1 : -1
      const found = call.state.issues
        .filter(({ state }) => wanted === 'all' || state === wanted)
        .sort((one, other) => sign * (one[key] < other[key] ? -1 : one[key] > other[key] ? 1 : one.number - other.number))
      return { status: 200, body: paged(found, call.query).map(issue => shown(call, issue)) }
    },
  },
  {
    method: 'POST',
    path: /^\/issues$/,
    needs: { level: 'write', anyOf: ['issues'] },
    answer: call => {
      const { state, now, user } = call
      const id = state.nextId++
      const issue: Issue = {
        number: Math.max(0, ...state.issues.map(({ number }) => number)) + 1,
        id,
        title: '',
        body: '',
        state: 'open',
        state_reason: null,
        user,
        labels: [],
        created_at: now,
        updated_at: now,
      }
      const refusal = write(issue, { ...call, body: { title: '', ...call.body } })
      if (refusal) return refusal
      state.issues.push(issue)
      return { status: 201, body: shown(call, issue) }
    },
  },
  {
    method: 'PATCH',
    path: /^\/issues\/(\d+)$/,
    needs: { level: 'write', anyOf: ['issues'] },
    answer: call => {
      const issue = call.state.issues.find(({ number }) => number === Number(call.parts[0]))
      return issue === undefined ? notFound : (write(issue, call) ?? { status: 200, body: shown(call, issue) })
    },
  },
  {
    method: 'GET',
    path: /^\/issues\/(\d+)$/,
    needs: { level: 'read', anyOf: ['issues', 'pull-requests'] },
    answer: call => {
      const issue = call.state.issues.find(({ number }) => number === Number(call.parts[0]))
      return issue === undefined ? notFound : { status: 200, body: shown(call, issue) }
    },
  },
]
