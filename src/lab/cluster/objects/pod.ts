/** The parts of a Pod that the kubelet and the controllers read and write. */
import type { KubeObject, Metadata } from './object.ts'

export type Pod = KubeObject<PodSpec, PodStatus>

export type PodSpec = {
  containers: Container[]
  initContainers?: Container[]
  ephemeralContainers?: (Container & { targetContainerName?: string })[]
  volumes?: Volume[]
  restartPolicy?: 'Always' | 'OnFailure' | 'Never'
  terminationGracePeriodSeconds?: number
  activeDeadlineSeconds?: number
  serviceAccountName?: string
  automountServiceAccountToken?: boolean
  nodeName?: string
  nodeSelector?: Record<string, string>
  tolerations?: { key?: string; operator?: string; value?: string; effect?: string }[]
  hostNetwork?: boolean
  hostPID?: boolean
  hostIPC?: boolean
  shareProcessNamespace?: boolean
  hostname?: string
  hostAliases?: { ip: string; hostnames: string[] }[]
  dnsPolicy?: string
  dnsConfig?: { nameservers?: string[]; searches?: string[]; options?: { name: string; value?: string }[] }
  securityContext?: SecurityContext & { fsGroup?: number }
  enableServiceLinks?: boolean
}

export type SecurityContext = {
  runAsUser?: number
  runAsGroup?: number
  runAsNonRoot?: boolean
  readOnlyRootFilesystem?: boolean
  privileged?: boolean
  capabilities?: { add?: string[]; drop?: string[] }
}

export type Container = {
  name: string
  image: string
  command?: string[]
  args?: string[]
  workingDir?: string
  env?: EnvVar[]
  envFrom?: { prefix?: string; configMapRef?: { name: string; optional?: boolean }; secretRef?: { name: string; optional?: boolean } }[]
  ports?: { name?: string; containerPort: number; protocol?: string }[]
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean; subPath?: string }[]
  securityContext?: SecurityContext
  lifecycle?: { postStart?: Handler; preStop?: Handler }
  readinessProbe?: Probe
  livenessProbe?: Probe
  startupProbe?: Probe
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> }
  stdin?: boolean
  stdinOnce?: boolean
  tty?: boolean
  terminationMessagePath?: string
}

export type Handler = {
  exec?: { command: string[] }
  httpGet?: { path?: string; port: number | string; host?: string; scheme?: string; httpHeaders?: { name: string; value: string }[] }
  tcpSocket?: { port: number | string; host?: string }
  sleep?: { seconds: number }
}

export type Probe = Handler & {
  initialDelaySeconds?: number
  periodSeconds?: number
  timeoutSeconds?: number
  failureThreshold?: number
  successThreshold?: number
}

export type EnvVar = {
  name: string
  value?: string
  valueFrom?: {
    fieldRef?: { fieldPath: string }
    configMapKeyRef?: { name: string; key: string; optional?: boolean }
    secretKeyRef?: { name: string; key: string; optional?: boolean }
  }
}

export type Volume = {
  name: string
  emptyDir?: { medium?: string; sizeLimit?: string }
  configMap?: { name: string; items?: KeyToPath[]; optional?: boolean; defaultMode?: number }
  secret?: { secretName: string; items?: KeyToPath[]; optional?: boolean; defaultMode?: number }
  projected?: { sources?: ProjectedSource[]; defaultMode?: number }
  downwardAPI?: { items?: DownwardItem[]; defaultMode?: number }
  hostPath?: { path: string; type?: string }
  csi?: { driver: string; readOnly?: boolean; volumeAttributes?: Record<string, string>; nodePublishSecretRef?: { name: string } }
  [other: string]: unknown
}

export type KeyToPath = { key: string; path: string; mode?: number }
export type DownwardItem = { path: string; fieldRef?: { fieldPath: string } }
export type ProjectedSource = {
  serviceAccountToken?: { audience?: string; expirationSeconds?: number; path: string }
  configMap?: { name: string; items?: KeyToPath[]; optional?: boolean }
  secret?: { name: string; items?: KeyToPath[]; optional?: boolean }
  downwardAPI?: { items?: DownwardItem[] }
}

export type PodStatus = {
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'
  reason?: string
  message?: string
  conditions?: Condition[]
  hostIP?: string
  hostIPs?: { ip: string }[]
  podIP?: string
  podIPs?: { ip: string }[]
  startTime?: string
  qosClass?: string
  containerStatuses?: ContainerStatus[]
  initContainerStatuses?: ContainerStatus[]
  ephemeralContainerStatuses?: ContainerStatus[]
}

export type Condition = {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
  lastTransitionTime?: string
}

export type ContainerState =
  | { waiting: { reason: string; message?: string } }
  | { running: { startedAt: string } }
  | {
      terminated: {
        exitCode: number
        signal?: number
        reason: string
        message?: string
        startedAt: string
        finishedAt: string
        containerID: string
      }
    }

export type ContainerStatus = {
  name: string
  image: string
  imageID: string
  containerID?: string
  ready: boolean
  started: boolean
  restartCount: number
  state: ContainerState
  lastState: ContainerState | Record<string, never>
}

export type PodTemplate = { metadata?: Partial<Metadata>; spec: PodSpec }

/** Sets a condition; its transition time moves only when its status does. */
export const withCondition = (conditions: readonly Condition[], condition: Condition, time: string): Condition[] => {
  const before = conditions.find(one => one.type === condition.type)
  const lastTransitionTime = before?.status === condition.status && before.lastTransitionTime ? before.lastTransitionTime : time
  const next = { ...condition, lastTransitionTime }
  return before ? conditions.map(one => (one === before ? next : one)) : [...conditions, next]
}

export const isReady = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp === undefined &&
  (pod.status?.conditions ?? []).some(condition => condition.type === 'Ready' && condition.status === 'True')

export const isFinished = (pod: Pod): boolean => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
