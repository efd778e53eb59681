import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { execAccess, requireAccess, trustAccess } from '../kubernetes/access.ts'
import { type Connection, connect } from '../kubernetes/connection.ts'
import type { Installed } from '../kubernetes/install-root.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding, Report } from '../report/report.ts'
import { certificateOf, chosenWorkloads, kubeconfigOf } from './cluster.ts'
import type { InstallRequest } from './install-ca-in-pod.ts'
import type { Done, Part } from './install-done.ts'
import { type Asked, installByExec, listed, lostAmong } from './install-exec.ts'
import { installByRollout, setOf } from './install-rollout.ts'
import { removeRollout } from './install-rollout-remove.ts'
import { rootsOf } from './install-roots.ts'

/** Every ready pod of every chosen workload. A pod that is not ready, or that changed meanwhile, is a failure with its reason. */
export async function runInstall(request: InstallRequest, world: ActionWorld): Promise<ActionResult> {
  const { method } = request
  const spec = await readSpec(request.spec)
  const given = rootsOf(request.root, request.operation)
  if (method === 'node') {
    const { installInNodes } = await import('./install-node.ts')
    return installInNodes(spec, given, request, world)
  }
  const workloads = chosenWorkloads(spec, request.workloads)
  const intermediate = request.intermediate === undefined ? undefined : await certificateOf(request.intermediate)
  const connection = await connect(await kubeconfigOf(request.kubeconfig, world.env))
  try {
    const allow = async (access: typeof execAccess) => {
      for (const namespace of new Set(workloads.map(each => each.namespace)))
        await requireAccess(connection, namespace, access, world.signal)
    }
    if (request.operation === 'remove') {
      await allow([...execAccess.slice(0, 1), ...trustAccess])
      return removedOf(
        await removeRollout(
          connection,
          { workloads, others: spec.workloads.filter(each => !workloads.includes(each)), waitSeconds: request.waitSeconds },
          world,
        ),
      )
    }
    await allow(method === 'rollout' ? [...execAccess, ...trustAccess] : execAccess)
    const asked: Asked = { spec, workloads, given, waitSeconds: request.waitSeconds, anySource: method === 'auto' }
    const part =
      method === 'rollout'
        ? await installByRollout(connection, { ...asked, intermediate }, world)
        : method === 'auto'
          ? await installByWhatWorks(connection, { ...asked, intermediate }, allow, world)
          : await installByExec(connection, asked, world)
    return resultOf(part, workloads.length, method)
  } finally {
    connection.close()
  }
}

/** Exec, and a rollout for the workloads whose containers cannot be written: as another user than root, read-only, or without the tool. */
async function installByWhatWorks(
  connection: Connection,
  asked: Asked & { readonly intermediate: Certificate | undefined },
  allow: (access: typeof execAccess) => Promise<void>,
  world: ActionWorld,
): Promise<Part> {
  const first = await installByExec(connection, asked, world)
  const closed = new Map<Workload, string>()
  for (const { workload, installed } of first.done)
    if (installed.result === 'failed' && installed.lacks === 'store') closed.set(workload, `by exec ${installed.because}`)
  if (closed.size === 0) return first
  for (const [workload, of] of sharers(first.done, new Set(closed.keys())))
    closed.set(workload, `it shares its pods with workload ${of.name}, and a rollout replaces them`)
  await allow(trustAccess)
  const second = await installByRollout(connection, { ...asked, workloads: [...closed.keys()] }, world)
  const others = first.done.filter(({ workload }) => !closed.has(workload))
  const now = others.length === 0 ? [] : await listed(connection, [...new Set(others.map(({ workload }) => workload))], world)
  return {
    done: [...lostAmong(others, now), ...second.done],
    outcomes: second.outcomes,
    findings: [
      ...first.findings,
      ...[...closed].map(
        ([workload, because]): Finding => ({
          level: 'notice',
          message: `Workload ${workload.name}: by rollout, because ${because}.`,
          ...workload.place,
        }),
      ),
      ...second.findings,
    ],
    empty: [...first.empty, ...second.empty],
  }
}

