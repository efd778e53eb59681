/** From what the author expects to the questions that each workload's pods are asked, with the controls that every run needs. */
import { ruleIsCertain } from '../policy/check.ts'
import type { Facts } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { expectationFlow } from '../policy/expectation-flow.ts'
import type { Policy } from '../policy/model.ts'
import type { EgressSpec, Expectation, Target, Workload } from '../policy/spec.ts'
import type { Probe } from './verdict.ts'

/**
 * One probe for each expectation that speaks of the workload, and built-in controls where the expectations bring none. Expectations that
 * say `unknown` hold nothing that an observation could be held against: they are for the offline check, and make no probe.
 *
 * `facts` is what predictions may lean on (service tags, FQDN tags, the spec's own); `source` the pod's address, by default the AKS
 * subnet's; `nonce` a number of this run. Ids are unique over all workloads and the same for every pod of one.
 */
export function probesFor(spec: EgressSpec, workload: Workload, facts: Facts, source?: string, nonce?: string): Probe[] {
  const from = source ?? spec.network.aksSubnet.prefix.split('/')[0] ?? ''
  const index = spec.workloads.findIndex(({ name }) => name === workload.name)
  const probe = (id: string, expectation: Expectation): Probe => {
    const numbered = nonce !== undefined && expectation.nonce !== undefined ? { nonce } : {}
    const flow = expectationFlow(withNonce(expectation, numbered.nonce), from)
    const predicted = evaluate(spec.firewall.policy, flow, facts)
    const inserted = expectation.insertedHeader && insertedBy(spec.firewall.policy, predicted.rule, expectation.insertedHeader)
    return {
      id,
      name: expectation.name,
      workload: workload.name,
      flow,
      expectation,
      predicted,
      // The offline check does not take such a rule for the one that decides either.
      ...(expectation.rule !== undefined && predicted.effect !== 'unknown' && !ruleIsCertain(predicted, flow) ? { ruleOpen: true } : {}),
      ...numbered,
      ...(inserted === undefined ? {} : { inserted }),
    }
  }
  const own = spec.expectations.flatMap((expectation, at) =>
    expectation.expect !== 'unknown' && (expectation.from.length === 0 || expectation.from.includes(workload.name))
      ? [probe(`p${index * spec.expectations.length + at + 1}`, expectation)]
      : [],
  )
  const controls = builtInControls(spec, workload).filter(({ kind }) => !own.some(each => controlKind(each) === kind))
  const added = controls.flatMap(({ kind, expectation }, at) => {
    const made: Probe = { ...probe(`c${index * 10 + at + 1}`, expectation), control: true }
    const fits =
      kind === 'passthrough'
        ? made.predicted.effect === 'allow' && made.predicted.inspected === false
        : made.predicted.effect === 'deny' && made.predicted.by !== 'network'
    return fits ? [made] : []
  })
  // Of several candidates for one control, one will do.
  return [...own, ...added.filter((each, at) => added.findIndex(other => controlKind(other) === controlKind(each)) === at)]
}

/** The URL as it is asked for. */
export function urlOf({ expectation, nonce }: Pick<Probe, 'expectation' | 'nonce'>): URL | undefined {
  const target = withNonce(expectation, nonce)
  return target.kind === 'url' ? new URL(target.url) : undefined
}

function withNonce({ target, nonce: parameter }: Expectation, nonce: string | undefined): Target {
  if (target.kind !== 'url' || parameter === undefined || nonce === undefined) return target
  const url = new URL(target.url)
  url.search = `${url.search === '' ? '?' : `${url.search}&`}${parameter}=${nonce}`
  return { ...target, url: url.href }
}

/** The value of a header that rules of this name insert. Undefined: none does, or they differ. */
function insertedBy({ ruleCollectionGroups }: Policy, rule: string | undefined, header: string): string | undefined {
  const values = ruleCollectionGroups
    .flatMap(({ ruleCollections }) => ruleCollections)
    .flatMap(collection => collection.rules)
    .flatMap(each => (each.ruleType === 'ApplicationRule' && each.name === rule ? [each.httpHeadersToInsert] : []))
    .map(headers => headers.find(({ headerName }) => headerName.toLowerCase() === header.toLowerCase())?.headerValue)
  return new Set(values).size === 1 ? values[0] : undefined
}

/** What a probe controls for: a host that must not be inspected, a host that must be denied. */
export function controlKind({ expectation: { target, expect, inspected, upstream } }: Probe): 'passthrough' | 'denied' | undefined {
  if (target.kind !== 'url') return undefined
  if (expect === 'allow' && inspected === false && upstream === undefined && target.url.startsWith('https:')) return 'passthrough'
  // Denied before the handshake, or by text: a control for the firewall itself, not for one rule's paths.
  if (expect === 'deny' && inspected !== true) return 'denied'
  return undefined
}

function builtInControls(spec: EgressSpec, workload: Workload): { kind: 'passthrough' | 'denied'; expectation: Expectation }[] {
  const control = (kind: 'passthrough' | 'denied', url: string) => ({
    kind,
    expectation: {
      name:
        kind === 'passthrough'
          ? `control: ${new URL(url).hostname} passes through uninspected`
          : `control: ${new URL(url).hostname} is denied`,
      from: [workload.name],
      target: { kind: 'url' as const, url, method: 'GET' },
      expect: kind === 'passthrough' ? ('allow' as const) : ('deny' as const),
      inspected: false,
      place: spec.expectations[0]?.place ?? workload.place,
    },
  })
  return [
    control('passthrough', 'https://mcr.microsoft.com/v2/'),
    control('passthrough', 'https://login.microsoftonline.com/'),
    control('denied', 'https://example.com/'),
    control('denied', 'https://example.org/'),
    control('denied', 'https://www.iana.org/'),
  ]
}

/** An IPv4 or IPv6 address, and no name. */
export const isAddress = (host: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':')

/** Without the brackets of an IPv6 address. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')
