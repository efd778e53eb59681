/** What runs in a container, and the shell programs that set its stage: environment, working directory, standard streams. */
import { quoted } from './command.ts'

export type Program = {
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly workingDirectory: string
  readonly user?: { readonly uid: number; readonly gid: number }
}

/** Of every container that says nothing else. */
export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

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
export const initProgram = (program: Program, stdin: boolean): string =>
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
export const execProgram = (program: Program, tty: boolean): string =>
  [...(tty ? [': </proc/self/fd/3'] : []), preamble(program), `exec ${program.command.map(quoted).join(' ')} <&3 3<&- 4>&-`, ''].join('\n')
