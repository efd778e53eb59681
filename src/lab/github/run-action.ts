/** Runs an action's bundle as GitHub's runner does: inputs with the defaults of action.yml, its files, its log, the post step, cancellation. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { parseFileCommands } from './file-commands.ts'
import { type Annotation, createStepLog } from './log.ts'
import { type Ended, runNode } from './run-node.ts'

export type RunActionOptions = {
  /** A name under `actions/`, or the folder of an action.yml. */
  readonly action: string
  /** The repository that holds `actions/`. Default: the working directory. */
  readonly repository?: string
  readonly inputs?: Readonly<Record<string, string>>
  /** The job's environment. Nothing else of this process's environment reaches the action. */
  readonly env?: Readonly<Record<string, string>>
  readonly workspace: string
  /** The Node.js to run it with. Default: the one that runs this. */
  readonly node?: string
  /** Every line as GitHub would show it, secrets masked. */
  readonly onLine?: (line: string) => void
  /** Secrets that earlier steps of the job registered. */
  readonly masks?: readonly string[]
  /** Aborted: the job is cancelled, in the runner's way (SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more). */
  readonly signal?: AbortSignal
  /** Sends a signal as soon as a line matches: a crash at a chosen place. */
  readonly kill?: { readonly when: (line: string) => boolean; readonly signal: NodeJS.Signals }
}

export type RanAction = {
  /** Null when a signal ended it. */
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  /** For the environment of the job's following steps. */
  readonly exportedEnv: Readonly<Record<string, string>>
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
  readonly masks: readonly string[]
  /** What the log shows, the post step's lines included. */
  readonly lines: readonly string[]
  readonly annotations: readonly Annotation[]
  /** What the action did against the runner's contract: disabled commands, undeclared inputs or outputs, a summary that is too large. */
  readonly complaints: readonly string[]
  /** From the start to the first byte of the main step, and to its end. */
  readonly firstByteMilliseconds: number | undefined
  readonly milliseconds: number
  readonly peakRssBytes: number
  /** Undefined: the action has no post step, or its condition did not hold. */
  readonly post: { readonly exitCode: number | null; readonly lines: readonly string[] } | undefined
}

type Metadata = {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string; readonly 'post-if'?: string }
}

const summaryLimit = 1024 * 1024
const answerFiles = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const

export const runAction = async (options: RunActionOptions): Promise<RanAction> => {
  const folder = options.action.includes('/') ? resolve(options.action) : resolve(options.repository ?? '.', 'actions', options.action)
  const metadata = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Metadata
  const { inputs, complaints } = inputVariables(metadata, options.inputs ?? {})
  const workspace = resolve(options.workspace)
  const temp = options.env?.['RUNNER_TEMP'] ?? join(workspace, '_temp')
  const home = join(temp, '_home')
  mkdirSync(home, { recursive: true })
  const base = {
    CI: 'true',
    HOME: home,
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: folder,
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_NAME: 'lab',
    RUNNER_TEMP: temp,
    ...options.env,
    ...inputs,
  }

  const log = createStepLog(options.onLine ?? (() => {}), options.masks ?? [], options.env?.['RUNNER_DEBUG'] === '1')
  const step = async (
    script: string,
    env: Readonly<Record<string, string>>,
    mayKill: boolean,
  ): Promise<{ ended: Ended; answers: Answers }> => {
    const files = openFiles(temp)
    try {
      const ended = await runNode({
        node: options.node ?? process.execPath,
        script: join(folder, script),
        cwd: workspace,
        env: { ...base, ...env, ...files.env },
        onText: (text, stream) => log.write(text, stream),
        ...(mayKill && options.signal ? { signal: options.signal } : {}),
        ...(mayKill && options.kill
          ? { kill: { signal: options.kill.signal, now: () => log.lines.some(line => options.kill?.when(line)) } }
          : {}),
      })
      log.end()
      return { ended, answers: files.read() }
    } finally {
      files.remove()
    }
  }

  const main = await step(metadata.runs.main, {}, true)
  const failed = main.ended.exitCode !== 0
  const wanted = metadata.runs.post !== undefined && holds(metadata.runs['post-if'] ?? 'always()', failed, options.signal?.aborted === true)
  const linesOfMain = log.lines.length
  const state = Object.fromEntries(Object.entries(main.answers.state).map(([name, value]) => [`STATE_${name}`, value]))
  const post = wanted && metadata.runs.post ? await step(metadata.runs.post, state, false) : undefined
  for (const name of Object.keys(main.answers.outputs))
    if (!metadata.outputs?.[name]) complaints.push(`the output ${name} is not declared in action.yml`)
  if (!failed)
    for (const name of Object.keys(metadata.outputs ?? {}))
      if (main.answers.outputs[name] === undefined) complaints.push(`the output ${name} is declared in action.yml and was not set`)

  return {
    exitCode: main.ended.exitCode,
    outputs: main.answers.outputs,
    exportedEnv: main.answers.exported,
    summary: main.answers.summary + (post?.answers.summary ?? ''),
    state: main.answers.state,
    masks: log.masks,
    lines: log.lines,
    annotations: log.annotations,
    complaints: [...complaints, ...main.answers.complaints, ...(post?.answers.complaints ?? []), ...log.refused],
    firstByteMilliseconds: main.ended.firstByteMilliseconds,
    milliseconds: main.ended.milliseconds,
    peakRssBytes: main.ended.peakRssBytes,
    post: post && { exitCode: post.ended.exitCode, lines: log.lines.slice(linesOfMain) },
  }
}

