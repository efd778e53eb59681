import type { TokenCredential } from '@azure/core-auth'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { clientOptions } from './arm.ts'
import { allOf } from './pages.ts'

/** A policy as it is deployed: bodies as ARM answers them, in the form that the policy reader takes. */
export type LivePolicy = {
  readonly policy: unknown
  readonly ruleCollectionGroups: readonly unknown[]
  readonly ipGroups: readonly unknown[]
  readonly parent?: LivePolicy
}

export const isPolicyId = (text: string): boolean => parseId(text) !== undefined

type PolicyId = { readonly subscription: string; readonly group: string; readonly name: string }

const ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/(firewallPolicies|ipGroups)\/([^/]+)\/?$/i

function parseId(id: string, type = 'firewallPolicies'): PolicyId | undefined {
  const [, subscription = '', group = '', found = '', name = ''] = ID.exec(id) ?? []
  return found.toLowerCase() === type.toLowerCase() ? { subscription, group, name } : undefined
}

const MAX_PARENTS = 10

/**
 * Reads a policy, its rule collection groups, its base policies and the IP groups that its rules name. Nothing is written. An IP group that
 * may not be read, or is gone, is left out: what it holds is then unknown.
 * @throws what the Azure clients throw, where the policy itself cannot be read
 */
export async function livePolicy(
  id: string,
  world: { readonly signal: AbortSignal; readonly log: (line: string) => void; readonly credential?: TokenCredential },
): Promise<LivePolicy> {
  const [{ NetworkManagementClient }, credential] = await Promise.all([
    import('@azure/arm-network'),
    world.credential ?? import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential()),
  ])
  const { signal: abortSignal } = world

  const read = async (policyId: string, children: readonly string[]): Promise<LivePolicy> => {
    const at = parseId(policyId)
    if (!at) throw new Error(`${policyId} is not the id of a firewall policy`)
    if (children.includes(policyId.toLowerCase())) throw new Error(`the base policies of ${children[0]} go round in a circle`)
    if (children.length > MAX_PARENTS) throw new Error(`more than ${MAX_PARENTS} base policies stand one above the other`)
    const wire = answers()
    const client = new NetworkManagementClient(credential, at.subscription, clientOptions(world, [wire.policy]))
    await client.firewallPolicies.get(at.group, at.name, { abortSignal })
    const [policy] = wire.take()
    // What the models leave out stands in the answers.
    await allOf(client.firewallPolicyRuleCollectionGroups.list(at.group, at.name, { abortSignal }), 'rule collection groups')
    const ruleCollectionGroups = wire.take().flatMap(page => listIn(page))
    const base = baseOf(policy)
    return {
      policy,
      ruleCollectionGroups,
      ipGroups: await ipGroups(ruleCollectionGroups),
      ...(base === undefined ? {} : { parent: await read(base, [...children, policyId.toLowerCase()]) }),
    }
  }

  const ipGroups = async (groups: readonly unknown[]): Promise<readonly unknown[]> => {
    const found = await Promise.all(
      [...idsIn(groups)].map(async text => {
        const at = parseId(text, 'ipGroups')
        if (!at) return []
        const wire = answers()
        const client = new NetworkManagementClient(credential, at.subscription, clientOptions(world, [wire.policy]))
        try {
          await client.ipGroups.get(at.group, at.name, { abortSignal })
          return wire.take()
        } catch (error) {
          if (![403, 404].includes((error as { statusCode?: number }).statusCode ?? 0)) throw error
          world.log(`IP group ${text} cannot be read, so what it holds is unknown`)
          return []
        }
      }),
    )
    return found.flat()
  }
  return await read(id, [])
}

/** Keeps answers as they are on the wire: the SDK's models drop what they do not know, and a rule of a new type is just what must not be lost. */
function answers(): { readonly policy: PipelinePolicy; take(): readonly unknown[] } {
  let kept: unknown[] = []
  return {
    policy: {
      name: 'egressGateAnswers',
      sendRequest: async (request, next) => {
        const response = await next(request)
        if (response.status === 200 && response.bodyAsText) kept.push(JSON.parse(response.bodyAsText))
        return response
      },
    },
    take: () => {
      const taken = kept
      kept = []
      return taken
    },
  }
}

type Body = { readonly properties?: { readonly basePolicy?: { readonly id?: unknown } | null }; readonly value?: unknown }

const listIn = (page: unknown): readonly unknown[] => {
  const { value } = page as Body
  return Array.isArray(value) ? value : []
}

const baseOf = (policy: unknown): string | undefined => {
  const id = (policy as Body | undefined)?.properties?.basePolicy?.id
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** Every id of an IP group, wherever the rules name it. */
export function idsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string' && /\/ipGroups\/[^/]+$/i.test(value)) found.add(value)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) idsIn(item, found)
  return found
}
