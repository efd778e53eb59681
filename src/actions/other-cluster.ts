import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'

/**
 * A proof is about the cluster that the kubeconfig names. AKS names its API servers `<dnsPrefix>-<hash>.hcp.<region>.azmk8s.io`; one of
 * another prefix is another cluster for certain, and nothing that its pods show says anything about ours. A private cluster may have a
 * subdomain of its own choice, and an API server behind a name of somebody's own tells nothing: those are taken as they are.
 */
export function refuseOtherCluster(spec: EgressSpec, apiServer: string): void {
  const host = apiServer.replace(/:\d+$/, '').toLowerCase()
  const prefix = /^(.+)-[a-z0-9]+\.hcp\.[a-z0-9-]+\.azmk8s\.io$/.exec(host)?.[1]
  if (prefix === undefined || prefix === spec.cluster.dnsPrefix.toLowerCase()) return
  throw new KnownFaultError({
    code: 'OtherCluster',
    message: `The kubeconfig is for ${host}, and the spec declares a cluster of the DNS prefix ${spec.cluster.dnsPrefix}: the proof would be of another cluster.`,
    advice: "Give the kubeconfig of the spec's cluster; if this is the one, write its DNS prefix into cluster.dnsPrefix.",
  })
}
