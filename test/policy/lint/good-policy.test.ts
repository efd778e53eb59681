import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import test from 'node:test'
import { check } from '../../../src/policy/check.ts'
import { needsOf } from '../../../src/policy/lint/aks-needs.ts'
import type { Feature } from '../../../src/policy/lint/lint.ts'
import { lint } from '../../../src/policy/lint/run.ts'
import { parseSpec } from '../../../src/policy/parse.ts'

const good = readFileSync(resolve(import.meta.dirname, 'good.yaml'), 'utf8')

function found(text: string, features: readonly Feature[] = []): readonly string[] {
  const { spec, faults } = parseSpec(text, 'good.yaml')
  assert.ok(spec, faults.map(({ message }) => message).join())
  const { policy } = spec.firewall
  const checked = check(spec.expectations, policy, spec.facts, spec.network.aksSubnet.prefix)
  return lint({ policy, facts: spec.facts, spec, checked, features })
    .findings.filter(({ severity }) => severity !== 'note')
    .map(({ severity, lint, message }) => `${severity} ${lint.id} ${message}`)
}

for (const feature of ['policy', 'private-cluster'] as const)
  test(`a policy as it should be raises nothing: ${feature}`, () => assert.deepEqual(found(good, [feature]), []))

const cluster = { location: 'eastus2', keyVault: 'kv-weather-egress', registry: 'workloadcontainerregistry' }
const features = { base: 'error', monitoring: 'warning', 'key-vault': 'warning', policy: 'warning', registry: 'warning' } as const
for (const [feature, severity] of Object.entries(features)) {
  const { title, needs } = needsOf(feature as Feature, cluster)
  for (const { shown } of needs) {
    // A wider entry covers it, too.
    if (shown === '*.metrics.ingest.monitor.azure.com') continue
    test(`${feature}: without ${shown} the policy is not what it should be`, () => {
      const lines = good.split('\n')
      // In the list of its rule; expectations name it within a URL.
      const at = lines.findIndex(line => /^ +(-|fqdns:)/.test(line) && line.split(/[\s",[\]]+/).includes(shown))
      assert.ok(at >= 0)
      const without = lines.with(at, (lines[at] ?? '').replace(shown, 'elsewhere.example')).join('\n')
      const [first, ...others] = found(without, ['policy']).filter(text => !text.includes('idle'))
      assert.equal(first, `${severity} aks-missing ${title} needs ${shown}`)
      assert.deepEqual(others, [])
    })
  }
}

for (const [rule, says] of [
  ['AksNodes', /error must-not-inspect "AksNodes" inspects \*\.hcp\.eastus2\.azmk8s\.io/],
  ['Monitoring', /error must-not-inspect "Monitoring" inspects global\.handler/],
  ['Registry', /warning must-not-inspect "Registry" inspects workloadcontainerregistry\.azurecr\.io/],
] as const)
  test(`inspecting ${rule} is told`, () => {
    const text = good
      .replace(new RegExp(`(- name: ${rule}\n)`), '$1              inspect: true\n')
      .replace('    inspected: false\n    rule: AksNodes\n', '')
    assert.match(found(text).join('\n'), says)
  })
