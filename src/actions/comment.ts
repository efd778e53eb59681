import type { Action, ActionWorld, InputReader } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import { KnownFaultError } from '../report/fault.ts'
import { type Announcement, announced, readAnnouncement, readSections, runLink } from './announcement.ts'

export type CommentRequest = Announcement & { readonly pullRequest: number | undefined }

/** Keeps one comment on a pull request. */
export const comment: Action<CommentRequest> = {
  name: 'comment',
  inputs: read => ({ ...readAnnouncement(read), pullRequest: numberOf(read) }),
  run: async (request, world) => {
    const pullRequest = request.pullRequest ?? ofEvent(world.env)
    if (pullRequest === undefined)
      throw new KnownFaultError({
        code: 'NoPullRequest',
        message: 'This run was not started by a pull request, and the input pull-request is empty.',
        advice: 'Run it on the event pull_request, or give the number.',
      })
    const [{ openConversation, isRefusal }, { markerOf, stickyBody }] = await Promise.all([
      import('../github/conversation.ts'),
      import('../github/sticky.ts'),
    ])
    const marker = markerOf(request.marker)
    const body = stickyBody({ ...request, marker, sections: await readSections(request.files, world), ...runLink(world.env) })
    try {
      const conversation = await openConversation(request.token, world)
      const { done, url } = await conversation.comment(pullRequest, marker, body)
      return { report: announced('comment', request.title, `The comment was ${done}: ${url}`), outputs: { url, done } }
    } catch (error) {
      if (world.signal.aborted || !isRefusal(error)) throw error
      // Pull requests from forks have a token that only reads. What was found stands in the job summary all the same.
      const finding = {
        level: 'warning' as const,
        message: `GitHub did not let this job comment on pull request ${pullRequest}: ${(error as Error).message}`,
        advice: 'Give the job `permissions: pull-requests: write`. Pull requests from forks cannot have it; read the job summary.',
      }
      return {
        report: announced('comment', request.title, 'There is no comment: GitHub did not allow it.', [finding]),
        outputs: { url: '', done: 'refused' },
      }
    }
  },
}

const numberOf = (read: InputReader): number | undefined => {
  const text = read.text('pull-request')
  if (text === '') return undefined
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : read.fault('pull-request', `must be a number, got "${text.slice(0, 40)}"`)
}

/** The pull request of the event that started the run. */
const ofEvent = (env: ActionWorld['env']): number | undefined => {
  const path = env['GITHUB_EVENT_PATH']
  if (!path) return undefined
  try {
    const event = JSON.parse(readGivenFile(path).toString('utf8')) as { pull_request?: { number?: unknown } } | null
    const number = event?.pull_request?.number
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
  } catch {
    return undefined
  }
}
