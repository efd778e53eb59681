/** OpenAPI v3, as far as clients need it to apply: each kind's paths with what its PATCH accepts. No schemas: they would be somebody else's words. */
import { groupVersion, type Registry, type ResourceType } from './resources.ts'

const prefix = (type: { group: string; version: string }): string =>
  type.group === '' ? `api/${type.version}` : `apis/${type.group}/${type.version}`

export const openApiRoot = (registry: Registry): unknown => ({
  paths: Object.fromEntries(
    registry
      .groups()
      .flatMap(group => group.versions.map(version => prefix({ group: group.name, version })))
      .map(path => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${registry.all().length}` }]),
  ),
})

const query = (name: string, description: string, type = 'string') => ({
  name,
  in: 'query',
  description,
  schema: { type, uniqueItems: true },
})

const parameters = [
  query('dryRun', 'When present, indicates that modifications should not be persisted. All: all stages are processed.'),
  query('fieldManager', 'The name of the actor that makes the change; required for apply patches.'),
  query('fieldValidation', 'How unknown and duplicate fields are handled: Ignore, Warn or Strict.'),
  query('force', 'Take fields from other managers; only for apply patches.', 'boolean'),
]

const pathsOf = (type: ResourceType): [string, unknown][] => {
  const gvk = { group: type.group, version: type.version, kind: type.kind }
  const base = `/${prefix(type)}${type.namespaced ? '/namespaces/{namespace}' : ''}/${type.plural}`
  const operation = (action: string, more: object = {}) => ({
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': gvk,
    responses: { 200: { description: 'OK' } },
    ...more,
  })
  const media = [
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/strategic-merge-patch+json',
    'application/apply-patch+yaml',
  ]
  const body = (types: readonly string[]) => ({ content: Object.fromEntries(types.map(one => [one, { schema: { type: 'object' } }])) })
  const can = (verb: string): boolean => type.verbs.includes(verb)
  return [
    [
      base,
      {
        ...(can('list') ? { get: operation('list') } : {}),
        ...(can('create') ? { post: operation('post', { parameters, requestBody: body(['*/*']) }) } : {}),
      },
    ],
    [
      `${base}/{name}`,
      {
        ...(can('get') ? { get: operation('get') } : {}),
        ...(can('update') ? { put: operation('put', { parameters, requestBody: body(['*/*']) }) } : {}),
        ...(can('patch') ? { patch: operation('patch', { parameters, requestBody: body(media) }) } : {}),
        ...(can('delete') ? { delete: operation('delete') } : {}),
      },
    ],
  ]
}

export const openApiOf = (registry: Registry, path: string): unknown => {
  const types = registry.all().filter(type => prefix(type) === path)
  if (types.length === 0) return undefined
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.32.4' },
    paths: Object.fromEntries(types.flatMap(pathsOf)),
    components: {
      schemas: Object.fromEntries(
        types.map(type => [
          `${type.group || 'core'}.${type.version}.${type.kind}`,
          {
            type: 'object',
            'x-kubernetes-group-version-kind': [{ group: type.group, version: type.version, kind: type.kind }],
            properties: {
              apiVersion: { type: 'string', enum: [groupVersion(type)] },
              kind: { type: 'string', enum: [type.kind] },
              metadata: { type: 'object' },
            },
          },
        ]),
      ),
    },
  }
}
