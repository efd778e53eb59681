/**
 * The lab's Azure in the test's own process: real actions, real SDKs, real TLS on a loopback port. The names of Azure are led there by the
 * agent that every Azure SDK uses; nothing of ours knows of it. Wires, data plane and cluster are only recorded.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { askOverHttps } from '../../src/azure/doctor-ask.ts'
import type { Action, ActionResult, ActionWorld, InputReader } from '../../src/github/action.ts'
import { type Azure, startAzure } from '../../src/lab/azure/azure.ts'
import type { Pair } from '../../src/lab/azure/http.ts'
import { githubOidc } from '../../src/lab/github/oidc.ts'
import type { FirewallConfig, Route, SubnetRoute } from '../../src/lab/parts.ts'
import { issueServerCertificate, makePublicRoot } from '../../src/lab/public-root.ts'

const tenantId = '22222222-2222-4222-8222-222222222222'
export const subscriptionId = '11111111-1111-4111-8111-111111111111'
const runner = {
  clientId: '88888888-8888-4888-8888-888888888888',
  objectId: '33333333-3333-4333-8333-333333333333',
  secret: 'lab-secret',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:o/r:ref:refs/heads/main',
}

export type Emulated = {
  readonly azure: Azure
  /** The root that all its names are issued by, and the port that they are led to. */
  readonly root: string
  readonly port: number
  /** What GitHub's runner gives a job that may ask for a token; empty without the option `github`. */
  readonly job: Readonly<Record<string, string>>
  /** The subject of that job's tokens. */
  readonly subject: string
  /** Exchanges since the last `forget`. */
  readonly pairs: Pair[]
  /** `GET firewallPolicies/afwp-weather`, for those to ARM that are no polls. */
  calls(...methods: readonly string[]): readonly string[]
  forget(): void
  /** Told of each exchange as it is answered. */
  onExchange: (() => void) | undefined
  /** Answers from the wires: the last configuration of the data plane, and the last routes. */
  readonly seen: { firewall: FirewallConfig | undefined; routes: readonly SubnetRoute[]; running: boolean; clusters: number }
  run<Inputs>(
    action: Action<Inputs>,
    inputs?: Readonly<Record<string, string>>,
    more?: { signal?: AbortSignal; env?: Record<string, string>; idToken?: ActionWorld['idToken'] },
  ): Promise<Ran>
  close(): Promise<void>
}

export type Ran = ActionResult & {
  readonly lines: readonly string[]
  readonly masks: readonly string[]
  readonly state: Readonly<Record<string, string>>
  readonly exported: Readonly<Record<string, string>>
  readonly temp: string
}

/**
 * `github`: the lab's GitHub gives tokens, and the runner's identity trusts the subject `trusts`, by default that of the tokens.
 * `kubeconfig`: of the clusters that are made, in place of one that leads nowhere.
 */
