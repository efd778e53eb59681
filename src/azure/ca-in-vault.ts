/** What import-ca writes into a vault: the intermediate with its key, beside it the one that is still to come, and the roots' public certificates. */
import { type KeyObject, randomBytes } from 'node:crypto'
import type { ActionWorld } from '../github/action.ts'
import type { Certificate } from '../pki/certificate.ts'
import { whyNotIssuedBy } from '../pki/chain.ts'
import { readCertificate } from '../pki/read.ts'
import { comingCertificate } from '../policy/coming-certificate.ts'
import type { CertificateAuthority } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import { type HeldCa, judgeHeldCa } from './find-ca.ts'
import { bothRoots, type ComingCa, type NewRootWish, otherRoots, pemOf, rootInUse, type Way } from './new-root.ts'
import type { Vault } from './vault.ts'

export type Ca = { readonly root: Certificate; readonly intermediate: Certificate; readonly secretId: string }
type NewCa = { readonly root: Certificate; readonly intermediate: Certificate; readonly key: KeyObject }

export type Brought = {
  /** The CA in use. Absent: the vault does not hold all of it. */
  readonly ca?: Ca
  /** The version that a policy is to inspect with. */
  readonly secretId?: string
  /** What is given out to whoever mounts it. */
  readonly roots: readonly Certificate[]
  /** What pods have to trust. */
  readonly trusted: readonly Certificate[]
  readonly changed: boolean
}

/** The CA that an earlier run announced, if it is still worth taking: its root is among those that were given out. */
export async function announcedCa(vault: Vault, names: CertificateAuthority, held: HeldCa, at: Date): Promise<ComingCa | undefined> {
  const found = await vault.certificate(comingCertificate(names.certificate))
  if (!found || found.unusable) return undefined
  const intermediate = readCertificate(found.der)
  const root = held.roots?.find(root => whyNotIssuedBy(intermediate, root) === undefined)
  if (!root || !judgeHeldCa({ intermediate, root, secretId: found.secretId }, at, names.renewBeforeDays).keep) return undefined
  return { root, announced: true }
}

/** Does in the vault what was decided. */
export async function bringCa(
  way: Way | 'keep',
  what: {
    readonly vault: Vault
    readonly names: CertificateAuthority
    readonly held: HeldCa
    readonly given: NewCa | undefined
    readonly coming: ComingCa | undefined
    readonly wish: NewRootWish
  },
  at: Date,
  world: ActionWorld,
): Promise<Brought> {
  const { vault, names, held, given, coming, wish } = what
  const { intermediate, secretId } = held
  const root = rootInUse(held)
  const standing = {
    ...(root && intermediate && secretId ? { ca: { root, intermediate, secretId } } : {}),
    ...(secretId ? { secretId } : {}),
  }
  if (way === 'keep') {
    if (!standing.ca) throw new Error('a CA that is not complete was to be kept')
    const { ca } = standing
    const roots = [ca.root, ...otherRoots(held, ca.root, wish, at)]
    const fewer = roots.length < (held.roots?.length ?? 0)
    if (fewer) await vault.setSecret(names.rootSecret, pemOf(roots))
    return { ...standing, roots, trusted: [ca.root], changed: fewer }
  }
  if (way === 'wait' && coming) {
    const roots = bothRoots(held, coming.root)
    return { ...standing, roots, trusted: roots, changed: false }
  }
  if (way === 'announce') {
    const next = given ?? (await makeCa(names, at, world))
    // The key of a CA that we made exists nowhere else. First it, then the root: a root that was announced always has its intermediate.
    if (!given) await importInto(vault, comingCertificate(names.certificate), next, world)
    const roots = bothRoots(held, next.root)
    await vault.setSecret(names.rootSecret, pemOf(roots))
    return { ...standing, roots, trusted: roots, changed: true }
  }
  if (way === 'switch' && coming) {
    const ca = given ? await take(vault, names, held, given, world) : await takeAnnounced(vault, names, coming.root, world)
    return { ca, secretId: ca.secretId, roots: [ca.root, ...otherRoots(held, ca.root, wish, at)], trusted: [ca.root], changed: true }
  }
  const next = given ?? (coming ? undefined : await makeCa(names, at, world))
  const top = next?.root ?? (coming as ComingCa).root
  const same = root?.fingerprint === top.fingerprint
  // The root is written first: a run that is cut off in between leaves a pair that the next run sees does not fit.
  if (!same) await vault.setSecret(names.rootSecret, top.pem)
  const ca = next ? await take(vault, names, held, next, world) : await takeAnnounced(vault, names, top, world)
  return { ca, secretId: ca.secretId, roots: same ? [top, ...otherRoots(held, top, 'announce', at)] : [top], trusted: [top], changed: true }
}

