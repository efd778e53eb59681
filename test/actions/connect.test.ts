import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from '../../src/actions/connect.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { bareSpec } from './bare-spec.ts'

let lab: Emulated
const spec = bareSpec()
before(async () => {
  lab = await emulate()
})
after(async () => {
  await lab.close()
  spec.remove()
})

test('without a cluster it says so, and writes no kubeconfig', async () =>
  assert.rejects(lab.run(connect, { spec: spec.file }), (error: Error) => /could not be found|not found/i.test(error.message)))

test('a kubeconfig for the following steps, with a token that is masked; nothing is changed in Azure', async () => {
  await lab.run(provisionFirewall, { spec: spec.file })
  await lab.run(deployAks, { spec: spec.file })
  lab.forget()
  const { report, outputs, exported, masks, temp } = await lab.run(connect, { spec: spec.file })
  assert.equal(report.result, 'pass')
  assert.deepEqual(outputs, { kubeconfig: `${temp}/kubeconfig`, 'cluster-id': ids.cluster })
  assert.equal(exported.KUBECONFIG, outputs['kubeconfig'])
  assert.equal(statSync(outputs['kubeconfig'] ?? '').mode & 0o777, 0o600)
  const kubeconfig = readFileSync(outputs['kubeconfig'] ?? '', 'utf8')
  const token = /token: (\S+)/.exec(kubeconfig)?.[1] ?? ''
  assert.ok(token && masks.includes(token))
  assert.ok(!/exec:|kubelogin/.test(kubeconfig))
  assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), [])
  assert.equal(lab.calls('POST').length, 1)
})

for (const [what, fault] of [
  ['is refused for a moment', { kind: 'wrong', status: 503 }],
  ['dies on the way', { kind: 'reset', when: 'after' }],
] as const)
  test(`a request for the credentials that ${what} is made again: it changes nothing`, async () => {
    lab.azure.knobs.faults = { seed: 1, rules: [{ match: /POST .*listClusterUserCredential/, times: 1, fault }] }
    assert.equal((await lab.run(connect, { spec: spec.file })).report.result, 'pass')
    lab.azure.knobs.faults = { seed: 1, rules: [] }
  })

test('a file of the same name that a repository brought along gets no token: neither through a link, nor for others to read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-connect-'))
  try {
    const [victim, link, open] = ['victim', 'link', 'open'].map(name => join(folder, name)) as [string, string, string]
    writeFileSync(victim, 'mine')
    symlinkSync(victim, link)
    writeFileSync(open, '', { mode: 0o644 })
    for (const path of [link, open]) {
      await lab.run(connect, { spec: spec.file, kubeconfig: path })
      assert.match(readFileSync(path, 'utf8'), /token: \S+/)
      assert.equal(statSync(path).mode & 0o777, 0o600)
    }
    assert.equal(readFileSync(victim, 'utf8'), 'mine')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
