/** What the firewall logged, from either kind of table, in one shape. */
export type LoggedRow = {
  readonly kind: 'application' | 'network'
  readonly time: string
  readonly protocol: string
  readonly sourceIp: string
  readonly sourcePort?: number
  /** The name that was asked for, or the destination's address. Absent: the client named nothing. */
  readonly target?: string
  readonly port?: number
  /** Without scheme; only of HTTP and of inspected HTTPS. */
  readonly url?: string
  readonly action: 'Allow' | 'Deny' | 'unknown'
  readonly tlsInspected: boolean
  readonly policy?: string
  readonly ruleCollectionGroup?: string
  readonly ruleCollection?: string
  readonly rule?: string
  readonly reason?: string
  /** The table that it was read from. */
  readonly table: 'AZFWApplicationRule' | 'AZFWNetworkRule' | 'AzureDiagnostics'
}

type Cells = Readonly<Record<string, unknown>>

/** A row of `AZFWApplicationRule`. Inspected HTTPS says `HTTP/1.1` as its protocol there, so only `IsTlsInspected` counts. */
export const applicationRow = (cells: Cells): LoggedRow => ({
  kind: 'application',
  table: 'AZFWApplicationRule',
  tlsInspected: cells.IsTlsInspected === true || /^true$/i.test(String(cells.IsTlsInspected)),
  ...common(cells),
  ...textOf('target', cells.Fqdn),
  ...textOf('url', cells.TargetUrl),
})

/** A row of `AZFWNetworkRule`. */
export const networkRow = (cells: Cells): LoggedRow => ({
  kind: 'network',
  table: 'AZFWNetworkRule',
  tlsInspected: false,
  ...common(cells),
  ...textOf('target', cells.DestinationIp),
})

const common = (cells: Cells) => ({
  time: String(cells.TimeGenerated ?? ''),
  protocol: String(cells.Protocol ?? ''),
  sourceIp: String(cells.SourceIp ?? ''),
  action: actionOf(cells.Action),
  ...numberOf('sourcePort', cells.SourcePort),
  ...numberOf('port', cells.DestinationPort),
  ...textOf('policy', cells.Policy),
  ...textOf('ruleCollectionGroup', cells.RuleCollectionGroup),
  ...textOf('ruleCollection', cells.RuleCollection),
  ...textOf('rule', cells.Rule),
  ...textOf('reason', cells.ActionReason),
})

/**
 * A row of `AzureDiagnostics`, whose `msg_s` is a sentence. The sentence is cut at the keys that are known, never at full stops: URLs hold
 * those too. Undefined: a sentence of another kind (DNS, intrusion detection, threat intelligence: no rule has decided), or one that cannot be read.
 */
export function diagnosticsRow(time: string, message: string): LoggedRow | undefined {
  const found =
    /^(HTTPS?|TCP|UDP|ICMP)(?:\s+Type=\d+)?\s+request from ([0-9a-fA-F.]+|\[[0-9a-fA-F:]+\])(?::(\d+)?)?(?: to (.+?))?(?:\. |\.?$| was )/.exec(
      message,
    )
  if (!found) return undefined
  const [start, protocol = '', sourceIp = '', sourcePort, destination] = found
  const parts = sections(message.slice(start.length - 2))
  if (['Signature', 'IDS', 'ThreatIntel'].some(key => parts.has(key))) return undefined
  const network = protocol !== 'HTTP' && protocol !== 'HTTPS'
  const { host, port } = endpoint(destination)
  const url = parts.get('Url')
  const denied = /(?:Action: Deny|was denied)/.test(message)
  const reason = parts.get('Reason') ?? /No rule matched\. Proceeding with default action/.exec(message)?.[0]
  return {
    kind: network ? 'network' : 'application',
    table: 'AzureDiagnostics',
    time,
    protocol,
    sourceIp,
    action: denied ? 'Deny' : parts.get('Action') === 'Allow' ? 'Allow' : 'unknown',
    // The doc's own test: only a request that was opened has its URL logged.
    tlsInspected: protocol === 'HTTPS' && url !== undefined,
    ...numberOf('sourcePort', sourcePort),
    ...numberOf('port', port),
    ...textOf('target', host),
    ...textOf('url', url),
    ...textOf('policy', parts.get('Policy')),
    ...textOf('ruleCollectionGroup', parts.get('Rule Collection Group')),
    ...textOf('ruleCollection', parts.get('Rule Collection')),
    ...textOf('rule', parts.get('Rule')),
    ...textOf('reason', reason),
  }
}

const keys = [
  'Url',
  'Action',
  'Policy',
  'Rule Collection Group',
  'Rule Collection',
  'Rule',
  'Reason',
  'Web Category',
  'Signature',
  'IDS',
  'Priority',
  'Classification',
  'ThreatIntel',
]

/** The text after each known key, up to the next one. The first mention of a key counts: a URL that imitates one comes before none of ours. */
function sections(text: string): ReadonlyMap<string, string> {
  const marks = [...text.matchAll(new RegExp(`(?:^|\\. )(${keys.join('|')}): `, 'g'))]
  const url = marks.findIndex(([, key]) => key === 'Url')
  // Whoever asked chose the URL. What follows it is ours only from the last `Action` on.
  const action = marks.findLastIndex(([, key]) => key === 'Action')
  const kept = url < 0 || action < 0 ? marks : [...marks.slice(0, url + 1), ...marks.slice(Math.max(action, url + 1))]
  const found = new Map<string, string>()
  for (const [index, mark] of kept.entries()) {
    const from = mark.index + mark[0].length
    const value = text.slice(from, kept[index + 1]?.index).replace(/\.+\s*$/, '')
    const key = mark[1] ?? ''
    if (!found.has(key)) found.set(key, key === 'Action' ? (value.split('.')[0] ?? value) : value)
  }
  return found
}

function endpoint(text: string | undefined): { readonly host?: string; readonly port?: string } {
  if (!text) return {}
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(text.replace(/\.$/, '')) ?? []
  return { ...(host ? { host } : {}), ...(port ? { port } : {}) }
}

const actionOf = (value: unknown): LoggedRow['action'] => (value === 'Allow' || value === 'Deny' ? value : 'unknown')

function textOf<const Name extends string>(name: Name, value: unknown): { readonly [key in Name]?: string } {
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as { readonly [key in Name]?: string }
}

function numberOf<const Name extends string>(name: Name, value: unknown): { readonly [key in Name]?: number } {
  const number = value === undefined || value === null || value === '' ? Number.NaN : Number(value)
  return (Number.isInteger(number) ? { [name]: number } : {}) as { readonly [key in Name]?: number }
}
