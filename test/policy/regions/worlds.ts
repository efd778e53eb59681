/** Small worlds for fuzzing: policies over few names, addresses and ports, so that rules meet, and flows at every border that these draw. */
import fc from 'fast-check'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule, RuleCollection, Unknown } from '../../../src/policy/model.ts'
import { app, collection, group, nat, net, policy } from '../policies.ts'

const some = <T>(items: readonly T[], max = 2): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...items), { maxLength: max })
const oneOrMore = <T>(items: readonly T[], max = 2): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: max })
const rarely = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: some(items, 1) })

const sources = ['*', '*', '10.0.0.0/30', '10.0.0.2-10.0.0.9', '10.0.0.9', '10.0.0.7/31']
const addresses = ['*', '20.0.0.0/30', '20.0.0.2', '20.0.0.2-20.0.0.9', '0.0.0.0/1', 'Tag.A', 'Tag.B', 'Tag.Unknown', '30.0.0.1']
const ports = ['443', '80', '22', '*', '440-450', '444', '53']
const names = ['a.c.com', 'b.c.com', 'x.a.c.com', 'C.com.', 'md-1.blob.core.windows.net', 'bücher.c.com']
const patterns = [
  ...names,
  '*.c.com',
  '*c.com',
  '*',
  '*.a.c.com',
  '*.blob.core.windows.net',
  '*1.blob.core.windows.net',
  '*.monitoring.core.windows.net',
  'a*.c.com',
  '*.com',
]
const paths = ['', '/t', '/t/*', '/T/*', '/t/u/*', '/t/u', '/%74', '/*', '/', '/t*']
const urls = ['a.c.com', '*.c.com', 'b.c.com', '*'].flatMap(host => paths.map(path => host + path))

const opaque = rarely(['/x/ipGroups/one', '/x/ipGroups/two'])
/** Sources: known ones, ids of groups, or both. */
const clients = fc.oneof(
  { weight: 6, arbitrary: fc.record({ sourceAddresses: oneOrMore(sources), sourceIpGroups: opaque }) },
  {
    weight: 1,
    arbitrary: fc.record({
      sourceAddresses: some(sources.slice(2), 1),
      sourceIpGroups: oneOrMore(['/x/ipGroups/one', '/x/ipGroups/two'], 1),
    }),
  },
)

const application: fc.Arbitrary<ApplicationRule> = fc
  .tuple(
    clients,
    fc.record({
      protocols: oneOrMore(
        [
          { protocolType: 'Https' as const, port: 443 },
          { protocolType: 'Http' as const, port: 80 },
          { protocolType: 'Https' as const, port: 444 },
          { protocolType: 'Mssql' as const, port: 22 },
          { protocolType: 'Http' as const, port: 443 },
        ],
        2,
      ),
      terminateTLS: fc.boolean(),
      targetFqdns: some(patterns),
      targetUrls: some(urls),
      fqdnTags: rarely(['Known', 'Unknown']),
      webCategories: rarely(['News']),
      destinationAddresses: rarely(['*', '20.0.0.0/30', 'Tag.A', 'Tag.Unknown']),
    }),
  )
  .map(([from, rule]) => app('r', { ...from, ...rule }))

const network: fc.Arbitrary<NetworkRule> = fc
  .tuple(
    clients,
    fc.record({
      ipProtocols: oneOrMore(['TCP', 'UDP', 'ICMP', 'Any'] as const),
      destinationAddresses: some(addresses),
      destinationFqdns: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(names, 1) }),
      destinationIpGroups: opaque,
      destinationPorts: oneOrMore(ports),
    }),
  )
  .map(([from, rule]) => net('r', { ...from, ...rule }))

const translation: fc.Arbitrary<NatRule> = fc
  .record({
    sourceAddresses: oneOrMore(sources),
    ipProtocols: oneOrMore(['TCP', 'UDP'] as const),
    destinationAddresses: oneOrMore(['30.0.0.1', '20.0.0.2']),
    destinationPorts: oneOrMore(ports, 1),
  })
  .map(rule => nat('r', rule))

