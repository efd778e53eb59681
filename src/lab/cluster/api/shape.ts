/** Bodies are hostile until their outline is known: what every later reader takes for granted is checked here, in the API server's words. */
import { isRecord, type KubeObject } from '../objects/object.ts'
import type { ResourceType } from './resources.ts'
import { groupVersion } from './resources.ts'
import { badRequest } from './status.ts'

const bad = (type: ResourceType, path: string, value: unknown, wanted: string): Error =>
  badRequest(
    `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go struct field ${path} of type ${wanted}`,
  )

const map = (type: ResourceType, value: unknown, path: string): void => {
  if (value === undefined || value === null) return
  if (!isRecord(value)) throw bad(type, path, value, 'map[string]string')
  for (const [key, inner] of Object.entries(value)) if (typeof inner !== 'string') throw bad(type, `${path}.${key}`, inner, 'string')
}

const objects = (
  type: ResourceType,
  value: unknown,
  path: string,
  inner: (item: Record<string, unknown>, path: string) => void = () => {},
): void => {
  if (value === undefined || value === null) return
  if (!Array.isArray(value)) throw bad(type, path, value, 'list of objects')
  for (const item of value as unknown[]) {
    if (!isRecord(item)) throw bad(type, path, item, 'object')
    inner(item, path)
  }
}

const strings = (type: ResourceType, value: unknown, path: string): void => {
  if (value === undefined || value === null) return
  if (!Array.isArray(value) || value.some(item => typeof item !== 'string')) throw bad(type, path, value, '[]string')
}

const optional = (type: ResourceType, value: unknown, path: string): void => {
  if (value !== undefined && value !== null && !isRecord(value)) throw bad(type, path, value, 'object')
}

const podSpec = (type: ResourceType, spec: unknown, path: string): void => {
  optional(type, spec, path)
  if (!isRecord(spec)) return
  for (const name of ['containers', 'initContainers', 'ephemeralContainers']) {
    objects(type, spec[name], `${path}.${name}`, (container, at) => {
      strings(type, container.command, `${at}.command`)
      strings(type, container.args, `${at}.args`)
      if (container.image !== undefined && typeof container.image !== 'string') throw bad(type, `${at}.image`, container.image, 'string')
      for (const list of ['env', 'envFrom', 'volumeMounts', 'ports']) objects(type, container[list], `${at}.${list}`)
      for (const field of ['securityContext', 'resources', 'lifecycle', 'readinessProbe', 'livenessProbe', 'startupProbe'])
        optional(type, container[field], `${at}.${field}`)
    })
  }
  objects(type, spec.volumes, `${path}.volumes`)
  optional(type, spec.securityContext, `${path}.securityContext`)
}

const templated = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'Job'])

/** The body as an object of the type, its kind and version completed or compared with the path. */
export const shaped = (type: ResourceType, body: Record<string, unknown>): KubeObject => {
  const apiVersion = groupVersion(type)
  if ((body.apiVersion ?? apiVersion) !== apiVersion) {
    throw badRequest(`the API version in the data (${String(body.apiVersion)}) does not match the expected API version (${apiVersion})`)
  }
  if ((body.kind ?? type.kind) !== type.kind)
    throw badRequest(`${type.kind} in version "${type.version}" cannot be handled as a ${String(body.kind)}`)
  const { metadata = {} } = body
  if (!isRecord(metadata)) throw bad(type, `${type.kind}.metadata`, metadata, 'v1.ObjectMeta')
  for (const field of ['name', 'namespace', 'generateName', 'uid', 'resourceVersion']) {
    const value = metadata[field]
    if (value !== undefined && value !== null && typeof value !== 'string') throw bad(type, `ObjectMeta.metadata.${field}`, value, 'string')
  }
  map(type, metadata.labels, 'ObjectMeta.metadata.labels')
  map(type, metadata.annotations, 'ObjectMeta.metadata.annotations')
  strings(type, metadata.finalizers, 'ObjectMeta.metadata.finalizers')
  objects(type, metadata.ownerReferences, 'ObjectMeta.metadata.ownerReferences')
  objects(type, metadata.managedFields, 'ObjectMeta.metadata.managedFields')
  if (type.kind === 'Pod') podSpec(type, body.spec, 'Pod.spec')
  else optional(type, body.spec, `${type.kind}.spec`)
  optional(type, body.status, `${type.kind}.status`)
  if (templated.has(type.kind) && isRecord(body.spec)) {
    const { template, selector } = body.spec
    optional(type, template, `${type.kind}.spec.template`)
    optional(type, selector, `${type.kind}.spec.selector`)
    if (isRecord(selector)) map(type, selector.matchLabels, `${type.kind}.spec.selector.matchLabels`)
    if (isRecord(template)) {
      optional(type, template.metadata, `${type.kind}.spec.template.metadata`)
      if (isRecord(template.metadata)) map(type, template.metadata.labels, `${type.kind}.spec.template.metadata.labels`)
      podSpec(type, template.spec, `${type.kind}.spec.template.spec`)
    }
  }
  if (['ConfigMap', 'Secret'].includes(type.kind))
    for (const field of ['data', 'stringData', 'binaryData']) map(type, body[field], `${type.kind}.${field}`)
  return { ...body, apiVersion, kind: type.kind, metadata } as KubeObject
}
