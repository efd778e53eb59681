/**
 * What `verify-tls-inspection` does inside a cluster, alone in a process, so that its time (the start of Node included) and memory can be told.
 * `node CLIENT SELECTOR URL...` with KUBECONFIG set, of this file's bundle, prints what it saw, as JSON.
 */
import { readFileSync } from 'node:fs'
import { podsAtOnce } from '../src/actions/cluster.ts'
import { bounded } from '../src/kubernetes/bounded.ts'
import { connect } from '../src/kubernetes/connection.ts'
import { podsOf } from '../src/kubernetes/pods.ts'
import { podProber } from '../src/kubernetes/prober.ts'
import type { Probe } from '../src/verify/verdict.ts'

const [selector = '', ...urls] = process.argv.slice(2)
const signal = AbortSignal.timeout(240_000)
const connection = await connect(readFileSync(process.env['KUBECONFIG'] ?? '', 'utf8'))
const probes = urls.map(
  (url, at): Probe => ({
    id: `p${at + 1}`,
    name: url,
    workload: 'bench',
    flow: { source: '10.42.1.4', protocol: 'tcp', host: new URL(url).hostname, port: 443 },
    expectation: {
      name: url,
      from: [],
      target: { kind: 'url', url, method: 'GET' },
      expect: 'allow',
      // So that the session of this run is bound, as in any pod in which something must be inspected.
      inspected: true,
      place: { file: 'bench', line: 1, column: 1 },
    },
    // The script looks at what is predicted only where the expectation says nothing.
    predicted: undefined as unknown as Probe['predicted'],
  }),
)
const { ready } = await podsOf(connection, { namespace: 'default', selector }, signal)
const prober = podProber(connection, { allowSeconds: 30, denySeconds: 3 }, { debug: () => {} })
const faults: string[] = []
await bounded(ready, podsAtOnce, async pod => {
  for (const [id, seen] of await prober.observe(pod, probes, signal))
    if (seen.kind !== 'tls' || seen.trusted !== true || seen.http?.status !== 200)
      faults.push(`${pod.name} ${id}: ${JSON.stringify(seen, (key, value) => (key === 'flight' ? undefined : value)).slice(0, 300)}`)
})
connection.close()
process.stdout.write(JSON.stringify({ pods: ready.length, faults, memory: process.resourceUsage().maxRSS * 1024 }))
