/** The file that lists a fleet: every fault of it at once, with its place. */
import { posix } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { ActionResult } from '../github/action.ts'
import type { Fault } from '../policy/place.ts'
import { KnownFaultError, specFaults } from '../report/fault.ts'
import type { FleetRequest } from './fleet.ts'

/** A cluster as the matrix takes it: every key there, empty where the file says nothing. `runner` is JSON. */
export type FleetCluster = Readonly<
  Record<'name' | 'spec' | 'workloads' | 'environment' | 'runner' | 'tenant-id' | 'client-id' | 'subscription-id', string>
>

/** GitHub makes at most so many jobs of a matrix. */
const most = 256

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const keys: Readonly<Record<string, { readonly is: RegExp; readonly what: string; readonly list?: boolean }>> = {
  // A name becomes part of the name of an artifact, and of a folder.
  name: { is: /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, what: 'lower-case letters, digits and hyphens, at most 60' },
  spec: { is: /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\n\r]{1,300}$/, what: 'a path inside the repository' },
  environment: { is: /^[^\n\r]{1,255}$/, what: 'the name of an environment' },
  workloads: { is: /^[^\n\r,]{1,100}$/, what: 'names of workloads', list: true },
  runner: { is: /^[^\n\r]{1,200}$/, what: 'a label or a list of labels', list: true },
  'tenant-id': { is: guid, what: 'a GUID' },
  'client-id': { is: guid, what: 'a GUID' },
  'subscription-id': { is: guid, what: 'a GUID' },
}

export async function runFleet(request: FleetRequest): Promise<ActionResult> {
  const path = request.fleet?.path ?? 'fleet.yaml'
  const all = parseFleet(Buffer.from(request.fleet?.content ?? []).toString('utf8'), path, request.runner)
  if (!all.clusters) throw specFaults(path, all.faults)
  const known = all.clusters.map(({ name }) => name)
  const unknown = request.clusters.filter(name => !known.includes(name))
  if (unknown.length > 0)
    throw new KnownFaultError({
      code: 'UnknownCluster',
      message: `${path} lists no cluster ${unknown.map(name => JSON.stringify(name)).join(', ')}`,
      advice: `Name some of ${known.slice(0, 20).join(', ')}, or leave the input clusters empty for all.`,
    })
  const clusters = request.clusters.length === 0 ? all.clusters : all.clusters.filter(({ name }) => request.clusters.includes(name))
  return {
    report: {
      action: 'fleet',
      title: `Fleet of ${path}`,
      at: new Date().toISOString(),
      result: 'pass',
      headline: `${clusters.length} of ${all.clusters.length} clusters are to be asked.`,
      outcomes: [],
      verdicts: [],
      facts: clusters.map(({ name, spec, environment }) => ({ name, value: `${spec}, environment ${environment}` })),
      findings: [],
      next: [],
    },
    outputs: { clusters: JSON.stringify(clusters), count: String(clusters.length) },
  }
}

type Parsed =
  | { readonly clusters: readonly FleetCluster[]; readonly faults: readonly Fault[] }
  | { readonly clusters: undefined; readonly faults: readonly Fault[] }

/** @param runner JSON, for clusters that name none. */
export function parseFleet(text: string, file: string, runner: string): Parsed {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, merge: false })
  const faults: Fault[] = []
  const fault = (node: unknown, path: string, message: string): void => {
    const { line, col } = counter.linePos((node as Node | undefined)?.range?.[0] ?? 0)
    faults.push({ place: { file, line: Math.max(1, line), column: Math.max(1, col) }, path, message })
  }
  for (const { message, pos } of document.errors) {
    const { line, col } = counter.linePos(pos[0])
    faults.push({ place: { file, line, column: col }, path: '', message: message.split('\n', 1)[0] ?? message })
  }
  if (faults.length > 0) return { clusters: undefined, faults }
  const root = document.contents
  if (!isMap(root)) fault(root, '', 'must be a mapping with the key "clusters"')
  const list = isMap(root) ? root.get('clusters', true) : undefined
  if (isMap(root))
    for (const { key } of root.items)
      if (!isScalar(key) || key.value !== 'clusters') fault(key, String(key), 'is not a key of a fleet; there is only "clusters"')
  if (isMap(root) && !isSeq(list)) fault(list ?? root, 'clusters', 'must be a list of clusters')
  const clusters: FleetCluster[] = []
  const seen = new Set<string>()
  if (isSeq(list)) {
    if (list.items.length === 0) fault(list, 'clusters', 'lists no cluster: nothing would be proven')
    if (list.items.length > most) fault(list, 'clusters', `lists ${list.items.length} clusters; GitHub's matrix takes at most ${most}`)
    for (const [index, item] of list.items.entries()) {
      const cluster = readCluster(item, `clusters[${index}]`, runner, fault)
      if (!cluster) continue
      if (seen.has(cluster.name)) fault(item, `clusters[${index}].name`, `"${cluster.name}" is there twice`)
      seen.add(cluster.name)
      const twin = clusters.find(other => asks(other) === asks(cluster))
      if (twin)
        fault(item, `clusters[${index}]`, `asks the same pods as "${twin.name}": give it a spec, an environment or workloads of its own`)
      clusters.push(cluster)
    }
  }
  return faults.length > 0 ? { clusters: undefined, faults } : { clusters, faults }
}

/** All that decides who is asked. Where it is the same, one cluster would be proven twice, and the other never. */
const asks = ({ name: _, runner: __, spec, workloads, ...rest }: FleetCluster): string =>
  JSON.stringify([
    // However its path is written.
    posix.normalize(spec),
    [...new Set(workloads.split(','))].sort(),
    // GitHub does not tell environments apart by case, nor Azure GUIDs.
    Object.entries(rest).map(([key, value]) => [key, value.toLowerCase()]),
  ])

function readCluster(
  item: unknown,
  path: string,
  runner: string,
  fault: (node: unknown, path: string, message: string) => void,
): FleetCluster | undefined {
  if (!isMap(item)) {
    fault(item, path, 'must be a mapping with the keys name and spec')
    return undefined
  }
  const values: Record<string, string> = {}
  for (const { key, value } of item.items) {
    const name = isScalar(key) ? String(key.value) : String(key)
    const rule = Object.hasOwn(keys, name) ? keys[name] : undefined
    if (!rule) fault(key, `${path}.${name}`, `is not a key of a cluster; there are ${Object.keys(keys).join(', ')}`)
    else {
      const texts = rule.list && isSeq(value) ? value.items : [value]
      const wrong = texts.find(text => !isScalar(text) || typeof text.value !== 'string' || !rule.is.test(text.value))
      if (texts.length === 0 || wrong !== undefined) fault(wrong ?? value ?? key, `${path}.${name}`, `must be ${rule.what}`)
      else {
        const given = texts.map(text => (isScalar(text) ? String(text.value) : ''))
        values[name] = name === 'runner' ? JSON.stringify(isSeq(value) ? given : given[0]) : given.join(',')
      }
    }
  }
  if (!item.has('name')) fault(item, path, 'has no name')
  if (values['name'] === undefined) return undefined
  return {
    name: values['name'],
    spec: values['spec'] ?? 'egress.yaml',
    workloads: values['workloads'] ?? '',
    environment: values['environment'] ?? 'egress-verify',
    runner: values['runner'] ?? runner,
    'tenant-id': values['tenant-id'] ?? '',
    'client-id': values['client-id'] ?? '',
    'subscription-id': values['subscription-id'] ?? '',
  }
}
