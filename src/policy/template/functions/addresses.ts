import { formatAddress, parseBlock } from '../../addresses.ts'
import type { Block } from '../../intervals.ts'
import { asNumber, asString, type TemplateFunction } from '../call.ts'
import type { Value } from '../value.ts'

type Prefix = { readonly block: Block; readonly length: number }

/** IPv4 only: what Azure Firewall's rules can hold. */
function prefix(value: Value | undefined): Prefix | undefined {
  const text = asString(value)
  const block = text === undefined || !/^[\d.]+\/\d+$/.test(text) ? undefined : parseBlock(text)
  return block && { block, length: 32 - Math.log2(block.last - block.first + 1) }
}

/** The index-th host of a prefix; the first one is .1 of a /24. */
const cidrHost: TemplateFunction = ([range, index]) => {
  const [found, number] = [prefix(range), asNumber(index)]
  if (!found || number === undefined || number < 0) return undefined
  const host = found.block.first + number + (found.length < 31 ? 1 : 0)
  return host <= found.block.last ? formatAddress(host) : undefined
}

const cidrSubnet: TemplateFunction = ([range, length, index]) => {
  const [found, bits, number] = [prefix(range), asNumber(length), asNumber(index)]
  if (!found || bits === undefined || number === undefined || bits < found.length || bits > 32 || number < 0) return undefined
  const first = found.block.first + number * 2 ** (32 - bits)
  return first <= found.block.last ? `${formatAddress(first)}/${bits}` : undefined
}

const parseCidr: TemplateFunction = ([range]) => {
  const found = prefix(range)
  if (!found) return undefined
  const { block, length } = found
  const small = length >= 31
  return {
    network: formatAddress(block.first),
    netmask: formatAddress(2 ** 32 - 2 ** (32 - length)),
    broadcast: formatAddress(block.last),
    firstUsable: formatAddress(block.first + (small ? 0 : 1)),
    lastUsable: formatAddress(block.last - (small ? 0 : 1)),
    cidr: length,
  }
}

export const addresses: Readonly<Record<string, TemplateFunction>> = { cidrhost: cidrHost, cidrsubnet: cidrSubnet, parsecidr: parseCidr }
