/**
 * The part of a workload that makes its pods trust our roots for as long as it is declared: a server-side-applied patch of the pod template
 * by a field manager of its own, so that giving it up takes away exactly this and nothing else. Pure.
 */
import type { Certificate } from '../pki/certificate.ts'
import type { Json } from '../plan/resource.ts'
import { bundles } from '../verify/bundles.ts'
import { trustFolder } from './install-script.ts'
import type { Bundle, JavaStore, Look } from './trust-look.ts'
import { trustScript } from './trust-script.ts'

/** Owns what is declared here, and nothing else. */
export const trustManager = 'egress-gate-trust'
/** The config map with the roots, one in each namespace, and the volume that shows it to the init containers. */
export const rootConfigMap = 'egress-gate-root'
/** The volume in which the bundles are built. */
export const trustVolume = 'egress-gate-trust'
export const rootsAnnotation = 'egress-gate/roots'
const managedBy = { 'app.kubernetes.io/managed-by': 'egress-gate' }

/**
 * What the runtimes read that bring roots of their own. NODE_EXTRA_CA_CERTS adds to them; the others take the place of them, so they name
 * the bundle that holds the public roots, too. docs/trust.md has the sources.
 */
export const trustEnvironment: Readonly<Record<string, string>> = {
  NODE_EXTRA_CA_CERTS: `${trustFolder}/roots.pem`,
  SSL_CERT_FILE: `${trustFolder}/bundle.pem`,
  REQUESTS_CA_BUNDLE: `${trustFolder}/bundle.pem`,
  CURL_CA_BUNDLE: `${trustFolder}/bundle.pem`,
  AWS_CA_BUNDLE: `${trustFolder}/bundle.pem`,
  PIP_CERT: `${trustFolder}/bundle.pem`,
}

export type TemplateContainer = {
  readonly name?: string
  readonly image?: string
  readonly imagePullPolicy?: string
  readonly env?: readonly { readonly name?: string; readonly value?: string; readonly valueFrom?: unknown }[]
  readonly volumeMounts?: readonly { readonly name?: string; readonly mountPath?: string; readonly subPath?: string }[]
  readonly resources?: Json
  readonly securityContext?: Readonly<Record<string, Json>>
}

export type Template = {
  readonly spec?: {
    readonly containers?: readonly TemplateContainer[]
    readonly initContainers?: readonly TemplateContainer[]
    readonly volumes?: readonly { readonly name?: string }[]
  }
}

/** One container of a template, and where its stores are. */
export type Trusting = { readonly container: string; readonly bundle: Bundle; readonly java?: JavaStore }

/** A controller as far as the patch concerns it. */
export type Target = { readonly kind: string; readonly namespace: string; readonly name: string; readonly template: Template }

/** The config map: the roots together, and each alone, as keytool wants them. PEM is made of the parsed certificate, so nothing else can get in. */
export const rootsDocument = (namespace: string, roots: readonly Certificate[]): Json => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: rootConfigMap, namespace, labels: managedBy },
  data: {
    'roots.pem': roots.map(({ pem }) => `${pem.trim()}\n`).join(''),
    ...Object.fromEntries(roots.map(({ fingerprint, pem }) => [`${fingerprint.slice(0, 16)}.crt`, `${pem.trim()}\n`])),
  },
})

/** What is applied to the controller. Without containers it is empty: the manager gives up all that it declared. */
export function trustDocument(target: Target, trusting: readonly Trusting[], roots: readonly Certificate[]): Json {
  const { kind, namespace, name, template } = target
  const head = { apiVersion: 'apps/v1', kind, metadata: { name, namespace } }
  if (trusting.length === 0) return head
  return {
    ...head,
    spec: {
      template: {
        // Pods read the roots when they start: other roots are another template.
        metadata: { annotations: { [rootsAnnotation]: roots.map(({ fingerprint }) => fingerprint.slice(0, 16)).join('.') } },
        spec: {
          initContainers: trusting.map(each => initContainer(template, each)),
          containers: trusting.map(appContainer),
          volumes: [
            { name: rootConfigMap, configMap: { name: rootConfigMap } },
            { name: trustVolume, emptyDir: { sizeLimit: '32Mi' } },
          ],
        },
      },
    },
  }
}

const initPrefix = 'egress-gate-trust-'
const initName = (container: string): string => `${initPrefix}${container}`.slice(0, 63).replace(/-+$/, '')

/** Who the container runs as is who its init container runs as; more than reading and writing one volume it may not. */
const identity = ['runAsUser', 'runAsGroup', 'runAsNonRoot', 'seccompProfile', 'seLinuxOptions', 'appArmorProfile'] as const

