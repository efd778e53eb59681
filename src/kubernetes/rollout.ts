/** Waiting until a workload's pods run what was last declared, and saying why they do not. */

import { setTimeout as sleep } from 'node:timers/promises'
import { explainSymptom } from '../verify/symptoms.ts'
import type { PodRef } from '../verify/verdict.ts'
import { ask, call } from './api.ts'
import type { Connection } from './connection.ts'
import { type Doc, type Event, itemsOf, type Pod } from './documents.ts'
import { kubernetesFault } from './faults.ts'
import { type Pods, podsOf, type WorkloadSelector } from './pods.ts'
import { printable } from './printable.ts'
import { selects } from './selector.ts'

type World = { readonly signal: AbortSignal; readonly deadlineSeconds: number; readonly log: { info(line: string): void } }

/**
 * Waits until every pod of the selector is ready and its controllers (deployments, stateful sets, daemon sets) have rolled out what
 * was last declared. Polls, because a watch that breaks must be replaced by a list anyway. Throws a fault with code RolloutTimeout that
 * names each pod that is not ready, what its events say, and the cause and fix where the symptom is known.
 */
export async function waitForWorkload(connection: Connection, workload: WorkloadSelector, world: World): Promise<PodRef[]> {
  const until = Date.now() + world.deadlineSeconds * 1000
  let said = Date.now()
  for (let pause = 100; ; pause = Math.min(2000, pause * 1.5)) {
    // In this order: an old pod that is listed before its controller says that all old ones are gone would be taken for one that stays.
    const lag = await controllersLag(connection, workload, world.signal)
    const pods = await podsOf(connection, workload, world.signal)
    const waits = podsLag(pods) ?? lag
    if (waits === undefined) return [...pods.ready]
    if (Date.now() >= until) throw await timedOut(connection, workload, pods, waits, world)
    if (Date.now() - said >= 10_000) {
      said = Date.now()
      world.log.info(`still waiting for ${workload.namespace}/${workload.selector}: ${waits}`)
    }
    await sleep(Math.min(pause, Math.max(1, until - Date.now())), undefined, { signal: world.signal })
  }
}

type Controller = Doc & {
  readonly spec?: {
    readonly replicas?: number
    readonly template?: { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } }
  }
  readonly status?: Readonly<Record<string, unknown>>
}

function podsLag({ ready, unready }: Pods): string | undefined {
  const first = unready[0]
  if (first !== undefined) return `${unready.length} of ${unready.length + ready.length} pods not ready (${first.name}: ${first.because})`
  return ready.length === 0 ? 'no pod matches the selector' : undefined
}

async function controllersLag(
  connection: Connection,
  { namespace, selector }: WorkloadSelector,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const kind of ['deployments', 'statefulsets', 'daemonsets']) {
    const { status, body } = await ask(connection, {
      method: 'GET',
      path: `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${kind}`,
      signal,
    })
    // Not allowed to read controllers: the pods themselves then have to do.
    if (status !== 200) continue
    for (const controller of itemsOf<Controller>(body)) {
      if (!selects(selector, controller.spec?.template?.metadata?.labels ?? {})) continue
      const lag = lagOf(kind, controller)
      if (lag === undefined) continue
      const refused = refusalOf(controller)
      return `${kind.slice(0, -1)} ${controller.metadata?.name}: ${lag}${refused === undefined ? '' : `; ${refused}`}`
    }
  }
  return undefined
}

/** What a controller still has to do, undefined when it is done. */
export function lagOf(kind: string, { metadata, spec, status = {} }: Controller): string | undefined {
  const count = (name: string): number => (typeof status[name] === 'number' ? (status[name] as number) : 0)
  if (count('observedGeneration') < (metadata?.generation ?? 0)) return 'its last change was not seen by the controller yet'
  const daemon = kind === 'daemonsets'
  const wanted = daemon ? count('desiredNumberScheduled') : (spec?.replicas ?? 1)
  const updated = count(daemon ? 'updatedNumberScheduled' : 'updatedReplicas')
  const available = count(daemon ? 'numberAvailable' : kind === 'statefulsets' ? 'readyReplicas' : 'availableReplicas')
  if (updated < wanted) return `${updated} of ${wanted} pods run what was last declared`
  if (!daemon && count('replicas') > updated) return `${count('replicas') - updated} old pods still run`
  if (available < wanted) return `${available} of ${wanted} pods are available`
  return undefined
}