const inputVariables = (
  metadata: Metadata,
  given: Readonly<Record<string, string>>,
): { inputs: Record<string, string>; complaints: string[] } => {
  const declared = metadata.inputs ?? {}
  const complaints = Object.keys(given)
    .filter(name => !declared[name])
    .map(name => `unexpected input ${name}, valid inputs are ${Object.keys(declared).join(', ')}`)
  const values = { ...Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, String(input.default ?? '')])), ...given }
  const inputs = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
  return { inputs, complaints }
}

type Answers = {
  readonly outputs: Readonly<Record<string, string>>
  readonly exported: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly complaints: readonly string[]
}

const openFiles = (temp: string): { env: Record<string, string>; read: () => Answers; remove: () => void } => {
  const folder = join(temp, '_runner_file_commands', randomUUID())
  mkdirSync(folder, { recursive: true })
  const paths = Object.fromEntries(answerFiles.map(name => [name, join(folder, name.toLowerCase())])) as Record<
    (typeof answerFiles)[number],
    string
  >
  for (const path of Object.values(paths)) writeFileSync(path, '')
  const read = (): Answers => {
    const complaints: string[] = []
    const values = (name: (typeof answerFiles)[number]): Readonly<Record<string, string>> => {
      try {
        return parseFileCommands(readFileSync(paths[name], 'utf8'))
      } catch (error) {
        complaints.push(`${name}: ${error instanceof Error ? error.message : error}`)
        return {}
      }
    }
    const { NODE_OPTIONS, ...exported } = values('GITHUB_ENV')
    if (NODE_OPTIONS !== undefined) complaints.push("can't store NODE_OPTIONS through GITHUB_ENV")
    const summary = readFileSync(paths.GITHUB_STEP_SUMMARY, 'utf8')
    const size = Buffer.byteLength(summary)
    if (size > summaryLimit) complaints.push(`the summary has ${size} bytes, more than ${summaryLimit}: it is dropped`)
    return {
      outputs: values('GITHUB_OUTPUT'),
      exported,
      state: values('GITHUB_STATE'),
      summary: size > summaryLimit ? '' : summary,
      complaints,
    }
  }
  return { env: paths, read, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const holds = (condition: string, failed: boolean, cancelled: boolean): boolean => {
  switch (condition.replaceAll(' ', '')) {
    case 'always()':
      return true
    case 'success()':
      return !failed && !cancelled
    case 'failure()':
      return failed && !cancelled
    case 'cancelled()':
      return cancelled
    default:
      throw new Error(`The lab's runner does not evaluate post-if: ${condition}`)
  }
}
