import { parseAddress } from './addresses.ts'
import type { Flow } from './decision.ts'
import type { Target } from './spec.ts'

/** What an expectation asks, as the flow of a client with this address. */
export function expectationFlow(target: Target, source: string): Flow {
  if (target.kind === 'port') {
    const { host, port, protocol } = target
    return { source, protocol, port, ...hostOrAddress(host) }
  }
  const url = new URL(target.url)
  const application = url.protocol === 'https:' ? 'https' : 'http'
  const port = url.port === '' ? (application === 'https' ? 443 : 80) : Number(url.port)
  return { source, protocol: 'tcp', port, application, path: `${url.pathname}${url.search}`, ...hostOrAddress(url.hostname) }
}

/** IPv6 addresses are addresses, too, with or without the brackets of a URL: what the policy makes of them is the evaluator's to say. */
function hostOrAddress(text: string): Pick<Flow, 'host' | 'address'> {
  const host = text.replace(/^\[|\]$/g, '')
  return parseAddress(host) === undefined && !host.includes(':') ? { host } : { address: host }
}
