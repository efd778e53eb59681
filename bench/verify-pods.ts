/** Inside namespaces of its own (bench/verify.ts starts it): asking pods through `kubectl exec`, and as we do, origins being 100 ms away. */
import { takeTurns } from './measure.ts'
import { benchPods } from './pods.ts'
import { runner, timed } from './programs.ts'

const [few, many] = [10, 200]
const urls = Array.from({ length: 8 }, (_, at) => `https://origin${at + 1}.example/`)
const pods = await benchPods(8, AbortSignal.timeout(500_000), 100)
const run = runner({ KUBECONFIG: pods.kubeconfig })

type Seen = { readonly pods: number; readonly faults: readonly string[]; readonly memory: number }
const [, , ours = '', bare = ''] = process.argv
const asked = async (client: string, by: typeof run): Promise<Seen> =>
  JSON.parse(await by(process.execPath, [client, pods.selector, ...urls])) as Seen
const withStores = runner({ KUBECONFIG: pods.kubeconfig, STORE: '1' })
const curl = (pod: string, more: readonly string[]) => run('kubectl', ['exec', pod, '--', 'curl', '-sS', ...more])
const one = (pod: string, url: string) => curl(pod, ['-o', '/dev/null', url])

const names = (await pods.scaleTo(few)).map(({ name }) => name)
const questions = names.flatMap(name => urls.map(url => [name, url] as const))
// What cannot be measured is a fault, and not a fast answer.
const faults: string[] = []
const noting = async (seen: Promise<Seen>): Promise<void> => void faults.push(...(await seen).faults)
const turns = await takeTurns(
  { ours: () => noting(asked(ours, run)), bare: () => noting(asked(bare, run)), stores: () => noting(asked(bare, withStores)) },
  4,
  1,
)
const seen: Seen = { pods: names.length, faults, memory: 0 }
const [serial] = await timed(async () => {
  for (const [name, url] of questions) await one(name, url)
})
const [twenty] = await timed(async () => {
  const waiting = [...questions]
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await one(...next)
    }),
  )
})
const alone = ['--parallel', '--parallel-immediate', ...urls.flatMap(url => ['-o', '/dev/null', url])]
const { single } = await takeTurns({ single: () => curl(names[0] ?? '', alone) }, 3, 0)

await pods.scaleTo(many)
const [hundreds, all] = await timed(() => asked(ours, run))
process.stdout.write(JSON.stringify({ ...turns, seen, serial, twenty, single, hundreds, all }))
process.exit(0)
