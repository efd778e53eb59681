/** From a request on a pod to the container that it means, with the API server's answers where there is none. */
import type { ResourceRequest } from '../api/request.ts'
import { types } from '../api/resources.ts'
import { badRequest, notFound, StatusError } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { Pod } from '../objects/pod.ts'
import type { Kubelet } from '../pod/kubelet.ts'
import type { Slot } from '../pod/pod-context.ts'
import type { PodWorker } from '../pod/worker.ts'

export type Target = { readonly pod: Pod; readonly worker: PodWorker; readonly slot: Slot }

export const targetOf = (request: ResourceRequest, store: Store, kubelet: Kubelet | undefined): Target => {
  const name = request.name ?? ''
  const pod = store.get<Pod>(types.pod, request.namespace, name)
  if (!pod) throw notFound(types.pod, name)
  const asked = request.query.get('container')
  const names = (pod.spec?.containers ?? []).map(container => container.name)
  const others = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.ephemeralContainers ?? [])].map(container => container.name)
  if (!asked && names.length > 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(' ')}]${others.length > 0 ? ` or one of the init containers: [${others.join(' ')}]` : ''}`,
    )
  }
  const wanted = asked || (names[0] ?? '')
  if (![...names, ...others].includes(wanted)) throw badRequest(`container ${wanted} is not valid for pod ${name}`)
  if (pod.spec?.nodeName === undefined) throw badRequest(`pod ${name} does not have a host assigned`)
  const worker = kubelet?.worker(pod)
  const slot = worker?.slot(wanted)
  if (!worker || !slot) throw new StatusError(404, 'NotFound', `pods "${name}" not found on its node`)
  return { pod, worker, slot }
}
