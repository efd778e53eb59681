/** Field numbers of the messages that kubectl creates objects with, from Kubernetes' generated.proto files. `ignored`: read and dropped. */

export type Scalar = 'string' | 'base64' | 'number' | 'boolean' | 'ignored'
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
  11: ['labels', 'string', 'map'],
  12: ['annotations', 'string', 'map'],
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
}
const container: Shape = {
  1: ['name', 'string'],
  2: ['image', 'string'],
  3: ['command', 'string', 'list'],
  4: ['args', 'string', 'list'],
  5: ['workingDir', 'string'],
  6: ['ports', { 1: ['name', 'string'], 3: ['containerPort', 'number'], 4: ['protocol', 'string'] }, 'list'],
  7: ['env', { 1: ['name', 'string'], 2: ['value', 'string'] }, 'list'],
  8: ['resources', {}],
  9: ['volumeMounts', { 1: ['name', 'string'], 2: ['readOnly', 'boolean'], 3: ['mountPath', 'string'], 4: ['subPath', 'string'] }, 'list'],
  13: ['terminationMessagePath', 'string'],
  14: ['imagePullPolicy', 'string'],
  16: ['stdin', 'boolean'],
  17: ['stdinOnce', 'boolean'],
  18: ['tty', 'boolean'],
  20: ['terminationMessagePolicy', 'string'],
}
const podSpec: Shape = {
  2: ['containers', container, 'list'],
  3: ['restartPolicy', 'string'],
  4: ['terminationGracePeriodSeconds', 'number'],
  6: ['dnsPolicy', 'string'],
  7: ['nodeSelector', 'string', 'map'],
  8: ['serviceAccountName', 'string'],
  9: ['serviceAccount', 'ignored'],
  10: ['nodeName', 'string'],
  11: ['hostNetwork', 'boolean'],
  12: ['hostPID', 'boolean'],
  13: ['hostIPC', 'boolean'],
  14: ['securityContext', {}],
  16: ['hostname', 'string'],
  17: ['subdomain', 'string'],
  19: ['schedulerName', 'string'],
  20: ['initContainers', container, 'list'],
}
const template: Shape = { 1: ['metadata', metadata], 2: ['spec', podSpec] }
const selector: Shape = { 1: ['matchLabels', 'string', 'map'] }
const deploymentSpec: Shape = {
  1: ['replicas', 'number'],
  2: ['selector', selector],
  3: ['template', template],
  4: ['strategy', { 1: ['type', 'string'] }],
  5: ['minReadySeconds', 'number'],
  6: ['revisionHistoryLimit', 'number'],
  7: ['paused', 'boolean'],
  9: ['progressDeadlineSeconds', 'number'],
}
const jobSpec: Shape = {
  1: ['parallelism', 'number'],
  2: ['completions', 'number'],
  6: ['template', template],
  7: ['backoffLimit', 'number'],
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
    2: ['spec', { 1: ['audiences', 'string', 'list'], 4: ['expirationSeconds', 'number'] }],
    3: ['status', 'ignored'],
  },
  Namespace: { 1: ['metadata', metadata], 2: ['spec', 'ignored'], 3: ['status', 'ignored'] },
  ServiceAccount: { 1: ['metadata', metadata], 4: ['automountServiceAccountToken', 'boolean'] },
  Secret: {
    1: ['metadata', metadata],
    2: ['data', 'base64', 'map'],
    3: ['type', 'string'],
    4: ['stringData', 'string', 'map'],
    5: ['immutable', 'boolean'],
  },
  ConfigMap: { 1: ['metadata', metadata], 2: ['data', 'string', 'map'], 3: ['binaryData', 'base64', 'map'], 4: ['immutable', 'boolean'] },
  Role: role,
  ClusterRole: role,
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  Pod: { 1: ['metadata', metadata], 2: ['spec', podSpec], 3: ['status', 'ignored'] },
  Deployment: { 1: ['metadata', metadata], 2: ['spec', deploymentSpec], 3: ['status', 'ignored'] },
  Job: { 1: ['metadata', metadata], 2: ['spec', jobSpec], 3: ['status', 'ignored'] },
  DeleteOptions: { 1: ['gracePeriodSeconds', 'number'], 3: ['orphanDependents', 'ignored'], 4: ['propagationPolicy', 'string'] },
}
