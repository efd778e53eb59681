/**
 * The roots that an AKS cluster's nodes trust, for image pulls and processes of the host (`securityProfile.customCATrustCertificates`). The
 * service takes the cluster as a whole, so what is written is what is there, with another list. Pure.
 */
import type { EgressSpec } from '../policy/spec.ts'
import type { Ids } from './ids.ts'
import { at } from './reference.ts'
import type { Json, Resource } from './resource.ts'

export const mostNodeRoots = 10
const list = '/properties/securityProfile/customCATrustCertificates'

/** Members of a cluster, and of its pools and add-ons, that AKS alone writes. */
export const clusterReadOnly = [
  'azurePortalFQDN',
  'currentKubernetesVersion',
  'currentOrchestratorVersion',
  'eTag',
  'effectiveOutboundIPs',
  'fqdn',
  'identity',
  'issuerURL',
  'maxAgentPools',
  'nodeImageVersion',
  'powerState',
  'privateFQDN',
  'provisioningState',
  'resourceUID',
  'status',
]

/** As AKS takes a certificate: base64 of PEM, without carriage returns or blank lines. */
export const nodeRoot = (pem: string): string =>
  Buffer.from(
    `${pem
      .split(/[\r\n]+/)
      .filter(line => line.trim() !== '')
      .join('\n')}\n`,
  ).toString('base64')

/** The same certificate, however its PEM is broken into lines. */
const bodyOf = (entry: string): string =>
  Buffer.from(entry, 'base64')
    .toString('latin1')
    .replace(/-----[^-]*-----|\s/g, '')

/**
 * The cluster with these roots among those that its nodes trust, or without them. What others added stays.
 * @param current the cluster as `GET managedClusters` shows it.
 */
export function nodeTrust(
  spec: EgressSpec,
  ids: Ids,
  current: Json,
  roots: readonly { readonly pem: string }[],
  operation: 'install' | 'remove',
): Resource | { readonly because: string } {
  const known = at(current, list)
  const held = Array.isArray(known) ? known.filter(entry => typeof entry === 'string') : []
  const ours = roots.map(({ pem }) => nodeRoot(pem))
  const named = new Set(ours.map(bodyOf))
  const there = new Set(held.map(bodyOf))
  const wanted =
    operation === 'remove' ? held.filter(entry => !named.has(bodyOf(entry))) : [...held, ...ours.filter(entry => !there.has(bodyOf(entry)))]
  if (wanted.length > mostNodeRoots)
    return { because: `its nodes would trust ${wanted.length} certificates, and AKS takes at most ${mostNodeRoots}` }
  const identity = at(current, '/identity/userAssignedIdentities')
  const part = (name: string): Readonly<Record<string, Json>> => {
    const value = at(current, `/${name}`)
    return value === undefined ? {} : { [name]: value }
  }
  return {
    id: ids.cluster,
    title: `cluster ${spec.cluster.name}`,
    needs: [],
    desired: {
      ...part('location'),
      ...part('tags'),
      ...part('sku'),
      identity: {
        type: at(current, '/identity/type') ?? 'SystemAssigned',
        ...(typeof identity === 'object' && identity !== null
          ? { userAssignedIdentities: Object.fromEntries(Object.keys(identity).map(id => [id, {}])) }
          : {}),
      },
      properties: { securityProfile: { customCATrustCertificates: wanted } },
    },
    compare: {
      unordered: { [list]: '' },
      ignore: ['/identity', '/sku', '/tags', '/location'],
      keep: ['/properties', '/properties/securityProfile'],
      readOnly: clusterReadOnly,
    },
  }
}
