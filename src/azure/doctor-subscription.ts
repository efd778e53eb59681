/** What a subscription has to allow before anything can be made in it: resource providers, and room for public addresses. */
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'

/** What every spec needs; a share and a registry only those that declare them. */
export const namespacesFor = (
  spec: { readonly cluster: { readonly fileShare?: unknown; readonly registry?: unknown } } | undefined,
): readonly string[] => [
  'Microsoft.Network',
  'Microsoft.KeyVault',
  'Microsoft.ManagedIdentity',
  'Microsoft.ContainerService',
  // Nodes are virtual machine scale sets.
  'Microsoft.Compute',
  'Microsoft.OperationalInsights',
  'Microsoft.Insights',
  ...(spec?.cluster.fileShare ? ['Microsoft.Storage'] : []),
  ...(spec?.cluster.registry ? ['Microsoft.ContainerRegistry'] : []),
]

/** `state`: as Azure spells it; undefined when it does not tell this identity. */
export function providersDiagnosis(
  states: readonly (readonly [namespace: string, state: string | undefined])[],
  subscriptionId: string,
): readonly Diagnosis[] {
  const about = 'providers' as const
  const is = (state: string | undefined, wanted: string): boolean => state?.toLowerCase() === wanted
  const registered = states.filter(([, state]) => is(state, 'registered')).map(([name]) => name)
  const underway = states.filter(([, state]) => is(state, 'registering')).map(([name]) => name)
  const unknown = states.filter(([, state]) => state === undefined).map(([name]) => name)
  const missing = states.filter(([name, state]) => state !== undefined && ![...registered, ...underway].includes(name))
  const command = (verb: string, namespace: string): string =>
    shellCommand('az', 'provider', verb, '--namespace', namespace, '--subscription', subscriptionId)
  return [
    ...(registered.length > 0 ? [{ about, state: 'ok' as const, what: `Registered: ${registered.join(', ')}.` }] : []),
    ...(missing.length > 0
      ? [
          {
            about,
            state: 'fail' as const,
            what: `Not registered in the subscription: ${missing.map(([name, state]) => `${name} (${state})`).join(', ')}.`,
            why: 'Azure refuses their resources with MissingSubscriptionRegistration.',
            advice: 'Somebody with Contributor on the subscription registers them, once; it takes some minutes.',
            commands: missing.map(([name]) => command('register', name)),
          },
        ]
      : []),
    ...(underway.length > 0
      ? [
          {
            about,
            state: 'warn' as const,
            what: `Being registered at the moment: ${underway.join(', ')}.`,
            advice: 'Wait until it says Registered, then run this again.',
            commands: underway.map(name => command('show', name)),
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            about,
            state: 'unchecked' as const,
            what: `Whether these are registered is not known: ${unknown.join(', ')}.`,
            why: 'Azure does not tell this identity, which has no role that reads the subscription.',
            commands: unknown.map(name => `${command('show', name)} --query registrationState`),
          },
        ]
      : []),
  ]
}

/** The counters that a static address of the Standard SKU uses, as Azure names them. */
const counters = /^(PublicIPAddresses|StandardSkuPublicIpAddresses|StaticPublicIPAddresses|PublicIPv4Addresses)$/i

export type Usage = { readonly name: string; readonly current: number; readonly limit: number }

/** Those in Azure's answer that count public addresses and are numbers. */
export const usagesIn = (body: unknown): readonly Usage[] => {
  const value = (body as { value?: unknown } | undefined)?.value
  return (Array.isArray(value) ? value.slice(0, 5000) : []).flatMap(entry => {
    const [name, current, limit] = [entry?.name?.value, entry?.currentValue, entry?.limit]
    return typeof name === 'string' && counters.test(name) && Number.isFinite(current) && Number.isFinite(limit)
      ? [{ name, current, limit }]
      : []
  })
}

/** @param asked what Azure said; `wanted`: how many addresses have yet to be made. */
export function quotaDiagnosis(
  { usages, wanted, fault }: { readonly usages: readonly Usage[]; readonly wanted: number | undefined; readonly fault: string },
  location: string,
  subscriptionId: string,
): Diagnosis {
  const about = 'quota' as const
  if (usages.length === 0 || wanted === undefined)
    return {
      about,
      state: 'unchecked',
      what: `Whether ${location} has room for the public addresses of the spec is not known.`,
      why:
        usages.length > 0
          ? 'Azure does not tell this identity which of them there are.'
          : fault || 'No counter of public addresses was in the answer.',
      commands: [shellCommand('az', 'network', 'list-usages', '--location', location, '--output', 'table')],
    }
  const tightest = usages.reduce((one, other) => (other.limit - other.current < one.limit - one.current ? other : one))
  const left = Math.max(0, tightest.limit - tightest.current)
  const counted = `${tightest.current} of ${tightest.limit} public addresses are used in ${location} (${tightest.name})`
  if (wanted <= left)
    return {
      about,
      state: 'ok',
      what: `${counted}; ${wanted === 0 ? 'none has to be made' : `${wanted} ${wanted === 1 ? 'has' : 'have'} to be made`}.`,
    }
  return {
    about,
    state: 'fail',
    what: `${counted}, and ${wanted} ${wanted === 1 ? 'has' : 'have'} to be made.`,
    why: 'Azure would refuse them with PublicIPCountLimitReached.',
    advice: 'Ask for more in this region, delete addresses that nobody uses, or declare fewer in firewall.publicIps.',
    commands: [
      shellCommand('az', 'network', 'public-ip', 'list', '--query', '[?ipConfiguration==null].id', '--output', 'tsv'),
      // The quota extension speaks of the same counter.
      shellCommand(
        'az',
        'quota',
        'update',
        '--resource-name',
        tightest.name,
        '--scope',
        `/subscriptions/${subscriptionId}/providers/Microsoft.Network/locations/${location}`,
        '--limit-object',
        `value=${tightest.current + wanted}`,
      ),
    ],
  }
}
