/** Resource providers: which the subscription is registered for, and what happens to those that write without. */
import type { Cloud } from '../cloud.ts'
import type { Answer } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'

/** Those that have types here, and the one whose scale sets nodes are. */
const namespaces = ({ types }: Pick<Cloud, 'types'>) => [
  ...new Set([...types.map(({ type }) => type.split('/')[0] ?? ''), 'Microsoft.Compute']),
]

const isRegistered = (namespace: string, { knobs }: Pick<Cloud, 'knobs'>) =>
  ![...knobs.unregisteredProviders].some(name => name.toLowerCase() === namespace.toLowerCase())

const provider = (namespace: string, registrationState: string, { subscriptionId, types }: Cloud) => ({
  id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
  namespace,
  registrationState,
  registrationPolicy: 'RegistrationRequired',
  resourceTypes: types
    .filter(({ type }) => type.startsWith(`${namespace}/`))
    .map(({ type, apiVersions }) => ({
      resourceType: type.slice(namespace.length + 1),
      locations: [],
      apiVersions,
      defaultApiVersion: apiVersions[0],
    })),
})

const stateOf = (namespace: string, cloud: Cloud) => (isRegistered(namespace, cloud) ? 'Registered' : 'NotRegistered')

export const allProviders = (cloud: Cloud): Answer => ({
  status: 200,
  body: { value: namespaces(cloud).map(name => provider(name, stateOf(name, cloud), cloud)) },
})

export function oneProvider({ match }: { match: RegExpExecArray }, cloud: Cloud): Answer {
  const name = named(match, cloud)
  return { status: 200, body: provider(name, stateOf(name, cloud), cloud) }
}

/** The answer still says `Registering`; the next one to be asked says `Registered`, which takes minutes in Azure. */
export function register({ match }: { match: RegExpExecArray }, cloud: Cloud): Answer {
  const name = named(match, cloud)
  if (isRegistered(name, cloud)) return { status: 200, body: provider(name, 'Registered', cloud) }
  for (const missing of [...cloud.knobs.unregisteredProviders])
    if (missing.toLowerCase() === name.toLowerCase()) cloud.knobs.unregisteredProviders.delete(missing)
  return { status: 200, body: provider(name, 'Registering', cloud) }
}

function named(match: RegExpExecArray, cloud: Cloud): string {
  const name = namespaces(cloud).find(each => each.toLowerCase() === match[1]?.toLowerCase())
  if (!name) throw notInLab(`the resource provider ${match[1]}`)
  return name
}

/** Whoever writes a resource of a namespace that is not registered is refused; that reads are not is [?]. */
export function checkRegistration(type: string, cloud: Pick<Cloud, 'knobs'>): void {
  const namespace = type.split('/')[0] ?? ''
  if (isRegistered(namespace, cloud)) return
  const message = `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`
  throw new Refusal(409, 'MissingSubscriptionRegistration', message, {
    extra: { details: [{ code: 'MissingSubscriptionRegistration', target: namespace, message }] },
  })
}
