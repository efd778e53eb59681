import { matchesHost } from './match-host.ts'

/**
 * Azure Firewall lets through, after all rules, the names of its built-in infrastructure collection: the platform image
 * repository, the status storage of managed disks, and Azure Diagnostics (facts 1.1). Which names these are is not public. These
 * are the forms in which such names are known to occur [K]; a name of such a form is therefore "unknown", and never "allowed".
 */
const disks = [/^md-[a-z0-9-]+(\.z\d+)?\.blob\.(core\.windows\.net|storage\.azure\.net)$/]
export const infrastructurePatterns = [
  '*.monitoring.core.windows.net',
  '*.prod.warm.ingest.monitor.core.windows.net',
  '*.prod.hot.ingest.monitor.core.windows.net',
]

export const isManagedDisk = (host: string): boolean => disks.some(form => form.test(host))

export const isInfrastructureName = (host: string): boolean =>
  isManagedDisk(host) || infrastructurePatterns.some(pattern => matchesHost(pattern, host))
