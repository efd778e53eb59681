/** The checks of the API server that people run into: names, labels, pods, selectors, what must not change. */
import { isDeepStrictEqual } from 'node:util'
import type { Cause } from '../api/status.ts'
import { isRecord, type KubeObject } from './object.ts'
import type { Container, PodSpec } from './pod.ts'

type Check = (object: KubeObject, before: KubeObject | undefined) => Cause[]

const required = (field: string, message = ''): Cause => ({
  reason: 'FieldValueRequired',
  message: message ? `Required value: ${message}` : 'Required value',
  field,
})
const wrong = (field: string, value: unknown, message: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${JSON.stringify(value)}: ${message}`,
  field,
})
const unsupported = (field: string, value: unknown, allowed: readonly string[]): Cause => ({
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${allowed.map(one => JSON.stringify(one)).join(', ')}`,
  field,
})
const duplicate = (field: string, value: unknown): Cause => ({
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${JSON.stringify(value)}`,
  field,
})
const immutable = (field: string, value: unknown): Cause => wrong(field, value, 'field is immutable')

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const qualifiedName = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$/

const subdomainText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const labelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

const isName = (name: unknown, pattern: RegExp, most: number): boolean =>
  typeof name === 'string' && name.length <= most && pattern.test(name)
const labelNamed = new Set(['Namespace', 'Service'])
const freelyNamed = new Set(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'])

const metadata: Check = ({ kind, metadata: { name, labels, annotations } }) => {
  const causes: Cause[] = []
  if (freelyNamed.has(kind)) {
    if (/[/%]/.test(name) || name === '.' || name === '..') causes.push(wrong('metadata.name', name, "may not contain '/' or '%'"))
  } else if (labelNamed.has(kind)) {
    if (!isName(name, label, 63)) causes.push(wrong('metadata.name', name, labelText))
  } else if (!isName(name, subdomain, 253)) causes.push(wrong('metadata.name', name, subdomainText))
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (!qualifiedName.test(key))
      causes.push(wrong('metadata.labels', key, "name part must consist of alphanumeric characters, '-', '_' or '.'"))
    if (typeof value !== 'string' || !labelValue.test(value))
      causes.push(
        wrong(
          'metadata.labels',
          value,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        ),
      )
  }
  for (const key of Object.keys(annotations ?? {}))
    if (!qualifiedName.test(key)) causes.push(wrong('metadata.annotations', key, 'name part must consist of alphanumeric characters'))
  return causes
}

const inside = (field: string, path: unknown): Cause[] =>
  typeof path === 'string' && path.split('/').includes('..') ? [wrong(field, path, "must not contain '..'")] : []

const containers = (list: unknown, at: string, volumes: ReadonlySet<string>, taken: Set<string>): Cause[] =>
  (Array.isArray(list) ? (list as Container[]) : []).flatMap((container, index) => {
    const here = `${at}[${index}]`
    const causes: Cause[] = []
    if (!container.name) causes.push(required(`${here}.name`))
    else if (!isName(container.name, label, 63)) causes.push(wrong(`${here}.name`, container.name, labelText))
    else if (taken.has(container.name)) causes.push(duplicate(`${here}.name`, container.name))
    taken.add(container.name)
    if (!container.image) causes.push(required(`${here}.image`))
    const paths = new Set<string>()
    for (const [position, mount] of (container.volumeMounts ?? []).entries()) {
      const there = `${here}.volumeMounts[${position}]`
      if (!volumes.has(mount.name))
        causes.push({ reason: 'FieldValueNotFound', message: `Not found: ${JSON.stringify(mount.name)}`, field: `${there}.name` })
      if (!mount.mountPath) causes.push(required(`${there}.mountPath`))
      else if (paths.has(mount.mountPath)) causes.push(wrong(`${there}.mountPath`, mount.mountPath, 'must be unique'))
      paths.add(mount.mountPath)
      causes.push(...inside(`${there}.subPath`, mount.subPath))
      if (mount.subPath?.startsWith('/')) causes.push(wrong(`${there}.subPath`, mount.subPath, 'must be a relative path'))
    }
    for (const [position, port] of (container.ports ?? []).entries()) {
      if (!(port.containerPort >= 1 && port.containerPort <= 65535))
        causes.push(wrong(`${here}.ports[${position}].containerPort`, port.containerPort, 'must be between 1 and 65535, inclusive'))
    }
    for (const [position, variable] of (container.env ?? []).entries())
      if (!variable.name) causes.push(required(`${here}.env[${position}].name`))
    return causes
  })

const podSpec = (spec: PodSpec, at: string): Cause[] => {
  const volumes = (spec.volumes ?? []).map(volume => volume.name)
  const taken = new Set<string>()
  const causes: Cause[] = []
  for (const [index, name] of volumes.entries()) {
    if (!isName(name, label, 63)) causes.push(wrong(`${at}.volumes[${index}].name`, name, labelText))
    else if (volumes.indexOf(name) !== index) causes.push(duplicate(`${at}.volumes[${index}].name`, name))
  }
  for (const [index, { hostPath }] of (spec.volumes ?? []).entries()) {
    if (!hostPath) continue
    if (typeof hostPath.path !== 'string' || hostPath.path === '') causes.push(required(`${at}.volumes[${index}].hostPath.path`))
    causes.push(...inside(`${at}.volumes[${index}].hostPath.path`, hostPath.path))
  }
  if (!Array.isArray(spec.containers) || spec.containers.length === 0) causes.push(required(`${at}.containers`))
  causes.push(...containers(spec.initContainers, `${at}.initContainers`, new Set(volumes), taken))
  causes.push(...containers(spec.containers, `${at}.containers`, new Set(volumes), taken))
  causes.push(...containers(spec.ephemeralContainers, `${at}.ephemeralContainers`, new Set(volumes), taken))
  if (!['Always', 'OnFailure', 'Never'].includes(spec.restartPolicy ?? ''))
    causes.push(unsupported(`${at}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']))
  return causes
}

/** Of a pod that exists, only images and what is added beside them may change. */
const pod: Check = (object, before) => {
  const causes = podSpec(object.spec as PodSpec, 'spec')
  if (!before) return causes
  const frozen = (one: KubeObject): unknown => {
    const {
      containers: main,
      initContainers,
      activeDeadlineSeconds: _,
      tolerations: __,
      ephemeralContainers: ___,
      terminationGracePeriodSeconds: ____,
      ...rest
    } = one.spec as PodSpec
    const imageless = (list: readonly Container[] = []): unknown => list.map(({ image: _____, ...more }) => more)
    return { ...rest, containers: imageless(main), initContainers: imageless(initContainers) }
  }
  if (!isDeepStrictEqual(frozen(object), frozen(before))) {
    causes.push({
      reason: 'FieldValueForbidden',
      message:
        'Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
      field: 'spec',
    })
  }
  return causes
}

type WorkloadSpec = {
  selector?: { matchLabels?: Record<string, string>; matchExpressions?: unknown[] }
  replicas?: number
  template?: { metadata?: { labels?: Record<string, string> }; spec: PodSpec }
}

const workload: Check = (object, before) => {
  const spec = object.spec as WorkloadSpec
  const causes: Cause[] = []
  const wanted = Object.entries(spec.selector?.matchLabels ?? {})
  if (!spec.selector) causes.push(required('spec.selector'))
  else if (wanted.length === 0 && (spec.selector.matchExpressions ?? []).length === 0)
    causes.push(wrong('spec.selector', spec.selector, 'empty selector is invalid for deployment'))
  const labels = spec.template?.metadata?.labels ?? {}
  if (!wanted.every(([key, value]) => labels[key] === value))
    causes.push(wrong('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'))
  if (spec.replicas !== undefined && !(Number.isInteger(spec.replicas) && spec.replicas >= 0))
    causes.push(wrong('spec.replicas', spec.replicas, 'must be greater than or equal to 0'))
  if (spec.template) {
    causes.push(...podSpec(spec.template.spec, 'spec.template.spec'))
    if (spec.template.spec.restartPolicy !== 'Always')
      causes.push(unsupported('spec.template.spec.restartPolicy', spec.template.spec.restartPolicy, ['Always']))
  }
  if (before && !isDeepStrictEqual((before.spec as WorkloadSpec).selector, spec.selector))
    causes.push(immutable('spec.selector', spec.selector))
  return causes
}

const job: Check = (object, before) => {
  const spec = object.spec as WorkloadSpec
  const causes = spec.template ? podSpec(spec.template.spec, 'spec.template.spec') : [required('spec.template')]
  if (spec.template?.spec.restartPolicy === 'Always')
    causes.push(unsupported('spec.template.spec.restartPolicy', 'Always', ['OnFailure', 'Never']))
  if (before && !isDeepStrictEqual((before.spec as WorkloadSpec).template, spec.template)) causes.push(immutable('spec.template', {}))
  return causes
}

const dataKey = /^[-._a-zA-Z0-9]+$/
const data: Check = (object, before) => {
  const causes: Cause[] = []
  const { immutable: fixed } = object as KubeObject & { immutable?: boolean }
  for (const [key, value] of Object.entries(object.data ?? {})) {
    if (!dataKey.test(key))
      causes.push(wrong(`data[${key}]`, key, "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"))
    if (typeof value !== 'string') causes.push(wrong(`data[${key}]`, value, 'must be a string'))
  }
  if (before && (before as KubeObject & { immutable?: boolean }).immutable && (!fixed || !isDeepStrictEqual(before.data, object.data))) {
    causes.push({ reason: 'FieldValueForbidden', message: 'Forbidden: field is immutable when `immutable` is set', field: 'data' })
  }
  return causes
}

const secret: Check = (object, before) => {
  const { type } = object as KubeObject & { type?: string }
  const causes = data(object, before)
  if (before && (before as KubeObject & { type?: string }).type !== type) causes.push(immutable('type', type))
  return causes
}

const service: Check = object => {
  const spec = object.spec as { ports?: { port: number }[]; clusterIP?: string; type?: string }
  if (spec.type === 'ExternalName' || spec.clusterIP === 'None') return []
  if (!Array.isArray(spec.ports) || spec.ports.length === 0) return [required('spec.ports')]
  return spec.ports.flatMap(({ port }, index) =>
    port >= 1 && port <= 65535 ? [] : [wrong(`spec.ports[${index}].port`, port, 'must be between 1 and 65535, inclusive')],
  )
}

const binding: Check = (object, before) => {
  const { roleRef } = object as KubeObject & { roleRef?: unknown }
  if (!isRecord(roleRef)) return [required('roleRef.name')]
  return before && !isDeepStrictEqual((before as unknown as { roleRef: unknown }).roleRef, roleRef)
    ? [wrong('roleRef', roleRef, 'cannot change roleRef')]
    : []
}

const checks: Readonly<Record<string, Check>> = {
  Pod: pod,
  Deployment: workload,
  ReplicaSet: workload,
  DaemonSet: workload,
  Job: job,
  ConfigMap: data,
  Secret: secret,
  Service: service,
  RoleBinding: binding,
  ClusterRoleBinding: binding,
}

/** Everything that is wrong with the object, all at once. */
export const validate = (object: KubeObject, before: KubeObject | undefined): Cause[] => [
  ...metadata(object, before),
  ...(checks[object.kind]?.(object, before) ?? []),
]
