/** Defaults that the API server writes into new and changed objects, kind by kind. */
import { isRecord, type KubeObject } from './object.ts'
import type { Container, PodSpec, PodTemplate } from './pod.ts'

type Fields = Record<string, unknown>

const withDefaults = <T extends object>(value: T, defaults: Readonly<Record<string, unknown>>): T => {
  const missing = Object.entries(defaults).filter(([field]) => (value as Fields)[field] === undefined)
  return missing.length === 0 ? value : { ...value, ...Object.fromEntries(missing) }
}

const probe = (value: unknown): unknown =>
  isRecord(value) ? withDefaults(value, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }) : value

const container = (value: Container): Container => {
  const latest = !/[:@]/.test(value.image?.split('/').at(-1) ?? '') || value.image?.endsWith(':latest')
  const full = withDefaults(value, {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: latest ? 'Always' : 'IfNotPresent',
    resources: {},
  })
  const probes = (['livenessProbe', 'readinessProbe', 'startupProbe'] as const)
    .filter(name => full[name] !== undefined)
    .map(name => [name, probe(full[name])])
  return {
    ...full,
    ...Object.fromEntries(probes),
    ...(full.ports ? { ports: full.ports.map(port => withDefaults(port, { protocol: 'TCP' })) } : {}),
  }
}

const volume = (value: NonNullable<PodSpec['volumes']>[number]): NonNullable<PodSpec['volumes']>[number] => {
  if (Object.keys(value).length === 1) return { ...value, emptyDir: {} }
  const modes = ['configMap', 'secret', 'projected', 'downwardAPI'].filter(source => isRecord(value[source]))
  return { ...value, ...Object.fromEntries(modes.map(source => [source, withDefaults(value[source] as object, { defaultMode: 0o644 })])) }
}

const list = <T>(value: readonly T[] | undefined, each: (item: T) => T): T[] | undefined => value?.map(each)

export const podSpecDefaults = (spec: PodSpec): PodSpec => {
  const full = withDefaults(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  })
  const lists = {
    containers: list(full.containers, container),
    initContainers: list(full.initContainers, container),
    ephemeralContainers: list(full.ephemeralContainers, container),
    volumes: list(full.volumes, volume),
  }
  return { ...full, ...Object.fromEntries(Object.entries(lists).filter(([, value]) => value !== undefined)) } as PodSpec
}

const template = (value: unknown, more: Fields = {}): unknown => {
  const { metadata = {}, spec } = (isRecord(value) ? value : {}) as Partial<PodTemplate>
  return {
    metadata: withDefaults(metadata, { creationTimestamp: null }),
    spec: podSpecDefaults(withDefaults((isRecord(spec) ? spec : {}) as PodSpec, more)),
  }
}

const port = (value: Fields): Fields => withDefaults(value, { protocol: 'TCP', targetPort: value.port })

const strategy = (given: Fields): Fields => {
  const full = withDefaults(given, { type: 'RollingUpdate' })
  if (full.type !== 'RollingUpdate') return full
  return {
    ...full,
    rollingUpdate: withDefaults(isRecord(full.rollingUpdate) ? full.rollingUpdate : {}, { maxUnavailable: '25%', maxSurge: '25%' }),
  }
}

const specDefaults: Readonly<Record<string, (spec: Fields) => Fields>> = {
  Pod: spec => podSpecDefaults(withDefaults(spec, { enableServiceLinks: true }) as unknown as PodSpec) as unknown as Fields,
  Deployment: spec => ({
    ...withDefaults(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }),
    strategy: strategy(isRecord(spec.strategy) ? spec.strategy : {}),
    template: template(spec.template),
  }),
  ReplicaSet: spec => ({ ...withDefaults(spec, { replicas: 1 }), template: template(spec.template) }),
  DaemonSet: spec => ({
    ...withDefaults(spec, {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      revisionHistoryLimit: 10,
    }),
    template: template(spec.template),
  }),
  Job: spec => ({
    ...withDefaults(spec, { parallelism: 1, completions: 1, backoffLimit: 6, suspend: false }),
    template: template(spec.template),
  }),
  Service: spec => ({
    ...withDefaults(spec, {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    }),
    ...(Array.isArray(spec.ports) ? { ports: spec.ports.map(port) } : {}),
  }),
  Namespace: spec => withDefaults(spec, { finalizers: ['kubernetes'] }),
}

/** The object with every default of its kind written out. Idempotent. */
export const withObjectDefaults = <T extends KubeObject>(object: T): T => {
  if (object.kind === 'Secret') return secret(object)
  const defaults = specDefaults[object.kind]
  if (!defaults) return object
  const spec = defaults(isRecord(object.spec) ? object.spec : {})
  if (object.kind !== 'Namespace') return { ...object, spec }
  return {
    ...object,
    spec,
    metadata: { ...object.metadata, labels: { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name } },
  }
}

/** `stringData` is write-only: it ends up in `data`. */
const secret = <T extends KubeObject>(object: T): T => {
  const { stringData, ...rest } = object as T & { stringData?: Record<string, string>; type?: string }
  const encoded = Object.entries(stringData ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')])
  return withDefaults(
    { ...rest, ...(encoded.length === 0 ? {} : { data: { ...object.data, ...Object.fromEntries(encoded) } }) },
    { type: 'Opaque' },
  ) as T
}

/** Status of an object that was just created. */
export const initialStatus = (object: KubeObject): unknown => {
  if (object.kind === 'Pod') return { phase: 'Pending', qosClass: qosClass((object.spec as PodSpec).containers ?? []) }
  if (object.kind === 'Namespace') return { phase: 'Active' }
  if (object.kind === 'Service') return { loadBalancer: {} }
  return {}
}

const qosClass = (containers: readonly Container[]): string => {
  const all = containers.flatMap(({ resources }) => [resources?.requests, resources?.limits])
  if (all.every(one => Object.keys(one ?? {}).length === 0)) return 'BestEffort'
  const guaranteed = containers.every(({ resources }) =>
    ['cpu', 'memory'].every(
      name => resources?.limits?.[name] !== undefined && (resources.requests?.[name] ?? resources.limits[name]) === resources.limits[name],
    ),
  )
  return guaranteed ? 'Guaranteed' : 'Burstable'
}