export async function emulate(
  options: { readonly github?: { readonly trusts?: string }; readonly kubeconfig?: () => string } = {},
): Promise<Emulated> {
  const root = await makePublicRoot()
  const routes = new Map<string, Route>()
  const certificate = await issueServerCertificate(root, [
    '*.azure.com',
    '*.microsoftonline.com',
    '*.vault.azure.net',
    '*.loganalytics.io',
    '*.file.core.windows.net',
    '*.githubusercontent.com',
    '*.actions.githubusercontent.com',
  ])
  const server = https.createServer({ key: certificate.privateKeyPem, cert: certificate.certificatePem }, (request, response) => {
    const route = routes.get(String((request.socket as tls.TLSSocket).servername))
    if (route) route.handle(request, response)
    else request.socket.destroy()
  })
  // Making RSA keys takes longer than the 5 s after which Node hangs up, and a POST that meets that moment is not sent again.
  server.keepAliveTimeout = 60_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = https.Agent.prototype as unknown as { createConnection: unknown }
  const before = agent.createConnection
  agent.createConnection = function (this: unknown, options: tls.ConnectionOptions & { host?: string }, ...more: unknown[]) {
    if (options.host === '127.0.0.1') return (before as (...all: unknown[]) => unknown).call(this, options, ...more)
    if (!routes.has(options.host ?? '')) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${options.host}`), { code: 'ENOTFOUND' })
    return tls.connect({
      ...options,
      host: '127.0.0.1',
      port,
      servername: options.servername ?? options.host ?? '',
      ca: root.certificatePem,
      checkServerIdentity: () => undefined,
    })
  }
  const seen: Emulated['seen'] = { firewall: undefined, routes: [], running: false, clusters: 0 }
  const pairs: Pair[] = []
  const frontDoor = {
    add: (route: Route) => {
      routes.set(route.host, route)
      return () => {
        routes.delete(route.host)
      }
    },
  }
  const oidc = options.github && (await githubOidc({ frontDoor }))
  const azure = startAzure({
    frontDoor,
    topology: {
      gateway: 'g',
      internet: 'i',
      addPod: async () => {
        throw new Error('no pods here')
      },
      setRoutes: async given => {
        seen.routes = given
      },
      setFirewall: async () => {},
      setSubnet: async () => {},
      close: async () => {},
    },
    dataPlane: {
      configure: async config => {
        seen.firewall = config
      },
      close: async () => {},
    },
    newCluster: async request => {
      seen.running = true
      seen.clusters += 1
      const kubeconfig = `apiVersion: v1\nkind: Config\nclusters: [{ name: c, cluster: { server: "https://${request.fqdn}" } }]\ncontexts: [{ name: c, context: { cluster: c, user: u } }]\ncurrent-context: c\nusers: [{ name: u, user: { token: admin-token-of-the-test } }]\n`
      return {
        kubeconfig: options.kubeconfig?.() ?? kubeconfig,
        start: async () => {
          seen.running = true
        },
        stop: async () => {
          seen.running = false
        },
        setAuthorizedRanges: () => {},
        close: async () => {},
      }
    },
    facts: {},
    identity: { tenantId, subscriptionId, runner: { ...runner, subject: options.github?.trusts ?? oidc?.subject ?? runner.subject } },
    fetchIssuer: async url => (oidc ? (await askOverHttps({})(url, { signal: AbortSignal.timeout(10_000) })).body : {}),
    record: pair => {
      pairs.push(pair)
      emulated.onExchange?.()
    },
  })
  const scope = `/subscriptions/${subscriptionId}`
  for (const role of ['Contributor', 'Role Based Access Control Administrator']) azure.grant(role, runner.objectId, scope)
  process.env.AZURE_TENANT_ID = tenantId
  process.env.AZURE_CLIENT_ID = runner.clientId
  process.env.AZURE_CLIENT_SECRET = runner.secret
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-azure-'))

  const emulated: Emulated = {
    onExchange: undefined,
    azure,
    root: root.certificatePem,
    port,
    job: oidc ? { GITHUB_ACTIONS: 'true', ...oidc.env } : {},
    subject: oidc?.subject ?? runner.subject,
    pairs,
    seen,
    calls: (...methods) =>
      pairs
        .filter(
          ({ request }) =>
            request.url.startsWith('https://management.azure.com') &&
            !/\/operation(s|results|statuses)\//i.test(request.url) &&
            (methods.length === 0 || methods.includes(request.method)),
        )
        .map(({ request }) => `${request.method} ${new URL(request.url).pathname.split('/').slice(-2).join('/')}`),
    forget: () => void pairs.splice(0),
    run: async (action, inputs = {}, { signal = new AbortController().signal, env = {}, idToken } = {}) => {
      const lines: string[] = []
      const masks: string[] = []
      const state: Record<string, string> = {}
      const exported: Record<string, string> = {}
      const world: ActionWorld = {
        env: { AZURE_SUBSCRIPTION_ID: subscriptionId, AZURE_TENANT_ID: tenantId, ...env },
        log: {
          info: line => void lines.push(line),
          debug: line => void lines.push(line),
          warning: line => void lines.push(line),
          group: (_, body) => body(),
        },
        signal,
        idToken,
        mask: secret => void masks.push(secret),
        saveState: (name, value) => {
          state[name] = value
        },
        exportVariable: (name, value) => {
          exported[name] = value
        },
        temp: folder,
      }
      const result = await action.run(action.inputs(reader(inputs)), world)
      return { ...result, lines, masks, state, exported, temp: folder }
    },
    close: async () => {
      await azure.close()
      oidc?.close()
      agent.createConnection = before
      https.globalAgent.destroy()
      http.globalAgent.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return emulated
}

import { readFileSync } from 'node:fs'

/** The inputs as the runner would read them, with action.yml's defaults. */
export function reader(given: Readonly<Record<string, string>>): InputReader {
  const values: Readonly<Record<string, string>> = {
    spec: 'examples/weather/egress.yaml',
    mode: 'apply',
    'new-root': 'announce',
    operation: 'deallocate',
    cluster: 'true',
    admin: 'false',
    'wait-for-firewall-minutes': '0',
    ...given,
  }
  return {
    text: name => values[name] ?? '',
    oneOf: (name, allowed) => allowed.find(one => one === values[name]) ?? fault(name, `must be one of ${allowed.join(', ')}`),
    boolean: name => values[name] === 'true',
    integer: name => Number(values[name]),
    list: name =>
      (values[name] ?? '')
        .split(',')
        .map(text => text.trim())
        .filter(Boolean),
    file: name => (values[name] ? { path: values[name], content: readFileSync(values[name]) } : undefined),
    fault,
  }
}

function fault(name: string, message: string): never {
  throw new Error(`${name} ${message}`)
}
