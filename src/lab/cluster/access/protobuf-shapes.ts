/**
 * Field numbers of the messages that kubectl creates objects with, from Kubernetes' generated.proto files (release 1.32). A field that is not
 * here is refused by its number, one that is `refused` by its name.
 */
import { podSpec } from './protobuf-pod-shapes.ts'

/**
 * As in Go, `*` says that there may be nothing: a zero was then meant. Without it a zero is what nobody said, and stays away.
 * `ignored`: read and dropped. `refused`: an error that names the field.
 */
export type Scalar = 'string' | 'base64' | 'int' | '*int' | 'bool' | '*bool' | 'quantity' | 'intOrString' | 'ignored' | 'refused'

/** By field number. A field without a name is a message whose own fields take its place. */
export type Shape = { readonly [field: number]: readonly [name: string, type: Scalar | Shape, form?: 'list' | 'map'] }

const metadata: Shape = {
  1: ['name', 'string'],
  2: ['generateName', 'string'],
  3: ['namespace', 'string'],
  4: ['selfLink', 'ignored'],
  5: ['uid', 'ignored'],
  6: ['resourceVersion', 'ignored'],
  7: ['generation', 'ignored'],
  8: ['creationTimestamp', 'ignored'],
  9: ['deletionTimestamp', 'ignored'],
  10: ['deletionGracePeriodSeconds', 'ignored'],
  11: ['labels', 'string', 'map'],
  12: ['annotations', 'string', 'map'],
  13: [
    'ownerReferences',
    {
      1: ['kind', 'string'],
      3: ['name', 'string'],
      4: ['uid', 'string'],
      5: ['apiVersion', 'string'],
      6: ['controller', '*bool'],
      7: ['blockOwnerDeletion', '*bool'],
    },
    'list',
  ],
  14: ['finalizers', 'string', 'list'],
  17: ['managedFields', 'ignored'],
}
const rule: Shape = {
  1: ['verbs', 'string', 'list'],
  2: ['apiGroups', 'string', 'list'],
  3: ['resources', 'string', 'list'],
  4: ['resourceNames', 'string', 'list'],
  5: ['nonResourceURLs', 'string', 'list'],
}
const subject: Shape = { 1: ['kind', 'string'], 2: ['apiGroup', 'string'], 3: ['name', 'string'], 4: ['namespace', 'string'] }
const role: Shape = { 1: ['metadata', metadata], 2: ['rules', rule, 'list'] }
const binding: Shape = {
  1: ['metadata', metadata],
  2: ['subjects', subject, 'list'],
  3: ['roleRef', { 1: ['apiGroup', 'string'], 2: ['kind', 'string'], 3: ['name', 'string'] }],
}
const attributes: Shape = {
  1: ['namespace', 'string'],
  2: ['verb', 'string'],
  3: ['group', 'string'],
  4: ['version', 'string'],
  5: ['resource', 'string'],
  6: ['subresource', 'string'],
  7: ['name', 'string'],
  8: ['fieldSelector', 'refused'],
  9: ['labelSelector', 'refused'],
}
const template: Shape = { 1: ['metadata', metadata], 2: ['spec', podSpec] }
const selector: Shape = {
  1: ['matchLabels', 'string', 'map'],
  2: ['matchExpressions', { 1: ['key', 'string'], 2: ['operator', 'string'], 3: ['values', 'string', 'list'] }, 'list'],
}
const deploymentSpec: Shape = {
  1: ['replicas', '*int'],
  2: ['selector', selector],
  3: ['template', template],
  4: [
    'strategy',
    { 1: ['type', 'string'], 2: ['rollingUpdate', { 1: ['maxUnavailable', 'intOrString'], 2: ['maxSurge', 'intOrString'] }] },
  ],
  5: ['minReadySeconds', 'int'],
  6: ['revisionHistoryLimit', '*int'],
  7: ['paused', 'bool'],
  9: ['progressDeadlineSeconds', '*int'],
}
const jobSpec: Shape = {
  1: ['parallelism', '*int'],
  2: ['completions', '*int'],
  3: ['activeDeadlineSeconds', 'refused'],
  4: ['selector', selector],
  5: ['manualSelector', '*bool'],
  6: ['template', template],
  7: ['backoffLimit', '*int'],
  8: ['ttlSecondsAfterFinished', 'refused'],
  9: ['completionMode', 'string'],
  10: ['suspend', 'refused'],
  11: ['podFailurePolicy', 'refused'],
  12: ['backoffLimitPerIndex', 'refused'],
  13: ['maxFailedIndexes', 'refused'],
  14: ['podReplacementPolicy', 'string'],
  15: ['managedBy', 'refused'],
  16: ['successPolicy', 'refused'],
}
const serviceSpec: Shape = {
  1: [
    'ports',
    {
      1: ['name', 'string'],
      2: ['protocol', 'string'],
      3: ['port', 'int'],
      4: ['targetPort', 'intOrString'],
      5: ['nodePort', 'int'],
      6: ['appProtocol', 'string'],
    },
    'list',
  ],
  2: ['selector', 'string', 'map'],
  3: ['clusterIP', 'string'],
  4: ['type', 'string'],
  5: ['externalIPs', 'string', 'list'],
  7: ['sessionAffinity', 'string'],
  8: ['loadBalancerIP', 'string'],
  9: ['loadBalancerSourceRanges', 'string', 'list'],
  10: ['externalName', 'string'],
  11: ['externalTrafficPolicy', 'string'],
  12: ['healthCheckNodePort', 'int'],
  13: ['publishNotReadyAddresses', 'bool'],
  14: ['sessionAffinityConfig', 'refused'],
  17: ['ipFamilyPolicy', 'string'],
  18: ['clusterIPs', 'string', 'list'],
  19: ['ipFamilies', 'string', 'list'],
  20: ['allocateLoadBalancerNodePorts', '*bool'],
  21: ['loadBalancerClass', 'string'],
  22: ['internalTrafficPolicy', 'string'],
  23: ['trafficDistribution', 'string'],
}
const deleteOptions: Shape = {
  1: ['gracePeriodSeconds', '*int'],
  2: ['preconditions', { 1: ['uid', 'string'], 2: ['resourceVersion', 'string'] }],
  3: ['orphanDependents', 'ignored'],
  4: ['propagationPolicy', 'string'],
  5: ['dryRun', 'string', 'list'],
  6: ['ignoreStoreReadErrorWithClusterBreakingPotential', 'refused'],
}
const review: Shape = {
  1: ['metadata', metadata],
  2: ['spec', { 1: ['resourceAttributes', attributes], 2: ['nonResourceAttributes', { 1: ['path', 'string'], 2: ['verb', 'string'] }] }],
  3: ['status', 'ignored'],
}

