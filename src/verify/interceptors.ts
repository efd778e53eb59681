/**
 * Who usually signs with such a name. A hint for whoever has to look, and never proof: anybody may write any name into a certificate, and most
 * of these products can be given a CA of the company's own. A verdict stands on keys alone; nothing passes or fails by this table.
 */
import type { Certificate } from '../pki/certificate.ts'

/** The issuer of every leaf that an Azure Firewall makes, whoever owns the firewall. Measured; it proves nothing by itself. */
export const firewallCaName = 'Azure Firewall Manager CA'

type Known = { readonly name: string; readonly issuer: RegExp }

/** Held against subjects and issuers above the leaf, as RFC 4514 text. Names as reported from the field or by the makers' documents. */
export const knownInterceptors: readonly Known[] = [
  { name: 'another Azure Firewall', issuer: new RegExp(`(?:^|,)CN=${firewallCaName}(?:,|$)`) },
  // The runner's own preview makes its CA with mkcert, on a machine that is called runnervm...
  { name: "GitHub's egress firewall of hosted runners", issuer: /mkcert.*@runnervm/ },
  { name: 'Zscaler', issuer: /O=Zscaler|CN=Zscaler (?:Intermediate )?Root CA/ },
  { name: 'Netskope', issuer: /O=Netskope|CN=[^,]*\.goskope\.com/ },
  { name: 'Palo Alto Networks', issuer: /O=Palo Alto Networks/ },
  { name: 'Fortinet FortiGate', issuer: /O=Fortinet|CN=FortiGate CA/ },
  { name: 'Cisco Umbrella', issuer: /CN=Cisco Umbrella (?:Root|Primary|Secondary)/ },
  { name: 'Squid', issuer: /(?:CN|O|OU)=[^,]*\bSquid\b/i },
  { name: 'mitmproxy', issuer: /(?:CN|O)=mitmproxy/ },
  { name: 'Charles Proxy', issuer: /CN=Charles Proxy CA|O=XK72 Ltd/ },
  { name: 'Burp Suite', issuer: /(?:CN|OU)=PortSwigger CA/ },
  { name: 'Fiddler', issuer: /CN=DO_NOT_TRUST_FiddlerRoot/ },
  { name: 'Kaspersky', issuer: /CN=Kaspersky [^,]*Personal Root/ },
  { name: 'ESET', issuer: /CN=ESET SSL Filter CA/ },
  { name: 'Avast', issuer: /CN=Avast [^,]*Shield Root/i },
  { name: 'McAfee (Skyhigh) Web Gateway', issuer: /CN=McAfee Web Gateway/ },
  { name: 'mkcert, a tool for developers', issuer: /O=mkcert development CA|CN=mkcert / },
]

/** The likely product by the names above the leaf. Undefined: none that is known here. */
export function interceptorNamed(flight: readonly Certificate[]): string | undefined {
  const [leaf, ...above] = flight
  if (leaf === undefined) return undefined
  // Whoever writes a name of 50,000 characters wants us to look at it for long.
  const names = [leaf.issuer, ...above.flatMap(({ subject, issuer }) => [subject, issuer])].map(name => name.slice(0, 1000))
  return knownInterceptors.find(({ issuer }) => names.some(name => issuer.test(name)))?.name
}
