import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { plan } from '../../src/cli/plan.ts'
import { emulate, subscriptionId } from '../azure/emulated.ts'

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await plan(args, { stdout, stderr })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}
const example = 'examples/weather/egress.yaml'

test('offline: every document, in the order in which it is made', async () => {
  const { code, out } = await run('--spec', example, '--offline', '--json')
  const { changes } = JSON.parse(out) as { changes: { id: string; needs: string[]; action: string; desired: unknown }[] }
  assert.equal(code, 0)
  assert.ok(changes.length >= 25 && changes.every(({ action, desired }) => action === 'create' && desired !== undefined))
  for (const [index, { needs }] of changes.entries())
    for (const need of needs) assert.ok(changes.findIndex(({ id }) => id === need) < index, need)
  assert.match((await run('--spec', example, '--offline')).out, /\+ firewall afw-weather\n[\s\S]*25 to create, 0 to update/)
})

test('bad input is code 2, with every fault at its place', async () => {
  for (const args of [['--spec', 'nowhere.yaml'], ['--nonsense'], ['--spec', 'package.json']]) {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.notEqual(err, '')
  }
  assert.equal((await run('--help')).code, 0)
})

test('against Azure: what would change, and nothing does', async () => {
  const lab = await emulate()
  try {
    const { code, out } = await run('--spec', example, '--subscription', subscriptionId)
    assert.equal(code, 0)
    assert.match(out, new RegExp(`Compared with subscription ${subscriptionId}`))
    assert.match(out, /0 to update, 0 as declared/)
    assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE', 'PATCH'), [])
  } finally {
    await lab.close()
  }
})

test('Azure that cannot be reached is code 1, with a reason', async () => {
  const before = process.env.AZURE_CLIENT_SECRET
  const lab = await emulate()
  try {
    process.env.AZURE_CLIENT_SECRET = 'wrong'
    const { code, out, err } = await run('--spec', example, '--subscription', subscriptionId)
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /Azure could not be asked: AADSTS7000215/)
  } finally {
    await lab.close()
    if (before === undefined) delete process.env.AZURE_CLIENT_SECRET
    else process.env.AZURE_CLIENT_SECRET = before
  }
})