/** Workloads that are other containers of the same pods, directly or by a third: what exec wrote there goes with the pods. Each with whose. */
function sharers(done: readonly Done[], moved: Set<Workload>): Map<Workload, Workload> {
  const found = new Map<Workload, Workload>()
  const owners = new Map<string, Workload>()
  for (let before = -1; before !== moved.size; ) {
    before = moved.size
    for (const { workload, pod } of done) if (moved.has(workload) && pod.uid) owners.set(pod.uid, owners.get(pod.uid) ?? workload)
    for (const { workload, pod } of done) {
      const of = owners.get(pod.uid ?? '')
      if (of === undefined || moved.has(workload)) continue
      moved.add(workload)
      found.set(workload, of)
    }
  }
  return found
}

function resultOf(part: Part, workloads: number, method: InstallRequest['method']): ActionResult {
  const { done, empty, outcomes } = part
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
    ...part.findings,
  ]
  const roots = new Map<string, Certificate>(
    done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : installed.roots.map(root => [root.fingerprint, root] as const))),
  )
  // Roots of a rotation differ from namespace to namespace only where an old one is still held, and that was said.
  const differ =
    method !== 'rollout' &&
    new Set(done.flatMap(({ installed }) => (installed.result === 'failed' ? [] : [setOf(installed.roots)]))).size > 1
  if (differ)
    findings.push({
      level: 'error',
      message: `Pods trust different roots now: ${[...roots.values()].map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(', ')}.`,
      advice: 'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again.',
    })
  const failures = outcomes.filter(outcome => outcome.result === 'failed')
  const result = done.length === 0 || empty.length > 0 || bad > 0 || failures.length > 0 || differ ? 'fail' : 'pass'
  if (fresh + same > 0)
    findings.push(
      outcomes.length > 0
        ? {
            level: 'notice',
            message:
              'What is declared by rollout is built anew when a pod starts, with the image that the workload had now: it survives restarts, and verify-tls-inspection proves it.',
            advice: 'Run this action again after the image of a workload changed; `operation: remove` takes it back.',
          }
        : {
            level: 'notice',
            message:
              'What is installed by exec lives in the containers as they run now: a restart loses it, and verify-tls-inspection will say so.',
            advice:
              'Run this action after every rollout, use `method: rollout`, or let the container install the mounted root when it starts.',
          },
    )
  const report: Report = {
    action: 'install-ca-in-pod',
    title: 'The root certificate in the pods',
    at: new Date().toISOString(),
    result,
    headline:
      done.length === 0
        ? 'No pod was found, so nothing was installed'
        : `${fresh} installed, ${same} had it already${bad > 0 ? `, ${bad} failed` : ''}, in ${workloads} ${workloads === 1 ? 'workload' : 'workloads'}`,
    outcomes,
    verdicts: [],
    facts: [...roots.values()].flatMap(root => [
      { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
      { name: 'root ends', value: root.notAfter.toISOString() },
    ]),
    findings,
    next:
      result === 'pass'
        ? outcomes.length > 0
          ? ['Run verify-tls-inspection.']
          : ['Start programs that read the trust store once (.NET, Java, Go) after this, then run verify-tls-inspection.']
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

function removedOf({ outcomes, findings, lines, removed }: Awaited<ReturnType<typeof removeRollout>>): ActionResult {
  const bad = findings.filter(({ level }) => level === 'error').length
  const result = bad > 0 ? 'fail' : 'pass'
  return {
    report: {
      action: 'install-ca-in-pod',
      title: 'The root certificate in the pods',
      at: new Date().toISOString(),
      result,
      headline:
        bad > 0
          ? `Not everything that was declared could be taken back: ${removed} ${removed === 1 ? 'workload was' : 'workloads were'}`
          : removed === 0
            ? 'No workload declares anything of this action'
            : `Taken back from ${removed} ${removed === 1 ? 'workload' : 'workloads'}: their pods start without the root`,
      outcomes,
      verdicts: [],
      facts: lines.map(value => ({ name: 'removed', value })),
      findings,
      next: result === 'pass' ? [] : ['Correct what is named above, and run again.'],
    },
    outputs: { installed: '0', unchanged: '0', failed: String(bad), pods: '[]' },
  }
}
