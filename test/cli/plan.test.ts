import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const spec = 'examples/weather/egress.yaml'

/** From outside: the command as it is called, with nothing of this machine's sign-in. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/egress-gate.mjs', 'plan', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  return { status, stdout, stderr }
}

test('without a subscription it is offline, and says so', () => {
  const { status, stdout, stderr } = run(['--spec', spec], { AZURE_SUBSCRIPTION_ID: '' })
  assert.deepEqual([status, stdout], [0, run(['--offline', '--spec', spec]).stdout])
  assert.match(stderr, /^note: without a subscription Azure is not asked; give --subscription ID/)
})

for (const [what, args, env, says] of [
  ['a file that is not there', ['--spec', 'no.yaml'], {}, /^--spec: no\.yaml cannot be read: it does not exist\n$/],
  ['a spec with faults, all of them', ['--spec', 'examples/invalid/ten-faults.yaml'], {}, /ten-faults\.yaml:6:[\s\S]*ten-faults\.yaml:42:/],
  ['an unknown option', ['--sepc', spec], {}, /^Unknown option '--sepc'[\s\S]*usage: /],
  ['a subscription that is none', ['--spec', spec, '--subscription', 'weather'], {}, /^--subscription: must be a GUID/],
  ['the same in the environment', ['--spec', spec], { AZURE_SUBSCRIPTION_ID: 'weather' }, /^AZURE_SUBSCRIPTION_ID: must be a GUID/],
] as const)
  test(`bad input: ${what}`, () => {
    const { status, stdout, stderr } = run(args, env)
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, says)
  })
