import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressPool } from '../../../src/lab/network/addresses.ts'

test('Azure keeps the first four addresses and the last', () => {
  const pool = addressPool('10.42.1.0/29')
  assert.deepEqual([pool.take(), pool.take(), pool.take()], ['10.42.1.4', '10.42.1.5', '10.42.1.6'])
  assert.throws(() => pool.take(), /10\.42\.1\.0\/29 has no free address/)
  pool.giveBack('10.42.1.5')
  assert.equal(pool.take(), '10.42.1.5')
})

test('an address that was given back waits for its turn', () => {
  const pool = addressPool('10.42.1.0/24')
  pool.giveBack(pool.take())
  assert.equal(pool.take(), '10.42.1.5')
})

test('host bits do not matter, nonsense does', () => {
  assert.equal(addressPool('10.42.1.77/24').take(), '10.42.1.4')
  for (const prefix of ['10.42.1.0', '10.42.1.0/30', '10.42.1/24', '10.42.1.256/24', '', '::/64'])
    assert.throws(() => addressPool(prefix), prefix)
})
