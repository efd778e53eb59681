/** Names that a cluster and its pools share. */
export const clusterType = 'Microsoft.ContainerService/managedClusters'

export const clusterVersions = [
  '2026-04-01',
  '2026-03-01',
  '2026-02-01',
  '2026-01-01',
  '2025-10-01',
  '2025-09-01',
  '2025-08-01',
  '2025-07-01',
  '2025-05-01',
  '2025-04-01',
  '2025-03-01',
  '2025-02-01',
  '2025-01-01',
  '2024-10-01',
]
