/**
 * The root declared in the workloads: their pods build it into their stores each time they start. First everything is looked at and nothing
 * is written; a workload in which something stands in the way is told and left alone.
 */
import type { ActionWorld } from '../github/action.ts'
import { bounded } from '../kubernetes/bounded.ts'
import type { Connection } from '../kubernetes/connection.ts'
import { type Controller, controllersOf } from '../kubernetes/controllers.ts'
import { isKubernetesFault } from '../kubernetes/faults.ts'
import { installRoot } from '../kubernetes/install-root.ts'
import { podsOf } from '../kubernetes/pods.ts'
import { waitForWorkload } from '../kubernetes/rollout.ts'
import type { Roots } from '../kubernetes/root-source.ts'
import { declareTrust, heldRoots, targetOf } from '../kubernetes/trust-declare.ts'
import { type Trusting, trustingNow } from '../kubernetes/trust-patch.ts'
import { rotate } from '../kubernetes/trust-rotation.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Finding } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'
import { podsAtOnce } from './cluster.ts'
import { type Part, whyNot } from './install-done.ts'
import { type Asked, settle } from './install-exec.ts'
import { ofController, type Parts, prepare, type Ready } from './install-rollout-look.ts'

/** Declares the roots for every workload in which nothing stands in the way, and waits until its pods have them. */
export async function installByRollout(
  connection: Connection,
  asked: Asked & { readonly intermediate: Certificate | undefined },
  world: ActionWorld,
): Promise<Part> {
  const parts: Parts = { done: [], outcomes: [], findings: [], empty: [] }
  await Promise.all(asked.workloads.map(workload => settle(connection, workload, asked.waitSeconds, world)))
  const ready: Ready[] = []
  for (const each of await bounded(asked.workloads, podsAtOnce, workload => prepare(connection, asked, workload, parts, world)))
    ready.push(...each)
  const written: Ready[] = []
  for (const namespace of new Set(ready.map(({ controller }) => controller.namespace))) {
    const here = ready.filter(({ controller }) => controller.namespace === namespace)
    const roots = await rootsFor(connection, namespace, here, asked.intermediate, parts, world)
    if (roots === undefined) continue
    const wanted = byController(here)
    const outcomes = await declareTrust(connection, namespace, roots, wanted, world)
    parts.outcomes.push(...outcomes)
    wanted.forEach(({ controller }, index) => {
      const outcome = outcomes[outcomes.length - wanted.length + index]
      const mine = here.filter(each => each.controller.name === controller.name && each.controller.kind === controller.kind)
      if (outcome?.result === 'applied' || outcome?.result === 'unchanged') written.push(...mine.map(each => ({ ...each, roots })))
      else for (const { workload } of mine) parts.done.push(...ofController(workload, controller, ...whyNot(outcome)))
    })
  }
  await Promise.all(written.map(each => settled(connection, each, asked.waitSeconds, parts, world)))
  return parts
}

/** What the namespace's config map shall hold, or undefined where that cannot be said: then nothing is written in it. */
async function rootsFor(
  connection: Connection,
  namespace: string,
  here: readonly Ready[],
  intermediate: Certificate | undefined,
  parts: Parts,
  world: ActionWorld,
): Promise<Roots | undefined> {
  const refuse = (because: string, advice: string): undefined => {
    for (const { workload, controller } of here) parts.done.push(...ofController(workload, controller, because, advice))
  }
  const sets = new Map(here.map(({ roots }) => [setOf(roots), roots]))
  const [wanted] = sets.values()
  if (wanted === undefined) return undefined
  if (sets.size > 1)
    return refuse(
      `the workloads of namespace ${namespace} have different roots: ${[...sets.values()].map(roots => roots.map(({ subject, fingerprint }) => `${subject} (${fingerprint.slice(0, 16)})`).join(' and ')).join('; ')}`,
      'The vault and the file share hold different roots: run import-ca, then deploy-aks, and run again. To change roots, give both as root-certificate.',
    )
  let held: readonly Certificate[]
  try {
    held = await heldRoots(connection, namespace, world.signal)
  } catch (error) {
    if (!isKubernetesFault(error)) throw error
    return refuse(error.message, error.advice)
  }
  const rotation = rotate(held, wanted, intermediate, new Date())
  if (!rotation.ok) return refuse(rotation.because, rotation.advice)
  const told = (what: string, { root, because }: { root: Certificate; because: string }): Finding => ({
    level: 'notice',
    message: `${root.subject} (SHA-256 ${root.fingerprint.slice(0, 16)}) ${what} namespace ${namespace}: ${because}.`,
  })
  parts.findings.push(
    ...rotation.kept.map(each => told('stays trusted in', each)),
    ...rotation.removed.map(each => told('is not trusted any more in', each)),
  )
  return rotation.hold
}

