/** The API server's authorized ranges: from where it may be reached. */
import { BlockList, isIP } from 'node:net'

/** Empty ranges allow everybody. The front door's own address stands for the operator, whose address Azure sees after NAT. */
export const reachableFrom = (ranges: readonly string[], operator: string): ((address: string | undefined) => boolean) => {
  const allowed = new BlockList()
  for (const range of ranges) {
    const [address = '', length] = range.split('/')
    const version = isIP(address)
    if (version === 0) continue
    allowed.addSubnet(address, Number(length ?? (version === 4 ? 32 : 128)), version === 4 ? 'ipv4' : 'ipv6')
  }
  return address => {
    const plain = (address ?? '').replace(/^::ffff:/, '')
    if (ranges.length === 0 || plain === operator) return true
    const version = isIP(plain)
    return version !== 0 && allowed.check(plain, version === 4 ? 'ipv4' : 'ipv6')
  }
}
