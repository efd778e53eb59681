/** Our actions and the lab's Azure talk to each other; Microsoft's OpenAPI files judge every word of it. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { doctor } from '../../src/actions/doctor.ts'
import { runDoctor } from '../../src/actions/doctor-run.ts'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { askOverHttps } from '../../src/azure/doctor-ask.ts'
import { ordinaryWorld } from '../../src/azure/doctor-world.ts'
import { emulate } from '../azure/emulated.ts'
import { checker, describe, judge, specificationFolder } from './openapi.ts'
import { deviations } from './openapi-deviations.ts'

const folder = specificationFolder()
const notRun =
  folder === undefined && 'Microsoft’s OpenAPI files are not here: set AZURE_REST_API_SPECS to a checkout of Azure/azure-rest-api-specs'

test('the actions that talk to Azure, and the Azure that answers them, speak as Microsoft specifies', { skip: notRun }, async () => {
  const emulated = await emulate()
  after(() => emulated.close())
  const results = [
    await emulated.run(provisionFirewall, { mode: 'plan' }),
    await emulated.run(importCa),
    await emulated.run(provisionFirewall),
    await emulated.run(deployAks),
    await emulated.run(provisionFirewall),
    await emulated.run(importCa),
    await emulated.run(deallocate),
    await emulated.run(deallocate),
    await emulated.run(deallocate, { operation: 'allocate' }),
  ].map(({ report }) => report)
  // It asks what nobody else asks: rights, providers, counters. No host of the lab's is known to this machine's DNS.
  const ask = askOverHttps({}, [emulated.root])
  const found = await emulated.run(
    {
      ...doctor,
      run: (inputs, world) => runDoctor(inputs, world, { ...ordinaryWorld(world.env), ask, lookUp: async () => ['20.57.1.1'] }),
    },
    { 'fail-on': 'none' },
  )
  assert.ok(
    found.report.facts.some(({ name }) => name === 'Roles: ok'),
    found.report.headline,
  )
  // Behind this cluster there is no Kubernetes; everything that Azure is asked for happens before.
  assert.deepEqual(
    results.filter(({ result }) => result !== 'pass').map(({ action }) => action),
    ['deploy-aks'],
  )
  assert.deepEqual(emulated.azure.refusals, [])
  const judgement = await judge(emulated.pairs, await checker(folder ?? ''), deviations)
  assert.ok(judgement.checked > 150, describe(judgement))
  assert.ok(judgement.faults.length === 0 && judgement.stale.length === 0, describe(judgement))
})
