import type { TokenCredential } from '@azure/core-auth'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { KnownFaultError } from '../report/fault.ts'
import { clientOptions } from './arm.ts'
import { applicationRow, diagnosticsRow, type LoggedRow, networkRow } from './log-rows.ts'
import { serviceError } from './retry.ts'

export type { LoggedRow } from './log-rows.ts'

/**
 * What the firewall logged of some sources since a moment, oldest first, from both kinds of tables. Throws a known fault when the workspace
 * answers only in part (`PartialLogs`: rows that are missing must not look like traffic that never was) or is busy or away (`LogsUnavailable`).
 * @param workspaceId the workspace's customer id.
 */
export async function queryFirewallLog(
  workspaceId: string,
  credential: TokenCredential,
  { since, sources }: { readonly since: Date; readonly sources: readonly string[] },
  signal: AbortSignal,
): Promise<LoggedRow[]> {
  const { LogsQueryClient } = await import('@azure/monitor-query-logs')
  let status = 0
  const remember: PipelinePolicy = {
    name: 'egress-gate-log-status',
    async sendRequest(request, next) {
      const answer = await next(request)
      status = answer.status
      return answer
    },
  }
  const client = new LogsQueryClient(credential, clientOptions({ signal, log: () => {} }, [remember]))
  const timespan = { startTime: since, endTime: new Date(Date.now() + 60_000) }
  const ask = async (query: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const answer = await client.queryWorkspace(workspaceId, query, timespan, { abortSignal: signal }).catch((error: unknown) => {
      throw signal.aborted ? error : unavailable(error, status)
    })
    if (answer.status !== 'Success') {
      const because = answer.partialError.message || answer.partialError.code
      throw new KnownFaultError({
        code: 'PartialLogs',
        message: `the log workspace answered only in part: ${because}`,
        advice: 'Run this again; if it stays so, ask for a shorter time.',
      })
    }
    return answer.tables.flatMap(({ columnDescriptors, rows }) =>
      rows.map(row => Object.fromEntries(columnDescriptors.map(({ name }, index) => [name ?? '', plain(row[index])]))),
    )
  }
  const from = sources.length > 0 ? ` | where SourceIp in (${sources.map(literal).join(', ')})` : ''
  const says = sources.length > 0 ? ` | where msg_s has_any (${sources.map(literal).join(', ')})` : ''
  const [application, network, diagnostics] = await Promise.all([
    orNoTable(() => ask(`AZFWApplicationRule${from}`)),
    orNoTable(() => ask(`AZFWNetworkRule${from}`)),
    orNoTable(() =>
      ask(
        `AzureDiagnostics | where Category in ("AzureFirewallApplicationRule", "AzureFirewallNetworkRule")${says} | project TimeGenerated, msg_s`,
      ),
    ),
  ])
  const rows = [
    ...application.map(applicationRow),
    ...network.map(networkRow),
    ...diagnostics.flatMap(({ TimeGenerated, msg_s }) => diagnosticsRow(String(TimeGenerated ?? ''), String(msg_s ?? '')) ?? []),
  ]
  // `has_any` finds an address anywhere in the sentence.
  const wanted = sources.length === 0 ? rows : rows.filter(({ sourceIp }) => sources.includes(sourceIp))
  return wanted.sort((a, b) => a.time.localeCompare(b.time))
}

/** A gateway's answer has no error of the service in it: the client library stumbles over it, and says nothing of the status. */
function unavailable(error: unknown, last: number): unknown {
  const known = serviceError(error)
  const status = known.status ?? last
  if (status !== 429 && status < 500 && !(error instanceof TypeError)) return error
  return new KnownFaultError(
    {
      code: 'LogsUnavailable',
      message: `the log workspace answered ${status}${known.code === '' ? '' : `: ${known.code}, ${known.message}`}`,
      advice: 'Run this again; if it stays so, look at the health of Log Analytics in this region.',
    },
    { cause: error },
  )
}

/** A text in a query. The language knows no other escapes that matter here. */
const literal = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

/** A table exists only once something was written to it. */
async function orNoTable<T>(work: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await work()
  } catch (error) {
    if (
      /Failed to resolve table|SEM0100/i.test(JSON.stringify([error, (error as Error).message, (error as { details?: unknown }).details]))
    )
      return []
    throw error
  }
}
