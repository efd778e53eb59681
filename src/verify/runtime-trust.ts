/**
 * The third fact: what the container's runtimes would accept, whatever the system's store says. Some were tried, some listed their roots, and
 * of some it follows from what they read. It is the container's word, so it only warns: no verdict stands on it.
 */
import { bundles } from './bundles.ts'

const names = ['node', 'python', 'python-certifi', 'java', 'dotnet', 'go', 'curl'] as const

export type RuntimeTrust = {
  readonly runtime: (typeof names)[number]
  readonly version: string
  /** The process that was found running, where it is one. */
  readonly process: string
  readonly trusts: 'yes' | 'no' | 'unknown'
  /** It made a connection; it told its list; or it cannot be asked, and documents say what it reads. */
  readonly how: 'tried' | 'asked' | 'by document'
  readonly because: string
  readonly missing?: string
}

/** What is known besides: whether the pod's store takes our flight, and whether the host that runtimes tried was inspected by us. */
export type Around = { readonly system: boolean | 'unknown'; readonly inspected: boolean }

const settings: Readonly<Record<RuntimeTrust['runtime'], string>> = {
  node: 'NODE_EXTRA_CA_CERTS=<file with the root>, or --use-openssl-ca or --use-system-ca in NODE_OPTIONS',
  python: 'SSL_CERT_FILE=<bundle with the root>',
  'python-certifi': 'REQUESTS_CA_BUNDLE and SSL_CERT_FILE=<bundle with the root>',
  java: 'the root in the keystore (keytool -importcert -cacerts), or -Djavax.net.ssl.trustStore',
  dotnet: "the root in the system's store before it starts, or SSL_CERT_FILE=<bundle with the root>",
  go: "the root in the system's store before it starts, or SSL_CERT_FILE=<bundle with the root>",
  curl: 'CURL_CA_BUNDLE=<bundle with the root>',
}

/** What the container printed, one JSON object a line. Lines that are not as they have to be count for nothing. */
export function runtimeTrust(said: string, rootFingerprint: string, around: Around): RuntimeTrust[] {
  const found = new Map<string, RuntimeTrust>()
  for (const line of said.split('\n').slice(0, 50)) {
    const told = parse(line)
    const known = told && judged(told, rootFingerprint.replaceAll(':', '').toLowerCase(), around)
    if (told === undefined || known === undefined) continue
    const { runtime, version, process } = told
    const key = `${runtime} ${process}`
    const before = found.get(key)
    // Told twice and differently: the worse word holds, for more than this a word cannot do.
    if (before !== undefined && rank[before.trusts] >= rank[known.trusts]) continue
    found.set(key, { runtime, version, process, ...known, ...(known.trusts === 'yes' ? {} : { missing: settings[runtime] }) })
  }
  // That there is a .NET says nothing more where one runs.
  const running = new Set([...found.values()].filter(({ process }) => process !== '').map(({ runtime }) => runtime))
  return [...found.values()].filter(({ runtime, process }) => process !== '' || !running.has(runtime))
}

const rank = { yes: 0, unknown: 1, no: 2 } as const

type Told = {
  readonly runtime: RuntimeTrust['runtime']
  readonly version: string
  readonly process: string
  readonly roots?: readonly string[]
  readonly tried?: 'ok' | 'refused'
  readonly detail: string
  readonly store: string
  readonly same: boolean
  readonly late: boolean
}

function judged(told: Told, root: string, { system, inspected }: Around): Pick<RuntimeTrust, 'trusts' | 'how' | 'because'> | undefined {
  const { runtime, roots, tried, detail, store, same, late } = told
  switch (runtime) {
    case 'python':
    case 'curl':
      // The distribution's own curl is what the probes were asked with.
      if (runtime === 'curl' && bundles.some(bundle => bundle === store)) return undefined
      if (tried === undefined || !inspected) return undefined
      return tried === 'ok'
        ? { trusts: 'yes', how: 'tried', because: 'it took the certificate of an inspected host' }
        : { trusts: 'no', how: 'tried', because: `it refused the certificate of an inspected host${detail === '' ? '' : ` (${detail})`}` }
    case 'go':
    case 'dotnet': {
      const how = 'by document'
      if (!same)
        return { trusts: 'unknown', how, because: `its environment has another store than the probes were asked with (${store || 'none'})` }
      if (system === 'unknown') return { trusts: 'unknown', how, because: "it reads the system's store, which could not be asked" }
      if (!system) return { trusts: 'no', how, because: "it reads the system's store, which does not trust our root" }
      return late
        ? { trusts: 'unknown', how, because: "it reads the system's store once, and that was changed after it started" }
        : { trusts: 'yes', how, because: "it reads the system's store, which trusts our root" }
    }
    default:
      if (roots === undefined)
        return { trusts: 'unknown', how: 'by document', because: 'it has roots of its own, and could not tell whether ours is among them' }
      return roots.includes(root)
        ? { trusts: 'yes', how: 'asked', because: 'it lists our root' }
        : { trusts: 'no', how: 'asked', because: 'it has roots of its own, and ours is not among them' }
  }
}

const plain = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? value
        .replace(/[^\x20-\x7e]+/g, ' ')
        .trim()
        .slice(0, most)
    : ''

function parse(line: string): Told | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { runtime: name, version, process, roots, tried, detail, store, same, late } = value as Record<string, unknown>
  const runtime = names.find(each => each === name)
  if (runtime === undefined) return undefined
  return {
    runtime,
    version: typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version) ? version : '',
    process: typeof process === 'string' && /^[\w.-]{1,40}$/.test(process) ? process : '',
    ...(Array.isArray(roots) && roots.length > 0
      ? { roots: roots.flatMap(each => (typeof each === 'string' ? [each.replaceAll(':', '').toLowerCase()] : [])) }
      : {}),
    ...(tried === 'ok' || tried === 'refused' ? { tried } : {}),
    detail: plain(detail, 160),
    store: plain(store, 200),
    // What is not said is the worse.
    same: same === true,
    late: late !== false,
  }
}
