import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { toArm } from '../../../src/policy/arm.ts'
import type { Decision, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { parseSpec } from '../../../src/policy/parse.ts'
import { readPolicy } from '../../../src/policy/source/read-policy.ts'
import { answer, app, ask, collection, group, type Json, net, read, refusal, ssh, web } from './sources.ts'

const ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network'
const groups = (name = 'p'): readonly { readonly [key: string]: Json }[] => [
  {
    name: 'net',
    id: `${ID}/firewallPolicies/${name}/ruleCollectionGroups/net`,
    ...(group(200, collection('c', 100, 'Allow', net('ssh'))) as object),
  },
  {
    name: 'app',
    id: `${ID}/firewallPolicies/${name}/ruleCollectionGroups/app`,
    ...(group(300, collection('c', 100, 'Allow', app('web'))) as object),
  },
]
const wire = ({ name, id, ...properties }: { readonly [key: string]: Json }): Json => ({
  name: name ?? null,
  id: id ?? null,
  etag: 'W/"1"',
  type: 'Microsoft.Network/FirewallPolicies/RuleCollectionGroups',
  properties,
})
const policyBody = (name: string, properties: Json): Json => ({
  name,
  id: `${ID}/firewallPolicies/${name}`,
  type: 'Microsoft.Network/FirewallPolicies',
  location: 'eastus2',
  properties,
})

for (const [title, source] of [
  ['rule-collection-group list, flattened', groups()],
  ['an answer with a page of them', { value: groups().map(wire) }],
  ['bodies of a GET', groups().map(wire)],
  ['rule-collection-group show', groups()[0]],
  ['a body to PUT, without a name', { location: 'x', properties: group(200, collection('c', 100, 'Allow', net('ssh'))) }],
  ['policy and groups in one object', { policy: policyBody('p', {}), ruleCollectionGroups: groups() }],
  [
    'the same, flattened, with null for the parent',
    { policy: { name: 'p', threatIntelMode: 'Off' }, ruleCollectionGroups: groups(), parent: null },
  ],
  [
    'properties alone',
    { policy: {}, ruleCollectionGroups: groups().map(({ name, id: _, ...properties }) => ({ name: name ?? null, properties })) },
  ],
  ['a list of whatever belongs together', [policyBody('p', { threatIntelMode: 'Alert' }), ...groups().map(wire)]],
] as const)
  test(title, () => assert.equal(answer(ask(source as Json, ssh)), 'allow by ssh'))

test('the example gives the same answers as ARM bodies, wire and flattened', () => {
  const file = 'examples/weather/egress.yaml'
  const { spec } = parseSpec(readFileSync(file, 'utf8'), file)
  assert(spec)
  const arm = toArm(spec.firewall.policy)
  const forms: readonly unknown[] = [
    arm,
    { policy: policyBody('p', arm.policy as Json), ruleCollectionGroups: arm.ruleCollectionGroups },
    arm.ruleCollectionGroups.map(({ name, properties }) => ({ name, ...properties })),
    {
      properties: {
        template: {
          contentVersion: '1.0.0.0',
          resources: [
            { type: 'Microsoft.Network/firewallPolicies', name: 'p', properties: arm.policy },
            ...arm.ruleCollectionGroups.map(({ name, properties }) => ({
              type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
              name: `p/${name}`,
              properties,
            })),
          ],
        },
      },
    },
  ]
  for (const form of forms) {
    const found = readPolicy({ text: JSON.stringify(form), file: 'x.json' })
    assert(found.policy, JSON.stringify(found.faults))
    for (const { target, name } of spec.expectations) {
      const flow: Flow = { source: '10.42.1.10', ...flowOf(target) }
      const ours: Decision = evaluate(found.policy, flow, spec.facts)
      const theirs: Decision = evaluate(spec.firewall.policy, flow, spec.facts)
      assert.deepEqual([ours.effect, ours.inspected, ours.rule], [theirs.effect, theirs.inspected, theirs.rule], name)
    }
  }
})

function flowOf(
  target: { readonly url?: URL | string } | { readonly host: string; readonly port: number; readonly protocol: 'tcp' | 'udp' | 'icmp' },
) {
  const given = target as { url?: string | URL; host?: string; port?: number; protocol?: 'tcp' | 'udp' | 'icmp' }
  if (given.url === undefined) return { protocol: given.protocol ?? 'tcp', port: given.port ?? 0, host: given.host ?? '' } as const
  const url = new URL(given.url)
  const application = url.protocol === 'http:' ? 'http' : 'https'
  const port = Number(url.port || (application === 'http' ? 80 : 443))
  return { protocol: 'tcp', port, host: url.hostname, application, path: url.pathname + url.search } as const
}

test('groups alone are taken as part of a policy that can do what they ask for, and the answer says so', () => {
  const inspected = group(100, collection('c', 100, 'Allow', app('web', { terminateTLS: true })))
  const decision = ask([{ name: 'g', ...(inspected as object) } as Json], web('a.example'))
  assert.deepEqual([decision.effect, decision.inspected], ['allow', true])
  assert.match(
    decision.because,
    /\(assumed: policy "\(policy\)" itself is not in policy\.json; it is taken to have a certificate authority\)/,
  )
  const whole = ask(
    { policy: policyBody('p', {}), ruleCollectionGroups: [{ name: 'g', ...(inspected as object) } as Json] },
    web('a.example'),
  )
  assert.equal(whole.effect, 'unknown', 'a policy that is there, and has no authority, cannot inspect')
  const named = group(100, collection('c', 100, 'Allow', net('names', { destinationAddresses: [], destinationFqdns: ['a.example'] })))
  const flow = { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' } as const
  assert.match(ask([{ name: 'g', ...(named as object) } as Json], flow).because, /taken to be a DNS proxy/)
})

test("a base policy's DNAT rules may be there or not: Microsoft says both", () => {
  const nat = {
    ruleCollectionType: 'FirewallPolicyNatRuleCollection',
    name: 'nat',
    priority: 100,
    action: { type: 'DNAT' },
    rules: [
      {
        ruleType: 'NatRule',
        name: 'in',
        sourceAddresses: ['*'],
        ipProtocols: ['TCP'],
        destinationAddresses: ['20.0.0.1'],
        destinationPorts: ['22'],
        translatedAddress: '10.0.0.4',
        translatedPort: '22',
      },
    ],
  }
  const holds = (name: string, ...collections: readonly Json[]): { readonly [key: string]: Json } => ({
    policy: policyBody(name, {}),
    ruleCollectionGroups: [{ name: 'g', ...(group(200, ...collections) as object) } as Json],
  })
  const never = collection('c', 200, 'Deny', net('never', { destinationAddresses: ['*'] }))
  const always = collection('c', 200, 'Allow', net('always', { destinationAddresses: ['*'] }))
  const to = (address: string): Flow => ({ source: '10.0.0.9', protocol: 'tcp', port: 22, address })
  assert.equal(ask(holds('p', nat, never), to('20.0.0.1')).effect, 'allow', 'its own rules count')
  const open = ask({ ...holds('p', never), parent: holds('base', nat) }, to('20.0.0.1'))
  assert.equal(open.effect, 'unknown')
  assert.match(open.dependsOn.join(), /whether a base policy's DNAT rules are inherited/)
  assert.equal(ask({ ...holds('p', always), parent: holds('base', nat) }, to('20.0.0.1')).effect, 'allow', 'either way')
  assert.equal(ask({ ...holds('p', never), parent: holds('base', nat) }, to('20.0.0.2')).effect, 'deny', 'it leads elsewhere')
})

test('a policy whose groups are not given may do anything; one without groups denies', () => {
  const listed = policyBody('p', { ruleCollectionGroups: [{ id: `${ID}/firewallPolicies/p/ruleCollectionGroups/net` }] })
  const decision = ask(listed, ssh)
  assert.equal(decision.effect, 'unknown')
  assert.match(decision.dependsOn.join(), /rule collection group "net", which policy "p" names and which is not given/)
  assert.equal(ask({ policy: listed, ruleCollectionGroups: groups() }, ssh).effect, 'allow')
  assert.equal(ask(policyBody('p', { ruleCollectionGroups: [] }), ssh).effect, 'deny')
  const flattened = {
    name: 'p',
    threatIntelMode: 'Alert',
    ruleCollectionGroups: [{ id: `${ID}/firewallPolicies/p/ruleCollectionGroups/net`, resourceGroup: 'g' }],
  }
  assert.equal(ask(flattened, ssh).effect, 'unknown')
  assert.match(ask(policyBody('p', { threatIntelMode: 'Alert' }), ssh).dependsOn.join(), /of which its body says nothing/)
  assert.equal(ask({ policy: policyBody('p', {}), ruleCollectionGroups: [] }, ssh).effect, 'deny')
})

test('parents: in the object, in another file, not given', () => {
  const base = {
    policy: policyBody('base', {}),
    ruleCollectionGroups: [{ name: 'b', ...(group(60_000, collection('c', 100, 'Deny', net('never'))) as object) }],
  } as Json
  const child = { policy: policyBody('p', { basePolicy: { id: `${ID}/firewallPolicies/base` } }), ruleCollectionGroups: groups() } as {
    readonly [key: string]: Json
  }
  assert.equal(answer(ask({ ...child, parent: base }, ssh)), 'deny by never')
  assert.equal(answer(ask(child, ssh, { parent: read(base) })), 'deny by never')
  const alone = ask(child, ssh)
  assert.equal(alone.effect, 'unknown')
  assert.match(alone.dependsOn.join(), /the base policy "base", which is not given; give it with --parent/)
  const grandparent = {
    ...(base as { readonly [key: string]: Json }),
    parent: {
      policy: policyBody('top', {}),
      ruleCollectionGroups: [{ name: 't', ...(group(60_000, collection('c', 100, 'Allow', net('always'))) as object) }],
    },
  } as Json
  assert.equal(answer(ask({ ...child, parent: grandparent }, ssh)), 'allow by always')
})

test('base policies that go round in a circle are refused', () => {
  const link = (name: string, to: string): Json => policyBody(name, { basePolicy: { id: `${ID}/firewallPolicies/${to}` } })
  const circle = [link('a', 'b'), link('b', 'c'), link('c', 'a'), ...groups('a').map(wire)]
  assert.match(refusal(JSON.stringify(circle)), /policy\.json:1:\d+ the base policies go round in a circle: a -> b -> c -> a/)
  const self = [link('a', 'a'), ...groups('a').map(wire)]
  assert.match(refusal(JSON.stringify(self)), /in a circle: a -> a/)
})

test('classic rules: types in their order, whatever the priorities', () => {
  const rule = (name: string, more: { readonly [key: string]: Json }): Json => ({ name, sourceAddresses: ['*'], ...more })
  const firewall = {
    name: 'fw',
    type: 'Microsoft.Network/azureFirewalls',
    additionalProperties: { 'Network.DNS.EnableProxy': 'true' },
    natRuleCollections: [
      {
        name: 'nat',
        priority: 60_000,
        action: { type: 'Dnat' },
        rules: [
          rule('in', {
            protocols: ['TCP'],
            destinationAddresses: ['20.0.0.1'],
            destinationPorts: ['8080'],
            translatedAddress: '10.0.0.4',
            translatedPort: '80',
          }),
        ],
      },
    ],
    networkRuleCollections: [
      {
        name: 'net',
        priority: '500',
        action: { type: 'Deny' },
        rules: [
          rule('no', { protocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['8080'] }),
          rule('names', { protocols: ['TCP'], destinationFqdns: ['a.example'], destinationPorts: ['22'] }),
        ],
      },
    ],
    applicationRuleCollections: [
      {
        name: 'app',
        priority: 100,
        action: { type: 'Allow' },
        rules: [rule('web', { protocols: [{ protocolType: 'Https', port: 443 }], targetFqdns: ['*.example'] })],
      },
    ],
  }
  assert.equal(answer(ask(firewall, { ...ssh, port: 8080 })), 'allow by in')
  assert.equal(answer(ask(firewall, { ...ssh, port: 8080, address: '20.0.0.2' })), 'deny by no')
  assert.equal(answer(ask(firewall, web('a.example'))), 'allow by web')
  assert.equal(answer(ask(firewall, { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' })), 'deny by names')
})

test('rules of newer APIs stay in their place, and may decide', () => {
  const before = (rule: Json): Json => [
    { name: 'g', ...(group(100, collection('c', 100, 'Deny', rule), collection('d', 200, 'Allow', net('ssh'))) as object) } as Json,
  ]
  for (const [rule, waits] of [
    [{ ruleType: 'ContainerRule', name: 'x' }, /rule "x" is of type "ContainerRule", which is not known here/],
    [{ name: 'x' }, /rule "x" is of no type/],
    [net('x', { sourceAddresses: [], sourceKubeSelectorGroups: ['/k/pods'] }), /whether 10\.0\.0\.9 is in pods/],
    [net('x', { destinationAddresses: [], destinationGeoLocations: ['DE'] }), /the addresses in DE/],
    [net('x', { sourceGalaxies: ['M31'] }), /"sourcegalaxies", which is not known in such a rule/],
    [net('x', { destinationPorts: ['ssh'] }), /the port "ssh", which cannot be read/],
    [net('x', { ipProtocols: ['TCP6'], destinationPorts: ['*'] }), /"TCP6" in ipProtocols, which cannot be read/],
    [net('x', { sourceAddresses: ['pods'] }), /"pods", which is no address/],
    [net('x', { sourceAddresses: 7.5 }), /7\.5 in sourceAddresses, which cannot be read/],
  ] as const) {
    const decision = ask(before(rule as Json), ssh)
    assert.equal(decision.effect, 'unknown', JSON.stringify(rule))
    assert.match(decision.dependsOn.join('; '), waits)
  }
  assert.equal(ask(before(net('x', { destinationPorts: ['ssh'] })), { ...ssh, port: 0, protocol: 'icmp' }).effect, 'deny')
  const misplaced = group(100, collection('c', 100, 'Allow', app('x', { destinationFqdns: ['a.example'], targetFqdns: [] })))
  assert.equal(ask([{ name: 'g', ...(misplaced as object) } as Json], web('a.example')).effect, 'unknown')
})

test('addresses beside names in an application rule: whether both have to fit is documented nowhere', () => {
  const rows: readonly (readonly [rule: { readonly [key: string]: Json }, host: string, effect: Decision['effect']])[] = [
    // What fits by name and by address fits in every way, and what no rule names is denied.
    [{ targetFqdns: ['a.example'], destinationAddresses: ['*'] }, 'a.example', 'allow'],
    [{ targetFqdns: ['a.example'], destinationAddresses: ['*'] }, 'b.example', 'unknown'],
    [{ targetFqdns: ['a.example'], destinationAddresses: ['203.0.113.0/24'] }, 'a.example', 'unknown'],
    [{ webCategories: ['Games'], destinationAddresses: ['0.0.0.0/0'] }, 'b.example', 'unknown'],
    [{ targetFqdns: ['a.example'], destinationAddresses: [] }, 'b.example', 'deny'],
    [{ targetFqdns: [], destinationAddresses: ['*'] }, 'b.example', 'allow'],
  ]
  for (const [rule, host, effect] of rows) {
    const decision = ask([{ name: 'g', ...(group(100, collection('c', 100, 'Allow', app('x', rule))) as object) } as Json], web(host))
    assert.equal(decision.effect, effect, `${JSON.stringify(rule)} ${host}: ${decision.because}`)
    if (effect === 'unknown') assert.match(decision.dependsOn.join(), /destinationAddresses beside names do in rule "x" \(not documented\)/)
  }
})

test('a key that stands twice is not known', () => {
  const text = JSON.stringify([{ name: 'g', ...(group(100, collection('c', 100, 'Allow', net('ssh'))) as object) }]).replace(
    '"destinationPorts":["22"]',
    '"destinationPorts":["22"],"DestinationPorts":["80"]',
  )
  const decision = ask(text, ssh)
  assert.equal(decision.effect, 'unknown')
  assert.match(decision.dependsOn.join(), /"DestinationPorts" is written twice/)
})

test('an action or a priority that cannot be read is not known', () => {
  const other = collection('d', 200, 'Deny', net('no'))
  const first = (more: { readonly [key: string]: Json }): Json => [
    { name: 'g', ...(group(100, { ...(collection('c', 100, 'Allow', net('ssh')) as object), ...more } as Json, other) as object) } as Json,
  ]
  for (const more of [{ action: { type: 'Permit' } }, { action: null }, { priority: 'high' }, { priority: 2 ** 60 }, { priority: null }]) {
    const decision = ask(first(more as { readonly [key: string]: Json }), ssh)
    assert.equal(decision.effect, 'unknown', JSON.stringify(more))
    assert.equal(ask(first(more as { readonly [key: string]: Json }), { ...ssh, port: 23 }).effect, 'deny', 'a flow that no rule covers')
  }
  assert.equal(answer(ask(first({ action: 'allow' }), ssh)), 'allow by ssh')
})

test('the region tells which API servers the AKS tag covers; without one it is taken to be every region', () => {
  const tagged = [
    {
      name: 'g',
      ...(group(100, collection('c', 100, 'Allow', app('aks', { targetFqdns: [], fqdnTags: ['AzureKubernetesService'] }))) as object),
    } as Json,
  ]
  const asked = (source: Json, region: string) => {
    const found = readPolicy({ text: JSON.stringify(source), file: 'x.json' })
    assert(found.policy)
    return { ...evaluate(found.policy, web(`a.hcp.${region}.azmk8s.io`), found.facts), notes: found.notes.join() }
  }
  const known = { policy: policyBody('p', {}), ruleCollectionGroups: tagged }
  assert.deepEqual(
    ['eastus2', 'westus'].map(region => asked(known, region).effect),
    ['allow', 'deny'],
  )
  assert.equal(asked(tagged, 'westus').effect, 'allow')
  assert.match(asked(tagged, 'westus').notes, /the region is not known: FQDN tag AzureKubernetesService/)
})

test('what a body holds counts, whatever its id says', () => {
  const odd = { name: 'p', id: `${ID}/firewallPolicies/p`, properties: group(100, collection('c', 100, 'Allow', net('ssh'))) }
  assert.equal(answer(ask(odd, ssh)), 'allow by ssh')
  const toPut = { location: 'x', properties: { threatIntelMode: 'Alert', firewallPolicy: { id: '/p' } } }
  assert.match(refusal(JSON.stringify(toPut)), /policy \/p rules it/)
})
