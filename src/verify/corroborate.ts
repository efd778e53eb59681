/** The firewall's own log beside what was seen: agreement or disagreement, never the gate alone. Pure. */
import { hostOf, isAddress, urlOf } from './probes.ts'
import { seenIn } from './seen.ts'
import type { Verdict } from './verdict.ts'

/** A row of the firewall's log, of either schema. */
export type LogRow = {
  readonly kind: 'application' | 'network'
  readonly time: string
  /** Of network rules: `TCP`, `UDP`, `ICMP`. */
  readonly protocol?: string
  readonly sourceIp: string
  /** A name or an address. Absent: the client named nothing. */
  readonly target?: string
  readonly port?: number
  /** Without scheme. */
  readonly url?: string
  readonly action: 'Allow' | 'Deny' | 'unknown'
  readonly tlsInspected: boolean
  readonly rule?: string
}

export type Corroboration =
  | { readonly kind: 'agrees'; readonly row: LogRow }
  | { readonly kind: 'disagrees'; readonly row: LogRow; readonly because: string }
  /** No row yet, or no way to tell whose it would be. */
  | { readonly kind: 'silent'; readonly because: string }

/** `rows`: those that came since the probes began. `since`: the earliest time that they may carry, with room for two clocks. */
export function corroborate(verdict: Verdict, rows: readonly LogRow[], since: Date): Corroboration {
  const { probe, pod } = verdict
  const { target } = probe.expectation
  if (pod?.address === undefined) return { kind: 'silent', because: "the pod's address is not known" }
  const url = urlOf(probe)
  const host = target.kind === 'port' ? target.host : hostOf(url as URL)
  const port = probe.flow.port
  const transport = target.kind === 'port' ? target.protocol : 'tcp'
  const own = rows.filter(
    row =>
      row.sourceIp === pod.address &&
      new Date(row.time) >= since &&
      (row.port === undefined || row.port === port) &&
      !(row.kind === 'network' && /^(?:TCP|UDP|ICMP)/i.test(row.protocol ?? '') && !row.protocol?.toLowerCase().startsWith(transport)),
  )
  // Rows with a URL must be of this URL; rows without one are of the whole host.
  const named = own.filter(
    row => row.target?.toLowerCase() === host.toLowerCase() && (url === undefined || row.url === undefined || sameUrl(row.url, url)),
  )
  // A row that does not say what was decided must not stand before one that does.
  const last = named.findLast(({ action }) => action !== 'unknown') ?? named.at(-1)
  if (last !== undefined) return held(verdict, last)
  // A name in a network rule is logged by its address, and TLS without a name by none: whose rows these are is a guess, which can only agree.
  const guessed = own.filter(row =>
    target.kind === 'port' ? row.kind === 'network' && !isAddress(host) : isAddress(host) && row.target === undefined,
  )
  const agreeing = guessed.findLast(row => held(verdict, row).kind === 'agrees')
  return agreeing === undefined
    ? { kind: 'silent', because: 'no row of this pod and destination was found' }
    : { kind: 'agrees', row: agreeing }
}

function held({ probe, observation, path }: Verdict, row: LogRow): Corroboration {
  const { rule } = probe.expectation
  const seen = seenIn(probe, observation, path)
  if (seen.effect === 'denied' && row.action === 'Allow') return disagree(row, 'the log says Allow, and the pod was denied')
  if ((seen.effect === 'allowed' || seen.effect === 'handshake') && row.action === 'Deny')
    return disagree(row, 'the log says Deny, and the pod got through')
  if (row.kind === 'application' && row.tlsInspected && path.kind === 'passthrough')
    return disagree(row, "the log says inspected, and the pod saw the origin's own certificate")
  if (row.kind === 'application' && !row.tlsInspected && path.kind === 'inspected')
    return disagree(row, 'the log says not inspected, and the pod saw our certificate: the flight may be replayed')
  if (rule !== undefined && row.rule !== undefined && row.rule !== rule)
    return disagree(row, `the log says rule ${row.rule}, and ${rule} has to decide`)
  if (row.action === 'unknown') return { kind: 'silent', because: 'its row does not say what was decided' }
  return { kind: 'agrees', row }
}

const disagree = (row: LogRow, because: string): Corroboration => ({ kind: 'disagrees', row, because })

/** The log writes URLs without scheme, with or without the port and the query. */
function sameUrl(logged: string, url: URL): boolean {
  const wanted = `${url.hostname}${url.pathname}`
  const plain = logged.replace(/^[a-z]+:\/\//i, '').replace(/^([^/:]+):\d+/, '$1')
  const [path = '', query] = plain.split('?')
  const same = path.toLowerCase() === wanted.toLowerCase() || `${path}/`.toLowerCase() === wanted.toLowerCase()
  return same && (query === undefined || url.search === '' || `?${query}` === url.search)
}
