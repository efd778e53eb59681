import type { Facts } from './decision.ts'

/** Every FQDN tag that Azure Firewall knows (facts 1.3; `az network firewall list-fqdn-tags`). */
export const fqdnTagNames: readonly string[] = [
  ...['AppServiceEnvironment', 'AzureBackup', 'AzureKubernetesService', 'HDInsight', 'MicrosoftActiveProtectionService', 'MicrosoftIntune'],
  ...['Windows365', 'WindowsDiagnostics', 'WindowsUpdate', 'WindowsVirtualDesktop', 'citrixHdxPlusForWindows365'],
  ...['Exchange', 'Skype', 'SharePoint', 'Common'].flatMap(product =>
    ['Optimize', 'Allow', 'Default'].flatMap(level => ['Required', 'NotRequired'].map(need => `Office365.${product}.${level}.${need}`)),
  ),
]

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

/** What else the page has, for add-ons and options. */
const ofOptions = [
  ...['*.ods.opinsights.azure.com', '*.oms.opinsights.azure.com', '*.monitoring.azure.com', 'dc.services.visualstudio.com'],
  ...['*.handler.control.monitor.azure.com', '*.ingest.monitor.azure.com', '*.in.applicationinsights.azure.com'],
  ...['security.ubuntu.com', 'azure.archive.ubuntu.com', 'changelogs.ubuntu.com', 'snapshot.ubuntu.com'],
  ...['data.policy.core.windows.net', 'store.policy.core.windows.net', '*.dp.kubernetesconfiguration.azure.com'],
  'vault.azure.net',
]

/** The tags of one region, for the API servers' names carry it; of none: whichever it is. */
export const fqdnTagsOf = (location?: string): Pick<Facts, 'fqdnTags' | 'perhapsTagged'> => ({
  fqdnTags: {
    ...fqdnTags,
    AzureKubernetesService: [
      location === undefined ? '*.azmk8s.io' : `*.hcp.${location}.azmk8s.io`,
      ...(fqdnTags['AzureKubernetesService'] ?? []),
    ],
  },
  perhapsTagged: { AzureKubernetesService: ofOptions },
})