const rules = (rule: fc.Arbitrary<Rule>, actions: readonly RuleCollection['action'][]): fc.Arbitrary<RuleCollection> =>
  fc
    .tuple(fc.constantFrom(...actions), fc.array(rule, { minLength: 1, maxLength: 3 }), fc.integer({ min: 100, max: 104 }))
    .map(([action, items, priority]) => collection('c', priority, action, ...items))

const collections = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: rules(application, ['Allow', 'Deny', 'Allow']) },
    { weight: 4, arbitrary: rules(network, ['Allow', 'Deny']) },
    { weight: 1, arbitrary: rules(translation, ['DNAT']) },
  ),
  { maxLength: 4 },
)

const settings = fc.record({
  certificateAuthority: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  dnsProxy: fc.boolean(),
})

const single: fc.Arbitrary<Policy> = fc.tuple(collections, settings).map(([found, { certificateAuthority, dnsProxy }]) => {
  const made = policy([group('g', 100, ...found.slice(0, 2)), group('h', 90, ...found.slice(2))], {
    dnsSettings: { servers: [], enableProxy: dnsProxy },
  })
  const { certificateAuthority: _, ...without } = made
  return certificateAuthority ? made : without
})

export const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  { weight: 4, arbitrary: single },
  { weight: 1, arbitrary: fc.tuple(single, single).map(([parent, child]) => ({ ...child, parent })) },
)

/** A policy and one that somebody made of it: a rule more, less, moved or changed; a setting. */
export const edited: fc.Arbitrary<readonly [Policy, Policy]> = fc
  .tuple(anyPolicy, collections, fc.nat(6), fc.nat(9))
  .map(([old, [extra], which, place]) => {
    const all = old.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections)
    const at = place % Math.max(1, all.length)
    const more = extra ? [extra] : []
    const kept = which > 3 ? old.ruleCollectionGroups : undefined
    const next =
      which === 0
        ? [...all.slice(0, at), ...more, ...all.slice(at)]
        : which === 1
          ? all.filter((_, index) => index !== at)
          : which === 2
            ? [...all.slice(at), ...all.slice(0, at)]
            : all.map((one, index) => (index === at ? { ...one, rules: [...one.rules].reverse() } : one))
    const { certificateAuthority: _, ...unsigned } = old
    const base =
      which === 5 ? unsigned : which === 4 ? { ...old, dnsSettings: { servers: [], enableProxy: !old.dnsSettings?.enableProxy } } : old
    return [old, { ...base, ruleCollectionGroups: kept ?? [group('g', 100, ...next)] }] as const
  })

const unknowns: readonly Unknown[] = [
  'sourceAddresses',
  'destinationAddresses',
  'targetFqdns',
  'protocols',
  'destinationPorts',
  'terminateTLS',
  '*',
].map(field => ({ field, because: `parameter "${field.length > 12 ? 'p' : 'q'}"` }))

/** The same with parts that could not be read: fields of rules, actions and priorities of collections, settings. */
export const anyHolePolicy: fc.Arbitrary<Policy> = fc
  .tuple(anyPolicy, fc.array(fc.tuple(fc.nat(7), fc.nat(2), fc.constantFrom(...unknowns)), { minLength: 1, maxLength: 2 }), fc.nat(5))
  .map(([made, holes, around]) => {
    let index = 0
    const holed = (rule: Rule): Rule => {
      const found = holes.filter(([at]) => at === index)
      index += 1
      return found.length === 0 ? rule : { ...rule, unknown: found.map(([, , unknown]) => unknown) }
    }
    const groups = made.ruleCollectionGroups.map(each => ({
      ...each,
      ruleCollections: each.ruleCollections.map((one, place) => ({
        ...one,
        rules: one.rules.map(holed),
        ...(place === 0 && around < 3
          ? { unknown: [{ field: ['action', 'priority', 'condition'][around] ?? '', because: 'parameter "c"' }] }
          : {}),
      })),
    }))
    return {
      ...made,
      ruleCollectionGroups: groups,
      ...(around === 3 ? { unknown: [{ field: 'dnsSettings', because: 'parameter "d"' }] } : {}),
    }
  })

