/**
 * A container beside one that has no shell, or nowhere to write: it shares the pod's network, so it can show which way the pod's packets
 * go. It has another file system, so it says nothing about what the pod trusts. Kubernetes never removes it while the pod lives; it ends
 * by itself after some minutes, and is used again for as long as it runs.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from '../plan/resource.ts'
import { call } from './api.ts'
import type { Connection } from './connection.ts'
import type { ContainerStatus, Pod } from './documents.ts'
import type { ExecTarget } from './exec.ts'
import { isKubernetesFault, kubernetesFault } from './faults.ts'
import { printable } from './printable.ts'

/** How long the container lives, and how long an image may take to be pulled. Seconds. */
const livesSeconds = 900
const startsWithinSeconds = 90

type WithEphemeral = Pod & {
  readonly spec?: { readonly ephemeralContainers?: readonly { readonly name?: string }[] }
  readonly status?: { readonly ephemeralContainerStatuses?: readonly ContainerStatus[] }
}

/**
 * Gives the name of a running ephemeral container with this image, which is added where there is none. Unprivileged, as the restricted
 * pod security standard wants it. Throws a KubernetesFault: not allowed, image not pulled, not running in time, a pod that was replaced.
 */
export async function ephemeralContainer(
  connection: Connection,
  { namespace, name, uid }: ExecTarget & { readonly uid: string },
  image: string,
  signal: AbortSignal,
): Promise<string> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}`
  const prefix = `egress-gate-${createHash('sha256').update(image).digest('hex').slice(0, 8)}`
  const read = async (): Promise<WithEphemeral> => same((await call(connection, { method: 'GET', path, signal })) as WithEphemeral, uid)
  const before = await read()
  const ours = (before.spec?.ephemeralContainers ?? []).flatMap(each => (each.name?.startsWith(prefix) ? [each.name] : []))
  const alive = ours.find(each => stateOf(before, each)?.running !== undefined)
  if (alive !== undefined) return alive
  const chosen = `${prefix}-${ours.length + 1}`
  await call(connection, {
    method: 'PATCH',
    path: `${path}/ephemeralcontainers`,
    query: { fieldManager: 'egress-gate' },
    contentType: 'application/strategic-merge-patch+json',
    body: { metadata: { uid }, spec: { ephemeralContainers: [container(chosen, image)] } },
    signal,
  })
  const until = Date.now() + startsWithinSeconds * 1000
  for (;;) {
    const state = stateOf(await read(), chosen)
    if (state?.running !== undefined) return chosen
    const { waiting, terminated } = state ?? {}
    if (terminated !== undefined)
      throw notStarted(
        image,
        `it ended with ${terminated.exitCode ?? '?'}: ${terminated.message ?? terminated.reason ?? 'no reason given'}`,
      )
    const why = `${waiting?.reason ?? 'no state yet'}${waiting?.message ? `: ${waiting.message}` : ''}`
    if (/ErrImage|ImagePullBackOff|InvalidImageName|CreateContainer.*Error|RunContainerError/.test(waiting?.reason ?? ''))
      throw notStarted(image, why)
    if (Date.now() > until) throw notStarted(image, `it did not run within ${startsWithinSeconds} s (${why})`)
    await sleep(250, undefined, { signal })
  }
}

const stateOf = (pod: WithEphemeral, name: string): ContainerStatus['state'] =>
  pod.status?.ephemeralContainerStatuses?.find(each => each.name === name)?.state

function same(pod: WithEphemeral, uid: string): WithEphemeral {
  if (pod.metadata?.uid === uid) return pod
  throw kubernetesFault('PodReplaced', 'Another pod has its name by now.', 'Run again.')
}

const container = (name: string, image: string): Json => ({
  name,
  image,
  command: ['sleep', String(livesSeconds)],
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 65_532,
    seccompProfile: { type: 'RuntimeDefault' },
  },
})

const notStarted = (image: string, because: string) =>
  kubernetesFault(
    'EphemeralContainerFailed',
    `The ephemeral container with image ${printable(image)} does not run: ${printable(because).slice(0, 400)}`,
    'Check that the nodes can pull the image (through the firewall), and that it has sh, sleep and curl.',
  )

/** Why there is none, for people. */
export const whyNoEphemeral = (error: unknown): string =>
  isKubernetesFault(error) ? `${error.message} ${error.advice}` : printable(error instanceof Error ? error.message : String(error))
