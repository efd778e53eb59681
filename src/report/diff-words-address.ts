/** Addresses of a region in the words of people: service tags that the policies name, and CIDR ranges for what is left. */
import { formatAddress } from '../policy/addresses.ts'
import type { Difference } from '../policy/diff.ts'
import { type Axis, type Block, includes, intersect, subtract } from '../policy/intervals.ts'
import { keyOf } from '../policy/regions/axis.ts'
import type { Region } from '../policy/regions/region.ts'
import { addressesOfText } from '../policy/regions/side.ts'
import { knownAddresses, UNKNOWN_ADDRESS } from '../policy/regions/space.ts'
import { rulesOf } from './diff-words-rules.ts'
import { code, series, shortCodes, type Words } from './words.ts'

/** Nothing, where the address makes no difference. */
export function addressWords({ address, host }: Region, difference: Difference): Words {
  const known = intersect(address, knownAddresses)
  const unknown = includes(address, [{ first: UNKNOWN_ADDRESS, last: UNKNOWN_ADDRESS }])
  if (known.length === 0)
    return [isResolved(host, difference) ? 'at the addresses that the facts give' : 'as long as the address is not known']
  const everything = keyOf(known) === keyOf(knownAddresses)
  if (everything) return unknown ? [] : ['at whatever address is known']
  const sets = setsOf(difference)
  const inside = described(known, sets)
  const outside = described(subtract(knownAddresses, known), sets)
  return outside.length < inside.length || (outside.length === inside.length && unknown)
    ? ['outside ', ...series(brief(outside))]
    : ['at ', ...series(brief(inside))]
}

const isResolved = (host: Axis, { space }: Difference): boolean =>
  host.every(({ first, last }) => space.resolution.slice(first, last + 1).every(resolved => resolved !== ''))

const brief = (items: readonly Words[]): readonly Words[] =>
  items.length <= 5 ? items : [...items.slice(0, 4), [`${items.length - 4} more ranges`]]

type NamedSet = { readonly name: string; readonly axis: Axis }

/** The tags that either policy names, as sets of addresses. */
function setsOf({ policies, space }: Difference): readonly NamedSet[] {
  const known = remembered.get(space)
  if (known) return known
  const texts = new Set(policies.flatMap(rulesOf).flatMap(({ destinationAddresses }) => destinationAddresses))
  const tags = [...texts].filter(text => !/^[\d*]/.test(text))
  const sets = tags.map(name => ({ name, axis: addressesOfText(name, space.facts) })).filter(({ axis }) => axis.length > 0)
  remembered.set(space, sets)
  return sets
}
const remembered = new WeakMap<Difference['space'], readonly NamedSet[]>()

/** A set of addresses as tags and ranges that make it up: tags that lie within it first, less what they share with one outside. */
function described(axis: Axis, sets: readonly NamedSet[]): readonly Words[] {
  const words: Words[] = []
  let left = axis
  const candidates = [
    ...sets.map(({ name, axis }) => ({ words: [code(name)] as Words, axis })),
    ...sets.flatMap(one =>
      sets
        .filter(other => other !== one && intersect(one.axis, other.axis).length > 0)
        .map(other => ({ words: [code(one.name), ' but not ', code(other.name)] as Words, axis: subtract(one.axis, other.axis) })),
    ),
    ...sets.flatMap((one, at) =>
      sets.slice(at + 1).map(other => ({
        words: ['what ', code(one.name), ' and ', code(other.name), ' share'] as Words,
        axis: intersect(one.axis, other.axis),
      })),
    ),
  ].sort((a, b) => b.axis.length - a.axis.length)
  for (const candidate of candidates)
    if (candidate.axis.length > 1 && intersect(candidate.axis, left).length > 0 && includes(axis, candidate.axis)) {
      words.push(candidate.words)
      left = subtract(left, candidate.axis)
    }
  return [...words, ...left.map((block): Words => [code(blockText(block))])]
}

/** A range of IPv4 addresses as people write it: `*`, one address, CIDR, or first-last. */
export function blockText({ first, last }: Block): string {
  if (first === 0 && last === 2 ** 32 - 1) return '*'
  if (first === last) return formatAddress(first)
  const size = last - first + 1
  const bits = Math.log2(size)
  return Number.isInteger(bits) && first % size === 0
    ? `${formatAddress(first)}/${32 - bits}`
    : `${formatAddress(first)}-${formatAddress(last)}`
}

/** From where. Nothing, where it is from anywhere. */
export function sourceWords(source: Axis): Words {
  if (keyOf(source) === keyOf(knownAddresses)) return []
  const rest = subtract(knownAddresses, source)
  if (rest.length < source.length) return ['anywhere but ', ...shortCodes(rest.map(blockText), 4)]
  return series(brief(source.map((block): Words => [code(blockText(block))])))
}
