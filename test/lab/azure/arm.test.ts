import assert from 'node:assert/strict'
import https from 'node:https'
import { after, before, test } from 'node:test'
import { type Clients, clientsOf, location, makeNetwork, makePolicy } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
})
after(() => world.close())

type RawAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: { error?: { code: string; message: string }; [key: string]: unknown }
}

/** What goes over the wire, without an SDK that would tidy it up. */
async function raw(method: string, path: string, options: { body?: object; headers?: Record<string, string> } = {}): Promise<RawAnswer> {
  const { token } = await world.secretCredential.getToken('https://management.azure.com/.default')
  const body = options.body && JSON.stringify(options.body)
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}),
      ...options.headers,
    }
    const request = https.request({ host: 'management.azure.com', path, method, headers }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text ? JSON.parse(text) : {} }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const version = '?api-version=2024-10-01'
const cases: [string, () => Promise<RawAnswer>, number, string | undefined][] = [
  ['no api-version', () => raw('GET', clients.ids.vnet), 400, 'MissingApiVersionParameter'],
  [
    'an api-version that the type does not have',
    () => raw('GET', `${clients.ids.vnet}?api-version=2015-01-01`),
    400,
    'InvalidResourceType',
  ],
  ['a subscription that is none', () => raw('GET', `/subscriptions/sub1${version}`), 400, 'InvalidSubscriptionId'],
  ['another subscription', () => raw('GET', `/subscriptions/00000000-0000-4000-8000-000000000000${version}`), 404, 'SubscriptionNotFound'],
  ['a group that is not there', () => raw('GET', `${clients.ids.vnet.replace('/rg/', '/other/')}${version}`), 404, 'ResourceGroupNotFound'],
  ['a resource that is not there', () => raw('GET', `${clients.ids.vnet}2${version}`), 404, 'ResourceNotFound'],
  [
    'a child without its parent',
    () => raw('PUT', `${clients.ids.vnet}2/subnets/a${version}`, { body: { properties: { addressPrefix: '10.42.9.0/24' } } }),
    404,
    'ParentResourceNotFound',
  ],
  [
    'any case of the path',
    () => raw('GET', `${clients.ids.vnet.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')}${version}`),
    200,
    undefined,
  ],
  ['a double slash', () => raw('GET', `/${clients.ids.vnet}${version}`), 200, undefined],
  ['a body that is no object', () => raw('PUT', `${clients.ids.vnet}${version}`, { body: [1] }), 400, 'InvalidRequestContent'],
  ['no location', () => raw('PUT', `${clients.ids.vnet}3${version}`, { body: { properties: {} } }), 400, 'LocationRequired'],
  [
    'another location',
    () => raw('PUT', `${clients.ids.vnet}${version}`, { body: { location: 'westus', properties: {} } }),
    409,
    'InvalidResourceLocation',
  ],
  [
    'a member that the type does not have',
    () => raw('PUT', `${clients.ids.vnet}${version}`, { body: { location, properties: { adressSpace: {} } } }),
    400,
    'InvalidRequestFormat',
  ],
  [
    'a type that is not emulated',
    () => raw('PUT', `${clients.provider('Microsoft.Compute/virtualMachines/vm')}${version}`, { body: {} }),
    501,
    'NotImplementedInLab',
  ],
  [
    'an action that is not emulated',
    () => raw('POST', `${clients.ids.vnet}/checkIPAddressAvailability${version}`),
    501,
    'NotImplementedInLab',
  ],
  ['a deletion of what is not there', () => raw('DELETE', `${clients.ids.vnet}9${version}`), 204, undefined],
  ['the head of a group', () => raw('HEAD', `${clients.group}?api-version=2025-04-01`), 204, undefined],
  ['the head of no group', () => raw('HEAD', `${clients.group}9?api-version=2025-04-01`), 404, undefined],
  ['the head of a resource', () => raw('HEAD', `${clients.ids.vnet}${version}`), 204, undefined],
]
for (const [why, ask, status, code] of cases) {
  test(`ARM answers ${status} ${code ?? ''} to ${why}`, async () => {
    const answer = await ask()
    assert.deepEqual([answer.status, answer.body.error?.code], [status, code])
  })
}

test('what is refused as not emulated is told by name', () => {
  assert.equal(world.azure.refusals.length, 2)
  assert.match(world.azure.refusals.join('\n'), /PUT management\.azure\.com\/.*Microsoft\.Compute\/virtualMachines/)
})

