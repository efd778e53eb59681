/** One run of a container: its processes, from the first to the last. */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { toolEnvironment } from './command.ts'
import { type Exit, exitOf, lineReader } from './exit.ts'
import { launch } from './launch.ts'
import { close, openTerminal, pipe, stream } from './native.ts'
import { initProgram, type Program } from './program.ts'
import { type RootFs, rootScript, writeMountTables } from './root.ts'
import { type Session, startSession } from './session.ts'
import { mapIds } from './user-namespace.ts'

/** Paths of the namespaces that the containers of a pod share. */
export type PodNamespaces = { readonly net: string; readonly uts: string; readonly ipc: string }

export type RunningContainer = {
  /** Of the first process, as the lab sees it. */
  readonly pid: number
  /** Where the container asks for one. */
  readonly stdin: Writable | undefined
  readonly stdout: Readable
  readonly stderr: Readable
  resize(columns: number, rows: number): void
  readonly ended: Promise<Exit>
  isRunning(): boolean
  signal(name: NodeJS.Signals): void
  exec(program: Program, options: { stdin: boolean; tty: boolean }): Session
}

const childOf = (pid: number): number | undefined => {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    return child ? Number(child) : undefined
  } catch {
    return undefined
  }
}

export class ProgramNotFound extends Error {}

/** Resolves when the command runs. Throws `ProgramNotFound`, or what a mount said. */
export const startContainer = async (
  root: RootFs,
  namespaces: PodNamespaces,
  program: Program,
  wants: { stdin: boolean; tty: boolean } = { stdin: false, tty: false },
): Promise<RunningContainer> => {
  await writeMountTables(root)
  // The container's own devpts does not exist yet: its first process gets a terminal of the lab's.
  const terminal = wants.tty ? openTerminal('') : undefined
  const peer = terminal?.peer
  const [script, out, err, control, gate, input] = [pipe(), pipe(), pipe(), pipe(), pipe(), pipe()]
  const child = launch(
    'nsenter',
    [
      `--net=${namespaces.net}`,
      `--uts=${namespaces.uts}`,
      `--ipc=${namespaces.ipc}`,
      ...['unshare', '--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'],
      ...['sh', '-c', rootScript(root, program.user)],
    ],
    toolEnvironment,
    [undefined, peer ?? out.write, peer ?? err.write, script.read, control.write, gate.read, peer ?? input.read],
  )
  let running = true
  const ended = child.ended.then(({ code, signal, error }): Exit => {
    running = false
    if (error !== undefined) stderr.destroy(error)
    return error === undefined ? exitOf(code, signal) : { code: 128 }
  })
  close(out.write, err.write, script.read, control.write, gate.read, input.read)
  if (peer !== undefined) close(peer)
  const stdout = stream(out.read, 'read')
  const stderr = stream(err.read, 'read')
  const stdin = stream(input.write, 'write')
  if (terminal || !wants.stdin) stdin.end()
  if (terminal) stdout.resume()
  stream(script.write, 'write').end(initProgram(program, wants.stdin || wants.tty))
  const go = stream(gate.write, 'write')
  const nextLine = lineReader(stream(control.read, 'read'))
  let answer = await nextLine()
  const pid = childOf(child.pid ?? 0)
  if (answer === 'map' && pid !== undefined) {
    mapIds(pid)
    go.end('go\n')
    answer = await nextLine()
  } else go.end()
  if (answer !== 'found' || pid === undefined) {
    const said = answer === 'found' ? '' : await readAll(terminal?.output ?? stderr)
    await ended
    if (answer === 'missing') throw new ProgramNotFound(`exec: ${JSON.stringify(program.command[0])}: executable file not found in $PATH`)
    if (answer !== 'found') throw new Error(said.trim() || 'the container could not be set up')
  }
  const first = pid ?? -1
  return {
    pid: first,
    stdin: wants.stdin ? (terminal?.input ?? stdin) : undefined,
    stdout: terminal?.output ?? stdout,
    stderr,
    resize: (columns, rows) => terminal?.resize(columns, rows),
    ended: ended.then(async exit => {
      await rm(root.folder, { recursive: true, force: true }).catch(() => {})
      return exit
    }),
    isRunning: () => running,
    signal: name => {
      if (!running || first < 1) return
      try {
        process.kill(first, name)
      } catch {
        // It ended in the meantime.
      }
    },
    exec: (asked, options) => startSession(first, root.image.userNamespace, asked, options, ended, () => running),
  }
}

const readAll = async (from: Readable): Promise<string> => {
  let text = ''
  for await (const chunk of from) text += String(chunk)
  return text
}
