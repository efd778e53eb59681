import { type Hole, isHole } from '../hole.ts'
import type { Fault } from '../place.ts'
import { isObject, propertyOf, textOf, type Value } from '../template/value.ts'
import type { GroupPart, Parts, PolicyPart } from './assemble.ts'
import { propertiesOf } from './fields.ts'

/** A policy of the source with the groups that belong to it. */
export type Candidate = { readonly part: PolicyPart; readonly groups: readonly GroupPart[] }

/** Every group to its policy. A policy that only its groups speak of stands elsewhere. */
export function attach({ policies, groups, file }: Parts): readonly Candidate[] {
  const found = new Map<PolicyPart, GroupPart[]>(uniqueById(policies).map(part => [part, []]))
  for (const group of groups) {
    const parts = [...found.keys()]
    const name = group.policyId?.split('/').at(-1)
    const byName = parts.filter(part => part.name.toLowerCase() === name)
    const own =
      parts.find(part => part.id !== undefined && part.id === group.policyId) ??
      (byName.length === 1 ? byName[0] : undefined) ??
      (group.policyId === undefined && parts.length === 1 ? parts[0] : undefined)
    const part: PolicyPart = own ?? {
      name: group.policyId?.split('/').at(-1) ?? '(policy)',
      ...(group.policyId === undefined ? {} : { id: group.policyId }),
      body: null,
      place: { file, line: 1, column: 1 },
      conditions: [],
      elsewhere: true,
    }
    const members = found.get(part) ?? []
    members.push(group)
    found.set(part, members)
  }
  return [...found].map(([part, members]) => ({ part, groups: members }))
}

/** The same policy may be declared twice, under conditions that exclude each other, or here and as an existing one. */
function uniqueById(policies: readonly PolicyPart[]): readonly PolicyPart[] {
  const kept = new Map<string, PolicyPart>()
  for (const part of policies) {
    const key = part.id ?? `#${kept.size}`
    const before = kept.get(key)
    if (!before || (before.elsewhere && !part.elsewhere)) kept.set(key, part)
  }
  return [...kept.values()]
}

/** Those that may be meant, and what to say where it matters which. */
export type Chosen = { readonly among: readonly [Candidate, ...Candidate[]]; readonly whichOne: Fault; readonly note?: string }

/** The policy of that name; or the one with groups; or, of several with groups, the one that is no other's base; or that a firewall has. */
export function choose(
  candidates: readonly Candidate[],
  { file, inUse }: Pick<Parts, 'file' | 'inUse'>,
  policyName: string | undefined,
): Chosen | { readonly fault: Fault } {
  const names = candidates
    .map(({ part, groups }) => `${part.name} (line ${part.place.line}, ${groups.length} rule collection groups)`)
    .join('; ')
  const fault = (message: string): Fault => ({ place: { file, line: 1, column: 1 }, path: '', message })
  const whichOne = fault(`there are several policies here; say which one with --policy-name: ${names}`)
  if (policyName !== undefined) {
    const named = candidates.filter(({ part }) => part.name.toLowerCase() === policyName.toLowerCase())
    const [only, ...others] = named
    if (only && others.length === 0) return { among: [only], whichOne }
    const how = named.length === 0 ? 'no' : 'more than one'
    return { fault: fault(`${how} policy here is named "${policyName}"; there is ${names || 'none'}`) }
  }
  const filled = candidates.filter(({ groups }) => groups.length > 0)
  const among = filled.length > 0 ? filled : candidates
  const bases = new Set(among.flatMap(({ part }) => baseOf(part)?.id ?? []))
  const leaves = among.filter(({ part }) => part.id === undefined || !bases.has(part.id))
  const used = leaves.filter(({ part }) => part.id !== undefined && inUse?.has(part.id))
  const [only] = used
  if (only && used.length === 1 && leaves.length > 1) {
    const others = leaves.flatMap(({ part }) => (part === only.part ? [] : [part.name])).join(', ')
    return {
      among: [only],
      whichOne,
      note: `read is policy ${only.part.name}, which the firewall here has; not ${others}: say so with --policy-name`,
    }
  }
  const [leaf, ...more] = leaves.length > 0 ? leaves : among
  return leaf ? { among: [leaf, ...more], whichOne } : { fault: fault('there is no firewall policy here') }
}

/** The base policy that a body names. An empty id names none. */
export function baseOf(part: PolicyPart): { readonly id: string; readonly hole?: Hole } | undefined {
  const properties = propertiesOf(part.body) as Value
  const base = isObject(properties) ? propertyOf(properties, 'basePolicy') : undefined
  const id = isObject(base ?? null) ? propertyOf(base as never, 'id') : base
  if (id === undefined || id === null || id === '') return undefined
  return { id: textOf(id).toLowerCase(), ...(isHole(id) ? { hole: id } : {}) }
}
