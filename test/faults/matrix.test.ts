/** Every row of the fault matrix under one seed; `npm run bench -- faults` takes a hundred. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { matrix, strike } from './matrix.ts'
import { type VerifyWorld, verifyWorld } from './world.ts'

let world: VerifyWorld
before(async () => {
  world = await verifyWorld()
})
after(() => world.close())

// What hangs waits for its deadline without doing anything, so that these wait together.
test('the fault matrix', { concurrency: 4 }, async context => {
  await Promise.all(
    matrix.map((row, at) =>
      context.test(`${row.row}: ${row.title}`, async () => {
        const { kind, fault } = await strike(world, row, at)
        assert.equal(kind, 'right', fault)
      }),
    ),
  )
})

test('a run that passes where it must not is counted as one', async () => {
  const { kind } = await strike(
    world,
    { row: 'X', title: '', within: 40, inject: () => ({ pods: [world.pod('weather-1')], verdict: 'fail', name: /./ }) },
    0,
  )
  assert.equal(kind, 'false pass')
})
