/** The roots in the trust stores of the cluster's nodes, which no pod reads. AKS replaces the nodes for it, one after the other. */
import { carryOut } from '../azure/converge.ts'
import { explainFault } from '../azure/faults.ts'
import { powerOf } from '../azure/power-store.ts'
import { openSession, whereTo } from '../azure/session.ts'
import { azureReport, tally } from '../azure/summary.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import type { Certificate } from '../pki/certificate.ts'
import { idsOf } from '../plan/ids.ts'
import { nodeTrust } from '../plan/node-trust.ts'
import { plan } from '../plan/plan.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { InstallRequest } from './install-ca-in-pod.ts'
import { rootOfVault } from './install-roots.ts'

/** `given`: the roots. None: the root that the vault holds. */
export async function installInNodes(
  spec: EgressSpec,
  given: readonly Certificate[],
  { where, operation }: Pick<InstallRequest, 'where' | 'operation'>,
  world: ActionWorld,
): Promise<ActionResult> {
  const { store, arm, credential, context } = await openSession(whereTo(where, world.env), world)
  const ids = idsOf(spec, context.subscriptionId)
  try {
    const roots =
      given.length > 0
        ? given
        : rootOfVault(await vaultRoot(spec, credential, world), `Key Vault ${spec.certificateAuthority.keyVault}`, operation)
    const current = await store.read(ids.cluster, world.signal)
    if (current === undefined) throw notReady(`cluster ${spec.cluster.name} does not exist`, 'Run deploy-aks first.')
    if (powerOf(current) === 'Stopped')
      throw notReady(`cluster ${spec.cluster.name} is stopped, and can only be started`, 'Run deallocate with operation: allocate first.')
    const resource = nodeTrust(spec, ids, current, roots, operation)
    if ('because' in resource)
      throw new KnownFaultError({
        code: 'TooManyNodeRoots',
        message: `Cluster ${spec.cluster.name}: ${resource.because}.`,
        advice: 'Take away those that nothing is signed by any more: `operation: remove` with them as root-certificate.',
      })
    const observed = new Map([[ids.cluster, current]])
    const changes = plan([resource], observed)
    if (changes.some(({ action }) => action !== 'none'))
      world.log.info('AKS replaces the nodes one after the other for this: that takes minutes, and moves every pod')
    const { outcomes } = await carryOut(changes, observed, { store, signal: world.signal, log: arm.log })
    return {
      report: azureReport({
        action: 'install-ca-in-pod',
        title: 'The root certificate in the nodes',
        headline: `${operation === 'install' ? 'The nodes trust the root' : 'The nodes do not trust the root'}: ${tally(outcomes)}`,
        outcomes,
        facts: roots.flatMap(root => [
          { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
          { name: 'root ends', value: root.notAfter.toISOString() },
        ]),
        findings: [
          {
            level: 'warning',
            message: 'This is the trust of the nodes, for image pulls and processes of the host: no pod trusts the root by it.',
            advice: 'For pods use `method: exec` or `method: rollout`.',
          },
        ],
      }),
      outputs: { installed: '0', unchanged: '0', failed: '0', pods: '[]' },
    }
  } catch (error) {
    if (world.signal.aborted) throw error
    throw explainFault(error)
  }
}

const notReady = (message: string, advice: string) => new KnownFaultError({ code: 'NoCluster', message: `The ${message}.`, advice })

async function vaultRoot(
  spec: EgressSpec,
  credential: Awaited<ReturnType<typeof openSession>>['credential'],
  world: ActionWorld,
): Promise<Certificate> {
  const { readOurAuthority } = await import('../azure/authority.ts')
  const { keyVault, certificate, rootSecret } = spec.certificateAuthority
  const authority = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal)
  if (authority !== undefined) return authority.root
  throw new KnownFaultError({
    code: 'NoAuthority',
    message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
    advice: 'Run import-ca first, or give the input root-certificate.',
  })
}
