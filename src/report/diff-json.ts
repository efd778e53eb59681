import type { Decision } from '../policy/decision.ts'
import type { Difference } from '../policy/diff.ts'
import { type Axis, has, intersect } from '../policy/intervals.ts'
import { keyOf } from '../policy/regions/axis.ts'
import { itemsOf, namedOf } from '../policy/regions/names.ts'
import { pathText } from '../policy/regions/paths.ts'
import { changes, type Region } from '../policy/regions/region.ts'
import { kinds, serviceAt, spaceOf } from '../policy/regions/services.ts'
import { knownAddresses, UNKNOWN_ADDRESS } from '../policy/regions/space.ts'
import { headline } from './diff-text.ts'
import { flowsText } from './diff-words.ts'
import { blockText } from './diff-words-address.ts'
import { plain } from './words.ts'

/** For programs: everything, `null` where something does not apply. Keys stay; new ones may come. */
export function toDiffJson(difference: Difference): string {
  const { old, next, regions, flips, edits, notes, unfinished } = difference
  const document = {
    result: unfinished !== undefined ? 'unfinished' : regions.length > 0 ? 'flows change' : 'no flow changes',
    headline: headline(difference),
    old,
    new: next,
    unfinished: unfinished ?? null,
    summary: Object.fromEntries(changes.map(change => [change, regions.filter(region => region.change === change).length])),
    regions: regions.map(region => regionJson(region, difference)),
    expectations: flips.map(({ expectation, was, is, status }) => ({
      name: expectation.name,
      status,
      held: was.holds,
      holds: is.holds,
      place: expectation.place,
    })),
    edits: edits.map(({ place, beyond = false, ...edit }) => ({ ...edit, beyond, place: place ?? null })),
    notes,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function regionJson(region: Region, difference: Difference) {
  const { change, was, is, source, service, address, host, paths, example } = region
  const { names } = difference.space
  const named = itemsOf(names, intersect(host, namedOf(names)))
  const { items, unclear } = pathText(paths)
  return {
    change,
    says: plain(flowsText(region, difference)),
    sources: ranges(source),
    services: kinds.flatMap(kind => {
      const ports = intersect(service, spaceOf(kind)).map(({ first, last }) => portsText(serviceAt(first).port, serviceAt(last).port))
      const { protocol, application } = spoken[kind]
      return ports.length === 0 ? [] : [{ protocol, application, ports: kind === 'icmp' ? [] : ports }]
    }),
    /** A name belongs to the first item that covers it and does not except it; `nameless`: flows to an address without a name, too. */
    hosts: { items: named, nameless: has(host, names.nameless) },
    /** Where the packet goes. `unknown`: flows of which only the name is known, too. */
    addresses: { ranges: ranges(intersect(address, knownAddresses)), unknown: has(address, UNKNOWN_ADDRESS) },
    /** `unclear`: also (or only) paths that the firewall may read as these, in another case, encoded or with dots. */
    paths: { items, unclear },
    was,
    is,
    example: { flow: example.flow, neither: example.neither, was: decisionJson(example.was), is: decisionJson(example.is) },
  }
}

const spoken = {
  https: { protocol: 'tcp', application: 'https' },
  http: { protocol: 'tcp', application: 'http' },
  tcp: { protocol: 'tcp', application: 'other' },
  udp: { protocol: 'udp', application: null },
  icmp: { protocol: 'icmp', application: null },
} as const

const ranges = (axis: Axis): readonly string[] => (keyOf(axis) === keyOf(knownAddresses) ? ['*'] : axis.map(blockText))
const portsText = (first: number, last: number): string =>
  first === last ? `${first}` : first === 1 && last === 65_535 ? '*' : `${first}-${last}`

/** As `explain --json` says it. */
const decisionJson = ({ effect, inspected, rule, ruleCollection, ruleCollectionGroup, because, by, dependsOn, place }: Decision) => ({
  effect,
  inspected,
  rule: rule ?? null,
  ruleCollection: ruleCollection ?? null,
  ruleCollectionGroup: ruleCollectionGroup ?? null,
  because,
  by,
  dependsOn,
  place: place ?? null,
})
