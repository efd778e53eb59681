/** Cases for the evaluators: small worlds in which rules overlap, names are odd and much is not known. */
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule, RuleCollection, RuleCollectionGroup } from '../../../src/policy/model.ts'
import type { Random } from './random.ts'

const names = [
  ...['a.example', 'b.a.example', 'x.b.a.example', 'nota.example', 'c.example', 'example', 'localhost', 'shop-1.a.example', '_x.a.example'],
  ...['bücher.example', 'BÜCHER.example', 'xn--bcher-kva.example', 'a.BÜCHER.example', 'B.A.EXAMPLE', 'a.example.', 'C.example.'],
  ...[
    'md-a1.z2.blob.storage.azure.net',
    'x.monitoring.core.windows.net',
    'monitoring.core.windows.net',
    'y.prod.hot.ingest.monitor.core.windows.net',
  ],
]
const hotNames = ['a.example', 'b.a.example', 'x.b.a.example', 'c.example']
const oddNames = [
  ...[
    '',
    ' ',
    '.',
    '..',
    'a.example..',
    ' a.example ',
    'a. .',
    'a .example',
    '10.0.0.1',
    '10.0.0.1.',
    '010.0.0.1',
    '1.2.3',
    '[::1]',
    'a.example:443',
  ],
  ...[
    '-a.example',
    '.a.example',
    'a..example',
    '0x7f.1',
    '9',
    'a.9',
    'ü@a.example',
    'ü/a.example',
    '１０.0.0.1',
    'ａ.example',
    '\u{1f600}.example',
    'a\0.example',
  ],
  ...['\ud800.example', `${'l'.repeat(300)}.a.example`, 'a.example/x', '*', '*.a.example', 'ſ.example', 'K.example'],
]
const patterns = [
  ...names,
  ...['*', '*.example', '*.a.example', '*a.example', '*.b.a.example', '*b.a.example', '*ample', '*.bücher.example', '*.BÜCHER.example'],
  ...['*.core.windows.net', '*.monitoring.core.windows.net', '*.windows.net.'],
]
const hotPatterns = ['a.example', 'b.a.example', '*.a.example', '*a.example', '*.example', 'c.example']
const oddPatterns = [
  '',
  '*.',
  '*..',
  '**',
  '*.*',
  'a.*',
  '*.a.*',
  'a*.example',
  '10.0.0.1',
  '*.1',
  '*1',
  '*9',
  ' a.example',
  'a.example ',
  '*ü@a.example',
]
const paths = [
  '',
  '/',
  '/test',
  '/test/',
  '/test/*',
  '/*',
  '/test*',
  '/Test',
  '/a/b',
  '/a/b/*',
  '/a%20b',
  '/.well-known/*',
  '/a/../b',
  '//x',
  '/x/*/y',
  '/t?x=1',
]
/** Paths that are easily taken for one another. */
const pathFamilies = [
  ['/test', '/Test', '/test/', '/test/*'],
  ['/a/b', '/a/b/*', '/*', ''],
  ['/a%20b', '/a b', '/a/../b', '/b'],
]
const asked = [
  ...[
    '/',
    '/test',
    '/test/',
    '/test?q=1',
    '/test/x',
    '/testing',
    '/TEST',
    '/test/X/',
    '/%74est',
    '/a/b',
    '/a/b/',
    '/a/b/c?d#e',
    '/a b',
    '/a%20b',
  ],
  ...[
    '',
    '?x',
    '#',
    '/.',
    '/..',
    '/.well-known/x',
    '/a/../test',
    '/a/./b',
    '//test',
    '/a//b',
    'test',
    './test',
    '/%zz',
    '/%2e%2e/test',
    '/é',
    '/t?x=1',
    '/x/*/y',
  ],
]
const addresses = ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.5', '10.0.1.1', '20.0.0.1', '0.0.0.0', '255.255.255.255', '200.1.2.3']
const oddAddresses = ['', '10.0.0', '10.0.0.256', '01.2.3.4', '10.0.0.1 ', 'a.example', '::1', '1.2.3.4.5', '1..2.3']
const blocks = [
  ...addresses,
  ...[
    '*',
    '10.0.0.0/30',
    '10.0.0.1/31',
    '10.0.0.0/8',
    '10.0.0.1-10.0.1.0',
    '10.0.0.2 - 10.0.0.9',
    '0.0.0.0/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '20.0.0.0/8',
  ],
]
const oddBlocks = ['', '10.0.0.0/33', '10.0.0.9-10.0.0.1', '10.0.0.0/', '/8', '10.0.0.0/8/8', '2001:db8::/32', '10.0.0.1-']
const tags = ['Tag.A', 'tag.a', 'Tag.B', 'Tag.Unknown']
const fqdnTags = ['Known', 'known', 'Unknown']
const ports = ['443', '80', '22', '1-1000', '*', '8000 - 9000', '443-443']
const oddPorts = ['', '0', '70000', '443-80', 'http', '-1', '99999999']
const askedPorts = [443, 443, 443, 443, 443, 443, 443, 80, 22, 8443, 1433, 0, 65_535]
const oddAskedPorts = [-1, 443.5, 65_536, Number.NaN, Number.POSITIVE_INFINITY]

