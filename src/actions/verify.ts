import { randomBytes } from 'node:crypto'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { execAccess, requireAccess } from '../kubernetes/access.ts'
import { bounded } from '../kubernetes/bounded.ts'
import { type Connection, connect } from '../kubernetes/connection.ts'
import { besideProof, podsOf, sameContainer } from '../kubernetes/pods.ts'
import { podProber } from '../kubernetes/prober.ts'
import { explainPod } from '../kubernetes/rollout.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Facts } from '../policy/decision.ts'
import { fqdnTags } from '../policy/fqdn-tags.ts'
import { serviceTags } from '../policy/service-tags.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'
import { judge, notAsked } from '../verify/judge.ts'
import { probesFor } from '../verify/probes.ts'
import { withRetries } from '../verify/retry.ts'
import { runtimeTrust } from '../verify/runtime-trust.ts'
import type { OurAuthority, PodRef, Verdict } from '../verify/verdict.ts'
import { certificateOf, chosenWorkloads, kubeconfigOf, podsAtOnce } from './cluster.ts'
import { refuseOtherCluster } from './other-cluster.ts'
import { publicRootsOfRunner } from './public-roots.ts'
import { type FirewallLog, openLog } from './verify-log.ts'
import { resultOf, writeEvidence } from './verify-report.ts'
import type { VerifyRequest } from './verify-tls-inspection.ts'

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
    const asked = await ask(connection, spec, workloads, authority, request, world)
    const log = await asked.log?.compare(asked.verdicts)
    const result = resultOf(spec, workloads, authority, asked, log, request, connection.server.host)
    const evidence = await writeEvidence(spec, workloads, authority, asked, log, request, connection.server.host, world.env)
    return { ...result, outputs: { ...result.outputs, ...evidence } }
  } finally {
    connection.close()
  }
}

/** Our certificates, from the inputs or from the vault: what everything is held against, so without them there is nothing to prove. */
async function authorityOf(request: VerifyRequest, spec: EgressSpec, world: ActionWorld): Promise<OurAuthority> {
  const { root, intermediate } = request
  if (root !== undefined && intermediate !== undefined)
    return proper({ root: await certificateOf(root), intermediate: await certificateOf(intermediate) })
  const [{ azureLogin }, { readOurAuthority }, { explainFault }] = await Promise.all([
    import('../azure/credential.ts'),
    import('../azure/authority.ts'),
    import('../azure/faults.ts'),
  ])
  const { keyVault, certificate, rootSecret } = spec.certificateAuthority
  try {
    const credential = await azureLogin(
      {
        tenantId: request.where.tenantId || world.env['AZURE_TENANT_ID'] || '',
        clientId: request.where.clientId || world.env['AZURE_CLIENT_ID'] || '',
      },
      world,
    )
    const found = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal)
    if (found !== undefined) return await proper(found)
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
  throw new KnownFaultError({
    code: 'NoAuthority',
    message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
    advice: 'Run import-ca first, or give the inputs root-certificate and intermediate-certificate.',
  })
}

/** Certificates mixed up would make every verdict wrong in the same way. */
async function proper(authority: OurAuthority): Promise<OurAuthority> {
  const { whyNotIssuedBy } = await import('../pki/chain.ts')
  const because = whyNotIssuedBy(authority.intermediate, authority.root)
  if (because === undefined) return authority
  throw new KnownFaultError({
    code: 'BadAuthority',
    message: `The intermediate does not belong to the root: ${because}.`,
    advice: 'Check which certificate is given as which; if they come from the vault, run import-ca again.',
  })
}

