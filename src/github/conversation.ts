/** One comment on a pull request, one issue about a state: found by its marker, written only where it differs. */
import { KnownFaultError } from '../report/fault.ts'
import type { ActionWorld } from './action.ts'
import { openApi } from './api.ts'
import { bearsMarker } from './sticky.ts'

export type Written = { readonly done: 'created' | 'updated' | 'unchanged' | 'closed' | 'none'; readonly url: string }

export type Conversation = {
  /** Writes the comment with this marker on a pull request, or rewrites it. */
  comment(pullRequest: number, marker: string, body: string): Promise<Written>
  /** Writes the open issue with this marker, or rewrites it. */
  openIssue(marker: string, title: string, body: string): Promise<Written>
  /** Says goodbye in the open issue with this marker and closes it. */
  closeIssue(marker: string, farewell: string): Promise<Written>
}

/** More pages than this are not searched: 3,000 comments, or the 3,000 open issues that changed last. */
const mostPages = 30
const perPage = 100

/** Who writes with a job's token, or with an app's: a person who copies the marker is not taken for us. */
const isBot = (user: { readonly type?: string } | null | undefined): boolean => user?.type === 'Bot'

/** Comments and issues of the repository that the job runs in, each found again by its marker. */
export const openConversation = async (token: string, world: Pick<ActionWorld, 'env' | 'signal'>): Promise<Conversation> => {
  const [owner = '', repo = ''] = (world.env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (owner === '' || repo === '') throw noRepository()
  const rest = await openApi(token, world)
  const where = { owner, repo }

  const search = async <Item>(page: (number: number) => Promise<{ readonly data: readonly Item[] }>, wanted: (item: Item) => boolean) => {
    for (let number = 1; number <= mostPages; number++) {
      const { data } = await page(number)
      const found = data.find(wanted)
      if (found || data.length < perPage) return found
    }
    return undefined
  }
  const findIssue = (marker: string) =>
    search(
      page => rest.issues.listForRepo({ ...where, state: 'open', sort: 'updated', direction: 'desc', per_page: perPage, page }),
      ({ body, user, pull_request }) => pull_request === undefined && isBot(user) && bearsMarker(body, marker),
    )

  return {
    async comment(issue_number, marker, body) {
      const old = await search(
        page => rest.issues.listComments({ ...where, issue_number, per_page: perPage, page }),
        comment => isBot(comment.user) && bearsMarker(comment.body, marker),
      )
      if (old === undefined) {
        const { data } = await rest.issues.createComment({ ...where, issue_number, body })
        return { done: 'created', url: data.html_url }
      }
      if (old.body === body) return { done: 'unchanged', url: old.html_url }
      const { data } = await rest.issues.updateComment({ ...where, comment_id: old.id, body })
      return { done: 'updated', url: data.html_url }
    },
    async openIssue(marker, title, body) {
      const old = await findIssue(marker)
      if (old === undefined) {
        const { data } = await rest.issues.create({ ...where, title, body })
        return { done: 'created', url: data.html_url }
      }
      if (old.body === body && old.title === title) return { done: 'unchanged', url: old.html_url }
      const { data } = await rest.issues.update({ ...where, issue_number: old.number, title, body })
      return { done: 'updated', url: data.html_url }
    },
    async closeIssue(marker, farewell) {
      const old = await findIssue(marker)
      if (old === undefined) return { done: 'none', url: '' }
      await rest.issues.createComment({ ...where, issue_number: old.number, body: farewell })
      const { data } = await rest.issues.update({ ...where, issue_number: old.number, state: 'closed', state_reason: 'completed' })
      return { done: 'closed', url: data.html_url }
    },
  }
}

const noRepository = (): KnownFaultError =>
  new KnownFaultError({
    code: 'NoRepository',
    message: 'GITHUB_REPOSITORY is not set, so there is no repository to write to',
    advice: 'Run this in a job of GitHub Actions.',
  })

/** The status of GitHub's answer, when it is GitHub that refused. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined

/** What GitHub says to somebody who may not, or to something that is not there: a matter of settings, not of the program. */
export const isRefusal = (error: unknown): boolean => [401, 403, 404, 410].includes(statusOf(error) ?? 0)
