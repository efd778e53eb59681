/** The root in running containers: one exec in every ready pod. It lives as long as the container does. */

import type { ActionWorld } from '../github/action.ts'
import { bounded } from '../kubernetes/bounded.ts'
import type { Connection } from '../kubernetes/connection.ts'
import type { Pod } from '../kubernetes/documents.ts'
import { isKubernetesFault, type KubernetesFault } from '../kubernetes/faults.ts'
import { type Installed, installRoot } from '../kubernetes/install-root.ts'
import { type Pods, podsOf, sameContainer } from '../kubernetes/pods.ts'
import { explainPod, waitForWorkload } from '../kubernetes/rollout.ts'
import type { RootSource } from '../kubernetes/root-source.ts'
import { nameOf, type Step, sourcesOf } from '../kubernetes/trust-sources.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'
import { podsAtOnce } from './cluster.ts'
import { type Done, failed, type Part } from './install-done.ts'

export type Asked = {
  readonly spec: EgressSpec
  readonly workloads: readonly Workload[]
  readonly given: readonly Certificate[]
  readonly waitSeconds: number
  /** Look for the root in one source after the other, instead of in the one that the workload declares. */
  readonly anySource: boolean
}

export async function installByExec(connection: Connection, asked: Asked, world: ActionWorld): Promise<Part> {
  const { workloads } = asked
  const findings: Finding[] = []
  await Promise.all(
    workloads.map(async workload => {
      const late = await settle(connection, workload, asked.waitSeconds, world)
      if (late !== undefined)
        findings.push({
          level: 'warning',
          message: `Workload ${workload.name}: ${late.message} What it still makes will come without the root.`,
          advice: late.advice,
          ...workload.place,
        })
    }),
  )
  const fallen: Fallen = new Map()
  const done: Done[] = []
  // What comes up meanwhile, by a scale-up or in another's place, has nothing of it: once more for these.
  for (const _ of ['all', 'those that came since'])
    done.push(...(await installIn(connection, asked, unaskedOf(done, await listed(connection, workloads, world)), fallen, world)))
  const now = await listed(connection, workloads, world)
  const settled = lostAmong(done, now)
  for (const { workload, pods } of unaskedOf(done, now)) {
    for (const { namespace, name } of pods.ready)
      settled.push({
        workload,
        pod: { namespace, name },
        installed: failed('it came up while the root was installed in the others, and does not have it', unstable),
      })
    for (const { pod, name, because } of pods.unready) {
      const told = await explainPod(connection, workload.namespace, pod, because, world.signal)
      settled.push({
        workload,
        pod: { namespace: workload.namespace, name },
        installed: failed(told.because, told.fix ?? 'Wait until the pod is ready, and run again.'),
      })
    }
  }
  const empty = workloads.filter(workload => !settled.some(each => each.workload === workload))
  return { done: settled, outcomes: [], findings: [...findings, ...[...fallen.values()].map(fallenBack)], empty }
}

type Listed = { readonly workload: Workload; readonly pods: Pods }

/** The pods of each workload, as of now. */
export const listed = (connection: Connection, workloads: readonly Workload[], world: ActionWorld): Promise<Listed[]> =>
  Promise.all(workloads.map(async workload => ({ workload, pods: await podsOf(connection, workload, world.signal) })))

/** Without the pods that were asked. */
function unaskedOf(done: readonly Done[], lists: readonly Listed[]): Listed[] {
  return lists.map(({ workload, pods }) => {
    const asked = new Set(done.flatMap(each => (each.workload === workload ? [each.pod.uid] : [])))
    return {
      workload,
      pods: {
        ...pods,
        ready: pods.ready.filter(({ uid }) => !asked.has(uid)),
        unready: pods.unready.filter(({ pod }) => !asked.has(pod.metadata?.uid)),
      },
    }
  })
}

const unstable = 'Wait until the workload is stable, and run again.'

/** A container that restarted in between has a new file system, without the root. */
export const lostAmong = (done: readonly Done[], now: readonly Listed[]): Done[] =>
  done.map(each =>
    each.installed.result === 'failed' || now.some(({ pods }) => pods.ready.some(pod => sameContainer(pod, each.pod as PodRef)))
      ? each
      : {
          ...each,
          installed: failed('it restarted or went away while the root was installed, and what was installed is lost', unstable),
        },
  )

