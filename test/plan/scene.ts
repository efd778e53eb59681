/** The weather example as documents, for tests of the converge pipeline. */
import { readFileSync } from 'node:fs'
import type { Context } from '../../src/plan/context.ts'
import { idsOf } from '../../src/plan/ids.ts'
import { at, isReference } from '../../src/plan/reference.ts'
import type { Json, Resource } from '../../src/plan/resource.ts'
import { resourcesFor } from '../../src/plan/resources.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import type { EgressSpec } from '../../src/policy/spec.ts'

const file = 'examples/weather/egress.yaml'

export function weather(): EgressSpec {
  const { spec, faults } = parseSpec(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file)
  if (!spec) throw new Error(JSON.stringify(faults))
  return spec
}

export const context: Context = {
  subscriptionId: '11111111-1111-4111-8111-111111111111',
  tenantId: '22222222-2222-4222-8222-222222222222',
  runner: { objectId: '33333333-3333-4333-8333-333333333333', principalType: 'ServicePrincipal' },
  ca: { secretId: 'https://kv-weather-egress.vault.azure.net/secrets/egress-intermediate/1' },
}

export const weatherIds = idsOf(weather(), context.subscriptionId)
export const weatherResources = (more: Partial<Context> = {}, spec: EgressSpec = weather()): readonly Resource[] =>
  resourcesFor(spec, { ...context, ...more })

export const byId = (resources: readonly Resource[], id: string): Resource => {
  const found = resources.find(resource => resource.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

/** What a service would hold after a write: the document, what it adds itself, and every reference that it would have answered. */
export function asHeld(resource: Resource, held: ReadonlyMap<string, Json>): Json {
  const own: Record<string, Json> = {
    principalId: '44444444-4444-4444-8444-444444444444',
    clientId: '55555555-5555-4555-8555-555555555555',
    ipAddress: '20.1.2.3',
    customerId: '66666666-6666-4666-8666-666666666666',
    oidcIssuerProfile: { enabled: true, issuerURL: 'https://eastus2.oic.prod-aks.azure.com/t/1/' },
    identityProfile: { kubeletidentity: { objectId: '77777777-7777-4777-8777-777777777777' } },
    provisioningState: 'Succeeded',
  }
  const fill = (value: Json): Json => {
    if (isReference(value)) return `${at(held.get(value.$from), value.path)}${value.append ?? ''}`
    if (Array.isArray(value)) return value.map(item => fill(item as Json))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item as Json)]))
  }
  const document = fill(resource.desired) as { readonly [key: string]: Json }
  return {
    ...document,
    id: resource.id,
    etag: 'W/"1"',
    properties: {
      ...own,
      ...(document.properties as { readonly [key: string]: Json }),
      ...(resource.id.includes('/managedClusters/') ? { oidcIssuerProfile: own.oidcIssuerProfile ?? null } : {}),
    },
  }
}

/** Everything made, as a service holds it. */
export function everythingHeld(resources: readonly Resource[]): Map<string, Json> {
  const held = new Map<string, Json>()
  const make = (resource: Resource): void => {
    if (!held.has(resource.id)) held.set(resource.id, asHeld(resource, held))
  }
  // References point backwards once the documents are in order.
  for (let round = 0; round < 2; round += 1) {
    for (const resource of resources) make(resource)
    if (round === 0) for (const resource of resources) held.set(resource.id, asHeld(resource, held))
  }
  return held
}
