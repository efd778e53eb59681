/** A cluster for tests, in namespaces of this test process's own: a front door, a topology that is only names, what it was asked and could not do. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createCluster } from '../../../src/lab/cluster/cluster.ts'
import { openFrontDoor } from '../../../src/lab/front-door.ts'
import { settleIn } from '../../../src/lab/inside.ts'
import type { Cluster, FrontDoor, Topology } from '../../../src/lab/parts.ts'
import { makePublicRoot, type PublicRoot } from '../../../src/lab/public-root.ts'

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type TestWorld = {
  readonly cluster: Cluster
  readonly publicRoot: PublicRoot
  readonly frontDoor: FrontDoor
  readonly refusals: string[]
  readonly kubeconfig: string
  kubectl(...args: string[]): Promise<Ran>
  kubectlWith(input: string | Buffer, ...args: string[]): Promise<Ran>
  close(): Promise<void>
}

export const fqdn = 'aks-test-1a2b3c4d.hcp.eastus2.azmk8s.io'
export const oidcIssuer =
  'https://eastus2.oic.prod-aks.azure.com/11111111-1111-1111-1111-111111111111/22222222-2222-2222-2222-222222222222/'
export const tenantId = '11111111-1111-1111-1111-111111111111'

/** Network namespaces with nothing but a loopback interface. */
export const loopbackTopology = (): Topology => {
  let count = 0
  const nothing = async (): Promise<void> => {}
  return {
    gateway: 'none',
    internet: 'none',
    addPod: async name => {
      count += 1
      const address = `10.42.1.${count + 3}`
      execFileSync('ip', ['netns', 'add', name])
      execFileSync('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
      execFileSync('ip', ['-n', name, 'addr', 'add', `${address}/32`, 'dev', 'lo'])
      return { namespace: name, address, release: async () => void execFileSync('ip', ['netns', 'del', name]) }
    },
    setRoutes: nothing,
    setFirewall: nothing,
    setSubnet: nothing,
    close: nothing,
  }
}

export const run = (
  program: string,
  args: readonly string[],
  input: string | Buffer = '',
  environment: Record<string, string> = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { PATH: process.env['PATH'] ?? '', HOME: '/run/home', ...environment },
      stdio: 'pipe',
      timeout: 60_000,
    })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }))
  })

export const openWorld = async (): Promise<TestWorld> => {
  const names = settleIn()
  mkdirSync('/run/home', { recursive: true })
  const publicRoot = await makePublicRoot()
  const frontDoor = await openFrontDoor({ publicRoot, onNames: table => names.set(table) })
  const refusals: string[] = []
  const cluster = await createCluster(
    {
      name: 'aks-test',
      fqdn,
      nodeCount: 2,
      serviceCidr: '10.41.0.0/16',
      dnsServiceIp: '10.41.0.10',
      dnsServers: () => ['10.42.2.4'],
      oidcIssuer,
      tenantId,
    },
    { topology: loopbackTopology(), frontDoor, publicRootPem: publicRoot.certificatePem, onRefusal: text => void refusals.push(text) },
  )
  const kubeconfig = '/run/home/kubeconfig'
  writeFileSync(kubeconfig, cluster.kubeconfig, { mode: 0o600 })
  return {
    cluster,
    publicRoot,
    frontDoor,
    refusals,
    kubeconfig,
    kubectl: (...args) => run('kubectl', ['--kubeconfig', kubeconfig, ...args]),
    kubectlWith: (input, ...args) => run('kubectl', ['--kubeconfig', kubeconfig, ...args], input),
    close: async () => {
      await cluster.close()
      await frontDoor.close()
    },
  }
}

/** A Deployment whose pods say `ready` and wait. */
export const deployment = (name: string, replicas: number): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      terminationGracePeriodSeconds: 2
      containers:
        - name: app
          image: ubuntu:24.04
          command: [sh, -c, "echo ready; trap 'exit 0' TERM; while :; do sleep 0.2; done"]
`
