import assert from 'node:assert/strict'
import test from 'node:test'
import { contains, parseBlock, prefixesOf } from '../../src/policy/addresses.ts'
import { fqdnTagsOf } from '../../src/policy/fqdn-tags.ts'
import { subtract, union } from '../../src/policy/intervals.ts'
import { cidrComplaint, fqdnComplaint } from '../../src/policy/parse/values.ts'
import { serviceTags } from '../../src/policy/service-tags.ts'

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
  const patterns = fqdnTagsOf('westeurope')['AzureKubernetesService'] ?? []
  assert.equal(patterns[0], '*.hcp.westeurope.azmk8s.io')
  assert.deepEqual(patterns.map(fqdnComplaint).filter(Boolean), [])
})
