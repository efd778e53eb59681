/** Whether an API server is that of another cluster than the spec's. Pure. */
import type { EgressSpec } from '../policy/spec.ts'

/**
 * AKS names its API servers `<dnsPrefix>-<hash>.hcp.<region>.azmk8s.io`, and those of private clusters
 * `<dnsPrefix>-<hash>.<guid>.privatelink.<region>.azmk8s.io`; one of another prefix or region is another cluster for certain, and nothing that
 * its pods show says anything about ours. A private cluster may have a subdomain of its own choice, and an API server behind a name of
 * somebody's own tells nothing: those are taken as they are.
 */
export function otherCluster(
  { cluster, location }: Pick<EgressSpec, 'cluster' | 'location'>,
  apiServer: string,
): { readonly host: string; readonly declared: string } | undefined {
  const host = apiServer.replace(/:\d+$/, '').toLowerCase()
  const [, before = '', region] = /^(.+)\.(?:hcp|privatelink)\.([a-z0-9-]+)\.azmk8s\.io$/.exec(host) ?? []
  const [, prefix] =
    /^(.+)-[a-z0-9]+$/.exec(host.includes('.hcp.') ? before : (/^([^.]+)\.[0-9a-f]{8}(?:-[0-9a-f]+){4}$/.exec(before)?.[1] ?? '')) ?? []
  const declared =
    prefix !== undefined && prefix !== cluster.dnsPrefix.toLowerCase()
      ? `a cluster of the DNS prefix ${cluster.dnsPrefix}`
      : region !== undefined && region !== location
        ? `a cluster in ${location}`
        : undefined
  return declared === undefined ? undefined : { host, declared }
}
