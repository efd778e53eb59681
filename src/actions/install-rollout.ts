/**
 * The root declared in the workloads: their pods build it into their stores each time they start. First everything is looked at and nothing
 * is written; a workload in which something stands in the way is told and left alone.
 */
import type { ActionWorld } from '../github/action.ts'
import { bounded } from '../kubernetes/bounded.ts'
import type { Connection } from '../kubernetes/connection.ts'
import { type Controller, controllersOf, heldBack } from '../kubernetes/controllers.ts'
import { isKubernetesFault } from '../kubernetes/faults.ts'
import { installRoot } from '../kubernetes/install-root.ts'
import { type Pods, podsOf } from '../kubernetes/pods.ts'
import { waitForWorkload } from '../kubernetes/rollout.ts'
import { decideRoots, type RootDecision, type Roots } from '../kubernetes/root-source.ts'
import { declaresTrust, declareTrust, dropRoots, heldRoots, targetOf, withdrawTrust } from '../kubernetes/trust-declare.ts'
import { type Look, look } from '../kubernetes/trust-look.ts'
import { conflictsOf, type Trusting, trustEnvironment, trustingNow } from '../kubernetes/trust-patch.ts'
import { rotate } from '../kubernetes/trust-rotation.ts'
import { nameOf } from '../kubernetes/trust-sources.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { Outcome } from '../plan/resource.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'
import { podsAtOnce } from './cluster.ts'
import { type Done, failed, type Part } from './install-done.ts'
import { type Asked, noSource, settle, sourcesFor } from './install-exec.ts'

/** A controller of a workload, and what its container is to get. */
type Ready = { readonly workload: Workload; readonly controller: Controller; readonly trusting: Trusting; readonly roots: Roots }

type Parts = { readonly done: Done[]; readonly outcomes: Outcome[]; readonly findings: Finding[]; readonly empty: Workload[] }

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

const whyNot = (outcome: Outcome | undefined): [string, string] =>
  outcome?.result === 'failed'
    ? [outcome.fault.message, 'advice' in outcome.fault ? outcome.fault.advice : 'Look at the message of the API server.']
    : outcome?.result === 'skipped'
      ? [outcome.because, 'Correct that first, and run again.']
      : ['nothing became of it', 'Run again.']

/** One failure for a whole controller: it stands for all its pods. */
const ofController = (workload: Workload, controller: Controller, because: string, advice: string): Done[] => [
  { workload, pod: { namespace: workload.namespace, name: `${controller.kind} ${controller.name}` }, installed: failed(because, advice) },
]

/** Looks into one ready pod of each controller. Nothing is written. */
async function prepare(connection: Connection, asked: Asked, workload: Workload, parts: Parts, world: ActionWorld): Promise<Ready[]> {
  const pods = await podsOf(connection, workload, world.signal)
  if (pods.ready.length + pods.unready.length === 0) {
    parts.empty.push(workload)
    return []
  }
  const live = pods.raw.filter(
    ({ metadata, status }) => metadata?.deletionTimestamp === undefined && !/^(Succeeded|Failed)$/.test(status?.phase ?? ''),
  )
  const { controllers, loose } = await controllersOf(connection, workload, live, world.signal)
  for (const { name, because } of loose)
    parts.done.push({
      workload,
      pod: { namespace: workload.namespace, name },
      installed: failed(because, 'Use `method: exec` for it, or declare it by a Deployment, a StatefulSet or a DaemonSet.'),
    })
  const ready: Ready[] = []
  for (const controller of controllers) {
    const refuse = (because: string, advice: string): void => void parts.done.push(...ofController(workload, controller, because, advice))
    const held = heldBack(controller)
    if (held !== undefined) {
      refuse(
        `${held}: a change would not reach its pods`,
        'Resume it, or set its updateStrategy to RollingUpdate without a partition, and run again.',
      )
      continue
    }
    const pod = pods.ready.find(({ uid }) => controller.uids.has(uid))
    if (pod === undefined) {
      const other = pods.unready.find(({ pod: each }) => controller.uids.has(each.metadata?.uid ?? ''))
      refuse(
        `none of its pods is ready, so what its container has could not be looked at${other === undefined ? '' : ` (${other.name}: ${other.because})`}`,
        'Bring one pod up first. A rollout of this action that is stuck is taken back by `operation: remove`.',
      )
      continue
    }
    const seen = await lookAround(connection, asked, workload, pod, pods, world)
    if (!seen.ok) {
      refuse(seen.because, seen.advice)
      continue
    }
    const { roots, looked, notes } = seen
    if (notes.length > 0)
      parts.findings.push({ level: 'notice', message: `${workload.namespace}/${pod.name}: ${notes.join('; ')}.`, ...workload.place })
    const java = looked.java === undefined || 'unusable' in looked.java ? undefined : looked.java
    const trusting: Trusting = { container: pod.container, bundle: looked.bundle, ...(java === undefined ? {} : { java }) }
    const conflicts = conflictsOf(targetOf(controller), trusting, looked.environment)
    if (conflicts.length > 0) {
      refuse(
        `${conflicts.join('; ')}. Nothing was changed`,
        'Take these out of the workload (this method sets them), or use `method: exec`.',
      )
      continue
    }
    if (looked.java !== undefined && 'unusable' in looked.java)
      parts.findings.push({
        level: 'warning',
        message: `${controller.kind} ${workload.namespace}/${controller.name}, container ${pod.container}: there is a Java, and ${looked.java.unusable}: Java will not trust the root.`,
        advice: 'See docs/trust.md for what to set by hand (keytool -importcert, or -Djavax.net.ssl.trustStore).',
        ...workload.place,
      })
    ready.push({ workload, controller, trusting, roots })
  }
  return ready
}

