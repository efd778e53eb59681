/** Our certificates: what everything is held against, so without them there is nothing to prove. */
import type { AzureInputs } from '../azure/session.ts'
import type { ActionWorld } from '../github/action.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { OurAuthority } from '../verify/verdict.ts'
import { certificateOf, type InputFile } from './cluster.ts'

export type AuthorityInputs = {
  readonly root: InputFile | undefined
  readonly intermediate: InputFile | undefined
  readonly where: AzureInputs
}

/** From the inputs, or from the vault. */
export async function authorityOf(request: AuthorityInputs, spec: EgressSpec, world: ActionWorld): Promise<OurAuthority> {
  const { root, intermediate } = request
  if (root !== undefined && intermediate !== undefined)
    return proper({ root: await certificateOf(root), intermediate: await certificateOf(intermediate) })
  const [{ azureLogin, refuseUnverified }, { readOurAuthority }, { explainFault }] = await Promise.all([
    import('../azure/credential.ts'),
    import('../azure/authority.ts'),
    import('../azure/faults.ts'),
  ])
  const { keyVault, certificate, rootSecret } = spec.certificateAuthority
  try {
    refuseUnverified(world.env)
    const credential = await azureLogin(
      {
        tenantId: request.where.tenantId || world.env['AZURE_TENANT_ID'] || '',
        clientId: request.where.clientId || world.env['AZURE_CLIENT_ID'] || '',
      },
      world,
    )
    const found = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal)
    if (found !== undefined) return await proper(found)
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
  throw new KnownFaultError({
    code: 'NoAuthority',
    message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
    advice: 'Run import-ca first, or give the inputs root-certificate and intermediate-certificate.',
  })
}

/** Certificates mixed up would make every verdict wrong in the same way. */
async function proper(authority: OurAuthority): Promise<OurAuthority> {
  const { whyNotIssuedBy } = await import('../pki/chain.ts')
  const because = whyNotIssuedBy(authority.intermediate, authority.root)
  if (because === undefined) return authority
  throw new KnownFaultError({
    code: 'BadAuthority',
    message: `The intermediate does not belong to the root: ${because}.`,
    advice: 'Check which certificate is given as which; if they come from the vault, run import-ca again.',
  })
}
