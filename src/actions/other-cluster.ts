import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import { otherCluster } from '../verify/other-cluster.ts'

/** A proof is about the cluster that the kubeconfig names. */
export function refuseOtherCluster(spec: EgressSpec, apiServer: string): void {
  const other = otherCluster(spec, apiServer)
  if (other === undefined) return
  throw new KnownFaultError({
    code: 'OtherCluster',
    message: `The kubeconfig is for ${other.host}, and the spec declares ${other.declared}: the proof would be of another cluster.`,
    advice:
      "Give the kubeconfig of the spec's cluster; if this is the one, write its DNS prefix into cluster.dnsPrefix and its region into location.",
  })
}
