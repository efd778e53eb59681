/** The lab: every part of Azure, the firewall, the internet, the cluster and GitHub's runner that the six actions meet, wired together. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import https from 'node:https'
import type { Facts } from '../policy/decision.ts'
import { type Azure, startAzure } from './azure/azure.ts'
import { createCluster } from './cluster/cluster.ts'
import { startDataPlane } from './firewall/data-plane.ts'
import { type OpenFrontDoor, openFrontDoor } from './front-door.ts'
import { type GithubOidc, githubOidc } from './github/oidc.ts'
import { labDirectory, settleIn } from './inside.ts'
import { startInternet } from './internet/internet.ts'
import { openTopology } from './network/topology.ts'
import type { Cluster, FirewallLogRow, Topology } from './parts.ts'
import { makePublicRoot, type PublicRoot } from './public-root.ts'

export type Lab = {
  readonly azure: Azure
  readonly topology: Topology
  readonly publicRoot: PublicRoot
  readonly github: GithubOidc
  readonly frontDoor: OpenFrontDoor
  /** The cluster that ARM created, once it did. */
  readonly cluster: () => Cluster | undefined
  /** The environment in which a job of the lab's GitHub runs an action: identities and trust, nothing of this machine's. */
  readonly jobEnv: Readonly<Record<string, string>>
  /** What was asked of the lab that it does not emulate, by name. A run in which this is not empty has failed. */
  readonly refusals: () => readonly string[]
  close(): Promise<void>
}

export type LabOptions = {
  readonly facts: Facts
  /** Host names whose origin shows a certificate that nobody trusts. */
  readonly untrusted: readonly string[]
  readonly record?: (pair: Parameters<NonNullable<Parameters<typeof startAzure>[0]['record']>>[0]) => void
  readonly latencyMilliseconds?: number
}

/** Starts everything; the process must be the first of its own namespaces (`cli/lab.ts` sees to that). */
export async function startLab(options: LabOptions): Promise<Lab> {
  const hostNames = settleIn()
  const refused: string[] = []
  const [publicRoot, topology] = await Promise.all([makePublicRoot(), openTopology()])
  const frontDoor = await openFrontDoor({ publicRoot, onNames: names => hostNames.set(names) })
  const rootFile = `${labDirectory}/public-root.pem`
  writeFileSync(rootFile, publicRoot.certificatePem)

  let azure: Azure | undefined
  let cluster: Cluster | undefined
  const [github, dataPlane, internet] = await Promise.all([
    githubOidc({ frontDoor }),
    startDataPlane({ topology, publicRootPem: publicRoot.certificatePem, onLog: (row: FirewallLogRow) => azure?.log(row) }),
    startInternet({
      topology,
      publicRoot: { certificatePem: publicRoot.certificatePem, privateKeyPem: publicRoot.privateKeyPem },
      facts: options.facts,
      untrusted: [...options.untrusted],
      ...(options.latencyMilliseconds === undefined ? {} : { latencyMs: options.latencyMilliseconds }),
    }),
  ])

  const identity = {
    tenantId: randomUUID(),
    subscriptionId: randomUUID(),
    runner: { clientId: randomUUID(), objectId: randomUUID(), issuer: github.issuer, subject: github.subject },
  }
  azure = startAzure({
    frontDoor,
    topology,
    dataPlane,
    facts: options.facts,
    identity,
    fetchIssuer: url => getJson(url, publicRoot.certificatePem),
    newCluster: async request => {
      cluster = await createCluster(request, {
        topology,
        frontDoor,
        publicRootPem: publicRoot.certificatePem,
        onRefusal: text => refused.push(text),
      })
      return cluster
    },
    ...(options.record ? { record: options.record } : {}),
  })
  const started = azure
  // What README.md has the platform team set up once: the deploy identity's roles.
  for (const role of runnerRoles) started.grant(role, identity.runner.objectId, `/subscriptions/${identity.subscriptionId}`)

  return {
    azure: started,
    topology,
    publicRoot,
    github,
    frontDoor,
    cluster: () => cluster,
    jobEnv: {
      AZURE_TENANT_ID: identity.tenantId,
      AZURE_CLIENT_ID: identity.runner.clientId,
      AZURE_SUBSCRIPTION_ID: identity.subscriptionId,
      NODE_EXTRA_CA_CERTS: rootFile,
      ...github.env,
    },
    refusals: () => [...refused, ...started.refusals],
    async close() {
      await cluster?.close()
      await Promise.all([dataPlane.close(), internet.close(), started.close()])
      await frontDoor.close()
      await topology.close()
    },
  }
}

/** The least that one identity needs to run all six actions. */
export const runnerRoles = [
  'Contributor',
  'Role Based Access Control Administrator',
  'Key Vault Certificates Officer',
  'Key Vault Secrets Officer',
  'Storage File Data Privileged Contributor',
] as const

function getJson(url: string, ca: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { ca, timeout: 5000 }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => {
        try {
          if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`)
          resolve(JSON.parse(text))
        } catch (error) {
          reject(error)
        }
      })
    })
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer within 5 s`)))
    request.on('error', reject)
  })
}
