/** /secrets and /deletedsecrets. */
import { type Document, documentAt, flagAt, numberAt, textAt } from '../document.ts'
import type { Answer } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import { type Asked, badParameter, disabled, objectNotFound, paged, recovery, refuseIfDeleted, validName } from './asked.ts'
import { type Attributes, addVersion, type Deleted, moveToDeleted, newVersion, recover, type SecretVersion, versionOf } from './contents.ts'

const needs = {
  get: 'secrets/getSecret/action',
  set: 'secrets/setSecret/action',
  list: 'secrets/readMetadata/action',
  update: 'secrets/update/action',
  delete: 'secrets/delete',
  recover: 'secrets/recover/action',
  purge: 'secrets/purge/action',
} as const

export function secrets(asked: Asked): Answer {
  const { method, rest, contents, may } = asked
  const [name, version] = rest
  const need = (permission: keyof typeof needs) =>
    may({ action: needs[permission], permission: ['secrets', permission], ...(name ? { object: `secrets/${name}` } : {}) })
  if (name === undefined) {
    need('list')
    return paged(
      [...contents.secrets.live.values()].flatMap(named =>
        named.versions.at(-1) ? [item(asked, named.name, named.versions.at(-1) as SecretVersion, false)] : [],
      ),
    )
  }
  validName(name)
  if (method === 'GET' && version === 'versions') {
    need('list')
    const versions = contents.secrets.live.get(name.toLowerCase())?.versions
    if (!versions) throw objectNotFound('secret', name)
    return paged(versions.map(found => item(asked, name, found, true)))
  }
  switch (method) {
    case 'GET': {
      need('get')
      const found = versionOf(contents.secrets, name, version)
      if (!found) throw objectNotFound('secret', version ? `${name}/${version}` : name)
      if (!found.attributes.enabled) throw disabled('get', 'secret')
      return { status: 200, body: bundle(asked, name, found) }
    }
    case 'PUT':
      need('set')
      return set(asked, name)
    case 'PATCH':
      need('update')
      return update(asked, name, version)
    case 'DELETE': {
      need('delete')
      if (versionOf(contents.secrets, name, undefined)?.managed) throw managed(name)
      const deleted = moveToDeleted(contents.secrets, name, asked.now, asked.retentionDays)
      if (!deleted) throw objectNotFound('secret', name)
      return { status: 200, body: deletedBundle(asked, deleted) }
    }
    default:
      throw notInLab(`Key Vault's ${method} /secrets/${rest.join('/')}`)
  }
}

export function deletedSecrets(asked: Asked): Answer {
  const { method, rest, contents, may } = asked
  const [name, verb] = rest
  const need = (permission: keyof typeof needs) =>
    may({ action: needs[permission], permission: ['secrets', permission], ...(name ? { object: `secrets/${name}` } : {}) })
  if (name === undefined) {
    need('list')
    return paged([...contents.secrets.deleted.values()].map(deleted => ({ ...deletedBundle(asked, deleted), value: undefined })))
  }
  need(method === 'GET' ? 'get' : method === 'POST' ? 'recover' : 'purge')
  const deleted = contents.secrets.deleted.get(name.toLowerCase())
  if (!deleted) throw objectNotFound('deletedsecret', name)
  if (method === 'GET' && verb === undefined) return { status: 200, body: deletedBundle(asked, deleted) }
  if (method === 'POST' && verb === 'recover') {
    recover(contents.secrets, name)
    return { status: 200, body: { ...bundle(asked, name, deleted.versions.at(-1) as SecretVersion), value: undefined } }
  }
  if (method === 'DELETE' && verb === undefined) {
    asked.mayPurge()
    contents.secrets.deleted.delete(name.toLowerCase())
    return { status: 204 }
  }
  throw notInLab(`Key Vault's ${method} /deletedsecrets/${rest.join('/')}`)
}

function set(asked: Asked, name: string): Answer {
  const { body, contents, now } = asked
  const value = textAt(body, 'value')
  if (value === undefined) throw badParameter("Property  has invalid value\r\nParameter 'value' is required.")
  if (Buffer.byteLength(value) > 25_600) throw badParameter('The secret value is larger than 25 KB.')
  refuseIfDeleted(contents.secrets, 'secret', name)
  if (versionOf(contents.secrets, name, undefined)?.managed) throw managed(name)
  const secret: SecretVersion = {
    version: newVersion(),
    value,
    ...(textAt(body, 'contentType') === undefined ? {} : { contentType: textAt(body, 'contentType') as string }),
    attributes: attributesOf(body, now),
    ...(body.tags === undefined ? {} : { tags: documentAt(body, 'tags') as Record<string, string> }),
    managed: false,
  }
  addVersion(contents.secrets, name, secret)
  return { status: 200, body: bundle(asked, name, secret) }
}

function update(asked: Asked, name: string, version: string | undefined): Answer {
  const { body, contents, now } = asked
  const found = versionOf(contents.secrets, name, version)
  if (!found) throw objectNotFound('secret', name)
  const contentType = textAt(body, 'contentType')
  if (contentType !== undefined) found.contentType = contentType
  if (body.tags !== undefined) found.tags = documentAt(body, 'tags') as Record<string, string>
  const { created: _, ...changed } = { ...found.attributes, ...sentAttributes(body) }
  found.attributes = { ...changed, created: found.attributes.created, updated: now }
  return { status: 200, body: { ...bundle(asked, name, found), value: undefined } }
}

const sentAttributes = (body: Document): Partial<Attributes> => ({
  ...(body.attributes !== undefined && documentAt(body, 'attributes').enabled !== undefined
    ? { enabled: flagAt(body, 'attributes.enabled') }
    : {}),
  ...(numberAt(body, 'attributes.nbf') === undefined ? {} : { nbf: numberAt(body, 'attributes.nbf') as number }),
  ...(numberAt(body, 'attributes.exp') === undefined ? {} : { exp: numberAt(body, 'attributes.exp') as number }),
})

export const attributesOf = (body: Document, now: number): Attributes => ({
  enabled: true,
  ...sentAttributes(body),
  created: now,
  updated: now,
})

const managed = (name: string) =>
  new Refusal(
    409,
    'Conflict',
    `The secret ${name} is managed by a certificate with the same name and cannot be changed or deleted by itself.`,
  )

const idOf = ({ vaultUri }: Asked, name: string, version?: string) => `${vaultUri}secrets/${name}${version ? `/${version}` : ''}`

function bundle(asked: Asked, name: string, secret: SecretVersion) {
  return {
    value: secret.value,
    ...item(asked, name, secret, true),
    ...(secret.kid ? { kid: secret.kid } : {}),
  }
}

const item = (asked: Asked, name: string, secret: SecretVersion, versioned: boolean) => ({
  id: idOf(asked, name, versioned ? secret.version : undefined),
  ...(secret.contentType === undefined ? {} : { contentType: secret.contentType }),
  attributes: { ...secret.attributes, ...recovery(asked) },
  tags: secret.tags,
  ...(secret.managed ? { managed: true } : {}),
})

function deletedBundle(asked: Asked, deleted: Deleted<SecretVersion>) {
  return {
    recoveryId: `${asked.vaultUri}deletedsecrets/${deleted.name}`,
    deletedDate: deleted.deletedDate,
    scheduledPurgeDate: deleted.scheduledPurgeDate,
    ...item(asked, deleted.name, deleted.versions.at(-1) as SecretVersion, true),
  }
}
