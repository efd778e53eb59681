import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { evaluate } from '../../src/policy/evaluate.ts'
import { parseFacts, parseSpec } from '../../src/policy/parse.ts'
import { describeFault } from '../../src/policy/place.ts'
import type { EgressSpec, Expectation } from '../../src/policy/spec.ts'
import { https } from './policies.ts'

const read = (file: string) => parseSpec(readFileSync(file, 'utf8'), file)
const example = 'examples/weather/egress.yaml'

function parsed(text: string): EgressSpec {
  const { spec, faults } = parseSpec(text, 'egress.yaml')
  assert.deepEqual(faults.map(describeFault), [])
  assert(spec)
  return spec
}

test('the example is complete and free of faults', () => {
  const { spec, faults } = read(example)
  assert.deepEqual(faults, [])
  assert(spec)
  assert.equal(spec.name, 'weather')
  assert.deepEqual(spec.network.aksSubnet, { name: 'aks-subnet', prefix: '10.42.1.0/24' })
  assert.deepEqual(spec.cluster.spotPool, { name: 'spot', nodeSize: 'Standard_D4s_v5', count: 1 })
  assert.deepEqual(
    spec.workloads.map(({ name, trust }) => [name, trust.source]),
    [
      ['weather', 'vault'],
      ['forecast-batch', 'file-share'],
    ],
  )
  assert.deepEqual(spec.firewall.policy.certificateAuthority, {
    name: 'egress-intermediate',
    keyVaultSecretId: 'https://kv-weather-egress.vault.azure.net/secrets/egress-intermediate',
  })
  assert.deepEqual(spec.firewall.policy.dnsSettings, { servers: [], enableProxy: true })
  const [network] = spec.firewall.policy.ruleCollectionGroups
  const fileshare = network?.ruleCollections[0]?.rules[4]
  assert.deepEqual(fileshare, {
    ruleType: 'NetworkRule',
    name: 'fileshare',
    sourceAddresses: ['*'],
    ipProtocols: ['TCP'],
    destinationAddresses: ['Storage.EastUS2'],
    destinationFqdns: [],
    destinationPorts: ['445', '443'],
    place: { file: example, line: 49, column: 15 },
  })
})

const flowOf = ({ target }: Expectation) => {
  if (target.kind === 'port')
    return {
      source: '10.42.1.4',
      protocol: target.protocol,
      port: target.port,
      ...(/^[\d.]+$/.test(target.host) ? { address: target.host } : { host: target.host }),
    }
  const url = new URL(target.url)
  const application = url.protocol === 'http:' ? 'http' : 'https'
  return https('x/', {
    source: '10.42.1.4',
    port: application === 'http' ? 80 : 443,
    host: url.hostname,
    application,
    path: url.pathname + url.search,
  })
}

test('each expectation of the example is predicted, by the rule that it names', async t => {
  const { spec } = read(example)
  assert(spec)
  assert.equal(spec.expectations.length, 9)
  for (const expectation of spec.expectations)
    await t.test(expectation.name, () => {
      const { effect, inspected, rule, dependsOn } = evaluate(spec.firewall.policy, flowOf(expectation), spec.facts)
      assert.deepEqual(dependsOn, [])
      assert.equal(effect, expectation.expect)
      if (expectation.inspected !== undefined) assert.equal(inspected, expectation.inspected)
      if (expectation.rule !== undefined) assert.equal(rule, expectation.rule)
    })
})

test('the storage names of the example lie in the tag that takes them away from inspection', () => {
  const { spec } = read(example)
  assert(spec)
  for (const host of ['x.blob.core.windows.net', 'stacacertshare.file.core.windows.net'])
    assert.equal(evaluate(spec.firewall.policy, https('x/', { host }), spec.facts).rule, 'fileshare', host)
})

