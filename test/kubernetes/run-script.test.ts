/** The command that an exec starts, by real shells: the script comes by stdin, and runs once, whatever `timeout` a container has. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { remoteCommand, wholeScript } from '../../src/kubernetes/run-script.ts'
import { onPath } from '../programs-on-path.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-run-script-'))
after(() => rmSync(folder, { recursive: true }))

const shells = ['dash', 'bash', 'busybox'].filter(name => onPath(name) !== undefined)
/** What stands in place of `timeout`, as a script or as a link to the machine's own. */
const timeouts: readonly (readonly [string, string | undefined, 'yes' | 'no'])[] = [
  ['one that works', 'own', 'yes'],
  ['none', undefined, 'no'],
  ["BusyBox's of before 2018", "#!/bin/sh\necho \"timeout: can't execute '$1': No such file or directory\" >&2; exit 127", 'no'],
  ['one that may not be run', '#!/bin/sh\nexit 126', 'no'],
  ['one that cannot do its work', '#!/bin/sh\nexit 125', 'no'],
]

for (const shell of shells)
  for (const [what, timeout, told] of timeouts) {
    const path = join(folder, `${shell} ${what}`.replaceAll(/\W+/g, '-'))
    mkdirSync(path)
    writeFileSync(join(path, 'sh'), `#!/bin/sh\nexec ${shell === 'busybox' ? `${onPath(shell)} sh` : onPath(shell)} "$@"\n`)
    chmodSync(join(path, 'sh'), 0o755)
    symlinkSync(onPath('sleep') ?? '', join(path, 'sleep'))
    if (timeout === 'own') symlinkSync(onPath('timeout') ?? '', join(path, 'timeout'))
    else if (timeout !== undefined) {
      writeFileSync(join(path, 'timeout'), `${timeout}\n`)
      chmodSync(join(path, 'timeout'), 0o755)
    }
    const run = (input: string, seconds = 20) => {
      const [, ...args] = remoteCommand(seconds)
      return spawnSync(join(path, 'sh'), args, { input, encoding: 'utf8', env: { PATH: path }, timeout: 30_000 })
    }

    test(`${shell}, timeout: ${what}`, () => {
      const { stdout, status } = run(wholeScript('echo "told $1"', 'n0'))
      assert.deepEqual([stdout, status], [`told ${told}\n\negress-gate n0 end 0\n`, 0])
    })

    test(`${shell}, timeout: ${what}: a script that is cut does nothing, and nothing is read as another one`, () => {
      const whole = wholeScript('echo told', 'n0')
      for (const at of [10, whole.indexOf('main "$@"'), whole.length - 3]) {
        const { stdout, status } = run(whole.slice(0, at))
        assert.equal(stdout, '', `cut at ${at}`)
        assert.notEqual(status, 0, `cut at ${at}`)
      }
    })

    if (told === 'yes')
      test(`${shell}: what takes too long is ended, and is not begun again`, () => {
        const { stdout, status } = run(wholeScript('echo began; sleep 9', 'n0'), 1)
        assert.deepEqual([stdout, status], ['began\n', 124])
      })
  }
