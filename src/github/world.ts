import { tmpdir } from 'node:os'
import { KnownFaultError } from '../report/fault.ts'
import type { ActionWorld } from './action.ts'
import type { Console } from './console.ts'
import { maskedForms } from './masks.ts'
import type { Pending } from './pending.ts'

/** How an action answers its runner, through @actions/core. */
export type Answers = {
  setOutputs(outputs: Readonly<Record<string, string>>): void
  /** Appends to the job summary. */
  writeSummary(markdown: string): Promise<void>
  /** Tells the post step that there is nothing left to say. */
  finished(): void
}

/** Where the post step finds whether the main step came to its end. */
export const phaseState = 'egress-gate-phase'

/** A token request that the runner's service does not answer must not hold the job until its deadline. Milliseconds. */
const idTokenDeadline = 60_000

/** What an action may touch, made from the runner's contract, and where its answers go. */
export const createWorld = async (
  signal: AbortSignal,
  console: Console,
  pending: Pending,
): Promise<{ readonly world: ActionWorld; readonly answers: Answers }> => {
  const { exportVariable, getIDToken, saveState, setOutput, setSecret, summary } = await import('@actions/core')
  const env = process.env
  const mask = (secret: string): void => {
    const forms = maskedForms(secret)
    // The runner is told by printing the secret. Without a runner that would be all that happens to it.
    if (env['GITHUB_ACTIONS'] === 'true') for (const form of forms) setSecret(form)
    console.hide(forms)
  }
  /** Without its file, @actions/core falls back to a command that runners have not understood since 2023. */
  const save = (name: string, value: string): void => {
    if (!env['GITHUB_STATE']) return
    try {
      saveState(name, value)
    } catch (error) {
      console.warning(
        `The state "${name}" was not saved, so the post step cannot report it: ${error instanceof Error ? error.message : error}`,
      )
    }
  }
  const answer = (file: string, what: string, write: () => void): void => {
    try {
      write()
    } catch (error) {
      const advice = `Look at the runner's disk and at the permissions of ${env[file]}, then run the job again: nothing has to be undone.`
      throw new KnownFaultError(
        {
          code: 'RunnerFile',
          message: `${what} could not be written to ${file}: ${error instanceof Error ? error.message : error}`,
          advice,
        },
        { cause: error },
      )
    }
  }

  const world: ActionWorld = {
    env,
    log: console,
    signal,
    idToken:
      env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
        ? audience => within(idTokenDeadline, signal, getIDToken(audience))
        : undefined,
    mask,
    saveState: (name, value) => {
      pending.note(name, value)
      save(name, value)
    },
    exportVariable: (name, value) => {
      if (env['GITHUB_ENV']) answer('GITHUB_ENV', `The variable ${name}`, () => exportVariable(name, value))
      else console.info(`For the following commands: export ${name}=${value}`)
    },
    temp: env['RUNNER_TEMP'] || tmpdir(),
  }
  const answers: Answers = {
    setOutputs: outputs => {
      for (const [name, value] of Object.entries(outputs))
        if (env['GITHUB_OUTPUT']) answer('GITHUB_OUTPUT', `The output ${name}`, () => setOutput(name, value))
        else console.info(`output ${name}=${value}`)
    },
    writeSummary: async markdown => {
      await summary.addRaw(markdown, true).write()
    },
    finished: () => save(phaseState, 'finished'),
  }
  save(phaseState, 'running')
  return { world, answers }
}

const within = async (milliseconds: number, signal: AbortSignal, token: Promise<string>): Promise<string> => {
  const late = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)])
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal.aborted ? signal.reason : new KnownFaultError(lateToken))
    if (late.aborted) stop()
    else late.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([token, aborted])
  } catch (error) {
    if (signal.aborted || error instanceof KnownFaultError) throw error
    throw new KnownFaultError(
      {
        code: 'IdToken',
        message: `GitHub gave no OIDC token: ${error instanceof Error ? error.message : error}`,
        advice: 'Give the job `permissions: id-token: write`, in the calling workflow as well as in the called one, and run it again.',
      },
      { cause: error },
    )
  }
}

const lateToken = {
  code: 'IdToken',
  message: `GitHub's token service did not answer within ${idTokenDeadline / 1000} seconds.`,
  advice: 'Look at githubstatus.com, and run the job again.',
}
