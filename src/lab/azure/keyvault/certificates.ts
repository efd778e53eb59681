/** /certificates and /deletedcertificates. A certificate and its secret are two sides of one version. */
import { documentAt, flagAt, textAt } from '../document.ts'
import type { Answer } from '../http.ts'
import { notInLab } from '../refusal.ts'
import { type Asked, badParameter, objectNotFound, paged, recovery, refuseIfDeleted, validName } from './asked.ts'
import { addVersion, type CertificateVersion, type Deleted, moveToDeleted, newVersion, recover, versionOf } from './contents.ts'
import { importCertificate } from './import.ts'
import { attributesOf } from './secrets.ts'

const needs = {
  get: 'certificates/read',
  list: 'certificates/read',
  import: 'certificates/import/action',
  update: 'certificates/update/action',
  delete: 'certificates/delete',
  recover: 'certificates/recover/action',
  purge: 'certificates/purge/action',
} as const

const needOf =
  ({ may }: Asked, name: string | undefined) =>
  (permission: keyof typeof needs) =>
    may({ action: needs[permission], permission: ['certificates', permission], ...(name ? { object: `certificates/${name}` } : {}) })

export function certificates(asked: Asked): Answer {
  const { method, rest, contents } = asked
  const [name, verb] = rest
  const need = needOf(asked, name)
  const shelf = contents.certificates
  if (name === undefined) {
    need('list')
    return paged([...shelf.live.values()].map(named => item(asked, named.name, named.versions.at(-1) as CertificateVersion, false)))
  }
  validName(name)
  if (method === 'POST' && verb === 'import') {
    need('import')
    return store(asked, name)
  }
  if (method === 'GET' && verb === 'versions') {
    need('list')
    const versions = shelf.live.get(name.toLowerCase())?.versions
    if (!versions) throw objectNotFound('certificate', name)
    return paged(versions.map(found => item(asked, name, found, true)))
  }
  if (method === 'DELETE' && verb === undefined) {
    need('delete')
    const deleted = moveToDeleted(shelf, name, asked.now, asked.retentionDays)
    if (!deleted) throw objectNotFound('certificate', name)
    moveToDeleted(contents.secrets, name, asked.now, asked.retentionDays)
    return { status: 200, body: deletedBundle(asked, deleted) }
  }
  if (['create', 'pending', 'issuers', 'contacts', 'restore', 'backup'].includes(verb ?? ''))
    throw notInLab(`Key Vault's ${method} /certificates/${rest.join('/')}`)
  const found = versionOf(shelf, name, verb === 'policy' ? undefined : verb)
  if (method === 'GET') {
    need('get')
    if (!found) throw objectNotFound('certificate', verb && verb !== 'policy' ? `${name}/${verb}` : name)
    return { status: 200, body: verb === 'policy' ? policyOf(asked, name, found) : bundle(asked, name, found) }
  }
  if (method === 'PATCH') {
    need('update')
    if (!found) throw objectNotFound('certificate', name)
    return update(asked, name, found)
  }
  throw notInLab(`Key Vault's ${method} /certificates/${rest.join('/')}`)
}

export function deletedCertificates(asked: Asked): Answer {
  const { method, rest, contents } = asked
  const [name, verb] = rest
  const need = needOf(asked, name)
  if (name === undefined) {
    need('list')
    return paged([...contents.certificates.deleted.values()].map(deleted => deletedBundle(asked, deleted)))
  }
  need(method === 'GET' ? 'get' : method === 'POST' ? 'recover' : 'purge')
  const deleted = contents.certificates.deleted.get(name.toLowerCase())
  if (!deleted) throw objectNotFound('certificate', name)
  if (method === 'GET' && verb === undefined) return { status: 200, body: deletedBundle(asked, deleted) }
  if (method === 'POST' && verb === 'recover') {
    recover(contents.certificates, name)
    recover(contents.secrets, name)
    return { status: 200, body: bundle(asked, name, deleted.versions.at(-1) as CertificateVersion) }
  }
  if (method === 'DELETE' && verb === undefined) {
    asked.mayPurge()
    contents.certificates.deleted.delete(name.toLowerCase())
    contents.secrets.deleted.delete(name.toLowerCase())
    return { status: 204 }
  }
  throw notInLab(`Key Vault's ${method} /deletedcertificates/${rest.join('/')}`)
}

