/** Addresses of a subnet, handed out as Azure does: the first four and the last belong to Azure, and one that was given back is not the next to be given. */
export type AddressPool = { take(): string; giveBack(address: string): void }

export function addressPool(prefix: string): AddressPool {
  const [network, bits] = parsePrefix(prefix)
  const size = 2 ** (32 - bits)
  const used = new Set<number>()
  let next = 4
  return {
    take() {
      for (let tried = 4; tried < size - 1; tried++) {
        const offset = next
        next = next + 1 < size - 1 ? next + 1 : 4
        if (used.has(offset)) continue
        used.add(offset)
        return format(network + offset)
      }
      throw new Error(`subnet ${prefix} has no free address left`)
    },
    giveBack: address => void used.delete(parse(address) - network),
  }
}

function parsePrefix(prefix: string): [network: number, bits: number] {
  const [address = '', length = ''] = prefix.split('/')
  const bits = Number(length)
  if (!/^\d{1,2}$/.test(length) || bits > 29) throw new Error(`"${prefix}" is not an IPv4 subnet of /29 or larger`)
  const size = 2 ** (32 - bits)
  return [Math.floor(parse(address) / size) * size, bits]
}

export function parse(address: string): number {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || !parts.every(part => Number.isInteger(part) && part >= 0 && part <= 255))
    throw new Error(`"${address}" is not an IPv4 address`)
  return parts.reduce((value, part) => value * 256 + part, 0)
}

export function format(value: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256).join('.')
}
