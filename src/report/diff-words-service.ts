/** What is spoken, and on which ports, in the words of people: `HTTPS and UDP 123`. */
import { type Axis, intersect } from '../policy/intervals.ts'
import { keyOf } from '../policy/regions/axis.ts'
import { everyService, type Kind, kinds, serviceAt, spaceOf } from '../policy/regions/services.ts'
import { series, type Words } from './words.ts'

/** A set of services, by protocol and port. */
export function serviceWords(service: Axis): Words {
  if (keyOf(service) === keyOf(everyService)) return ['everything']
  const ports = new Map(kinds.map(kind => [kind, portsOf(service, kind)]))
  const [https, http, tcp] = [ports.get('https'), ports.get('http'), ports.get('tcp')]
  const spoken: (readonly [label: string, ports: string])[] = []
  const say = (label: string, of: string | undefined) => of !== undefined && of !== '' && spoken.push([label, of])
  if (https === http && http === tcp) say('TCP', tcp)
  else {
    say('HTTPS', https)
    if (http === tcp) say('TCP other than HTTPS', tcp)
    else {
      say('HTTP', http)
      say('other TCP', tcp)
    }
  }
  say('UDP', ports.get('udp'))
  say('ICMP', ports.get('icmp'))
  const groups = Map.groupBy(spoken, ([label, of]) => (of === standard[label] ? label : of))
  return series(
    [...groups.values()].map((group): Words => {
      const [, of = ''] = group[0] ?? []
      const who = group.map(([label]) => label).join(' and ')
      if (group.some(([label, own]) => own === standard[label])) return [who]
      if (of === '*') return [`${who} on any port`]
      return [`${who} ${group.every(([label]) => label === 'TCP' || label === 'UDP') ? '' : 'on '}${shortList(of.split(', '), 6)}`]
    }),
  )
}

const standard: Readonly<Record<string, string>> = { HTTPS: '443', HTTP: '80', ICMP: '0' }

const portsOf = (service: Axis, kind: Kind): string =>
  intersect(service, spaceOf(kind))
    .map(({ first, last }) => [serviceAt(first).port, serviceAt(last).port] as const)
    .map(([first, last]) => (first === last ? `${first}` : first === 1 && last === 65_535 ? '*' : `${first}-${last}`))
    .join(', ')

const shortList = (items: readonly string[], most: number): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`