test('ten faults are ten faults, each in its place', () => {
  const file = 'examples/invalid/ten-faults.yaml'
  const { spec, faults } = read(file)
  assert.equal(spec, undefined)
  assert.equal(faults.length, 10)
  const marked = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (/# \d+: /.test(line) ? [index + 1] : []))
  // A URL rule without inspection is pointed at where its URLs stand.
  assert.deepEqual(
    faults.map(({ place }) => place.line),
    marked,
  )
  for (const fault of faults) assert.match(describeFault(fault), /^examples\/invalid\/ten-faults\.yaml:\d+:\d+ [\w.[\]]+: .{15,}/)
})

test('every file of examples/invalid is refused, with a place for each fault', () => {
  for (const name of readdirSync('examples/invalid')) {
    const file = `examples/invalid/${name}`
    const { spec, faults } = read(file)
    assert.equal(spec, undefined, file)
    assert(faults.length > 0, file)
  }
})

const small = `
name: mini
firewall:
  ruleCollectionGroups:
    - name: g
      priority: 100
      ruleCollections:
        - { name: c, priority: 100, action: Allow, applicationRules: [{ name: r, protocols: ["Https:443"], fqdns: ["*.example.com"] }] }
expectations:
  - { name: e, url: "https://a.example.com/", expect: allow, rule: r }
`

test('a policy and expectations are a whole spec; the rest is made from the name', () => {
  const spec = parsed(small)
  assert.equal(spec.resourceGroup, 'rg-mini')
  assert.equal(spec.network.virtualNetwork, 'vnet-mini')
  assert.equal(spec.firewall.name, 'afw-mini')
  assert.equal(spec.firewall.policy.name, 'afwp-mini')
  assert.equal(spec.cluster.name, 'aks-mini')
  assert.equal(spec.cluster.dnsServiceIp, '10.41.0.10')
  assert.equal(spec.logs.workspace, 'log-mini')
  assert.equal(spec.certificateAuthority.keyVault, 'kv-mini-egress')
  assert.equal(spec.firewall.policy.certificateAuthority, undefined)
  assert.deepEqual(spec.workloads, [])
  assert.deepEqual(spec.expectations[0]?.from, [])
  assert.equal(evaluate(spec.firewall.policy, https('a.example.com/'), spec.facts).effect, 'allow')
})

test('JSON is YAML', () => {
  const json = JSON.stringify({
    name: 'mini',
    firewall: {
      ruleCollectionGroups: [
        {
          name: 'g',
          priority: 100,
          ruleCollections: [
            {
              name: 'c',
              priority: 100,
              action: 'Allow',
              networkRules: [{ name: 'r', protocols: ['TCP'], ports: [22], destinations: ['*'] }],
            },
          ],
        },
      ],
    },
  })
  assert.equal(parsed(json).firewall.policy.ruleCollectionGroups[0]?.ruleCollections[0]?.rules[0]?.name, 'r')
})

test('the DNS service takes the tenth address of whatever service CIDR is given', () => {
  assert.equal(parsed(`${small}cluster: { serviceCidr: 172.20.0.0/20 }`).cluster.dnsServiceIp, '172.20.0.10')
})

test('names that are long still give names that Azure takes', () => {
  const spec = parsed(small.replace('mini', 'a-very-long-name-of-32-letters-1'))
  assert.equal(spec.certificateAuthority.keyVault.length <= 24, true)
  assert.match(spec.certificateAuthority.keyVault, /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]*[a-zA-Z0-9]$/)
})

test('anchors are followed', () => {
  const spec = parsed(
    small
      .replace('fqdns: ["*.example.com"]', 'fqdns: &names ["*.example.com"]')
      .replace('expectations:', 'facts: { fqdnTags: { Mine: *names } }\nexpectations:'),
  )
  assert.deepEqual(spec.facts.fqdnTags?.['Mine'], ['*.example.com'])
})

test("the author's facts stand on the snapshots, and count where both speak", () => {
  const spec = parsed(`${small}facts: { serviceTags: { storage.eastus2: [192.0.2.0/24] }, dns: { a.example.com: [192.0.2.1] } }`)
  assert.deepEqual(Object.keys(spec.facts.serviceTags ?? {}), ['AzureCloud.eastus2', 'storage.eastus2'])
  assert.deepEqual(Object.keys(spec.facts.fqdnTags ?? {}), ['AzureKubernetesService'])
  assert.deepEqual(spec.facts.dns, { 'a.example.com': ['192.0.2.1'] })
  assert.equal(spec.facts.otherNames, undefined)
})

test('a file of facts alone', () => {
  assert.deepEqual(parseFacts('{ otherNames: outside-service-tags, dns: { "*.example": [192.0.2.1] } }', 'f').facts, {
    otherNames: 'outside-service-tags',
    dns: { '*.example': ['192.0.2.1'] },
  })
  const { facts, faults } = parseFacts('dns: { example: [nowhere], "a.*": [192.0.2.1] }\nother: 1', 'facts.yaml')
  assert.equal(facts, undefined)
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['dns.example[0]', 'dns."a.*"', 'other'],
  )
})
