/** A command that runs in a container beside its own. */
import type { Readable, Writable } from 'node:stream'
import { toolEnvironment } from './command.ts'
import { type Exit, exitOf, lineReader } from './exit.ts'
import { launch } from './launch.ts'
import { pause } from './limit.ts'
import { close, openTerminal, pipe, stream } from './native.ts'
import { execProgram, type Program } from './program.ts'
import { privileges } from './root.ts'

export type Session = {
  readonly stdin: Writable | undefined
  readonly stdout: Readable
  readonly stderr: Readable | undefined
  resize(columns: number, rows: number): void
  /** `notFound`: there is no such program, nothing ran. `gone`: the container ended under it. */
  readonly ended: Promise<{ kind: 'exit'; exit: Exit } | { kind: 'notFound'; program: string } | { kind: 'gone' }>
}

/** `pid` is the container's first process. */
export const startSession = (
  pid: number,
  userNamespace: boolean,
  program: Program,
  options: { stdin: boolean; tty: boolean },
  containerEnd: Promise<Exit>,
  alive: () => boolean,
): Session => {
  const terminal = options.tty ? openTerminal(`/proc/${pid}/root`) : undefined
  const [script, input, out, err, control] = [pipe(), pipe(), pipe(), pipe(), pipe()]
  const enter = [
    '--target',
    String(pid),
    '--mount',
    '--uts',
    '--ipc',
    '--net',
    '--pid',
    ...(userNamespace ? ['--user'] : []),
    '--root',
    '--wd',
    '--',
    ...privileges(program.user),
  ]
  const peer = terminal?.peer
  const { ended: exited } = launch('nsenter', [...enter, ...(terminal ? ['setsid', 'sh', '-s'] : ['sh', '-s'])], toolEnvironment, [
    script.read,
    peer ?? out.write,
    peer ?? err.write,
    peer ?? input.read,
    control.write,
  ])
  close(script.read, input.read, out.write, err.write, control.write)
  if (peer !== undefined) close(peer)
  stream(script.write, 'write').end(execProgram(program, terminal !== undefined))
  const stdin = stream(input.write, 'write')
  const stdout = stream(out.read, 'read')
  const stderr = stream(err.read, 'read')
  const found = lineReader(stream(control.read, 'read'))()
  if (terminal || !options.stdin) stdin.end()
  if (terminal) for (const unused of [stdout, stderr]) unused.resume()
  const end = async (): Promise<Awaited<Session['ended']>> => {
    const { code, signal } = await exited
    terminal?.close()
    if (signal === 'SIGKILL' || !alive()) {
      // Killed: by somebody inside, or because the container ended. Its own end follows at once if it does.
      const gone = await Promise.race([containerEnd.then(() => true), pause(150).then(() => !alive())])
      if (gone) return { kind: 'gone' }
    }
    const [asked = ''] = program.command
    // Without an answer the container has no sh, which this session needs itself to find the program; asked for sh, that is the answer.
    const said = code === 127 ? await found : undefined
    if (code === 127 && (said === 'missing' || (!said && (asked === 'sh' || asked === '/bin/sh'))))
      return { kind: 'notFound', program: asked }
    return { kind: 'exit', exit: exitOf(code, signal) }
  }
  return {
    stdin: options.stdin ? (terminal?.input ?? stdin) : undefined,
    stdout: terminal?.output ?? stdout,
    stderr: terminal ? undefined : stderr,
    resize: (columns, rows) => terminal?.resize(columns, rows),
    ended: end(),
  }
}