type Fallen = Map<string, { workload: Workload; notes: readonly string[]; pods: string[] }>

/** One exec in every ready pod of the list. `fallen`: where the root was taken from, once for all that say the same. */
async function installIn(
  connection: Connection,
  asked: Asked,
  found: readonly Listed[],
  fallen: Fallen,
  world: ActionWorld,
): Promise<Done[]> {
  const ready = found.flatMap(({ workload, pods }) =>
    pods.ready.map(pod => ({ workload, pod, raw: pods.raw.find(({ metadata }) => metadata?.uid === pod.uid) })),
  )
  if (ready.length > 0)
    world.log.info(`installing the root in ${ready.length} ${ready.length === 1 ? 'pod' : 'pods'} of ${found.length} workloads`)
  return await bounded(ready, podsAtOnce, async ({ workload, pod, raw }) => {
    const { installed, notes } = await fromAny(connection, pod, sourcesFor(asked, workload, pod, raw), asked.given, world)
    world.signal.throwIfAborted()
    world.log.info(`${installed.result.padEnd(9)} ${pod.namespace}/${pod.name} ${pod.container}: ${installed.because}`)
    if (notes.length > 0) {
      const key = `${workload.name} ${notes.join()}`
      const known = fallen.get(key) ?? { workload, notes, pods: [] }
      known.pods.push(pod.name)
      fallen.set(key, known)
    }
    return { workload, pod, installed }
  })
}

/** After a start or a rollout pods take a while. What is not ready by then is named, one by one, as a failure; what else is late is given back. */
export async function settle(
  connection: Connection,
  workload: Workload,
  deadlineSeconds: number,
  world: ActionWorld,
): Promise<KubernetesFault | undefined> {
  try {
    await waitForWorkload(connection, workload, { signal: world.signal, deadlineSeconds, log: world.log })
    return undefined
  } catch (error) {
    if (!isKubernetesFault(error) || error.code !== 'RolloutTimeout') throw error
    return error
  }
}

/** Where a pod's root is looked for: what the workload declares, or every source in its order. */
export function sourcesFor({ anySource, given, spec }: Asked, workload: Workload, pod: PodRef, raw: Pod | undefined): readonly Step[] {
  if (!anySource) return [declaredSource(workload)]
  const { path } = workload.trust
  return sourcesOf(raw, pod.container, { path, rootSecret: spec.certificateAuthority.rootSecret, given: given.length > 0 })
}

function declaredSource({ trust }: Workload): RootSource {
  if (trust.source === 'input') return { kind: 'given' }
  const path = trust.path ?? (trust.source === 'vault' ? '/mnt/secrets-store/egress-root' : '/mnt/azure/rootCA.pem')
  return { kind: 'mounted', path, volume: trust.source }
}

/** One source after the other. Only a source that has no root is passed over: a private key there, or a store that cannot be written, is not. */
async function fromAny(
  connection: Connection,
  pod: PodRef,
  steps: readonly Step[],
  given: readonly Certificate[],
  world: ActionWorld,
): Promise<{ installed: Installed; notes: readonly string[] }> {
  const notes: string[] = []
  let advice = noSource
  for (const step of steps) {
    if (step.kind === 'none') {
      notes.push(step.because)
      continue
    }
    const installed = await installRoot(connection, pod, { source: step, given, at: new Date(), signal: world.signal })
    if (steps.length === 1) return { installed, notes }
    if (installed.result !== 'failed' || installed.lacks !== 'source')
      return { installed, notes: [...notes, `${notes.length === 0 ? '' : 'so '}the root is taken from ${nameOf(step)}`] }
    notes.push(installed.because)
    advice = installed.advice
  }
  return { installed: failed(`no source has the root: ${notes.join('; ')}`, advice), notes: [] }
}

export const noSource = 'Mount the root (Key Vault or Azure Files) in the container, or give the input root-certificate.'

/** Once for all pods that say the same. */
const fallenBack = ({ workload, notes, pods }: { workload: Workload; notes: readonly string[]; pods: readonly string[] }): Finding => ({
  level: 'notice',
  message: `${workload.namespace}/${pods.length === 1 ? pods[0] : `${workload.name} (${pods.length} pods)`}: ${notes.join('; ')}.`,
  ...workload.place,
})
