import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkNames } from '../../../src/lab/firewall/network-names.ts'
import { networkRule, policyOf } from '../network/policies.ts'

const policy = policyOf({
  name: 'c',
  priority: 100,
  action: 'Allow',
  rules: [
    networkRule('time', { destinationFqdns: ['ntp.ubuntu.com'] }),
    networkRule('again', { destinationFqdns: ['ntp.ubuntu.com', 'gone.example.org'] }),
  ],
})

test('names are resolved at once, each once, and again when their time to live is over; only a change is told', async () => {
  const answers = [['1.1.1.1', '1.1.1.2'], ['1.1.1.2', '1.1.1.1'], ['1.1.1.3']]
  const asked: string[] = []
  let changes = 0
  let changed = () => {}
  const told = new Promise<void>(resolve => {
    changed = resolve
  })
  const names = await networkNames(
    policy,
    async name => {
      asked.push(name)
      return {
        addresses: name === 'gone.example.org' ? [] : ((answers.length > 1 ? answers.shift() : answers[0]) ?? []),
        expires: Date.now(),
      }
    },
    async () => {
      changes++
      changed()
    },
  )
  assert.deepEqual(asked, ['ntp.ubuntu.com', 'gone.example.org'])
  assert.deepEqual(
    [...names.addresses()],
    [
      ['ntp.ubuntu.com', ['1.1.1.1', '1.1.1.2']],
      ['gone.example.org', ['0.0.0.0']],
    ],
  )
  const keepAlive = setTimeout(() => {}, 10_000) // its own timer keeps nobody waiting
  await told
  clearTimeout(keepAlive)
  names.stop()
  assert.equal(changes, 1, 'another order is no change')
  assert.deepEqual(names.addresses().get('ntp.ubuntu.com'), ['1.1.1.3'])
})
