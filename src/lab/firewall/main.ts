/** The firewall: the process in the gateway's namespace. Its only configuration is what it is given here. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Facts } from '../../policy/decision.ts'
import { inOrder } from '../../policy/order.ts'
import { serviceTags } from '../../policy/service-tags.ts'
import { serveParent, tellParent } from '../network/child.ts'
import { gatewayProgram, type Step } from '../network/gateway-program.ts'
import { type FirewallConfig, labNet } from '../parts.ts'
import { onConnection } from './connections.ts'
import type { DataPlaneStart } from './data-plane.ts'
import { type DnsProxy, dnsProxy } from './dns-proxy.ts'
import { readIntermediate } from './intermediate.ts'
import { logNetworkFlows } from './network-log.ts'
import { type NetworkNames, networkNames } from './network-names.ts'
import { networkSteps } from './network-steps.ts'
import { type RequestServer, requestServer } from './requests.ts'
import { resolver } from './resolver.ts'
import { decider, type Running } from './running.ts'
import { makeSigner, type Signer, signerKeys } from './signer.ts'

type Allocated = Running & { readonly privateIp: string; readonly interceptedPorts: ReadonlySet<number>; stop(): void }

/** Answered whatever the policy says: SYN-ACK proves nothing (facts 0.2). */
const alwaysIntercepted = [80, 443]

const keys = signerKeys()
const program = gatewayProgram()
const listeners = new Map<number, net.Server>()
const open = new Set<net.Socket>()
let running: Allocated | undefined
let requests: RequestServer
let signer: { readonly of: string; readonly made: Promise<Signer> } | undefined

serveParent({
  async start({ publicRootPem }: DataPlaneStart) {
    const publicRoots: SecureContext = createSecureContext({ ca: publicRootPem, minVersion: 'TLSv1.2' })
    requests = requestServer(() => running, publicRoots)
    await Promise.all([listen(alwaysIntercepted), logNetworkFlows(() => running)])
  },
  async configure(config: FirewallConfig | undefined) {
    if (config) await allocate(config)
    else await deallocate()
  },
})

/** The old policy serves until the new one is complete; a configuration that is refused changes nothing. */
async function allocate(config: FirewallConfig): Promise<void> {
  const { policy, privateIp, publicIps } = config
  const newSigner = config.caPfx === undefined ? undefined : await signerFor(config.caPfx)
  const tags: Pick<Facts, 'serviceTags' | 'fqdnTags'> = { ...config.facts, serviceTags: { ...serviceTags, ...config.facts.serviceTags } }
  const [server = labNet.platformDns] = policy.dnsSettings?.servers ?? []
  const resolve = resolver([server])
  const ports = new Set([
    ...alwaysIntercepted,
    ...inOrder(policy, 'ApplicationRule').flatMap(({ rule }) => rule.protocols.map(({ port }) => port)),
  ])
  await listen(ports)

  let proxy: DnsProxy | undefined
  let names: NetworkNames | undefined
  const steps = (): readonly Step[] => [
    ...(policy.dnsSettings?.enableProxy
      ? (['udp', 'tcp'] as const).map((protocol): Step => ({ kind: 'own', protocol, address: privateIp, port: 53 }))
      : []),
    ...networkSteps(policy, tags.serviceTags, names?.addresses() ?? new Map()),
    ...[...ports].map((port): Step => ({ kind: 'intercept', port })),
  ]
  names = await networkNames(policy, resolve, () => program.install(steps()))
  const before = running
  running?.stop()
  try {
    if (policy.dnsSettings?.enableProxy) proxy = await dnsProxy(privateIp, server)
    await program.install(steps())
  } catch (error) {
    proxy?.close()
    names.stop()
    running = undefined
    await program.shut()
    throw error
  }
  if (before && before.privateIp !== privateIp) cutAll()
  running = {
    policy,
    privateIp,
    publicIps,
    interceptedPorts: ports,
    decide: decider(policy, tags, () => names.addresses()),
    resolve,
    ...(newSigner ? { signer: newSigner } : {}),
    log: row => tellParent('log', row),
    stop() {
      names.stop()
      proxy?.close()
    },
  }
}

async function deallocate(): Promise<void> {
  running?.stop()
  running = undefined
  cutAll()
  await program.shut()
}

function cutAll(): void {
  for (const socket of open) socket.resetAndDestroy()
}

/** The sub-CA stays the same as long as the customer's CA does. */
async function signerFor(caPfx: string): Promise<Signer> {
  const of = createHash('sha256').update(caPfx).digest('hex')
  if (signer?.of === of) return signer.made
  const made = makeSigner(readIntermediate(caPfx), keys)
  const result = await made
  signer = { of, made }
  return result
}

/** Listeners stay when a port is not intercepted any more: no packet reaches them then. */
async function listen(ports: Iterable<number>): Promise<void> {
  await Promise.all(
    [...ports]
      .filter(port => !listeners.has(port))
      .map(async port => {
        const server = net.createServer({ allowHalfOpen: true }, socket => {
          open.add(socket)
          socket.once('close', () => open.delete(socket))
          onConnection(socket, { current: () => running, requests })
        })
        listeners.set(port, server)
        server.listen({ port, host: '0.0.0.0', backlog: 4096 })
        try {
          await once(server, 'listening')
        } catch (error) {
          listeners.delete(port)
          throw error
        }
      }),
  )
}