type Around =
  | { readonly ok: true; readonly roots: Roots; readonly looked: Look; readonly notes: readonly string[] }
  | { readonly ok: false; readonly because: string; readonly advice: string }

/** What the container has, and the root from the first source that has one. */
async function lookAround(
  connection: Connection,
  asked: Asked,
  workload: Workload,
  pod: PodRef,
  pods: Pods,
  world: ActionWorld,
): Promise<Around> {
  const raw = pods.raw.find(({ metadata }) => metadata?.uid === pod.uid)
  const notes: string[] = []
  let last: (RootDecision & { ok: false }) | undefined
  for (const source of sourcesFor(asked, workload, pod, raw)) {
    if (source.kind === 'none') {
      notes.push(source.because)
      continue
    }
    const path = source.kind === 'mounted' ? source.path : undefined
    const looked = await look(connection, pod, { path, variables: Object.keys(trustEnvironment), signal: world.signal })
    if (!looked.ok) return looked
    const decided = decideRoots(looked.look.words, source, asked.given, new Date())
    if (decided.ok)
      return {
        ok: true,
        roots: decided.roots,
        looked: looked.look,
        notes: asked.anySource ? [...notes, `${notes.length === 0 ? '' : 'so '}the root is taken from ${nameOf(source)}`] : [],
      }
    last = decided
    if (decided.secret || !asked.anySource) return decided
    notes.push(decided.because)
  }
  return { ok: false, because: `no source has the root: ${notes.join('; ')}`, advice: last?.advice ?? noSource }
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
  await bounded(
    refs.filter(({ uid }) => mine?.uids.has(uid)),
    podsAtOnce,
    async pod => {
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
    },
  )
}

/** Takes back what `installByRollout` declared. Pods come back without the roots. */
export async function removeRollout(
  connection: Connection,
  { workloads, waitSeconds }: { readonly workloads: readonly Workload[]; readonly waitSeconds: number },
  world: ActionWorld,
): Promise<{ outcomes: readonly Outcome[]; findings: readonly Finding[]; lines: readonly string[]; removed: number }> {
  const findings: Finding[] = []
  const outcomes: Outcome[] = []
  const lines: string[] = []
  const error = (workload: Workload, message: string, advice: string): void =>
    void findings.push({ level: 'error', message, advice, ...workload.place })
  const from = new Map<string, { controller: Controller; containers: Set<string>; workloads: Workload[] }>()
  for (const workload of workloads) {
    const pods = await podsOf(connection, workload, world.signal)
    const { controllers } = await controllersOf(connection, workload, pods.raw, world.signal)
    if (controllers.length === 0)
      error(
        workload,
        `No controller of workload ${workload.name} was found (namespace ${workload.namespace}, selector ${workload.selector}).`,
        'Check namespace and selector.',
      )
    for (const controller of controllers) {
      if (!declaresTrust(controller)) {
        lines.push(`${controller.kind} ${controller.namespace}/${controller.name} declares nothing of this action`)
        continue
      }
      const key = `${controller.namespace}/${controller.kind}/${controller.name}`
      const known = from.get(key) ?? { controller, containers: new Set<string>(), workloads: [] }
      // Without a name it is the pod's default container, and with one of several only that.
      for (const { container } of trustingNow(targetOf(controller)))
        if (workload.container === undefined || workload.container === container) known.containers.add(container)
      known.workloads.push(workload)
      from.set(key, known)
    }
  }
  let removed = 0
  for (const namespace of new Set(workloads.map(each => each.namespace))) {
    const here = [...from.values()].filter(({ controller }) => controller.namespace === namespace)
    const roots = here.length === 0 ? [] : await heldRoots(connection, namespace, world.signal)
    const done = await withdrawTrust(
      connection,
      here.map(({ controller, containers }) => ({
        controller,
        left: trustingNow(targetOf(controller)).filter(({ container }) => !containers.has(container)),
      })),
      roots,
      world,
    )
    outcomes.push(...done)
    for (const [index, outcome] of done.entries()) {
      const { controller, workloads: of } = here[index] as (typeof here)[number]
      if (outcome.result === 'failed')
        for (const workload of of)
          error(workload, `${controller.kind} ${namespace}/${controller.name}: ${whyNot(outcome)[0]}`, whyNot(outcome)[1])
      else removed += 1
    }
    await Promise.all(
      here.flatMap(({ workloads: of }) =>
        of.map(async workload => {
          try {
            await waitForWorkload(connection, workload, { signal: world.signal, deadlineSeconds: waitSeconds, log: world.log })
          } catch (fault) {
            if (!isKubernetesFault(fault)) throw fault
            error(workload, fault.message, fault.advice)
          }
        }),
      ),
    )
    lines.push(await dropRoots(connection, namespace, world.signal))
  }
  for (const line of lines) world.log.info(line)
  return { outcomes, findings, lines, removed }
}
