import { randomBytes } from 'node:crypto'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld, Log } from '../github/action.ts'
import { execAccess, requireAccess } from '../kubernetes/access.ts'
import { bounded } from '../kubernetes/bounded.ts'
import { type Connection, connect } from '../kubernetes/connection.ts'
import { clusterIdentity } from '../kubernetes/identity.ts'
import { podsOf, sameContainer, subjectPods } from '../kubernetes/pods.ts'
import { podProber } from '../kubernetes/prober.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Flow } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { pastFirewall } from '../policy/own-way.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { follow } from '../verify/follow.ts'
import { judgeWithHops } from '../verify/hops.ts'
import { notAsked } from '../verify/judge.ts'
import { probesFor } from '../verify/probes.ts'
import { withRetries } from '../verify/retry.ts'
import { inOrder, type Subject, type SubjectPod } from '../verify/subject.ts'
import type { OurAuthority, PodRef, Probe, Verdict } from '../verify/verdict.ts'
import { chosenWorkloads, kubeconfigOf, podsAtOnce } from './cluster.ts'
import { type DeployedNow, openDeployed } from './deployed-now.ts'
import { refuseOtherCluster } from './other-cluster.ts'
import { authorityOf } from './our-authority.ts'
import { publicRootsOfRunner } from './public-roots.ts'
import { type FirewallLog, openLog } from './verify-log.ts'
import { resultOf, writeEvidence } from './verify-report.ts'
import { runtimeFindings } from './verify-runtimes.ts'
import type { VerifyRequest } from './verify-tls-inspection.ts'
import { askedAs, besideFindings, unaskedVerdicts, unreadyFindings, unreadyPods } from './verify-unasked.ts'

/** Asks every ready pod of every chosen workload, once, and judges what came back. */
export async function runVerify(request: VerifyRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const workloads = chosenWorkloads(spec, request.workloads)
  const authority = await authorityOf(request, spec, world)
  const connection = await connect(await kubeconfigOf(request.kubeconfig, world.env))
  try {
    refuseOtherCluster(spec, connection.server.host)
    for (const namespace of new Set(workloads.map(({ namespace }) => namespace)))
      await requireAccess(connection, namespace, execAccess, world.signal)
    const look = request.reusable ? await openDeployed(spec, request.where, world) : undefined
    const before = await look?.()
    const asked = await ask(connection, spec, workloads, authority, request, world)
    const log = await asked.log?.compare(asked.verdicts)
    const result = resultOf(spec, workloads, authority, asked, log, request, connection.server.host)
    const subject: Subject = {
      cluster: request.reusable ? await clusterIdentity(connection, world.signal) : {},
      pods: inOrder(asked.subject),
      ...unchanged(before, await look?.(), world.log),
    }
    const evidence = await writeEvidence(spec, workloads, authority, asked, log, request, connection.server.host, subject, world.env)
    return { ...result, outputs: { ...result.outputs, ...evidence } }
  } finally {
    connection.close()
  }
}

/** What was deployed while the pods were asked: only if it was the same before and after. */
function unchanged(before: DeployedNow | undefined, after: DeployedNow | undefined, log: Log): { readonly deployedSha256?: string } {
  if (before === undefined || after === undefined) return {}
  if (before.sha256 !== undefined && before.sha256 === after.sha256) return { deployedSha256: before.sha256 }
  const because = before.because ?? after.because ?? 'it was changed while the pods were asked'
  log.warning(`What is deployed in Azure is not recorded, so this evidence will not be reused: ${because}`)
  return {}
}

export type Asked = {
  readonly verdicts: readonly Verdict[]
  readonly pods: readonly PodRef[]
  readonly findings: readonly Finding[]
  /** Names of variables in the pods that steer clients: proxies, other trust stores. */
  readonly steering: readonly string[]
  readonly log: FirewallLog | undefined
  /** Every pod that was there at the end. */
  readonly subject: readonly SubjectPod[]
  /** When it was judged, and by which public authorities. */
  readonly at: Date
  readonly publicRoots: readonly Certificate[]
}