/** By kind. What is not here is refused by name. */
export const shapes: Readonly<Record<string, Shape>> = {
  SelfSubjectAccessReview: review,
  SelfSubjectRulesReview: { 1: ['metadata', metadata], 2: ['spec', { 1: ['namespace', 'string'] }], 3: ['status', 'ignored'] },
  SelfSubjectReview: { 1: ['metadata', metadata], 2: ['status', 'ignored'] },
  TokenRequest: {
    1: ['metadata', metadata],
    2: ['spec', { 1: ['audiences', 'string', 'list'], 3: ['boundObjectRef', 'refused'], 4: ['expirationSeconds', '*int'] }],
    3: ['status', 'ignored'],
  },
  Namespace: { 1: ['metadata', metadata], 2: ['spec', 'ignored'], 3: ['status', 'ignored'] },
  ServiceAccount: {
    1: ['metadata', metadata],
    2: ['secrets', 'refused'],
    3: ['imagePullSecrets', { 1: ['name', 'string'] }, 'list'],
    4: ['automountServiceAccountToken', '*bool'],
  },
  Secret: {
    1: ['metadata', metadata],
    2: ['data', 'base64', 'map'],
    3: ['type', 'string'],
    4: ['stringData', 'string', 'map'],
    5: ['immutable', '*bool'],
  },
  ConfigMap: { 1: ['metadata', metadata], 2: ['data', 'string', 'map'], 3: ['binaryData', 'base64', 'map'], 4: ['immutable', '*bool'] },
  Role: role,
  ClusterRole: { ...role, 3: ['aggregationRule', 'refused'] },
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  Pod: { 1: ['metadata', metadata], 2: ['spec', podSpec], 3: ['status', 'ignored'] },
  Deployment: { 1: ['metadata', metadata], 2: ['spec', deploymentSpec], 3: ['status', 'ignored'] },
  Job: { 1: ['metadata', metadata], 2: ['spec', jobSpec], 3: ['status', 'ignored'] },
  Service: { 1: ['metadata', metadata], 2: ['spec', serviceSpec], 3: ['status', 'ignored'] },
  Eviction: { 1: ['metadata', metadata], 2: ['deleteOptions', deleteOptions] },
  DeleteOptions: deleteOptions,
}
