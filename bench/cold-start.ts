/** How long a user waits for an action's first word, and what is loaded for it. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Bench, CannotMeasure, milliseconds, type Row, takeTurns } from './measure.ts'

const root = resolve(import.meta.dirname, '..')
/** Against a Node script that does nothing but print a line. */
const mostFirstWord = 1.3
const mostLoadedKb = 150
const mostDistKb = 8 * 1024
const rounds = 31
const patience = 20_000
/** They have no input that could be missing: the first word of one is a verdict, and of the other what it finds without a spec. */
const needNothing = new Set(['fleet-verdict', 'doctor'])

export const coldStart: Bench = {
  name: 'cold-start',
  says: 'from the start of the process to its first word: an action with an input missing, against a script that prints a line',
  run: async () => {
    const actions = readdirSync(join(root, 'actions')).filter(
      name => !needNothing.has(name) && existsSync(join(root, 'actions', name, 'index.js')),
    )
    if (actions.length === 0) throw new CannotMeasure('there is no actions/*/index.js')
    if (!existsSync(join(root, 'dist', 'index.js'))) throw new CannotMeasure('dist/index.js is not there; run `npm run build` first')
    const place = mkdtempSync(join(tmpdir(), 'egress-gate-bench-'))
    try {
      return await measure(actions, place)
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  },
}

async function measure(actions: readonly string[], place: string): Promise<Row[]> {
  const floor = join(place, 'line.cjs')
  writeFileSync(floor, "console.log('a line')\n")
  const entry = (action: string): string => join(root, 'actions', action, 'index.js')
  const env = runnerLike(place)
  const times = await takeTurns(
    {
      floor: () => firstWord(floor, env, place),
      ...Object.fromEntries(actions.map(action => [action, () => firstWord(entry(action), env, place)])),
    },
    rounds,
  )
  const rows: Row[] = []
  for (const action of actions) {
    const took = (times as Record<string, number>)[action] ?? Number.NaN
    rows.push({
      what: `${action}: first word`,
      ours: milliseconds(took),
      against: `a line ${milliseconds(times.floor)}`,
      result: took / times.floor,
      unit: 'x',
      atMost: mostFirstWord,
    })
  }
  for (const action of actions) {
    const loaded = await loadedFiles(entry(action), env, place)
    const kilobytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0) / 1024
    rows.push({
      what: `${action}: JavaScript loaded`,
      ours: `${loaded.length} files`,
      against: '',
      result: kilobytes,
      unit: 'KB',
      atMost: mostLoadedKb,
    })
  }
  const dist = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .map(name => join(root, 'dist', name))
    .filter(file => statSync(file).isFile())
  rows.push({
    what: 'dist/',
    ours: `${dist.length} files`,
    against: '',
    result: dist.reduce((sum, file) => sum + statSync(file).size, 0) / 1024,
    unit: 'KB',
    atMost: mostDistKb,
  })
  return rows
}

/** A job without a spec in its workspace: every action's input `spec` names a file that is not there. */
function runnerLike(place: string): NodeJS.ProcessEnv {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH'].map(name => {
      const file = join(place, name)
      writeFileSync(file, '')
      return [name, file]
    }),
  )
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: place,
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: place,
    RUNNER_TEMP: place,
    ...files,
  }
}

/** Milliseconds until the process writes its first byte. It must fail, and say why, or what was measured is something else. */
function firstWord(file: string, env: NodeJS.ProcessEnv, cwd: string): Promise<number> {
  return new Promise((done, fail) => {
    const started = performance.now()
    let first: number | undefined
    let said = ''
    const child = spawn(process.execPath, [file], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: patience })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        first ??= performance.now() - started
        said += chunk
      })
    child.on('error', fail)
    child.on('close', status => {
      const expected = file.endsWith('.cjs') ? status === 0 : status === 1
      if (first === undefined || !expected)
        fail(new CannotMeasure(`${relative(root, file)} ended with ${status} and said: ${said.slice(0, 500) || 'nothing'}`))
      else done(first)
    })
  })
}

/** Every file of JavaScript that V8 compiled in such a run, from its own coverage report. */
async function loadedFiles(file: string, env: NodeJS.ProcessEnv, place: string): Promise<string[]> {
  const reports = mkdtempSync(join(place, 'loaded-'))
  await firstWord(file, { ...env, NODE_V8_COVERAGE: reports }, place)
  const urls = readdirSync(reports).flatMap(name =>
    (JSON.parse(readFileSync(join(reports, name), 'utf8')) as { result: { url: string }[] }).result.map(({ url }) => url),
  )
  const files = [...new Set(urls.filter(url => url.startsWith('file:')).map(url => fileURLToPath(url)))]
  if (files.length === 0) throw new CannotMeasure(`nothing is known about what ${relative(root, file)} loads`)
  return files
}
