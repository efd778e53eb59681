/** Application rules as boxes over source address, service, host and path. */
import { blocksOf, everywhere } from '../../addresses.ts'
import { type Axis, intersect, subtract, union } from '../../intervals.ts'
import { hostPattern } from '../../match-host.ts'
import { type Reading, splitUrlPattern } from '../../match-url.ts'
import type { ApplicationRule } from '../../model.ts'
import { unknownOf } from '../../unknown.ts'
import { type Atom, addressesAtom, atom, holdersOf, within } from './atoms.ts'
import { type Box, isEmpty } from './box.ts'
import { laminarOrder, type Order, type Pattern } from './laminar.ts'
import { nearby } from './nearby.ts'
import { type Part, sourceCover, sourceParts } from './network-space.ts'

/** The service axis: ports of HTTPS, of HTTP, of the SQL protocol. */
const base = { Https: 0, Http: 65_536, Mssql: 131_072 } as const
export const httpsOnly: Axis = [{ first: 1, last: 65_535 }]
const everyService: Axis = [{ first: 1, last: base.Mssql + 65_535 }]
const TARGETS = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories', 'destinationAddresses']
/** FQDN tags speak of standard ports only (facts 1.3). */
const standard: Axis = [443, base.Http + 80].map(port => ({ first: port, last: port }))

export type ApplicationSpace = {
  /** Positions, ascending, of the rules that may take something from a part. */
  readonly candidates: (part: Part) => readonly number[]
  readonly parts: (rule: ApplicationRule, sight: Sight) => readonly Part[]
  readonly cover: (rule: ApplicationRule, seenBy: Part, sight: Sight) => readonly Box[]
}

/**
 * `sni`: what the firewall sees of HTTPS before it decrypts, the host alone. `url`: plain HTTP, or a decrypted session.
 */
export type Sight = 'sni' | 'url'

/** @param reading how the firewall reads paths (`match-url.ts`); what is claimed must hold in every reading */
export function applicationSpace(rules: readonly ApplicationRule[], reading: Reading): ApplicationSpace {
  const urls = rules.flatMap(({ targetUrls }) => targetUrls.map(splitUrlPattern))
  const hosts = laminarOrder([...rules.flatMap(({ targetFqdns }) => targetFqdns), ...urls.map(({ host }) => host)].flatMap(hostLanguage))
  const paths = laminarOrder(
    urls.flatMap(({ path }) => pathLanguage(path, reading)),
    '/',
  )
  const anyPath: Axis = [paths.all]
  const hostAxis = (patterns: readonly string[]): Axis => axis(hosts, patterns.flatMap(hostLanguage))

  /** Host and path of what a rule names in plain words. `certain` leaves out what Azure documents nowhere. */
  const named = (rule: ApplicationRule, sight: Sight, certain: boolean): readonly (readonly [Axis, Axis])[] => {
    const fqdns: readonly [Axis, Axis] = [hostAxis(rule.targetFqdns), anyPath]
    const targets = rule.targetUrls.map((url): readonly [Axis, Axis] => {
      const { host, path } = splitUrlPattern(url)
      if (sight === 'sni') return [certain && !rule.terminateTLS ? [] : hostAxis([host]), anyPath]
      return [hostAxis([host]), axis(paths, pathLanguage(path, reading))]
    })
    const anything: readonly (readonly [Axis, Axis])[] = everyAddress(rule) ? [[[hosts.all], anyPath]] : []
    return [fqdns, ...targets, ...anything]
  }

  const hostsCovered = rules.map(rule => union(named(rule, 'url', true).flatMap(([host]) => host)))
  const nearHosts = nearby(hostsCovered, hosts.all.last + 1)
  const holders = holdersOf(rules.map(targetAtoms))
  // No list of names fills all names: only a rule for every host covers what nobody can enumerate.
  const everyHost = hostsCovered.flatMap((host, position) => (subtract([hosts.all], host).length === 0 ? [position] : []))

  return {
    candidates: ({ targetAtom, box }) =>
      targetAtom ? [...new Set([...holders(targetAtom), ...everyHost])].sort((a, b) => a - b) : nearHosts(box[2] ?? []),
    parts(rule, sight) {
      if (rule.skipped !== undefined) return []
      const own = unknownOf(rule, 'protocols').length > 0 ? everyService : serviceAxis(rule)
      const targets: readonly (readonly [Atom | undefined, Axis, Axis, Axis])[] = [
        ...(TARGETS.some(field => unknownOf(rule, field).length > 0) ? [[undefined, own, [hosts.all], anyPath] as const] : []),
        ...named(rule, sight, false).map(([host, path]) => [undefined, own, host, path] as const),
        ...targetAtoms(rule).map(target => [target, serviceOf(target, own), [hosts.all], anyPath] as const),
      ]
      const sources = sourceParts(rule)
      return sources
        .flatMap(([sourceAtom, source]) =>
          targets.map(([targetAtom, service, host, path]) => ({
            ...(sourceAtom ? { sourceAtom } : {}),
            ...(targetAtom ? { targetAtom } : {}),
            box: [source, service, host, path],
          })),
        )
        .filter(({ box }) => !isEmpty(box))
    },
    cover(rule, seenBy, sight) {
      const source = sourceCover(rule, seenBy.sourceAtom)
      const own = serviceAxis(rule)
      const { targetAtom } = seenBy
      const same = targetAtom ? targetAtoms(rule).find(target => within(targetAtom, target)) : undefined
      if (same) return [[source, serviceOf(same, own), [hosts.all], anyPath]]
      return named(rule, sight, true)
        .map(([host, path]): Box => [source, own, host, path])
        .filter(box => !isEmpty(box))
    },
  }
}