/** A few of everything, so that the rules of one policy and the flows that are put to it meet. */
type World = {
  readonly dice: Random
  readonly name: () => string
  readonly host: () => string
  readonly pattern: () => string
  readonly path: () => string
  readonly address: () => string
  readonly block: () => string
  readonly tag: () => string
  readonly port: () => string
  /** How likely a rule is for some of the sources and protocols only, and a flow another than HTTPS to a name. */
  readonly variety: number
}

export type Case = { readonly policy: Policy; readonly facts: Facts; readonly flow: () => Flow }

export function someCase(dice: Random): Case {
  const { pick, chance, below } = dice
  const few = <T>(items: readonly T[], size: number): readonly T[] => Array.from({ length: 1 + below(size) }, () => pick(items))
  const drawn =
    <T>(usual: readonly T[], odd: readonly T[], size: number) =>
    (own = few(usual, size)) =>
    (): T =>
      chance(0.04) ? pick(odd) : pick(own)
  const narrow = chance(0.5)
  const hosts = narrow ? hotNames : names
  let serial = 0
  const world: World = {
    dice,
    name: () => `r${serial++}`,
    host: drawn(hosts, oddNames, narrow ? 3 : 8)(),
    pattern: drawn(narrow ? hotPatterns : patterns, oddPatterns, narrow ? 3 : 10)(),
    path: drawn(narrow ? pick(pathFamilies) : paths, paths, narrow ? 4 : 10)(),
    address: drawn(addresses, oddAddresses, narrow ? 3 : 9)(),
    block: drawn(blocks, oddBlocks, narrow ? 4 : 15)(),
    tag: drawn(tags, tags, 4)(),
    port: drawn(ports, oddPorts, 5)(),
    variety: pick([0.05, 0.2, 0.7]),
  }
  const own = policyOf(world)
  const policy = chance(0.3) ? { ...own, parent: policyOf(world) } : own
  return { policy, facts: factsOf(world), flow: () => flowOf(world) }
}

