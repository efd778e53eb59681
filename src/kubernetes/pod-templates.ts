/** Which pods documents make, by the labels that they will have. Pure. */
import type { Json } from '../plan/resource.ts'
import type { Doc, Meta } from './documents.ts'

export type PodTemplate = {
  /** `Deployment weather/weather`. */
  readonly of: string
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
}

type Templated = Doc & {
  readonly items?: unknown
  readonly spec?: { readonly template?: { readonly metadata?: Meta }; readonly jobTemplate?: { readonly spec?: Templated['spec'] } }
}

/** The built-in kinds that make pods; a `List` counts as its items. Of other kinds nobody knows here whether they make any: `mayMakePods`. */
export function podTemplates(documents: readonly Json[]): readonly PodTemplate[] {
  return singly(documents).flatMap(({ apiVersion, kind, metadata: given, spec }) => {
    const metadata = given ?? {}
    const made =
      apiVersion === 'v1' && kind === 'Pod'
        ? metadata
        : builtIn.test(String(apiVersion))
          ? kind === 'CronJob'
            ? spec?.jobTemplate?.spec?.template?.metadata
            : spec?.template && (spec.template.metadata ?? {})
          : undefined
    if (made === undefined || made === null) return []
    const namespace = metadata.namespace ?? 'default'
    return [{ of: `${kind} ${namespace}/${metadata.name ?? '?'}`, namespace, labels: made.labels ?? {} }]
  })
}

/** Documents of kinds that somebody added to the cluster and that look like pods: a controller makes them, with labels that stand nowhere here. */
export const mayMakePods = (documents: readonly Json[]): boolean =>
  singly(documents).some(({ apiVersion, spec }) => !ofKubernetes.test(String(apiVersion ?? 'v1')) && speaksOfPods(spec))

/** Somewhere in it: a `SecretProviderClass` or a `ServiceMonitor` has none of these words, what runs something has one. */
function speaksOfPods(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 20) return false
  return Object.entries(value).some(([name, item]) => wordsOfPods.has(name) || speaksOfPods(item, depth + 1))
}

const wordsOfPods = new Set(['template', 'templates', 'containers', 'container', 'replicas', 'image', 'workloadRef'])
const builtIn = /^(?:v1|apps\/v1|batch\/v1)$/
/** Groups without a dot, and those below k8s.io: Kubernetes keeps both for itself. */
const ofKubernetes = /^(?:(?:[a-z]+|[a-z0-9.-]+\.k8s\.io)\/)?v\d\w*$/

/** Whatever stands in a file: lists as their items, and nothing that is no object. */
const singly = (documents: readonly Json[]): readonly Templated[] =>
  documents.flatMap(document => {
    if (typeof document !== 'object' || document === null) return []
    const { kind, items } = document as Templated
    return String(kind).endsWith('List') && Array.isArray(items) ? singly(items as Json[]) : [document as Templated]
  })
