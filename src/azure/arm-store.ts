import { differences } from '../plan/differences.ts'
import { merge } from '../plan/merge.ts'
import { at } from '../plan/reference.ts'
import type { Json, Resource, Store } from '../plan/resource.ts'
import { apiVersionOf, typeOf } from './api-versions.ts'
import type { Arm } from './arm.ts'
import { AzureError } from './azure-error.ts'
import { stateToMatch } from './if-match.ts'
import { remedy } from './remedies.ts'
import { reasonFor, type ServiceError, serviceError, writeRetries } from './retry.ts'
import { grantReader, type ReadGrants } from './standing-grants.ts'
import { typed } from './typed.ts'
import { backoff, orAborted, sleep } from './wait.ts'
import { toModel } from './wire.ts'

/** States at rest. Every other state means that somebody is at work on the resource. */
const resting = new Set(['Succeeded', 'Failed', 'Canceled'])

/** Somebody was faster than we (`If-Match`): what they wrote is read, and ours is put on top of it. Once; whoever goes on writing has to be found. */
const changedMeanwhile = { waitingFor: 'a look at what somebody else changed meanwhile', forMinutes: 5 }

export type ArmStore = Store & {
  readonly grants: ReadGrants
  remove(id: string, signal: AbortSignal): Promise<void>
}

/** Whether ARM says that the resource is not there. Where there is no subscription, nobody looked for it. */
export const isAbsent = (error: unknown): boolean =>
  (error as { statusCode?: unknown }).statusCode === 404 && !/^(SubscriptionNotFound|InvalidSubscription)/i.test(serviceError(error).code)

/** ARM as a place for documents: `arm-network` for the types that it serves, `arm-resources` by id for all others. */
export async function armStore(arm: Arm): Promise<ArmStore> {
  const [{ NetworkManagementClient }, { ResourceManagementClient }] = await Promise.all([
    import('@azure/arm-network'),
    import('@azure/arm-resources'),
  ])
  const network = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options)
  const resources = new ResourceManagementClient(arm.credential, arm.subscriptionId, arm.options)
  const isGroup = (id: string): boolean => typeOf(id) === 'Microsoft.Resources/resourceGroups'
  const nameOf = (id: string): string => id.split('/').at(-1) ?? ''

  const get = async (id: string, signal: AbortSignal): Promise<Json | undefined> => {
    const options = { abortSignal: signal }
    try {
      const known = typed(network, id)
      if (known) await known.get(options)
      else if (isGroup(id)) await resources.resourceGroups.get(nameOf(id), options)
      else await resources.resources.getById(id.slice(1), apiVersionOf(id), options)
    } catch (error) {
      if (isAbsent(error)) return undefined
      // The SDK's models stumble over what is no document.
      if (!(error instanceof TypeError) || arm.watcher.bodyOf(id) !== undefined) throw error
    }
    const found = arm.watcher.bodyOf(id)
    if (found !== undefined) return found
    // Nothing that can be read is not nothing: what is there must not be made anew, or be said to be gone.
    throw new AzureError({ code: 'UnreadableAnswer', message: `Azure answered for ${id} with what is no document` })
  }

  /** Reads until nobody is at work on it. */
  const getResting = async (id: string, signal: AbortSignal): Promise<Json | undefined> => {
    for (let attempt = 0; ; attempt += 1) {
      const found = await get(id, signal)
      const state = at(found, '/properties/provisioningState')
      if (typeof state !== 'string' || resting.has(state)) return found
      if (attempt === 0) arm.log(`${nameOf(id)} is ${state}: waiting until that has ended`)
      await sleep(Math.min(500 * 1.5 ** attempt, 10_000), signal)
    }
  }

  const put = async (id: string, document: Json, signal: AbortSignal, match?: string): Promise<Json> => {
    const options = { abortSignal: signal }
    arm.watcher.expect(id, document, match)
    const known = typed(network, id)
    try {
      if (known) await orAborted(known.put(toModel(document), options), signal)
      else if (isGroup(id)) await orAborted(resources.resourceGroups.createOrUpdate(nameOf(id), document as never, options), signal)
      else await orAborted(resources.resources.createOrUpdateById(id.slice(1), apiVersionOf(id), document as never, options), signal)
    } catch (error) {
      const failure = arm.watcher.failureOf(id)
      throw failure ? new AzureError(failure, { cause: error }) : error
    }
    const written = arm.watcher.bodyOf(id)
    const state = at(written, '/properties/provisioningState')
    const ended = typeof state === 'string' && !resting.has(state) ? await getResting(id, signal) : written
    const last = at(ended, '/properties/provisioningState')
    if (last === 'Failed' || last === 'Canceled')
      throw new AzureError({ code: `ProvisioningState${last}`, message: `Azure accepted it, but it ended as ${last}` })
    return ended ?? document
  }

  const write = async (resource: Resource, signal: AbortSignal): Promise<Json> => {
    const begin = Date.now()
    let { desired } = resource
    let match: string | undefined
    let overtaken = false
    const onTopOf = (current: Json | undefined): void => {
      match = stateToMatch(resource.id, current)
      desired = merge(resource.desired, current, resource.compare)
    }
    // What was read may be minutes old: what others added meanwhile is kept, too.
    if (resource.compare?.keep && arm.watcher.bodyOf(resource.id) !== undefined) onTopOf(await getResting(resource.id, signal))
    for (let attempt = 0; ; attempt += 1) {
      let error: ServiceError
      try {
        return await put(resource.id, desired, signal, match)
      } catch (thrown) {
        if (signal.aborted) throw signal.reason
        error = serviceError(thrown)
        const remedied = await remedy(error, resource, { get, put, remove, log: arm.log, signal })
        if (remedied !== undefined) return remedied
        const reason = error.status === 412 && !overtaken ? changedMeanwhile : reasonFor(error, writeRetries)
        overtaken ||= error.status === 412
        if (!reason || Date.now() - begin > reason.forMinutes * 60_000) throw thrown
        if (attempt === 0) arm.log(`${resource.title}: ${error.code || error.status}; waiting for ${reason.waitingFor}`)
        await sleep(backoff(Math.min(attempt, 4)), signal)
      }
      // The write may have been accepted in spite of the answer, or somebody else may have done it.
      const current = await getResting(resource.id, signal)
      const failed = at(current, '/properties/provisioningState') === 'Failed'
      if (current !== undefined && !failed && differences(resource.desired, current, resource.compare).length === 0) return current
      onTopOf(current)
    }
  }

  const remove = async (id: string, signal: AbortSignal): Promise<void> => {
    await orAborted(resources.resources.deleteById(id.slice(1), apiVersionOf(id), { abortSignal: signal }), signal)
  }

  return { read: getResting, write, remove, grants: grantReader(arm) }
}
