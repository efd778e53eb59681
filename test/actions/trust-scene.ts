/** Containers with a root in their mounts, controllers that declare them, and install-ca-in-pod against an API server whose every answer is decided here. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { installCaInPod } from '../../src/actions/install-ca-in-pod.ts'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { type TestCluster, type TestPod, testCluster } from '../kubernetes/cluster.ts'
import { type Signer, signer } from '../verify/lab.ts'
import { runAction } from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-declared-'))
after(() => rmSync(folder, { recursive: true, force: true }))
export const example = readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')
/** The root that the mounts hold, and one that every bundle has from the start. */
export const [root, other]: readonly [Signer, Signer] = await Promise.all([
  signer('Weather Egress Root CA', 'self'),
  signer('Another Root CA', 'self'),
])

let count = 0
/** A container's files: what the vault and the share mount, and the bundle. */
export function container({ vault, share, readOnly }: { vault?: string | undefined; share?: string | undefined; readOnly?: boolean } = {}) {
  const at = join(folder, `c${++count}`)
  for (const each of ['vault', 'share', 'certs', 'anchors', 'bin']) mkdirSync(join(at, each), { recursive: true })
  const bundle = join(at, 'certs/ca-certificates.crt')
  writeFileSync(bundle, other.certificate.pem)
  if (vault !== undefined) writeFileSync(join(at, 'vault/egress-root'), vault)
  if (share !== undefined) writeFileSync(join(at, 'share/rootCA.pem'), share)
  if (readOnly !== true)
    writeFileSync(join(at, 'bin/update-ca-certificates'), `#!/bin/sh\ncat ${at}/anchors/*.crt >>${bundle}\n`, { mode: 0o755 })
  writeFileSync(join(at, 'bin/openssl'), `#!/bin/sh\n[ "$1" = verify ] && exit 0\nexec /usr/bin/openssl "$@"\n`, { mode: 0o755 })
  const paths = {
    '/mnt/secrets-store/': `${at}/vault/`,
    '/mnt/azure/': `${at}/share/`,
    '/usr/local/share/ca-certificates': join(at, 'anchors'),
    '/etc/ssl/certs/ca-certificates.crt': bundle,
    '/etc/ssl/cert.pem': join(at, 'none'),
    '/etc/pki/': `${at}/none/`,
    '/var/lib/ca-certificates/': `${at}/none/`,
    '/egress-gate/trust': `${at}/none`,
    'PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"': 'PATH="$PATH"',
    // What the script says of the bundle is what the container would say.
    [`say bundle "$b"`]: `say bundle /etc/ssl/certs/ca-certificates.crt`,
  }
  return {
    at,
    bundle,
    paths,
    env: {
      PATH: `${at}/bin:/usr/bin:/bin`,
      SSL_CERT_FILE: undefined,
      NODE_EXTRA_CA_CERTS: undefined,
      JAVA_HOME: undefined,
      REQUESTS_CA_BUNDLE: undefined,
      CURL_CA_BUNDLE: undefined,
      AWS_CA_BUNDLE: undefined,
      PIP_CERT: undefined,
    },
  }
}

export type Owner = { apiVersion?: string; kind: string; name: string }
export const pod = (
  name: string,
  of: ReturnType<typeof container>,
  owner: Owner | undefined,
  more: Partial<TestPod> & { uid?: string } = {},
): TestPod => {
  const labels = { app: more.labels?.['app'] ?? 'weather' }
  return {
    name,
    paths: of.paths,
    env: of.env,
    ...more,
    labels,
    document: {
      metadata: {
        name,
        namespace: 'weather',
        uid: more.uid ?? `uid-${name}`,
        labels,
        ...(owner === undefined ? {} : { ownerReferences: [{ ...owner, controller: true } as Owner] }),
      },
      spec: {
        nodeName: 'node-1',
        containers: [
          {
            name: 'app',
            volumeMounts: [
              { name: 'v', mountPath: '/mnt/secrets-store' },
              { name: 's', mountPath: '/mnt/azure' },
            ],
          },
        ],
        volumes: [
          { name: 'v', csi: { driver: 'secrets-store.csi.k8s.io' } },
          { name: 's', csi: { driver: 'file.csi.azure.com' } },
        ],
      } as NonNullable<Pod['spec']>,
      ...more.document,
    },
  }
}

