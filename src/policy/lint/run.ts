import { blocksOf, formatAddress } from '../addresses.ts'
import { type Checked, rulesOf, sourcesWithin } from '../check.ts'
import type { Decision, Facts, Flow } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import { type Block, subtract, union } from '../intervals.ts'
import type { Policy } from '../model.ts'
import { inOrder } from '../order.ts'
import type { Place } from '../place.ts'
import type { EgressSpec } from '../spec.ts'
import { reachOf } from './algebra/reach.ts'
import type { Allowance, Allowances } from './allowances.ts'
import { hostsOf } from './destinations.ts'
import { type Feature, type Finding, type Found, type Lint, type LintContext, type Request, severities } from './lint.ts'
import { lints } from './lints.ts'
import { unusedAllow } from './unused-allow.ts'

export type Linted = {
  /** Worst first; of one severity, in the order of the lints; of one lint, as they are written. */
  readonly findings: readonly Finding[]
  /** Turned off where they stand, with a reason. */
  readonly allowed: readonly (Finding & { readonly reason: string; readonly allowance: Place })[]
}

export type ToLint = {
  readonly policy: Policy
  readonly facts: Facts
  readonly spec?: EgressSpec
  readonly checked?: readonly Checked[]
  /** On top of what the spec says. */
  readonly features?: readonly Feature[]
  readonly allowances?: Allowances
}

/** All that the lints find. Pure: everything they know stands in the policy, the spec and the facts. */
export function lint({ policy, facts, spec, checked = [], features = [], allowances = { all: [], malformed: [] } }: ToLint): Linted {
  const context = contextOf(policy, facts, spec, checked, features)
  const findings = lints.flatMap(each => each.run(context).map(found => complete(each, found)))
  return sorted(withoutAllowed(findings, allowances, placesOf(policy, spec)))
}

const complete = (lint: Lint, found: Found): Finding => ({ severity: lint.severity, fix: lint.fix, ...found, lint })

function contextOf(
  policy: Policy,
  facts: Facts,
  spec: EgressSpec | undefined,
  checked: readonly Checked[],
  more: readonly Feature[],
): LintContext {
  let reach: ReturnType<typeof reachOf> | undefined
  const location = spec?.location ?? locationIn(policy)
  const place = placeFor(policy)
  const sources = clusterSources(policy, spec)
  return {
    policy,
    facts,
    ...(spec ? { spec } : {}),
    ...(location === undefined ? {} : { location }),
    ...(place ? { place } : {}),
    checked,
    features: featuresOf(policy, spec, more),
    reach: () => (reach ??= reachOf(policy)),
    ask: request => worstFirst(sources.map(source => evaluate(policy, flowTo(request, source), facts))),
  }
}

const flowTo = ({ host, port, application, protocol = 'tcp' }: Request, source: string): Flow => ({
  source,
  host,
  port,
  protocol,
  ...(application ? { application } : {}),
})

const badness = { deny: 0, unknown: 1, allow: 2 } as const
const worstFirst = (decisions: readonly Decision[]): readonly Decision[] =>
  [...decisions].sort((a, b) => badness[a.effect] - badness[b.effect])

const MOST_SOURCES = 64

/** One address for each part of the cluster's subnet that rules tell apart; without a spec, for each source that rules name. */
function clusterSources(policy: Policy, spec: EgressSpec | undefined): readonly string[] {
  if (spec)
    return sourcesWithin(spec.network.aksSubnet.prefix, policy)
      .slice(0, MOST_SOURCES)
      .map(({ first }) => formatAddress(first))
  const named = union(rulesOf(policy).flatMap(({ sourceAddresses }) => blocksOf(sourceAddresses).filter(isSome)))
  const starts = named.slice(0, MOST_SOURCES).map(({ first }) => formatAddress(first))
  const others = subtract([{ first: 0x0a00_0004, last: 0x0aff_fffe }], named)[0]
  return starts.length > 0 ? starts : others ? [formatAddress(others.first)] : []
}

const isSome = ({ first, last }: Block): boolean => first > 0 || last < 0xffff_ffff

/** AKS puts the region into the names of its API servers. */
const locationIn = (policy: Policy): string | undefined =>
  inOrder(policy, 'ApplicationRule')
    .flatMap(({ rule }) => hostsOf(rule))
    .map(host => /\bhcp\.([a-z0-9]+)\.azmk8s\.io$/i.exec(host)?.[1])
    .find(region => region !== undefined)

