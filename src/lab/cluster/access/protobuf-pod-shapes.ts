/**
 * Field numbers of a pod's messages, from Kubernetes' generated.proto of core/v1 (release 1.32). Complete for everything but the volumes
 * and settings that no node of the lab has: those are named, so that they can be refused by name.
 */
import type { Shape } from './protobuf-shapes.ts'

/** Go's embedded structs are messages of their own on the wire; in JSON their fields stand beside their neighbours. */
const reference: Shape = { 1: ['name', 'string'] }
const keyOf: Shape = { 1: ['', reference], 2: ['key', 'string'], 3: ['optional', '*bool'] }
const fieldRef: Shape = { 1: ['apiVersion', 'string'], 2: ['fieldPath', 'string'] }
const resourceFieldRef: Shape = { 1: ['containerName', 'string'], 2: ['resource', 'string'], 3: ['divisor', 'quantity'] }
const env: Shape = {
  1: ['name', 'string'],
  2: ['value', 'string'],
  3: [
    'valueFrom',
    {
      1: ['fieldRef', fieldRef],
      2: ['resourceFieldRef', resourceFieldRef],
      3: ['configMapKeyRef', keyOf],
      4: ['secretKeyRef', keyOf],
    },
  ],
}
const wholeOf: Shape = { 1: ['', reference], 2: ['optional', '*bool'] }
const envFrom: Shape = { 1: ['prefix', 'string'], 2: ['configMapRef', wholeOf], 3: ['secretRef', wholeOf] }

const exec: Shape = { 1: ['command', 'string', 'list'] }
const httpGet: Shape = {
  1: ['path', 'string'],
  2: ['port', 'intOrString'],
  3: ['host', 'string'],
  4: ['scheme', 'string'],
  5: ['httpHeaders', { 1: ['name', 'string'], 2: ['value', 'string'] }, 'list'],
}
const tcpSocket: Shape = { 1: ['port', 'intOrString'], 2: ['host', 'string'] }
const probe: Shape = {
  1: ['', { 1: ['exec', exec], 2: ['httpGet', httpGet], 3: ['tcpSocket', tcpSocket], 4: ['grpc', 'refused'] }],
  2: ['initialDelaySeconds', 'int'],
  3: ['timeoutSeconds', 'int'],
  4: ['periodSeconds', 'int'],
  5: ['successThreshold', 'int'],
  6: ['failureThreshold', 'int'],
  7: ['terminationGracePeriodSeconds', '*int'],
}
const hook: Shape = { 1: ['exec', exec], 2: ['httpGet', httpGet], 3: ['tcpSocket', tcpSocket], 4: ['sleep', { 1: ['seconds', 'int'] }] }

const confined: Shape = { 1: ['type', 'string'], 2: ['localhostProfile', 'string'] }
const seLinux: Shape = { 1: ['user', 'string'], 2: ['role', 'string'], 3: ['type', 'string'], 4: ['level', 'string'] }
const securityContext: Shape = {
  1: ['capabilities', { 1: ['add', 'string', 'list'], 2: ['drop', 'string', 'list'] }],
  2: ['privileged', '*bool'],
  3: ['seLinuxOptions', seLinux],
  4: ['runAsUser', '*int'],
  5: ['runAsNonRoot', '*bool'],
  6: ['readOnlyRootFilesystem', '*bool'],
  7: ['allowPrivilegeEscalation', '*bool'],
  8: ['runAsGroup', '*int'],
  9: ['procMount', 'string'],
  10: ['windowsOptions', 'refused'],
  11: ['seccompProfile', confined],
  12: ['appArmorProfile', confined],
}
const podSecurityContext: Shape = {
  1: ['seLinuxOptions', seLinux],
  2: ['runAsUser', '*int'],
  3: ['runAsNonRoot', '*bool'],
  4: ['supplementalGroups', '*int', 'list'],
  5: ['fsGroup', '*int'],
  6: ['runAsGroup', '*int'],
  7: ['sysctls', 'refused'],
  8: ['windowsOptions', 'refused'],
  9: ['fsGroupChangePolicy', 'string'],
  10: ['seccompProfile', confined],
  11: ['appArmorProfile', confined],
  12: ['supplementalGroupsPolicy', 'string'],
  13: ['seLinuxChangePolicy', 'string'],
}

