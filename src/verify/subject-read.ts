import { count, fields, list, optional, string } from './evidence-fields.ts'
import type { Subject, SubjectPod } from './subject.ts'

/** What the evidence is about, as anybody may have written it. */
export function readSubject(value: unknown, path: string): Subject {
  const it = fields(value, path, ['cluster', 'pods', 'deployedSha256'])
  const cluster = fields(it['cluster'], `${path}.cluster`, ['caSha256', 'uid'])
  return {
    cluster: { ...optional(cluster, 'caSha256', `${path}.cluster`, string), ...optional(cluster, 'uid', `${path}.cluster`, string) },
    pods: list(it['pods'], `${path}.pods`).map((each, at) => subjectPod(each, `${path}.pods[${at}]`)),
    ...optional(it, 'deployedSha256', path, string),
  }
}

function subjectPod(value: unknown, path: string): SubjectPod {
  const it = fields(value, path, ['workload', 'namespace', 'name', 'uid', 'address', 'containers'])
  return {
    workload: string(it['workload'], `${path}.workload`),
    namespace: string(it['namespace'], `${path}.namespace`),
    name: string(it['name'], `${path}.name`),
    uid: string(it['uid'], `${path}.uid`),
    ...optional(it, 'address', path, string),
    containers: list(it['containers'], `${path}.containers`).map((each, at) => {
      const here = `${path}.containers[${at}]`
      const container = fields(each, here, ['name', 'id', 'restarts'])
      return {
        name: string(container['name'], `${here}.name`),
        id: string(container['id'], `${here}.id`),
        restarts: count(container['restarts'], `${here}.restarts`),
      }
    }),
  }
}
