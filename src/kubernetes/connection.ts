/** From a kubeconfig to an API server that we can trust and that knows us. */
import { Agent, type RequestOptions } from 'node:https'
import type { Socket } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import { isKubernetesFault, kubernetesFault } from './faults.ts'
import { isExcepted } from './no-proxy.ts'

/** How one connection is made. */
export type ConnectionOptions = RequestOptions & { readonly secureContext: SecureContext }

export type Connection = {
  readonly server: URL
  readonly context: string
  /** The authorities (PEM) that the kubeconfig names, and the only ones that are believed then. Absent: it names none. */
  readonly authorities?: string
  /** The namespace of the kubeconfig's context, `default` when it names none. */
  readonly namespace: string
  /** TLS options and headers for one connection; an agent only where the kubeconfig or the environment names a proxy. Tokens are renewed by the library. */
  readonly authorize: () => Promise<ConnectionOptions>
  /** To be told of a new socket: its TLS session spares the next ones with the same options a handshake, which many execs at once would make. */
  readonly opened: (socket: Socket, options: ConnectionOptions) => void
  /** Keeps connections for requests. */
  readonly agent: Agent
  /** Closes idle connections. */
  readonly close: () => void
}

/**
 * Reads a kubeconfig (YAML text) and prepares its current context. Nothing is sent yet.
 *
 * Only `config.js` of @kubernetes/client-node is loaded: it has the connection and the credential plugins (client certificates,
 * tokens, exec plugins such as kubelogin, OIDC), while the package's entry also loads 17 MB of generated models that nothing here
 * uses. See docs/decisions/kubernetes-client.md.
 *
 * Throws a fault with code NoKubeconfig, BadKubeconfig or UnsafeKubeconfig.
 * @param credentialsWithinMs how long a credential plugin may take: kubelogin may wait a quarter of an hour for somebody to type a code
 */
