/** Services have an address and nothing behind it: the lab's nodes run no kube-proxy, and no name server knows services. Said where people look. */
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import type { KubeObject } from '../objects/object.ts'
import { type Controller, itself } from './loop.ts'

type Service = KubeObject<{ type?: string; clusterIP?: string }>

const missing = ({ spec = {} }: Service): string => {
  const name = 'no name server knows its name'
  if (spec.type === 'ExternalName') return name
  if (!spec.clusterIP || spec.clusterIP === 'None') return `${name}: reach its pods by their addresses`
  const outside = spec.type === 'LoadBalancer' ? ', it gets no external address' : ''
  return `nothing answers on ${spec.clusterIP} in the lab${outside} and ${name}: reach its pods by their addresses`
}

export const serviceController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'service',
  watches: [{ type: types.service, keys: event => (event.type === 'ADDED' ? itself(event) : []) }],
  reconcile: ({ namespace, name }) => {
    const service = api.store.get<Service>(types.service, namespace, name)
    if (service) record(service, 'Warning', 'NotEmulatedInLab', missing(service), 'service-controller')
  },
})