export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    dns: fc.constantFrom<NonNullable<Facts['dns']>>(
      {},
      { 'a.c.com': ['20.0.0.1'], '*.c.com': ['20.0.0.2', '20.0.0.3'] },
      { '*': ['40.0.0.1'], 'b.c.com': ['20.0.0.2'] },
      { '*.blob.core.windows.net': ['20.0.0.9'], 'C.com': ['30.0.0.1', '20.0.0.1'] },
    ),
    otherNames: fc.constant('outside-service-tags' as const),
    serviceTags: fc.constant({ 'tag.a': ['20.0.0.0/31', '20.0.0.8/29'], 'Tag.B': ['20.0.0.2/32', '64.0.0.0/8'] }),
    fqdnTags: fc.constant({ Known: ['*.a.c.com', 'b.c.com', 'www.example.org'] }),
    perhapsTagged: fc.constant({ known: ['*.c.com', 'a.c.com'] }),
  },
  { requiredKeys: ['serviceTags', 'fqdnTags'] },
)

const hosts = [
  'a.c.com',
  'A.C.com.',
  'b.c.com',
  'x.a.c.com',
  'y.x.a.c.com',
  'c.com',
  'evilc.com',
  'q.c.com',
  'other.com',
  'www.example.org',
  'example.net',
  'bücher.c.com',
  'md-1.blob.core.windows.net',
  'md-2.z1.blob.core.windows.net',
  'acc.blob.core.windows.net',
  'acc1.blob.core.windows.net',
  'x.monitoring.core.windows.net',
]
const destinations = [
  '20.0.0.0',
  '20.0.0.2',
  '20.0.0.3',
  '20.0.0.4',
  '20.0.0.9',
  '30.0.0.1',
  '64.1.1.1',
  '127.255.255.255',
  '128.0.0.0',
  '40.0.0.1',
]
export const spellings = [
  '/',
  '/t',
  '/t/',
  '/t?x=1',
  '/t/x',
  '/T',
  '/T/x',
  '/t/u',
  '/t/u/',
  '/t/u/v',
  '/t/U/v',
  '/tx',
  '/other',
  '/%74',
  '/%74/u',
  '/%54',
  '//t',
  '/./t',
  '/x/../t',
  '/x/%2e%2e/t/u/v',
  '/t/../q',
  '/t/x/../../q',
  '/t/u/%2E%2e/%2e%2e/q',
  '/t/u/../../T/q',
  '/q/../T',
  '/q/..%2ft',
  '/%7',
  '/%2574',
  '/T/../%74/u',
]

/** Flows of which everything is known that decides; TCP that speaks neither HTTP nor HTTPS is told apart. */
export const anyFlow: fc.Arbitrary<{ readonly flow: Flow; readonly neither: boolean }> = fc
  .record({
    source: fc.constantFrom('10.0.0.0', '10.0.0.2', '10.0.0.3', '10.0.0.6', '10.0.0.8', '10.0.0.9', '10.0.0.10', '9.9.9.9'),
    kind: fc.constantFrom('https', 'https', 'https', 'http', 'tcp', 'udp', 'icmp'),
    port: fc.constantFrom(443, 443, 80, 22, 444, 445, 53, 8080),
    host: fc.option(fc.constantFrom(...hosts), { freq: 6, nil: undefined }),
    address: fc.option(fc.constantFrom(...destinations), { nil: undefined }),
    path: fc.constantFrom(...spellings),
  })
  .filter(({ host, address }) => host !== undefined || address !== undefined)
  .map(({ source, kind, port, host, address, path }) => {
    const web = kind === 'https' || kind === 'http'
    const flow: Flow = {
      source,
      protocol: web ? 'tcp' : (kind as 'tcp' | 'udp' | 'icmp'),
      port: kind === 'icmp' ? 0 : port,
      ...(host === undefined ? {} : { host }),
      ...(address === undefined ? {} : { address }),
      ...(web ? { application: kind, path } : {}),
    }
    return { flow, neither: kind === 'tcp' }
  })
