import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'yaml'
import {
  type Clients,
  clientsOf,
  clusterBody,
  firewallBody,
  location,
  makeCluster,
  makeFirewall,
  makeNetwork,
  makePolicy,
  nodesGroup,
} from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
  await makePolicy(clients)
})
after(() => world.close())

const version = '2025-07-01'
type Properties = {
  fqdn: string
  powerState: { code: string }
  provisioningState: string
  nodeResourceGroup: string
  oidcIssuerProfile: { issuerURL: string }
  identityProfile: { kubeletidentity: { objectId: string } }
  agentPoolProfiles: { name: string; count: number }[]
  apiServerAccessProfile?: { authorizedIPRanges: string[] }
}
const cluster = async () => (await clients.get(clients.ids.cluster, version)).properties as Properties
async function action(name: string): Promise<{ kubeconfigs?: { value: string }[] }> {
  const { token } = await world.secretCredential.getToken('https://management.azure.com/.default')
  const call = async (method: string, url: string) => {
    const https = await import('node:https')
    return new Promise<{
      status: number
      headers: Record<string, unknown>
      body: { error?: { code: string; message: string }; status?: string; kubeconfigs?: { value: string }[] }
    }>((resolve, reject) => {
      const request = https.request(url, { method, headers: { authorization: `Bearer ${token}`, 'content-length': '0' } }, response => {
        let text = ''
        response.on('data', chunk => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text ? JSON.parse(text) : {} }),
        )
      })
      request.on('error', reject)
      request.end()
    })
  }
  const answer = await call('POST', `https://management.azure.com${clients.ids.cluster}/${name}?api-version=${version}`)
  if (answer.status >= 400)
    throw Object.assign(new Error(answer.body.error?.message), { code: answer.body.error?.code, statusCode: answer.status })
  const status = answer.headers['azure-asyncoperation']
  while (status) {
    const polled = await call('GET', String(status))
    if (polled.body.status === 'Failed') throw Object.assign(new Error(polled.body.error?.message), { code: polled.body.error?.code })
    if (polled.body.status === 'Succeeded') break
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  return answer.body
}

const refusedClusters: [string, () => PromiseLike<unknown>, RegExp][] = [
  [
    'without an identity',
    async () => clients.put(clients.ids.cluster, version, { ...clusterBody(clients), identity: undefined }),
    /InvalidParameter.*identity/,
  ],
  [
    'with an identity that is not there',
    async () => clients.put(clients.ids.cluster, version, clusterBody(clients)),
    /FailedIdentityOperation/,
  ],
  [
    'without a system pool',
    () => makeCluster(clients, { agentPoolProfiles: [{ name: 'a', mode: 'User', count: 1, vnetSubnetID: clients.ids.aksSubnet }] }),
    /system pool/,
  ],
  ['without a subnet', () => makeCluster(clients, { agentPoolProfiles: [{ name: 'a', mode: 'System', count: 1 }] }), /vnetSubnetID/],
  [
    'with services inside the network',
    () =>
      makeCluster(clients, {
        networkProfile: { outboundType: 'userDefinedRouting', serviceCidr: '10.42.0.0/20', dnsServiceIP: '10.42.0.10' },
      }),
    /ServiceCidrOverlapExistingSubnetsCidr/,
  ],
  [
    'with a DNS address outside the services',
    () =>
      makeCluster(clients, {
        networkProfile: { outboundType: 'userDefinedRouting', serviceCidr: '10.41.0.0/16', dnsServiceIP: '10.40.0.10' },
      }),
    /InvalidDNSServiceIP/,
  ],
]
for (const [why, make, expected] of refusedClusters) test(`a cluster is refused ${why}`, () => refused(make, expected))

