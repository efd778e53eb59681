/**
 * Path validation (RFC 5280 6, as a TLS client does it): from the served leaf, over whatever else was served, to an anchor. The gate's
 * verdict "inspected by our firewall" stands on this, so every doubt is a refusal, and a certificate's own word counts for nothing until
 * the signature above it was verified.
 */
import { X509Certificate } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { DerError } from './der.ts'
import { namesHost } from './host.ts'
import { canonicalName } from './name.ts'
import { type Parsed, parseCertificate } from './parse.ts'

export type ChainOptions = {
  readonly at: Date
  /** The name or address that the client asked for. Absent: the leaf may be for any host. */
  readonly host?: string
  /** Which of the valid paths will do. Default: any. Where several exist, another one is looked for. */
  readonly accept?: (path: readonly Certificate[]) => boolean
}

/** `path` is leaf first and ends with the anchor. */
export type Chain = { readonly ok: true; readonly path: readonly Certificate[] } | { readonly ok: false; readonly because: string }

/** What a flight may cost us. A public one has three certificates and takes two verifications. */
const limits = { served: 100, depth: 10, verifications: 200 }

/**
 * Validates a served flight. The first certificate is the leaf, as in TLS; the others may come in any order, and those that lead nowhere
 * do no harm. Checked of each link: name, key identifiers, signature, dates, basicConstraints and path length, keyUsage, extended key
 * usage, critical extensions, key size and hash. An anchor is trusted as a key and name, but its dates and constraints count.
 */
export function buildChain(served: readonly Certificate[], anchors: readonly Certificate[], options: ChainOptions): Chain {
  const [first, ...rest] = served
  if (first === undefined) return refuse('no certificate was served')
  if (served.length > limits.served)
    return refuse(`${served.length} certificates were served, more than the ${limits.served} that are looked at`)
  const leaf = link(first, false)
  if (typeof leaf === 'string') return refuse(leaf)
  const fault = whyNoServer(leaf, options)
  if (fault !== undefined) return refuse(fault)
  const known = new Set(anchors.map(anchor => anchor.fingerprint))
  if (known.has(leaf.certificate.fingerprint)) return refuse(`${leaf.certificate.subject} was served, but that is the trust anchor itself`)
  const candidates = [
    ...anchors.map(anchor => link(anchor, true)),
    ...rest.filter(({ fingerprint }) => !known.has(fingerprint)).map(certificate => link(certificate, false)),
  ].filter(candidate => typeof candidate !== 'string')
  return search(leaf, candidates, options)
}

const refuse = (because: string): Chain => ({ ok: false, because })

type Link = {
  readonly certificate: Certificate
  readonly parsed: Parsed
  readonly anchor: boolean
  readonly subject: string
  readonly issuer: string
}

/** Read again from the bytes, for a `Certificate` says less than a path has to be judged by. */
function link(certificate: Certificate, anchor: boolean): Link | string {
  try {
    const parsed = parseCertificate(certificate.der)
    return { certificate, parsed, anchor, subject: canonicalName(parsed.subject), issuer: canonicalName(parsed.issuer) }
  } catch (error) {
    if (error instanceof DerError) return `a served certificate cannot be read: ${error.message}`
    throw error
  }
}

function search(leaf: Link, candidates: readonly Link[], { at, accept = () => true }: ChainOptions): Chain {
  let verifications = 0
  // Of all dead ends, the one that got furthest says most.
  let best = { progress: -1, because: '' }
  const note = (progress: number, because: string): undefined => {
    if (progress > best.progress) best = { progress, because }
  }

  const extend = (path: readonly Link[]): readonly Link[] | undefined => {
    const below = path.at(-1) as Link
    const name = below.certificate.subject
    if (path.length >= limits.depth) return note(path.length * 3, `the path is longer than ${limits.depth} certificates`)
    const issuers = candidates.filter(({ subject }) => subject === below.issuer)
    if (issuers.length === 0)
      return note(path.length * 3, `${name} was issued by ${below.certificate.issuer}, which was neither served nor is it a trust anchor`)
    for (const issuer of issuers) {
      // The same key and name once more can only be a detour.
      if (
        path.some(
          ({ certificate, subject }) => subject === issuer.subject && certificate.keyFingerprint === issuer.certificate.keyFingerprint,
        )
      ) {
        note(path.length * 3, `${name} leads back to ${issuer.certificate.subject}, so the path has no end`)
        continue
      }
      const other = whyOtherIssuer(below, issuer)
      if (other !== undefined) {
        note(path.length * 3 + 1, other)
        continue
      }
      if (++verifications > limits.verifications)
        return note(Number.POSITIVE_INFINITY, 'the flight takes more signature checks than is reasonable')
      if (!signedBy(below.certificate, issuer.certificate)) {
        note(
          path.length * 3 + 1,
          `${name} names ${issuer.certificate.subject} as its issuer, but was not signed with that certificate's key`,
        )
        continue
      }
      const unfit = whyNoAuthority(issuer, path, at)
      if (unfit !== undefined) {
        note(path.length * 3 + 2, unfit)
        continue
      }
      const longer = [...path, issuer]
      if (!issuer.anchor) {
        const found = extend(longer)
        if (found !== undefined) return found
      } else if (accept(longer.map(({ certificate }) => certificate))) return longer
      else
        note(
          path.length * 3,
          `${leaf.certificate.subject} has a valid path to ${issuer.certificate.subject}, but not the one that is asked for`,
        )
    }
    return undefined
  }

  const path = extend([leaf])
  return path === undefined ? refuse(best.because) : { ok: true, path: path.map(({ certificate }) => certificate) }
}

