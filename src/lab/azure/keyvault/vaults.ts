/** Every vault's data plane: a host name per vault, the 401 that starts the dance, and what outlives a deletion. */
import type { Cloud } from '../cloud.ts'
import { flagAt, numberAt, textAt } from '../document.ts'
import { isFault } from '../entra/tokens.ts'
import { type Answer, type Call, jsonBody } from '../http.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { checkAccess, type Visitor } from './access.ts'
import { type Asked, objectNotFound } from './asked.ts'
import { certificates, deletedCertificates } from './certificates.ts'
import { type Contents, emptyContents, versionOf } from './contents.ts'
import { deletedSecrets, secrets } from './secrets.ts'

export type DeletedVault = {
  readonly resource: Resource
  readonly contents: Contents
  readonly deletionDate: Date
  readonly scheduledPurgeDate: Date
}

export type Vaults = {
  readonly deleted: Map<string, DeletedVault>
  open(vault: Resource): void
  softDelete(vault: Resource): void
  purge(name: string): void
  /** What a service inside Azure reads with a managed identity: the secret named by an id, version or none. Throws Key Vault's refusal. */
  readSecret(id: string, visitor: Visitor): string
}

const versions = ['7.3', '7.4', '7.5', '7.6', '2025-07-01', '2025-06-01-preview', '2026-04-01', '2026-01-01-preview']

export function makeVaults(cloud: Pick<Cloud, 'now' | 'tokens' | 'rbac' | 'tenantId' | 'store' | 'serve'>): Vaults {
  const open = new Map<string, { resource: Resource; contents: Contents; away: () => void }>()
  const deleted = new Map<string, DeletedVault>()
  const key = (vault: Resource) => vault.name.toLowerCase()
  return {
    deleted,
    open(vault) {
      const contents = deleted.get(key(vault))?.contents ?? emptyContents()
      deleted.delete(key(vault))
      const away = cloud.serve(`${key(vault)}.vault.azure.net`, call => answer(call, vault, contents, cloud))
      open.set(key(vault), { resource: vault, contents, away })
    },
    softDelete(vault) {
      const found = open.get(key(vault))
      if (!found) return
      found.away()
      open.delete(key(vault))
      const days = numberAt(vault.body, 'properties.softDeleteRetentionInDays') ?? 90
      const deletionDate = cloud.now()
      deleted.set(key(vault), {
        resource: vault,
        contents: found.contents,
        deletionDate,
        scheduledPurgeDate: new Date(deletionDate.getTime() + days * 86_400_000),
      })
    },
    purge: name => void deleted.delete(name.toLowerCase()),
    readSecret(id, visitor) {
      const [, vaultName = '', name = '', version] =
        /^https:\/\/([^./]+)\.vault\.azure\.net\/secrets\/([^/]+)(?:\/([^/]+))?\/?$/i.exec(id) ?? []
      const vault = open.get(vaultName.toLowerCase())
      if (!vault) throw new Refusal(404, 'VaultNotFound', `No such host is known: ${vaultName}.vault.azure.net`)
      checkAccess(
        visitor,
        { action: 'secrets/getSecret/action', permission: ['secrets', 'get'], object: `secrets/${name}` },
        vault.resource,
        cloud,
      )
      const secret = versionOf(vault.contents.secrets, name, version)
      if (!secret) throw objectNotFound('secret', version ? `${name}/${version}` : name)
      if (!secret.attributes.enabled) throw new Refusal(403, 'Forbidden', `Operation get is not allowed on a disabled secret.`)
      return secret.value
    },
  }
}

async function answer(
  call: Call,
  vault: Resource,
  contents: Contents,
  cloud: Pick<Cloud, 'now' | 'tokens' | 'rbac' | 'tenantId'>,
): Promise<Answer> {
  const read = await cloud.tokens.read(call.headers.authorization, ['https://vault.azure.net'])
  if (isFault(read)) {
    const challenge = `Bearer authorization="https://login.microsoftonline.com/${cloud.tenantId}", resource="https://vault.azure.net"`
    const message = read.fault === 'missing' ? 'AKV10000: Request is missing a Bearer or PoP token.' : `AKV10032: ${read.detail}`
    throw new Refusal(401, 'Unauthorized', message, {
      headers: {
        'www-authenticate':
          read.fault === 'missing' ? challenge : `${challenge}, error="invalid_token", error_description="${read.detail}"`,
      },
    })
  }
  const version = call.query.get('api-version')
  if (!version || !versions.includes(version)) {
    throw badRequest(
      'BadParameter',
      version
        ? `The specified version (${version}) is not recognized. Consider using the latest supported version (2025-07-01).`
        : 'api-version must be specified',
    )
  }
  const [collection = '', ...rest] = call.path.split('/').filter(Boolean)
  const asked: Asked = {
    method: call.method,
    rest,
    body: call.method === 'GET' || call.method === 'DELETE' ? {} : jsonBody(call),
    contents,
    vaultUri: textAt(vault.body, 'properties.vaultUri') ?? '',
    now: Math.floor(cloud.now().getTime() / 1000),
    retentionDays: numberAt(vault.body, 'properties.softDeleteRetentionInDays') ?? 90,
    purgeProtected: flagAt(vault.body, 'properties.enablePurgeProtection'),
    may: need => checkAccess({ ...read, ...(call.from === undefined ? {} : { address: call.from }) }, need, vault, cloud),
    mayPurge() {
      if (!this.purgeProtected) return
      throw new Refusal(403, 'Forbidden', `Operation "purge" is not allowed because purge protection is enabled for this vault.`, {
        extra: { innererror: { code: 'ForbiddenByPolicy' } },
      })
    },
  }
  switch (collection) {
    case 'secrets':
      return secrets(asked)
    case 'deletedsecrets':
      return deletedSecrets(asked)
    case 'certificates':
      return certificates(asked)
    case 'deletedcertificates':
      return deletedCertificates(asked)
    default:
      throw notInLab(`Key Vault's ${call.method} /${collection}`)
  }
}
