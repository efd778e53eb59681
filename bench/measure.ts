/** What a benchmark is, and how its rows are printed. Every row is a ratio within one run, or a size: never a wall time alone. */

export type Row = {
  /** What was measured. */
  readonly what: string
  readonly ours: string
  /** What it is held against, with its figure. */
  readonly against: string
  /** Ours divided by the other, a size in KB, a time in microseconds, or a number of things: what the limit is about. */
  readonly result: number
  readonly unit: 'x' | 'KB' | 'us' | 'n'
  /** The result must not be above it. Absent, and no `atLeast`: shown for comparison. */
  readonly atMost?: number
  /** The result must not be below it. */
  readonly atLeast?: number
}

export type Bench = { readonly name: string; readonly says: string; readonly run: () => Promise<readonly Row[]> }

/** Something that has to be there is not. It says what to do. */
export class CannotMeasure extends Error {}

export const keeps = ({ result, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Row): boolean =>
  result <= atMost && result >= atLeast

export function table(rows: readonly Row[]): string {
  const cells = [
    ['', 'ours', 'against', 'result', 'limit'],
    ...rows.map(row => {
      const bound =
        row.atMost !== undefined ? `<= ${figure(row, row.atMost)}` : row.atLeast !== undefined ? `>= ${figure(row, row.atLeast)}` : ''
      return [row.what, row.ours, row.against, figure(row, row.result), `${bound}${keeps(row) ? '' : '  EXCEEDED'}`]
    }),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0))) ?? []
  return cells
    .map(
      line =>
        `  ${line
          .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function figure({ unit }: Row, value: number): string {
  if (unit === 'KB') return `${Math.ceil(value)} KB`
  if (unit === 'us') return `${value.toFixed(2)} us`
  if (unit === 'n') return String(value)
  return `${value < 100 ? value.toFixed(2) : Math.round(value)}x`
}

export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`

/**
 * The shortest time of each task, in milliseconds: noise of the machine only ever adds. The tasks take turns, a different one first in each round, so
 * that whatever else the machine does meanwhile hits all of them alike; the first rounds do not count.
 */
export async function takeTurns<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  rounds: number,
  warmUp = 2,
): Promise<Record<Name, number>> {
  const times = Object.fromEntries(Object.keys(tasks).map(name => [name, [] as number[]])) as Record<Name, number[]>
  const names = Object.keys(tasks) as Name[]
  for (let round = -warmUp; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warmUp) % names.length] as Name
      const started = performance.now()
      const result = await tasks[name]()
      // A task may time itself, where part of it does not count.
      const took = typeof result === 'number' ? result : performance.now() - started
      if (round >= 0) times[name].push(took)
    }
  return Object.fromEntries(Object.entries<number[]>(times).map(([name, values]) => [name, Math.min(...values)])) as Record<Name, number>
}