async function ask(
  connection: Connection,
  spec: EgressSpec,
  workloads: readonly Workload[],
  authority: OurAuthority,
  request: VerifyRequest,
  world: ActionWorld,
): Promise<Asked> {
  const { facts } = spec
  const nonce = randomBytes(8).toString('hex')
  const past = pastFirewall(spec.network.addressSpace, spec.cluster.serviceCidr)
  const prober = podProber(connection, { ...request, past }, world.log)
  const podsNow = () => Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) })))
  const probes = (workload: Workload, pod: PodRef | undefined) => probesFor(spec, workload, facts, pod?.address, nonce)
  const before = await podsNow()
  const unready = await unreadyPods(connection, before, world.signal)
  const findings = [...besideFindings(before)]
  const ready = before.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })))
  world.log.info(`asking ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`)
  const addresses = [...new Set(ready.flatMap(({ pod }) => pod.address ?? []))]
  const log = request.logsSeconds > 0 ? await openLog(spec, request, addresses, world) : undefined
  const predict = (flow: Flow) => evaluate(spec.firewall.policy, flow, facts)
  let reading: Promise<readonly Certificate[]> | undefined
  const publicRootsRead = () => {
    reading ??= publicRootsOfRunner()
    return reading
  }
  const asking = bounded(ready, podsAtOnce, async ({ workload, pod }) => {
    const asked = probes(workload, pod)
    const tried = (some: readonly Probe[]) => withRetries(pod, some, each => prober.observe(pod, each, world.signal))
    const { observations, findings: failed } = await tried(asked)
    const judges = async () => ({ authority, at: new Date(), publicRoots: await publicRootsRead() })
    const { hops, findings: failedHops } = await follow(pod, asked, observations, judges, predict, tried)
    findings.push(...failed, ...failedHops)
    world.signal.throwIfAborted()
    return { workload, pod, asked, observations, hops }
  })
  // Reading all public roots takes as long as an exec, so it is done while the pods work.
  const [answers, publicRoots] = await Promise.all([asking, publicRootsRead()])
  const then = await podsNow()
  const after = then.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })))
  const at = new Date()
  const verdicts = answers.flatMap(({ workload, pod, asked, observations, hops }) => {
    const stayed = after.some(other => other.workload.name === workload.name && sameContainer(other.pod, pod))
    return asked.map(probe =>
      stayed
        ? judgeWithHops(
            probe,
            pod,
            observations.get(probe.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' },
            hops.get(probe.id) ?? [],
            { authority, at, publicRoots },
          )
        : notAsked(
            probe,
            pod,
            'the container restarted, was replaced or stopped being ready while it was verified, or its workload does not select it any more: what it said holds for nothing now',
          ),
    )
  })
  const unasked = unaskedVerdicts(then, new Set(ready.map(({ workload, pod }) => askedAs(workload, pod))), probes, at)
  verdicts.push(...unasked.verdicts)
  findings.push(...unreadyFindings(unready, then), ...unasked.findings)
  const steering = [
    ...new Set([...prober.info.values()].flatMap(lines => lines.filter(line => line.startsWith('env=')).map(line => line.slice(4)))),
  ]
  findings.push(...runtimeFindings(ready, verdicts, prober, authority, at))
  for (const verdict of verdicts) world.log.info(lineOf(verdict))
  const subject = then.flatMap(({ workload, pods }) => subjectPods(pods.raw, workload.name, workload.namespace))
  return { verdicts, pods: ready.map(({ pod }) => pod), findings, steering, log, subject, at, publicRoots }
}

const lineOf = ({ result, probe, pod, observed }: Verdict): string =>
  `${result.padEnd(12)} ${pod?.name ?? probe.workload}: ${probe.name} (${observed})`
