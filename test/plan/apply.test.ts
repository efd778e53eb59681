import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply } from '../../src/plan/apply.ts'
import { inOrder } from '../../src/plan/order.ts'
import { plan } from '../../src/plan/plan.ts'
import { from } from '../../src/plan/reference.ts'
import type { Json, Outcome, Resource } from '../../src/plan/resource.ts'

const resource = (id: string, needs: readonly string[] = [], more: Partial<Resource> = {}): Resource => ({
  id,
  title: id,
  needs,
  desired: { v: 1 },
  ...more,
})

/** A store that says when each write begins and ends, and fails where it is told to. */
function recorder(failing: readonly string[] = [], answers: Readonly<Record<string, Json>> = {}) {
  const events: string[] = []
  return {
    events,
    write: async ({ id, desired }: Resource): Promise<Json> => {
      events.push(`+${id}`)
      await new Promise(resolve => setTimeout(resolve, 1))
      events.push(`-${id}`)
      if (failing.includes(id)) throw new Error(`no ${id}`)
      return { ...(desired as { readonly [key: string]: Json }), ...((answers[id] ?? {}) as { readonly [key: string]: Json }) }
    },
  }
}

const run = async (
  resources: readonly Resource[],
  store: ReturnType<typeof recorder>,
  observed: ReadonlyMap<string, Json> = new Map(),
  signal = new AbortController().signal,
) => apply(plan(resources, observed), store, { signal, now: () => 0, observed })

const results = (outcomes: readonly Outcome[]) => Object.fromEntries(outcomes.map(outcome => [outcome.change.resource.id, outcome.result]))

test('what is needed is done before, and what is independent at the same time', async () => {
  const store = recorder()
  await run([resource('d', ['b', 'c']), resource('b', ['a']), resource('c', ['a']), resource('a')], store)
  assert.deepEqual(store.events, ['+a', '-a', '+b', '+c', '-b', '-c', '+d', '-d'])
})

test('resources with one key are written one at a time', async () => {
  const store = recorder()
  await run([resource('a', [], { exclusive: 'p' }), resource('b', [], { exclusive: 'p' }), resource('c')], store)
  assert.ok(store.events.indexOf('-a') < store.events.indexOf('+b'), store.events.join(' '))
  assert.ok(store.events.indexOf('+c') < store.events.indexOf('-a'))
})

test('the next of one key goes on when the one before failed', async () => {
  const store = recorder(['a'])
  const { outcomes } = await run([resource('a', [], { exclusive: 'p' }), resource('b', [], { exclusive: 'p' })], store)
  assert.deepEqual(results(outcomes), { a: 'failed', b: 'applied' })
})

test('what needs a failure is skipped, and so is what needs that; the rest is done', async () => {
  const store = recorder(['a'])
  const { outcomes } = await run([resource('a'), resource('b', ['a']), resource('c', ['b']), resource('d')], store)
  assert.deepEqual(results(outcomes), { a: 'failed', b: 'skipped', c: 'skipped', d: 'applied' })
  const [, b, c] = outcomes
  assert.equal(b?.result === 'skipped' && b.because, 'it needs a, which failed')
  assert.equal(c?.result === 'skipped' && c.because, 'it needs b, which was skipped')
})

test('what is as desired is not written', async () => {
  const store = recorder()
  const { outcomes } = await run(
    [resource('a'), resource('b', ['a'])],
    store,
    new Map([
      ['a', { v: 1, extra: 2 }],
      ['b', { v: 0 }],
    ]),
  )
  assert.deepEqual(store.events, ['+b', '-b'])
  assert.deepEqual(results(outcomes), { a: 'unchanged', b: 'applied' })
})

test('a value of another document is put in once that one has told it', async () => {
  const store = recorder([], { a: { ip: '10.0.0.4' } })
  const { observed } = await run([resource('a'), resource('b', [], { desired: { hop: from('a', '/ip', '/32') } })], store)
  assert.deepEqual(observed.get('b'), { hop: '10.0.0.4/32' })
  assert.deepEqual(store.events, ['+a', '-a', '+b', '-b'])
})

test('a value that turns out to be the current one needs no write', async () => {
  const store = recorder([], { a: { ip: 'x' } })
  const { outcomes } = await run(
    [resource('a'), resource('b', [], { desired: { hop: from('a', '/ip') } })],
    store,
    new Map([['b', { hop: 'x' }]]),
  )
  assert.deepEqual(results(outcomes), { a: 'applied', b: 'unchanged' })
})

test('a value that never comes is no text with a hole', async () => {
  const store = recorder()
  const { outcomes } = await run([resource('a'), resource('b', [], { desired: { hop: from('a', '/ip') } })], store)
  assert.deepEqual(results(outcomes), { a: 'applied', b: 'skipped' })
})

test('once the run is stopped nothing more is begun', async () => {
  const stop = new AbortController()
  const store = recorder()
  const stopping = { ...store, write: async (one: Resource) => store.write(one).finally(() => stop.abort()) }
  const { outcomes } = await run([resource('a'), resource('b', ['a'])], stopping, new Map(), stop.signal)
  assert.deepEqual(results(outcomes), { a: 'applied', b: 'skipped' })
})

test('circles and twins are our own faults, and are named', () => {
  assert.throws(() => inOrder([resource('a', ['b']), resource('b', ['a'])]), /a -> b -> a/)
  assert.throws(() => inOrder([resource('a'), resource('a')]), /two resources have one id: a/)
})

test('a plan of a plan that was carried out is empty', async () => {
  const resources = [resource('a'), resource('b', ['a'], { desired: { hop: from('a', '/v') } })]
  const { observed } = await run(resources, recorder())
  assert.deepEqual(
    plan(resources, observed).map(({ action }) => action),
    ['none', 'none'],
  )
})