const serviceAxis = ({ protocols }: ApplicationRule): Axis =>
  union(protocols.map(({ protocolType, port }) => ({ first: base[protocolType] + port, last: base[protocolType] + port })))

const serviceOf = (target: Atom, own: Axis): Axis => (target.kind === 'fqdn-tag' ? intersect(own, standard) : own)

const everyAddress = ({ destinationAddresses }: ApplicationRule): boolean =>
  destinationAddresses.length > 0 && subtract(everywhere, blocksOf(destinationAddresses)).length === 0

function targetAtoms(rule: ApplicationRule): readonly Atom[] {
  return [
    ...rule.fqdnTags.map(tag => atom('fqdn-tag', tag)),
    ...rule.webCategories.map(category => atom('category', category)),
    ...(rule.destinationAddresses.length > 0 && !everyAddress(rule) ? [addressesAtom(rule.destinationAddresses)] : []),
  ]
}

/** From TCP ports, as network rules know them, to the services of application rules on them, and back. */
export const portsOf = (service: Axis): Axis =>
  union(service.map(({ first, last }) => ({ first: first % base.Http, last: last % base.Http })))
export const servicesOn = (ports: Axis): Axis =>
  union([0, base.Http, base.Mssql].flatMap(by => ports.map(({ first, last }) => ({ first: first + by, last: last + by }))))

const axis = (order: Order, patterns: readonly Pattern[]): Axis => union(patterns.map(order.blockOf))

/** Backwards, so that a common ending is a common beginning. What Azure takes for invalid covers nothing. */
function hostLanguage(pattern: string): readonly Pattern[] {
  const wanted = hostPattern(pattern)
  if (wanted === '' || wanted.includes('*', 1)) return []
  const whole = wanted.startsWith('*')
  return [{ prefix: [...wanted.slice(whole ? 1 : 0)].reverse().join(''), whole }]
}

/** `/test` is `/test` and `/test/`; `/test/*` all that begins so; no path at all the root, or whatever the reading says (facts 1.3). */
function pathLanguage(path: string, reading: Reading): readonly Pattern[] {
  const wanted = reading.pattern(path)
  if (wanted.endsWith('*')) return [{ prefix: wanted.slice(0, -1), whole: true }]
  const bare = wanted.replace(/\/$/, '')
  return [...(bare === '' ? [] : [bare]), `${bare}/`].map(prefix => ({ prefix, whole: false }))
}
