import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'

/**
 * A proof is about the cluster that the kubeconfig names. AKS names its API servers `<dnsPrefix>-<hash>.hcp.<region>.azmk8s.io`, and those of
 * private clusters `<dnsPrefix>-<hash>.<guid>.privatelink.<region>.azmk8s.io`; one of another prefix or region is another cluster for certain, and
 * nothing that its pods show says anything about ours. A private cluster may have a subdomain of its own choice, and an API server behind a
 * name of somebody's own tells nothing: those are taken as they are.
 */
export function refuseOtherCluster(spec: EgressSpec, apiServer: string): void {
  const host = apiServer.replace(/:\d+$/, '').toLowerCase()
  const [, before = '', region] = /^(.+)\.(?:hcp|privatelink)\.([a-z0-9-]+)\.azmk8s\.io$/.exec(host) ?? []
  const [, prefix] =
    /^(.+)-[a-z0-9]+$/.exec(host.includes('.hcp.') ? before : (/^([^.]+)\.[0-9a-f]{8}(?:-[0-9a-f]+){4}$/.exec(before)?.[1] ?? '')) ?? []
  const other =
    prefix !== undefined && prefix !== spec.cluster.dnsPrefix.toLowerCase()
      ? `a cluster of the DNS prefix ${spec.cluster.dnsPrefix}`
      : region !== undefined && region !== spec.location
        ? `a cluster in ${spec.location}`
        : undefined
  if (other === undefined) return
  throw new KnownFaultError({
    code: 'OtherCluster',
    message: `The kubeconfig is for ${host}, and the spec declares ${other}: the proof would be of another cluster.`,
    advice:
      "Give the kubeconfig of the spec's cluster; if this is the one, write its DNS prefix into cluster.dnsPrefix and its region into location.",
  })
}
