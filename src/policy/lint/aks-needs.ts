/**
 * What a cluster must reach, by what it uses, in Azure's public cloud: learn.microsoft.com/azure/aks/outbound-rules-control-egress
 * of 2026-06-18 (facts 5.1). And what must not be inspected on the way.
 */
import type { Feature, Request, Severity } from './lint.ts'

export type Need = Request & { readonly shown: string }

/** What names are made from. Without it, the names that need it are left out. */
export type Cluster = {
  readonly location?: string
  readonly keyVault?: string
  readonly registry?: string
  readonly storageAccount?: string
}

/** Stands for any name below: no rule names it, so only a pattern can cover it. */
const ANY = 'egress-gate-any-name'

const https = (name: string): Need => ({ shown: name, host: anyNameOf(name), port: 443, application: 'https' })
const inRegion = (location: string | undefined, make: (location: string) => string): readonly Need[] =>
  location === undefined ? [] : [https(make(location))]

const nodes = [
  ...['mcr.microsoft.com', '*.data.mcr.microsoft.com', 'mcr-0001.mcr-msedge.net', 'management.azure.com', 'login.microsoftonline.com'],
  ...['packages.microsoft.com', 'acs-mirror.azureedge.net', 'packages.aks.azure.com'],
]
const monitoring = [
  ...['*.ods.opinsights.azure.com', '*.oms.opinsights.azure.com', '*.monitoring.azure.com', 'dc.services.visualstudio.com'],
  ...['global.handler.control.monitor.azure.com', '*.ingest.monitor.azure.com', '*.metrics.ingest.monitor.azure.com'],
  '*.in.applicationinsights.azure.com',
]

const needs: Readonly<Record<Feature, { readonly title: string; readonly of: (cluster: Cluster) => readonly Need[] }>> = {
  base: {
    title: 'AKS itself',
    of: ({ location }) => [...inRegion(location, region => `*.hcp.${region}.azmk8s.io`), ...nodes.map(https)],
  },
  // The API server is reached inside the network then.
  'private-cluster': { title: 'AKS itself', of: () => nodes.map(https) },
  monitoring: {
    title: 'the monitoring add-on',
    of: ({ location }) => [...monitoring.map(https), ...inRegion(location, region => `${region}.handler.control.monitor.azure.com`)],
  },
  'key-vault': {
    title: 'the Key Vault provider',
    of: ({ keyVault }) => [https(keyVault === undefined ? '*.vault.azure.net' : `${keyVault}.vault.azure.net`)],
  },
  policy: { title: 'the Azure Policy add-on', of: () => ['data.policy.core.windows.net', 'store.policy.core.windows.net'].map(https) },
  registry: {
    title: 'the container registry',
    of: ({ registry }) => [...(registry === undefined ? [] : [https(`${registry}.azurecr.io`)]), https('*.blob.core.windows.net')],
  },
  'file-share': {
    title: 'the file share',
    of: ({ storageAccount }) => {
      const host = `${storageAccount}.file.core.windows.net`
      return storageAccount === undefined ? [] : [{ shown: `${host}:445/tcp`, host, port: 445, protocol: 'tcp' }]
    },
  },
}

export const needsOf = (feature: Feature, cluster: Cluster) => ({ title: needs[feature].title, needs: needs[feature].of(cluster) })

const tunnel = "the nodes' tunnel to the API server needs ALPN"
const bootstrap = 'nodes fetch from there before they trust any CA but the public ones'
const pinned = 'its clients pin certificates'
/** learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-network-configuration asks for HTTPS inspection to be off. */
const agent = "Azure Monitor's agents refuse inspection"
const devices = 'its clients may show a certificate of their own'
const images = "nodes pull images from there, and trust the firewall's CA only where it was given to them"

/** `host` stands for all names; what rules inspect below `below` is meant, too. */
export type Fragile = Need & { readonly below?: string; readonly why: string; readonly severity?: Severity }

/** Names of facts 0.6, 1.4 and 5.3; those of clients that pin or show certificates are the best known of each product [K]. */
export const mustNotBeInspected = (location: string | undefined): readonly Fragile[] => [
  ...inRegion(location ?? 'eastus', region => `*.hcp.${region}.azmk8s.io`).map(need => ({ ...fragile(tunnel)(need), below: '.azmk8s.io' })),
  ...nodes.map(https).map(fragile(bootstrap)),
  ...['global.handler.control.monitor.azure.com', '*.ods.opinsights.azure.com', '*.monitoring.azure.com', '*.ingest.monitor.azure.com']
    .map(https)
    .map(fragile(agent)),
  ...[
    '*.update.microsoft.com',
    '*.delivery.mp.microsoft.com',
    '*.wvd.microsoft.com',
    'msedge.api.cdp.microsoft.com',
    'outlook.office365.com',
  ]
    .map(https)
    .map(fragile(pinned)),
  ...['*.azure-devices.net', 'global.azure-devices-provisioning.net'].map(https).map(fragile(devices, 'warning')),
  ...['*.azurecr.io'].map(https).map(fragile(images, 'warning')),
]

const fragile =
  (why: string, severity?: Severity) =>
  (need: Need): Fragile => ({
    ...need,
    why,
    ...(need.shown.startsWith('*') ? { below: need.shown.slice(1) } : {}),
    ...(severity ? { severity } : {}),
  })

/** A name that a pattern covers, and that no rule is likely to name. */
export const anyNameOf = (pattern: string): string => pattern.replace('*', ANY)

export const uninspectableTags: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^AzureKubernetesService$/i, why: tunnel },
  {
    pattern: /^(Windows(Update|VirtualDesktop|Diagnostics|365)|MicrosoftActiveProtectionService|Office365\..*\.Optimize\..*|citrixHdx.*)$/i,
    why: pinned,
  },
]
