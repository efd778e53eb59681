import type { Facts } from './decision.ts'

/** The lists that stand here, and not in somebody's facts. */
const snapshots = new WeakSet<readonly string[]>()

/**
 * What FQDN tags stand for, as far as Microsoft documents it. No API tells; AzureKubernetesService is "all FQDNs of the AKS
 * outbound page" (facts 1.3), so this is that page's required list for Azure's public cloud, of 2026-06-18 (facts 5.1:
 * learn.microsoft.com/azure/aks/outbound-rules-control-egress). The tag itself has lagged behind the page before
 * (Azure/AKS#2215). Tags that are not here are unknown.
 */
export const fqdnTags: NonNullable<Facts['fqdnTags']> = {
  AzureKubernetesService: snapshot([
    'mcr.microsoft.com',
    '*.data.mcr.microsoft.com',
    'mcr-0001.mcr-msedge.net',
    'management.azure.com',
    'login.microsoftonline.com',
    'packages.microsoft.com',
    'acs-mirror.azureedge.net',
    'packages.aks.azure.com',
  ]),
}

/** The same for one region: the API servers' names carry it. */
export const fqdnTagsOf = (location: string): NonNullable<Facts['fqdnTags']> => withApiServers(`*.hcp.${location}.azmk8s.io`)

/** The same for whichever region. */
export const everyRegion = (): NonNullable<Facts['fqdnTags']> => withApiServers('*.azmk8s.io')

const withApiServers = (pattern: string): NonNullable<Facts['fqdnTags']> => ({
  ...fqdnTags,
  AzureKubernetesService: snapshot([pattern, ...(fqdnTags['AzureKubernetesService'] ?? [])]),
})

/** What else the page has, for add-ons and options: the tag may cover it, and nobody says so. */
const optional = [
  ...['*.ods.opinsights.azure.com', '*.oms.opinsights.azure.com', '*.monitoring.azure.com', 'dc.services.visualstudio.com'],
  ...['*.handler.control.monitor.azure.com', '*.ingest.monitor.azure.com', '*.in.applicationinsights.azure.com'],
  ...['security.ubuntu.com', 'azure.archive.ubuntu.com', 'changelogs.ubuntu.com', 'snapshot.ubuntu.com'],
  ...['data.policy.core.windows.net', 'store.policy.core.windows.net', '*.dp.kubernetesconfiguration.azure.com'],
  'vault.azure.net',
]

/** The patterns that a tag may cover besides those that are known of it. None where its patterns are the author's own word. */
export const perhapsCovered = (patterns: readonly string[]): readonly string[] => (snapshots.has(patterns) ? optional : [])

function snapshot(patterns: readonly string[]): readonly string[] {
  snapshots.add(patterns)
  return patterns
}