/** Where the API server lets a controller make no pods (quota, pod security, a webhook), there is no pod to say so: the controller does. */
function refusalOf({ status = {} }: Controller): string | undefined {
  const conditions = Array.isArray(status['conditions'])
    ? (status['conditions'] as { type?: string; status?: string; message?: string }[])
    : []
  return conditions.find(each => each.type === 'ReplicaFailure' && each.status === 'True')?.message
}

async function timedOut(connection: Connection, workload: WorkloadSelector, pods: Pods, waits: string, world: World) {
  const lines: string[] = []
  const fixes = new Set<string>()
  for (const { pod, name, because } of pods.unready.slice(0, 10)) {
    const told = await explainPod(connection, workload.namespace, pod, because, world.signal)
    lines.push(`${name}: ${told.because}`)
    if (told.fix !== undefined) fixes.add(told.fix)
  }
  if (pods.unready.length === 0) {
    const symptom = explainSymptom(waits)
    if (symptom !== undefined) {
      lines.push(`${printable(waits).slice(0, 700)} (${symptom.cause})`)
      fixes.add(symptom.fix)
    }
  }
  if (pods.unready.length > 10) lines.push(`and ${pods.unready.length - 10} more`)
  return kubernetesFault(
    'RolloutTimeout',
    `${workload.namespace}/${workload.selector} is not ready after ${world.deadlineSeconds} s: ${lines.length === 0 ? waits : lines.join('; ')}`,
    fixes.size > 0
      ? [...fixes].join(' ')
      : pods.ready.length + pods.unready.length === 0
        ? 'Check the selector and the namespace in egress.yaml, and that the manifests were applied.'
        : `kubectl -n ${workload.namespace} describe pod -l '${workload.selector}' shows more.`,
  )
}

/** Why one pod is not ready: its state, its warning events, what it wrote before it died, and the known cause behind them. */
export async function explainPod(
  connection: Connection,
  namespace: string,
  pod: Pod,
  because: string,
  signal: AbortSignal,
): Promise<{ because: string; fix?: string }> {
  const [events, words] = await Promise.all([warningsOf(connection, namespace, pod, signal), lastWords(connection, namespace, pod, signal)])
  const text = [because, ...events, words].join('\n')
  const symptom = explainSymptom(text)
  const shown = [because, ...events.slice(-2), ...(words === '' ? [] : [`its last words: ${words.slice(-300)}`])].join('; ')
  const clean = printable(shown).slice(0, 700)
  return symptom === undefined ? { because: clean } : { because: `${clean} (${symptom.cause})`, fix: symptom.fix }
}

async function warningsOf(connection: Connection, namespace: string, pod: Pod, signal: AbortSignal): Promise<string[]> {
  const uid = pod.metadata?.uid
  if (uid === undefined) return []
  try {
    const list = await call(connection, {
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
      query: { fieldSelector: `involvedObject.uid=${uid}` },
      signal,
    })
    return itemsOf<Event>(list)
      .filter(event => event.type === 'Warning' && (event.involvedObject?.uid === undefined || event.involvedObject.uid === uid))
      .map(event => `${event.reason ?? 'Warning'}: ${event.message ?? ''}`)
  } catch (error) {
    // Events are a help, not a need: without the right to read them the state of the pod has to do.
    if (signal.aborted) throw error
    return []
  }
}

/** The end of what a container wrote that died: its own reason is in no event. Empty where nothing died, or logs may not be read. */
async function lastWords(connection: Connection, namespace: string, pod: Pod, signal: AbortSignal): Promise<string> {
  const name = pod.metadata?.name
  const all = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])]
  const died = all.find(({ state, lastState }) => {
    const ended = state?.terminated ?? lastState?.terminated
    return ended !== undefined && (ended.exitCode ?? 0) !== 0
  })
  if (name === undefined || died?.name === undefined) return ''
  const now = died.state?.terminated !== undefined
  try {
    const { status, body } = await ask(connection, {
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log`,
      query: { container: died.name, tailLines: '20', limitBytes: '16384', ...(now ? {} : { previous: 'true' }) },
      signal,
    })
    if (status !== 200) return ''
    return printable(typeof body === 'string' ? body : JSON.stringify(body))
      .trim()
      .slice(-2000)
  } catch (error) {
    if (signal.aborted) throw error
    return ''
  }
}
