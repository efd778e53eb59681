/** Reuses evidence, or says in one line why not. Whatever cannot be known, and whatever fails, is a reason why not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { connect } from '../kubernetes/connection.ts'
import { clusterIdentity } from '../kubernetes/identity.ts'
import { lingers, podsOf, subjectPods } from '../kubernetes/pods.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import { type Evidence, mostEvidenceBytes, readEvidence } from '../verify/evidence-read.ts'
import { type Present, type Reuse, reusable } from '../verify/reuse.ts'
import { chosenWorkloads, kubeconfigOf } from './cluster.ts'
import { openDeployed } from './deployed-now.ts'
import { refuseOtherCluster } from './other-cluster.ts'
import { authorityOf } from './our-authority.ts'
import { publicRootsOfRunner } from './public-roots.ts'
import type { ReuseRequest } from './reuse-evidence.ts'

type Origin = { readonly id: number; readonly url: string; readonly headSha: string }
type Answer =
  | { readonly reused: false; readonly because: string; readonly origin?: Origin }
  | {
      readonly reused: true
      readonly origin: Origin
      readonly at: Date
      readonly until: Date
      readonly passed: number
      readonly pods: number
      readonly sha256: string
    }

export async function runReuse(request: ReuseRequest, world: ActionWorld): Promise<ActionResult> {
  const answer = await look(request, world).catch((error: unknown): Answer => {
    if (world.signal.aborted) throw error
    return { reused: false, because: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  })
  const headline = answer.reused
    ? `Nothing was asked: the evidence of run ${answer.origin.id}, recorded ${answer.at.toISOString()}, still holds. It is reused until ${answer.until.toISOString()}.`
    : `No evidence is reused: ${answer.because}. The pods are asked anew.`
  const facts = [
    ...(answer.origin ? [{ name: 'evidence of run', value: answer.origin.url }] : []),
    ...(answer.reused
      ? [
          { name: 'recorded', value: answer.at.toISOString() },
          { name: 'reused until', value: answer.until.toISOString() },
          { name: 'SHA-256 of evidence.json', value: answer.sha256 },
          {
            name: 'the same now',
            value: `policy, spec, workloads, root, cluster, what is deployed, ${answer.pods} ${answer.pods === 1 ? 'pod' : 'pods'} with all containers`,
          },
          { name: 'probes that passed then', value: String(answer.passed) },
          { name: 'attested', value: request.attested ? 'yes' : 'not asked for' },
        ]
      : []),
  ]
  return {
    report: {
      action: 'reuse-evidence',
      title: answer.reused ? 'Egress, by reused evidence' : 'Search for evidence to reuse (no verdict)',
      at: new Date().toISOString(),
      result: 'pass',
      headline,
      outcomes: [],
      verdicts: [],
      facts,
      findings: [],
      next: [],
    },
    outputs: {
      reused: String(answer.reused),
      // Empty, never a word that could be taken for one: nothing was judged.
      verdict: answer.reused ? 'pass' : '',
      attested: String(answer.reused && request.attested),
      because: answer.reused ? '' : answer.because,
      'evidence-run': answer.reused ? answer.origin.url : '',
      'expires-at': answer.reused ? answer.until.toISOString() : '',
      passed: answer.reused ? String(answer.passed) : '0',
    },
  }
}

async function look(request: ReuseRequest, world: ActionWorld): Promise<Answer> {
  const spec = await readSpec(request.spec)
  const workloads = chosenWorkloads(spec, request.workloads)
  const [{ gateOf }, { findEvidence }, { whyNotAttested }] = await Promise.all([
    import('../github/gate-claims.ts'),
    import('../github/artifacts.ts'),
    import('../github/attestation.ts'),
  ])
  const gate = await gateOf(world)
  if (gate === undefined) return { reused: false, because: 'the job has no OIDC token that names its workflow' }
  const { token, name, maxAgeHours } = request
  const since = new Date(Date.now() - maxAgeHours * 3_600_000)
  const found = await findEvidence(
    { name, file: 'evidence.json', mostBytes: mostEvidenceBytes, since },
    { token, gate, env: world.env, signal: world.signal },
  )
  const origin = found.run && { id: found.run.id, url: found.run.html_url, headSha: found.run.head_sha }
  const no = (because: string): Answer => ({ reused: false, because, ...(origin ? { origin } : {}) })
  if (found.kind === 'none' || origin === undefined) return no(found.kind === 'none' ? found.because : 'its run is not known')

  const evidence = readEvidence(found.text)
  const reuse = await compare(evidence, found.recorded, spec, workloads, request, world)
  if (reuse.kind === 'different') return no(`${reuse.what}: ${reuse.because}`)
  if (request.attested) {
    const folder = await mkdtemp(join(world.temp, 'reused-'))
    try {
      const file = join(folder, 'evidence.json')
      await writeFile(file, found.text)
      const repository = world.env['GITHUB_REPOSITORY'] ?? ''
      const refused = await whyNotAttested({ file, repository, signer: gate, sourceSha: origin.headSha }, { ...world, token })
      if (refused !== undefined) return no(`attestation: ${refused}`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { reused: true, origin, at: evidence.at, until: reuse.until, passed: reuse.passed, pods: reuse.pods, sha256: found.sha256 }
}

/** Asks what is there now: the cluster for its identity, one list of pods for each workload, the vault for our certificates, ARM for the rest. */
async function compare(
  evidence: Evidence,
  recorded: Present['recorded'],
  spec: EgressSpec,
  workloads: readonly Workload[],
  request: ReuseRequest,
  world: ActionWorld,
): Promise<Reuse> {
  const connection = await connect(await kubeconfigOf(request.kubeconfig, world.env))
  try {
    refuseOtherCluster(spec, connection.server.host)
    const [cluster, lists, authority, deployed, publicRoots] = await Promise.all([
      clusterIdentity(connection, world.signal),
      Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) }))),
      authorityOf(request, spec, world),
      openDeployed(spec, request.where, world).then(ask => ask()),
      publicRootsOfRunner(),
    ])
    if (deployed.because !== undefined) world.log.info(`what is deployed in Azure is not known: ${deployed.because}`)
    const at = new Date()
    return reusable(evidence, {
      at,
      maxAgeHours: request.maxAgeHours,
      spec,
      facts: spec.facts,
      workloads: workloads.map(({ name }) => name),
      authority,
      publicRoots,
      cluster,
      pods: lists.flatMap(({ workload, pods }) => subjectPods(pods.raw, workload.name, workload.namespace)),
      unready: lists.flatMap(({ pods }) => [
        ...pods.unready.map(({ name, because }) => `pod ${name} could not be asked: ${because}`),
        ...pods.leaving.filter(each => lingers(each, at)).map(({ name }) => `pod ${name} is going away, and still runs`),
      ]),
      deployedSha256: deployed.sha256,
      log: request.log,
      recorded,
    })
  } finally {
    connection.close()
  }
}
