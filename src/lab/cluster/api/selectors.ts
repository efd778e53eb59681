/** Label and field selectors: the text of a query parameter, or the structure in a workload's spec. */
import { isRecord, type KubeObject } from '../objects/object.ts'
import { badRequest } from './status.ts'

export type Matches = (object: KubeObject) => boolean
type Labels = Readonly<Record<string, string>>

const setBased = /^\s*([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/
const equality = /^\s*([\w./-]+)\s*(==|=|!=)\s*([\w.-]*)\s*$/
const existence = /^\s*(!?)\s*([\w./-]+)\s*$/

/** `a=b,c!=d,e in (f,g),h,!i` as a predicate of labels. */
export const labelSelector = (text: string): ((labels: Labels) => boolean) => {
  const terms = text.trim() === '' ? [] : text.split(/,(?![^(]*\))/)
  const tests = terms.map(term => {
    const set = setBased.exec(term)
    if (set) {
      const [, key = '', operator, list = ''] = set
      const values = list.split(',').map(value => value.trim())
      return (labels: Labels) => {
        const value = labels[key]
        return operator === 'in' ? value !== undefined && values.includes(value) : value === undefined || !values.includes(value)
      }
    }
    const equal = equality.exec(term)
    if (equal) {
      const [, key = '', operator, value = ''] = equal
      return (labels: Labels) => (labels[key] === value) === (operator !== '!=')
    }
    const exists = existence.exec(term)
    if (!exists) throw badRequest(`unable to parse requirement: found '${term}', expected: a label selector`)
    const [, not, key = ''] = exists
    return (labels: Labels) => (labels[key] !== undefined) === (not !== '!')
  })
  return labels => tests.every(test => test(labels))
}

export type LabelSelector = {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values?: string[] }[]
}

export const matchesSelector = (selector: LabelSelector | undefined, labels: Labels = {}): boolean => {
  const equal = Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
  return (
    equal &&
    (selector?.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      const value = labels[key]
      if (operator === 'Exists') return value !== undefined
      if (operator === 'DoesNotExist') return value === undefined
      const among = value !== undefined && values.includes(value)
      return operator === 'In' ? among : !among
    })
  )
}

/** The selector as a query parameter would carry it. */
export const selectorText = (selector: LabelSelector | undefined): string => {
  const words = { In: 'in', NotIn: 'notin' } as const
  return [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...(selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
      if (operator === 'Exists') return key
      return operator === 'DoesNotExist' ? `!${key}` : `${key} ${words[operator]} (${values.join(',')})`
    }),
  ].join(',')
}

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.fieldPath',
    'reason',
    'type',
    'source',
    'reportingComponent',
  ],
  Node: ['spec.unschedulable'],
  Secret: ['type'],
  Namespace: ['status.phase'],
  ReplicaSet: ['status.replicas'],
  Job: ['status.successful'],
}

const read = (object: unknown, path: string): string => {
  let value = object
  for (const step of path.split('.')) value = isRecord(value) ? value[step] : undefined
  return value === undefined || value === null ? '' : String(value)
}

/** `metadata.name=a,status.phase!=Running`; only the fields that Kubernetes can select by. */
export const fieldSelector = (kind: string, text: string): Matches => {
  const allowed = ['metadata.name', 'metadata.namespace', ...(fieldsOf[kind] ?? [])]
  const tests = text
    .split(',')
    .filter(term => term.trim() !== '')
    .map(term => {
      const parts = /^([^=!]+)(==|=|!=)(.*)$/.exec(term.trim())
      if (!parts) throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`)
      const [, field = '', operator, value = ''] = parts
      if (!allowed.includes(field)) throw badRequest(`field label not supported: ${field}`)
      return (object: KubeObject) => (read(object, field) === value) === (operator !== '!=')
    })
  return object => tests.every(test => test(object))
}
