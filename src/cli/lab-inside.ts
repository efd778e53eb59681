/** The first process of the lab's namespaces: starts the parts, runs the chain, writes the report. When it ends, all of it ends. */
import { createWriteStream, readFileSync } from 'node:fs'
import net from 'node:net'
import { runChain } from '../lab/chain.ts'
import { labDirectory } from '../lab/inside.ts'
import { type Lab, startLab } from '../lab/lab.ts'
import { watchMemory } from '../lab/memory.ts'
import { withoutSecrets } from '../lab/recording.ts'
import type { Facts } from '../policy/decision.ts'
import type { Policy } from '../policy/model.ts'
import { networkTuples } from '../policy/network-tuples.ts'
import { parseSpec } from '../policy/parse.ts'
import { visible } from '../report/text.ts'
import { type LabCommand, repository } from './lab.ts'
import type { KeptLab } from './lab-host.ts'
import { clearReport } from './lab-places.ts'
import { labProgress } from './lab-progress.ts'
import { type LabRun, Unwritten, writeLabReport } from './lab-report.ts'

const tagsWithoutPrefixes = (policy: Policy, facts: Facts): ReadonlySet<string> =>
  new Set(networkTuples(policy, facts).leftOut.flatMap(({ because }) => (because.includes('service tag') ? [because] : [])))

const options = JSON.parse(process.env['EGRESS_GATE_LAB'] ?? '{}') as LabCommand
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort(new Error(signal)))
process.on('message', message => {
  const { stop } = message as { stop?: string }
  if (stop) stopped.abort(new Error(stop))
})
// The one who started us is gone: there is nobody to show anything to.
process.on('disconnect', () => process.exit(1))
// Nobody listens any more (`npm run lab | head`): as after SIGPIPE, and no defect of the lab. Nor is a disk without room.
for (const [stream, name] of [
  [process.stdout, 'output'],
  [process.stderr, 'error output'],
] as const)
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(141)
    unwritten(`the standard ${name} cannot be written: ${error.message}`)
  })
function unwritten(because: string): never {
  process.stderr.write(`egress-gate lab: ${because}\n`)
  process.exit(1)
}
// A defect of the lab must end it visibly, whatever it was waiting for: nothing after it would prove anything.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, error => {
    process.stderr.write(`the lab broke (${event}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  })
process.exitCode = await run()
process.exit()

async function run(): Promise<number> {
  const began = performance.now()
  const { spec } = parseSpec(readFileSync(options.spec, 'utf8'), options.named)
  if (!spec) return 2 // said already, outside
  clearReport(options.report)
  const progress = labProgress({ json: options.json, verbose: options.verbose, stream: options.json ? process.stderr : process.stdout })
  const recording = options.record ? createWriteStream(options.record, { mode: 0o600 }) : undefined
  recording?.on('error', ({ message }) => unwritten(`${options.record} cannot be written: ${message}`))
  const memory = watchMemory()
  let lab: Lab | undefined
  try {
    const { facts } = spec
    // Else a share behind such a rule is waited for in vain, and nothing tells that it is the lab that does not know the way.
    for (const because of tagsWithoutPrefixes(spec.firewall.policy, facts))
      progress.says(visible(`${because}, so rules match less here than in Azure: say them under facts (egress-gate check tells how)`))
    progress.says('starting Azure, the firewall, the internet')
    lab = await startLab({
      facts,
      untrusted: spec.expectations.flatMap(({ upstream, target }) =>
        upstream === 'refused' && target.kind === 'url' ? [new URL(target.url).hostname] : [],
      ),
      ...(recording ? { record: pair => void recording.write(`${JSON.stringify(withoutSecrets(pair))}\n`) } : {}),
    })
    const ready = performance.now()
    progress.says(`the lab is up after ${((ready - began) / 1000).toFixed(1)} s`)
    const steps = await runChain({
      lab,
      spec: options.spec,
      reports: options.report,
      repository,
      node: process.execPath,
      events: progress,
      signal: stopped.signal,
      memory,
    })
    const labRun: LabRun = {
      spec,
      steps,
      refusals: lab.refusals(),
      startMilliseconds: Math.round(ready - began),
      milliseconds: Math.round(performance.now() - began),
      peakBytes: memory.peakBytes(),
    }
    const root = steps.find(step => step.action === 'import-ca')?.outputs['root-certificate']
    const document = writeLabReport(labRun, options.report, {
      // What judging the evidence again takes: our root, and the authority that the lab's internet has of its own.
      'public-root.pem': lab.publicRoot.certificatePem,
      ...(root ? { 'root.pem': root } : {}),
    })
    if (options.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    else progress.ends(labRun, options.report)
    if (options.keep) await keep(lab)
    return document.result === 'pass' ? 0 : 1
  } catch (error) {
    if (stopped.signal.aborted) {
      progress.says(`stopped by ${(stopped.signal.reason as Error).message}`)
      return 130
    }
    progress.says(`the lab failed: ${error instanceof Unwritten ? error.message : ((error as Error).stack ?? error)}`)
    return 1
  } finally {
    memory.stop()
    await new Promise<void>(resolve => (recording ? recording.end(resolve) : resolve()))
    // Nothing is closed one by one: the kernel ends every process, namespace and mount in here with this process.
  }

  /** Lets the host's kubectl in, and waits for Ctrl-C. */
  async function keep(lab: Lab): Promise<void> {
    const cluster = lab.cluster()
    if (!cluster || !spec) return
    const serverName = /server: https:\/\/([^:/\s]+)/.exec(cluster.kubeconfig)?.[1] ?? ''
    const socket = `${labDirectory}/kubernetes.sock`
    const door = net.createServer(client => {
      const upstream = net.connect(lab.frontDoor.port, '127.0.0.1')
      client.pipe(upstream).pipe(client)
      for (const end of [client, upstream]) end.on('error', () => [client, upstream].forEach(stream => void stream.destroy()))
    })
    await new Promise<void>(resolve => door.listen(socket, resolve))
    const workload = spec.workloads[0]
    const shown = spec.expectations.find(({ target, expect }) => target.kind === 'url' && expect === 'allow')
    const kept: KeptLab = {
      kind: 'kept',
      socket,
      kubeconfig: cluster.kubeconfig,
      serverName,
      environment: lab.jobEnv,
      namespace: workload?.namespace ?? 'default',
      selector: workload?.selector ?? '',
      spec: options.spec,
      url: shown?.target.kind === 'url' ? shown.target.url : 'https://mcr.microsoft.com/v2/',
    }
    process.send?.(kept)
    if (!stopped.signal.aborted) await new Promise(resolve => stopped.signal.addEventListener('abort', resolve, { once: true }))
  }
}
