/** The fault matrix (test/faults/matrix.ts), shuffled, under many seeds: no run may hang, pass falsely, or tell a fault by another name. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Row as FaultRow, matrix, seeded, strike, type Told } from '../test/faults/matrix.ts'
import { type VerifyWorld, verifyWorld } from '../test/faults/world.ts'
import { type Bench, CannotMeasure, type Row } from './measure.ts'

/** How many at the same time, by a row's pace: what waits has pods beside it that work before it does. */
const widths = { waits: 16, works: 2, alone: 1 }

/** Between the starts of those that wait, in milliseconds: all at once they would starve each other's pods of the time that a fault is told by. */
const apart = 2500

type Struck = Told & { readonly row: FaultRow; readonly seed: number }

export const faults = (seeds: number, only: string | undefined): Bench => ({
  name: 'faults',
  says: `${seeds} ${seeds === 1 ? 'seed' : 'seeds'} of every row of the fault matrix, in shuffled order (--seeds N, --row K4)`,
  async run() {
    const rows = matrix.filter(({ row }) => only === undefined || row === only)
    if (rows.length === 0)
      throw new CannotMeasure(`there is no row ${only}; there is ${[...new Set(matrix.map(({ row }) => row))].join(', ')}`)
    const world = await verifyWorld()
    try {
      const all = shuffled(rows.flatMap(row => Array.from({ length: seeds }, (_, seed) => ({ row, seed }))))
      const done: Struck[] = []
      await Promise.all(
        Object.entries(widths).map(([pace, width]) =>
          many(
            all.filter(({ row }) => (row.pace ?? 'works') === pace),
            width,
            world,
            done,
          ),
        ),
      )
      return table(rows, done)
    } finally {
      await world.close()
    }
  },
})

async function many(cases: { row: FaultRow; seed: number }[], width: number, world: VerifyWorld, done: Struck[]): Promise<void> {
  const worker = async (at: number): Promise<void> => {
    await sleep(at * apart)
    for (let next = cases.shift(); next; next = cases.shift()) {
      const told = await strike(world, next.row, next.seed).catch(
        (error: unknown): Told => ({ kind: 'wrong name', fault: `it threw ${error}`, seconds: 0 }),
      )
      done.push({ ...told, ...next })
      if (told.kind !== 'right')
        process.stdout.write(`  ${told.kind}: ${next.row.row} ${next.row.title}, seed ${next.seed}: ${told.fault.slice(0, 1500)}\n`)
      if (done.length % 200 === 0) process.stdout.write(`  ${done.length} runs\n`)
    }
  }
  await Promise.all(Array.from({ length: width }, (_, at) => worker(at)))
}

/** The same order for the same number of cases. */
function shuffled<T>(all: T[]): T[] {
  const draw = seeded(all.length)
  for (let at = all.length - 1; at > 0; at--) {
    const other = draw(at + 1)
    ;[all[at], all[other]] = [all[other] as T, all[at] as T]
  }
  return all
}

function table(rows: readonly FaultRow[], done: readonly Struck[]): Row[] {
  const count = (kind: Told['kind']): Row => ({
    what: { hang: 'hangs', 'false pass': 'false passes', 'wrong name': 'wrong names', right: 'right' }[kind],
    ours: '',
    against: `${done.length} runs of ${rows.length} rows`,
    result: done.filter(each => each.kind === kind).length,
    unit: 'n',
    atMost: 0,
  })
  const slowest = Math.max(...done.map(({ seconds, row }) => seconds / row.within))
  return [
    count('hang'),
    count('false pass'),
    count('wrong name'),
    { what: 'slowest against its deadline', ours: '', against: '', result: slowest, unit: 'x', atMost: 1 },
  ]
}
