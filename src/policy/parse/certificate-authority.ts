import { comingCertificate } from '../coming-certificate.ts'
import type { CertificateAuthority } from '../spec.ts'
import { fault, type Read } from './cursor.ts'
import { checked, defaulted, fields, integer, text } from './fields.ts'
import { names } from './names.ts'

export const defaultCertificateAuthority = (name: string): CertificateAuthority => ({
  keyVault: vaultName(name),
  certificate: 'egress-intermediate',
  rootSecret: 'egress-root',
  identity: `id-${name}-firewall`,
  subject: subjectOf(name),
  renewBeforeDays: 60,
})

/** Key vault names are unique in all of Azure and at most 24 long; this one is a guess that the author may have to correct. */
const vaultName = (name: string): string => {
  const full = `kv-${name.replace(/-{2,}/g, '-')}-egress`
  return full.length <= 24 ? full : full.slice(0, 24).replace(/-+$/, '')
}

const subjectOf = (name: string) => {
  const title = name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase())
  return { organization: title, root: `${title} Egress Root CA`, intermediate: `${title} Egress Intermediate CA` }
}

/** Names in a vault are the same in any case. */
const same = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase()

/** X.520 gives a name at most 64 characters. */
const distinguished = checked(text, value => (value.length <= 64 ? undefined : 'must be at most 64 characters long'))

export const certificateAuthority =
  (name: string): Read<CertificateAuthority> =>
  at => {
    const defaults = defaultCertificateAuthority(name)
    const { subject } = defaults
    const found = fields(at, {
      keyVault: defaulted(names.keyVault, defaults.keyVault),
      certificate: defaulted(names.keyVaultObject, defaults.certificate),
      rootSecret: defaulted(names.keyVaultObject, defaults.rootSecret),
      identity: defaulted(names.identity, defaults.identity),
      subject: defaulted(
        at =>
          fields(at, {
            organization: defaulted(distinguished, subject.organization),
            root: defaulted(distinguished, subject.root),
            intermediate: defaulted(distinguished, subject.intermediate),
          })?.whole,
        subject,
      ),
      renewBeforeDays: defaulted(integer(1, 365), defaults.renewBeforeDays),
    })
    const { certificate, rootSecret } = found?.values ?? {}
    // A certificate's private key is a secret of its name, and pods may read the root's secret.
    if (certificate !== undefined && [certificate, comingCertificate(certificate)].some(name => same(name, rootSecret)))
      return fault(
        found?.at(found.has('rootSecret') ? 'rootSecret' : 'certificate') ?? at,
        `the secret ${rootSecret} would hold the certificate's private key: give the root's secret a name of its own`,
      )
    return found?.whole
  }
