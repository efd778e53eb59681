/**
 * What asking pods cannot be faster than: one exec for each, and nothing in it but one curl for all URLs. It writes no file, binds no session, looks at
 * no runtime, and says nothing about trust; with STORE set it reads the container's store for each URL, as curl does by itself.
 * `node BARE SELECTOR URL...` with KUBECONFIG set, of this file's bundle, prints what failed, as JSON.
 */
import { readFileSync } from 'node:fs'
import { connect } from '../src/kubernetes/connection.ts'
import { execInPod } from '../src/kubernetes/exec.ts'
import { podsOf } from '../src/kubernetes/pods.ts'

const [selector = '', ...urls] = process.argv.slice(2)
const signal = AbortSignal.timeout(60_000)
const connection = await connect(readFileSync(process.env['KUBECONFIG'] ?? '', 'utf8'))
const { ready } = await podsOf(connection, { namespace: 'default', selector }, signal)
const unread = process.env['STORE'] === undefined ? ['--insecure', '--cacert', '/dev/null', '--capath', '/dev/null'] : []
const each = urls.flatMap(url => ['-o', '/dev/null', '-w', '%{http_code} %{certs}', url])
const command = ['curl', '-sS', '--parallel', '--parallel-immediate', ...unread, ...each]
const faults: string[] = []
await Promise.all(
  ready.map(async pod => {
    const seen = await execInPod(connection, pod, { command, deadlineMs: 30_000, maxBytes: 1_000_000, signal })
    if (!seen.ended || seen.exitCode !== 0) faults.push(`${pod.name}: ${JSON.stringify(seen).slice(0, 300)}`)
  }),
)
connection.close()
process.stdout.write(JSON.stringify({ pods: ready.length, faults, memory: process.resourceUsage().maxRSS * 1024 }))
