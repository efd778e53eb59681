/** The lab's Azure: Entra, Resource Manager, Key Vault, Log Analytics and Files under their real names at the front door. State lives in memory. */

import { randomUUID } from 'node:crypto'
import type { Facts } from '../../policy/decision.ts'
import type { Cluster, ClusterRequest, DataPlane, FirewallLogRow, FrontDoor, Topology } from '../parts.ts'
import { enact } from './arm/role-assignments.ts'
import { arm } from './arm/router.ts'
import { resourceTypes } from './arm/types.ts'
import type { Cloud, Knobs } from './cloud.ts'
import { type Document, jsonClone } from './document.ts'
import { makeDirectory } from './entra/directory.ts'
import { entra } from './entra/entra.ts'
import { entraAnswer } from './entra/errors.ts'
import { makeTokens } from './entra/tokens.ts'
import { type FaultScript, makeFaults } from './faults.ts'
import { makeFileAccounts } from './files/accounts.ts'
import { type Handler, listener, type Pair, type Wire } from './http.ts'
import { makeVaults } from './keyvault/vaults.ts'
import { makeLogs } from './logs/logs.ts'
import { logsHost } from './logs/query-host.ts'
import { makeOperations } from './operations.ts'
import { makeRbac, roleOf } from './rbac.ts'
import type { Refusal } from './refusal.ts'
import { makeStore, newEtag } from './store.ts'
import { makeWiring, type Wiring } from './wiring.ts'

export type AzureWorld = {
  readonly frontDoor: FrontDoor
  readonly topology: Topology
  readonly dataPlane: DataPlane
  readonly newCluster: (request: ClusterRequest) => Promise<Cluster>
  readonly facts: Facts
  readonly identity: {
    readonly tenantId: string
    readonly subscriptionId: string
    readonly runner: {
      readonly clientId: string
      readonly objectId: string
      readonly issuer: string
      readonly subject: string
      readonly secret?: string
    }
  }
  /** How Entra reads the OpenID documents of federated issuers. */
  readonly fetchIssuer: (url: string) => Promise<unknown>
  /** Every exchange with ARM, Key Vault, Log Analytics and Files, without credentials; bodies that are no JSON are left out. */
  readonly record?: (pair: Pair) => void
  readonly now?: () => Date
}

export type Azure = {
  /** A row of the firewall's log, written wherever its diagnostic settings say. */
  log(row: FirewallLogRow): void
  /** What was asked for and is not emulated, by name. */
  readonly refusals: readonly string[]
  /** `role`: name or id of a built-in role. Nobody has any role at the start, the runner neither. */
  grant(role: string, principalObjectId: string, scope: string): void
  revoke(role: string, principalObjectId: string, scope: string): void
  readonly knobs: Omit<Knobs, 'changePrivateIp'> & { changePrivateIpOnNextAllocation(): void; faults: FaultScript }
  /** Everything that exists, as it was written: ids with bodies. */
  resources(): Readonly<Record<string, Document>>
  close(): Promise<void>
}

export function startAzure(world: AzureWorld): Azure {
  const { tenantId, subscriptionId, runner } = world.identity
  const now = world.now ?? (() => new Date())
  const faults = makeFaults()
  const knobs: Knobs & Azure['knobs'] = {
    operationMilliseconds: 2,
    propagationMilliseconds: 0,
    principalNotFound: 0,
    ingestionMilliseconds: 0,
    tokenSeconds: 3599,
    outboundCheckMilliseconds: 3000,
    changePrivateIp: false,
    unregisteredProviders: new Set(),
    publicAddressLimit: 1000,
    changePrivateIpOnNextAllocation() {
      knobs.changePrivateIp = true
    },
    get faults() {
      return faults.script
    },
    set faults(script) {
      faults.script = script
    },
  }
  const refusals: string[] = []
  const wire: Wire = { faults, record: world.record, onRefusal: sentence => refusals.push(sentence) }
  const store = makeStore()
  const operations = makeOperations(now)
  const directory = makeDirectory()
  const tokens = makeTokens({ tenantId, now, lifetimeSeconds: () => knobs.tokenSeconds })
  const rbac = makeRbac()
  const routes = new Set<() => void>()
  const serve = (host: string, handle: Handler, refused?: (refusal: Refusal) => ReturnType<typeof entraAnswer>, onWire: Wire = wire) => {
    const away = world.frontDoor.add({ host, handle: listener(host, handle, onWire, refused) })
    routes.add(away)
    return () => {
      routes.delete(away)
      away()
    }
  }
  const clusters = new Map<string, Cluster>()
  const vaults = makeVaults({ now, tokens, rbac, tenantId, store, serve })
  const files = makeFileAccounts({ serve, tokens, rbac, now, tenantId })
  const wiring: Wiring = makeWiring({
    store,
    topology: world.topology,
    dataPlane: world.dataPlane,
    facts: world.facts,
    vaults: () => vaults,
  })
  const logs = makeLogs({ store, now, knobs })
  const cloud: Cloud = {
    tenantId,
    subscriptionId,
    now,
    knobs,
    store,
    types: resourceTypes,
    operations,
    directory,
    tokens,
    rbac,
    vaults,
    files,
    wiring,
    wire,
    clusters,
    serve,
    frontDoor: world.frontDoor,
    topology: world.topology,
    dataPlane: world.dataPlane,
    facts: world.facts,
    newCluster: world.newCluster,
  }

  directory.add({
    objectId: runner.objectId,
    clientId: runner.clientId,
    name: 'runner',
    ...(runner.secret === undefined ? {} : { secret: runner.secret }),
    federated: () => [{ name: 'github', issuer: runner.issuer, subject: runner.subject, audiences: ['api://AzureADTokenExchange'] }],
  })
  // Tokens are nobody's evidence: what goes to Entra is not recorded.
  serve('login.microsoftonline.com', entra({ tenantId, directory, tokens, fetchIssuer: world.fetchIssuer, now }), entraAnswer, {
    ...wire,
    record: undefined,
  })
  serve('management.azure.com', arm(cloud))
  serve('api.loganalytics.io', logsHost(cloud, logs))

  return {
    log: row => logs.write(row),
    refusals,
    grant(role, principalId, scope) {
      const id = `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`
      const properties = {
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleOf(role).id}`,
        principalId,
        principalType: 'ServicePrincipal',
        scope,
      }
      const assignment = {
        id,
        name: id.split('/').at(-1) ?? '',
        type: 'Microsoft.Authorization/roleAssignments',
        etag: newEtag(),
        hidden: {},
        body: { properties },
      }
      store.put(assignment)
      enact(assignment, cloud, 0)
    },
    revoke(role, principalId, scope) {
      const wanted = roleOf(role)
      for (const assignment of [...rbac.assignments.values()]) {
        if (assignment.role !== wanted || assignment.principalId !== principalId || assignment.scope.toLowerCase() !== scope.toLowerCase())
          continue
        rbac.assignments.delete(assignment.id.toLowerCase())
        store.remove(assignment.id)
      }
    },
    knobs,
    resources: () => Object.fromEntries(store.all().map(({ id, body }) => [id, jsonClone(body)])),
    async close() {
      for (const away of routes) away()
      await operations.close()
    },
  }
}