const container: Shape = {
  1: ['name', 'string'],
  2: ['image', 'string'],
  3: ['command', 'string', 'list'],
  4: ['args', 'string', 'list'],
  5: ['workingDir', 'string'],
  6: [
    'ports',
    { 1: ['name', 'string'], 2: ['hostPort', 'int'], 3: ['containerPort', 'int'], 4: ['protocol', 'string'], 5: ['hostIP', 'string'] },
    'list',
  ],
  7: ['env', env, 'list'],
  8: ['resources', { 1: ['limits', 'quantity', 'map'], 2: ['requests', 'quantity', 'map'], 3: ['claims', 'refused'] }],
  9: [
    'volumeMounts',
    {
      1: ['name', 'string'],
      2: ['readOnly', 'bool'],
      3: ['mountPath', 'string'],
      4: ['subPath', 'string'],
      5: ['mountPropagation', 'string'],
      6: ['subPathExpr', 'refused'],
      7: ['recursiveReadOnly', 'string'],
    },
    'list',
  ],
  10: ['livenessProbe', probe],
  11: ['readinessProbe', probe],
  12: ['lifecycle', { 1: ['postStart', hook], 2: ['preStop', hook] }],
  13: ['terminationMessagePath', 'string'],
  14: ['imagePullPolicy', 'string'],
  15: ['securityContext', securityContext],
  16: ['stdin', 'bool'],
  17: ['stdinOnce', 'bool'],
  18: ['tty', 'bool'],
  19: ['envFrom', envFrom, 'list'],
  20: ['terminationMessagePolicy', 'string'],
  21: ['volumeDevices', 'refused'],
  22: ['startupProbe', probe],
  23: ['resizePolicy', { 1: ['resourceName', 'string'], 2: ['restartPolicy', 'string'] }, 'list'],
  24: ['restartPolicy', 'refused'],
}

const items: Shape = { 1: ['key', 'string'], 2: ['path', 'string'], 3: ['mode', '*int'] }
const downwardItems: Shape = {
  1: ['path', 'string'],
  2: ['fieldRef', fieldRef],
  3: ['resourceFieldRef', resourceFieldRef],
  4: ['mode', '*int'],
}
const projection: Shape = { 1: ['', reference], 2: ['items', items, 'list'], 4: ['optional', '*bool'] }
const projected: Shape = {
  1: ['secret', projection],
  2: ['downwardAPI', { 1: ['items', downwardItems, 'list'] }],
  3: ['configMap', projection],
  4: ['serviceAccountToken', { 1: ['audience', 'string'], 2: ['expirationSeconds', '*int'], 3: ['path', 'string'] }],
  5: ['clusterTrustBundle', 'refused'],
}
const volumeSource: Shape = {
  1: ['hostPath', { 1: ['path', 'string'], 2: ['type', 'string'] }],
  2: ['emptyDir', { 1: ['medium', 'string'], 2: ['sizeLimit', 'quantity'] }],
  3: ['gcePersistentDisk', 'refused'],
  4: ['awsElasticBlockStore', 'refused'],
  5: ['gitRepo', 'refused'],
  6: ['secret', { 1: ['secretName', 'string'], 2: ['items', items, 'list'], 3: ['defaultMode', '*int'], 4: ['optional', '*bool'] }],
  7: ['nfs', 'refused'],
  8: ['iscsi', 'refused'],
  9: ['glusterfs', 'refused'],
  10: ['persistentVolumeClaim', 'refused'],
  11: ['rbd', 'refused'],
  12: ['flexVolume', 'refused'],
  13: ['cinder', 'refused'],
  14: ['cephfs', 'refused'],
  15: ['flocker', 'refused'],
  16: ['downwardAPI', { 1: ['items', downwardItems, 'list'], 2: ['defaultMode', '*int'] }],
  17: ['fc', 'refused'],
  18: ['azureFile', 'refused'],
  19: ['configMap', { 1: ['', reference], 2: ['items', items, 'list'], 3: ['defaultMode', '*int'], 4: ['optional', '*bool'] }],
  20: ['vsphereVolume', 'refused'],
  21: ['quobyte', 'refused'],
  22: ['azureDisk', 'refused'],
  23: ['photonPersistentDisk', 'refused'],
  24: ['portworxVolume', 'refused'],
  25: ['scaleIO', 'refused'],
  26: ['projected', { 1: ['sources', projected, 'list'], 2: ['defaultMode', '*int'] }],
  27: ['storageos', 'refused'],
  28: [
    'csi',
    {
      1: ['driver', 'string'],
      2: ['readOnly', '*bool'],
      3: ['fsType', 'string'],
      4: ['volumeAttributes', 'string', 'map'],
      5: ['nodePublishSecretRef', reference],
    },
  ],
  29: ['ephemeral', 'refused'],
  30: ['image', 'refused'],
}

