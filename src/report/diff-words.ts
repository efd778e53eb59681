/** Regions of flows in the words of people: what is asked for, from where, what became of it, and by which rule. */
import type { Decision } from '../policy/decision.ts'
import type { Difference } from '../policy/diff.ts'
import { type Axis, intersect, join as merged } from '../policy/intervals.ts'
import { keyOf } from '../policy/regions/axis.ts'
import { everyPath } from '../policy/regions/paths.ts'
import type { Change, Region } from '../policy/regions/region.ts'
import { spaceOf } from '../policy/regions/services.ts'
import { addressWords, sourceWords } from './diff-words-address.ts'
import { hostWords, pathWords } from './diff-words-name.ts'
import { serviceWords } from './diff-words-service.ts'
import { shortened } from './text.ts'
import { code, plain, type Words } from './words.ts'

export const titles: Readonly<Record<Change, string>> = {
  'newly-allowed': 'newly allowed',
  'no-longer-inspected': 'no longer inspected',
  'newly-denied': 'newly denied',
  'newly-inspected': 'newly inspected',
  uncertain: 'not certain, before or after',
  'denied-otherwise': 'denied as before, at another point',
}

/**
 * Regions of which the same is to be told, but for what is spoken, are told together. On a port that is not the web's nobody thinks of HTTPS
 * first, so the example is another where there is one.
 */
export function told(difference: Difference): readonly Region[] {
  const known = toldBefore.get(difference)
  if (known) return known
  const groups = new Map<string, Region>()
  for (const region of difference.regions) {
    const { change, was, is, source, address, paths, example } = region
    const hosts = plain(hostWords(region, difference, Number.POSITIVE_INFINITY))
    const rules = [example.was, example.is].map(({ rule, ruleCollection, ruleCollectionGroup }) => [
      rule,
      ruleCollection,
      ruleCollectionGroup,
    ])
    const key = JSON.stringify([
      change,
      was,
      is,
      keyOf(source),
      keyOf(address),
      hosts,
      plain(pathWords({ paths }, Number.POSITIVE_INFINITY)),
      rules,
    ])
    const same = groups.get(key)
    const shown = same && example.neither && ![80, 443].includes(example.flow.port) ? example : (same?.example ?? example)
    groups.set(key, same ? { ...same, service: merged([same.service, region.service]), example: shown } : region)
  }
  const regions = [...groups.values()]
  toldBefore.set(difference, regions)
  return regions
}
const toldBefore = new WeakMap<Difference, readonly Region[]>()

/** Where many regions lie, taken together: no flow outside changes so, but many inside may not either. */
export function surroundings(regions: readonly Region[], difference: Difference): Words {
  const [first] = regions
  if (!first) return []
  const around = (of: (region: Region) => Axis): Axis => merged(regions.map(of))
  const hull: Region = {
    ...first,
    source: around(({ source }) => source),
    service: around(({ service }) => service),
    address: around(({ address }) => address),
    host: around(({ host }) => host),
    paths: regions.every(({ paths }) => paths.patterns.length === 0) ? first.paths : everyPath,
  }
  return flowsText(hull, difference)
}

/** What a region covers: `HTTPS to *.github.com, outside Storage.EastUS2, from 10.42.1.0/24`. */
export function flowsText(region: Region, difference: Difference, most = 6): Words {
  const host = hostWords(region, difference, most)
  const path = pathWords(region, most)
  const address = addressWords(region, difference)
  const source = sourceWords(region.source)
  const [first, ...where] = address
  const anything = host.length === 1 && host[0] === 'any destination' && first === 'at '
  return [
    ...serviceWords(region.service),
    ' to ',
    ...(anything ? where : host),
    ...(path.length > 0 ? [', ', ...path] : []),
    ...(address.length > 0 && !anything ? [', ', ...address] : []),
    ...(source.length > 0 ? [', from ', ...source] : []),
  ]
}

/** What becomes of it, and who says so: `allowed without inspection by rule "time"`. */
export function outcomeText(decision: Decision, encrypted: boolean): string {
  const { effect, inspected, rule, by, dependsOn } = decision
  const waits =
    dependsOn.length === 0
      ? ''
      : `: it depends on ${shortened(dependsOn.slice(0, 2).join(' and '), 200)}${dependsOn.length > 2 ? ' and more' : ''}`
  if (effect === 'unknown') return `not certain${waits}`
  if (inspected === 'unknown') return `${effect === 'allow' ? 'allowed' : 'denied'}, but inspected or not is not certain${waits}`
  const how = {
    allow: inspected ? 'allowed and inspected' : encrypted ? 'allowed without inspection' : 'allowed',
    deny: inspected ? 'denied inside the inspected session' : 'denied',
  }[effect]
  if (rule !== undefined) return `${how} by rule "${rule}"`
  return by === 'infrastructure' ? `${how} by Azure's own rules` : `${how}, as no rule covers it`
}

export const isEncrypted = ({ service }: Pick<Region, 'service'>): boolean => intersect(service, spaceOf('https')).length > 0

/** `https://www.github.com/ from 10.42.1.4`. */
export function exampleText({ example: { flow, neither } }: Region): Words {
  const { application, host, address, port, protocol, path = '', source } = flow
  const standard = application === 'https' ? 443 : 80
  const to = host ?? address ?? ''
  const target = application
    ? `${application}://${to}${port === standard ? '' : `:${port}`}${path}`
    : protocol === 'icmp'
      ? `${to}/icmp`
      : `${to}:${port}/${protocol}`
  return [
    code(target),
    ...(host !== undefined && address !== undefined ? [' at ', code(address)] : []),
    ...(neither ? [' (neither HTTP nor HTTPS)'] : []),
    ' from ',
    code(source),
  ]
}
