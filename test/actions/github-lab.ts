/** The lab's GitHub on a port of the loopback or behind a socket, and a job that runs there. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type GithubApi, githubApi } from '../../src/lab/github/api/api.ts'

export type GithubLab = GithubApi & {
  /** The environment of a job, as its runner sets it. */
  readonly env: Readonly<Record<string, string>>
  readonly url: string
  /** Asked before GitHub is. True: it has answered, or never will. */
  fault: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined
  [Symbol.asyncDispose](): Promise<void>
}

/** @param behind where it listens in the file system, and the address that jobs know it by. */
export const startGithub = async (behind?: { readonly socket: string; readonly url: string }): Promise<GithubLab> => {
  const server = createServer((request, response) => {
    if (lab.fault?.(request, response) !== true) api.handle(request, response)
  })
  await new Promise<void>(resolve => (behind ? server.listen(behind.socket, resolve) : server.listen(0, '127.0.0.1', resolve)))
  const url = behind?.url ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let minute = 0
  const api = githubApi({ repository: 'acme/platform', url, now: () => new Date(Date.UTC(2026, 10, 1, 0, minute++)) })
  const lab: GithubLab = {
    ...api,
    url,
    fault: undefined,
    env: {
      GITHUB_API_URL: url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/platform',
      GITHUB_RUN_ID: '42',
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      if (api.refused.length > 0) throw new Error(`the lab's GitHub does not know ${api.refused.join(', ')}`)
    },
  }
  return lab
}