export async function connect(kubeconfig: string, credentialsWithinMs = 60_000): Promise<Connection> {
  if (kubeconfig.trim() === '')
    throw kubernetesFault(
      'NoKubeconfig',
      'There is no kubeconfig.',
      'Run deploy-aks earlier in the job (it exports KUBECONFIG), or give the input kubeconfig.',
    )
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js')
  const config = new KubeConfig()
  try {
    config.loadFromString(kubeconfig)
  } catch (error) {
    throw badKubeconfig(`it cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  const context = config.getContextObject(config.getCurrentContext() ?? '')
  if (!context) throw badKubeconfig(`its current-context ${JSON.stringify(config.getCurrentContext() ?? '')} does not exist in it`)
  const cluster = config.getCurrentCluster()
  if (!cluster) throw badKubeconfig(`the context ${context.name} names a cluster that does not exist in it`)
  if (!config.getCurrentUser()) throw badKubeconfig(`the context ${context.name} names a user that does not exist in it`)
  if (!URL.canParse(cluster.server)) throw badKubeconfig(`the server ${JSON.stringify(cluster.server)} is not a URL`)
  const server = new URL(cluster.server)
  if (server.protocol !== 'https:') throw unsafe(`the server ${server.href} is not https`)
  if (cluster.skipTLSVerify) throw unsafe('it says insecure-skip-tls-verify')

  // As kubectl does: the proxy of the environment, unless NO_PROXY names the server, and never for this machine itself.
  const proxy = isLoopback(server.hostname) ? undefined : proxyFor(server, process.env)
  const proxied = proxy !== undefined
  const agent = new Agent({ keepAlive: true, maxSockets: 32, ...(proxied ? { proxyEnv: { HTTPS_PROXY: proxy } } : {}) })
  const contextOf = sharedContext()
  // By the context that was verified: other authorities or another key begin anew.
  const sessions = new WeakMap<SecureContext, Buffer>()
  return {
    server,
    context: context.name,
    ...(cluster.caData ? { authorities: Buffer.from(cluster.caData, 'base64').toString('latin1') } : {}),
    namespace: context.namespace ?? 'default',
    authorize: async () => {
      const options: RequestOptions = {}
      let secureContext: SecureContext
      try {
        await within(credentialsWithinMs, config.applyToHTTPSOptions(options as Parameters<typeof config.applyToHTTPSOptions>[0]))
        secureContext = contextOf(options)
      } catch (error) {
        throw isKubernetesFault(error) ? error : noCredentials(error)
      }
      const { agent: own, ...rest } = options
      const around = cluster.proxyUrl && own !== undefined ? { agent: own } : proxied ? { agent } : {}
      // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in a job cannot turn verification off.
      return { ...rest, secureContext, session: sessions.get(secureContext), ...around, rejectUnauthorized: true }
    },
    opened: (socket, { secureContext }) => socket.on('session', (session: Buffer) => sessions.set(secureContext, session)),
    agent,
    close: () => agent.destroy(),
  }
}

function proxyFor({ hostname, port }: URL, env: NodeJS.ProcessEnv): string | undefined {
  const given = env['HTTPS_PROXY'] || env['https_proxy']
  if (!given || isExcepted(hostname, Number(port || 443), env['NO_PROXY'] || env['no_proxy'] || '')) return undefined
  // Without a scheme it is one that is spoken to by HTTP. Node would pass it over, and so leave without it.
  const proxy = given.includes('://') ? given : `http://${given}`
  // Node's own words would quote it, with the password that may stand in it.
  if (!isUsable(proxy))
    throw kubernetesFault(
      'BadProxy',
      'The proxy in HTTPS_PROXY cannot be used: it is not a URL that begins with http:// or https:// and names a host.',
      'Write it as http://HOST:PORT. In a user name or password, write whatever is no letter, digit, "-", "." or "_" as %XX.',
    )
  return proxy
}

function isUsable(proxy: string): boolean {
  try {
    const { protocol, username, password } = new URL(proxy)
    return /^https?:$/.test(protocol) && typeof decodeURIComponent(`${username}:${password}`) === 'string'
  } catch {
    return false
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

async function within(milliseconds: number, given: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`nobody gave them within ${milliseconds / 1000} s`)), milliseconds)
  try {
    await Promise.race([given, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Reading authorities, certificate and key takes longer than a handshake, and each exec has a connection of its own: once, until they change. */
function sharedContext(): (options: RequestOptions) => SecureContext {
  let last: { readonly of: readonly unknown[]; readonly context: SecureContext } | undefined
  const bytes = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('latin1') : value)
  return ({ ca, cert, key, pfx, passphrase }) => {
    const of = [ca, cert, key, pfx, passphrase].map(bytes)
    if (last === undefined || of.some((each, at) => each !== last?.of[at]))
      last = { of, context: createSecureContext({ ca, cert, key, pfx, passphrase }) }
    return last.context
  }
}

const badKubeconfig = (why: string) =>
  kubernetesFault('BadKubeconfig', `The kubeconfig is not usable: ${why}.`, 'Write a fresh one with deploy-aks.')

const unsafe = (why: string) =>
  kubernetesFault(
    'UnsafeKubeconfig',
    `The kubeconfig is refused: ${why}, so anybody on the way could answer in the cluster's name and forge the proof.`,
    "Use https, with the cluster's CA in certificate-authority-data.",
  )

function noCredentials(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const missing = /ENOENT/.test(message)
  const late = /^nobody gave them within/.test(message)
  return kubernetesFault(
    'NoCredentials',
    `The credentials of the kubeconfig cannot be had: ${message.split('\n')[0]}`,
    missing
      ? 'The kubeconfig gets its token from a program that is not installed here (for Entra clusters: kubelogin, action Azure/use-kubelogin), or names a file that does not exist.'
      : late
        ? 'The program that the kubeconfig names waits for somebody, or for a service that does not answer. On a runner nobody can type a code: use a login without one (kubelogin convert-kubeconfig -l workloadidentity), or the action connect.'
        : 'Log in again, or write a fresh kubeconfig with deploy-aks.',
    { cause: error },
  )
}
