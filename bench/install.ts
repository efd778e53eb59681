/** Installing the root in pods, against the tool that it has to run there. */
import { type Bench, milliseconds, type Row } from './measure.ts'
import { inNamespaces } from './namespaces.ts'

type Measured = Readonly<Record<'pods' | 'execs' | 'alone' | 'oursAlone' | 'slowest' | 'together', number>> & {
  readonly faults: readonly string[]
}

export const install: Bench = {
  name: 'install',
  says: 'install a root in 20 pods, against what update-ca-certificates takes in the slowest of them by its own clock, on the same cores',
  async run() {
    const { pods, execs, faults, alone, oursAlone, slowest, together } = (await inNamespaces('install-pods.ts', [])) as Measured
    for (const fault of faults.slice(0, 10)) process.stdout.write(`  ${fault}\n`)
    const against = (what: string, ours: number, other: number, whose: string): Row => ({
      what,
      ours: milliseconds(ours),
      against: `${whose} ${milliseconds(other)}`,
      result: ours / other,
      unit: 'x',
      atMost: 1.2,
    })
    return [
      against('1 pod', oursAlone, alone, 'update-ca-certificates alone'),
      against(`${pods} pods at once`, together, slowest, 'the slowest of as many at once'),
      { what: 'execs', ours: String(execs), against: `${pods} pods`, result: execs / pods, unit: 'x', atMost: 1 },
      { what: 'pods that failed', ours: '', against: '', result: faults.length, unit: 'n', atMost: 0 },
    ]
  },
}
