/**
 * A world in which verify-tls-inspection runs as it is: real curl in real shells, flights of a firewall and of origins on loopback, an API
 * server that does what it is told. The tests of the action and the fault campaign share it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as tls from 'node:tls'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { verifyTlsInspection } from '../../src/actions/verify-tls-inspection.ts'
import { runAction } from '../actions/world.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'
import { type TestCluster, type TestPod, testCluster } from '../kubernetes/cluster.ts'
import { http, leafOf, loopbackName, ourFirewall, plainOrigin, signer, tlsOrigin } from '../verify/lab.ts'

export type VerifyOptions = {
  readonly expectations?: string
  /** What is changed of the spec besides. */
  readonly edit?: (spec: string) => string
  readonly inputs?: Readonly<Record<string, string>>
  readonly change?: (cluster: TestCluster) => void
  /** What the firewall logs and how its log answers, where the run reads it. */
  readonly log?: (azure: Emulated) => void
}

const example = readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')

/** Adds a public root to those of this process, until it is closed. */
export async function verifyWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-verify-'))
  const closers: (() => void)[] = []
  const open = <T extends { port: number; close: () => void }>(server: T): number => {
    closers.push(server.close)
    return server.port
  }
  const roots = tls.getCACertificates('default')
  const { root, intermediate, subCa } = await ourFirewall()
  const publicRoot = await signer('Public Root', 'self')
  tls.setDefaultCACertificates([...roots, publicRoot.certificate.pem])
  const leaf = await leafOf(loopbackName, subCa)
  const origin = await leafOf(loopbackName, publicRoot, { subject: 'x' })
  const above = [subCa, intermediate]
  const allowed = open(await tlsOrigin(leaf, above, http(200, 'sunny')))
  const denied = open(await tlsOrigin(leaf, above, http(470, 'Action: Deny. Reason: No rule matched. Proceeding with default action.')))
  const direct = open(await tlsOrigin(origin, [], http(200, 'registry'), { maxVersion: 'TLSv1.3' }))
  const closed = open(await plainOrigin(socket => socket.end()))
  const plain = open(await plainOrigin(socket => socket.end(http(470, 'Action: Deny. Reason: No rule matched.'))))
  const moved = async (location: string): Promise<number> =>
    open(await tlsOrigin(leaf, above, http(302, 'moved', `location: ${location}\r\n`)))
  /** Inspected, each with a Location. */
  const redirecting = {
    toAllowed: await moved(`https://origin.example:${allowed}/arrived`),
    toDirect: await moved(`https://origin.example:${direct}/`),
    toDenied: await moved(`https://origin.example:${denied}/`),
    toForbidden: await moved('http://169.254.169.254/metadata/instance?api-version=2021-02-01'),
    toUnlisted: await moved(`https://origin.example:${closed}/`),
    toTerminal: await moved('https://origin.example/\u001b]0;x\u0007::set-output name=verdict::pass'),
    toItself: await moved('/'),
  }
  const ports = { allowed, denied, direct, closed, plain, ...redirecting }
  const standard = `
  - { name: allowed and inspected, url: "https://origin.example:${allowed}/", expect: allow, inspected: true, status: 200, body: sunny }
  - { name: denied inside, url: "https://origin.example:${denied}/", expect: deny, inspected: true }
  - { name: passes through, url: "https://origin.example:${direct}/", expect: allow, inspected: false }
  - { name: closed, url: "https://origin.example:${closed}/", expect: deny, inspected: false }
  - { name: plain, url: "http://origin.example:${plain}/", expect: deny, status: 470, body: "Action: Deny" }
`
  const rules = `        - name: test-denied
          priority: 110
          action: Deny
          applicationRules:
            - { name: DenyInside, protocols: ["Https:${denied}"], inspect: true, urls: [origin.example, "origin.example/*"] }
        - name: test-allowed
          priority: 120
          action: Allow
          applicationRules:
            - { name: AllowInspected, protocols: ["Https:${allowed}"], inspect: true, fqdns: [origin.example] }
            - { name: AllowMoved, protocols: [${Object.values(redirecting)
              .map(port => `"Https:${port}"`)
              .join(', ')}], inspect: true, fqdns: [origin.example] }
            - { name: AllowDirect, protocols: ["Https:${direct}"], fqdns: [origin.example] }
`
  const spec = (expectations = standard): string =>
    example
      .replace(/^expectations:\n[\s\S]*?(?=^\S)/m, `expectations:\n${expectations}\n`)
      .replace('        - name: aks-application\n', `${rules}        - name: aks-application\n`)
  const certificates = { 'root-certificate': root.certificate.pem, 'intermediate-certificate': intermediate.certificate.pem }
  const store = (name: string, ...pems: string[]): NodeJS.ProcessEnv => {
    writeFileSync(join(folder, name), pems.join('\n'))
    return { CURL_CA_BUNDLE: join(folder, name), SSL_CERT_FILE: join(folder, name), TMPDIR: folder }
  }
  const trusting = store('trusting.pem', root.certificate.pem, publicRoot.certificate.pem)
  const distrusting = store('distrusting.pem', publicRoot.certificate.pem)
  const pod = (name: string, more: Partial<TestPod> = {}): TestPod => ({
    name,
    labels: { app: 'weather' },
    env: trusting,
    ...more,
    paths: { [loopbackName]: 'localhost', ...more.paths },
  })

  let azure: Emulated | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One run of the action over these pods. `told`: a line for each verdict. */
  const verify = async (pods: TestPod[], options: VerifyOptions = {}) => {
    const { log } = options
    if (log === undefined) return run(pods, options)
    // There is one log for all runs of this world: they take turns.
    const mine = turn.then(async () => {
      azure ??= await withWorkspace()
      log(azure)
      const inputs = { 'subscription-id': subscriptionId, ...options.inputs }
      return run(pods, { ...options, inputs }).finally(() => {
        if (azure === undefined) return
        azure.onExchange = undefined
        azure.azure.knobs.faults = { seed: 1, rules: [] }
      })
    })
    turn = mine.catch(() => {})
    return mine
  }
  const run = async (pods: TestPod[], { expectations, edit = text => text, inputs = {}, change = () => {} }: VerifyOptions) => {
    await using cluster = await testCluster(pods)
    change(cluster)
    const workspace = mkdtempSync(join(folder, 'w'))
    writeFileSync(join(workspace, 'egress.yaml'), edit(spec(expectations)))
    writeFileSync(join(workspace, 'kubeconfig'), cluster.kubeconfig)
    const result = await runAction(verifyTlsInspection, {
      workspace,
      kubeconfig: 'kubeconfig',
      workloads: 'weather',
      'deny-timeout-seconds': '10',
      ...certificates,
      ...inputs,
    })
    const told = result.report.verdicts.map(
      ({ pod, probe, result, because }) => `${pod?.name ?? '-'} ${probe.name}: ${result} (${because})`,
    )
    return { ...result, told, execs: cluster.execs }
  }
  return {
    folder,
    ports,
    standard,
    spec,
    trusting,
    distrusting,
    authority: { root, intermediate, subCa },
    publicRoot,
    pod,
    verify,
    /** A server that lives as long as this world. */
    open,
    close: async () => {
      await azure?.close()
      tls.setDefaultCACertificates(roots)
      for (const close of closers) close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function withWorkspace(): Promise<Emulated> {
  const azure = await emulate()
  await azure.run(provisionFirewall)
  return azure
}

export type VerifyWorld = Awaited<ReturnType<typeof verifyWorld>>
