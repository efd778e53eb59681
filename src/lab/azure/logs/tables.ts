/** The tables of a workspace: those of the firewall exist from the start, AzureDiagnostics once something was written to it. */
import type { Column, Table } from './kql-run.ts'
import type { Row, Value } from './kql-values.ts'
import type { LogRow } from './rows.ts'

const text = (...names: string[]): Column[] => names.map(name => ({ name, type: 'string' }))
const rule = text('Policy', 'RuleCollectionGroup', 'RuleCollection', 'Rule', 'ActionReason')
const common: Column[] = [{ name: 'TimeGenerated', type: 'datetime' }, ...text('TenantId', 'SourceSystem', '_ResourceId', 'Type')]

const schemas: Readonly<Record<string, readonly Column[]>> = {
  AZFWApplicationRule: [
    ...common,
    ...text('Protocol', 'SourceIp'),
    { name: 'SourcePort', type: 'int' },
    { name: 'DestinationPort', type: 'int' },
    ...text('Fqdn', 'TargetUrl', 'Action'),
    ...rule,
    { name: 'IsTlsInspected', type: 'bool' },
    ...text('WebCategory'),
    { name: 'IsExplicitProxyRequest', type: 'bool' },
  ],
  AZFWNetworkRule: [
    ...common,
    ...text('Protocol', 'SourceIp'),
    { name: 'SourcePort', type: 'int' },
    ...text('DestinationIp'),
    { name: 'DestinationPort', type: 'int' },
    ...text('Action'),
    ...rule,
  ],
}

const diagnostics: readonly Column[] = [
  ...common,
  ...text(
    'ResourceId',
    'Category',
    'ResourceGroup',
    'SubscriptionId',
    'ResourceProvider',
    'Resource',
    'ResourceType',
    'OperationName',
    'msg_s',
  ),
]

/** Undefined: no such table (yet). */
export function tableOf(name: string, rows: readonly LogRow[]): Table | undefined {
  const known = schemas[name]
  if (known) return toTable(known, rows)
  if (name !== 'AzureDiagnostics' || rows.length === 0) return undefined
  const more = [...new Set(rows.flatMap(row => Object.keys(row)))].filter(key => !diagnostics.some(column => column.name === key))
  const suffixes: Record<string, Column['type']> = { s: 'string', d: 'real', b: 'bool', t: 'datetime' }
  return toTable(
    [...diagnostics, ...more.map((key): Column => ({ name: key, type: suffixes[key.split('_').at(-1) ?? ''] ?? 'string' }))],
    rows,
  )
}

const toTable = (columns: readonly Column[], rows: readonly LogRow[]): Table => ({
  columns,
  rows: rows.map((row): Row => new Map(columns.map(({ name, type }): [string, Value] => [name, cell(row[name], type)]))),
})

const cell = (value: LogRow[string] | undefined, type: Column['type']): Value =>
  value === undefined || value === null ? (type === 'string' ? '' : null) : type === 'datetime' ? new Date(String(value)) : value