test('an etag guards a write', async () => {
  const read = await raw('GET', `${clients.ids.routeTable}${version}`)
  const body = { location, properties: { routes: [] } }
  const put = (headers: Record<string, string>) =>
    raw('PUT', `${clients.ids.routeTable.replace(/rt$/, 'guarded')}${version}`, { body, headers })
  assert.equal((await put({ 'if-match': '*' })).status, 412)
  const made = await put({ 'if-none-match': '*' })
  assert.equal(made.status, 201)
  assert.equal((await put({ 'if-none-match': '*' })).body.error?.code, 'PreconditionFailed')
  assert.equal((await put({ 'if-match': String(read.body.etag) })).status, 412)
  const now = await raw('GET', `${clients.ids.routeTable.replace(/rt$/, 'guarded')}${version}`)
  assert.equal((await put({ 'if-match': String(now.body.etag) })).status, 200)
})

test('a long-running write is followed by its operation and ends in the resource', async () => {
  world.azure.knobs.operationMilliseconds = 60
  const put = await raw('PUT', `${clients.ids.policy}?api-version=2026-01-01`, {
    body: { location, properties: { sku: { tier: 'Premium' } } },
  })
  const url = new URL(String(put.headers['azure-asyncoperation']))
  assert.equal(put.status, 201)
  assert.equal((put.body.properties as { provisioningState: string }).provisioningState, 'Updating')
  const first = await raw('GET', `${url.pathname}${url.search}`)
  assert.equal(first.body.status, 'InProgress')
  assert.match(String(first.headers['retry-after']), /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d\.\d{3} GMT$/)
  const twice = await raw('PUT', `${clients.ids.policy}?api-version=2026-01-01`, {
    body: { location, properties: { sku: { tier: 'Premium' } } },
  })
  assert.deepEqual([twice.status, twice.body.error?.code], [429, 'AnotherOperationInProgress'])
  assert.match(
    twice.body.error?.message ?? '',
    /retrieve status of the operation use uri: https:\/\/management\.azure\.com\/.*\/operations\//,
  )
  world.azure.knobs.operationMilliseconds = 2
  await new Promise(resolve => setTimeout(resolve, 200))
  assert.equal((await raw('GET', `${url.pathname}${url.search}`)).body.status, 'Succeeded')
  const read = await raw('GET', `${clients.ids.policy}?api-version=2026-01-01`)
  assert.equal((read.body.properties as { provisioningState: string }).provisioningState, 'Succeeded')
})

test('subnets: written with the network or alone, kept when the body does not name them, checked', async () => {
  const { network, ids } = clients
  await network.subnets.createOrUpdate('rg', 'vnet', 'more', { addressPrefix: '10.42.3.0/24' })
  const names = async () => (await network.virtualNetworks.get('rg', 'vnet')).subnets?.map(({ name }) => name)
  assert.deepEqual(await names(), ['aks', 'AzureFirewallSubnet', 'more'])
  await network.virtualNetworks.createOrUpdate('rg', 'vnet', { location, addressSpace: { addressPrefixes: ['10.42.0.0/16'] } })
  assert.deepEqual(await names(), ['aks', 'AzureFirewallSubnet', 'more'])
  await refused(() => network.subnets.createOrUpdate('rg', 'vnet', 'x', { addressPrefix: '10.43.0.0/24' }), /NetcfgInvalidSubnet/)
  await refused(() => network.subnets.createOrUpdate('rg', 'vnet', 'x', { addressPrefix: '10.42.3.128/25' }), /NetcfgSubnetRangesOverlap/)
  await refused(() => network.subnets.createOrUpdate('rg', 'vnet', 'x', { addressPrefix: '10.42.4.1/24' }), /InvalidAddressPrefixFormat/)
  await refused(
    () => network.subnets.createOrUpdate('rg', 'vnet', 'x', { addressPrefix: '10.42.4.0/24', routeTable: { id: `${ids.routeTable}9` } }),
    /InvalidResourceReference/,
  )
  await network.subnets.delete('rg', 'vnet', 'more')
  assert.deepEqual(await names(), ['aks', 'AzureFirewallSubnet'])
})

test('routes: each alone or all with the table, and the wires follow', async () => {
  const { network } = clients
  await network.routes.createOrUpdate('rg', 'rt', 'firewall-ip', { addressPrefix: '20.57.0.9/32', nextHopType: 'Internet' })
  assert.deepEqual(world.told.routes.at(-1), [
    { prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address: '10.42.2.4' } },
    { prefix: '20.57.0.9/32', nextHop: { type: 'Internet' } },
  ])
  await network.routes.delete('rg', 'rt', 'firewall-ip')
  assert.equal(world.told.routes.at(-1)?.length, 1)
  await refused(
    () => network.routes.createOrUpdate('rg', 'rt', 'x', { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' }),
    /RouteNextHopIpAddressRequired/,
  )
})

test('an HTTP date with milliseconds keeps unmodified clients fast', async () => {
  world.azure.knobs.operationMilliseconds = 30
  const started = performance.now()
  await makePolicy(clients)
  world.azure.knobs.operationMilliseconds = 2
  assert.ok(performance.now() - started < 1500, 'core-lro would wait two seconds by default')
})
