import type { TokenCredential } from '@azure/core-auth'
import type { KeyVaultCertificateWithPolicy } from '@azure/keyvault-certificates'
import { clientOptions } from './arm.ts'
import { grantRetries, reasonFor, serviceError } from './retry.ts'
import { backoff, sleep } from './wait.ts'

export type VaultCertificate = {
  readonly der: Uint8Array
  readonly secretId: string
  /** Why nobody could read its key through the secret, or not as Azure Firewall wants it. */
  readonly unusable?: string
}

/** What we do in a vault's data plane. */
export type Vault = {
  /** The newest version. */
  certificate(name: string): Promise<VaultCertificate | undefined>
  /** Imports a PKCS#12 as a new version; a deleted certificate of this name is recovered first. */
  importCertificate(name: string, pfx: Uint8Array, password: string | undefined): Promise<VaultCertificate>
  secret(name: string): Promise<string | undefined>
  setSecret(name: string, value: string): Promise<void>
}

export type VaultWorld = {
  readonly credential: TokenCredential
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  /** For how long a refusal may mean that a new grant has not arrived yet. Minutes; 0 when nothing was granted. */
  readonly grantMinutes: number
}

/** A Key Vault's certificates and secrets by Microsoft's clients, patient while a new grant arrives. Nothing is asked before it is used. */
export async function openVault(name: string, world: VaultWorld): Promise<Vault> {
  const [{ CertificateClient }, { SecretClient }] = await Promise.all([
    import('@azure/keyvault-certificates'),
    import('@azure/keyvault-secrets'),
  ])
  const url = `https://${name}.vault.azure.net`
  const options = clientOptions(world)
  const certificates = new CertificateClient(url, world.credential, options)
  const secrets = new SecretClient(url, world.credential, options)
  const abort = { abortSignal: world.signal }
  const patiently = <T>(work: () => Promise<T>): Promise<T> => whileGrantsArrive(work, `key vault ${name}`, world)
  const taken = (certificate: KeyVaultCertificateWithPolicy): VaultCertificate => {
    if (!certificate.cer || !certificate.secretId) throw new Error(`key vault ${name} gave a certificate without its content or its secret`)
    const unusable = whyUnusable(certificate)
    return { der: certificate.cer, secretId: certificate.secretId, ...(unusable === undefined ? {} : { unusable }) }
  }
  return {
    certificate: certificate => patiently(() => orAbsent(async () => taken(await certificates.getCertificate(certificate, abort)))),
    importCertificate: (certificate, pfx, password) =>
      patiently(async () => {
        const options = { ...(password === undefined ? {} : { password }), ...importPolicy, ...abort }
        const load = async () => taken(await certificates.importCertificate(certificate, pfx, options))
        try {
          return await load()
        } catch (error) {
          if (!isDeleted(error)) throw error
          world.log(`certificate ${certificate} lies deleted in the vault; recovering it`)
          const recovering = await certificates.beginRecoverDeletedCertificate(certificate, abort)
          await recovering.pollUntilDone()
          return load()
        }
      }),
    secret: secret => patiently(() => orAbsent(async () => (await secrets.getSecret(secret, abort)).value ?? '')),
    setSecret: (secret, value) =>
      patiently(async () => {
        const save = () => secrets.setSecret(secret, value, { contentType: 'application/x-pem-file', ...abort })
        try {
          await save()
        } catch (error) {
          if (!isDeleted(error)) throw error
          world.log(`secret ${secret} lies deleted in the vault; recovering it`)
          const recovering = await secrets.beginRecoverDeletedSecret(secret, abort)
          await recovering.pollUntilDone()
          await save()
        }
      }),
  }
}

const whyUnusable = ({ properties, policy }: KeyVaultCertificateWithPolicy): string | undefined =>
  properties?.enabled === false
    ? 'is disabled'
    : policy?.exportable === false
      ? 'has a key that cannot be exported'
      : policy?.contentType === 'application/x-pem-file'
        ? 'is kept as PEM, and Azure Firewall reads PKCS#12 only'
        : undefined

/** The firewall reads the key through the certificate's secret, so the key must be exportable. `policy` is what the client (4.10) documents and does not send; what it sends is `certificatePolicy`. */
const importPolicy = {
  policy: { issuerName: 'Unknown', exportable: true, contentType: 'application/x-pkcs12' },
  certificatePolicy: {
    issuerParameters: { name: 'Unknown' },
    keyProperties: { exportable: true },
    secretProperties: { contentType: 'application/x-pkcs12' },
  },
} as const

/** Repeats what a vault or a share refuses while a grant may still be on its way. */
export async function whileGrantsArrive<T>(
  work: () => Promise<T>,
  where: string,
  world: Pick<VaultWorld, 'signal' | 'log' | 'grantMinutes'>,
): Promise<T> {
  const end = Date.now() + world.grantMinutes * 60_000
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (world.signal.aborted) throw world.signal.reason
      const reason = reasonFor(serviceError(error), grantRetries)
      if (!reason || Date.now() >= end) throw error
      if (attempt === 0) world.log(`${where} refuses: waiting for ${reason.waitingFor}`)
      await sleep(Math.min(backoff(attempt), 10_000), world.signal)
    }
  }
}

async function orAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if ((error as { statusCode?: unknown }).statusCode === 404) return undefined
    throw error
  }
}

const isDeleted = (error: unknown): boolean =>
  /ObjectIsDeletedButRecoverable|currently in a deleted/i.test(`${serviceError(error).code} ${serviceError(error).message}`)
