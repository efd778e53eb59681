/** Bodies in which anything may stand anywhere: what can be read is answered alike by all who answer, and everything about it can be told. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compile } from '../../src/policy/compile/compile.ts'
import { effectOf, inspectedOf } from '../../src/policy/compile/verdict.ts'
import { consequencesOf } from '../../src/policy/consequences.ts'
import { diff } from '../../src/policy/diff.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { lint } from '../../src/policy/lint/run.ts'
import { type ReadPolicy, readPolicy } from '../../src/policy/source/read-policy.ts'
import { toCheckGithub } from '../../src/report/check-github.ts'
import { toCheckJson } from '../../src/report/check-json.ts'
import { toCheckText } from '../../src/report/check-text.ts'
import { toDiffJson } from '../../src/report/diff-json.ts'
import { toDiffMarkdown } from '../../src/report/diff-markdown.ts'
import { toDiffText } from '../../src/report/diff-text.ts'
import { toJunit } from '../../src/report/junit.ts'
import { toSarif } from '../../src/report/sarif.ts'
import { http, https, packet } from './policies.ts'

const id = (kind: string, name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/${kind}/${name}`
const collection = (name: string, priority: number, type: string, ...rules: readonly object[]) => ({
  ruleCollectionType: type === 'DNAT' ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
  name,
  priority,
  action: { type },
  rules,
})
const group = (name: string, priority: number, ...ruleCollections: readonly object[]) => ({
  name,
  properties: { priority, ruleCollections },
})
const app = (name: string, more: object) => ({
  ruleType: 'ApplicationRule',
  name,
  sourceAddresses: ['*'],
  protocols: [
    { protocolType: 'Https', port: 443 },
    { protocolType: 'Http', port: 80 },
  ],
  ...more,
})
const net = (name: string, more: object) => ({
  ruleType: 'NetworkRule',
  name,
  sourceAddresses: ['10.0.0.0/8'],
  ipProtocols: ['TCP'],
  destinationPorts: ['22', '8000-8100'],
  ...more,
})

const given = {
  policy: {
    name: 'child',
    properties: {
      basePolicy: { id: id('firewallPolicies', 'base') },
      threatIntelMode: 'Alert',
      dnsSettings: { enableProxy: true },
      intrusionDetection: {
        mode: 'Alert',
        configuration: {
          signatureOverrides: [{ id: '2024897', mode: 'Deny' }],
          bypassTrafficSettings: [
            { name: 'b', protocol: 'TCP', sourceAddresses: ['*'], destinationAddresses: ['1.1.1.1'], destinationPorts: ['80'] },
          ],
        },
      },
      transportSecurity: { certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://kv.vault.azure.net/secrets/ca' } },
    },
  },
  ruleCollectionGroups: [
    group(
      'net',
      200,
      collection(
        'n',
        100,
        'Allow',
        net('db', { sourceIpGroups: [id('ipGroups', 'pods')], destinationAddresses: ['10.9.0.0/24', 'Storage.EastUS2'] }),
        net('names', { destinationFqdns: ['a.example'] }),
      ),
    ),
    group(
      'app',
      300,
      collection('no', 100, 'Deny', app('paths', { terminateTLS: true, targetUrls: ['a.example/x', 'a.example/x/*'] })),
      collection(
        'yes',
        200,
        'Allow',
        app('all', { terminateTLS: true, targetFqdns: ['*.example'] }),
        app('tag', { fqdnTags: ['AzureKubernetesService'] }),
      ),
    ),
  ],
  parent: {
    policy: { name: 'base', properties: {} },
    ruleCollectionGroups: [
      group(
        'b',
        100,
        collection('in', 100, 'DNAT', {
          ruleType: 'NatRule',
          name: 'nat',
          sourceAddresses: ['*'],
          ipProtocols: ['TCP'],
          destinationAddresses: ['198.51.100.1'],
          destinationPorts: ['443'],
          translatedAddress: '10.0.0.4',
          translatedPort: '8443',
        }),
      ),
    ],
  },
  ipGroups: [{ id: id('ipGroups', 'pods'), name: 'pods', properties: { ipAddresses: ['10.1.0.0/24'] } }],
}

const odd = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e400',
    '9223372036854775807',
    '18446744073709551616',
    '0.5',
    '""',
    '" "',
    '"*"',
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '"\\u0000"',
    '"\\ud800"',
  ],
  ...[
    '"10.0.0.0/99"',
    '"9.9.9.9-1.1.1.1"',
    '"::1"',
    '"*.*"',
    '"**"',
    '"ü.example"',
    '"Deny"',
    '"KubeRule"',
    '"Https"',
    '["*"]',
    '["65536"]',
    '[1, "2", {}]',
    '{"__proto__": {"x": 1}}',
    '{"constructor": 1}',
  ],
  JSON.stringify('x'.repeat(5000)),
  JSON.stringify(Array(300).fill('10.0.0.1')),
]

/** The body with something odd in the place of each of the chosen values. */
function mangled(picks: readonly (readonly [number, number])[]): string {
  const swaps = new Map<string, string>()
  let text = JSON.stringify(given)
  for (const [where, what] of picks) {
    const body = JSON.parse(text) as unknown
    const holders: (readonly [Record<string, unknown>, string])[] = []
    const visit = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return
      for (const key of Object.keys(node)) {
        holders.push([node as Record<string, unknown>, key])
        visit((node as Record<string, unknown>)[key])
      }
    }
    visit(body)
    const [holder, key] = holders[where % holders.length] ?? []
    if (!holder || key === undefined) continue
    const mark = `odd value ${swaps.size}`
    swaps.set(JSON.stringify(mark), odd[what % odd.length] ?? 'null')
    holder[key] = mark
    text = JSON.stringify(body)
  }
  for (const [mark, value] of swaps) text = text.replace(mark, () => value)
  return text
}

