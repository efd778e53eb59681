/** A kept lab in which act runs the callers: its identities are those of set-up.sh, its GitHub is the lab's, and what was written to Azure is known. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GithubLab, startGithub } from '../actions/github-lab.ts'
import { zip } from '../github/zip-file.ts'
import { intoLab, type Kept, type Ran, type RunOptions, type Scratch, scratch } from './act.ts'
import { identityVariables } from './act-jobs.ts'
import { root } from './files.ts'
import { makeIdentities } from './in-lab-arm.ts'

export type Running = Kept & { readonly process: ChildProcess }

export type LabOfAct = {
  readonly place: Scratch
  lab: Running
  readonly github: GithubLab
  readonly report: string
  /** Runs a caller in the lab. */
  call(workflow: string, event: string, more?: Partial<RunOptions>): Promise<Ran>
  /** The gate with a deployment behind it. */
  deploy(more?: Partial<RunOptions>): Promise<Ran>
  /** `METHOD address` of everything but reads that Azure was asked for while `run` ran. */
  writesOf(run: () => Promise<unknown>): Promise<readonly string[]>
  end(): Promise<void>
}

/** What a shell makes of one word that is quoted for it. */
const unquoted = (word: string): string => (word.startsWith("'") ? word.slice(1, -1).replaceAll(`'\\''`, "'") : word)

/** A lab whose chain went well to its end, so the cluster is up and its pods trust the root. */
const keptLab = (report: string, record: string): Promise<Running> =>
  new Promise((resolve, reject) => {
    const args = [join(root, 'src/cli/main.ts'), 'lab', '--keep', '--report', report, '--record', record]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const take = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const first = /nsenter --target (\d+)[^\n]*\n((?: {2}export [^\n]*\n)+)/.exec(said)
      // The line after the last export: all of them are there.
      if (!first || !/nsenter --target [\s\S]*\n\n$/.test(said)) return
      const values = (text: string) => [...text.matchAll(/export (\w+)=(.*)/g)].map(([, name, value]) => [name, unquoted(value ?? '')])
      const env = Object.fromEntries(values(first[2] ?? ''))
      resolve({ process: child, first: Number(first[1]), env, kubeconfig: Object.fromEntries(values(said))['KUBECONFIG'] ?? '' })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', code => reject(new Error(`the lab ended (${code}):\n${said.slice(-3000)}`)))
  })

/** In the lab's network, where nothing else listens on it. */
const port = 3000

/** The tests look at GitHub from here, jobs reach it from the lab's network: what comes in there goes through a socket in the file system. */
const door = `
import net from 'node:net'
net.createServer(client => {
  const upstream = net.connect(process.argv[1])
  client.pipe(upstream).pipe(client)
  for (const end of [client, upstream]) end.on('error', () => [client, upstream].forEach(each => each.destroy()))
}).listen(${port}, '127.0.0.1', () => console.log('open'))`

const openDoor = async (lab: Kept, socket: string): Promise<void> => {
  const [file = '', ...args] = intoLab(lab.first, root, [process.execPath, '--input-type=module', '--eval', door, socket])
  // It ends with the lab, whose process namespace it is in.
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', code => reject(new Error(`no way to the lab's GitHub (${code})`)))
  })
}

const example = (name: string): string => readFileSync(join(root, 'examples/weather', name), 'utf8')

export const startLabOfAct = async (): Promise<LabOfAct> => {
  const report = mkdtempSync(join(tmpdir(), 'egress-gate-act-lab-'))
  const record = join(report, 'record.jsonl')
  const files = ['egress.yaml', 'weather.yaml', 'forecast-batch.yaml'].map(name => [name, example(name)])
  const [place, lab, github] = await Promise.all([
    scratch(Object.fromEntries(files) as Record<string, string>),
    keptLab(report, record),
    startGithub({ socket: join(report, 'github.sock'), url: `http://127.0.0.1:${port}` }),
  ])
  const end = async (): Promise<void> => {
    if (lab.process.exitCode === null && lab.process.signalCode === null) {
      const ended = new Promise(resolve => lab.process.once('exit', resolve))
      lab.process.kill('SIGINT')
      await ended
    }
    await place.remove()
    await github[Symbol.asyncDispose]()
    rmSync(report, { recursive: true, force: true })
  }
  const [identities] = await Promise.all([makeIdentities(lab), openDoor(lab, join(report, 'github.sock'))]).catch(async error => {
    // Nobody else could: a lab that is kept does not end with the test.
    await end()
    throw error
  })
  const pick = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, lab.env[name] ?? '']))
  const call: LabOfAct['call'] = (workflow, event, { variables, ...more } = {}) =>
    place.run({
      workflow,
      event,
      inside: lab.first,
      github,
      identity: pick(identityVariables),
      env: pick(['NODE_EXTRA_CA_CERTS']),
      variables: { ...pick(['AZURE_TENANT_ID', 'AZURE_SUBSCRIPTION_ID']), ...identities, ...variables },
      ...more,
    })
  return {
    place,
    lab,
    github,
    report,
    call,
    deploy: more => call('caller-application.yml', 'push', more),
    writesOf: async run => {
      const seen = readFileSync(record, 'utf8').length
      await run()
      return readFileSync(record, 'utf8')
        .slice(seen)
        .split('\n')
        .filter(line => line !== '')
        .map(line => (JSON.parse(line) as { request: { method: string; url: string } }).request)
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
        .map(({ method, url }) => `${method} ${url}`)
    },
    end,
  }
}

export const told = ({ jobs, steps, log }: Ran): string => `${JSON.stringify([[...jobs], [...steps]])}\n${log.slice(-4000)}`

/**
 * An output of a job's step, by default the gate's last job. act tells outputs from their file; the last lines of a step's own text it
 * loses at times.
 */
export const said = ({ log }: Ran, output: string, job = 'verdict', step?: string): string | undefined =>
  entriesOf(log, 'set-output')
    .filter(({ jobID, name, stepID }) => jobID === job && name === output && (step === undefined || stepID?.[0] === step))
    .at(-1)?.arg

type Command = {
  readonly command?: string
  readonly jobID?: string
  readonly name?: string
  readonly arg?: string
  readonly content?: string
  readonly stepID?: readonly string[]
}

/** What act tells of the commands that steps gave through their files. */
const entriesOf = (log: string, command: string): readonly Command[] =>
  log
    .split('\n')
    .filter(line => line.includes(`"command":"${command}"`))
    .map(line => JSON.parse(line) as Command)

/** The job summaries of the run, one below the other. */
export const summaryOf = ({ log }: Ran): string =>
  entriesOf(log, 'summary')
    .map(({ content = '' }) => content)
    .join('\n')

/** The report of an action, out of an artifact of the run. */
export const reportIn = (ran: Ran, ...path: readonly string[]): string => {
  const file = join(ran.artifacts, ...path)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    assert.fail(`${(error as Error).message}\n${told(ran)}`)
  }
}

/** An artifact of a run as upload-artifact leaves it at GitHub, of the default branch. */
export const keepAtGithub = ({ state }: GithubLab, ran: Ran, name: string): void => {
  const file = 'evidence.json'
  const archive = zip([{ name: file, content: reportIn(ran, name, file) }])
  const id = state.nextId++
  const workflow_run = {
    id: 42,
    repository_id: state.id,
    head_repository_id: state.id,
    head_branch: state.defaultBranch,
    head_sha: 'a'.repeat(40),
  }
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`
  const created_at = new Date().toISOString()
  state.archives.set(id, archive)
  state.artifacts.push({ id, name, size_in_bytes: archive.length, digest, expired: false, created_at, workflow_run })
}
