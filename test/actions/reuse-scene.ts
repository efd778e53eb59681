/** A gate that ran once, with all that a second run asks: its cluster, its Azure, and its GitHub with the run, the artifact and the step that names it. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NetworkManagementClient } from '@azure/arm-network'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { reuseEvidence } from '../../src/actions/reuse-evidence.ts'
import { verifyTlsInspection } from '../../src/actions/verify-tls-inspection.ts'
import { openSession } from '../../src/azure/session.ts'
import type { Action } from '../../src/github/action.ts'
import { sealOf } from '../../src/github/provenance.ts'
import type { Permissions } from '../../src/lab/github/api/permissions.ts'
import type { Artifact, WorkflowRun } from '../../src/lab/github/api/state.ts'
import { sha256 } from '../../src/pki/hash.ts'
import { canonical } from '../../src/verify/evidence.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'
import { verifyWorld } from '../faults/world.ts'
import { zip } from '../github/zip-file.ts'
import { testCluster } from '../kubernetes/cluster.ts'
import { type GithubLab, startGithub } from './github-lab.ts'
import { runAction } from './world.ts'

export const gate = { path: 'platform/egress-gate/.github/workflows/gate.yml', sha: 'b'.repeat(40) }
export const workflow = '.github/workflows/deploy.yml'
const now = 'c'.repeat(40)
const before = 'd'.repeat(40)
/** The ids of the run before and of this one. */
export const earlier = 41
const thisRun = 42

const iso = (offset: number): string => new Date(Date.now() + offset).toISOString()
const token = (claims: object): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

/** What a test changes before the second run. */
export type Change = {
  github: GithubLab
  run: WorkflowRun
  artifact: Artifact
  archive: Buffer
  cluster: Awaited<ReturnType<typeof testCluster>>
  inputs: Record<string, string>
  env: Record<string, string>
  claims: object | undefined
  permissions: Permissions
  spec: string
  evidence: string
  /** Whether the verifying job names these bytes whatever a test makes of them: as if it had written them. */
  sealed: boolean
}

