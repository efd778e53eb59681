/**
 * Inside namespaces of its own (bench/install.ts starts it): the root in 20 pods, and what `update-ca-certificates` takes there by itself, all
 * 20 at the same time as well, so that both have the same cores.
 */
import { subscribe } from 'node:diagnostics_channel'
import { podsAtOnce } from '../src/actions/cluster.ts'
import { bounded } from '../src/kubernetes/bounded.ts'
import { installRoot } from '../src/kubernetes/install-root.ts'
import type { Certificate } from '../src/pki/certificate.ts'
import { generateKey, issue } from '../src/pki/issue.ts'
import type { PodRef } from '../src/verify/verdict.ts'
import { benchPods } from './pods.ts'
import { runner, timed } from './programs.ts'

const signal = AbortSignal.timeout(400_000)
const pods = await benchPods(2, signal)
const run = runner({ KUBECONFIG: pods.kubeconfig })

let execs = 0
subscribe('http.client.request.start', message => {
  if (((message as { request?: { path?: string } }).request?.path ?? '').includes('/exec?')) execs += 1
})

const day = 86_400_000
const root = async (name: string): Promise<Certificate> =>
  issue({
    subject: [['CN', name]],
    key: (await generateKey('rsa-2048')).privateKey,
    issuer: 'self',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 100 * day),
    ca: {},
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
  })

/** Milliseconds that the tool takes by the pod's own clock. */
async function itself({ name }: PodRef, { pem, fingerprint }: Certificate): Promise<number> {
  const script = [
    `cat >/usr/local/share/ca-certificates/${fingerprint.slice(0, 16)}.crt`,
    'a=$(date +%s%N)',
    'update-ca-certificates >/dev/null 2>&1 || exit 1',
    'echo $((($(date +%s%N) - a) / 1000000))',
  ].join('\n')
  return Number(await run('kubectl', ['exec', '-i', name, '--', 'sh', '-c', script], pem))
}

const faults: string[] = []
async function ours(pod: PodRef, given: Certificate): Promise<void> {
  const installed = await installRoot(pods.connection, pod, { source: { kind: 'given' }, given: [given], at: new Date(), signal })
  if (installed.result !== 'installed') faults.push(`${pod.name}: ${installed.result}, ${installed.because}`)
}

const [first, ...others] = await pods.scaleTo(20)
if (first === undefined) throw new Error('there is no pod')
const all = [first, ...others]
// The first run of the tool in a pod does more than the next ones: it copies up what it writes.
const alone: number[] = []
const oursAlone: number[] = []
for (let round = 0; round < 3; round++) {
  const [next, own] = [await root(`Own ${round}`), await root(`Ours ${round}`)]
  alone.push(await itself(first, next))
  oursAlone.push((await timed(() => ours(first, own)))[0])
}
const next = await root('Own')
const each = await Promise.all(all.map(pod => itself(pod, next)))
execs = 0
const given = await root('Ours')
const [together] = await timed(() => bounded(all, podsAtOnce, pod => ours(pod, given)))
const least = (times: readonly number[]): number => Math.min(...times)
process.stdout.write(
  JSON.stringify({
    pods: all.length,
    execs,
    faults,
    alone: least(alone),
    oursAlone: least(oursAlone),
    slowest: Math.max(...each),
    together,
  }),
)
process.exit(0)
