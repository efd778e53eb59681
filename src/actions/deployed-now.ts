import { type AzureInputs, whereTo } from '../azure/session.ts'
import type { ActionWorld } from '../github/action.ts'
import type { EgressSpec } from '../policy/spec.ts'

export type DeployedNow = { readonly sha256: string; readonly because?: never } | { readonly sha256?: never; readonly because: string }

/** Opens Azure once, to ask more than once what is deployed. Whatever goes wrong is an answer: it is not known. */
export async function openDeployed(spec: EgressSpec, where: AzureInputs, world: ActionWorld): Promise<() => Promise<DeployedNow>> {
  const unknown = (error: unknown): DeployedNow => {
    if (world.signal.aborted) throw error
    return { because: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
  try {
    const [{ openSession }, { deployed }, { explainFault }, { idsOf }] = await Promise.all([
      import('../azure/session.ts'),
      import('../azure/deployed.ts'),
      import('../azure/faults.ts'),
      import('../plan/ids.ts'),
    ])
    const { store, credential, context } = await openSession(whereTo(where, world.env), world)
    const azure = { store, credential, signal: world.signal, log: (line: string) => world.log.info(line) }
    return async () => {
      try {
        return { sha256: await deployed(idsOf(spec, context.subscriptionId), azure) }
      } catch (error) {
        return unknown(explainFault(error))
      }
    }
  } catch (error) {
    const answer = unknown(error)
    return async () => answer
  }
}
