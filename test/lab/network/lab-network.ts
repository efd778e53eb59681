/** A whole network for tests: wires, internet, firewall, one pod; and real clients that run in the pod. */
import { execFile, execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { startDataPlane } from '../../../src/lab/firewall/data-plane.ts'
import { startInternet } from '../../../src/lab/internet/internet.ts'
import { openTopology } from '../../../src/lab/network/topology.ts'
import type { FirewallConfig, FirewallLogRow } from '../../../src/lab/parts.ts'
import { makeAuthority } from '../../../src/pki/authority.ts'
import { generateKey, issue } from '../../../src/pki/issue.ts'
import { writePkcs12 } from '../../../src/pki/pkcs12.ts'

export const addresses = { firewall: '10.42.2.4', publicIp: '20.1.1.1', subnet: '10.42.1.0/24' }
/** Files for `--cacert`: what a pod trusts by default, and the customer's root. */
export const files = { publicRoot: '/run/public-root.pem', root: '/run/customer-root.pem' }

export type LabNetwork = Awaited<ReturnType<typeof startLabNetwork>>

export async function startLabNetwork() {
  const topology = await openTopology()
  const [publicRoot, authority] = await Promise.all([
    makePublicRoot(),
    makeAuthority({ organization: 'Test', root: 'Test Root', intermediate: 'Test Intermediate' }, new Date()),
  ])
  writeFileSync(files.publicRoot, publicRoot.certificatePem)
  writeFileSync(files.root, authority.root.pem)
  const rows: FirewallLogRow[] = []
  const [dataPlane, internet] = await Promise.all([
    startDataPlane({ topology, publicRootPem: publicRoot.certificatePem, onLog: row => rows.push(row) }),
    startInternet({
      topology,
      publicRoot,
      facts: { dns: { '*.blob.core.windows.net': ['20.60.0.4'] } },
      untrusted: ['legacy.accuweather.com'],
    }),
  ])
  await topology.setSubnet(addresses.subnet)
  await topology.setRoutes([{ prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address: addresses.firewall } }])
  resolveAt(addresses.firewall)
  const pod = await topology.addPod('client')
  return {
    topology,
    dataPlane,
    authority,
    pod,
    rows,
    caPfx: Buffer.from(writePkcs12({ key: authority.intermediateKey, certificate: authority.intermediate })).toString('base64'),
    configure: (config: Partial<FirewallConfig> & Pick<FirewallConfig, 'policy'>) =>
      dataPlane.configure({ privateIp: addresses.firewall, publicIps: [addresses.publicIp], facts: {}, ...config }),
    /** Runs a command in the pod. Never rejects; a killed command has code -1. */
    run: (command: string, ...args: string[]) => runIn(pod.namespace, command, args),
    curl: (...args: string[]) => runIn(pod.namespace, 'curl', ['-sS', '--noproxy', '*', '--max-time', '8', ...args]),
    async close() {
      await Promise.all([dataPlane.close(), internet.close()])
      await topology.close()
    },
  }
}

type Ran = { readonly code: number; readonly out: string; readonly err: string; readonly milliseconds: number }

export function runIn(namespace: string, command: string, args: readonly string[], input = ''): Promise<Ran> {
  const started = performance.now()
  return new Promise(resolve => {
    const child = execFile(
      'nsenter',
      [`--net=/run/netns/${namespace}`, command, ...args],
      { timeout: 15_000, maxBuffer: 64e6 },
      (error, out, err) => {
        resolve({
          code: error ? (typeof error.code === 'number' ? error.code : -1) : 0,
          out,
          err,
          milliseconds: performance.now() - started,
        })
      },
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** The lab's process that runs a script (`firewall/main.ts`). */
export function processOf(script: string): number {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const runs = (pid: string) => {
    try {
      const [command, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return command?.endsWith('node') && args.some(arg => arg.endsWith(script))
    } catch {
      return false // it ended while we were looking
    }
  }
  const [pid] = pids.filter(runs)
  if (!pid) throw new Error(`no process runs ${script}`)
  return Number(pid)
}

/** Pods have a resolver of their own; here everybody shares the mount namespace, and only pods resolve anything. */
export function resolveAt(server: string): void {
  writeFileSync('/run/resolv.conf', `nameserver ${server}\noptions timeout:1 attempts:2\n`)
  execFileSync('sh', ['-c', 'mountpoint -q /etc/resolv.conf || mount --bind /run/resolv.conf /etc/resolv.conf'])
}

async function makePublicRoot() {
  const key = await generateKey('p256')
  const day = 24 * 60 * 60 * 1000
  const certificate = await issue({
    subject: [['CN', 'Lab Public Root']],
    key: key.privateKey,
    issuer: 'self',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 365 * day),
    ca: {},
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
  })
  return { certificatePem: certificate.pem, privateKeyPem: key.privateKeyPem }
}
