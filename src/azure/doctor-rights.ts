/** What an identity may do, held against what each kind of work needs. Azure itself says the first: Microsoft.Authorization/permissions. */
import type { Ids } from '../plan/ids.ts'
import { resourcesFor } from '../plan/resources.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import { typeOf } from './api-versions.ts'
import type { Somebody } from './doctor-identity.ts'

/** The four identities of docs/workflows.md: who looks, who writes, who asks the pods, who stops and starts. */
export const works = ['plan', 'apply', 'verify', 'power'] as const
export type Work = (typeof works)[number]

/** One right, and the role of docs/workflows.md that has it. */
export type Need = { readonly work: Work; readonly action: string; readonly role: string; readonly scope: string }

/** What Azure says that the caller may do somewhere. */
export type Permission = { readonly actions: readonly string[]; readonly notActions: readonly string[] }

/** Links that a document makes to another one need a right on that one too. */
const links = [
  'Microsoft.Network/virtualNetworks/subnets/join/action',
  'Microsoft.Network/publicIPAddresses/join/action',
  'Microsoft.Network/firewallPolicies/join/action',
  'Microsoft.Network/routeTables/join/action',
  'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
]

/** Every right that a kind of work needs, from the documents that the spec stands for. */
export function needsOf(spec: EgressSpec, ids: Ids, subscriptionId: string, chosen: readonly Work[]): readonly Need[] {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const types = [
    ...new Set(
      resourcesFor(spec, { subscriptionId, tenantId: nobody, runner: { objectId: nobody, principalType: 'ServicePrincipal' } }).map(
        ({ id }) => (typeOf(id) === 'Microsoft.Resources/resourceGroups' ? 'Microsoft.Resources/subscriptions/resourceGroups' : typeOf(id)),
      ),
    ),
  ]
  const scope = ids.group
  const network = (action: string): Need => ({ work: 'power', action: `Microsoft.Network/${action}`, role: 'Network Contributor', scope })
  const aks = (action: string): Need => ({
    work: 'power',
    action: `Microsoft.ContainerService/managedClusters/${action}`,
    role: 'Azure Kubernetes Service Contributor Role',
    scope,
  })
  const clusterUser = 'Azure Kubernetes Service Cluster User Role'
  const all: readonly Need[] = [
    ...types.map(type => ({ work: 'plan' as const, action: `${type}/read`, role: 'Reader', scope })),
    ...types.map(type => ({
      work: 'apply' as const,
      action: `${type}/write`,
      role: /^Microsoft\.Authorization\//i.test(type) ? 'Role Based Access Control Administrator' : 'Contributor',
      scope,
    })),
    ...links.map(action => ({ work: 'apply' as const, action, role: 'Contributor', scope })),
    ...['azureFirewalls', 'routeTables', 'virtualNetworks'].flatMap(type => [network(`${type}/read`), network(`${type}/write`)]),
    network('publicIPAddresses/read'),
    ...['virtualNetworks/subnets', 'publicIPAddresses', 'firewallPolicies', 'routeTables'].map(type => network(`${type}/join/action`)),
    aks('read'),
    aks('start/action'),
    aks('stop/action'),
    // The firewall's addresses are put among those that may reach the API server.
    ...(spec.cluster.authorizedIpRanges.length > 0 ? [aks('write')] : []),
    { work: 'verify', action: 'Microsoft.ContainerService/managedClusters/read', role: clusterUser, scope: ids.cluster },
    {
      work: 'verify',
      action: 'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
      role: clusterUser,
      scope: ids.cluster,
    },
  ]
  return all.filter(({ work }) => chosen.includes(work))
}

/** As Azure adds up roles: one that grants it and does not take it away itself is enough. */
export const allows = (permissions: readonly Permission[], action: string): boolean =>
  permissions.some(({ actions, notActions }) => actions.some(each => fits(each, action)) && !notActions.some(each => fits(each, action)))

/** `*` stands for any text, slashes included; case does not matter. In linear steps, whatever the pattern is. */
export function fits(pattern: string, action: string): boolean {
  const [wanted, text] = [pattern.toLowerCase(), action.toLowerCase()]
  let [at, star, mark] = [0, -1, 0]
  for (let index = 0; index < text.length; ) {
    if (wanted[at] === '*') {
      star = at++
      mark = index
    } else if (wanted[at] === text[index]) {
      at += 1
      index += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      index = mark
    } else return false
  }
  while (wanted[at] === '*') at += 1
  return at === wanted.length
}

/** The permissions in Azure's answer; what is no list of texts in it is left out. */
export const permissionsIn = (body: unknown): readonly Permission[] => {
  const value = (body as { value?: unknown } | undefined)?.value
  return (Array.isArray(value) ? value.slice(0, 2000) : []).map(entry => ({
    actions: texts(entry?.actions),
    notActions: texts(entry?.notActions),
  }))
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each.length <= 400).slice(0, 2000) : []

