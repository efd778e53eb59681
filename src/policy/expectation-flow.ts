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

const hostOrAddress = (host: string): Pick<Flow, 'host' | 'address'> => (parseAddress(host) === undefined ? { host } : { address: host })
