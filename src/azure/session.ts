import type { ActionWorld, InputReader } from '../github/action.ts'
import type { Context } from '../plan/context.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Arm } from './arm.ts'
import type { ArmStore } from './arm-store.ts'
import type { Login } from './credential.ts'

/** Where and as whom, as the inputs say. Empty texts: the environment says. */
export type AzureInputs = { readonly tenantId: string; readonly clientId: string; readonly subscriptionId: string }

export const readAzureInputs = (read: InputReader): AzureInputs => ({
  tenantId: guid(read, 'tenant-id'),
  clientId: guid(read, 'client-id'),
  subscriptionId: guid(read, 'subscription-id'),
})

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

function guid(read: InputReader, name: string): string {
  const text = read.text(name)
  return text === '' || isGuid(text) ? text : read.fault(name, `must be a GUID (8-4-4-4-12 hexadecimal digits), got "${text.slice(0, 60)}"`)
}

/** The inputs with the gaps filled from the environment. A run without a subscription ends here, before anything is loaded. */
export function whereTo(inputs: AzureInputs, env: ActionWorld['env']): AzureInputs {
  const subscriptionId = inputs.subscriptionId || env.AZURE_SUBSCRIPTION_ID || ''
  if (subscriptionId === '')
    throw new KnownFaultError({
      code: 'NoSubscription',
      message: 'no subscription was named',
      advice: 'Give the input subscription-id, or set AZURE_SUBSCRIPTION_ID.',
    })
  if (!isGuid(subscriptionId))
    throw new KnownFaultError({
      code: 'BadSubscription',
      message: `AZURE_SUBSCRIPTION_ID is not a GUID: "${subscriptionId.slice(0, 60)}"`,
      advice: 'Give the ID of the subscription (8-4-4-4-12 hexadecimal digits), not its name.',
    })
  return { tenantId: inputs.tenantId || env.AZURE_TENANT_ID || '', clientId: inputs.clientId || env.AZURE_CLIENT_ID || '', subscriptionId }
}

export type Session = { readonly arm: Arm; readonly store: ArmStore; readonly credential: Login; readonly context: Context }

/**
 * Signs in and finds out who we are. Faults of the sign-in speak to the user.
 * @param mode who plans need not be who applies, and reads at most: the rights that the one who applies gets are no part of a plan
 */
export async function openSession(where: AzureInputs, world: ActionWorld, mode: 'apply' | 'plan' = 'apply'): Promise<Session> {
  const [{ azureLogin, refuseUnverified, whoAmI }, { openArm }, { armStore }, { explainFault }] = await Promise.all([
    import('./credential.ts'),
    import('./arm.ts'),
    import('./arm-store.ts'),
    import('./faults.ts'),
  ])
  try {
    refuseUnverified(world.env)
    const credential = await azureLogin(where, world)
    const { tenantId, runner } = await whoAmI(credential, world.signal)
    const tenant = where.tenantId || tenantId
    if (!tenant)
      throw new KnownFaultError({
        code: 'NoTenant',
        message: 'the tenant is not known',
        advice: 'Give the input tenant-id, or set AZURE_TENANT_ID.',
      })
    const arm = openArm({
      credential,
      subscriptionId: where.subscriptionId,
      signal: world.signal,
      log: line => world.log.info(line),
      operationStarted: (id, url) => world.saveState(stateName(id), url),
      operationEnded: id => world.saveState(stateName(id), ''),
    })
    return {
      arm,
      store: await armStore(arm),
      credential,
      context: { subscriptionId: where.subscriptionId, tenantId: tenant, ...(runner && mode === 'apply' ? { runner } : {}) },
    }
  } catch (error) {
    throw explainFault(error)
  }
}

/** `azureFirewalls afw-weather`: what the post step calls a long-running operation. */
const stateName = (id: string): string => id.split('/').slice(-2).join(' ')
