import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { formatAddress } from '../../src/policy/addresses.ts'
import type { Facts, Flow } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { NetworkRule, Policy } from '../../src/policy/model.ts'
import { app, collection, group, http, https, nat, net, nowhere, packet, policy, rules } from './policies.ts'

const tag = net('tag', { destinationAddresses: ['Storage.X'] })
const inspect = { terminateTLS: true } as const

type Row = readonly [
  title: string,
  policy: Policy,
  flow: Flow,
  effect: string,
  inspected: boolean | 'unknown',
  rule: string | undefined,
  dependsOn: RegExp | undefined,
  facts?: Facts,
]
const rows: readonly Row[] = [
  [
    'an address against an address rule',
    rules(['Allow', net('n', { destinationAddresses: ['20.0.0.0/8'] })]),
    https('a.example/'),
    'unknown',
    false,
    'n',
    /the address of a\.example/,
  ],
  [
    'a name whose addresses nobody knows',
    rules(['Allow', net('n', { destinationFqdns: ['b.example'], destinationPorts: ['22'] })]),
    packet('tcp', '1.1.1.1', 22),
    'unknown',
    false,
    'n',
    /the addresses of b\.example/,
  ],
  [
    'a service tag without prefixes',
    rules(['Allow', { ...tag, destinationPorts: ['22'] }]),
    packet('tcp', '1.1.1.1', 22),
    'unknown',
    false,
    'tag',
    /service tag Storage\.X/,
  ],
  [
    'a translation for whom nobody knows, before a network rule that denies',
    rules(
      ['DNAT', { ...nat('in'), sourceAddresses: [], sourceIpGroups: ['/subscriptions/x/ipGroups/g'] }],
      ['Deny', net('no', { destinationAddresses: ['*'] })],
    ),
    packet('tcp', '198.51.100.1', 443),
    'unknown',
    false,
    'in',
    /is in /,
  ],
  [
    'an FQDN tag without names',
    rules(['Allow', app('t', { fqdnTags: ['WindowsUpdate'] })]),
    https('a.example/'),
    'unknown',
    false,
    't',
    /FQDN tag WindowsUpdate/,
  ],
  [
    'a web category',
    rules(['Allow', app('c', { webCategories: ['News'] })]),
    https('a.example/'),
    'unknown',
    false,
    'c',
    /web category News/,
  ],
  [
    'an IP group of a live policy',
    rules([
      'Allow',
      net('g', { sourceAddresses: [], sourceIpGroups: ['/x/ipGroups/pods'], destinationAddresses: ['*'], destinationPorts: ['22'] }),
    ]),
    packet('tcp', '1.1.1.1', 22),
    'unknown',
    false,
    'g',
    /in pods/,
  ],
  [
    'the same tag, without a word about names',
    rules(['Allow', tag], ['Allow', app('a', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/'),
    'allow',
    'unknown',
    'tag',
    /Storage\.X/,
    {},
  ],
  [
    'with the assumption',
    rules(['Allow', tag], ['Allow', app('a', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/'),
    'allow',
    true,
    'a',
    undefined,
    nowhere,
  ],
  [
    'the assumption says nothing of addresses without a name',
    rules(['Allow', { ...tag, destinationPorts: ['22'] }]),
    packet('tcp', '1.1.1.1', 22),
    'unknown',
    false,
    'tag',
    /Storage\.X/,
    nowhere,
  ],
  [
    'nor of rules that name addresses',
    rules(['Allow', net('n', { destinationAddresses: ['20.0.0.0/8'] })]),
    https('a.example/'),
    'unknown',
    false,
    'n',
    /address/,
    nowhere,
  ],
  [
    'an unknown that changes nothing: both allow',
    rules(['Allow', tag], ['Allow', app('a', { targetFqdns: ['*'] })]),
    https('a.example/'),
    'allow',
    false,
    'tag',
    undefined,
  ],
  ['an unknown that changes nothing: both deny', rules(['Deny', tag]), https('a.example/'), 'deny', false, 'tag', undefined],
  [
    'two halves of the internet are all of it',
    rules(['Allow', net('lower', { destinationAddresses: ['0.0.0.0/1'] }), net('upper', { destinationAddresses: ['128.0.0.0/1'] })]),
    https('a.example/'),
    'allow',
    false,
    'lower',
    undefined,
  ],
  ['the same unknown is not asked twice', rules(['Deny', tag], ['Allow', tag]), https('a.example/'), 'deny', false, 'tag', undefined],
  [
    'addresses that differ',
    rules(['Allow', net('n', { destinationAddresses: ['1.1.1.1'] })]),
    https('a.example/'),
    'unknown',
    false,
    'n',
    /address of a\.example/,
    { dns: { 'a.example': ['1.1.1.1', '2.2.2.2'] } },
  ],
  [
    'addresses that agree',
    rules(['Allow', net('n', { destinationAddresses: ['1.0.0.0/8', '2.0.0.0/8'] })]),
    https('a.example/'),
    'allow',
    false,
    'n',
    undefined,
    { dns: { 'a.example': ['1.1.1.1', '2.2.2.2'] } },
  ],
  [
    'SNI may be forged: a name in a network rule does not tell where a packet goes',
    rules(['Allow', net('n', { destinationFqdns: ['a.example'] })]),
    https('a.example/', { address: '6.6.6.6' }),
    'unknown',
    false,
    'n',
    /addresses of a\.example/,
  ],
  [
    'TCP on 443, and nothing said of what is spoken',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    packet('tcp', '1.1.1.1', 443),
    'unknown',
    false,
    'a',
    /what is spoken/,
  ],
  [
    'unless no application rule could take it',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    packet('tcp', '1.1.1.1', 8443),
    'deny',
    false,
    undefined,
    undefined,
  ],
  [
    'nor name it',
    rules(['Allow', app('a', { targetFqdns: ['a.example'] })]),
    { source: '10.0.0.9', protocol: 'tcp', port: 443, host: 'b.example' },
    'deny',
    false,
    undefined,
    undefined,
  ],
  [
    'plain HTTP without its URL',
    rules(['Allow', app('u', { targetUrls: ['a.example/x'] })]),
    http('a.example'),
    'unknown',
    false,
    'u',
    /the URL/,
  ],
  [
    'case of a path is documented nowhere',
    rules(['Deny', app('u', { ...inspect, targetUrls: ['a.example/x'] })], ['Allow', app('a', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/X'),
    'unknown',
    true,
    'u',
    /not documented/,
  ],
  [
    'a URL rule without inspection on HTTPS is documented nowhere',
    rules(['Allow', app('u', { targetUrls: ['a.example/x'] })], ['Allow', app('a', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/x'),
    'allow',
    'unknown',
    'u',
    /not documented/,
  ],
  [
    "a name of the form of Azure's own infrastructure",
    rules(),
    https('md-abc123.z1.blob.storage.azure.net/'),
    'unknown',
    false,
    undefined,
    /infrastructure/,
  ],
  [
    'which a deny-all at the end overrides',
    rules(['Deny', app('none', { targetFqdns: ['*'] })]),
    https('md-abc123.z1.blob.storage.azure.net/'),
    'deny',
    false,
    'none',
    undefined,
  ],
]

test('rules of which nothing is known are one thing to wait for, not one for each of their fields', () => {
  const because = 'the base policy "hub", which is not given'
  const unread = net('hub', { ipProtocols: [], sourceAddresses: [], destinationPorts: [], unknown: [{ field: '*', because }] })
  const [group] = rules(['Deny', unread]).ruleCollectionGroups
  const [held] = group?.ruleCollections ?? []
  assert.ok(group && held)
  const open = ['action', 'ruleCollectionType'].map(field => ({ field, because }))
  const hub = policy([{ ...group, ruleCollections: [{ ...held, unknown: open }] }])
  for (const flow of [https('a.example/'), http('a.example/'), packet('udp', '1.1.1.1', 53)]) {
    const { effect, dependsOn, trace } = evaluate({ ...rules(['Allow', app('a', { ...inspect, targetFqdns: ['*'] })]), parent: hub }, flow)
    assert.deepEqual([effect, dependsOn], ['unknown', [`rules that cannot be read: ${because}`]])
    assert.equal(trace[0]?.because, `it depends on rules that cannot be read: ${because}`)
  }
})

test('a network rule that fits for certain, in a collection of which nobody knows whether it allows, is unknown for that', () => {
  const [group] = rules(['Allow', net('n', { destinationAddresses: ['1.1.1.1'], destinationPorts: ['22'] })]).ruleCollectionGroups
  const [held] = group?.ruleCollections ?? []
  assert.ok(group && held)
  const open = policy([{ ...group, ruleCollections: [{ ...held, unknown: [{ field: 'action', because: 'the parameter {action}' }] }] }])
  const { effect, rule, dependsOn } = evaluate(open, packet('tcp', '1.1.1.1', 22))
  assert.deepEqual([effect, rule, dependsOn], ['unknown', 'n', ['whether the parameter {action} allows or denies']])
})

test('an application rule that fits for certain, in a collection of which nobody knows whether it allows, is unknown for that', () => {
  const [group] = rules(['Allow', app('a', { targetFqdns: ['a.example'] })]).ruleCollectionGroups
  const [held] = group?.ruleCollections ?? []
  assert.ok(group && held)
  const open = policy([{ ...group, ruleCollections: [{ ...held, unknown: [{ field: 'action', because: 'the parameter {action}' }] }] }])
  for (const flow of [http('a.example/'), https('a.example/')]) {
    const { effect, rule, dependsOn } = evaluate(open, flow)
    assert.deepEqual([effect, rule, dependsOn], ['unknown', 'a', ['whether the parameter {action} allows or denies']])
  }
})

test('why: what an application rule did, and how far the firewall looked', () => {
  const named = app('n', { targetFqdns: ['a.example'] })
  const inspected = { ...named, ...inspect }
  for (const [from, flow, because] of [
    [rules(['Allow', named]), http('a.example/'), 'rule "n" (g/c1) allows http://a.example/: it names a.example'],
    [rules(['Allow', named]), https('a.example/'), 'rule "n" (g/c1) allows https://a.example/, not inspected: it names a.example'],
    [rules(['Deny', inspected]), https('a.example/'), 'rule "n" (g/c1) denies https://a.example/, inspected: it names a.example'],
    [rules(['Allow', inspected]), http('a.example/'), 'rule "n" (g/c1) allows http://a.example/: it names a.example'],
    [rules(), http('a.example/'), 'no rule covers http://a.example/, so it is denied'],
    [rules(), https('a.example/'), 'no rule covers https://a.example/, so it is denied, before the handshake'],
    [
      rules(['Allow', app('u', { ...inspect, targetUrls: ['a.example/x'] })]),
      https('a.example/y'),
      'no rule covers https://a.example/y, so it is denied, inside the inspected session',
    ],
  ] as const)
    assert.equal(evaluate(from, flow).because, because)
  const told = evaluate(rules(['Allow', inspected]), https('a.example/')).trace.map(each => each.because)
  assert.deepEqual(told, ['SNI: it names a.example', 'URL: it names a.example'])
  assert.deepEqual(
    evaluate(rules(['Allow', named]), https('a.example/')).trace.map(each => each.because),
    ['it names a.example'],
  )
})

test('TCP of which only the port is known: the rules that may take it, and no others', () => {
  const at1433 = packet('tcp', '203.0.113.1', 1433)
  const mssql = { protocols: [{ protocolType: 'Mssql', port: 1433 }] } as const
  const names = { targetFqdns: ['a.example'] }
  for (const [rule, flow, effect] of [
    [app('a', { ...names, ...mssql }), at1433, 'unknown'],
    [app('a', { ...names, ...mssql }), packet('tcp', '203.0.113.1', 1434), 'deny'],
    [app('a', { ...names, ...mssql, skipped: 'its IP group is empty' }), at1433, 'deny'],
    [app('a', { ...names, ...mssql, sourceAddresses: ['10.9.0.0/16'] }), at1433, 'deny'],
    [app('a', { ...names, protocols: [{ protocolType: 'Https', port: 1433 }] }), at1433, 'unknown'],
    [app('a', { ...names, protocols: [{ protocolType: 'Http', port: 1433 }] }), at1433, 'unknown'],
  ] as const)
    assert.equal(evaluate(rules(['Allow', rule]), flow).effect, effect)
})

test('whether a rule inspects, or whether the policy can, is not known', () => {
  const rule = app('n', { ...inspect, targetFqdns: ['a.example'] })
  const { certificateAuthority: _, ...bare } = rules(['Allow', rule])
  const open = (field: string) => ({ unknown: [{ field, because: 'the parameter {p}' }] })
  const asksForIt = rules(['Allow', { ...rule, terminateTLS: false, ...open('terminateTLS') }])
  for (const [from, dependsOn] of [
    [asksForIt, 'whether the parameter {p} asks for TLS inspection'],
    [bare, 'a certificate authority on the policy, without which rules cannot inspect'],
    [{ ...bare, ...open('transportSecurity') }, 'whether the policy has a certificate authority (the parameter {p})'],
    [
      { ...bare, parent: { ...policy([]), ...open('transportSecurity') } },
      'whether the policy has a certificate authority (the parameter {p})',
    ],
    [{ ...bare, parent: policy([]) }, "whether a base policy's certificate authority counts for the policy below it (not documented)"],
  ] as const) {
    const decision = evaluate(from, https('a.example/'))
    assert.equal(decision.inspected, 'unknown')
    assert.deepEqual(decision.dependsOn, [dependsOn])
  }
})

test('TCP of which only the port is known is perhaps inspected, but for what a protected category alone lets through', () => {
  for (const [rule, inspected] of [
    [{ targetFqdns: ['a.example'] }, 'unknown'],
    [{ webCategories: ['Finance'] }, false],
    [{ webCategories: ['Finance', 'News'] }, 'unknown'],
    [{ webCategories: ['News'] }, 'unknown'],
    [{ webCategories: ['Finance'], targetFqdns: ['a.example'] }, 'unknown'],
  ] as const)
    assert.equal(evaluate(rules(['Allow', app('a', { ...inspect, ...rule })]), packet('tcp', '1.1.1.1', 443)).inspected, inspected)
})

test('a name in a network rule is resolved alike only by a firewall that is the DNS proxy', () => {
  const rule = net('n', { destinationFqdns: ['a.example'], destinationPorts: ['22'] })
  const flow = { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' } as const
  assert.equal(evaluate(rules(['Allow', rule]), flow).effect, 'allow')
  assert.equal(evaluate({ ...rules(['Allow', rule]), dnsSettings: { servers: [], enableProxy: false } }, flow).effect, 'unknown')
})

for (const [title, from, flow, effect, inspected, rule, dependsOn, facts = {}] of rows)
  test(title, () => {
    const decision = evaluate(from, flow, facts)
    assert.deepEqual({ effect: decision.effect, inspected: decision.inspected, rule: decision.rule }, { effect, inspected, rule })
    if (dependsOn) assert.match(decision.dependsOn.join('; '), dependsOn)
    else assert.deepEqual(decision.dependsOn, [])
    const open = effect === 'unknown' || inspected === 'unknown'
    assert.equal(decision.by === 'undecided', open)
  })

// The oracle: put every address of a small world in the place of the unknown one, and every content in the place of a tag.
const world = Array.from({ length: 16 }, (_, index) => formatAddress(index))
const destination = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(15), fc.nat(15)).map(([a, b]) => `${formatAddress(Math.min(a, b))}-${formatAddress(Math.max(a, b))}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('*', 'Tag.A', 'Tag.B') },
)
const networkRule = (tags: boolean): fc.Arbitrary<NetworkRule> =>
  fc
    .record({
      name: fc.string({ minLength: 1 }),
      to: fc.array(tags ? destination : destination.filter(text => !text.startsWith('Tag')), { minLength: 1, maxLength: 2 }),
    })
    .map(({ name, to }) => net(name, { destinationAddresses: to, destinationPorts: ['22'] }))
const somePolicy = (tags: boolean) =>
  fc
    .array(fc.tuple(fc.constantFrom('Allow', 'Deny'), networkRule(tags)), { maxLength: 5 })
    .map(items =>
      policy([group('g', 100, ...items.map(([action, rule], index) => collection(`c${index}`, 100 + index, action as 'Allow', rule)))]),
    )
const question: Flow = { source: '10.0.0.9', protocol: 'tcp', port: 22 }

test('an unknown address: definite exactly where every address gives the same answer', () => {
  fc.assert(
    fc.property(somePolicy(false), asked => {
      // The last address stands for everything outside of the small world: no range mentions it.
      const answers = new Set([...world, '9.9.9.9'].map(address => evaluate(asked, { ...question, address }).effect))
      const { effect } = evaluate(asked, question)
      assert.equal(effect, answers.size === 1 ? [...answers][0] : 'unknown')
    }),
  )
})

test('an unknown tag too: never definite where some content of the tags gives another answer', () => {
  const contents = [['0.0.0.0/32'], ['0.0.0.4-0.0.0.9'], ['255.0.0.0/8'], ['*']]
  fc.assert(
    fc.property(somePolicy(true), fc.option(fc.constantFrom(...world), { nil: undefined }), (asked, address) => {
      const { effect } = evaluate(asked, address === undefined ? question : { ...question, address })
      const answers = new Set<string>()
      for (const a of contents)
        for (const b of contents)
          for (const at of address === undefined ? [...world, '9.9.9.9'] : [address])
            answers.add(evaluate(asked, { ...question, address: at }, { serviceTags: { 'Tag.A': a, 'Tag.B': b } }).effect)
      if (effect !== 'unknown') assert.deepEqual([...answers], [effect])
    }),
  )
})

test('an unknown URL: never definite where some URL gives another answer, and exact about inspection', () => {
  const pattern = fc.constantFrom('a.example/x', 'a.example/x/*', 'a.example/*', 'a.example', '*.example/y')
  const rule = fc.tuple(fc.constantFrom('Allow', 'Deny'), fc.boolean(), fc.oneof(pattern, fc.constant('FQDN')))
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 5 }), items => {
      const asked = rules(
        ...items.map(
          ([action, terminateTLS, target], index) =>
            [
              action as 'Allow',
              target === 'FQDN'
                ? app(`r${index}`, { terminateTLS, targetFqdns: ['a.example'] })
                : app(`r${index}`, { ...inspect, targetUrls: [target] }),
            ] as const,
        ),
      )
      const hello = evaluate(asked, https('a.example'), nowhere)
      const answers = ['/', '/x', '/x/1', '/y', '/z'].map(path => evaluate(asked, https(`a.example${path}`), nowhere))
      for (const answer of answers) assert.equal(answer.inspected, hello.inspected)
      if (hello.effect !== 'unknown') for (const answer of answers) assert.equal(answer.effect, hello.effect)
    }),
  )
})

test('whatever is asked, there is an answer with a reason', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('*', '10.0.0.0/8', '10.0.0.0/99', 'Tag.A', '*.example', 'a.example/x'))
  const texts = fc.array(text, { maxLength: 3 })
  const anyRule = fc.oneof(
    fc
      .record({ sourceAddresses: texts, destinationAddresses: texts, destinationFqdns: texts, destinationPorts: texts })
      .map(rule => net('n', rule)),
    fc
      .record({
        sourceAddresses: texts,
        destinationAddresses: texts,
        targetFqdns: texts,
        targetUrls: texts,
        fqdnTags: texts,
        webCategories: texts,
        terminateTLS: fc.boolean(),
      })
      .map(rule => app('a', rule)),
  )
  const flow = fc.record(
    {
      source: text,
      protocol: fc.constantFrom('tcp', 'udp', 'icmp'),
      port: fc.integer(),
      address: text,
      host: text,
      application: fc.constantFrom('http', 'https'),
      path: text,
    },
    { requiredKeys: ['source', 'protocol', 'port'] },
  )
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 4 }), flow, (items, asked) => {
      const decision = evaluate(rules(['Allow', ...items]), asked as Flow, {
        ...nowhere,
        serviceTags: { 'Tag.A': ['nonsense'] },
        dns: { '*': ['nonsense'] },
      })
      assert.notEqual(decision.because, '')
      assert.equal(decision.by === 'undecided', decision.effect === 'unknown' || decision.inspected === 'unknown')
    }),
  )
})
