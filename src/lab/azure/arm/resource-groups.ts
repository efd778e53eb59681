/** Microsoft.Resources/resourceGroups: what everything else lies in, and goes with. */
import type { Cloud } from '../cloud.ts'
import { compact, documentAt, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { type Answer, type Call, jsonBody } from '../http.ts'
import { within } from '../ids.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { newEtag, type Resource } from '../store.ts'
import { authorize } from './authorize.ts'
import { setState } from './lifecycle.ts'

export const groupType = 'Microsoft.Resources/resourceGroups'
const action = (verb: string) => `Microsoft.Resources/subscriptions/resourceGroups/${verb}`

export function resourceGroups({ name, call, caller }: { name: string | undefined; call: Call; caller: Caller }, cloud: Cloud): Answer {
  const subscription = `/subscriptions/${cloud.subscriptionId}`
  if (name === undefined) {
    authorize(caller, action('read'), subscription, cloud)
    return { status: 200, body: { value: cloud.store.list(groupType).map(show) } }
  }
  const id = `${subscription}/resourceGroups/${name}`
  const group = cloud.store.get(id)
  authorize(
    caller,
    action(call.method === 'GET' || call.method === 'HEAD' ? 'read' : call.method === 'DELETE' ? 'delete' : 'write'),
    id,
    cloud,
  )
  switch (call.method) {
    case 'HEAD':
      return { status: group ? 204 : 404 }
    case 'GET':
      return { status: 200, body: show(group ?? absent(name)) }
    case 'PUT':
    case 'PATCH':
      return write(id, name, group, call, cloud)
    case 'DELETE':
      return remove(group ?? absent(name), call, cloud)
    default:
      throw new Refusal(405, 'MethodNotAllowed', `The requested resource does not support http method '${call.method}'.`)
  }
}

function absent(name: string): never {
  throw new Refusal(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`)
}

const show = ({ id, name, body }: Resource) => ({ id, name, type: groupType, ...body })

function write(id: string, name: string, group: Resource | undefined, call: Call, cloud: Cloud): Answer {
  if (!/^[-\w._()]{1,90}$/.test(name) || name.endsWith('.')) {
    throw badRequest(
      'InvalidResourceGroup',
      `The provided resource group name '${name}' has these invalid characters or ends with a period.`,
    )
  }
  const sent = jsonBody(call)
  const location = textAt(sent, 'location') ?? textAt(group?.body, 'location')
  if (!location) throw badRequest('LocationRequired', 'The location property is required for this definition.')
  const before = textAt(group?.body, 'location')
  if (before && before.toLowerCase() !== location.toLowerCase()) {
    throw new Refusal(
      409,
      'InvalidResourceGroupLocation',
      `Invalid resource group location '${location}'. The Resource group already exists in location '${before}'.`,
    )
  }
  if (group && stateOfGroup(group) === 'Deleting') {
    throw new Refusal(
      409,
      'ResourceGroupBeingDeleted',
      `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`,
    )
  }
  const tags = call.method === 'PATCH' ? { ...documentAt(group?.body, 'tags'), ...documentAt(sent, 'tags') } : documentAt(sent, 'tags')
  const resource: Resource = group ?? { id, name, type: groupType, etag: newEtag(), body: {}, hidden: {} }
  resource.body = compact({
    location,
    tags,
    managedBy: textAt(sent, 'managedBy') ?? textAt(group?.body, 'managedBy'),
    properties: { provisioningState: 'Succeeded' },
  })
  cloud.store.put(resource)
  return { status: group ? 200 : 201, body: show(resource) }
}

const stateOfGroup = (group: Resource) => textAt(group.body, 'properties.provisioningState')

/** Takes everything in it down first, what uses others before what is used. */
function remove(group: Resource, call: Call, cloud: Cloud): Answer {
  setState(group, 'Deleting')
  const operation = cloud.operations.start({
    milliseconds: 5 * cloud.knobs.operationMilliseconds,
    failing: call.failing,
    work: () => emptyGroup(group, cloud),
    settle: error => {
      if (error) setState(group, 'Succeeded')
      else cloud.store.remove(group.id)
    },
  })
  const location = `https://management.azure.com/subscriptions/${cloud.subscriptionId}/operationResults/${operation.id}?api-version=${call.query.get('api-version')}`
  return { status: 202, headers: { location } }
}

export async function emptyGroup(group: Resource, cloud: Cloud): Promise<void> {
  const order = (type: string) => deletionOrder.findIndex(first => type.toLowerCase().startsWith(first.toLowerCase()))
  const inside = () => cloud.store.all().filter(resource => resource !== group && within(resource.id, group.id))
  for (const resource of inside().sort((one, other) => order(other.type) - order(one.type))) {
    if (resource.operation) await cloud.operations.get(resource.operation)?.done
    if (!cloud.store.get(resource.id)) continue
    await cloud.types.find(type => type.type === resource.type)?.remove?.(resource, cloud)
    cloud.store.remove(resource.id)
  }
}

/** What is listed later is deleted earlier. */
const deletionOrder = [
  'Microsoft.Network/routeTables',
  'Microsoft.Network/virtualNetworks',
  'Microsoft.Network/publicIPAddresses',
  'Microsoft.Network/firewallPolicies',
  'Microsoft.Network/azureFirewalls',
  'Microsoft.ContainerService/managedClusters',
]
