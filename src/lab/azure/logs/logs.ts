/** What workspaces hold: rows per table, visible after the ingestion delay. */
import type { FirewallLogRow } from '../../parts.ts'
import type { Knobs } from '../cloud.ts'
import { documentsAt, textAt } from '../document.ts'
import type { Store } from '../store.ts'
import { type LogRow, rowsOf } from './rows.ts'

export type Logs = {
  write(row: FirewallLogRow): void
  /** Visible rows of a table, by the workspace's customer id. */
  rows(workspace: string, table: string): readonly LogRow[]
}

export function makeLogs({ store, now, knobs }: { store: Store; now: () => Date; knobs: Pick<Knobs, 'ingestionMilliseconds'> }): Logs {
  const kept = new Map<string, { table: string; row: LogRow; visibleAt: number }[]>()
  return {
    write(row) {
      const firewall = store.list('Microsoft.Network/azureFirewalls').find(candidate => candidate.hidden.privateIp)
      if (!firewall) return
      for (const settings of store.list('Microsoft.Insights/diagnosticSettings', firewall.id)) {
        const workspace = textAt(store.get(textAt(settings.body, 'properties.workspaceId') ?? '')?.body, 'properties.customerId')
        if (!workspace) continue
        const categories = documentsAt(settings.body, 'properties.logs').filter(log => log.enabled === true)
        const rows = rowsOf(row, firewall, {
          dedicated: textAt(settings.body, 'properties.logAnalyticsDestinationType') === 'Dedicated',
          wants: category => categories.some(log => textAt(log, 'category') === category || textAt(log, 'categoryGroup') === 'allLogs'),
          tenantId: workspace,
        })
        const visibleAt = now().getTime() + knobs.ingestionMilliseconds
        const held = kept.get(workspace) ?? []
        kept.set(workspace, held)
        held.push(...rows.map(({ table, row }) => ({ table, row, visibleAt })))
      }
    },
    rows: (workspace, table) =>
      (kept.get(workspace.toLowerCase()) ?? [])
        .filter(held => held.table === table && held.visibleAt <= now().getTime())
        .map(held => held.row),
  }
}
