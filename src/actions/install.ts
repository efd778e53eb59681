import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { execAccess, requireAccess } from '../kubernetes/access.ts'
import { bounded } from '../kubernetes/bounded.ts'
import { type Connection, connect } from '../kubernetes/connection.ts'
import { isKubernetesFault } from '../kubernetes/faults.ts'
import { type Installed, installRoot } from '../kubernetes/install-root.ts'
import { podsOf, sameContainer } from '../kubernetes/pods.ts'
import { explainPod, waitForWorkload } from '../kubernetes/rollout.ts'
import type { RootSource } from '../kubernetes/root-source.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding, Report } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'
import { chosenWorkloads, kubeconfigOf, podsAtOnce } from './cluster.ts'
import type { InstallRequest } from './install-ca-in-pod.ts'
import { rootsOf } from './install-roots.ts'

type Done = {
  readonly workload: Workload
  readonly pod: Pick<PodRef, 'namespace' | 'name'> & Partial<PodRef>
  readonly installed: Installed
}

/** One exec in every ready pod of every chosen workload. A pod that is not ready, or that changed meanwhile, is a failure with its reason. */
export async function runInstall(request: InstallRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const workloads = chosenWorkloads(spec, request.workloads)
  const given = rootsOf(request.root)
  const connection = await connect(await kubeconfigOf(request.kubeconfig, world.env))
  try {
    for (const namespace of new Set(workloads.map(({ namespace }) => namespace)))
      await requireAccess(connection, namespace, execAccess, world.signal)
    await Promise.all(workloads.map(workload => settle(connection, workload, request.waitSeconds, world)))
    const found = await Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) })))
    const empty = found.filter(({ pods }) => pods.ready.length + pods.unready.length === 0).map(({ workload }) => workload)
    const asked = found.flatMap(({ workload, pods }) => pods.ready.map(pod => ({ workload, pod })))
    world.log.info(`installing the root in ${asked.length} ${asked.length === 1 ? 'pod' : 'pods'} of ${workloads.length} workloads`)
    const done: Done[] = await bounded(asked, podsAtOnce, async ({ workload, pod }) => {
      const installed = await installRoot(connection, pod, { source: sourceOf(workload), given, at: new Date(), signal: world.signal })
      world.signal.throwIfAborted()
      world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`)
      return { workload, pod, installed }
    })
    // A container that restarted in between has a new file system, without the root.
    const after = (await Promise.all(workloads.map(async workload => (await podsOf(connection, workload, world.signal)).ready))).flat()
    const settled = done.map(each =>
      each.installed.result === 'failed' || after.some(pod => sameContainer(pod, each.pod as PodRef))
        ? each
        : {
            ...each,
            installed: failed(
              'it restarted or went away while the root was installed, and what was installed is lost',
              'Wait until the workload is stable, and run again.',
            ),
          },
    )
    for (const { workload, pods } of found)
      for (const { pod, name, because } of pods.unready) {
        const told = await explainPod(connection, workload.namespace, pod, because, world.signal)
        settled.push({
          workload,
          pod: { namespace: workload.namespace, name },
          installed: failed(told.because, told.fix ?? 'Wait until the pod is ready, and run again.'),
        })
      }
    return resultOf(settled, empty, workloads.length)
  } finally {
    connection.close()
  }
}

/** After a start or a rollout pods take a while. What is not ready by then is named, one by one, as a failure. */
async function settle(connection: Connection, workload: Workload, deadlineSeconds: number, world: ActionWorld): Promise<void> {
  try {
    await waitForWorkload(connection, workload, { signal: world.signal, deadlineSeconds, log: world.log })
  } catch (error) {
    if (!isKubernetesFault(error) || error.code !== 'RolloutTimeout') throw error
  }
}

/** The same roots in any order are the same. */
const setOf = (roots: readonly Certificate[]): string =>
  roots
    .map(({ fingerprint }) => fingerprint)
    .sort()
    .join()

const failed = (because: string, advice: string): Installed => ({ result: 'failed', because, advice })

function sourceOf({ trust }: Workload): RootSource {
  if (trust.source === 'input') return { kind: 'given' }
  const path = trust.path ?? (trust.source === 'vault' ? '/mnt/secrets-store/egress-root' : '/mnt/azure/rootCA.pem')
  return { kind: 'mounted', path, volume: trust.source }
}

function resultOf(done: readonly Done[], empty: readonly Workload[], workloads: number): ActionResult {
  const count = (result: Installed['result']) => done.filter(({ installed }) => installed.result === result).length
  const [fresh, same, bad] = [count('installed'), count('unchanged'), count('failed')]
  const findings: Finding[] = [
    ...empty.map(
      (workload): Finding => ({
        level: 'error',
        message: `No pod of workload ${workload.name} was found (namespace ${workload.namespace}, selector ${workload.selector}).`,
        advice: 'Check namespace and selector, and that the workload runs.',
        ...workload.place,
      }),
    ),
    ...done.flatMap(({ workload, pod, installed }): Finding[] =>
      installed.result === 'failed'
        ? [{ level: 'error', message: `${pod.namespace}/${pod.name}: ${installed.because}`, advice: installed.advice, ...workload.place }]
        : [],
    ),
  ]
  const roots = new Map<string, Certificate>(
    done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : installed.roots.map(root => [root.fingerprint, root] as const))),
  )
  const differ = new Set(done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : [setOf(installed.roots)]))).size > 1
  if (differ)
    findings.push({
      level: 'error',
      message: `Pods trust different roots now: ${[...roots.values()].map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(', ')}.`,
      advice: 'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again.',
    })
  const result = done.length === 0 || empty.length > 0 || bad > 0 || differ ? 'fail' : 'pass'
  const report: Report = {
    action: 'install-ca-in-pod',
    title: 'The root certificate in the pods',
    at: new Date().toISOString(),
    result,
    headline:
      done.length === 0
        ? 'No pod was found, so nothing was installed'
        : `${fresh} installed, ${same} had it already${bad > 0 ? `, ${bad} failed` : ''}, in ${workloads} ${workloads === 1 ? 'workload' : 'workloads'}`,
    outcomes: [],
    verdicts: [],
    facts: [...roots.values()].flatMap(root => [
      { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
      { name: 'root ends', value: root.notAfter.toISOString() },
    ]),
    findings: [
      ...findings,
      ...(fresh + same > 0
        ? [
            {
              level: 'notice' as const,
              message:
                'What is installed by exec lives in the containers as they run now: a restart loses it, and verify-tls-inspection will say so.',
              advice: 'Run this action after every rollout, or let the container install the mounted root when it starts.',
            },
          ]
        : []),
    ],
    next:
      result === 'pass'
        ? ['Start programs that read the trust store once (.NET, Java, Go) after this, then run verify-tls-inspection.']
        : ['Correct what is named above, and run again: what is installed stays.'],
  }
  return {
    report,
    outputs: {
      installed: String(fresh),
      unchanged: String(same),
      failed: String(bad),
      pods: JSON.stringify(
        done.map(({ workload, pod, installed }) => ({
          workload: workload.name,
          namespace: pod.namespace,
          name: pod.name,
          container: pod.container,
          uid: pod.uid,
          containerId: pod.containerId,
          restartCount: pod.restartCount,
          result: installed.result,
          because: installed.because,
          ...(installed.result === 'failed'
            ? {}
            : { fingerprint: installed.roots[0].fingerprint, fingerprints: installed.roots.map(({ fingerprint }) => fingerprint) }),
        })),
      ),
    },
  }
}
