import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { ruleIsCertain } from '../../../src/policy/check.ts'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { reachOf } from '../../../src/policy/lint/algebra/reach.ts'
import type { ApplicationRule, NetworkRule, Policy, Rule } from '../../../src/policy/model.ts'
import { inOrder } from '../../../src/policy/order.ts'
import { app, collection, group, net, policy, rules } from '../policies.ts'

/** Name, whether it is ever reached, and who takes its flows, for every rule. */
const reached = (made: Policy) => {
  const { nat, network, application } = reachOf(made)
  return [...nat, ...network, ...application].map(({ entry, reached, takers }) =>
    reached === 'no' ? `${entry.rule.name}: no (${takers.map(({ rule }) => rule.name).join(' ')})` : `${entry.rule.name}: ${reached}`,
  )
}

const https = [{ protocolType: 'Https', port: 443 }] as const
const one = (name: string, ...destinationAddresses: string[]) => net(name, { destinationAddresses })
const host = (name: string, ...targetFqdns: string[]) => app(name, { targetFqdns })
const url = (name: string, ...targetUrls: string[]) => app(name, { targetUrls, terminateTLS: true, protocols: https })

for (const [what, made, expected] of [
  [
    'two halves cover the whole',
    rules(['Allow', one('a', '0.0.0.0/1'), one('b', '128.0.0.0/1'), one('c', '*')]),
    ['a: yes', 'b: yes', 'c: no (a b)'],
  ],
  [
    'and everything behind a tag',
    rules(['Allow', one('a', '0.0.0.0/1'), one('b', '128.0.0.0/1'), one('c', 'Storage')]),
    ['a: yes', 'b: yes', 'c: no (a b)'],
  ],
  ['almost all is not all', rules(['Allow', one('a', '0.0.0.0-255.255.255.254'), one('c', '*')]), ['a: yes', 'c: yes']],
  ['a region lies within its tag', rules(['Allow', one('a', 'Storage'), one('b', 'Storage.EastUS2')]), ['a: yes', 'b: no (a)']],
  ['and not the other way round', rules(['Allow', one('a', 'Storage.EastUS2'), one('b', 'Storage')]), ['a: yes', 'b: yes']],
  ['another tag may hold anything', rules(['Allow', one('a', 'AzureCloud'), one('b', 'Storage')]), ['a: yes', 'b: yes']],
  [
    'Any with ports is TCP and UDP',
    rules([
      'Allow',
      net('a', { ipProtocols: ['Any'], destinationAddresses: ['*'] }),
      net('b', { ipProtocols: ['UDP'], destinationAddresses: ['*'] }),
    ]),
    ['a: yes', 'b: no (a)'],
  ],
  [
    'and not ICMP',
    rules([
      'Allow',
      net('a', { ipProtocols: ['Any'], destinationAddresses: ['*'] }),
      net('b', { ipProtocols: ['ICMP'], destinationAddresses: ['*'] }),
    ]),
    ['a: yes', 'b: yes'],
  ],
  [
    'Any with every port is everything',
    rules([
      'Allow',
      net('a', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['*'] }),
      net('b', { ipProtocols: ['ICMP'], destinationAddresses: ['*'] }),
    ]),
    ['a: yes', 'b: no (a)'],
  ],
  [
    'ports come together',
    rules([
      'Allow',
      net('a', { destinationAddresses: ['*'], destinationPorts: ['1-442'] }),
      net('b', { destinationAddresses: ['*'], destinationPorts: ['443-65535'] }),
      net('c', { destinationAddresses: ['*'], destinationPorts: ['*'] }),
    ]),
    ['a: yes', 'b: yes', 'c: no (a b)'],
  ],
  [
    'the same IP group',
    rules([
      'Allow',
      net('a', { sourceAddresses: [], sourceIpGroups: ['/g/one'], destinationAddresses: ['*'] }),
      net('b', { sourceAddresses: [], sourceIpGroups: ['/G/One'], destinationAddresses: ['*'] }),
      net('c', { sourceAddresses: [], sourceIpGroups: ['/g/two'], destinationAddresses: ['*'] }),
    ]),
    ['a: yes', 'b: no (a)', 'c: yes'],
  ],
  [
    'a wildcard covers what is below',
    rules(['Allow', host('a', '*.c.com'), host('b', 'x.y.c.com'), host('c', '*.y.c.com'), host('d', 'c.com')]),
    ['a: yes', 'b: no (a)', 'c: no (a)', 'd: yes'],
  ],
  ['look-alikes are left over', rules(['Allow', host('a', '*.c.com', 'c.com'), host('b', '*c.com')]), ['a: yes', 'b: yes']],
  ['but not the other way round', rules(['Allow', host('a', '*c.com'), host('b', '*.c.com', 'C.com.')]), ['a: yes', 'b: no (a)']],
  [
    'protocols count',
    rules([
      'Allow',
      app('a', { targetFqdns: ['*'], protocols: https }),
      host('b', 'c.com'),
      app('c', { targetFqdns: ['c.com'], protocols: https }),
    ]),
    ['a: yes', 'b: yes', 'c: no (a)'],
  ],
  [
    'a path, with and without what is below',
    rules(
      ['Deny', url('a', 'c.com/x', 'c.com/x/*')],
      ['Allow', url('b', 'c.com/x'), url('c', 'c.com/x/y'), url('d', 'c.com/y'), url('e', 'c.com/x/')],
    ),
    ['a: yes', 'b: no (a)', 'c: no (a)', 'd: yes', 'e: no (a)'],
  ],
  [
    'every path is the host',
    rules(['Allow', url('a', '*.c.com/*')], ['Allow', app('b', { targetFqdns: ['x.c.com'], protocols: https })]),
    ['a: yes', 'b: no (a)'],
  ],
  [
    'case in a path may count',
    rules(['Deny', url('a', 'c.com/X/*')], ['Allow', url('b', 'c.com/x/y'), url('c', 'c.com/X/y')]),
    ['a: yes', 'b: yes', 'c: no (a)'],
  ],
  ['dots in a path may count', rules(['Deny', url('a', 'c.com/x/*')], ['Allow', url('b', 'c.com/x/../y')]), ['a: yes', 'b: yes']],
  [
    'a URL rule decides by URL, though a name rule after it sees the same name',
    rules(['Deny', url('a', 'c.com/x')], ['Allow', app('b', { targetFqdns: ['c.com'], protocols: https })]),
    ['a: yes', 'b: yes'],
  ],
  ['a rule by name hides what inspects after it', rules(['Allow', host('a', '*')], ['Deny', url('b', 'c.com/x')]), ['a: yes', 'b: no (a)']],
  [
    'network rules to everywhere hide application rules',
    rules(
      ['Allow', net('n', { destinationAddresses: ['*'] })],
      ['Allow', app('a', { targetFqdns: ['c.com'], protocols: https }), host('b', 'c.com')],
    ),
    ['n: yes', 'a: no (n)', 'b: yes'],
  ],
  [
    'network rules to somewhere do not',
    rules(['Allow', one('n', '10.0.0.0/8', 'AzureCloud')], ['Allow', app('a', { targetFqdns: ['c.com'], protocols: https })]),
    ['n: yes', 'a: yes'],
  ],
  [
    'and are not named for what others cover',
    rules(['Allow', one('n', '10.0.0.0/8')], ['Allow', host('a', '*'), host('b', 'c.com')]),
    ['n: yes', 'a: yes', 'b: no (a)'],
  ],
  [
    'the same FQDN tag',
    rules([
      'Allow',
      app('a', { fqdnTags: ['WindowsUpdate'] }),
      app('b', { fqdnTags: ['windowsupdate'] }),
      app('c', { fqdnTags: ['AzureBackup'] }),
    ]),
    ['a: yes', 'b: no (a)', 'c: yes'],
  ],
  [
    'a tag speaks of standard ports',
    rules(['Allow', app('a', { fqdnTags: ['WindowsUpdate'], protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    ['a: no ()'],
  ],
  [
    'every host covers tags and categories',
    rules([
      'Allow',
      host('a', '*'),
      app('b', { fqdnTags: ['AzureBackup'] }),
      app('c', { webCategories: ['Gambling'] }),
      app('d', { destinationAddresses: ['10.0.0.0/8'] }),
    ]),
    ['a: yes', 'b: no (a)', 'c: no (a)', 'd: no (a)'],
  ],
  [
    'nothing can match',
    rules(['Allow', host('a', 'www.c.*'), net('b', { sourceAddresses: [], destinationAddresses: ['*'] })]),
    ['b: no ()', 'a: no ()'],
  ],
] as const)
  test(`reach: ${what}`, () => assert.deepEqual(reached(made), expected))

test('what could not be read takes nothing, and is not taken for nothing', () => {
  const unknown = (field: string) => ({ unknown: [{ field, because: 'parameter x' }] })
  const hidden = net('a', { destinationAddresses: [], ...unknown('destinationAddresses') })
  assert.deepEqual(reached(rules(['Allow', hidden, one('b', '10.0.0.0/8')])), ['a: yes', 'b: yes'])
  assert.deepEqual(reached(rules(['Allow', one('a', '*'), net('b', { ...unknown('destinationAddresses') })])), ['a: yes', 'b: no (a)'])
  const all = collection('c', 100, 'Allow', one('a', '*'))
  const later = collection('d', 200, 'Allow', one('b', '10.0.0.0/8'))
  assert.deepEqual(reached(policy([group('g', 100, all, later)])), ['a: yes', 'b: no (a)'])
  for (const part of [
    { ...all, ...unknown('condition') },
    { ...all, ...unknown('priority') },
  ])
    assert.deepEqual(reached(policy([group('g', 100, part, later)])), ['a: yes', 'b: yes'])
})

test('the parent comes first, whatever the numbers', () => {
  const parent = policy([group('p', 60_000, collection('c', 100, 'Allow', one('a', '10.0.0.0/8')))])
  assert.deepEqual(reached(policy([group('g', 100, collection('c', 100, 'Deny', one('b', '10.1.0.0/16')))], { parent })), [
    'a: yes',
    'b: no (a)',
  ])
})

// Everything below: rules over a small world, and every flow of it asked of the evaluator.

const addresses = ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']
const someAddresses = fc.subarray(
  ['10.0.0.1', '10.0.0.2', '10.0.0.0/30', '10.0.0.2-10.0.0.4', '0.0.0.0-10.0.0.2', '10.0.0.3-255.255.255.255', '*'],
  { minLength: 1, maxLength: 3 },
)
const hosts = ['c.com', 'a.c.com', 'evilc.com', 'b.a.c.com', 'other.org', 'a.other.org']
const patterns = ['c.com', '*.c.com', '*c.com', 'a.c.com', '*.a.c.com', '*', 'other.org', '*.org', 'evilc.com']
const paths = ['/', '/x', '/x/', '/x/y', '/y', '/x/y/z', '/xy']
const urls = patterns.flatMap(pattern => (pattern === '*' ? [] : ['', '/', '/x', '/x/*', '/x*', '/x/y', '/*'].map(path => pattern + path)))

const network: fc.Arbitrary<Rule> = fc
  .record({
    sourceAddresses: someAddresses,
    destinationAddresses: fc.oneof(
      { arbitrary: someAddresses, weight: 3 },
      { arbitrary: fc.subarray(['Tag.One', 'Tag', 'Other'], { minLength: 1 }), weight: 1 },
    ),
    ipProtocols: fc.subarray(['TCP', 'UDP', 'ICMP', 'Any'] as const, { minLength: 1, maxLength: 2 }),
    destinationPorts: fc.subarray(['80', '443', '*', '80-443', '444-65535', '1-79'], { minLength: 1, maxLength: 3 }),
  })
  .map(rule => net('', rule as Partial<NetworkRule>))
const application: fc.Arbitrary<Rule> = fc
  .record({
    sourceAddresses: someAddresses,
    protocols: fc.subarray(
      [
        { protocolType: 'Https', port: 443 },
        { protocolType: 'Http', port: 80 },
      ] as const,
      { minLength: 1 },
    ),
    terminateTLS: fc.boolean(),
    target: fc.oneof(
      fc.subarray(patterns, { minLength: 1, maxLength: 3 }).map(targetFqdns => ({ targetFqdns })),
      fc.subarray(urls, { minLength: 1, maxLength: 3 }).map(targetUrls => ({ targetUrls })),
    ),
  })
  // A URL rule without inspection has no certain meaning, so it could be neither confirmed nor refuted.
  .map(({ target, ...rule }) =>
    app('', { ...rule, ...target, terminateTLS: rule.terminateTLS || 'targetUrls' in target } as Partial<ApplicationRule>),
  )

const anyPolicy = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<Policy> =>
  fc
    .array(fc.record({ rule, action: fc.constantFrom('Allow' as const, 'Deny' as const) }), { minLength: 1, maxLength: 6 })
    .map(items => rules(...items.map(({ rule, action }, index) => [action, { ...rule, name: `r${index}` }] as const)))

/** Addresses beyond those that rules name stand for the rest of the world. */
const everyFlow: readonly Flow[] = [...addresses, '9.9.9.9', '200.0.0.1'].flatMap(source =>
  [...addresses, '9.9.9.9', '200.0.0.1'].flatMap((address): Flow[] => [
    ...[80, 443, 50, 100, 500].flatMap(port => [
      { source, address, protocol: 'udp' as const, port },
      { source, address, protocol: 'tcp' as const, port },
    ]),
    { source, address, protocol: 'icmp', port: 0 },
  ]),
)
const everyRequest: readonly Flow[] = [...addresses, '9.9.9.9', '200.0.0.1'].flatMap(source =>
  ['9.9.9.9', '10.0.0.3'].flatMap(address =>
    [...hosts, 'zz.nowhere', 'zzc.com', 'zz.c.com'].flatMap(host =>
      [...paths, '/zz', '/x/zz'].flatMap((path): Flow[] => [
        { source, address, host, path, protocol: 'tcp', port: 443, application: 'https' },
        { source, address, host, path, protocol: 'tcp', port: 80, application: 'http' },
      ]),
    ),
  ),
)

/** The rules that decide some flow for certain. */
function deciders(made: Policy, flows: readonly Flow[], facts: Facts): ReadonlySet<string> {
  const found = new Set<string>()
  for (const flow of flows) {
    const decision = evaluate(made, flow, facts)
    if (decision.rule !== undefined && ruleIsCertain(decision, flow)) found.add(decision.rule)
  }
  return found
}

/** Each tag in several meanings, nested as their names say. */
const meanings: readonly Facts[] = [
  { serviceTags: { 'Tag.One': ['10.0.0.1'], Tag: ['10.0.0.0/31'], Other: ['10.0.0.3'] } },
  { serviceTags: { 'Tag.One': ['10.0.0.4'], Tag: ['10.0.0.4', '9.9.9.9'], Other: ['0.0.0.0/0'] } },
]
const tagless = (made: Policy) =>
  !JSON.stringify(made.ruleCollectionGroups).includes('Tag') && !JSON.stringify(made.ruleCollectionGroups).includes('Other')

const unreached = (made: Policy): ReadonlySet<string> => {
  const { network, application } = reachOf(made)
  return new Set([...network, ...application].filter(({ reached }) => reached === 'no').map(({ entry }) => entry.rule.name))
}
const names = (made: Policy) =>
  made.ruleCollectionGroups.flatMap(each => each.ruleCollections.flatMap(inner => inner.rules.map(({ name }) => name)))

/** `Any` with `*` covers protocols that no flow of ours speaks. */
const oddProtocols = (made: Policy, name: string): boolean =>
  inOrder(made, 'NetworkRule').some(
    ({ rule }) => rule.name === name && rule.ipProtocols.includes('Any') && rule.destinationPorts.includes('*'),
  )

test('network rules: never reached means never, and reached means by some flow', () => {
  fc.assert(
    fc.property(anyPolicy(network), made => {
      const never = unreached(made)
      for (const facts of meanings) for (const name of deciders(made, everyFlow, facts)) assert(!never.has(name), `${name} decides`)
      if (tagless(made)) {
        const found = deciders(made, everyFlow, {})
        for (const name of names(made)) assert(never.has(name) || found.has(name) || oddProtocols(made, name), `${name} decides nothing`)
      }
    }),
    { numRuns: 40 },
  )
})

/** Whether a URL pattern has no path: what it covers besides the root is not known, so what comes after it may be neither. */
const namesNoPath = (made: Policy): boolean =>
  inOrder(made, 'ApplicationRule').some(({ rule }) => rule.targetUrls.some(url => !url.includes('/')))

test('application rules: never reached means never, and reached means by some request', () => {
  fc.assert(
    fc.property(anyPolicy(application), made => {
      const never = unreached(made)
      const found = deciders(made, everyRequest, {})
      for (const name of names(made)) {
        assert(!(found.has(name) && never.has(name)), `${name} decides`)
        if (!namesNoPath(made)) assert.equal(found.has(name), !never.has(name), name)
      }
    }),
    { numRuns: 25 },
  )
})

test('both together: never reached means never', () => {
  fc.assert(
    fc.property(anyPolicy(fc.oneof(network, application)), made => {
      const never = unreached(made)
      for (const facts of meanings) for (const name of deciders(made, everyRequest, facts)) assert(!never.has(name), `${name} decides`)
    }),
    { numRuns: 12 },
  )
})
