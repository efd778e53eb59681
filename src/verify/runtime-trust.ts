/**
 * The third fact: runtimes that bring a list of roots of their own, whatever the system's store says. The container prints which roots they
 * load, as SHA-256 of each; ours is looked for on this side. It is the container's word, so it only warns: no verdict stands on it.
 */

export type RuntimeTrust = {
  readonly runtime: 'node' | 'python-certifi' | 'java'
  readonly version: string
  readonly trusts: 'yes' | 'no' | 'unknown'
  /** The runtime told its list; or it cannot be asked, and documents say what it reads. */
  readonly how: 'asked' | 'by document'
  readonly missing?: string
}

const settings: Readonly<Record<RuntimeTrust['runtime'], string>> = {
  node: 'NODE_EXTRA_CA_CERTS=<file with the root>, or --use-openssl-ca or --use-system-ca in NODE_OPTIONS',
  'python-certifi': 'REQUESTS_CA_BUNDLE and SSL_CERT_FILE=<bundle with the root>',
  java: 'the root in the keystore (keytool -importcert -cacerts), or -Djavax.net.ssl.trustStore',
}

/** What the container printed, one JSON object a line. Lines that are not as they have to be count for nothing. */
export function runtimeTrust(said: string, rootFingerprint: string): RuntimeTrust[] {
  const found = new Map<string, RuntimeTrust>()
  for (const line of said.split('\n').slice(0, 20)) {
    const told = parse(line)
    if (told === undefined) continue
    const { runtime, version, roots } = told
    const trusts = roots === undefined ? 'unknown' : roots.includes(rootFingerprint.replaceAll(':', '').toLowerCase()) ? 'yes' : 'no'
    const before = found.get(runtime)
    // Told twice and differently: the worse word holds, for more than this a word cannot do.
    if (before !== undefined && rank[before.trusts] >= rank[trusts]) continue
    found.set(runtime, {
      runtime,
      version,
      trusts,
      how: roots === undefined ? 'by document' : 'asked',
      ...(trusts === 'yes' ? {} : { missing: settings[runtime] }),
    })
  }
  return [...found.values()]
}

const rank = { yes: 0, unknown: 1, no: 2 } as const

function parse(line: string): { runtime: RuntimeTrust['runtime']; version: string; roots?: string[] } | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { runtime, version, roots } = value as Record<string, unknown>
  if (runtime !== 'node' && runtime !== 'python-certifi' && runtime !== 'java') return undefined
  const named = typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version) ? version : ''
  if (roots === undefined || roots === null) return { runtime, version: named }
  if (!Array.isArray(roots) || roots.length === 0) return { runtime, version: named }
  return { runtime, version: named, roots: roots.filter(each => typeof each === 'string') }
}

/** Node.js: its own roots with what settings add (tls.getCACertificates, 22.15 and later); before it, only where no setting changes them. */
export const nodeTrust = `
const tls=require("tls"),{X509Certificate:X}=require("crypto"),o=process.env
let c;try{c=tls.getCACertificates?tls.getCACertificates("default"):o.NODE_EXTRA_CA_CERTS||o.NODE_OPTIONS?undefined:tls.rootCertificates}catch(e){}
let r;try{r=c&&X?c.map(p=>new X(p).fingerprint256.replace(/:/g,"").toLowerCase()):undefined}catch(e){}
console.log(JSON.stringify({runtime:"node",version:process.version,roots:r}))
`.trim()

/** Python: the bundle that requests reads, by its variables or certifi. */
export const pythonTrust = `
import hashlib,json,os,re,ssl,sys
try: import certifi
except ImportError: sys.exit(0)
r=None
try:
    with open(os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or certifi.where()) as f: t=f.read(4000000)
    r=[hashlib.sha256(ssl.PEM_cert_to_DER_cert(p)).hexdigest() for p in re.findall("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----",t)]
except Exception: pass
print(json.dumps({"runtime":"python-certifi","version":sys.version.split()[0],"roots":r}))
`.trim()
