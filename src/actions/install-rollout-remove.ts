/** The root taken back from the workloads that declare it. */

import type { ActionWorld } from '../github/action.ts'
import type { Connection } from '../kubernetes/connection.ts'
import { type Controller, controllersOf, podlessControllersOf, wantsPods } from '../kubernetes/controllers.ts'
import { isKubernetesFault } from '../kubernetes/faults.ts'
import { podsOf } from '../kubernetes/pods.ts'
import { waitForWorkload } from '../kubernetes/rollout.ts'
import { selects } from '../kubernetes/selector.ts'
import { declaresTrust, dropRoots, heldRoots, targetOf, whatRemains, withdrawTrust } from '../kubernetes/trust-declare.ts'
import { trustingNow } from '../kubernetes/trust-patch.ts'
import type { Outcome } from '../plan/resource.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import { whyNot } from './install-done.ts'

/** Takes back what `installByRollout` declared. Pods come back without the roots. */
export async function removeRollout(
  connection: Connection,
  {
    workloads,
    others,
    waitSeconds,
  }: {
    readonly workloads: readonly Workload[]
    /** What else the spec declares, and is not to be touched. */
    readonly others: readonly Workload[]
    readonly waitSeconds: number
  },
  world: ActionWorld,
): Promise<{ outcomes: readonly Outcome[]; findings: readonly Finding[]; lines: readonly string[]; removed: number }> {
  const findings: Finding[] = []
  const outcomes: Outcome[] = []
  const lines: string[] = []
  const error = (workload: Workload, message: string, advice: string): void =>
    void findings.push({ level: 'error', message, advice, ...workload.place })
  const from = new Map<string, { controller: Controller; containers: Set<string>; workloads: Workload[] }>()
  const stillThere = (workload: Workload, { kind, namespace, name }: Controller, remains: string): void =>
    error(
      workload,
      `${kind} ${namespace}/${name} still declares ${remains}: this action does not own it alone, so it could not take it away.`,
      'Take these out of the manifest that is applied for the workload (it was exported from the cluster, or a rollout was undone), or delete them with kubectl edit, and run again.',
    )
  for (const workload of workloads) {
    const pods = await podsOf(connection, workload, world.signal)
    const owners = (await controllersOf(connection, workload, pods.raw, world.signal)).controllers
    const controllers = [...owners, ...(await podlessControllersOf(connection, workload, owners, world.signal))]
    if (controllers.length === 0)
      error(
        workload,
        `No controller of workload ${workload.name} was found (namespace ${workload.namespace}, selector ${workload.selector}).`,
        'Check namespace and selector.',
      )
    for (const controller of controllers) {
      if (!declaresTrust(controller)) {
        const remains = await whatRemains(connection, controller, [], world.signal)
        if (remains !== undefined) {
          stillThere(workload, controller, remains)
          continue
        }
        lines.push(`${controller.kind} ${controller.namespace}/${controller.name} declares nothing of this action`)
        continue
      }
      const key = `${controller.namespace}/${controller.kind}/${controller.name}`
      const known = from.get(key) ?? { controller, containers: new Set<string>(), workloads: [] }
      const labels = controller.doc.spec?.template?.metadata?.labels ?? {}
      const ofOthers = others.filter(other => other.namespace === workload.namespace && selects(other.selector, labels))
      // Without a name it is whatever was the default container once, but none that another workload of the spec names.
      for (const { container } of trustingNow(targetOf(controller)))
        if (workload.container === undefined ? !ofOthers.some(other => other.container === container) : workload.container === container)
          known.containers.add(container)
      known.workloads.push(workload)
      from.set(key, known)
    }
  }
  let removed = 0
  for (const namespace of new Set(workloads.map(each => each.namespace))) {
    const here = [...from.values()].filter(({ controller }) => controller.namespace === namespace)
    const taken = here.map(({ controller, containers }) => ({
      controller,
      left: trustingNow(targetOf(controller)).filter(({ container }) => !containers.has(container)),
    }))
    // A map that somebody spoilt must not keep the declarations from being taken back.
    const roots = taken.every(({ left }) => left.length === 0) ? [] : await heldRoots(connection, namespace, world.signal)
    const done = await withdrawTrust(connection, taken, roots, world)
    outcomes.push(...done)
    for (const [index, outcome] of done.entries()) {
      const { controller, workloads: of } = here[index] as (typeof here)[number]
      if (outcome.result === 'failed')
        for (const workload of of)
          error(workload, `${controller.kind} ${namespace}/${controller.name}: ${whyNot(outcome)[0]}`, whyNot(outcome)[1])
      else {
        const remains = await whatRemains(connection, controller, taken[index]?.left ?? [], world.signal)
        if (remains === undefined) removed += 1
        else for (const workload of of) stillThere(workload, controller, remains)
      }
    }
    // Where none is to have pods, there are none to wait for.
    const awaited = new Set(here.flatMap(({ controller, workloads: of }) => (wantsPods(controller) ? of : [])))
    await Promise.all(
      [...awaited].map(async workload => {
        try {
          await waitForWorkload(connection, workload, { signal: world.signal, deadlineSeconds: waitSeconds, log: world.log })
        } catch (fault) {
          if (!isKubernetesFault(fault)) throw fault
          error(workload, fault.message, fault.advice)
        }
      }),
    )
    lines.push(await dropRoots(connection, namespace, world.signal))
  }
  for (const line of lines) world.log.info(line)
  return { outcomes, findings, lines, removed }
}
