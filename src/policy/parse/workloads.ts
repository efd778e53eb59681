import type { Workload } from '../spec.ts'
import { fault, type Read } from './cursor.ts'
import { checked, declared, defaulted, fields, listOf, oneOf, optional, present, required, text } from './fields.ts'
import { names } from './names.ts'

/** `key=value` or `key==value` or `key!=value` or `key`, with commas between: what a label selector on the command line takes. */
const REQUIREMENT =
  /^\s*(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?\s*(?:(?:=|==|!=)\s*(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?)?\s*$/

const selector = checked(text, value =>
  value.length <= 500 && value.split(',').every(part => REQUIREMENT.test(part))
    ? undefined
    : `${JSON.stringify(value.slice(0, 60))} is not a label selector; use one like app=weather,tier=web`,
)

/** Inside the spec's folder: what is applied to a cluster must be under review with the spec. */
const manifest = checked(text, value =>
  value.startsWith('/') || value.split(/[\\/]/).includes('..') || value.includes('\0') || /^[A-Za-z]:|:\/\//.test(value)
    ? 'must be a path inside the folder of the spec'
    : /\.(ya?ml|json)$/.test(value)
      ? undefined
      : 'must name a .yaml, .yml or .json file',
)

const containerPath = checked(text, value =>
  /^\/[^\0\n\r]*$/.test(value) && !value.split('/').includes('..')
    ? undefined
    : 'must be an absolute path in the container, like /mnt/secrets-store/egress-root',
)

const trust =
  (hasFileShare: boolean): Read<Workload['trust']> =>
  at => {
    const found = fields(at, { source: required(oneOf('vault', 'file-share', 'input')), path: optional(containerPath) })
    if (!found) return undefined
    const { source } = found.values
    if (source !== undefined && source !== 'input' && !found.has('path'))
      fault(at, `"path" is missing: where in the container the ${source} is mounted`)
    if (source === 'file-share' && !hasFileShare)
      fault(found.at('source'), 'the cluster has no file share; declare cluster.fileShare, or use vault or input')
    if (!found.whole) return undefined
    return { source: found.whole.source, ...present({ path: found.whole.path }) }
  }

export const workload =
  (hasFileShare: boolean): Read<Workload> =>
  at => {
    const found = fields(at, {
      name: required(declared('workload', names.workload)),
      namespace: required(names.namespace),
      selector: required(selector),
      container: optional(names.container),
      serviceAccount: defaulted(names.kubernetesObject, 'default'),
      manifests: defaulted(listOf(manifest), []),
      trust: defaulted(trust(hasFileShare), { source: 'input' } as Workload['trust']),
    })
    if (!found?.whole) return undefined
    const { container, ...always } = found.whole
    return { ...always, ...present({ container }), place: at.place }
  }

export const workloads = (hasFileShare: boolean): Read<readonly Workload[]> => listOf(workload(hasFileShare))
