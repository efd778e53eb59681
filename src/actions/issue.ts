import type { Action } from '../github/action.ts'
import { KnownFaultError } from '../report/fault.ts'
import { type Announcement, announced, readAnnouncement, readSections, runLink } from './announcement.ts'

export type IssueRequest = Announcement & { readonly state: 'open' | 'closed' }

/** Keeps one issue about a state. */
export const issue: Action<IssueRequest> = {
  name: 'issue',
  inputs: read => ({ ...readAnnouncement(read), state: read.oneOf('state', ['open', 'closed']) }),
  run: async (request, world) => {
    const [{ openConversation, isRefusal }, { markerOf, stickyBody }] = await Promise.all([
      import('../github/conversation.ts'),
      import('../github/sticky.ts'),
    ])
    const marker = markerOf(request.marker)
    const { link } = runLink(world.env)
    try {
      const conversation = await openConversation(request.token, world)
      if (request.state === 'closed') {
        const { done, url } = await conversation.closeIssue(marker, `It is over${link ? `, says [this run](${link})` : ''}.`)
        const headline = done === 'none' ? 'There is nothing to say, and no issue is open.' : `It is over: ${url} was closed.`
        return { report: announced('issue', request.title, headline), outputs: { url, done } }
      }
      const body = stickyBody({ ...request, marker, sections: await readSections(request.files, world), ...runLink(world.env) })
      const { done, url } = await conversation.openIssue(marker, request.title, body)
      const said = done === 'created' ? 'opened' : done
      return { report: announced('issue', request.title, `The issue was ${said}: ${url}`), outputs: { url, done: said } }
    } catch (error) {
      if (world.signal.aborted || !isRefusal(error)) throw error
      // Nobody would hear of it: that is a failure, where a comment that is missing beside a summary is not.
      throw new KnownFaultError(
        {
          code: 'IssueRefused',
          message: `GitHub did not let this job keep the issue "${request.title}": ${(error as Error).message}`,
          advice: 'Give the job `permissions: issues: write`, and see that issues are enabled in the repository.',
        },
        { cause: error },
      )
    }
  },
}
