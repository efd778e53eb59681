/** The certificates of a flight, from what a tool printed. */
import type { Certificate } from '../pki/certificate.ts'
import { readCertificate } from '../pki/read.ts'
import type { Fields } from './parse-output.ts'

export const maxFlight = 20

/** The PEM blocks of the first field that has any, as certificates, in the order in which they were served. */
export function certificatesIn(fields: Fields, ...names: readonly string[]): Certificate[] {
  for (const name of names) {
    const text = Buffer.from(fields.get(name) ?? []).toString('latin1')
    // Openssl prints the origin's own words after this line, and no name of a certificate with a line end in it.
    const found = certificatesInText(name === 'flight' ? (text.split(/^Server certificate/m, 1)[0] ?? '') : text)
    if (found.length > 0) return found
  }
  return []
}

/** Certificates by their base64, for those who meet the same ones again and again. */
export type Memory = Map<string, { readonly certificates: readonly Certificate[]; readonly smuggles: boolean }>

const mostRemembered = 2000

/**
 * The certificates that a tool printed. Their names and extensions stand in the same text, and whoever made one may have written another
 * one's PEM into it, so that a client without guile shows a flight that was never served. A certificate that carries such a text is
 * therefore the only one that is taken; and where there are more beginnings than certificates, or too many of them, none is.
 */
export function certificatesInText(text: string, memory: Memory = new Map()): Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length > maxFlight) return []
  const read = blocks.map(block => {
    const base64 = block.replace(/-----[A-Z ]+-----|\s/g, '')
    const known = memory.get(base64)
    if (known !== undefined) return known
    const der = Buffer.from(base64, 'base64')
    // Two and four bytes a letter are printed as one.
    const smuggles = der.toString('latin1').replaceAll('\0', '').includes('-----BEGIN CERT')
    const found = { certificates: certificate(der), smuggles }
    if (memory.size < mostRemembered) memory.set(base64, found)
    return found
  })
  const smugglers = read.filter(({ smuggles }) => smuggles)
  if (smugglers.length > 0) return smugglers.flatMap(({ certificates }) => certificates).slice(0, 1)
  if ((text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0) !== blocks.length) return []
  const seen = new Set<string>()
  return read.flatMap(({ certificates }) => certificates).filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint))
}

/** What cannot be read is left out: the chain is then judged without it. */
export function certificate(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)]
  } catch {
    return []
  }
}
