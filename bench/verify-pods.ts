/** Inside namespaces of its own (bench/verify.ts starts it): asking pods through `kubectl exec`, and as we do, origins being 100 ms away. */
import { benchPods } from './pods.ts'
import { runner, timed } from './programs.ts'

const [few, many] = [10, 200]
const urls = Array.from({ length: 8 }, (_, at) => `https://origin${at + 1}.example/`)
const pods = await benchPods(8, AbortSignal.timeout(500_000), 100)
const run = runner({ KUBECONFIG: pods.kubeconfig })

type Seen = { readonly pods: number; readonly faults: readonly string[]; readonly memory: number }
const client = async (): Promise<Seen> => JSON.parse(await run(process.execPath, [process.argv[2] ?? '', pods.selector, ...urls])) as Seen
const curl = (pod: string, more: readonly string[]) => run('kubectl', ['exec', pod, '--', 'curl', '-sS', ...more])
const one = (pod: string, url: string) => curl(pod, ['-o', '/dev/null', url])

const names = (await pods.scaleTo(few)).map(({ name }) => name)
const questions = names.flatMap(name => urls.map(url => [name, url] as const))
await client()
const ours: number[] = []
let seen = await client()
for (let round = 0; round < 3; round++) {
  const [took, result] = await timed(client)
  ours.push(took)
  seen = { ...result, faults: [...seen.faults, ...result.faults] }
}
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
const [single] = await timed(() =>
  curl(names[0] ?? '', ['--parallel', '--parallel-immediate', ...urls.flatMap(url => ['-o', '/dev/null', url])]),
)

await pods.scaleTo(many)
const [hundreds, all] = await timed(client)
process.stdout.write(JSON.stringify({ ours: Math.min(...ours), seen, serial, twenty, single, hundreds, all }))
process.exit(0)
