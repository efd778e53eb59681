import { looksLikeIpv6, parseBlock } from '../addresses.ts'
import { fromArm } from '../arm.ts'
import { Hole, isHole } from '../hole.ts'
import type { Policy, RuleCollectionGroup, Unknown } from '../model.ts'
import type { Fault, Place } from '../place.ts'
import { isObject, type Places, propertyOf, textOf, type Value } from '../template/value.ts'
import { fieldsOf, type IpGroup, propertiesOf, type Reading } from './fields.ts'
import { unreadGroup } from './read-group.ts'

/** What a source holds, whatever its form: bodies of resources, with the ids by which they speak of each other (in lower case). */
export type Parts = {
  readonly file: string
  readonly places: Places
  readonly policies: readonly PolicyPart[]
  readonly groups: readonly GroupPart[]
  readonly ipGroups: readonly Part[]
}

type Part = {
  readonly name: string
  readonly id?: string
  readonly body: Value
  readonly place: Place
  readonly conditions: readonly Hole[]
}

export type PolicyPart = Part & {
  /** Only named in the source: its settings stand elsewhere. */
  readonly elsewhere: boolean
  readonly location?: string
}

/** `{ name, properties }`, and the policy that it belongs to, where the source says so. */
export type GroupPart = Part & { readonly policyId?: string }

export type Choice = { readonly policyName?: string; readonly parent?: Policy }

export type Assembled =
  | { readonly policy: Policy; readonly location?: string; readonly fault?: undefined }
  | { readonly policy?: undefined; readonly fault: Fault }

type Candidate = { readonly part: PolicyPart; readonly groups: readonly GroupPart[] }

/** The policy that is meant, with its groups, its IP groups and its base policy. */
export function assemble(parts: Parts, choice: Choice): Assembled {
  const candidates = attach(parts)
  const chosen = choose(candidates, parts, choice)
  if ('fault' in chosen) return { fault: chosen.fault }
  const built = build(chosen, candidates, parts, choice.parent, [])
  if (built.fault) return built
  const { location } = chosen.part
  return { policy: built.policy, ...(location === undefined ? {} : { location }) }
}

