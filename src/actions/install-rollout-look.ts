/** What stands in the way of declaring the root in a workload, and what its container is to get. Everything is looked at; nothing is written. */
import type { ActionWorld } from '../github/action.ts'
import type { Connection } from '../kubernetes/connection.ts'
import { type Controller, controllersOf, heldBack, podlessControllersOf, wantsPods } from '../kubernetes/controllers.ts'
import { type Pods, podsOf } from '../kubernetes/pods.ts'
import { decideRoots, type RootDecision, type Roots } from '../kubernetes/root-source.ts'
import { targetOf } from '../kubernetes/trust-declare.ts'
import { type Look, look } from '../kubernetes/trust-look.ts'
import { conflictsOf, type Trusting, trustEnvironment } from '../kubernetes/trust-patch.ts'
import { nameOf } from '../kubernetes/trust-sources.ts'
import type { Outcome } from '../plan/resource.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'
import { type Done, failed } from './install-done.ts'
import { type Asked, noSource, sourcesFor } from './install-exec.ts'

/** A controller of a workload, and what its container is to get. */
export type Ready = { readonly workload: Workload; readonly controller: Controller; readonly trusting: Trusting; readonly roots: Roots }

/** What a rollout has to tell, gathered as it goes. */
export type Parts = { readonly done: Done[]; readonly outcomes: Outcome[]; readonly findings: Finding[]; readonly empty: Workload[] }

/** One failure for a whole controller: it stands for all its pods. */
export const ofController = (workload: Workload, controller: Controller, because: string, advice: string): Done[] => [
  { workload, pod: { namespace: workload.namespace, name: `${controller.kind} ${controller.name}` }, installed: failed(because, advice) },
]

/** Looks into one ready pod of each controller. Nothing is written. */
export async function prepare(
  connection: Connection,
  asked: Asked,
  workload: Workload,
  parts: Parts,
  world: ActionWorld,
): Promise<Ready[]> {
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
  const podless = await podlessControllersOf(connection, workload, controllers, world.signal)
  for (const controller of [...controllers, ...podless]) {
    if (controller.uids.size === 0 && !wantsPods(controller)) {
      parts.findings.push({
        level: 'warning',
        message: `${controller.kind} ${workload.namespace}/${controller.name} is scaled to no pods, so what its container has could not be looked at: nothing was declared in it, and its pods will come without the root.`,
        advice: 'Run again once it has a pod.',
        ...workload.place,
      })
      continue
    }
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
