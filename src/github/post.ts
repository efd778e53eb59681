import { appendFileSync } from 'node:fs'
import { createConsole } from './console.ts'
import { describePending } from './pending.ts'

/** The same name as in world.ts, which loads more than a post step needs. */
const phase = 'STATE_egress-gate-phase'

/**
 * The post step. It says what a main step that was cut off (cancelled, killed, out of time) left behind and what a rerun does.
 * It never fails the job and starts nothing: GitHub allows it minutes at best, and what it would wait for takes longer.
 */
export const runPost = (action: string): void => {
  process.on('uncaughtException', () => process.exit(0))
  if (process.env[phase] === 'finished' || process.env[phase] === undefined) return
  const operations = new Map(
    Object.entries(process.env).flatMap(([key, value]) =>
      key.startsWith('STATE_') && key !== phase && value ? [[key.slice('STATE_'.length), value] as const] : [],
    ),
  )
  const text = `${action} did not come to its end. ${describePending(operations)}`
  createConsole(line => process.stdout.write(line)).annotate({ level: 'warning', title: action, message: text })
  const summary = process.env['GITHUB_STEP_SUMMARY']
  if (summary)
    appendFileSync(summary, `\n> [!WARNING]\n> ${text.replace(/[<>&`|@*_[\]]/g, character => `&#${character.charCodeAt(0)};`)}\n`)
}
