/** What the two actions that write to GitHub have in common: their texts, their token, and what a refusal means. */

import { resolve } from 'node:path'
import type { ActionWorld, InputReader } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import type { Finding, Report } from '../report/report.ts'

export type Announcement = {
  readonly marker: string
  readonly title: string
  readonly text: string
  readonly files: readonly string[]
  readonly token: string
}

export const readAnnouncement = (read: InputReader): Announcement => ({
  marker: read.text('marker', { required: true }),
  title: read.text('title', { required: true }),
  text: read.text('text'),
  files: read.list('files'),
  token: tokenOf(read),
})

/** GitHub fills the default in; where it did not, it is an expression that nobody evaluated. */
export const tokenOf = (read: InputReader): string => {
  const token = read.text('github-token')
  return token === '' || token.includes('${{') ? read.fault('github-token', 'is required and was not given') : token
}

/** The files that exist, in order. */
export const readSections = async (files: readonly string[], world: ActionWorld): Promise<readonly string[]> => {
  const workspace = world.env['GITHUB_WORKSPACE'] || process.cwd()
  const sections: string[] = []
  for (const file of files) {
    try {
      sections.push(readGivenFile(resolve(workspace, file)).toString('utf8'))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // One that is not there belongs to a job that did not get that far; anything else is none of ours.
      if (code === undefined) world.log.warning(`${file} is left out: ${message}`)
      else world.log.info(`${file} is left out: ${code}`)
    }
  }
  return sections
}

/** The address of this run. */
export const runLink = (env: ActionWorld['env']): { readonly link: string } | Record<string, never> => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env
  return server && repository && id ? { link: `${server}/${repository}/actions/runs/${id}` } : {}
}

export const announced = (action: string, title: string, headline: string, findings: readonly Finding[] = []): Report => ({
  action,
  title,
  at: new Date().toISOString(),
  result: findings.some(({ level }) => level === 'error') ? 'fail' : 'pass',
  headline,
  outcomes: [],
  verdicts: [],
  facts: [],
  findings,
  next: [],
})