function store(asked: Asked, name: string): Answer {
  const { body, contents, now } = asked
  const value = textAt(body, 'value')
  if (!value) throw badParameter("Property  has invalid value\r\nParameter 'value' is required.")
  refuseIfDeleted(contents.certificates, 'certificate', name)
  refuseIfDeleted(contents.secrets, 'secret', name)
  if (versionOf(contents.secrets, name, undefined)?.managed === false)
    throw badParameter(`A secret with the name ${name} exists already and belongs to no certificate.`)
  const imported = importCertificate(value, textAt(body, 'pwd') ?? '', textAt(body, 'policy.secret_props.contentType'))
  const { certificate, key } = imported
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec')
    throw badParameter(`Key type '${key.asymmetricKeyType}' is not supported.`)
  const version = newVersion()
  const times = { nbf: seconds(certificate.notBefore), exp: seconds(certificate.notAfter) }
  const attributes = { ...attributesOf(body, now), ...times }
  const tags = body.tags === undefined ? {} : { tags: documentAt(body, 'tags') as Record<string, string> }
  const sentPolicy = documentAt(body, 'policy')
  const policy = {
    key_props: {
      exportable: documentAt(sentPolicy, 'key_props').exportable !== false,
      kty: certificate.keyType === 'ec' ? 'EC' : 'RSA',
      ...(certificate.keyType === 'rsa' ? { key_size: certificate.keyBits } : {}),
      reuse_key: flagAt(sentPolicy, 'key_props.reuse_key'),
    },
    secret_props: { contentType: imported.secret.contentType },
    x509_props: {
      subject: certificate.subject,
      ekus: certificate.extendedKeyUsage ?? [],
      key_usage: [...(certificate.keyUsage?.usages ?? [])],
      validity_months: Math.round((times.exp - times.nbf) / 2_629_746),
    },
    lifetime_actions: [{ trigger: { lifetime_percentage: 80 }, action: { action_type: 'EmailContacts' } }],
    issuer: { name: 'Unknown' },
    attributes: { enabled: true, created: now, updated: now },
  }
  const kid = `${asked.vaultUri}keys/${name}/${version}`
  addVersion(contents.certificates, name, { version, der: certificate.der, thumbprint: imported.thumbprint, attributes, policy, ...tags })
  addVersion(contents.secrets, name, { version, ...imported.secret, attributes: { ...attributes }, ...tags, managed: true, kid })
  return { status: 200, body: bundle(asked, name, versionOf(contents.certificates, name, version) as CertificateVersion) }
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

function update(asked: Asked, name: string, found: CertificateVersion): Answer {
  if (asked.body.tags !== undefined) found.tags = documentAt(asked.body, 'tags') as Record<string, string>
  const enabled = documentAt(asked.body, 'attributes').enabled
  found.attributes = { ...found.attributes, ...(enabled === undefined ? {} : { enabled: enabled === true }), updated: asked.now }
  const secret = versionOf(asked.contents.secrets, name, found.version)
  if (secret) secret.attributes = { ...secret.attributes, enabled: found.attributes.enabled, updated: asked.now }
  return { status: 200, body: bundle(asked, name, found) }
}

const item = (asked: Asked, name: string, { version, thumbprint, attributes, tags }: CertificateVersion, versioned: boolean) => ({
  id: `${asked.vaultUri}certificates/${name}${versioned ? `/${version}` : ''}`,
  x5t: thumbprint,
  attributes: { ...attributes, ...recovery(asked) },
  tags: tags ?? {},
})

const policyOf = (asked: Asked, name: string, { policy }: CertificateVersion) => ({
  id: `${asked.vaultUri}certificates/${name}/policy`,
  ...policy,
})

const bundle = (asked: Asked, name: string, version: CertificateVersion) => ({
  ...item(asked, name, version, true),
  kid: `${asked.vaultUri}keys/${name}/${version.version}`,
  sid: `${asked.vaultUri}secrets/${name}/${version.version}`,
  cer: Buffer.from(version.der).toString('base64'),
  policy: policyOf(asked, name, version),
})

const deletedBundle = (asked: Asked, deleted: Deleted<CertificateVersion>) => ({
  recoveryId: `${asked.vaultUri}deletedcertificates/${deleted.name}`,
  deletedDate: deleted.deletedDate,
  scheduledPurgeDate: deleted.scheduledPurgeDate,
  ...bundle(asked, deleted.name, deleted.versions.at(-1) as CertificateVersion),
})
