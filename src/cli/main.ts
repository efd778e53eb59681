/** egress-gate's command line. Each command is a file of its own, loaded when it is called. */
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import type { Io } from './io.ts'
import { usageText } from './terminal.ts'

// Sources run unbuilt: without this, most of the time of a short command goes into reading types out of them, every time again.
// Kept beside the libraries and not in the machine's temporary folder, where others could put something in its place.
enableCompileCache(resolve(import.meta.dirname, '../../node_modules/.cache/egress-gate'))

type Command = (args: string[], io: Io) => Promise<number>

type Entry = {
  readonly says: string
  readonly load: () => Promise<Command>
  /** It may leave connections behind that nobody can close (a proxy that never answers): they do not hold the process. */
  readonly leaves?: true
}

const commands: Readonly<Record<string, Entry>> = {
  lab: {
    says: 'run the whole chain on this machine: emulated Azure, real TLS inspection, real pods',
    load: async () => (await import('./lab.ts')).lab,
  },
  explain: {
    says: 'say what a firewall policy does with a flow, and which rule decides',
    load: async () => (await import('./explain.ts')).explain,
  },
  check: {
    says: 'hold a policy against what is expected of it, and say what is wrong with it',
    load: async () => (await import('./check.ts')).check,
  },
  diff: {
    says: 'say which flows a change to a policy decides differently',
    load: async () => (await import('./diff.ts')).diff,
  },
  plan: {
    says: 'show the Azure resources that a spec stands for, and what would change',
    load: async () => (await import('./plan.ts')).plan,
  },
  doctor: {
    says: 'say what stands in the way: runner, clock, token, roles, quota, vault, cluster; and what to do',
    load: async () => (await import('./doctor.ts')).doctor,
    leaves: true,
  },
  evidence: {
    says: 'judge a run of verify again, offline, from what its pods saw',
    load: async () => (await import('./evidence.ts')).evidence,
  },
}

const usage = [
  'usage: egress-gate COMMAND [OPTIONS]',
  '',
  ...Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(8)}  ${says}`),
  '',
  'Every command takes --help.',
  '',
].join('\n')

// `egress-gate explain ... | head`: nobody listens any more. As after SIGPIPE, and whatever would have been found: it is no success.
// What cannot be written for another reason (a full disk) is no answer either, whichever it would have been.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(141)
    if (stream === process.stdout) process.stderr.write(`egress-gate: the answer cannot be written: ${error.message}\n`)
    process.exit(2)
  })

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  const code = await (await command.load())(args, process)
  process.exitCode = code
  // The callback runs when the output has been handed over.
  if (command.leaves) process.stdout.write('', () => process.exit(code))
} else {
  const asked = ['', 'help', '--help', '-h'].includes(name)
  const output = asked ? process.stdout : process.stderr
  output.write(`${asked ? '' : `egress-gate: there is no command "${name}"\n\n`}${usageText(output, usage)}`)
  process.exitCode = asked ? 0 : 2
}
