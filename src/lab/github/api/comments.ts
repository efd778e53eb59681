import { type Answer, type Call, invalid, longest, notFound, paged, type Route, textOf } from './route.ts'
import type { Comment } from './state.ts'

const shown = ({ page, url, state }: Call, comment: Comment) => {
  const { issue: number, ...rest } = comment
  const kind = state.issues.find(issue => issue.number === number)?.pull_request ? 'pull' : 'issues'
  return { ...rest, url: `${url}/issues/comments/${comment.id}`, html_url: `${page}/${kind}/${number}#issuecomment-${comment.id}` }
}

const badBody = (body: unknown): Answer | undefined => {
  const text = textOf(body)
  if (text === undefined || text.trim() === '') return invalid('IssueComment', 'body', "body can't be blank")
  return text.length > longest ? invalid('IssueComment', 'body', `body is too long (maximum is ${longest} characters)`) : undefined
}

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/issues\/(\d+)\/comments$/,
    needs: { level: 'read', anyOf: ['issues', 'pull-requests'] },
    answer: call => {
      const number = Number(call.parts[0])
      if (!call.state.issues.some(issue => issue.number === number)) return notFound
      const found = call.state.comments.filter(({ issue }) => issue === number)
      return { status: 200, body: paged(found, call.query).map(comment => shown(call, comment)) }
    },
  },
  {
    method: 'POST',
    path: /^\/issues\/(\d+)\/comments$/,
    needs: { level: 'write', anyOf: ['issues', 'pull-requests'] },
    answer: call => {
      const { state, now, user, body } = call
      const number = Number(call.parts[0])
      if (!state.issues.some(issue => issue.number === number)) return notFound
      const refusal = badBody(body['body'])
      if (refusal) return refusal
      const comment: Comment = {
        id: state.nextId++,
        issue: number,
        body: String(body['body']),
        user,
        created_at: now,
        updated_at: now,
      }
      state.comments.push(comment)
      return { status: 201, body: shown(call, comment) }
    },
  },
  {
    method: 'PATCH',
    path: /^\/issues\/comments\/(\d+)$/,
    needs: { level: 'write', anyOf: ['issues', 'pull-requests'] },
    answer: call => {
      const comment = call.state.comments.find(({ id }) => id === Number(call.parts[0]))
      if (comment === undefined) return notFound
      const refusal = badBody(call.body['body'])
      if (refusal) return refusal
      comment.body = String(call.body['body'])
      comment.updated_at = call.now
      return { status: 200, body: shown(call, comment) }
    },
  },
]