function policyOf(world: World): Policy {
  const { dice } = world
  return {
    name: 'p',
    threatIntelMode: dice.pick(['Off', 'Alert', 'Deny']),
    ...(dice.chance(0.8) ? { dnsSettings: { servers: [], enableProxy: dice.chance(0.8) } } : {}),
    ...(dice.chance(0.85) ? { certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://kv.vault.azure.net/secrets/ca' } } : {}),
    ruleCollectionGroups: apart([groupOf(world), ...dice.some(1, () => groupOf(world))]),
  }
}

/** Each with a priority of its own: between two that are equal no order is defined. */
function apart<T extends { readonly priority: number }>(items: readonly T[]): readonly T[] {
  const taken = new Set<number>()
  return items.map(item => {
    let { priority } = item
    while (taken.has(priority)) priority++
    taken.add(priority)
    return { ...item, priority }
  })
}

const groupOf = (world: World): RuleCollectionGroup => ({
  name: world.name(),
  priority: 100 + world.dice.below(3),
  ruleCollections: apart(collectionsOf(world)),
})

const collectionsOf = (world: World): readonly RuleCollection[] =>
  world.dice.some(5, () => {
    const kind = world.dice.pick(['application', 'application', 'application', 'application', 'network', 'network', 'nat'] as const)
    return {
      name: world.name(),
      priority: 100 + world.dice.below(3),
      action: kind === 'nat' ? 'DNAT' : world.dice.pick(['Allow', 'Allow', 'Deny']),
      rules: world.dice.some(5, (): Rule => (kind === 'application' ? application(world) : network(world, kind))),
    }
  })

const from = ({ dice, block, variety }: World): Pick<Rule, 'sourceAddresses' | 'sourceIpGroups'> => ({
  sourceAddresses: dice.chance(variety) ? [block(), ...dice.some(2, block)] : ['*'],
  ...(dice.chance(variety / 20) ? { sourceIpGroups: ['/groups/pods'] } : {}),
})

const https = { protocolType: 'Https', port: 443 } as const
const http = { protocolType: 'Http', port: 80 } as const
const protocols = [
  [https],
  [https, http],
  [http],
  [{ protocolType: 'Https', port: 8443 }, https],
  [{ protocolType: 'Http', port: 443 }],
  [{ protocolType: 'Mssql', port: 1433 }],
  [],
] as const

function application(world: World): ApplicationRule {
  const { dice, name, pattern, path, tag, block, variety } = world
  const mixed = dice.chance(0.07)
  const kind = dice.pick(['fqdn', 'fqdn', 'fqdn', 'fqdn', 'url', 'url', 'url', 'tag', dice.pick(['category', 'address'])] as const)
  const has = <T>(which: typeof kind, make: () => T): T[] => (mixed || kind === which ? [make(), ...dice.some(2, make)] : [])
  return {
    ruleType: 'ApplicationRule',
    name: name(),
    ...from(world),
    protocols: dice.chance(variety) ? dice.pick(protocols) : [https, http],
    terminateTLS: dice.chance(0.7),
    targetFqdns: has('fqdn', pattern),
    targetUrls: has('url', () => pattern() + path()),
    fqdnTags: has('tag', () => dice.pick(fqdnTags)),
    webCategories: has('category', () => dice.pick(['News', 'news', 'Finance', 'Health and medicine'])),
    destinationAddresses: has('address', () => (dice.chance(0.3) ? tag() : block())),
    httpHeadersToInsert: [],
  }
}

function network(world: World, kind: 'network' | 'nat'): NetworkRule | NatRule {
  const { dice, name, block, tag, port, host } = world
  const common = {
    name: name(),
    ...from(world),
    destinationAddresses: dice.some(2, () => (dice.chance(0.25) ? tag() : block())),
    destinationPorts: [port(), ...dice.some(1, port)],
  }
  if (kind === 'nat') {
    const ipProtocols = dice.pick([['TCP'], ['UDP'], ['Any']] as const)
    return { ruleType: 'NatRule', ...common, ipProtocols, translatedAddress: '10.9.9.9', translatedPort: '1' }
  }
  return {
    ruleType: 'NetworkRule',
    ...common,
    ipProtocols: dice.pick([['TCP'], ['TCP'], ['UDP'], ['TCP', 'UDP'], ['ICMP'], ['Any']] as const),
    destinationFqdns: dice.chance(0.25) ? [host(), ...dice.some(1, host)] : [],
    ...(dice.chance(0.04) ? { destinationIpGroups: ['/groups/there'] } : {}),
    ...(dice.chance(0.03) ? { sourceGeoLocations: ['XX'] } : {}),
  }
}

function factsOf({ dice, pattern, host, address, block }: World): Facts {
  const names = () => (dice.chance(0.5) ? host() : pattern())
  return {
    ...(dice.chance(0.5) ? { dns: Object.fromEntries(dice.some(4, () => [names(), dice.some(2, address)] as const)) } : {}),
    ...(dice.chance(0.4) ? { otherNames: 'outside-service-tags' as const } : {}),
    ...(dice.chance(0.7)
      ? { serviceTags: { 'Tag.A': dice.some(3, block), ...(dice.chance(0.5) ? { 'TAG.B': ['20.0.0.0/8'] } : {}) } }
      : {}),
    ...(dice.chance(0.7) ? { fqdnTags: { Known: dice.some(3, pattern) } } : {}),
    ...(dice.chance(0.4) ? { perhapsTagged: { known: dice.some(3, pattern) } } : {}),
  }
}

function flowOf({ dice, host, address, variety }: World): Flow {
  const { pick, chance } = dice
  const application = chance(variety) ? pick(['https', 'http', undefined] as const) : 'https'
  const named = application !== undefined || chance(0.4)
  const usual = application === 'http' ? 80 : 443
  return {
    source: address(),
    protocol: application === undefined ? pick(['tcp', 'tcp', 'udp', 'icmp'] as const) : chance(0.97) ? 'tcp' : 'udp',
    port: chance(0.03) ? pick(oddAskedPorts) : chance(variety) ? pick(askedPorts) : usual,
    ...(chance(named ? 0.3 : 0.9) ? { address: address() } : {}),
    ...(named && chance(0.97) ? { host: host() } : {}),
    ...(application ? { application } : {}),
    ...(application && chance(0.5) ? { path: pick(asked) } : {}),
  }
}
