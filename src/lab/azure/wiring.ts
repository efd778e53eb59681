/** From resources to wires: what ARM holds becomes the subnet's routes, the firewall's addresses and the data plane's configuration. */
import type { Facts } from '../../policy/decision.ts'
import { type DataPlane, type FirewallConfig, labNet, type SubnetRoute, type Topology } from '../parts.ts'
import { principalsOf } from './arm/identity.ts'
import { firewallPolicyModel } from './arm/policy-model.ts'
import { documentsAt, textAt, textsAt } from './document.ts'
import { parentOf, sameId } from './ids.ts'
import type { Vaults } from './keyvault/vaults.ts'
import { Refusal } from './refusal.ts'
import type { Resource, Store } from './store.ts'

export type Wiring = {
  /** Brings the AKS subnet and its routes to what the resources say. */
  network(): Promise<void>
  /** The same for the firewall. Rejects with what Azure would say of a configuration that it cannot take. */
  firewall(): Promise<void>
  firewallsOf(policyId: string): Resource[]
  /** DNS servers of the network that a subnet belongs to. */
  dnsServers(subnetId: string): readonly string[]
  /** Where a packet of a subnet to the internet goes first, by its route table. */
  defaultRoute(subnetId: string): SubnetRoute['nextHop'] | undefined
}

type World = { store: Store; topology: Topology; dataPlane: DataPlane; facts: Facts; vaults: () => Vaults }

const subnetType = 'Microsoft.Network/virtualNetworks/subnets'

export function makeWiring(world: World): Wiring {
  const { store, topology, dataPlane } = world
  const network = serial()
  const firewall = serial()
  let wired = ''
  let prefix = ''
  let allocated = ''

  return {
    network: () =>
      network(async () => {
        const subnet = aksSubnet(store)
        if (!subnet) return
        const wanted = textAt(subnet.body, 'properties.addressPrefix') ?? textsAt(subnet.body, 'properties.addressPrefixes')[0] ?? ''
        if (wanted !== prefix) await topology.setSubnet(wanted)
        prefix = wanted
        const routes = routesOf(subnet, store)
        if (JSON.stringify(routes) !== wired) await topology.setRoutes(routes)
        wired = JSON.stringify(routes)
      }),
    firewall: () =>
      firewall(async () => {
        const config = firewallConfig(world)
        const addresses = config && { privateIp: config.privateIp, publicIps: config.publicIps }
        if (!config) await dataPlane.configure(undefined)
        if (JSON.stringify(addresses ?? null) !== allocated) await topology.setFirewall(addresses)
        allocated = JSON.stringify(addresses ?? null)
        if (config) await dataPlane.configure(config)
      }),
    firewallsOf: policyId =>
      store
        .list('Microsoft.Network/azureFirewalls')
        .filter(candidate => sameId(textAt(candidate.body, 'properties.firewallPolicy.id'), policyId)),
    dnsServers(subnetId) {
      const servers = textsAt(store.get(parentOf(subnetId))?.body, 'properties.dhcpOptions.dnsServers')
      return servers.length > 0 ? servers : [labNet.platformDns]
    },
    defaultRoute(subnetId) {
      const subnet = store.get(subnetId)
      return subnet && routesOf(subnet, store).find(route => route.prefix === '0.0.0.0/0')?.nextHop
    },
  }
}

/** One at a time, in order; a failure is the caller's alone. */
function serial() {
  let last: Promise<unknown> = Promise.resolve()
  return (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

/** The subnet of a cluster's nodes; before there is a cluster, the one that a route table is associated with. */
function aksSubnet(store: Store): Resource | undefined {
  const pools = store.list('Microsoft.ContainerService/managedClusters/agentPools')
  const used = pools.flatMap(pool => store.get(textAt(pool.body, 'properties.vnetSubnetID') ?? '') ?? [])[0]
  const others = store.list(subnetType).filter(subnet => !/^Azure|^Gateway/i.test(subnet.name))
  return used ?? others.find(subnet => textAt(subnet.body, 'properties.routeTable.id')) ?? others[0]
}

function routesOf(subnet: Resource, store: Store): SubnetRoute[] {
  const table = textAt(subnet.body, 'properties.routeTable.id')
  if (!table) return []
  return store.children(table, 'Microsoft.Network/routeTables/routes').flatMap((route): SubnetRoute[] => {
    const prefix = textAt(route.body, 'properties.addressPrefix') ?? ''
    const address = textAt(route.body, 'properties.nextHopIpAddress') ?? ''
    switch (textAt(route.body, 'properties.nextHopType')) {
      case 'VirtualAppliance':
        return [{ prefix, nextHop: { type: 'VirtualAppliance', address } }]
      case 'Internet':
        return [{ prefix, nextHop: { type: 'Internet' } }]
      case 'VnetLocal':
        return []
      default:
        return [{ prefix, nextHop: { type: 'None' } }] // a VPN gateway that is not there swallows what it is given, too
    }
  })
}

/** What the allocated firewall is to do; undefined while none is allocated. */
function firewallConfig(world: World): FirewallConfig | undefined {
  const { store, facts } = world
  const firewall = store.list('Microsoft.Network/azureFirewalls').find(candidate => candidate.hidden.privateIp)
  const policy = store.get(textAt(firewall?.body, 'properties.firewallPolicy.id') ?? '')
  if (!firewall) return undefined
  const publicIps = documentsAt(firewall.body, 'properties.ipConfigurations').flatMap(configuration => {
    const address = store.get(textAt(configuration, 'properties.publicIPAddress.id') ?? '')
    return textAt(address?.body, 'properties.ipAddress') ?? []
  })
  const caPfx = policy && authority(policy, world)
  return {
    privateIp: String(firewall.hidden.privateIp),
    publicIps,
    // A firewall without a policy denies everything.
    policy: policy ? firewallPolicyModel(policy, store) : { name: '', threatIntelMode: 'Off', ruleCollectionGroups: [] },
    facts,
    ...(caPfx === undefined ? {} : { caPfx }),
  }
}

/** The CA, read as the real firewall reads it: from the vault, with the policy's user-assigned identity. The texts around Key Vault's are [?]. */
function authority(policy: Resource, { store, vaults }: World): string | undefined {
  const id = textAt(policy.body, 'properties.transportSecurity.certificateAuthority.keyVaultSecretId')
  if (id === undefined) return undefined
  let refusal: Refusal | undefined
  for (const principal of principalsOf(policy.body, { store })) {
    try {
      return vaults().readSecret(id, { objectId: principal, clientId: clientIdOf(principal, store), trustedService: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal = error
    }
  }
  throw new Refusal(
    400,
    'FirewallPolicyKeyVaultSecretNotAccessible',
    `Firewall policy ${policy.id} could not read ${id} with its managed identity: ${refusal?.message ?? 'it has no user-assigned identity.'}`,
  )
}

const clientIdOf = (objectId: string, store: Store) =>
  textAt(
    store
      .list('Microsoft.ManagedIdentity/userAssignedIdentities')
      .find(identity => textAt(identity.body, 'properties.principalId') === objectId)?.body,
    'properties.clientId',
  ) ?? ''
