import { at } from '../plan/reference.ts'
import type { Json, Resource, Store } from '../plan/resource.ts'
import type { Arm } from './arm.ts'
import { AzureError } from './azure-error.ts'
import { brokenBy } from './patience.ts'
import { post } from './post.ts'
import { reasonFor, serviceError, writeRetries } from './retry.ts'
import { backoff, sleep } from './wait.ts'

/** A store that can also switch clusters: a document that declares nothing but a power state is written by `start` or `stop`. */
export const withPower = (store: Store, arm: Arm): Store => ({
  read: (id, signal) => store.read(id, signal),
  write: async (resource, signal) => {
    const code = at(resource.desired, '/properties/powerState/code')
    if (code !== 'Running' && code !== 'Stopped') return store.write(resource, signal)
    return switchCluster(resource, code, store, arm, signal)
  },
})

async function switchCluster(resource: Resource, code: 'Running' | 'Stopped', store: Store, arm: Arm, signal: AbortSignal): Promise<Json> {
  const begin = Date.now()
  let accepted = 0
  for (let attempt = 0; ; attempt += 1) {
    // Reading waits while the cluster is starting, stopping or updating; somebody else may have brought it where we want it.
    const current = await store.read(resource.id, signal)
    if (current !== undefined && powerOf(current) === code) return current
    if (accepted >= mostAccepted)
      throw new AzureError({
        code: 'PowerStateUnchanged',
        message: `Azure accepted it ${accepted} times, and the cluster is still ${powerOf(current) ?? 'in a state that it does not tell'}`,
      })
    // The state may be told a little late.
    if (accepted > 0) await sleep(backoff(accepted), signal)
    try {
      await post(arm, resource.id, code === 'Running' ? 'start' : 'stop', signal)
      accepted += 1
    } catch (error) {
      if (signal.aborted) throw signal.reason
      const reason = brokenBy(error) === undefined ? reasonFor(serviceError(error), writeRetries) : brokenOff
      if (!reason || Date.now() - begin > reason.forMinutes * 60_000) throw error
      if (attempt === 0) arm.log(`${resource.title}: waiting for ${reason.waitingFor}`)
      await sleep(backoff(Math.min(attempt, 4)), signal)
    }
  }
}

/** Nobody knows whether it was heard; the cluster tells. */
const brokenOff = { waitingFor: 'the connection to Azure', forMinutes: 5 }

/** Requests that were carried out, and changed nothing. */
const mostAccepted = 3

export const powerOf = (cluster: Json | undefined): string | undefined => {
  const code = at(cluster, '/properties/powerState/code')
  return typeof code === 'string' ? code : undefined
}
