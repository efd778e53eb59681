/** The firewall: the process in the gateway's namespace. Its only configuration is what it is given here. */
import { createHash } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import type { Facts } from '../../policy/decision.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { layered } from '../../policy/layered.ts'
import { inOrder } from '../../policy/order.ts'
import { fqdnTags, serviceTags } from '../../policy/service-tags.ts'
import { serveParent, tellParent } from '../network/child.ts'
import { gatewayProgram, type Step } from '../network/gateway-program.ts'
import { type FirewallConfig, labNet } from '../parts.ts'
import type { DataPlaneStart } from './data-plane.ts'
import { type DnsProxy, dnsProxy } from './dns-proxy.ts'
import { interceptor } from './interceptor.ts'
import { readIntermediate } from './intermediate.ts'
import { logNetworkFlows } from './network-log.ts'
import { type NetworkNames, networkNames } from './network-names.ts'
import { networkSteps } from './network-steps.ts'
import { requestServer } from './requests.ts'
import { resolver } from './resolver.ts'
import type { Running } from './running.ts'
import { makeSigner, type Signer, signerKeys } from './signer.ts'

type Allocated = { readonly running: Running; readonly names: NetworkNames; readonly dnsServer: string }

/** Answered whatever the policy says: SYN-ACK proves nothing (facts 0.2). */
const alwaysIntercepted = [80, 443]

const keys = signerKeys()
const program = gatewayProgram()
let allocated: Allocated | undefined
let proxy: { readonly address: string; readonly server: DnsProxy } | undefined
let signer: { readonly of: string; readonly signer: Signer } | undefined
const current = () => allocated?.running
const requests = requestServer(current)
const intercept = interceptor(current, requests)

serveParent({
  async start({ publicRootPem }: DataPlaneStart) {
    requests.trust(createSecureContext({ ca: publicRootPem, minVersion: 'TLSv1.2' }))
    await Promise.all([intercept.listen(alwaysIntercepted), logNetworkFlows(current)])
  },
  configure: (config: FirewallConfig | undefined) => (config ? allocate(config) : deallocate()),
})

/** The old configuration serves until the new one is complete; one that is refused changes nothing. */
async function allocate(config: FirewallConfig): Promise<void> {
  const { policy, privateIp, publicIps, caPfx } = config
  const [dnsServer = labNet.platformDns] = policy.dnsSettings?.servers ?? []
  const resolve = resolver([dnsServer])
  const ports = new Set([
    ...alwaysIntercepted,
    ...inOrder(policy, 'ApplicationRule').flatMap(({ rule }) => rule.protocols.map(({ port }) => port)),
  ])
  const own: readonly Step[] = policy.dnsSettings?.enableProxy
    ? (['udp', 'tcp'] as const).map(protocol => ({ kind: 'own', protocol, address: privateIp, port: 53 }))
    : []
  const steps = (): readonly Step[] => [
    ...own,
    ...networkSteps(policy, facts()),
    ...[...ports].map((port): Step => ({ kind: 'intercept', port })),
  ]
  // The firewall knows more than a spec's author: it has resolved the names itself, and its tags cover what is known of them. What the author
  // assumed about names does not count.
  const { otherNames: _, perhapsTagged: __, ...known } = layered({ serviceTags, fqdnTags }, config.facts)
  const facts = (): Facts => ({ ...known, dns: Object.fromEntries(names.addresses()) })

  const signing = caPfx === undefined ? undefined : await signerFor(caPfx)
  const names = await networkNames(policy, resolve, () => program.install(steps()))
  try {
    const first = steps()
    await intercept.listen(ports)
    if (own.length > 0) await proxyAt(privateIp)
    await program.install(first)
  } catch (error) {
    names.stop()
    throw error
  }
  const before = allocated
  before?.names.stop()
  allocated = {
    running: {
      policy,
      privateIp,
      publicIps,
      interceptedPorts: ports,
      decide: flow => evaluate(policy, flow, facts()),
      resolve,
      ...(signing ? { signer: signing } : {}),
      log: row => tellParent('log', row),
    },
    names,
    dnsServer,
  }
  if (before && before.running.privateIp !== privateIp) intercept.cutAll()
}

async function deallocate(): Promise<void> {
  allocated?.names.stop()
  allocated = undefined
  proxy?.server.close()
  proxy = undefined
  intercept.cutAll()
  await program.shut()
}

/** One stays as long as the address does; which server it asks is the current policy's affair. */
async function proxyAt(address: string): Promise<void> {
  if (proxy?.address === address) return
  const server = await dnsProxy(address, () => allocated?.dnsServer ?? labNet.platformDns)
  proxy?.server.close()
  proxy = { address, server }
}

/** The sub-CA stays the same as long as the customer's CA does. */
async function signerFor(caPfx: string): Promise<Signer> {
  const of = createHash('sha256').update(caPfx).digest('hex')
  if (signer?.of !== of) signer = { of, signer: await makeSigner(readIntermediate(caPfx), keys) }
  return signer.signer
}
