import type { ProvisionRequest } from '../azure/provision.ts'
import { readAzureInputs, whereTo } from '../azure/session.ts'
import type { Action } from '../github/action.ts'

/** Makes everything of the environment that the cluster stands on: network, policy, firewall, logs. */
export const provisionFirewall: Action<ProvisionRequest> = {
  name: 'provision-firewall',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    where: readAzureInputs(read),
    mode: read.oneOf('mode', ['apply', 'plan']),
    known: read.list('known'),
  }),
  run: async (inputs, world) => {
    const where = whereTo(inputs.where, world.env)
    const { runProvision } = await import('../azure/provision.ts')
    return runProvision({ ...inputs, where }, world)
  },
}