async function makeCa({ subject }: CertificateAuthority, at: Date, world: ActionWorld): Promise<NewCa> {
  world.log.info('Making a root and an intermediate (RSA 4096)')
  const { makeAuthority } = await import('../pki/authority.ts')
  const { root, intermediate, intermediateKey } = await makeAuthority(subject, at)
  return { root, intermediate, key: intermediateKey }
}

/** A new version under the name of the one in use. */
async function take(vault: Vault, names: CertificateAuthority, held: HeldCa, next: NewCa, world: ActionWorld): Promise<Ca> {
  const { root, intermediate } = next
  // The same intermediate with another root: the certificate is right already.
  if (held.intermediate?.fingerprint === intermediate.fingerprint && held.secretId && !held.unusable)
    return { root, intermediate, secretId: held.secretId }
  const { secretId } = await importInto(vault, names.certificate, next, world)
  world.log.info(`certificate ${names.certificate} is in key vault ${names.keyVault}`)
  return { root, intermediate, secretId }
}

/** What was announced, under the name of the one in use. Its key goes from the vault to the vault, and is masked on the way. */
async function takeAnnounced(vault: Vault, names: CertificateAuthority, root: Certificate, world: ActionWorld): Promise<Ca> {
  const name = comingCertificate(names.certificate)
  const pfx = await vault.secret(name)
  if (pfx === undefined)
    throw new KnownFaultError({
      code: 'AnnouncedCaGone',
      message: `key vault ${names.keyVault} does not hand out the key of the certificate ${name}`,
      advice: `Delete the certificate ${name}, and run import-ca: another one is made and announced.`,
    })
  world.mask(pfx)
  const content = Buffer.from(pfx, 'base64')
  const { readCaFile } = await import('../pki/ca-file.ts')
  const read = readCaFile(content, '')
  // How a vault packs it is its own affair; what cannot be read is looked at by its public certificate.
  const shown = read.ok ? undefined : await vault.certificate(name)
  const waiting = read.ok ? read.certificates : shown ? [readCertificate(shown.der)] : []
  // Between the look at what was announced and now, another run may have announced something else: its root is in no pod.
  if (!waiting.some(each => whyNotIssuedBy(each, root) === undefined))
    throw new KnownFaultError({
      code: 'AnnouncedCaChanged',
      message: `the certificate ${name} in key vault ${names.keyVault} is not below the root that was announced: another run replaced it meanwhile`,
      advice: 'It was not taken. See that import-ca runs once at a time, and begin again with new-root: announce.',
    })
  const { der, secretId } = await vault.importCertificate(names.certificate, content, undefined)
  world.log.info(`certificate ${names.certificate} in key vault ${names.keyVault} is the announced one now`)
  return { root, intermediate: readCertificate(der), secretId }
}

async function importInto(vault: Vault, name: string, { key, intermediate }: NewCa, world: ActionWorld) {
  const { writePkcs12 } = await import('../pki/pkcs12.ts')
  // Used once, for the way into the vault; the vault takes it off.
  const password = randomBytes(24).toString('base64url')
  world.mask(password)
  return vault.importCertificate(name, writePkcs12({ key, certificate: intermediate, password }), password)
}
