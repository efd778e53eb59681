/**
 * Policies and flows as large organisations have them, made by a seed: 45 % of the targets are names, 30 % `*.name`, 5 % `*name`, 20 % URLs
 * with a path; one to three targets a rule, 65 different lists of sources, three ports; a few network rules for what is not HTTP. 60 % of the
 * flows are allowed or denied by a rule of their own, the others by none.
 */
import type { Flow } from '../src/policy/decision.ts'
import type { ApplicationRule, NetworkRule, Policy } from '../src/policy/model.ts'
import { type Random, random } from '../test/policy/oracle/random.ts'

type Target = { readonly kind: 'name' | 'below' | 'ending' | 'url'; readonly pattern: string; readonly host: string; readonly path: string }

const SOURCES = 64
const PER_COLLECTION = 100
const ports = [
  [{ protocolType: 'Https', port: 443 }],
  [
    { protocolType: 'Https', port: 443 },
    { protocolType: 'Http', port: 80 },
  ],
  [{ protocolType: 'Https', port: 8443 }],
] as const

/** The characters of the string in one piece: what is put together from parts is slower to read until something reads it. */
export const flat = (text: string): string => Buffer.from(text).toString('latin1')

export function syntheticPolicy(count: number, seed = 1): { readonly policy: Policy; readonly flows: (number: number) => readonly Flow[] } {
  const dice = random(seed)
  const words = Array.from({ length: 2000 }, () => word(dice))
  const label = () => dice.pick(words)
  const name = () =>
    `${label()}${dice.chance(0.3) ? `-${label()}` : ''}.${dice.pick(['com', 'com', 'com', 'net', 'org', 'io', 'azure.com', 'co.uk'])}`
  const path = () => `/${label()}${dice.chance(0.5) ? `/${label()}` : ''}`

  const target = (): Target => {
    const kind = dice.pick([
      ...Array(45).fill('name'),
      ...Array(30).fill('below'),
      ...Array(5).fill('ending'),
      ...Array(20).fill('url'),
    ] as Target['kind'][])
    const domain = name()
    const host = `${label()}.${domain}`
    if (kind === 'name') return { kind, pattern: host, host, path: path() }
    if (kind === 'below') return { kind, pattern: `*.${domain}`, host, path: path() }
    if (kind === 'ending') return { kind, pattern: `*${domain}`, host: `${label()}${domain}`, path: path() }
    const below = path()
    return { kind, pattern: `${host}${below}/*`, host, path: `${below}/${label()}` }
  }

  const made = Array.from({ length: count }, (_, index) => {
    const targets = Array.from({ length: 1 + dice.below(3) }, target)
    const set = dice.chance(0.5) ? -1 : dice.below(SOURCES)
    const urls = targets.filter(({ kind }) => kind === 'url').map(({ pattern }) => pattern)
    const rule: ApplicationRule = {
      ruleType: 'ApplicationRule',
      name: `r${index}`,
      sourceAddresses: set < 0 ? ['*'] : [`10.${set}.0.0/16`, `172.16.${set}.0/24`],
      protocols: dice.pick(ports),
      // Azure asks for it where there are URLs.
      terminateTLS: urls.length > 0 || dice.chance(0.3),
      targetFqdns: targets.filter(({ kind }) => kind !== 'url').map(({ pattern }) => pattern),
      targetUrls: urls,
      fqdnTags: [],
      webCategories: [],
      destinationAddresses: [],
      httpHeadersToInsert: [],
    }
    return { rule, targets, set }
  })

  const collections = Array.from({ length: Math.ceil(count / PER_COLLECTION) }, (_, index) => ({
    name: `c${index}`,
    priority: 1000 + dice.below(60_000),
    action: dice.chance(0.1) ? ('Deny' as const) : ('Allow' as const),
    rules: made.slice(index * PER_COLLECTION, (index + 1) * PER_COLLECTION).map(({ rule }) => rule),
  }))
  const policy: Policy = {
    name: 'synthetic',
    threatIntelMode: 'Alert',
    dnsSettings: { servers: [], enableProxy: true },
    certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://kv.vault.azure.net/secrets/ca' },
    ruleCollectionGroups: [
      { name: 'network', priority: 200, ruleCollections: [{ name: 'n', priority: 200, action: 'Allow', rules: networkRules }] },
      { name: 'application', priority: 300, ruleCollections: collections },
    ],
  }

  const hit = (): Flow => {
    const { rule, targets, set } = dice.pick(made)
    const { host, path: its } = dice.pick(targets)
    const { protocolType, port } = dice.pick(rule.protocols)
    const source = `10.${set < 0 ? dice.below(SOURCES) : set}.${dice.below(256)}.${dice.below(256)}`
    return {
      source: flat(source),
      protocol: 'tcp',
      port,
      host: flat(host),
      application: protocolType === 'Http' ? 'http' : 'https',
      path: flat(its),
    }
  }
  const miss = (): Flow => {
    const other = hit()
    // Somewhere else altogether; or the right host on a port that no rule has.
    return dice.chance(0.75)
      ? { ...other, host: flat(`${label()}.${label()}${label()}.${dice.pick(['com', 'net', 'io'])}`) }
      : { ...other, port: 9443, application: 'https' }
  }
  const flows = (number: number): readonly Flow[] => {
    const distinct = new Map<string, Flow>()
    while (distinct.size < number) {
      const flow = dice.chance(0.6) ? hit() : miss()
      distinct.set(JSON.stringify(flow), flow)
    }
    return [...distinct.values()]
  }
  return { policy, flows }
}

const network = (name: string, ipProtocols: NetworkRule['ipProtocols'], port: string, destination: Partial<NetworkRule>): NetworkRule => ({
  ruleType: 'NetworkRule',
  name,
  sourceAddresses: ['*'],
  ipProtocols,
  destinationAddresses: [],
  destinationFqdns: [],
  destinationPorts: [port],
  ...destination,
})

const networkRules: readonly NetworkRule[] = [
  network('dns', ['UDP'], '53', { destinationAddresses: ['168.63.129.16'] }),
  network('time', ['UDP'], '123', { destinationFqdns: ['ntp.ubuntu.com'] }),
  network('fileshare', ['TCP'], '445', { destinationAddresses: ['Storage.EastUS2'] }),
  network('ping', ['ICMP'], '*', { destinationAddresses: ['*'] }),
]

function word({ below }: Random): string {
  const consonants = 'bcdfghklmnprstvwz'
  const vowels = 'aeiou'
  return (
    Array.from({ length: 2 + below(3) }, () => `${consonants[below(17)]}${vowels[below(5)]}`).join('') +
    (below(4) === 0 ? String(below(10)) : '')
  )
}
