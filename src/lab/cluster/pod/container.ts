/** One run of a container: its processes, from the first to the last, and commands run beside them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { quoted, toolEnvironment } from './command.ts'
import { close, openTerminal, pipe, stream } from './native.ts'
import { privileges, type RootFs, rootScript, writeMountTables } from './root.ts'
import { mapIds } from './user-namespace.ts'

export type Program = {
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly workingDirectory: string
  readonly user?: { readonly uid: number; readonly gid: number }
}

/** Paths of the namespaces that the containers of a pod share. */
export type PodNamespaces = { readonly net: string; readonly uts: string; readonly ipc: string }

export type Exit = { readonly code: number; readonly signal?: number }

export type Session = {
  readonly stdin: Writable | undefined
  readonly stdout: Readable
  readonly stderr: Readable | undefined
  resize(columns: number, rows: number): void
  /** `notFound`: there is no such program, nothing ran. `gone`: the container ended under it. */
  readonly ended: Promise<{ kind: 'exit'; exit: Exit } | { kind: 'notFound'; program: string } | { kind: 'gone' }>
}

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

const signals: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
}
const exitOf = (code: number | null, signal: NodeJS.Signals | null): Exit =>
  signal ? { code: 128 + (signals[signal] ?? 0), signal: signals[signal] ?? 0 } : { code: code ?? 255 }

/** Lines that set the stage; `found` goes to descriptor 4 once the program is known to exist. */
const preamble = ({ command, environment, workingDirectory }: Program): string =>
  [
    `cd ${quoted(workingDirectory)} 2>/dev/null || { mkdir -p ${quoted(workingDirectory)} && cd ${quoted(workingDirectory)}; } || exit 126`,
    'unset OLDPWD PWD LC_ALL',
    ...Object.entries(environment)
      .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
      .map(([name, value]) => `export ${name}=${quoted(value)}`),
    `command -v ${quoted(command[0] ?? '')} >/dev/null || { echo missing >&4; exit 127; }`,
    'echo found >&4',
  ].join('\n')

/** The first process: starts the command, hands signals on, reaps what is orphaned, ends as the command ends. */
const initProgram = (program: Program, stdin: boolean): string =>
  [
    preamble(program),
    ...['TERM', 'INT', 'HUP', 'QUIT', 'USR1', 'USR2'].map(name => `trap 'kill -${name} $child 2>/dev/null' ${name}`),
    `${program.command.map(quoted).join(' ')} ${stdin ? '<&6 6<&-' : '</dev/null'} 4>&- &`,
    'child=$!',
    `exec 4>&- ${stdin ? '6<&-' : ''} </dev/null`,
    // A signal interrupts `wait`: go on until the command itself is no more.
    'while :; do wait $child; code=$?; kill -0 $child 2>/dev/null || exit $code; done',
    '',
  ].join('\n')

/** A shell that leads its session gets a terminal as its controlling one by opening it. */
const execProgram = (program: Program, tty: boolean): string =>
  [...(tty ? [': </proc/self/fd/3'] : []), preamble(program), `exec ${program.command.map(quoted).join(' ')} <&3 3<&- 4>&-`, ''].join('\n')

/** What the setup says, line by line; undefined when it has nothing more to say. Its other side stays open for as long as the container runs. */
const lineReader = (from: Readable): (() => Promise<string | undefined>) => {
  const lines: string[] = []
  const waiting: ((line: string | undefined) => void)[] = []
  let rest = ''
  let closed = false
  const settle = (): void => {
    while (waiting.length > 0 && (lines.length > 0 || closed)) waiting.shift()?.(lines.shift())
  }
  from.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    settle()
  })
  from.on('close', () => {
    closed = true
    settle()
  })
  return () =>
    new Promise(resolve => {
      waiting.push(resolve)
      settle()
    })
}

const childOf = (pid: number): number | undefined => {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    return child ? Number(child) : undefined
  } catch {
    return undefined
  }
}

/** What is given to `command -v` in an empty PATH must at least be findable. */
export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

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
  const child: ChildProcess = spawn(
    'nsenter',
    [
      `--net=${namespaces.net}`,
      `--uts=${namespaces.uts}`,
      `--ipc=${namespaces.ipc}`,
      ...['unshare', '--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'],
      ...['sh', '-c', rootScript(root, program.user)],
    ],
    {
      env: toolEnvironment,
      stdio: ['ignore', peer ?? out.write, peer ?? err.write, script.read, control.write, gate.read, peer ?? input.read],
      detached: true,
    },
  )
  let running = true
  const ended = new Promise<Exit>(resolve => {
    child.on('error', error => {
      running = false
      resolve({ code: 128, signal: undefined as never })
      void error
    })
    child.on('exit', (code, signal) => {
      running = false
      resolve(exitOf(code, signal))
    })
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

const settle = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

const startSession = (
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
  const child = spawn('nsenter', [...enter, ...(terminal ? ['setsid', 'sh', '-s'] : ['sh', '-s'])], {
    env: toolEnvironment,
    stdio: [script.read, peer ?? out.write, peer ?? err.write, peer ?? input.read, control.write],
    detached: true,
  })
  close(script.read, input.read, out.write, err.write, control.write)
  if (peer !== undefined) close(peer)
  stream(script.write, 'write').end(execProgram(program, terminal !== undefined))
  const stdin = stream(input.write, 'write')
  const stdout = stream(out.read, 'read')
  const stderr = stream(err.read, 'read')
  const found = lineReader(stream(control.read, 'read'))()
  if (terminal || !options.stdin) stdin.end()
  if (terminal) for (const unused of [stdout, stderr]) unused.resume()
  const exited = new Promise<[number | null, NodeJS.Signals | null]>(resolve => {
    child.on('error', () => resolve([255, null]))
    child.on('exit', (code, signal) => resolve([code, signal]))
  })
  const end = async (): Promise<Awaited<Session['ended']>> => {
    const [code, signal] = await exited
    terminal?.close()
    if (signal === 'SIGKILL' || !alive()) {
      // Killed: by somebody inside, or because the container ended. Its own end follows at once if it does.
      const gone = await Promise.race([containerEnd.then(() => true), settle(150).then(() => !alive())])
      if (gone) return { kind: 'gone' }
    }
    if (code === 127 && (await found) === 'missing') return { kind: 'notFound', program: program.command[0] ?? '' }
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
