import assert from 'node:assert/strict'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'

/** An Azure in which firewall and cluster of a spec stand as declared. */
export async function provisioned(spec: string): Promise<Emulated> {
  const lab = await emulate()
  for (const action of [provisionFirewall, deployAks])
    assert.equal((await lab.run(action as typeof deployAks, { spec })).report.result, 'pass')
  return lab
}
