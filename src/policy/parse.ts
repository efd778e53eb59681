import { overlaps } from './addresses.ts'
import type { Facts } from './decision.ts'
import { fqdnTagsOf } from './fqdn-tags.ts'
import { layered } from './layered.ts'
import type { Policy } from './model.ts'
import { certificateAuthority, defaultCertificateAuthority } from './parse/certificate-authority.ts'
import { cluster, defaultCluster } from './parse/cluster.ts'
import { type Context, type Cursor, checkReferences, fault, start } from './parse/cursor.ts'
import { readDocument } from './parse/document.ts'
import { expectations } from './parse/expectations.ts'
import { declaredFacts } from './parse/facts.ts'
import { defaulted, fields, optional, present, recordOf, required, text } from './parse/fields.ts'
import { type FirewallContext, firewall } from './parse/firewall.ts'
import { defaultLogs, logs } from './parse/logs.ts'
import { names } from './parse/names.ts'
import { defaultNetwork, network } from './parse/network.ts'
import { type AskedHost, refusePastFirewall } from './parse/past-firewall.ts'
import { workloads } from './parse/workloads.ts'
import type { Fault } from './place.ts'
import { serviceTags } from './service-tags.ts'
import type { Cluster, EgressSpec, Network } from './spec.ts'

type Parsed<K extends string, T> =
  | ({ readonly [P in K]: T } & { readonly faults: readonly Fault[] })
  | ({ readonly [P in K]: undefined } & { readonly faults: readonly Fault[] })

/**
 * Reads `egress.yaml` (or the same as JSON). Reports every fault at once, sorted by place, each with what is wrong and what is
 * allowed; a spec comes back only where there is none. Never throws, whatever the text.
 *
 * `name` and `firewall.ruleCollectionGroups` are required. Everything else has a default, most of them made from the name. The
 * spec's facts are the author's on top of this project's dated snapshots of service tags and FQDN tags.
 * @param file the name by which faults call it
 */
export function parseSpec(text: string, file: string): Parsed<'spec', EgressSpec> {
  const document = readDocument(text, file)
  const at = start(document)
  const spec = document.broken ? undefined : readSpec(at, file)
  return finish('spec', spec, at.context)
}

/** Reads a file of facts alone: what stands under `facts` in a spec. No snapshots are added. */
export function parseFacts(text: string, file: string): Parsed<'facts', Facts> {
  const document = readDocument(text, file)
  const at = start(document)
  return finish('facts', document.broken ? undefined : declaredFacts(at), at.context)
}

function finish<K extends string, T>(key: K, value: T | undefined, { faults }: Context): Parsed<K, T> {
  const sorted = [...faults].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
  if (value === undefined && sorted.length === 0) throw new Error('a value could not be read and nobody said why')
  return { [key]: sorted.length === 0 ? value : undefined, faults: sorted } as Parsed<K, T>
}

function readSpec(at: Cursor, file: string): EgressSpec | undefined {
  const own = nameOf(at)
  const rules: Pick<FirewallContext, 'ruleNames' | 'inspected' | 'fqdnRules'> = { ruleNames: new Map(), inspected: [], fqdnRules: [] }
  const asked: AskedHost[] = []
  const found = fields(at, {
    name: required(names.spec),
    location: defaulted(names.location, 'eastus2'),
    resourceGroup: defaulted(names.resourceGroup, `rg-${own}`),
    tags: defaulted(recordOf(text), {}),
    network: defaulted(network(own), () => defaultNetwork(own)),
    certificateAuthority: optional(certificateAuthority(own)),
    firewall: required(firewall(own, rules)),
    logs: defaulted(logs(own), () => defaultLogs(own)),
    cluster: defaulted(cluster(own), () => defaultCluster(own)),
    workloads: defaulted(workloads(hasFileShare(at)), []),
    expectations: defaulted(expectations(asked), []),
    facts: defaulted(declaredFacts, {}),
  })
  if (!found) return undefined
  const { values } = found
  rulesAreNames(at.context, rules.ruleNames)
  checkReferences(at.context)
  if (!found.has('certificateAuthority'))
    for (const place of rules.inspected)
      fault(place, 'wants TLS inspection, but the spec has no certificateAuthority; add one, even an empty one: certificateAuthority: {}')
  if (values.network && values.firewall)
    checkNames(rules.fqdnRules, values.network, values.firewall.policy.dnsSettings?.enableProxy === true, values.firewall.dnsProxyAt)
  if (values.network && values.cluster)
    checkServiceCidr(found.at(found.has('cluster') ? 'cluster' : 'network'), values.network, values.cluster)
  if (values.network && values.cluster && values.facts) refusePastFirewall(asked, values.network, values.cluster, values.facts)
  if (!found.whole) return undefined
  const { name, location, firewall: parts, certificateAuthority: authority, facts, ...rest } = found.whole
  const policy: Policy = {
    name: parts.firewall.policyName,
    ...parts.policy,
    ...present({
      certificateAuthority: authority && {
        name: authority.certificate,
        keyVaultSecretId: `https://${authority.keyVault}.vault.azure.net/secrets/${authority.certificate}`,
      },
    }),
  }
  return {
    file,
    name,
    location,
    ...rest,
    certificateAuthority: authority ?? defaultCertificateAuthority(name),
    firewall: { ...parts.firewall, policy },
    facts: layered({ ...present({ serviceTags }), ...fqdnTagsOf(location) }, facts),
  }
}

/** Defaults are made from the name even where it is faulty, so that one fault does not hide others. */
function nameOf(at: Cursor): string {
  const name = (at.node as { get?: (key: string) => unknown } | undefined)?.get?.('name')
  return typeof name === 'string' && /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(name) ? name : 'egress'
}

const hasFileShare = (at: Cursor): boolean => {
  const node = at.node as { hasIn?: (path: readonly string[]) => boolean } | undefined
  return node?.hasIn?.(['cluster', 'fileShare']) ?? false
}

/** Which rule decides is told by its name: where several have it, an expectation would hold by whichever of them. */
function rulesAreNames(context: Context, ruleNames: ReadonlyMap<string, number>): void {
  context.declared.set('rule', new Map([...ruleNames.keys()].map(name => [name, { name, place: { file: '', line: 0, column: 0 } }])))
  for (const { kind, name, at } of context.references) {
    const count = kind === 'rule' ? (ruleNames.get(name) ?? 0) : 0
    if (count > 1) fault(at, `${count} rules are named "${name}", in different collections; give the one that is meant a name of its own`)
  }
}

/** The firewall resolves the names of network rules itself; unless the pods ask it too, the two may get different addresses. */
function checkNames(fqdnRules: readonly Cursor[], { dns }: Network, dnsProxy: boolean, dnsProxyAt: Cursor): void {
  for (const place of fqdnRules) {
    if (!dnsProxy) fault(place, 'host names in network rules need the DNS proxy; set firewall.dnsProxy: true, or use addresses')
    else if (dns !== 'firewall')
      fault(place, 'host names in network rules need pods that resolve at the firewall; set network.dns: firewall, or use addresses')
  }
  if (!dnsProxy && dns === 'firewall')
    fault(
      dnsProxyAt,
      'network.dns sends every pod to the firewall for DNS, which answers only with dnsProxy: true; or set network.dns: azure',
    )
}

function checkServiceCidr(at: Cursor, { addressSpace }: Network, { serviceCidr }: Cluster): void {
  const space = addressSpace.find(prefix => overlaps(prefix, serviceCidr))
  if (space !== undefined) fault(at, `serviceCidr ${serviceCidr} overlaps the network's address space ${space}; they must be apart`)
}
