/** What two policies and the facts can tell apart: the names that they mention, and what those names lead to. */
import type { Facts } from '../decision.ts'
import { infrastructurePatterns, isInfrastructureName } from '../infrastructure.ts'
import type { Axis } from '../intervals.ts'
import { addressesOf, lookup } from '../match.ts'
import { splitUrlPattern } from '../match-url.ts'
import type { ApplicationRule, Rule } from '../model.ts'
import { type Names, namesOf, readPattern } from './names.ts'

/** Addresses are counted as numbers; this one stands for "not known": nothing says where the packet goes but its name, if it has one. */
export const UNKNOWN_ADDRESS = 2 ** 32
export const everyAddress: Axis = [{ first: 0, last: UNKNOWN_ADDRESS }]
export const knownAddresses: Axis = [{ first: 0, last: UNKNOWN_ADDRESS - 1 }]

export type Space = {
  readonly facts: Facts
  readonly names: Names
  /** For each class of names: what the facts say of its addresses, as a key that is the same for the same answer. */
  readonly resolution: readonly string[]
  readonly infrastructure: readonly boolean[]
  /** The classes that a rule names: `all` of a class's requests, or those to some paths. */
  readonly targets: (rule: ApplicationRule) => readonly Target[]
}

/** `path`: undefined for all requests, null where nobody knows whether the rule covers any. */
export type Target = { readonly id: number; readonly path: string | undefined | null; readonly tag: boolean }

/** All lines that rules and facts draw through the addresses, names and services. */
export function spaceOf(rules: readonly Rule[], facts: Facts): Space {
  const patterns = new Set<string>(infrastructurePatterns)
  for (const name of Object.keys(facts.dns ?? {})) patterns.add(name)
  for (const rule of rules) {
    if (rule.ruleType === 'ApplicationRule') for (const { pattern } of named(rule, facts)) patterns.add(pattern)
    if (rule.ruleType === 'NetworkRule') for (const name of rule.destinationFqdns) patterns.add(name)
  }
  const names = namesOf(patterns)
  const ids = new Map(names.classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]))
  const idOf = (pattern: string): number | undefined => {
    const read = readPattern(pattern)
    return read && ids.get(`${read.ending ? 'ending' : 'name'} ${read.text}`)
  }
  const resolved = new Set(Object.keys(facts.dns ?? {}).map(idOf))
  const resolution: string[] = []
  names.classes.forEach(({ parent, example }, id) => {
    const above = parent === undefined ? '' : (resolution[parent] ?? '')
    const own = resolved.has(id) && example !== undefined
    resolution.push(own ? (addressesOf(example, facts) ?? []).map(({ first }) => first).join() : above)
  })
  const targets = new WeakMap<ApplicationRule, readonly Target[]>()
  return {
    facts,
    names,
    resolution,
    infrastructure: names.classes.map(({ example }) => example !== undefined && isInfrastructureName(example)),
    targets: rule => {
      const known = targets.get(rule)
      if (known) return known
      const made = named(rule, facts).flatMap(({ pattern, path, tag }) => {
        const id = idOf(pattern)
        return id === undefined ? [] : [{ id, path, tag }]
      })
      targets.set(rule, made)
      return made
    },
  }
}

function named(rule: ApplicationRule, facts: Facts): readonly (Pick<Target, 'path' | 'tag'> & { readonly pattern: string })[] {
  return [
    ...rule.targetFqdns.map(pattern => ({ pattern, path: undefined, tag: false })),
    ...rule.targetUrls.map(url => {
      const { host, path } = splitUrlPattern(url)
      return { pattern: host, path, tag: false }
    }),
    ...rule.fqdnTags.flatMap(tag => [
      ...(lookup(facts.fqdnTags, tag) ?? []).map(pattern => ({ pattern, path: undefined, tag: true })),
      ...(lookup(facts.perhapsTagged, tag) ?? []).map(pattern => ({ pattern, path: null, tag: true })),
    ]),
  ]
}
