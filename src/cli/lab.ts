/**
 * `egress-gate lab`, seen from the machine: checks what is needed, puts the lab into namespaces of its own and waits.
 * The kernel ends everything inside when the lab's first process ends, whatever ended it; nothing can be left behind.
 */
import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { missingForLab, unshareFlags } from '../lab/requirements.ts'
import { parseSpec } from '../policy/parse.ts'
import type { Io } from './io.ts'
import { exposeToHost } from './lab-host.ts'
import { hiddenPlaces } from './lab-places.ts'
import { optionsOf } from './options.ts'
import { textOf } from './text-of.ts'
import { faultText, tell, tellMisuse, tellUsage } from './told.ts'

export const repository = resolve(import.meta.dirname, '../..')

const help = `usage: egress-gate lab [--spec FILE] [--json] [--keep] [--report DIR] [--record FILE] [--verbose]

Runs the six actions, as the bundles in dist/, against an emulated Azure, a TLS-inspecting firewall and isolated pods on this machine.

  --spec FILE    the egress.yaml to run (default: examples/weather/egress.yaml)
  --json         print one JSON document (steps, verdicts) instead of the table
  --keep         leave the lab up afterwards and print how to try things by hand, until Ctrl-C
  --report DIR   where summary.md, report.json and report.html go (default: lab-report)
  --record FILE  write every request to the emulated Azure and its answer as JSON lines
  --verbose      show the actions' own logs

Exit code 0: every step ended as it must, the expected failure included. 1: one did not. 2: bad input, or this machine cannot run it.
`

export async function lab(args: string[], io: Io): Promise<number> {
  const options = await readOptions(args, io)
  if (typeof options === 'number') return options
  const missing = missingForLab()
  if (missing.length > 0) {
    tell(io, 'The lab cannot run here:', ...missing.flatMap(({ what, fix }) => [`  missing:  ${what}`, `     help:  ${fix}`]))
    return 2
  }
  return runInside(options, io)
}

export type LabCommand = {
  /** Absolute, and as the user named it. */
  readonly spec: string
  readonly named: string
  readonly json: boolean
  readonly keep: boolean
  readonly verbose: boolean
  readonly report: string
  readonly record?: string
}

async function readOptions(args: string[], io: Io): Promise<LabCommand | number> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const given = optionsOf({
    args,
    options: { spec: text, json: flag, keep: flag, verbose: flag, report: text, record: text, help: { ...flag, short: 'h' } },
  })
  if ('fault' in given) {
    tellMisuse(io, [`egress-gate lab: ${given.fault}`], help)
    return 2
  }
  const { values } = given
  if (values.help) {
    tellUsage(io, help)
    return 0
  }
  const report = resolve(values.report ?? 'lab-report')
  const named = values.spec ?? 'examples/weather/egress.yaml'
  const spec = values.spec ? resolve(values.spec) : resolve(repository, named)
  const inSpec = await specFaults(spec, named)
  const hidden = hiddenPlaces([
    [`--spec: ${named}`, spec],
    [`--report: ${report}`, report],
    ...(values.record === undefined ? [] : [[`--record: ${values.record}`, resolve(values.record)] as const]),
    [`this program (${repository})`, repository],
    [`Node.js (${process.execPath})`, process.execPath],
  ])
  const told = [...inSpec, ...hidden]
  const faults = told.length > 0 ? told : placeFaults(report, values.record)
  if (faults.length > 0) {
    tell(io, ...faults)
    return 2
  }
  if (!existsSync(resolve(repository, 'dist/index.js'))) {
    tell(io, 'egress-gate lab: dist/ is missing; the lab runs the bundles that users run. Build them: npm run build')
    return 2
  }
  return {
    spec,
    named,
    json: values.json ?? false,
    keep: values.keep ?? false,
    verbose: values.verbose ?? false,
    report,
    ...(values.record ? { record: resolve(values.record) } : {}),
  }
}

async function specFaults(path: string, named: string): Promise<readonly string[]> {
  const text = await textOf(path)
  if (typeof text !== 'string') return [`--spec: ${named} cannot be read: ${text.unreadable}`]
  // Each action reads it again.
  if (!statSync(path).isFile()) return [`--spec: ${named} is a pipe or a device, and is read more than once: save it to a file`]
  return parseSpec(text, named).faults.map(faultText)
}

/** Where the report and the record go, tried before a lab is started whose findings nobody could keep. */
function placeFaults(report: string, record: string | undefined): readonly string[] {
  const faults: string[] = []
  const attempt = (what: string, act: () => void) => {
    try {
      act()
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException
      faults.push(`${what} cannot be written: ${{ EEXIST: 'it is a file', EISDIR: 'it is a directory' }[code] ?? message}`)
    }
  }
  attempt(`--report: ${report}`, () => {
    mkdirSync(report, { recursive: true })
    accessSync(report, constants.W_OK)
  })
  if (record !== undefined) attempt(`--record: ${record}`, () => closeSync(openSync(record, 'a', 0o600)))
  return faults
}

/** The lab proper is this program again, as the first process of fresh namespaces. */
async function runInside(options: LabCommand, io: Io): Promise<number> {
  const inside = spawn(
    'unshare',
    [...unshareFlags, '--', process.execPath, '--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, 'lab-inside.ts')],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Only what the lab itself needs; proxies, tokens and trust settings of this machine must not reach it.
      env: {
        ...pick(process.env, ['PATH', 'TERM', 'COLUMNS', 'NO_COLOR', 'FORCE_COLOR', 'LANG', 'CI']),
        EGRESS_GATE_LAB: JSON.stringify(options),
      },
      detached: true, // Ctrl-C reaches it once, through us, in order
    },
  )
  const host = exposeToHost(inside, options.json ? io.stderr : io.stdout)
  let signals = 0
  const stop = (signal: NodeJS.Signals) => {
    signals += 1
    if (signals > 1) inside.kill('SIGKILL')
    else if (inside.connected) inside.send({ stop: signal })
    // Whatever happens inside, this ends within three seconds: the kernel takes the rest down with it.
    setTimeout(() => inside.kill('SIGKILL'), 3000).unref()
  }
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(signal => [signal, () => stop(signal)] as const)
  for (const [signal, handler] of handlers) process.on(signal, handler)
  try {
    return await new Promise<number>((done, failed) => {
      inside.on('error', failed)
      inside.on('close', (code, signal) => done(signals > 0 ? 130 : (code ?? (signal ? 1 : 0))))
    })
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler)
    host.close()
  }
}

const pick = (env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])))