export const setOf = (roots: readonly Certificate[]): string =>
  roots
    .map(({ fingerprint }) => fingerprint)
    .sort()
    .join()

/** One patch for each controller: its manager declares all of it at once, with what earlier runs declared in other containers. */
function byController(here: readonly Ready[]): { controller: Controller; trusting: Trusting[] }[] {
  const all = new Map<string, { controller: Controller; trusting: Trusting[] }>()
  for (const { controller, trusting } of here) {
    const key = `${controller.kind}/${controller.name}`
    const known = all.get(key) ?? { controller, trusting: trustingNow(targetOf(controller)) }
    all.set(key, { controller, trusting: [...known.trusting.filter(({ container }) => container !== trusting.container), trusting] })
  }
  return [...all.values()].map(({ controller, trusting }) => ({
    controller,
    trusting: trusting.sort((a, b) => (a.container < b.container ? -1 : 1)),
  }))
}

/** Waits until the pods run what was declared, and asks each whether its store holds the roots. */
async function settled(connection: Connection, each: Ready, waitSeconds: number, parts: Parts, world: ActionWorld): Promise<void> {
  const { workload, controller, roots } = each
  let refs: readonly PodRef[]
  try {
    refs = await waitForWorkload(connection, workload, { signal: world.signal, deadlineSeconds: waitSeconds, log: world.log })
  } catch (error) {
    if (!isKubernetesFault(error)) throw error
    parts.done.push(
      ...ofController(
        workload,
        controller,
        `it was declared, and ${error.message}`,
        `${error.advice} What was declared is taken back by \`operation: remove\`.`,
      ),
    )
    return
  }
  const pods = await podsOf(connection, workload, world.signal)
  const live = pods.raw.filter(({ metadata }) => refs.some(({ uid }) => uid === metadata?.uid))
  const { controllers } = await controllersOf(connection, workload, live, world.signal)
  const mine = controllers.find(({ kind, name }) => kind === controller.kind && name === controller.name)
  const asked = refs.filter(({ uid }) => mine?.uids.has(uid))
  if (asked.length === 0)
    parts.done.push(
      ...ofController(
        workload,
        controller,
        'it was declared, and no pod of it is there any more that could be asked',
        'Look at the workload: it was scaled down or replaced meanwhile. Run again.',
      ),
    )
  await bounded(asked, podsAtOnce, async pod => {
    const checked = await installRoot(connection, pod, {
      source: { kind: 'given' },
      given: roots,
      at: new Date(),
      checkOnly: true,
      signal: world.signal,
    })
    const fresh = !controller.uids.has(pod.uid)
    const installed =
      checked.result === 'failed'
        ? checked
        : {
            ...checked,
            result: fresh ? ('installed' as const) : ('unchanged' as const),
            because: fresh
              ? `declared in ${controller.kind} ${controller.name}, and its new pod has it`
              : `${controller.kind} ${controller.name} declares it, and the pod has it`,
          }
    world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`)
    parts.done.push({ workload, pod, installed })
  })
}
