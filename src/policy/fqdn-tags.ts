import type { Facts } from './decision.ts'

/**
 * What FQDN tags stand for, as far as Microsoft documents it. No API tells; AzureKubernetesService is "all FQDNs of the AKS
 * outbound page" (facts 1.3), so this is that page's required list for Azure's public cloud, of 2026-06-18 (facts 5.1:
 * learn.microsoft.com/azure/aks/outbound-rules-control-egress). The tag itself has lagged behind the page before
 * (Azure/AKS#2215). Tags that are not here are unknown.
 */
export const fqdnTags: NonNullable<Facts['fqdnTags']> = {
  AzureKubernetesService: [
    'mcr.microsoft.com',
    '*.data.mcr.microsoft.com',
    'mcr-0001.mcr-msedge.net',
    'management.azure.com',
    'login.microsoftonline.com',
    'packages.microsoft.com',
    'acs-mirror.azureedge.net',
    'packages.aks.azure.com',
  ],
}

/** The same for one region: the API servers' names carry it. */
export const fqdnTagsOf = (location: string): NonNullable<Facts['fqdnTags']> => ({
  ...fqdnTags,
  AzureKubernetesService: [`*.hcp.${location}.azmk8s.io`, ...(fqdnTags.AzureKubernetesService ?? [])],
})
