/**
 * One POSIX sh script in one exec. It ran to its end only if the server says Success *and* the last line of output carries this
 * run's nonce and return code 0: a session that is cut, a shell that dies, an old answer from a cache cannot bring both.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { type ExecTarget, execInPod } from './exec.ts'
import type { ExecFault } from './exec-fault.ts'
import { printable } from './printable.ts'

export type ScriptRequest = {
  /** Builds the script's body for the nonce of this run. Whatever it prints goes through `say`, see verify/script.ts. */
  readonly script: (nonce: string) => string
  readonly reply?: (line: string, nonce: string) => string | undefined
  readonly deadlineSeconds: number
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** How often it may be tried again after a fault that is transient. The script must be idempotent. */
  readonly retries?: number
}

export type ScriptFault = Omit<ExecFault, 'kind'> & { readonly kind: ExecFault['kind'] | 'script-failed' | 'no-trailer' }

export type ScriptResult =
  | { readonly ok: true; readonly nonce: string; readonly output: string }
  | { readonly ok: false; readonly fault: ScriptFault }

/**
 * `timeout` (coreutils, busybox) ends the remote side when we are gone: closing the session does not kill the command. Where there is none, or
 * one of before 2018 that takes the seconds for a program, it ends with 125 to 127 and has not read a byte of the script; a script that was
 * begun ends otherwise, and is never begun twice. The shell reads the script from stdin; it must end itself with `exit`, because not every
 * server passes on the end of stdin. The script is told in its first argument whether there is a `timeout` that works.
 */
export const remoteCommand = (seconds: number): readonly string[] => [
  'sh',
  '-c',
  `timeout ${Math.ceil(seconds)} sh -s yes; r=$?; case $r in 12[567]) exec sh -s no ;; esac; exit "$r"`,
]

/** The last line of a script's output: without it, with this run's nonce, the script did not run to its end. */
export const trailer = (nonce: string, rc: number | string): string => `egress-gate ${nonce} end ${rc}`

/**
 * Nothing runs before the closing brace was read: a script that is cut on its way does nothing, and a dialogue's answers (descriptor 3)
 * cannot be taken for script. Tools inside get an empty stdin.
 */
export const wholeScript = (body: string, nonce: string): string =>
  `{\nexec 3<&0\nmain() {\n${body}\n}\nmain "$@" </dev/null\nrc=$?\nprintf '\\n%s %s\\n' '${trailer(nonce, '').trimEnd()}' "$rc"\nexit 0\n}\n`

/** Runs a script in a container's shell. What a second try may mend is tried again while there is time; any other fault is the result. */
export async function runScript(connection: Connection, target: ExecTarget, request: ScriptRequest): Promise<ScriptResult> {
  const until = Date.now() + request.deadlineSeconds * 1000
  for (let attempt = 0; ; attempt++) {
    const result = await once(connection, target, request, until - Date.now())
    if (result.ok || !result.fault.transient || attempt >= (request.retries ?? 1) || request.signal.aborted) return result
    const pause = 250 * 2 ** attempt
    // Too late for another full try: the fault that we have says more than a deadline would.
    if (until - Date.now() - pause < request.deadlineSeconds * 500) return result
    await sleep(pause)
  }
}

async function once(connection: Connection, target: ExecTarget, request: ScriptRequest, milliseconds: number): Promise<ScriptResult> {
  const nonce = randomBytes(16).toString('hex')
  const { reply } = request
  const result = await execInPod(connection, target, {
    command: remoteCommand(Math.max(1, milliseconds / 1000 - 1)),
    stdin: wholeScript(request.script(nonce), nonce),
    ...(reply === undefined ? {} : { reply: (line: string) => reply(line, nonce) }),
    deadlineMs: milliseconds,
    maxBytes: request.maxBytes,
    signal: request.signal,
  })
  if (!result.ended) return { ok: false, fault: result.fault }
  const output = result.stdout.toString('latin1')
  const said = printable(result.stderr).trim().slice(-300)
  if (result.exitCode !== 0)
    return {
      ok: false,
      fault: {
        kind: 'script-failed',
        message: `the shell ended with ${result.exitCode}${result.exitCode === 124 || result.exitCode === 143 ? ' (cut by its own timeout)' : ''}${said === '' ? '' : `: ${said}`}`,
        advice: 'Look at the pod: its sh or its tools do not work as they should, or it has no CPU to run them in time.',
        transient: false,
      },
    }
  const last = output.trimEnd().split('\n').at(-1) ?? ''
  if (last !== trailer(nonce, 0))
    return {
      ok: false,
      fault: {
        kind: last.startsWith(trailer(nonce, '').trimEnd()) ? 'script-failed' : 'no-trailer',
        message: last.startsWith(trailer(nonce, '').trimEnd())
          ? `the script failed${said === '' ? '' : `: ${said}`}`
          : "the session ended well, but its last line does not carry this run's nonce: the script did not run to its end, or something else prints into it",
        advice: 'Look at the pod: its sh may be replaced or wrapped by something that talks.',
        transient: false,
      },
    }
  return { ok: true, nonce, output }
}
