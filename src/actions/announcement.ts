/** What the two actions that write to GitHub have in common: their texts, their token, and what a refusal means. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ActionWorld, InputReader } from '../github/action.ts'
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

/** A report is a file of the workspace of at most this size; a larger one is not one of ours. */
const mostBytes = 16 * 1024 * 1024

/** The files that exist, in order. */
export const readSections = async (files: readonly string[], world: ActionWorld): Promise<readonly string[]> => {
  const workspace = world.env['GITHUB_WORKSPACE'] || process.cwd()
  const sections: string[] = []
  for (const file of files) {
    try {
      const content = await readFile(resolve(workspace, file))
      if (content.length > mostBytes) world.log.warning(`${file} is left out: it has ${content.length} bytes`)
      else sections.push(content.toString('utf8'))
    } catch (error) {
      world.log.info(`${file} is left out: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`)
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
