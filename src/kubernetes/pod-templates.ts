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

/** The built-in kinds that make pods; a `List` counts as its items. Of other kinds nobody knows here whether they make any. */
export function podTemplates(documents: readonly Json[]): readonly PodTemplate[] {
  return documents.flatMap(document => {
    const { apiVersion = '', kind = '', metadata = {}, items, spec } = (document ?? {}) as Templated
    if (kind.endsWith('List') && Array.isArray(items)) return podTemplates(items as Json[])
    const made =
      apiVersion === 'v1' && kind === 'Pod'
        ? metadata
        : /^(?:v1|apps\/v1|batch\/v1)$/.test(apiVersion)
          ? kind === 'CronJob'
            ? spec?.jobTemplate?.spec?.template?.metadata
            : spec?.template && (spec.template.metadata ?? {})
          : undefined
    if (made === undefined) return []
    const namespace = metadata.namespace ?? 'default'
    return [{ of: `${kind} ${namespace}/${metadata.name ?? '?'}`, namespace, labels: made.labels ?? {} }]
  })
}

/** Whether a selector as a spec may have it (`a=b,c!=d,e`) finds pods with these labels. */
export const selects = (selector: string, labels: PodTemplate['labels']): boolean =>
  selector.split(',').every(part => {
    const [, key = '', operator, value = ''] = /^\s*([^\s=!]+)\s*(?:(==|=|!=)\s*(\S*))?\s*$/.exec(part) ?? []
    const has = Object.hasOwn(labels, key)
    if (operator === undefined) return has
    return operator === '!=' ? !has || labels[key] !== value : has && labels[key] === value
  })
