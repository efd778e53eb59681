/** A row of the firewall's log in both schemas (`azure-firewall.md` 4.1 and 4.2): resource-specific tables, and the old sentences in AzureDiagnostics. */
import type { FirewallLogRow } from '../../parts.ts'
import type { Resource } from '../store.ts'

export type LogRow = Readonly<Record<string, string | number | boolean | null>>

type Settings = { dedicated: boolean; wants: (category: string) => boolean; tenantId: string }

export function rowsOf(row: FirewallLogRow, firewall: Resource, settings: Settings): { table: string; row: LogRow }[] {
  const rows: { table: string; row: LogRow }[] = []
  const category = row.kind === 'application' ? 'AZFWApplicationRule' : 'AZFWNetworkRule'
  const common = { TimeGenerated: row.time, TenantId: settings.tenantId, SourceSystem: 'Azure', _ResourceId: firewall.id.toLowerCase() }
  if (settings.wants(category)) {
    // Only with the destination type Dedicated do the new categories get tables of their own.
    if (settings.dedicated) rows.push({ table: category, row: { ...common, ...structured(row), Type: category } })
    else
      rows.push({
        table: 'AzureDiagnostics',
        row: { ...common, ...diagnostics(firewall, category), ...suffixed(structured(row)), Type: 'AzureDiagnostics' },
      })
  }
  const old = row.kind === 'application' ? 'AzureFirewallApplicationRule' : 'AzureFirewallNetworkRule'
  if (settings.wants(old))
    rows.push({
      table: 'AzureDiagnostics',
      row: { ...common, ...diagnostics(firewall, old), msg_s: sentence(row), Type: 'AzureDiagnostics' },
    })
  return rows
}

function structured(row: FirewallLogRow): Record<string, string | number | boolean> {
  const rule = {
    Policy: row.rule?.policy ?? '',
    RuleCollectionGroup: row.rule?.ruleCollectionGroup ?? '',
    RuleCollection: row.rule?.ruleCollection ?? '',
    Rule: row.rule?.rule ?? '',
    ActionReason: row.reason ?? (row.rule ? '' : 'No rule matched. Proceeding with default action.'),
  }
  if (row.kind === 'network') {
    const { protocol, sourceIp, sourcePort, destinationIp, destinationPort, action } = row
    return {
      Protocol: protocol,
      SourceIp: sourceIp,
      SourcePort: sourcePort,
      DestinationIp: destinationIp,
      DestinationPort: destinationPort,
      Action: action,
      ...rule,
    }
  }
  return {
    // Inspected HTTPS is logged as the protocol inside (seen in real records).
    Protocol: row.tlsInspected ? 'HTTP/1.1' : row.protocol,
    SourceIp: row.sourceIp,
    SourcePort: row.sourcePort,
    DestinationPort: row.destinationPort,
    Fqdn: row.fqdn ?? '',
    TargetUrl: row.targetUrl ?? '',
    Action: row.action,
    ...rule,
    IsTlsInspected: row.tlsInspected,
    WebCategory: '',
    IsExplicitProxyRequest: false,
  }
}

const suffixed = (row: Record<string, string | number | boolean>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      `${name}_${typeof value === 'string' ? 's' : typeof value === 'number' ? 'd' : 'b'}`,
      value,
    ]),
  )

function diagnostics(firewall: Resource, category: string) {
  const [, , subscription = '', , group = ''] = firewall.id.split('/')
  return {
    ResourceId: firewall.id.toUpperCase(),
    Category: category,
    ResourceGroup: group.toUpperCase(),
    SubscriptionId: subscription,
    ResourceProvider: 'MICROSOFT.NETWORK',
    Resource: firewall.name.toUpperCase(),
    ResourceType: 'AZUREFIREWALLS',
    OperationName: `${category}Log`,
  }
}

/** `msg_s`. */
export function sentence(row: FirewallLogRow): string {
  const rule = row.rule
    ? ` Policy: ${row.rule.policy}. Rule Collection Group: ${row.rule.ruleCollectionGroup}. Rule Collection: ${row.rule.ruleCollection}. Rule: ${row.rule.rule}`
    : ''
  if (row.kind === 'network')
    return `${row.protocol === 'ICMP' ? 'ICMP Type=8' : row.protocol} request from ${row.sourceIp}:${row.sourcePort} to ${row.destinationIp}:${row.destinationPort}. Action: ${row.action}.${rule}`
  // Two spaces after HTTP: the protocol is padded to five letters.
  const head = `${row.protocol.padEnd(5)} request from ${row.sourceIp}:${row.sourcePort}`
  if (row.fqdn === undefined) return `${head}. Action: ${row.action}. Reason: ${row.reason ?? 'SNI TLS extension was missing.'}`
  const url = row.targetUrl === undefined ? '' : ` Url: ${row.targetUrl}.`
  // Without the full stop that the column ActionReason has (4.1 A2, 4.2).
  const why = rule || ` ${(row.reason ?? 'No rule matched. Proceeding with default action').replace(/\.$/, '')}`
  return `${head} to ${row.fqdn}:${row.destinationPort}.${url} Action: ${row.action}.${why}`
}