export type Patch = { path: string; query: Record<string, string>; body: { kind: string; spec?: { template: unknown } } }
export type Objects = Map<string, object>
/** As a server writes down which keys of a config map somebody applied. */
export const ownedBy = (body: unknown): object => ({
  'f:data': Object.fromEntries(Object.keys((body as { data?: object }).data ?? {}).map(key => [`f:${key}`, {}])),
})
const plurals = { Deployment: 'deployments', StatefulSet: 'statefulsets', DaemonSet: 'daemonsets' }
export const controller = (kind: keyof typeof plurals, name: string, spec: object = {}): [string, object] => [
  `/apis/apps/v1/namespaces/weather/${plurals[kind]}/${name}`,
  {
    kind,
    metadata: { name, namespace: 'weather', generation: 1 },
    spec: {
      replicas: 1,
      template: { metadata: { labels: { app: 'weather' } }, spec: { containers: [{ name: 'app', image: 'app:1' }] } },
      ...spec,
    },
    status: {
      observedGeneration: 9,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      desiredNumberScheduled: 1,
      updatedNumberScheduled: 1,
      numberAvailable: 1,
    },
  },
]

type Declared = { spec?: { template?: { spec?: { containers?: { name: string; image?: string }[] } } } }
/** What the patch says, with the images of the containers, which somebody else declares. */
const withImages = (body: Declared, before: Declared | undefined): Declared => {
  const images = new Map((before?.spec?.template?.spec?.containers ?? []).map(({ name, image }) => [name, image]))
  const copy = structuredClone(body)
  for (const each of copy.spec?.template?.spec?.containers ?? []) {
    const image = each.image ?? images.get(each.name)
    if (image !== undefined) each.image = image
  }
  return copy
}

const cutOff: Awaited<ReturnType<typeof runAction>> = {
  report: {
    action: '',
    title: '',
    at: '',
    result: 'inconclusive',
    headline: 'killed',
    outcomes: [],
    verdicts: [],
    facts: [],
    findings: [],
    next: [],
  },
  outputs: {},
  lines: [],
}

export async function run(
  pods: TestPod[],
  objects: [string, object][],
  inputs: Record<string, string> = {},
  more: {
    onPatch?: (patch: Patch, cluster: TestCluster) => void
    change?: (cluster: TestCluster) => unknown
    spec?: string
    onDelete?: (path: string) => void
    /** The objects after the run are those of the next one. */
    store?: Objects
    /** The run is killed when so many requests were answered: nothing that comes later is done. */
    killAfter?: number
  } = {},
) {
  await using cluster = await testCluster(pods)
  more.change?.(cluster)
  const store: Objects = more.store ?? new Map(objects)
  const killed = new AbortController()
  let requests = 0
  const patches: Patch[] = []
  const kinds = (kind: string, name: string) => ({ kind, name, namespaced: true })
  cluster.answer = ({ method, url, body }) => {
    const path = url.pathname
    if (killed.signal.aborted) return { status: 410, body: { message: 'nobody asks any more' } }
    if (++requests === more.killAfter) setImmediate(() => killed.abort(new Error('killed')))
    if (path === '/api/v1') return { body: { resources: [kinds('ConfigMap', 'configmaps')] } }
    if (path === '/apis/apps/v1') return { body: { resources: Object.entries(plurals).map(([kind, name]) => kinds(kind, name)) } }
    if (method === 'DELETE') {
      more.onDelete?.(path)
      store.delete(path)
      return { body: {} }
    }
    if (method === 'PATCH') {
      const patch = { path, query: Object.fromEntries(url.searchParams), body: body as Patch['body'] }
      const now = {
        ...store.get(path),
        ...withImages(body as Declared, store.get(path) as Declared),
        metadata: {
          ...(store.get(path) as { metadata?: object })?.metadata,
          managedFields: [{ manager: 'egress-gate-trust', fieldsV1: ownedBy(body) }],
        },
      }
      if (url.searchParams.has('dryRun')) return { body: now }
      patches.push(patch)
      store.set(path, now)
      more.onPatch?.(patch, cluster)
      return { body: now }
    }
    if (store.has(path)) return { body: store.get(path) as object }
    if (/\/apps\/v1\/namespaces\/weather\/\w+$/.test(path))
      return { body: { items: [...store].flatMap(([at, doc]) => (at.startsWith(`${path}/`) ? [doc] : [])) } }
    return undefined
  }
  const workspace = mkdtempSync(join(folder, 'w'))
  writeFileSync(join(workspace, 'egress.yaml'), more.spec ?? example)
  writeFileSync(join(workspace, 'kubeconfig'), cluster.kubeconfig)
  const result = await runAction(
    installCaInPod,
    { workspace, kubeconfig: 'kubeconfig', workloads: 'weather', 'wait-seconds': '0', method: 'rollout', ...inputs },
    { temp: workspace, signal: killed.signal },
  ).catch((error: unknown) => {
    if (killed.signal.aborted) return cutOff
    throw error
  })
  return {
    killed: killed.signal.aborted,
    ...result,
    patches,
    workspace,
    told: `${result.report.headline} ${JSON.stringify(result.report.findings)}`,
  }
}

export const database: Owner = { kind: 'StatefulSet', name: 'weather' }
