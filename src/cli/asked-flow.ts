import { parseAddress } from '../policy/addresses.ts'
import type { Flow } from '../policy/decision.ts'
import { parseTarget, parseUrl } from '../policy/parse/target.ts'

/** A question as people ask it: who asks for what, and where its name leads. */
export type AskedFlow = { readonly from?: unknown; readonly url?: unknown; readonly to?: unknown; readonly ip?: unknown }

/** How each part is called where it was asked: `--from` or `"from"`. */
type Label = (part: keyof AskedFlow) => string

/** The flow that is meant. What is wrong with the question is told in `faults`. */
export function askedFlow({ from, url, to, ip }: AskedFlow, label: Label, faults: string[]): Flow | undefined {
  const before = faults.length
  const source = text(from, 'from', label, faults)
  if (from === undefined) faults.push(`${label('from')} is missing: the client's IPv4 address`)
  else if (source !== undefined && parseAddress(source) === undefined)
    faults.push(`${label('from')}: ${JSON.stringify(source)} is not an IPv4 address`)
  const address = text(ip, 'ip', label, faults)
  if (address !== undefined && parseAddress(address) === undefined)
    faults.push(`${label('ip')}: ${JSON.stringify(address)} is not an IPv4 address`)
  if ((url === undefined) === (to === undefined))
    faults.push(
      url === undefined
        ? `what is asked for is missing: give ${label('url')} or ${label('to')}`
        : `give ${label('url')} or ${label('to')}, not both`,
    )
  const target =
    url === undefined ? portFlow(text(to, 'to', label, faults), label, faults) : urlFlow(text(url, 'url', label, faults), label, faults)
  if (target?.address !== undefined && address !== undefined && address !== target.address)
    faults.push(`${label('ip')}: the target already is an address, ${target.address}`)
  if (faults.length > before || source === undefined || !target) return undefined
  return { source, ...target, ...(address === undefined ? {} : { address }) }
}

function text(value: unknown, part: keyof AskedFlow, label: Label, faults: string[]): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  faults.push(`${label(part)}: must be text`)
  return undefined
}

function urlFlow(written: string | undefined, label: Label, faults: string[]): Omit<Flow, 'source'> | undefined {
  if (written === undefined) return undefined
  const { value: url, complaint } = parseUrl(written)
  if (!url) {
    faults.push(`${label('url')}: ${complaint}`)
    return undefined
  }
  const application = url.protocol === 'http:' ? 'http' : 'https'
  const port = url.port === '' ? (application === 'http' ? 80 : 443) : Number(url.port)
  return { protocol: 'tcp', port, application, path: url.pathname + url.search, ...named(url.hostname) }
}

function portFlow(written: string | undefined, label: Label, faults: string[]): Omit<Flow, 'source'> | undefined {
  if (written === undefined) return undefined
  const { value, complaint } = parseTarget(written)
  if (!value) {
    faults.push(`${label('to')}: ${complaint}`)
    return undefined
  }
  return { protocol: value.protocol, port: value.port, ...named(value.host) }
}

const named = (host: string): Pick<Flow, 'host' | 'address'> => (parseAddress(host) === undefined ? { host } : { address: host })
