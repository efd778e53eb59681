/** The certificates as served, each with what people compare: names, dates, key, fingerprint. */
import type { Certificate } from '../pki/certificate.ts'
import { escapeHtml as e } from './html-text.ts'
import { count } from './text.ts'

const namesShown = 6

/** `at`: when the report was made, against which dates are held. */
export function flightTable(flight: readonly Certificate[], at: string): string {
  if (flight.length === 0) return ''
  const rows = flight.map((certificate, index) => flightRow(certificate, index, moment(at)))
  return `<h3>Certificates as served</h3><div class="scroll" tabindex="0" role="region" aria-label="Certificates as served"><table class="flight"><thead><tr><th scope="col">#</th><th scope="col">subject, issuer</th><th scope="col">names</th><th scope="col">valid</th><th scope="col">key</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** Other texts are dates as well, for JavaScript. */
const moment = (at: string): Date => new Date(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) ? at : Number.NaN)

const flightRow = (certificate: Certificate, index: number, at: Date): string => {
  const { subject, issuer, selfIssued, basicConstraints, fingerprint } = certificate
  const role = basicConstraints?.ca === true ? (selfIssued ? 'self-issued CA' : 'CA') : index === 0 ? 'leaf' : 'no CA'
  return `<tr><td>${index}</td><th scope="row">${e(subject, 300)}<br><span class="quiet">${selfIssued ? 'by itself' : `by ${e(issuer, 300)}`}</span></th><td>${names(certificate)}</td><td>${dates(certificate, at)}</td><td>${key(certificate)}<br><span class="quiet">${role}</span></td><td><code>${e((fingerprint.match(/.{1,16}/g) ?? []).join(' '))}</code></td></tr>`
}

const names = ({ dnsNames, ipAddresses }: Certificate): string => {
  const all = [...dnsNames, ...ipAddresses]
  const more = all.length > namesShown ? [`<span class="quiet">and ${all.length - namesShown} more</span>`] : []
  return [...all.slice(0, namesShown).map(name => e(name, 120)), ...more].join('<br>') || '<span class="quiet">none</span>'
}

const day = (date: Date): string => (Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 10))

const dates = ({ notBefore, notAfter }: Certificate, at: Date): string => {
  const days = Math.floor((notAfter.getTime() - at.getTime()) / 86_400_000)
  const left = Number.isNaN(days) ? '' : at < notBefore ? 'not yet valid' : at > notAfter ? 'ended' : `${count(days, 'day')} left`
  const wrong = left === 'ended' || left === 'not yet valid'
  return `${day(notBefore)} to<br>${day(notAfter)}${left ? `<br><span class="${wrong ? 'badge fail' : 'quiet'}">${left}</span>` : ''}`
}

const key = ({ keyType, keyBits }: Certificate): string => {
  const type = { rsa: 'RSA', ec: 'EC', ed25519: 'Ed25519', other: 'other' }[keyType] ?? 'other'
  return `${type}${keyBits > 0 ? ` ${keyBits}` : ''}`
}