export async function reuseScene() {
  // What is open when a step fails is closed: servers that go on listening would keep the test's process until its deadline.
  await using opened = new AsyncDisposableStack()
  const world = await verifyWorld()
  opened.defer(() => world.close())
  const azure = await emulate()
  opened.defer(() => azure.close())
  await azure.run(provisionFirewall)
  const workspace = mkdtempSync(join(world.folder, 'reuse-'))
  const uid = { current: 'uid-of-kube-system' }
  const cluster = opened.use(await testCluster([world.pod('weather-1'), world.pod('weather-2')]))
  const pods = cluster.pods
  const certificates = {
    'root-certificate': world.authority.root.certificate.pem,
    'intermediate-certificate': world.authority.intermediate.certificate.pem,
  }
  const answer: typeof cluster.answer = ({ url }) =>
    url.pathname === '/api/v1/namespaces/kube-system' ? { body: { metadata: { name: 'kube-system', uid: uid.current } } } : undefined
  cluster.answer = answer
  const files = (spec: string): void => {
    writeFileSync(join(workspace, 'egress.yaml'), spec)
    writeFileSync(join(workspace, 'kubeconfig'), cluster.kubeconfig)
  }
  const given = { workspace, kubeconfig: 'kubeconfig', workloads: 'weather', 'subscription-id': subscriptionId, ...certificates }
  files(world.spec())
  const recorded = await runAction(verifyTlsInspection, {
    ...given,
    'deny-timeout-seconds': '10',
    'report-directory': join(workspace, 'out'),
    reusable: 'true',
  })
  const evidence = readFileSync(join(workspace, 'out/evidence.json'), 'utf8')

  /** The second run, after a change. It never asks a pod: an exec would be told by the cluster. */
  const reuse = async (change: (scene: Change) => unknown = () => {}) => {
    await using github = await startGithub()
    const id = github.state.id
    const at = { path: workflow, event: 'push', head_branch: 'main', head_repository: { id } }
    const referenced_workflows = [{ path: `${gate.path}@v1`, sha: gate.sha, ref: 'refs/tags/v1' }]
    const scene: Change = {
      github,
      run: {
        id: earlier,
        ...at,
        head_sha: before,
        status: 'completed',
        conclusion: 'success',
        created_at: iso(-600_000),
        run_started_at: iso(-600_000),
        referenced_workflows,
        jobs: [],
      },
      artifact: {
        id: 7,
        name: 'egress-evidence',
        size_in_bytes: 1,
        expired: false,
        created_at: iso(1000),
        workflow_run: { id: earlier, repository_id: id, head_repository_id: id, head_branch: 'main', head_sha: before },
      },
      archive: Buffer.alloc(0),
      cluster,
      inputs: { ...given },
      env: {
        ...github.env,
        GITHUB_RUN_ID: String(thisRun),
        GITHUB_WORKFLOW_REF: `acme/platform/${workflow}@refs/heads/main`,
        GITHUB_WORKFLOW_SHA: now,
        GITHUB_REF_TYPE: 'branch',
        GITHUB_REF_NAME: 'main',
        PATH: process.env['PATH'] ?? '',
      },
      claims: { job_workflow_ref: `${gate.path}@refs/tags/v1`, job_workflow_sha: gate.sha },
      permissions: { actions: 'read', contents: 'read' },
      spec: world.spec(),
      evidence,
      sealed: true,
    }
    for (const ref of [now, before]) github.state.files.set(`${ref}:${workflow}`, 'on: push\n')
    try {
      const undo = await change(scene)
      files(scene.spec)
      const own = {
        ...scene.run,
        id: thisRun,
        ...at,
        head_sha: now,
        status: 'in_progress',
        conclusion: null,
        referenced_workflows,
        jobs: [],
      }
      const archive =
        scene.archive.length > 0
          ? scene.archive
          : zip([
              { name: 'report.json', content: '{}' },
              { name: 'evidence.json', content: scene.evidence },
            ])
      const seal = { name: sealOf(sha256(scene.sealed ? scene.evidence : evidence)), conclusion: 'success' }
      const verifying = {
        name: 'egress / Verify from the pods',
        conclusion: 'success',
        steps: [{ name: 'Verify', conclusion: 'success' }, seal],
      }
      github.state.workflowRuns.push({ ...scene.run, jobs: scene.run.jobs.length > 0 ? scene.run.jobs : [verifying] }, own)
      github.state.archives.set(scene.artifact.id, archive)
      const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`
      github.state.artifacts.push('digest' in scene.artifact ? scene.artifact : { ...scene.artifact, digest })
      const execs = cluster.execs.length
      const { claims } = scene
      const result = await runAction(
        reuseEvidence,
        { ...scene.inputs, 'github-token': github.token(scene.permissions) },
        {
          env: scene.env,
          idToken: claims === undefined ? undefined : async () => token(claims),
          temp: workspace,
        },
      ).finally(async () => {
        if (typeof undo === 'function') await undo()
      })
      if (cluster.execs.length !== execs) throw new Error('a pod was asked')
      return { ...result, github: { calls: github.calls } }
    } finally {
      cluster.pods = pods
      cluster.restarts = 0
      cluster.answer = answer
      uid.current = 'uid-of-kube-system'
    }
  }

  /** Something is written by hand in Azure, and taken back. */
  const byHand = async (write: (network: NetworkManagementClient) => Promise<unknown>): Promise<void> => {
    const action: Action<null> = {
      name: 'by-hand',
      inputs: () => null,
      run: async (_, world) => {
        const { credential } = await openSession({ tenantId: '', clientId: '', subscriptionId }, world)
        await write(new NetworkManagementClient(credential, subscriptionId))
        return { report: undefined as never, outputs: {} }
      },
    }
    await azure.run(action)
  }

  const whole = opened.move()
  return {
    world,
    azure: azure as Emulated,
    recorded,
    evidence,
    uid,
    reuse,
    byHand,
    close: () => whole.disposeAsync(),
  }
}

/** The evidence with another body, and the hash that a forger would put right. */
// biome-ignore lint/suspicious/noExplicitAny: a forger knows no types
export const forged = (evidence: string, change: (body: any) => void): string => {
  const { body } = JSON.parse(evidence)
  change(body)
  return canonical({ body, sha256: sha256(canonical(body)) })
}

export const hours = (count: number): string => iso(count * 3_600_000)