export type Asked = {
  readonly verdicts: readonly Verdict[]
  readonly pods: readonly PodRef[]
  readonly findings: readonly Finding[]
  /** Names of variables in the pods that steer clients: proxies, other trust stores. */
  readonly steering: readonly string[]
  readonly log: FirewallLog | undefined
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
  const facts: Facts = {
    ...spec.facts,
    serviceTags: { ...serviceTags, ...spec.facts.serviceTags },
    fqdnTags: { ...fqdnTags, ...spec.facts.fqdnTags },
  }
  const nonce = randomBytes(8).toString('hex')
  const prober = podProber(connection, request, world.log)
  const findings: Finding[] = []
  const before = await Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) })))
  for (const { workload, pods } of before)
    for (const { pod, name, because } of pods.unready) {
      const told = await explainPod(connection, workload.namespace, pod, because, world.signal)
      findings.push({
        level: 'error',
        message: `${workload.namespace}/${name} was not asked: ${told.because}`,
        ...(told.fix === undefined ? {} : { advice: told.fix }),
        ...workload.place,
      })
    }
  for (const { workload, pods } of before)
    for (const message of besideProof(pods.raw, pods.ready))
      findings.push({
        level: 'notice',
        message,
        advice: 'To ask another container, give it a workload of its own in the spec, with its name as `container`.',
        ...workload.place,
      })
  const ready = before.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })))
  world.log.info(`asking ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`)
  const addresses = [...new Set(ready.flatMap(({ pod }) => pod.address ?? []))]
  const log = request.logsSeconds > 0 ? await openLog(spec, request, addresses, world) : undefined
  const asking = bounded(ready, podsAtOnce, async ({ workload, pod }) => {
    const probes = probesFor(spec, workload, facts, pod.address, nonce)
    const { observations, findings: tried } = await withRetries(pod, probes, some => prober.observe(pod, some, world.signal))
    findings.push(...tried)
    world.signal.throwIfAborted()
    return { pod, probes, observations }
  })
  // Reading all public roots takes as long as an exec, so it is done while the pods work.
  const [answers, publicRoots] = await Promise.all([asking, publicRootsOfRunner()])
  const then = await Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) })))
  const after = then.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })))
  const at = new Date()
  const verdicts = answers.flatMap(({ pod, probes, observations }) => {
    const stayed = after.some(other => sameContainer(other.pod, pod))
    return probes.map(probe =>
      stayed
        ? judge(probe, pod, observations.get(probe.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' }, authority, at, {
            publicRoots,
          })
        : notAsked(
            probe,
            pod,
            'the container restarted, was replaced or stopped being ready while it was verified: what it said holds for nothing now',
          ),
    )
  })
  const fresh = after.filter(({ pod }) => !ready.some(each => each.pod.uid === pod.uid))
  for (const { workload, pod } of fresh)
    for (const probe of probesFor(spec, workload, facts, pod.address, nonce))
      verdicts.push(notAsked(probe, pod, 'this pod came while the others were verified; run again'))
  // A pod that is not ready has egress all the same: not to be asked must not be a way around the proof.
  for (const { workload, pods } of then)
    for (const { name, because } of pods.unready)
      for (const probe of probesFor(spec, workload, facts, undefined, nonce))
        verdicts.push(notAsked(probe, undefined, `pod ${name} could not be asked: ${because}`))
  const steering = [
    ...new Set([...prober.info.values()].flatMap(lines => lines.filter(line => line.startsWith('env=')).map(line => line.slice(4)))),
  ]
  const warned = new Set<string>()
  for (const { workload, pod } of ready)
    for (const each of runtimeTrust(prober.runtimes.get(pod.uid) ?? '', authority.root.fingerprint)) {
      const key = `${workload.name} ${each.runtime} ${each.trusts}`
      if (each.trusts === 'yes' || warned.has(key)) continue
      warned.add(key)
      findings.push({
        level: each.trusts === 'no' ? 'warning' : 'notice',
        message: `${[each.runtime, each.version].filter(Boolean).join(' ')} in workload ${workload.name} (${pod.name}) ${each.trusts === 'no' ? 'does not trust our root, whatever the system store says' : 'has roots of its own, and could not tell whether ours is among them'}.`,
        advice: `Where it makes connections that are inspected, set ${each.missing}.`,
        ...workload.place,
      })
    }
  for (const verdict of verdicts) world.log.info(lineOf(verdict))
  return { verdicts, pods: ready.map(({ pod }) => pod), findings, steering, log, at, publicRoots }
}

const lineOf = ({ result, probe, pod, observed }: Verdict): string =>
  `${result.padEnd(12)} ${pod?.name ?? probe.workload}: ${probe.name} (${observed})`
