/**
 * Nodes trust roots by a property of the managed cluster, which this action does not write: the update replaces every node, and pods are not
 * reached by it. So `method: node` refuses, with what to run instead and the file for it.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActionWorld } from '../github/action.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'

/** AKS takes at most ten certificates, and no carriage returns or blank lines. */
export const nodeRoots = (roots: readonly Certificate[]): string =>
  roots
    .map(({ pem }) => pem.replaceAll('\r', '').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')

export async function refuseNodes(spec: EgressSpec, given: readonly Certificate[], world: Pick<ActionWorld, 'temp'>): Promise<never> {
  const file = given.length === 0 ? 'root.pem' : join(world.temp, 'egress-gate-node-roots.pem')
  if (given.length > 0) await writeFile(file, `${nodeRoots(given)}\n`)
  throw new KnownFaultError({
    code: 'NodesNotChanged',
    message:
      'Trust of the nodes is a property of the AKS cluster (securityProfile.customCATrustCertificates); this action does not write it, because the update replaces every node. It would not make any pod trust the root.',
    advice: `For image pulls and processes of the nodes (Linux; Azure CLI 2.72 or later; at most 10 certificates, without blank lines or CRLF${given.length === 0 ? '' : ', as in the file that was written now'}): az aks update --resource-group ${spec.resourceGroup} --name ${spec.cluster.name} --custom-ca-trust-certificates ${file}. For pods use method exec or rollout.`,
  })
}
