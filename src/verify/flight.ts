/** The certificates of a flight, from what a tool printed. */
import type { Certificate } from '../pki/certificate.ts'
import { readCertificate } from '../pki/read.ts'
import type { Fields } from './parse-output.ts'

export const maxFlight = 20

/** The PEM blocks of the first field that has any, as certificates, in the order in which they were served. */
export function certificatesIn(fields: Fields, ...names: readonly string[]): Certificate[] {
  for (const name of names) {
    const found = certificatesInText(Buffer.from(fields.get(name) ?? []).toString('latin1'))
    if (found.length > 0) return found
  }
  return []
}

/** Certificates by their base64, for those who meet the same ones again and again. */
export type Memory = Map<string, readonly Certificate[]>

const mostRemembered = 2000

export function certificatesInText(text: string, memory: Memory = new Map()): Certificate[] {
  const blocks = text
    // What openssl prints from here on may hold the origin's own words.
    .split(/^Server certificate/m, 1)[0]
    ?.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)
  const seen = new Set<string>()
  return (blocks ?? [])
    .slice(0, maxFlight)
    .flatMap(block => {
      const base64 = block.replace(/-----[A-Z ]+-----|\s/g, '')
      const read = memory.get(base64) ?? certificate(Buffer.from(base64, 'base64'))
      if (memory.size < mostRemembered) memory.set(base64, read)
      return read
    })
    .filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint))
}

/** What cannot be read is left out: the chain is then judged without it. */
export function certificate(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)]
  } catch {
    return []
  }
}
