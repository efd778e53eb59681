/** One question over HTTPS, bounded in time and size, and who it was that answered. */
import { X509Certificate } from 'node:crypto'
import { Agent, request } from 'node:https'
import tls from 'node:tls'

/** Who showed itself as the host. */
export type Shown = {
  /** Common names, or whole names where there is none. */
  readonly leafIssuer: string
  /** The end of the chain, when the connection was verified. */
  readonly root: string
  /** Whether that root is one that Node brings along: nobody between the two has it. */
  readonly publicRoot: boolean
}

export type Asked = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
  readonly shown: Shown
}

export type Ask = (
  url: string,
  options: { readonly token?: string; readonly signal: AbortSignal; readonly method?: 'GET' | 'HEAD'; readonly unverified?: boolean },
) => Promise<Asked>

const maxBytes = 4 * 1024 * 1024

/**
 * A GET without retries and without following redirects. `unverified` looks who answers instead of whether to believe it, and then never
 * carries a token. Proxies of the environment are used, as the Azure SDKs use them.
 */
export const askOverHttps =
  (env: Readonly<Record<string, string | undefined>>, publicRoots: readonly string[] = tls.rootCertificates): Ask =>
  (url, { token, signal, method = 'GET', unverified = false }) =>
    new Promise((resolve, reject) => {
      // Sessions are not resumed: a resumed one shows no chain.
      const agent = agentOf(env)
      const outgoing = request(url, {
        method,
        agent,
        signal,
        rejectUnauthorized: !unverified,
        headers: {
          accept: 'application/json',
          'user-agent': 'egress-gate',
          ...(token === undefined || unverified ? {} : { authorization: `Bearer ${token}` }),
        },
      })
      outgoing.on('error', reject)
      outgoing.on('response', response => {
        const shown = shownBy(response.socket, publicRoots)
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size <= maxBytes) chunks.push(chunk)
          else outgoing.destroy(Object.assign(new Error(`the answer is larger than ${maxBytes} bytes`), { code: 'ANSWER_TOO_LARGE' }))
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
            body: parsed(Buffer.concat(chunks).toString('utf8')),
            shown,
          }),
        )
      })
      outgoing.end()
    })

/** Node quotes a proxy that it cannot use, and with it the password that may stand in it. */
function agentOf(env: Readonly<Record<string, string | undefined>>): Agent {
  try {
    return new Agent({ keepAlive: false, maxCachedSessions: 0, proxyEnv: env as NodeJS.ProcessEnv })
  } catch {
    throw new Error('what HTTPS_PROXY or HTTP_PROXY names cannot be used: write it as http://HOST:PORT')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whose certificate that was. One that cannot be read is nobody's. */
function shownBy(socket: unknown, publicRoots: readonly string[]): Shown {
  const nobody = { leafIssuer: '', root: '', publicRoot: false }
  try {
    return socket instanceof tls.TLSSocket ? chainOf(socket, keysOf(publicRoots), nobody) : nobody
  } catch {
    return nobody
  }
}

function chainOf(socket: tls.TLSSocket, known: ReadonlySet<string>, nobody: Shown): Shown {
  let certificate: tls.DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  if (certificate?.raw === undefined) return nobody
  const leaf = new X509Certificate(certificate.raw)
  let [last, publicRoot] = [leaf, false]
  for (let depth = 0; depth < 20 && certificate?.raw !== undefined; depth += 1) {
    last = new X509Certificate(certificate.raw)
    // By its key: a root may come along signed by an older one.
    publicRoot ||= depth > 0 && known.has(keyOf(last))
    if (certificate.issuerCertificate?.fingerprint256 === certificate.fingerprint256) break
    certificate = certificate.issuerCertificate
  }
  return { leafIssuer: nameOf(leaf.issuer), root: nameOf(last.subject), publicRoot }
}

/** Read once for each list: there are a hundred and fifty of them. */
const read = new WeakMap<readonly string[], ReadonlySet<string>>()

const keysOf = (roots: readonly string[]): ReadonlySet<string> => {
  const keys = read.get(roots) ?? new Set(roots.map(pem => keyOf(new X509Certificate(pem))))
  read.set(roots, keys)
  return keys
}

const keyOf = (certificate: X509Certificate): string => certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

const nameOf = (name: string): string => /^CN=(.+)$/m.exec(name)?.[1] ?? name.split('\n').join(', ')