const flows = [
  https('a.example/x'),
  https('b.example'),
  http('a.example/'),
  https('203.0.113.1/'),
  packet('tcp', '10.9.0.1', 22, { source: '10.1.0.9' }),
  packet('udp', '1.1.1.1', 53),
  packet('icmp', '1.1.1.1', 0),
  packet('tcp', '198.51.100.1', 443),
  { source: '10.0.0.9', protocol: 'tcp', port: 443, host: 'a.example' } as const,
]

const whole = readPolicy({ text: JSON.stringify(given), file: 'old.json' })

/** What can be told is told; nobody throws, and the two evaluators agree. */
function tell({ policy, facts }: ReadPolicy & { readonly policy: NonNullable<ReadPolicy['policy']> }): void {
  const compiled = compile(policy, facts)
  for (const flow of flows) {
    const decision = evaluate(policy, flow, facts)
    const verdict = compiled.decide(flow)
    assert.deepEqual([effectOf(verdict), inspectedOf(verdict)], [decision.effect, decision.inspected])
    consequencesOf(policy, flow, decision, facts)
  }
  const report = { ...lint({ policy, facts, checked: [] }), policy: 'new.json', checked: [] }
  for (const text of [
    toCheckText(report, { color: false, verbose: true }),
    toCheckJson(report),
    toSarif(report),
    toJunit(report),
    toCheckGithub(report),
  ])
    assert.doesNotMatch(text, /[\0-\x08\x0b\x0c\x0e-\x1f]/)
  assert.ok(whole.policy)
  const difference = diff({ name: 'old.json', policy: whole.policy, facts }, { name: 'new.json', policy, facts }, facts)
  for (const text of [toDiffText(difference), toDiffMarkdown(difference), toDiffJson(difference)])
    assert.doesNotMatch(text, /[\0-\x08\x0b\x0c\x0e-\x1f]/)
}

test('what all of this starts from can be read', () => {
  assert.ok(whole.policy)
  tell({ ...whole, policy: whole.policy })
})

test('with something odd in one to three places: read or refused, answered alike, and told', () => {
  let read = 0
  const numRuns = 40
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), picks => {
      const found = readPolicy({ text: mangled(picks), file: 'new.json' })
      if (!found.policy) return assert.ok(found.faults.length > 0)
      read++
      tell({ ...found, policy: found.policy })
    }),
    { numRuns },
  )
  assert.ok(read > numRuns / 2, `${read} of ${numRuns} could be read`)
})
