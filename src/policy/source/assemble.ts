import { looksLikeIpv6, parseBlock } from '../addresses.ts'
import { fromArm } from '../arm.ts'
import { Hole, isHole } from '../hole.ts'
import type { Policy, RuleCollectionGroup, Unknown } from '../model.ts'
import type { Fault, Place } from '../place.ts'
import { isObject, type Places, propertyOf, type Value } from '../template/value.ts'
import { attach, baseOf, type Candidate, choose } from './choose.ts'
import { fieldsOf, type IpGroup, propertiesOf, type Reading } from './fields.ts'
import { inherited } from './inherited.ts'
import { unreadGroup } from './read-group.ts'

/** What a source holds, whatever its form: bodies of resources, with the ids by which they speak of each other (in lower case). */
export type Parts = {
  readonly file: string
  readonly places: Places
  readonly policies: readonly PolicyPart[]
  readonly groups: readonly GroupPart[]
  readonly ipGroups: readonly Part[]
  /** Ids of what rules a firewall of the same source: a policy, or the firewall with its own rules. */
  readonly inUse?: ReadonlySet<string>
  /** Bodies by themselves, and not a whole (a template, an object of a policy and its groups). */
  readonly alone?: boolean
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

export type Choice = {
  readonly policyName?: string
  readonly parent?: Policy
  /**
   * What does not say which rules count: a template that with these values deploys no firewall, a firewall whose policy stands elsewhere,
   * several policies. Refused, or read as far as it goes: for questions, where `unknown` is an answer; never for a gate.
   */
  readonly incomplete?: 'refused' | 'read'
}

export type Assembled =
  | {
      readonly policy: Policy
      readonly alternatives?: readonly Policy[]
      readonly location?: string
      readonly notes?: readonly string[]
      readonly fault?: undefined
    }
  | { readonly policy?: undefined; readonly fault: Fault }

/** The policy that is meant, with its groups, its IP groups and its base policy. */
export function assemble(parts: Parts, choice: Choice): Assembled {
  const candidates = attach(parts)
  const chosen = choose(candidates, parts, choice.policyName)
  if ('fault' in chosen) return { fault: chosen.fault }
  const [first, ...others] = chosen.among
  const built = build(first, candidates, parts, choice.parent, [])
  if (built.fault) return built
  // A loop may make the same policy for each region: whichever is meant, the answers are the same.
  const text = others.length > 0 ? withoutNames(built.policy) : ''
  const alternatives: Policy[] = []
  for (const other of others) {
    const made = build(other, candidates, parts, choice.parent, [])
    if (made.fault) return { fault: chosen.whichOne }
    if (withoutNames(made.policy) !== text) alternatives.push(made.policy)
  }
  if (alternatives.length > 0 && choice.incomplete !== 'read') return { fault: chosen.whichOne }
  const { location } = first.part
  return {
    policy: built.policy,
    ...(alternatives.length > 0 ? { alternatives } : {}),
    ...(location === undefined || others.length > 0 ? {} : { location }),
    notes: [
      ...(chosen.note === undefined ? [] : [chosen.note]),
      ...(alternatives.length > 0 ? [`${chosen.whichOne.message}; until then each is asked`] : []),
      ...(first.part.elsewhere
        ? [`policy "${first.part.name}" itself is not here: rule collection groups that it has elsewhere are not considered`]
        : []),
    ],
  }
}

const withoutNames = ({ name: _, ...policy }: Policy): string =>
  JSON.stringify(policy, (key, value) => (key === 'place' ? undefined : value))

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
        ...missing(part, groups, parts),
      ],
      ...(above ? { parent: inherited(above) } : {}),
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

/** Groups that a policy's body names and that were not given; any, where it says nothing of them and nothing else was given. */
function missing({ body, name, place }: PolicyPart, groups: readonly GroupPart[], { alone }: Parts): readonly RuleCollectionGroup[] {
  const properties = propertiesOf(body) as Value
  const listed = isObject(properties) ? propertyOf(properties, 'ruleCollectionGroups') : undefined
  if (!Array.isArray(listed)) {
    const because = `the rule collection groups of policy "${name}", of which its body says nothing`
    return alone === true && groups.length === 0 ? [unreadGroup('(rule collection groups)', { because, place })] : []
  }
  const have = new Set(groups.map(group => group.name.toLowerCase()))
  return (listed as readonly Value[]).flatMap(entry => {
    const id =
      isObject(entry) && !['properties', 'ruleCollections'].some(key => propertyOf(entry, key) !== undefined)
        ? propertyOf(entry, 'id')
        : undefined
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
  return unreadPolicy(name, { because, ...(hole?.place ? { place: hole.place } : {}) }, `base policy ${name}`)
}

/** A policy of which nothing is known but that it is there. */
export const unreadPolicy = (name: string, about: Omit<Unknown, 'field'>, group = `policy ${name}`): Policy => ({
  name,
  threatIntelMode: 'Alert',
  ruleCollectionGroups: [unreadGroup(group, about)],
  unknown: [{ field: 'transportSecurity', because: about.because }],
})

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
