/**
 * What every Kubernetes API server has and this one does not. Making or changing it is refused by name: "not found" would say that the client is
 * wrong. Reading it is "not found", because there is none: `kubectl describe` and our own rollout go on from there. So is everything of groups that
 * are not Kubernetes' own, as on a cluster without their definitions.
 */
import { groupVersion, type ResourceType } from './resources.ts'

const kinds: Readonly<Record<string, readonly string[]>> = {
  v1: [
    'bindings',
    'componentstatuses',
    'endpoints',
    'limitranges',
    'persistentvolumeclaims',
    'persistentvolumes',
    'podtemplates',
    'replicationcontrollers',
    'resourcequotas',
  ],
  'admissionregistration.k8s.io/v1': [
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  'apiregistration.k8s.io/v1': ['apiservices'],
  'apps/v1': ['controllerrevisions', 'statefulsets'],
  'authorization.k8s.io/v1': ['localsubjectaccessreviews'],
  'autoscaling/v1': ['horizontalpodautoscalers'],
  'autoscaling/v2': ['horizontalpodautoscalers'],
  'batch/v1': ['cronjobs'],
  'certificates.k8s.io/v1': ['certificatesigningrequests'],
  'coordination.k8s.io/v1': ['leases'],
  'discovery.k8s.io/v1': ['endpointslices'],
  'events.k8s.io/v1': ['events'],
  'networking.k8s.io/v1': ['ingressclasses', 'ingresses', 'networkpolicies'],
  'node.k8s.io/v1': ['runtimeclasses'],
  'policy/v1': ['poddisruptionbudgets'],
  'scheduling.k8s.io/v1': ['priorityclasses'],
  'storage.k8s.io/v1': ['csidrivers', 'csinodes', 'csistoragecapacities', 'storageclasses', 'volumeattachments'],
}

const subresources: Readonly<Record<string, readonly string[]>> = {
  '/pods': ['binding', 'proxy', 'resize'],
  '/services': ['proxy'],
  '/nodes': ['proxy'],
}

/** What to call it, if it is one of those. */
export const unservedKind = (type: { group: string; version: string }, plural: string): string | undefined =>
  kinds[groupVersion(type)]?.includes(plural) ? `${plural} (${groupVersion(type)})` : undefined

export const unservedSubresource = (type: ResourceType, subresource: string): string | undefined =>
  subresources[type.key]?.includes(subresource) ? `the ${subresource} of ${type.plural}` : undefined