const day = (date: Date): string => date.toISOString().replace(/\.\d+/, '')

/** What keeps any certificate of a path from counting. */
function whyUnfit({ certificate, parsed, anchor }: Link, at: Date): string | undefined {
  const name = certificate.subject
  if (at < parsed.notBefore) return `${name} is not valid before ${day(parsed.notBefore)}`
  if (at > parsed.notAfter) return `${name} expired on ${day(parsed.notAfter)}`
  if (!anchor && !isStrongSignature(parsed.signatureAlgorithm))
    return `${name} is signed with ${parsed.signatureAlgorithm}, which can be forged`
  const [unknown] = parsed.extensions.unknownCritical
  if (unknown !== undefined) return `${name} has the critical extension ${unknown}, which is not understood here`
  if (parsed.key.type === 'rsa' && parsed.key.bits < 2048) return `the RSA key of ${name} has only ${parsed.key.bits} bits`
  const usage = parsed.extensions.extendedKeyUsage
  if (usage !== undefined && !usage.some(purpose => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage'))
    return `${name} is not for TLS servers: its extended key usage is ${usage.join(', ')}`
  return undefined
}

function whyNoServer(leaf: Link, { at, host }: ChainOptions): string | undefined {
  const { certificate, parsed } = leaf
  const unfit = whyUnfit(leaf, at)
  if (unfit !== undefined) return unfit
  const usages = parsed.extensions.keyUsage?.usages
  if (usages !== undefined && !['digitalSignature', 'keyEncipherment', 'keyAgreement'].some(usage => usages.includes(usage)))
    return `${certificate.subject} is not for TLS servers: its key usage is ${usages.join(', ') || 'empty'}`
  if (host !== undefined && !namesHost(certificate, host)) {
    const names = [...certificate.dnsNames, ...certificate.ipAddresses]
    return `${certificate.subject} is not for ${host}: it names ${names.slice(0, 5).join(', ') || 'no host'}${names.length > 5 ? ', ...' : ''}`
  }
  return undefined
}

function whyNoAuthority(issuer: Link, path: readonly Link[], at: Date): string | undefined {
  const { certificate, parsed } = issuer
  const name = certificate.subject
  const { basicConstraints, keyUsage, nameConstraints } = parsed.extensions
  if (basicConstraints?.ca !== true) return `${name} signed ${path.at(-1)?.certificate.subject}, but is no certificate authority`
  if (keyUsage !== undefined && !keyUsage.usages.includes('keyCertSign'))
    return `${name} may not sign certificates: its key usage lacks keyCertSign`
  if (nameConstraints) return `${name} has name constraints, which are not understood here`
  // Self-issued certificates do not count (RFC 5280 4.2.1.9), nor does the leaf.
  const between = path.slice(1).filter(({ subject, issuer }) => subject !== issuer).length
  const { pathLength } = basicConstraints
  if (pathLength !== undefined && between > pathLength)
    return `${name} allows ${pathLength} certificate authorities below it (its path length), and there ${between === 1 ? 'is' : 'are'} ${between}`
  return whyUnfit(issuer, at)
}

/** Key identifiers tell keys with the same name apart. Where they disagree, this is not the issuer that is meant. */
function whyOtherIssuer(below: Link, issuer: Link): string | undefined {
  const named = below.parsed.extensions.authorityKeyIdentifier
  const own = issuer.parsed.extensions.subjectKeyIdentifier
  const mismatch = `${below.certificate.subject} names another ${issuer.certificate.subject} as its issuer`
  if (named?.keyId && own && Buffer.compare(named.keyId, own) !== 0) return `${mismatch} (authority key identifier)`
  if (named?.serial && Buffer.compare(named.serial, issuer.parsed.serial) !== 0) return `${mismatch} (serial number)`
  if (named?.issuer && canonicalName(named.issuer) !== issuer.issuer) return `${mismatch} (issuer of the issuer)`
  return undefined
}

function signedBy(below: Certificate, issuer: Certificate): boolean {
  try {
    return new X509Certificate(below.der).verify(new X509Certificate(issuer.der).publicKey)
  } catch {
    // OpenSSL knows no such key or algorithm.
    return false
  }
}

/** Why `issuer` did not issue `certificate`, by name, key identifiers and signature alone; undefined: it did. */
export function whyNotIssuedBy(certificate: Certificate, issuer: Certificate): string | undefined {
  const below = link(certificate, false)
  const above = link(issuer, false)
  if (typeof below === 'string') return below
  if (typeof above === 'string') return above
  if (below.issuer !== above.subject) return `${certificate.subject} was issued by ${certificate.issuer}, not by ${issuer.subject}`
  return whyOtherIssuer(below, above) ?? (signedBy(certificate, issuer) ? undefined : unsigned(certificate, issuer))
}

const unsigned = (below: Certificate, issuer: Certificate): string =>
  `${below.subject} names ${issuer.subject} as its issuer, but was not signed with that certificate's key`

/** SHA-1 and MD5 signatures can be forged, and no client of today takes them. */
export const isStrongSignature = (algorithm: string): boolean => /sha(256|384|512)|ed25519/i.test(algorithm)