/** What Azure said about one scope. `silent`: it refuses to tell (403); `absent`: there is nothing there yet; `unknown`: no answer to that. */
export type Told =
  | { readonly kind: 'told'; readonly permissions: readonly Permission[] }
  | { readonly kind: 'silent' | 'absent' }
  | { readonly kind: 'unknown'; readonly why: string }

/** One diagnosis for each kind of work: that all is there, or what lacks, with one command for each role. */
export function rightsDiagnoses(
  needs: readonly Need[],
  told: ReadonlyMap<string, Told>,
  group: string,
  who: Somebody,
): readonly Diagnosis[] {
  const about = 'rights' as const
  const at = (scope: string): Told => {
    const there = told.get(scope) ?? { kind: 'silent' }
    return there.kind === 'absent' && scope !== group ? (told.get(group) ?? { kind: 'silent' }) : there
  }
  return works.flatMap((work): Diagnosis[] => {
    const mine = needs.filter(need => need.work === work)
    if (mine.length === 0) return []
    const unknown = mine.map(({ scope }) => at(scope)).find(({ kind }) => kind === 'unknown')
    if (unknown?.kind === 'unknown')
      return [
        /^(SubscriptionNotFound|InvalidSubscription)/.test(unknown.why)
          ? {
              about,
              state: 'fail',
              what: `What "${work}" needs cannot be looked at: ${unknown.why}`,
              advice: 'Correct subscription-id (AZURE_SUBSCRIPTION_ID), or give the identity a role in that subscription.',
              commands: [shellCommand('az', 'account', 'list', '--query', '[].id', '--output', 'tsv')],
            }
          : { about, state: 'unchecked', what: `What "${work}" needs could not be looked at.`, why: unknown.why },
      ]
    if (mine.every(({ scope }) => at(scope).kind === 'absent'))
      return [
        {
          about,
          state: 'unchecked',
          what: `What "${work}" needs cannot be looked at: the resource group ${group.split('/').at(-1)} does not exist yet.`,
          why: 'Azure tells rights on what exists. Whoever is to make the group needs Contributor on the subscription; better, make it, and grant on it.',
          commands: [shellCommand('az', 'group', 'create', '--name', group.split('/').at(-1) ?? '', '--location', 'LOCATION')],
        },
      ]
    // Every role of the other three reads its own rights; the one on the cluster does not, and is tried for real.
    if (work === 'verify' && mine.every(({ scope }) => at(scope).kind === 'silent'))
      return [
        {
          about,
          state: 'unchecked',
          what: 'Azure does not tell this identity what it may do on the cluster.',
          why: 'The role "Azure Kubernetes Service Cluster User Role" does not include that. The cluster is asked for real instead, below.',
        },
      ]
    const missing = mine.filter(({ action, scope }) => {
      const there = at(scope)
      return !(there.kind === 'told' && allows(there.permissions, action))
    })
    if (missing.length === 0)
      return [{ about, state: 'ok', what: `The identity may do all ${mine.length} things that "${work}" needs in Azure.` }]
    // A role on what does not exist yet cannot be given, and need not be missed.
    if (missing.every(({ scope }) => scope !== group && told.get(scope)?.kind === 'absent'))
      return [
        {
          about,
          state: 'unchecked',
          what: `What "${work}" needs on ${[...new Set(missing.map(({ scope }) => scope.split('/').at(-1)))].join(', ')} cannot be looked at: it does not exist yet.`,
          advice: `When it does, give the identity the role "${missing[0]?.role}" on it (workflows/set-up.sh does).`,
        },
      ]
    const grants = [...new Map(missing.map(need => [`${need.role}\n${need.scope}`, need])).values()]
    const silent = mine.every(({ scope }) => at(scope).kind === 'silent')
    return [
      {
        about,
        state: 'fail',
        what: `For "${work}" the identity lacks ${grants.map(({ role, scope }) => `the role "${role}" on ${scope.split('/').at(-1)}`).join(' and ')}.`,
        why: silent
          ? 'Azure does not even tell it what it may do, as it tells whoever has one of these roles.'
          : `It may not ${listed(missing.map(({ action }) => action))}.`,
        advice: 'Somebody who may assign roles runs this; it counts after a few minutes.',
        commands: grants.map(({ role, scope }) => grantCommand(who, role, scope)),
      },
    ]
  })
}

const listed = (actions: readonly string[]): string =>
  actions.length > 4 ? `${actions.slice(0, 4).join(', ')} and ${actions.length - 4} more` : actions.join(', ')

export const grantCommand = (who: Pick<Somebody, 'objectId' | 'kind'>, role: string, scope: string): string =>
  shellCommand(
    'az',
    'role',
    'assignment',
    'create',
    '--assignee-object-id',
    who.objectId || 'OBJECT_ID',
    '--assignee-principal-type',
    who.kind,
    '--role',
    role,
    '--scope',
    scope,
  )
