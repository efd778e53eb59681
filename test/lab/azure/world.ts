/** An Azure of the lab's for tests: a front door on a free port, and every HTTPS connection of this process led to it, whatever host it names. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import https from 'node:https'
import tls from 'node:tls'
import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity'
import { type Azure, startAzure } from '../../../src/lab/azure/azure.ts'
import { writeJwt } from '../../../src/lab/azure/entra/jwt.ts'
import type { Pair } from '../../../src/lab/azure/http.ts'
import { openFrontDoor } from '../../../src/lab/front-door.ts'
import type { ClusterRequest, FirewallConfig, SubnetRoute } from '../../../src/lab/parts.ts'
import { makePublicRoot } from '../../../src/lab/public-root.ts'

export const audience = 'api://AzureADTokenExchange'

/** What the wires and the data plane were told, in order. */
export type Told = {
  routes: (readonly SubnetRoute[])[]
  subnets: string[]
  firewall: ({ privateIp: string; publicIps: readonly string[] } | undefined)[]
  configs: (FirewallConfig | undefined)[]
  clusters: ClusterRequest[]
  calls: string[]
}

export type TestWorld = Awaited<ReturnType<typeof makeWorld>>

export async function makeWorld(
  options: { refuseConfig?: (config: FirewallConfig) => string | undefined; facts?: Parameters<typeof startAzure>[0]['facts'] } = {},
) {
  const publicRoot = await makePublicRoot()
  const names = new Set<string>()
  const frontDoor = await openFrontDoor({
    publicRoot,
    port: 0,
    onNames: known => {
      names.clear()
      for (const name of known.keys()) names.add(name)
    },
  })
  const undo = leadHttpsTo(frontDoor.port, publicRoot.certificatePem)
  const issuer = 'https://token.actions.githubusercontent.com'
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const identity = {
    tenantId: randomUUID(),
    subscriptionId: randomUUID(),
    runner: {
      clientId: randomUUID(),
      objectId: randomUUID(),
      issuer,
      subject: 'repo:contoso/app:ref:refs/heads/main',
      secret: 'a secret of the tests',
    },
  }
  const told: Told = { routes: [], subnets: [], firewall: [], configs: [], clusters: [], calls: [] }
  const pairs: Pair[] = []
  const azure: Azure = startAzure({
    frontDoor,
    identity,
    facts: options.facts ?? {},
    record: pair => void pairs.push(pair),
    topology: {
      gateway: 'gateway',
      internet: 'internet',
      addPod: () => Promise.reject(new Error('no pods here')),
      setRoutes: async routes => void told.routes.push(routes),
      setFirewall: async addresses => void told.firewall.push(addresses),
      setSubnet: async prefix => void told.subnets.push(prefix),
      close: async () => undefined,
    },
    dataPlane: {
      async configure(config) {
        const because = config && options.refuseConfig?.(config)
        if (because) throw new Error(because)
        told.configs.push(config)
      },
      close: async () => undefined,
    },
    async newCluster(request) {
      told.clusters.push(request)
      return {
        kubeconfig: kubeconfigOf(request),
        start: async () => void told.calls.push('start'),
        stop: async () => void told.calls.push('stop'),
        setAuthorizedRanges: ranges => void told.calls.push(`ranges ${ranges.join(' ')}`),
        close: async () => void told.calls.push('close'),
      }
    },
    async fetchIssuer(url) {
      if (url === `${issuer}/.well-known/openid-configuration`) return { issuer, jwks_uri: `${issuer}/.well-known/jwks` }
      if (url === `${issuer}/.well-known/jwks`) return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] }
      throw new Error(`nothing at ${url}`)
    },
  })
  const { tenantId, subscriptionId, runner } = identity
  const idToken = (claims: Record<string, unknown> = {}) => {
    const time = Math.floor(Date.now() / 1000)
    return writeJwt(
      { iss: issuer, sub: runner.subject, aud: audience, iat: time, nbf: time, exp: time + 300, ...claims },
      keys.privateKey,
      'k1',
    )
  }
  return {
    azure,
    identity,
    names,
    told,
    pairs,
    idToken,
    root: publicRoot.certificatePem,
    credential: new ClientAssertionCredential(tenantId, runner.clientId, async () => idToken()),
    secretCredential: new ClientSecretCredential(tenantId, runner.clientId, runner.secret),
    subscription: `/subscriptions/${subscriptionId}`,
    async close() {
      await azure.close()
      await frontDoor.close()
      undo()
      https.globalAgent.destroy()
    },
  }
}

const kubeconfigOf = ({ fqdn }: ClusterRequest) =>
  `apiVersion: v1\nkind: Config\nclusters: [{ name: c, cluster: { server: "https://${fqdn}:443" } }]\nusers: [{ name: admin, user: { token: secret } }]\ncontexts: [{ name: x, context: { cluster: c, user: admin } }]\ncurrent-context: x\n`

/** Clients keep their default options: real names, port 443. Only the wire below them ends here. */
function leadHttpsTo(port: number, ca: string): () => void {
  const agents = https.Agent.prototype as unknown as { createConnection: unknown }
  const before = agents.createConnection
  agents.createConnection = (options: tls.ConnectionOptions) =>
    tls.connect({ ...options, host: '127.0.0.1', port, ca, servername: String(options.servername || options.host) })
  return () => {
    agents.createConnection = before
  }
}