/** What concerns the whole policy is shown at the rules for AKS, or at the first application rules, or at the first rules. */
function placeFor(policy: Policy): Place | undefined {
  const rules = inOrder(policy, 'ApplicationRule')
  const aks = rules.find(({ rule }) => [...rule.fqdnTags, ...hostsOf(rule)].some(name => /AzureKubernetesService|azmk8s\.io$/i.test(name)))
  return [aks?.rule, rules[0]?.rule, policy.ruleCollectionGroups[0]].map(thing => thing?.place).find(found => found !== undefined)
}

/** The spec says what the cluster uses; a policy alone shows it by the names that it mentions. */
function featuresOf(policy: Policy, spec: EgressSpec | undefined, more: readonly Feature[]): ReadonlySet<Feature> {
  const mentions = (name: RegExp): boolean =>
    inOrder(policy, 'ApplicationRule').some(({ rule }) => [...rule.fqdnTags, ...hostsOf(rule)].some(host => name.test(host)))
  const uses: Readonly<Record<Feature, boolean>> = {
    base: spec !== undefined || mentions(/^AzureKubernetesService$|\.azmk8s\.io$/i),
    'private-cluster': false,
    monitoring: spec ? spec.cluster.monitoring : mentions(/\.opinsights\.azure\.com$/i),
    'key-vault': spec?.workloads.some(({ trust }) => trust.source === 'vault') ?? false,
    policy: mentions(/^(data|store)\.policy\.core\.windows\.net$/i),
    registry: spec?.cluster.registry !== undefined,
    'file-share': spec?.cluster.fileShare !== undefined,
  }
  const used = new Set([...more, ...(Object.keys(uses) as Feature[]).filter(feature => uses[feature])])
  if (used.has('private-cluster')) used.delete('base')
  return used
}

/** Where anything begins: the next of these ends what a finding's place stands for. */
function placesOf(policy: Policy, spec: EgressSpec | undefined): readonly Place[] {
  const own = policy.ruleCollectionGroups.flatMap(group => [
    group.place,
    ...group.ruleCollections.flatMap(collection => [collection.place, ...collection.rules.map(({ place }) => place)]),
  ])
  const others = [...(spec?.expectations ?? []), ...(spec?.workloads ?? [])].map(({ place }) => place)
  return [...own, ...others, ...(policy.parent ? placesOf(policy.parent, undefined) : [])].filter(place => place !== undefined)
}

function withoutAllowed(findings: readonly Finding[], { all, malformed }: Allowances, places: readonly Place[]): Linted {
  const known = new Set(lints.map(({ id }) => id))
  const valid = all.filter(({ lint, reason }) => known.has(lint) && reason !== '')
  const used = new Set<Allowance>()
  const allowed: Linted['allowed'][number][] = []
  const standing = findings.filter(finding => {
    const allowance = valid.find(each => allows(each, finding, places))
    if (!allowance) return true
    for (const each of valid) if (allows(each, finding, places)) used.add(each)
    allowed.push({ ...finding, reason: allowance.reason, allowance: allowance.place })
    return false
  })
  const complaints = all
    .filter(each => !used.has(each))
    .map(({ lint, rule, reason, place }): Found => {
      const message = !known.has(lint)
        ? `no lint is called "${lint}"`
        : reason === ''
          ? `"${lint}" is not turned off, because no reason is given`
          : `nothing ${rule === undefined ? 'here' : `about rule "${rule}"`} is found by "${lint}"`
      return { subject: `allow ${lint} ${rule ?? ''} ${reason}`.trim(), place, message }
    })
  const unread = malformed.map(
    (place): Found => ({ subject: 'malformed', place, message: 'this comment cannot be read: write "egress-gate: allow LINT: REASON"' }),
  )
  return { findings: [...standing, ...[...complaints, ...unread].map(found => complete(unusedAllow, found))], allowed }
}

function allows({ lint, rule, line, place }: Allowance, finding: Finding, places: readonly Place[]): boolean {
  if (lint !== finding.lint.id) return false
  if (rule !== undefined) return finding.rule?.rule === rule || finding.subject === rule || finding.subject.startsWith(`${rule}:`)
  const at = finding.place
  if (!at || at.file !== place.file) return false
  const next = Math.min(...places.filter(other => other.file === at.file && other.line > at.line).map(other => other.line))
  return at.line === line || (at.line < line && line < next)
}

const sorted = ({ findings, allowed }: Linted): Linted => ({
  findings: [...findings].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || lints.indexOf(a.lint) - lints.indexOf(b.lint),
  ),
  allowed,
})
