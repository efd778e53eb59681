/**
 * What a deallocated firewall needs to come back, kept in its own tags: a tag value holds 256 characters, so the text is cut into pieces.
 * Ids of the firewall's own resource group are shortened; Azure wants the network and the addresses there anyway.
 */
export type FirewallState = {
  readonly subnet: string
  readonly addresses: readonly { readonly name: string; readonly publicIp: string }[]
  readonly management?: { readonly name: string; readonly subnet: string; readonly publicIp: string }
  readonly privateIp?: string
}

const prefix = 'egress-gate-state'
const pieceLength = 256
/** A resource holds 50 tags; some belong to others. */
const mostPieces = 40

export const isStateTag = (name: string): boolean => name === prefix || name.startsWith(`${prefix}-`)

/** The state as tags. Undefined: it does not fit. */
export function toTags(state: FirewallState, group: string): Readonly<Record<string, string>> | undefined {
  const short = (id: string): string =>
    id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`)
      ? `.${id.slice(`${group}/providers/Microsoft.Network`.length)}`
      : id
  const text = JSON.stringify({
    s: short(state.subnet),
    a: state.addresses.map(({ name, publicIp }) => [name, short(publicIp)]),
    ...(state.management ? { m: [state.management.name, short(state.management.subnet), short(state.management.publicIp)] } : {}),
    ...(state.privateIp === undefined ? {} : { i: state.privateIp }),
  })
  const pieces = text.match(new RegExp(`.{1,${pieceLength}}`, 'gs')) ?? []
  if (pieces.length > mostPieces) return undefined
  return { [prefix]: `1/${pieces.length}`, ...Object.fromEntries(pieces.map((piece, index) => [`${prefix}-${index}`, piece])) }
}

/** The state that tags hold. Undefined: there is none, or it is not whole. */
export function fromTags(tags: Readonly<Record<string, unknown>>, group: string): FirewallState | undefined {
  const [, count] = /^1\/(\d{1,2})$/.exec(String(tags[prefix] ?? '')) ?? []
  if (count === undefined) return undefined
  const pieces = Array.from({ length: Number(count) }, (_, index) => tags[`${prefix}-${index}`])
  if (!pieces.every(piece => typeof piece === 'string')) return undefined
  const long = (id: unknown): string =>
    typeof id !== 'string' ? '' : id.startsWith('./') ? `${group}/providers/Microsoft.Network${id.slice(1)}` : id
  try {
    const { s, a, m, i } = JSON.parse(pieces.join('')) as { s: unknown; a: unknown; m?: unknown; i?: unknown }
    const addresses = (a as readonly (readonly [unknown, unknown])[]).map(([name, publicIp]) => ({
      name: String(name),
      publicIp: long(publicIp),
    }))
    if (long(s) === '' || addresses.length === 0 || addresses.some(({ publicIp }) => publicIp === '')) return undefined
    const management = Array.isArray(m) ? { name: String(m[0]), subnet: long(m[1]), publicIp: long(m[2]) } : undefined
    return { subnet: long(s), addresses, ...(management ? { management } : {}), ...(typeof i === 'string' ? { privateIp: i } : {}) }
  } catch {
    return undefined
  }
}

/**
 * The first id of a state that lies outside of the firewall's resource group. Azure wants a firewall's network and addresses there, and whoever may
 * write tags only must not lead the firewall, by the rights of who allocates it, to an address of their own.
 */
export const foreignIn = ({ subnet, addresses, management }: FirewallState, group: string): string | undefined =>
  [subnet, ...addresses.map(({ publicIp }) => publicIp), ...(management ? [management.subnet, management.publicIp] : [])].find(
    id => !id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`) || id.includes('..'),
  )
