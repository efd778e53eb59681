import assert from 'node:assert/strict'
import test from 'node:test'
import { contains, parseBlock, prefixesOf } from '../../src/policy/addresses.ts'
import { compile } from '../../src/policy/compile/compile.ts'
import { effectOf } from '../../src/policy/compile/verdict.ts'
import type { Facts } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { fqdnTagsOf } from '../../src/policy/fqdn-tags.ts'
import { subtract, union } from '../../src/policy/intervals.ts'
import { layered } from '../../src/policy/layered.ts'
import { cidrComplaint, fqdnComplaint } from '../../src/policy/parse/values.ts'
import { serviceTags } from '../../src/policy/service-tags.ts'
import { app, http, https, net, packet, rules } from './policies.ts'

const blocks = (tag: string) => (serviceTags[tag] ?? []).map(prefix => parseBlock(prefix) ?? assert.fail(prefix))

test('service tags hold sound prefixes, ascending, none twice', () => {
  assert.deepEqual(Object.keys(serviceTags), ['AzureCloud.eastus2', 'Storage.EastUS2'])
  for (const [tag, prefixes] of Object.entries(serviceTags)) {
    assert.deepEqual(prefixes.map(cidrComplaint).filter(Boolean), [], tag)
    const starts = blocks(tag).map(({ first }) => first)
    assert.deepEqual(
      starts,
      [...new Set(starts)].sort((a, b) => a - b),
      tag,
    )
  }
  // The counts of the sources: a line that got lost would be an address that is wrongly "outside".
  assert.equal(serviceTags['Storage.EastUS2']?.length, 148)
  assert.equal(serviceTags['AzureCloud.eastus2']?.length, 894)
})

test("a region's storage lies inside the region", () => {
  assert.deepEqual(prefixesOf(subtract(union(blocks('Storage.EastUS2')), union(blocks('AzureCloud.eastus2')))), [])
})

test('addresses for documentation and for private use are in no tag', () => {
  for (const address of ['203.0.113.10', '203.0.113.22', '192.0.2.1', '198.51.100.7', '10.42.1.4', '172.16.0.1', '192.168.0.1'])
    for (const [tag, prefixes] of Object.entries(serviceTags))
      assert.equal(
        prefixes.some(prefix => contains(prefix, address)),
        false,
        `${address} in ${tag}`,
      )
})

test("the AKS tag carries the region's API servers, and only patterns that Azure takes", () => {
  const patterns = fqdnTagsOf('westeurope').fqdnTags?.['AzureKubernetesService'] ?? []
  assert.equal(patterns[0], '*.hcp.westeurope.azmk8s.io')
  assert.deepEqual(patterns.map(fqdnComplaint).filter(Boolean), [])
})

test('what only options of AKS need may be covered by its tag: nobody says so, and nobody says the contrary', () => {
  const tag = { fqdnTags: ['AzureKubernetesService'] }
  const snapshot: Facts = fqdnTagsOf('westeurope')
  const own = layered(snapshot, { fqdnTags: { azurekubernetesservice: ['mcr.microsoft.com'] } })
  const options = ['dc.services.visualstudio.com', 'x.ods.opinsights.azure.com', 'westeurope.dp.kubernetesconfiguration.azure.com']
  const allowed = rules(['Allow', app('aks', tag)])
  const rows: readonly (readonly [what: string, facts: Facts, host: string, effect: string])[] = [
    ['required', snapshot, 'mcr.microsoft.com', 'allow'],
    ...options.map(host => ['for an option', snapshot, host, 'unknown'] as const),
    ['nothing of AKS', snapshot, 'example.org', 'deny'],
    ['like an option', snapshot, 'dc.services.visualstudio.com.example.org', 'deny'],
    ["by the author's own word", own, 'dc.services.visualstudio.com', 'deny'],
  ]
  for (const [what, facts, host, effect] of rows) {
    const flow = https(`${host}/`, { address: '203.0.113.1' })
    const decision = evaluate(allowed, flow, facts)
    assert.equal(decision.effect, effect, `${what}: ${decision.because}`)
    assert.equal(effectOf(compile(allowed, facts).decide(flow)), effect, what)
  }
  const [host = ''] = options
  const asked = (policy: Parameters<typeof evaluate>[0], flow = https(`${host}/`, { address: '203.0.113.1' })) =>
    evaluate(policy, flow, snapshot)
  assert.match(asked(allowed).dependsOn.join(), /whether FQDN tag AzureKubernetesService covers dc\.services\.visualstudio\.com/)
  assert.equal(asked(allowed, https(`${host}:8443/`, { address: '203.0.113.1' })).effect, 'deny', 'tags cover standard ports only')
  assert.equal(asked(allowed, http(`${host}/`, { address: '203.0.113.1' })).effect, 'unknown')
  assert.equal(
    asked(rules(['Deny', app('no', tag)], ['Allow', app('yes', tag)])).effect,
    'deny',
    'whatever it covers, the first rule decides',
  )
  assert.equal(asked(rules(['Allow', app('aks', tag)], ['Allow', app('rest', { targetFqdns: ['*'] })])).effect, 'allow', 'either way')
  assert.equal(asked(rules(['Allow', net('n', { destinationAddresses: ['*'] })]), packet('tcp', '203.0.113.1', 443)).effect, 'allow')
})