/** Every group to its policy. A policy that only its groups speak of stands elsewhere. */
function attach({ policies, groups, file }: Parts): readonly Candidate[] {
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

function choose(candidates: readonly Candidate[], { file }: Parts, { policyName }: Choice): Candidate | { readonly fault: Fault } {
  const at: Place = { file, line: 1, column: 1 }
  const names = candidates
    .map(({ part, groups }) => `${part.name} (line ${part.place.line}, ${groups.length} rule collection groups)`)
    .join('; ')
  const fault = (message: string) => ({ fault: { place: at, path: '', message } })
  if (policyName !== undefined) {
    const named = candidates.filter(({ part }) => part.name.toLowerCase() === policyName.toLowerCase())
    const [only, ...others] = named
    if (only && others.length === 0) return only
    return fault(`${named.length === 0 ? 'no' : 'more than one'} policy here is named "${policyName}"; there is ${names || 'none'}`)
  }
  const filled = candidates.filter(({ groups }) => groups.length > 0)
  const among = filled.length > 0 ? filled : candidates
  const [only] = among
  if (only && among.length === 1) return only
  const bases = new Set(among.flatMap(({ part }) => baseOf(part)?.id ?? []))
  const leaves = among.filter(({ part }) => part.id === undefined || !bases.has(part.id))
  const [leaf] = leaves
  if (leaf && leaves.length === 1) return leaf
  return only
    ? fault(`there are several policies here; say which one with --policy-name: ${names}`)
    : fault('there is no firewall policy here')
}

/** The base policy that a body names. An empty id names none. */
function baseOf(part: PolicyPart): { readonly id: string; readonly hole?: Hole } | undefined {
  const properties = propertiesOf(part.body) as Value
  const base = isObject(properties) ? propertyOf(properties, 'basePolicy') : undefined
  const id = isObject(base ?? null) ? propertyOf(base as never, 'id') : base
  if (id === undefined || id === null || id === '') return undefined
  return { id: textOf(id).toLowerCase(), ...(isHole(id) ? { hole: id } : {}) }
}

function build(
  { part, groups }: Candidate,
  candidates: readonly Candidate[],
  parts: Parts,
  given: Policy | undefined,
  children: readonly PolicyPart[],
): Assembled {
  if (children.includes(part)) {
    const circle = [...children.slice(children.indexOf(part)), part].map(({ name }) => name).join(' -> ')
    return { fault: { place: part.place, path: '', message: `the base policies go round in a circle: ${circle}` } }
  }
  const reading: Reading = { places: parts.places, ipGroup: ipGroups(parts) }
  const policy = fromArm({ name: part.name, policy: part.body ?? {}, ruleCollectionGroups: groups.map(({ body }) => body) }, reading)
  const base = baseOf(part)
  const inside = base && candidates.find(candidate => candidate.part.id === base.id)
  const parent = inside ? build(inside, candidates, parts, given, [...children, part]) : undefined
  if (parent?.fault) return parent
  const above = parent?.policy ?? given ?? (base ? elsewhere(base) : undefined)
  return {
    policy: {
      ...policy,
      ruleCollectionGroups: [
        ...policy.ruleCollectionGroups.map((group, index) => perhaps(group, groups[index], part)),
        ...missing(part, groups),
      ],
      ...(above ? { parent: above } : {}),
      ...(part.elsewhere ? taken(policy, part, parts.file) : {}),
    },
  }
}

/** A group that hangs on a condition that is not known, unless its policy hangs on the same. */
function perhaps(group: RuleCollectionGroup, part: GroupPart | undefined, policy: PolicyPart): RuleCollectionGroup {
  const place = group.place ?? part?.place
  const shared = new Set(policy.conditions.map(({ text }) => text))
  const conditions = (part?.conditions ?? [])
    .filter(({ text }) => !shared.has(text))
    .map(
      (hole): Unknown => ({
        field: 'condition',
        because: `whether ${hole.text} (${hole.because}) deploys it`,
        ...(hole.place ? { place: hole.place } : {}),
      }),
    )
  return { ...group, ...(place ? { place } : {}), ...(conditions.length > 0 ? { unknown: [...(group.unknown ?? []), ...conditions] } : {}) }
}

/** Groups that a policy's body names and that were not given. */
function missing({ body, name, place }: PolicyPart, groups: readonly GroupPart[]): readonly RuleCollectionGroup[] {
  const properties = propertiesOf(body) as Value
  const listed = isObject(properties) ? propertyOf(properties, 'ruleCollectionGroups') : undefined
  if (!Array.isArray(listed)) return []
  const have = new Set(groups.map(group => group.name.toLowerCase()))
  return (listed as readonly Value[]).flatMap(entry => {
    const id = isObject(entry) && Object.keys(entry).length === 1 ? propertyOf(entry, 'id') : undefined
    const group = typeof id === 'string' ? (id.split('/').at(-1) ?? '') : undefined
    if (group === undefined || have.has(group.toLowerCase())) return []
    return [unreadGroup(group, { because: `rule collection group "${group}", which policy "${name}" names and which is not given`, place })]
  })
}

/** A base policy that is not given: its rules come first, and any of them may decide. */
const elsewhere = ({ id, hole }: { readonly id: string; readonly hole?: Hole }): Policy => {
  const name = id.split('/').at(-1) ?? id
  const because = hole
    ? `the base policy ${hole.text} (${hole.because}); give it with --parent`
    : `the base policy "${name}", which is not given; give it with --parent`
  return {
    name,
    threatIntelMode: 'Alert',
    ruleCollectionGroups: [unreadGroup(`base policy ${name}`, { because, ...(hole?.place ? { place: hole.place } : {}) })],
    unknown: [{ field: 'transportSecurity', because }],
  }
}

/** Groups without their policy are taken as part of one that can do what they ask for. */
function taken(policy: Policy, part: PolicyPart, file: string): Partial<Policy> {
  const missing = `policy "${part.name}" itself is not in ${file}`
  return {
    certificateAuthority: policy.certificateAuthority ?? { name: '', keyVaultSecretId: '' },
    dnsSettings: { servers: [], enableProxy: true },
    assumed: {
      certificateAuthority: `${missing}; it is taken to have a certificate authority`,
      dnsProxy: `${missing}; it is taken to be a DNS proxy`,
    },
  }
}

/** IP groups by id; the addresses that stand in the source. */
function ipGroups({ ipGroups: groups, places }: Parts): (id: string) => IpGroup | undefined {
  const known = new Map<string, IpGroup>()
  for (const { id, name, body, conditions } of groups) {
    const fields = fieldsOf(propertiesOf(body), { places })
    const unknown = [
      ...conditions,
      ...fields.items('ipAddresses').filter(isHole),
      ...(isHole(body) ? [body] : []),
      ...(known.has(id ?? '') ? [new Hole('it is declared more than once', `{${name}}`, places.of(body))] : []),
    ]
    const texts = fields.texts('ipAddresses')
    const odd = texts.filter(text => !parseBlock(text) && !looksLikeIpv6(text))
    unknown.push(...odd.map(text => new Hole('it is no address', JSON.stringify(text), places.of(body))))
    const addresses = texts.filter(text => !odd.includes(text))
    if (id !== undefined) known.set(id, { name, addresses, unknown })
  }
  return id => known.get(id.toLowerCase())
}
