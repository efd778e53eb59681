/** Which hosts NO_PROXY excepts, as kubectl takes it (Go's package httpproxy). Pure. */
import { BlockList, isIP } from 'node:net'

/**
 * Separated by commas: `*`; an address or a prefix; a name, which excepts its subdomains too; `.name` or `*.name`, its subdomains alone; each of them
 * but `*` and a prefix with `:port`, if it is for that port alone. Node's own agent takes a name for that name alone, and knows no prefix.
 */
export function isExcepted(host: string, port: number, noProxy: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  return noProxy.split(',').some(each => {
    const entry = each.trim().toLowerCase()
    if (entry === '*') return true
    if (entry.includes('/')) return inPrefix(name, entry)
    const { whole, onPort } = withPort(entry)
    if (whole === '' || (onPort !== undefined && onPort !== port)) return false
    if (isIP(whole) !== 0 || isIP(name) !== 0) return whole === name
    const pattern = whole.replace(/^\*\./, '.')
    return pattern.startsWith('.') ? name.endsWith(pattern) : name === pattern || name.endsWith(`.${pattern}`)
  })
}

function withPort(entry: string): { readonly whole: string; readonly onPort?: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [undefined, undefined, entry]
  const whole = bracketed ?? plain ?? ''
  return port === undefined ? { whole } : { whole, onPort: Number(port) }
}

function inPrefix(address: string, prefix: string): boolean {
  const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(prefix) ?? []
  const [family, other] = [isIP(address), isIP(network)]
  if (family === 0 || family !== other || Number(bits) > (family === 4 ? 32 : 128)) return false
  const list = new BlockList()
  list.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
