import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { diff } from '../../src/cli/diff.ts'
import { toArm } from '../../src/policy/arm.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { edits, weather } from '../policy/weather-edits.ts'

let lab: Emulated
let folder: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diff-live-'))
  lab = await emulate()
  await lab.run(provisionFirewall)
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await lab.close()
})

const written = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _, done) => {
        said[name] += String(chunk)
        done()
      },
    })
  return { code: await diff(args, { stdout: sink('stdout'), stderr: sink('stderr') }), ...said }
}

test('a deployed policy that is not all of the spec yet: what it still lacks', async () => {
  lab.forget()
  const { code, stdout, stderr } = await run(ids.policy, written('egress.yaml', weather))
  assert.equal(code, 1, stderr)
  assert.match(stdout, /Newly allowed\n {2}HTTPS to \*\.accuweather\.com/, 'without a CA, what is to be inspected was left out')
  assert.deepEqual(lab.calls('PUT', 'POST', 'PATCH', 'DELETE'), [], 'nothing is written')
})

test('what was provisioned is what the spec says, either way round and in UTF-16', async () => {
  await lab.run(importCa)
  const spec = written('egress.yaml', weather)
  const wide = written('wide.yaml', Buffer.from(`\uFEFF${weather}`, 'utf16le'))
  for (const pair of [
    [ids.policy, spec],
    [spec, ids.policy],
    [ids.policy.toUpperCase().replace('/SUBSCRIPTIONS/', '/subscriptions/'), wide],
    [ids.policy, ids.policy],
  ]) {
    const { code, stdout, stderr } = await run(...pair)
    assert.equal(code, 0, `${pair.join(' ')}\n${stdout}${stderr}`)
    assert.match(stdout, /: no flow changes\n/)
  }
})

test('a change of the spec against what is deployed', async () => {
  const { code, stdout } = await run(ids.policy, written('new.yaml', edits.addRule), '--format', 'markdown')
  assert.equal(code, 1)
  assert.match(stdout, /^## ⚠️ Egress: flows change: newly allowed \(1\)\n/)
  assert.match(stdout, /github\.com/)
})

test('options that fit one of the two only', async () => {
  const spec = written('egress.yaml', weather)
  const policy = parseSpec(weather, 'x.yaml').spec?.firewall.policy ?? assert.fail()
  const template = written(
    'template.json',
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { from: { type: 'string' } },
      resources: [
        { type: 'Microsoft.Network/firewallPolicies', apiVersion: '2024-05-01', name: 'p', properties: { sku: { tier: 'Premium' } } },
        {
          type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
          apiVersion: '2024-05-01',
          name: 'p/g',
          properties: {
            priority: 100,
            ruleCollections: [
              {
                ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
                name: 'c',
                priority: 100,
                action: { type: 'Allow' },
                rules: [
                  {
                    ruleType: 'NetworkRule',
                    name: 'ssh',
                    ipProtocols: ['TCP'],
                    sourceAddresses: ["[parameters('from')]"],
                    destinationAddresses: ['20.0.0.0/24'],
                    destinationPorts: ['22'],
                  },
                ],
              },
            ],
          },
        },
      ],
    }),
  )
  const parameters = written('parameters.json', JSON.stringify({ from: '10.42.1.0/24' }))
  const valued = await run(template, spec, '--parameters', parameters)
  assert.deepEqual([valued.code, valued.stderr], [1, ''])
  const parent = written('parent.json', JSON.stringify(toArm(policy)))
  const below = await run(template, parent, '--parameters', parameters, '--parent', parent)
  assert.equal(below.code, 1, below.stderr)
  const above = await run(spec, template, '--parameters', parameters, '--parent', parent)
  assert.equal(above.code, 1, above.stderr)
  assert.match(above.stdout, /Newly allowed\n {2}TCP 22 to 20\.0\.0\.0\/24/, 'the rule of the child comes on top of those of its base')
  const vain = await run(spec, spec, '--parameters', parameters, '--parent', parent)
  assert.deepEqual([vain.code, vain.stdout], [2, ''])
  assert.match(vain.stderr, /--parameters goes with neither: .*\n--parent goes with neither: .*stands alone/)
})