export const podSpec: Shape = {
  1: ['volumes', { 1: ['name', 'string'], 2: ['', volumeSource] }, 'list'],
  2: ['containers', container, 'list'],
  3: ['restartPolicy', 'string'],
  4: ['terminationGracePeriodSeconds', '*int'],
  5: ['activeDeadlineSeconds', '*int'],
  6: ['dnsPolicy', 'string'],
  7: ['nodeSelector', 'string', 'map'],
  8: ['serviceAccountName', 'string'],
  9: ['serviceAccount', 'ignored'], // deprecated twin of serviceAccountName
  10: ['nodeName', 'string'],
  11: ['hostNetwork', 'bool'],
  12: ['hostPID', 'bool'],
  13: ['hostIPC', 'bool'],
  14: ['securityContext', podSecurityContext],
  15: ['imagePullSecrets', reference, 'list'],
  16: ['hostname', 'string'],
  17: ['subdomain', 'string'],
  18: ['affinity', 'refused'],
  19: ['schedulerName', 'string'],
  20: ['initContainers', container, 'list'],
  21: ['automountServiceAccountToken', '*bool'],
  22: [
    'tolerations',
    {
      1: ['key', 'string'],
      2: ['operator', 'string'],
      3: ['value', 'string'],
      4: ['effect', 'string'],
      5: ['tolerationSeconds', '*int'],
    },
    'list',
  ],
  23: ['hostAliases', { 1: ['ip', 'string'], 2: ['hostnames', 'string', 'list'] }, 'list'],
  24: ['priorityClassName', 'string'],
  25: ['priority', '*int'],
  26: [
    'dnsConfig',
    {
      1: ['nameservers', 'string', 'list'],
      2: ['searches', 'string', 'list'],
      3: ['options', { 1: ['name', 'string'], 2: ['value', 'string'] }, 'list'],
    },
  ],
  27: ['shareProcessNamespace', '*bool'],
  28: ['readinessGates', 'refused'],
  29: ['runtimeClassName', 'refused'],
  30: ['enableServiceLinks', '*bool'],
  31: ['preemptionPolicy', 'string'],
  32: ['overhead', 'refused'],
  33: ['topologySpreadConstraints', 'refused'],
  34: ['ephemeralContainers', { 1: ['', container], 2: ['targetContainerName', 'string'] }, 'list'],
  35: ['setHostnameAsFQDN', 'refused'],
  36: ['os', { 1: ['name', 'string'] }],
  37: ['hostUsers', 'refused'],
  38: ['schedulingGates', 'refused'],
  39: ['resourceClaims', 'refused'],
  40: ['resources', 'refused'],
}