function initContainer(template: Template, { container, bundle, java }: Trusting): Json {
  const of = template.spec?.containers?.find(({ name }) => name === container)
  const context = Object.fromEntries(
    identity.flatMap(key => (of?.securityContext?.[key] === undefined ? [] : [[key, of.securityContext[key]]])),
  )
  return {
    name: initName(container),
    // The workload's own: nothing further is pulled, and the bundle is the one that the container has.
    image: of?.image ?? '',
    ...(of?.imagePullPolicy === undefined ? {} : { imagePullPolicy: of.imagePullPolicy }),
    command: ['sh', '-c', trustScript],
    env: [
      { name: 'EGRESS_GATE_CONTAINER', value: container },
      { name: 'EGRESS_GATE_BUNDLE', value: bundle },
      ...(java === undefined
        ? []
        : [
            { name: 'EGRESS_GATE_CACERTS', value: java.cacerts },
            { name: 'EGRESS_GATE_KEYTOOL', value: java.keytool },
          ]),
    ],
    // An init container's requests count only where they are above those of the containers together: these never are.
    ...(of?.resources === undefined || Object.keys(of.resources ?? {}).length === 0 ? {} : { resources: of.resources }),
    securityContext: { ...context, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: rootConfigMap, mountPath: '/egress-gate/root', readOnly: true },
      { name: trustVolume, mountPath: trustFolder },
    ],
  }
}

const mountsOf = ({ container, bundle, java }: Trusting) => [
  { name: trustVolume, mountPath: trustFolder, subPath: container, readOnly: true },
  { name: trustVolume, mountPath: bundle, subPath: `${container}/bundle.pem`, readOnly: true },
  ...(java === undefined ? [] : [{ name: trustVolume, mountPath: java.cacerts, subPath: `${container}/cacerts`, readOnly: true }]),
]

const appContainer = (each: Trusting): Json => ({
  name: each.container,
  env: Object.entries(trustEnvironment).map(([name, value]) => ({ name, value })),
  volumeMounts: mountsOf(each),
})

/** The containers that trust by us already, as the template declares them: another run's work, which this run's must not undo. */
export function trustingNow({ template }: Pick<Target, 'template'>): Trusting[] {
  return (template.spec?.containers ?? []).flatMap(({ name = '', volumeMounts = [] }) => {
    const ours = volumeMounts.filter(mount => mount.name === trustVolume)
    const bundle = bundles.find(path => ours.some(mount => mount.mountPath === path))
    if (bundle === undefined) return []
    const env = template.spec?.initContainers?.find(each => each.name === initName(name))?.env ?? []
    const given = (variable: string) => env.find(each => each.name === variable)?.value
    const [cacerts, keytool] = [given('EGRESS_GATE_CACERTS'), given('EGRESS_GATE_KEYTOOL')]
    return [{ container: name, bundle, ...(cacerts === undefined || keytool === undefined ? {} : { java: { cacerts, keytool } }) }]
  })
}

/**
 * What of ours a template still has beside what is `left` to it. After a withdrawal it is what another manager owns as well: a manifest that
 * was exported from the cluster, a rollout that was undone.
 */
export function remainsOf({ template }: Pick<Target, 'template'>, left: readonly Trusting[]): string[] {
  const { containers = [], initContainers = [], volumes = [] } = template.spec ?? {}
  const stays = (container: string) => left.some(each => each.container === container)
  const inits = initContainers.flatMap(({ name = '' }) =>
    name.startsWith(initPrefix) && !left.some(each => initName(each.container) === name) ? [`init container ${name}`] : [],
  )
  const mounts = containers.flatMap(({ name = '', volumeMounts = [] }) =>
    volumeMounts.some(mount => mount.name === trustVolume) && !stays(name) ? [`mounts of ${trustVolume} in container ${name}`] : [],
  )
  const variables = containers.flatMap(({ name = '', env = [] }) =>
    stays(name) ? [] : env.flatMap(each => (each.value?.startsWith(`${trustFolder}/`) ? [`${each.name} of container ${name}`] : [])),
  )
  const own = left.length > 0 ? [] : volumes.flatMap(({ name }) => (name === trustVolume ? [`volume ${name}`] : []))
  return [...inits, ...mounts, ...variables, ...own]
}

/**
 * What the workload itself has in the places that this would take. Each is told by its name: to force them would change what somebody
 * decided, to leave them would leave a program that does not trust the root behind a report that says it does.
 */
export function conflictsOf({ template }: Pick<Target, 'template'>, trusting: Trusting, seen: Look['environment']): string[] {
  const container = template.spec?.containers?.find(({ name }) => name === trusting.container)
  if (container === undefined) return [`its template has no container ${JSON.stringify(trusting.container)}`]
  const found: string[] = []
  for (const [name, ours] of Object.entries(trustEnvironment)) {
    const declared = container.env?.find(each => each.name === name)
    const value = declared?.value ?? ''
    if (declared !== undefined && (declared.valueFrom != null || value !== ours))
      found.push(`${name} is set by its own declaration (${declared.valueFrom != null ? 'from elsewhere' : value || 'empty'})`)
    else if (declared === undefined && seen.has(name) && seen.get(name) !== ours)
      found.push(`${name} is set by its image or a config map (${seen.get(name) || 'empty'})`)
  }
  const places = mountsOf(trusting).map(({ mountPath }) => mountPath)
  for (const { name, mountPath = '' } of container.volumeMounts ?? []) {
    if (name === trustVolume) continue
    const at = mountPath.replace(/\/+$/, '')
    const covered = places.find(place => place === at || place.startsWith(`${at}/`))
    if (covered !== undefined) found.push(`its volume ${name} is mounted over ${mountPath}, where ${covered} would be`)
  }
  for (const volume of template.spec?.volumes ?? [])
    if (volume.name === rootConfigMap && trustingNow({ template }).length === 0) found.push(`it has a volume ${rootConfigMap} of its own`)
  return found
}
