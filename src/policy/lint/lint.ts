import type { Checked } from '../check.ts'
import type { Decision, Facts } from '../decision.ts'
import type { Policy } from '../model.ts'
import type { Ordered } from '../order.ts'
import type { Place } from '../place.ts'
import type { EgressSpec } from '../spec.ts'
import type { ReachOfAll } from './algebra/reach.ts'

/** `error`: something is open, broken or not what it says. `warning`: likely not meant. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note'
export const severities: readonly Severity[] = ['error', 'warning', 'note']

/** One thing that can be wrong with a policy. Its page is `docs/policy.md#` and its id. */
export type Lint = {
  readonly id: string
  readonly severity: Severity
  /** A few words; the same for every finding. */
  readonly title: string
  /** What it means, once, for those who meet it the first time. */
  readonly means: string
  readonly fix: string
  readonly run: (context: LintContext) => readonly Found[]
}

/** What a lint may look at. Nothing here is the lints' own: they ask the same evaluator that predicts and the lab decides by. */
export type LintContext = {
  readonly policy: Policy
  readonly facts: Facts
  /** Absent where a policy is looked at alone. */
  readonly spec?: EgressSpec
  /** The region, where somebody says it: names of AKS carry it. */
  readonly location?: string
  readonly checked: readonly Checked[]
  readonly features: ReadonlySet<Feature>
  /** Who decides what; computed when it is first asked for. */
  readonly reach: () => ReachOfAll
  /** What the policy does with a request from the cluster, the worst answer of all its addresses first. */
  readonly ask: (request: Request) => readonly Decision[]
  /** Where something that concerns the whole policy is best shown. */
  readonly place?: Place
}

export type Request = {
  readonly host: string
  readonly port: number
  readonly application?: 'http' | 'https'
  readonly protocol?: 'tcp' | 'udp'
}

/** What a cluster uses, because its outbound needs differ. */
export const features = ['base', 'monitoring', 'key-vault', 'policy', 'private-cluster', 'file-share', 'registry'] as const
export type Feature = (typeof features)[number]

/** What a lint found. What is left out comes from the lint. */
export type Found = {
  /** One sentence about this very place. */
  readonly message: string
  /** What it is about, in a few words that do not change when lines move. */
  readonly subject: string
  readonly rule?: RuleRef
  readonly place?: Place
  readonly severity?: Severity
  readonly fix?: string
  readonly related?: readonly { readonly place: Place; readonly text: string }[]
}

export type RuleRef = { readonly group: string; readonly collection: string; readonly rule: string }

export type Finding = Found & { readonly lint: Lint; readonly severity: Severity; readonly fix: string }

/** The part of a finding that says which rule it is about. */
export const about = ({ rule, collection, group }: Ordered): Pick<Found, 'subject' | 'rule' | 'place'> => ({
  subject: rule.name,
  rule: { group: group.name, collection: collection.name, rule: rule.name },
  ...(rule.place ? { place: rule.place } : {}),
})

/** Other rules that a finding speaks of, where they are written somewhere. */
export const seeAlso = (entries: readonly Ordered[]): Pick<Found, 'related'> => {
  const related = entries.flatMap(({ rule }) => (rule.place ? [{ place: rule.place, text: `rule "${rule.name}"` }] : []))
  return related.length > 0 ? { related } : {}
}

/** `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
export const quoted = (names: readonly string[], most = 4): string => {
  const shown = names.slice(0, names.length > most ? most - 1 : most).map(name => `"${name}"`)
  const rest = names.length - shown.length
  const last = rest > 0 ? `${rest} more` : shown.pop()
  return shown.length === 0 ? `${last ?? ''}` : `${shown.join(', ')} and ${last}`
}