test('the default route must lead to an appliance', async () => {
  const { network } = clients
  await network.routeTables.createOrUpdate('rg', 'rt', {
    location,
    routes: [{ name: 'default', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
  })
  await refused(() => makeCluster(clients), /RouteTableInvalidNextHop.*next hop of Internet/)
  await network.routeTables.createOrUpdate('rg', 'rt', { location, routes: [] })
  await refused(() => makeCluster(clients), /RouteTableMissingDefaultRoute/)
  await network.subnets.createOrUpdate('rg', 'vnet', 'aks', { addressPrefix: '10.42.1.0/24' })
  await refused(() => makeCluster(clients), /ExistingRouteTableNotAssociatedWithSubnet/)
  await makeNetwork(clients)
})

test('nodes that find no way out fail the cluster with exit status 50; the API server with 51; written again with both allowed it succeeds', async () => {
  world.azure.knobs.outboundCheckMilliseconds = 50
  await refused(() => makeCluster(clients), /VMExtensionProvisioningError.*exit status=50/)
  assert.equal((await cluster()).provisioningState, 'Failed')
  assert.equal(world.told.clusters.length, 0)
  await makeFirewall(clients)
  await refused(() => makeCluster(clients), /exit status=50/)
  const groups = clients.network.firewallPolicyRuleCollectionGroups
  await groups.createOrUpdate('rg', 'policy', 'application', nodesGroup(['*.hcp.eastus2.azmk8s.io']))
  await refused(() => makeCluster(clients), /exit status=50/)
  await groups.createOrUpdate('rg', 'policy', 'application', nodesGroup(['mcr.microsoft.com', '*.hcp.westeurope.azmk8s.io']))
  await refused(() => makeCluster(clients), /Kubernetes API server.*exit status=51/)
  await groups.createOrUpdate('rg', 'policy', 'application', nodesGroup())
  await makeCluster(clients)
  const made = await cluster()
  assert.equal(made.provisioningState, 'Succeeded')
  const [request] = world.told.clusters
  assert.equal(request?.fqdn, made.fqdn)
  assert.match(made.fqdn, /^aks-[0-9a-f]{8}\.hcp\.eastus2\.azmk8s\.io$/)
  assert.deepEqual(
    [request?.nodeCount, request?.serviceCidr, request?.dnsServiceIp, request?.oidcIssuer],
    [2, '10.41.0.0/16', '10.41.0.10', made.oidcIssuerProfile.issuerURL],
  )
  assert.deepEqual(request?.dnsServers(), ['168.63.129.16'])
  assert.deepEqual(world.told.calls, ['ranges 198.51.100.7/32'])
})

test('the kubelets have an identity that can be given roles', async () => {
  const { identityProfile, nodeResourceGroup } = await cluster()
  assert.equal(nodeResourceGroup, 'MC_rg_aks_eastus2')
  await clients.put(clients.ids.registry, '2025-04-01', { location, sku: { name: 'Basic' } })
  await clients.put(
    `${clients.ids.registry}/providers/Microsoft.Authorization/roleAssignments/70000000-0000-4000-8000-000000000000`,
    '2022-04-01',
    {
      properties: {
        roleDefinitionId: `${world.subscription}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d`,
        principalId: identityProfile.kubeletidentity.objectId,
        principalType: 'ServicePrincipal',
      },
    },
  )
})

test('DNS servers of the network are read when they are asked for', async () => {
  await clients.network.virtualNetworks.createOrUpdate('rg', 'vnet', {
    location,
    addressSpace: { addressPrefixes: ['10.42.0.0/16'] },
    dhcpOptions: { dnsServers: ['10.42.2.4'] },
  })
  assert.deepEqual(world.told.clusters[0]?.dnsServers(), ['10.42.2.4'])
})

test('credentials: the admin’s as they are, the user’s by kubelogin where Entra is in charge', async () => {
  const decode = (answer: { kubeconfigs?: { value: string }[] }) =>
    parse(Buffer.from(answer.kubeconfigs?.[0]?.value ?? '', 'base64').toString()) as {
      users: { user: { token?: string; exec?: { command: string; args: string[] } } }[]
    }
  assert.equal(decode(await action('listClusterAdminCredential')).users[0]?.user.token, 'secret')
  assert.equal(decode(await action('listClusterUserCredential')).users[0]?.user.token, 'secret')
  await makeCluster(clients, { aadProfile: { managed: true, enableAzureRBAC: true }, disableLocalAccounts: true })
  const user = decode(await action('listClusterUserCredential')).users[0]?.user
  assert.equal(user?.exec?.command, 'kubelogin')
  assert.ok(user?.exec?.args.includes('6dae42f8-4368-4678-94ff-3960e28e3630'))
  await refused(() => action('listClusterAdminCredential'), /BadRequest.*disable local accounts/)
})

const fixed: [string, () => Promise<unknown>, RegExp][] = [
  ['the DNS prefix', () => makeCluster(clients, { dnsPrefix: 'other' }), /PropertyChangeNotAllowed Changing property 'dnsPrefix'/],
  [
    'the services’ range',
    () =>
      makeCluster(clients, {
        networkProfile: { outboundType: 'userDefinedRouting', serviceCidr: '10.40.0.0/16', dnsServiceIP: '10.40.0.10' },
      }),
    /'networkProfile\.serviceCidr'/,
  ],
  [
    'the size of its nodes',
    () =>
      makeCluster(clients, {
        agentPoolProfiles: [{ name: 'system', mode: 'System', count: 2, vmSize: 'Standard_D2s_v5', vnetSubnetID: clients.ids.aksSubnet }],
      }),
    /'properties\.vmSize'/,
  ],
  [
    'the size of a pool’s nodes',
    () =>
      clients.put(`${clients.ids.cluster}/agentPools/system`, '2025-07-01', {
        properties: { mode: 'System', vmSize: 'Standard_D2s_v5' },
      } as never),
    /'properties\.vmSize'/,
  ],
]
for (const [what, change, said] of fixed) test(`of a cluster that stands AKS does not change ${what}`, () => refused(change, said))

test('stopped, only start and delete are allowed', async () => {
  await action('stop')
  assert.equal((await cluster()).powerState.code, 'Stopped')
  await action('stop')
  await refused(() => makeCluster(clients), /409 OperationNotAllowed.*stopped/)
  await action('start')
  assert.equal((await cluster()).powerState.code, 'Running')
  assert.deepEqual(
    world.told.calls.filter(call => call === 'stop' || call === 'start'),
    ['stop', 'start'],
  )
})

test('a cluster whose firewall is gone does not start', async () => {
  await action('stop')
  await clients.network.azureFirewalls.createOrUpdate('rg', 'fw', { ...firewallBody(clients), ipConfigurations: [] })
  await refused(() => action('start'), /exit status=50/)
  await makeFirewall(clients)
  await action('start')
})

test('one thing at a time', async () => {
  world.azure.knobs.operationMilliseconds = 20
  try {
    const stopping = action('stop')
    await new Promise(resolve => setTimeout(resolve, 30))
    await refused(() => action('start'), /409 OperationNotAllowed.*Another operation \(Stopping\) is in progress/)
    await stopping
    await action('start')
  } finally {
    world.azure.knobs.operationMilliseconds = 2
  }
})

test('spot pools get their taint and label, and are counted with the cluster', async () => {
  const id = `${clients.ids.cluster}/agentPools/spot`
  const pool = await clients.put(id, version, {
    properties: { mode: 'User', count: 1, vmSize: 'Standard_D4s_v5', scaleSetPriority: 'Spot', vnetSubnetID: clients.ids.aksSubnet },
  })
  assert.deepEqual((pool.properties as { nodeTaints: string[] }).nodeTaints, ['kubernetes.azure.com/scalesetpriority=spot:NoSchedule'])
  assert.deepEqual(
    (await cluster()).agentPoolProfiles.map(({ name }) => name),
    ['system', 'spot'],
  )
  await refused(
    () => clients.put(id, version, { properties: { mode: 'System', scaleSetPriority: 'Spot' } }),
    /spot pool cannot be a system pool/,
  )
  await refused(
    () => clients.resources.resources.deleteById(`${clients.ids.cluster}/agentPools/system`, version),
    /at least one system agent pool/,
  )
})

test('the subnet is in use while nodes live there; a deleted cluster takes its node group along', async () => {
  await refused(() => clients.network.subnets.delete('rg', 'vnet', 'aks'), /InUseSubnetCannotBeDeleted.*virtualMachineScaleSets/)
  await clients.resources.resources.deleteById(clients.ids.cluster, version)
  assert.equal(world.told.calls.at(-1), 'close')
  assert.deepEqual(
    Object.keys(world.azure.resources()).filter(id => /MC_|managedClusters/.test(id)),
    [],
  )
  assert.deepEqual(world.azure.refusals, [])
})
