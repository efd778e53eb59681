/** One rule and one flow: whether it fits, why, what would have to be known, and what is ruled out where it does not fit after all. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { formatAddress } from '../../src/policy/addresses.ts'
import type { Facts, Flow } from '../../src/policy/decision.ts'
import { type Match, type Possible, question } from '../../src/policy/match.ts'
import { matchApplication, type Sight } from '../../src/policy/match-application.ts'
import { matchNetwork } from '../../src/policy/match-network.ts'
import type { ApplicationRule, NetworkRule } from '../../src/policy/model.ts'
import { app, http, https, net, packet } from './policies.ts'

const earlier = 'url:/earlier'
type More = { readonly facts?: Facts; readonly sight?: Sight; readonly ruledOut?: readonly string[]; readonly dnsProxy?: boolean }
const asked = (flow: Flow, { facts = {}, ruledOut = [], dnsProxy = true }: More) => {
  const made = question(flow, facts, dnsProxy)
  assert.ok(made)
  return { asked: made.asked, possible: { ...made.possible, ruledOut: new Set([earlier, ...ruledOut]) } }
}
/** What a match says; after a slash what is ruled out where it is none after all; and where the destination may be then, if that is less. */
function told({ matched, because, waitsFor, otherwise, unseen, assumed }: Match, possible: Possible): string {
  assert.equal(waitsFor.length > 0, matched === 'unknown')
  assert.ok([...possible.ruledOut].every(key => otherwise.ruledOut.has(key)))
  const says = `${matched}${unseen ? `, ${unseen} unseen` : ''}${assumed ? ', assumed' : ''}: ${because}`
  const less = otherwise.destination.map(({ first, last }) => `${formatAddress(first)}-${formatAddress(last)}`).join(' ')
  const all = possible.destination.map(({ first, last }) => `${formatAddress(first)}-${formatAddress(last)}`).join(' ')
  return [says, ...[...otherwise.ruledOut].filter(key => !possible.ruledOut.has(key)), ...(less === all ? [] : [less])].join(' / ')
}

const group = { sourceAddresses: [], sourceIpGroups: ['/x/ipGroups/pods'] }
const name = { targetFqdns: ['a.example'] }
const open = (field: string) => ({ unknown: [{ field, because: 'the parameter {p}' }] })
const dns = { 'a.example': ['1.1.1.1', '2.2.2.2'] }
const tags = { 'Storage.X': ['1.0.0.0/8'] }
const a = https('a.example/x')

const ports = (...of: readonly number[]): ApplicationRule['protocols'] => of.map(port => ({ protocolType: 'Https', port }))
type Application = readonly [what: string, rule: Partial<ApplicationRule>, flow: Flow, told: string, more?: More]
const applications: readonly Application[] = [
  [
    'three other ports',
    { ...name, protocols: ports(8443, 8444, 8445) },
    a,
    'no: it covers Https:8443, Https:8444, Https:8445, not https on 443',
  ],
  [
    'four other ports',
    { ...name, protocols: ports(1, 2, 3, 4) },
    a,
    'no: it covers Https:1, Https:2, Https:3 and 1 more, not https on 443',
  ],
  [
    'the addresses of the name, in another order',
    { destinationAddresses: ['1.0.0.0/8', '2.0.0.0/8'] },
    a,
    'yes: it covers the addresses of a.example',
    { facts: { dns: { 'a.example': ['2.2.2.2', '1.1.1.1'] } } },
  ],
  ['skipped', { ...name, skipped: 'its IP group is empty' }, a, 'no: its IP group is empty'],
  ['another source', { ...name, sourceAddresses: ['10.9.0.0/16'] }, a, 'no: its sources (10.9.0.0/16) leave out 10.0.0.9'],
  ['another port', { ...name, protocols: [{ protocolType: 'Https', port: 8443 }] }, a, 'no: it covers Https:8443, not https on 443'],
  ['another protocol', { ...name, protocols: [{ protocolType: 'Http', port: 443 }] }, a, 'no: it covers Http:443, not https on 443'],
  [
    'a protocol that nobody knows',
    { ...name, protocols: [], ...open('protocols') },
    a,
    'unknown: it depends on whether the parameter {p} covers https on 443',
  ],
  ['a protocol that nobody knows, beside one that fits', { ...name, ...open('protocols') }, a, 'yes: it names a.example'],
  ['a source that nobody knows', { ...name, ...group }, a, 'unknown: it depends on whether 10.0.0.9 is in pods'],
  [
    'a source, and a category, that nobody knows',
    { webCategories: ['News'], ...group },
    a,
    'unknown: it depends on whether 10.0.0.9 is in pods, whether a.example is in web category News',
  ],
  [
    'a protocol, and a category, that nobody knows',
    { webCategories: ['News'], protocols: [], ...open('protocols') },
    a,
    'unknown: it depends on whether the parameter {p} covers https on 443, whether a.example is in web category News',
  ],
  ['nothing', {}, a, 'no: it names no destination that covers a.example'],
  ['another name', { targetFqdns: ['b.example'] }, a, 'no: it names no destination that covers a.example'],
  ['its name', name, a, 'yes: it names a.example'],
  ['a pattern', { targetFqdns: ['*.example'] }, a, 'yes: *.example covers a.example'],
  ['a name after a category', { webCategories: ['News'], ...name }, a, 'yes: it names a.example'],
  [
    'a name after a protected category',
    { webCategories: ['Finance'], ...name, ...group },
    a,
    'unknown: it depends on whether 10.0.0.9 is in pods',
  ],
  ['a category', { webCategories: ['News'] }, a, 'unknown: it depends on whether a.example is in web category News / category:news'],
  [
    'a category that is ruled out',
    { webCategories: ['News'] },
    a,
    'no: it names no destination that covers a.example',
    { ruledOut: ['category:news'] },
  ],
  [
    'two categories, one of them ruled out',
    { webCategories: ['News', 'Games'] },
    a,
    'unknown: it depends on whether a.example is in web category Games / category:games',
    { ruledOut: ['category:news'] },
  ],
  [
    'a protected category',
    { webCategories: ['Finance'] },
    a,
    'unknown, certainly unseen: it depends on whether a.example is in web category Finance / category:finance',
  ],
  [
    'a protected category beside another',
    { webCategories: ['Finance', 'News'] },
    a,
    'unknown, perhaps unseen: it depends on whether a.example is in web category Finance, whether a.example is in web category News / category:finance / category:news',
  ],
  [
    'a URL, by SNI',
    { targetUrls: ['a.example/x'], terminateTLS: true },
    a,
    'yes: a.example/x needs the URL, so the session is decrypted',
    { sight: 'sni' },
  ],
  [
    'a URL, by SNI, without inspection',
    { targetUrls: ['a.example/x'] },
    a,
    'unknown: it depends on what a URL rule without TLS inspection does with HTTPS (not documented)',
    { sight: 'sni' },
  ],
  [
    'a URL of another host',
    { targetUrls: ['b.example/x'], terminateTLS: true },
    a,
    'no: it names no destination that covers a.example',
    { sight: 'sni' },
  ],
  ['a URL', { targetUrls: ['a.example/x'] }, a, 'yes: a.example/x covers a.example/x'],
  [
    'a URL, and what is asked of it is not shown',
    { targetUrls: ['a.example/x'] },
    https('a.example/x?secret=1'),
    'yes: a.example/x covers a.example/x',
  ],
  ['another URL', { targetUrls: ['a.example/y'] }, a, 'no: a.example/y does not cover a.example/x'],
  [
    'a URL that may be written otherwise',
    { targetUrls: ['a.example/X'] },
    a,
    'unknown: it depends on how the firewall compares a.example/x with a.example/X (case, encoding and dots: not documented) / url:/X',
  ],
  [
    'a URL without a path',
    { targetUrls: ['a.example'] },
    a,
    'unknown: it depends on whether URL pattern a.example, which has no path, covers a.example/x (not documented) / url:',
  ],
  ['a URL, and no path is known', { targetUrls: ['a.example/x'] }, https('a.example'), 'unknown: it depends on the URL / url:/x'],
  [
    'a URL that is open, and a URL rule by SNI',
    { targetUrls: ['a.example/X'], webCategories: ['News'] },
    a,
    'unknown: it depends on what a URL rule without TLS inspection does with HTTPS (not documented), whether a.example is in web category News',
    { sight: 'sni' },
  ],
  ['an FQDN tag', { fqdnTags: ['T'] }, a, 'yes: FQDN tag T covers a.example (*.example)', { facts: { fqdnTags: { t: ['*.example'] } } }],
  [
    'an FQDN tag of other names',
    { fqdnTags: ['T'] },
    a,
    'no: FQDN tag T, as far as it is known, does not cover a.example',
    { facts: { fqdnTags: { t: ['b.example'] } } },
  ],
  [
    'an FQDN tag that may have it',
    { fqdnTags: ['T'] },
    a,
    'unknown: it depends on whether FQDN tag T covers a.example, which only options of AKS need / fqdn-tag:t',
    { facts: { fqdnTags: { t: ['b.example'] }, perhapsTagged: { t: ['a.example'] } } },
  ],
  [
    'an FQDN tag that may have another',
    { fqdnTags: ['T'] },
    a,
    'no: FQDN tag T, as far as it is known, does not cover a.example',
    { facts: { fqdnTags: { t: [] }, perhapsTagged: { t: ['b.example'] } } },
  ],
  ['an FQDN tag that nobody knows', { fqdnTags: ['T'] }, a, 'unknown: it depends on the names behind FQDN tag T / fqdn-tag:t'],
  [
    'an FQDN tag over HTTP',
    { fqdnTags: ['T'] },
    http('a.example/'),
    'yes: FQDN tag T covers a.example (a.example)',
    { facts: { fqdnTags: { t: ['a.example'] } } },
  ],
  [
    'an FQDN tag on another port',
    { fqdnTags: ['T'], protocols: [{ protocolType: 'Https', port: 8443 }] },
    https('a.example:8443/'),
    'no: FQDN tags cover standard ports only',
    { facts: { fqdnTags: { t: ['a.example'] } } },
  ],
  [
    'an FQDN tag, HTTP on the port of HTTPS',
    { fqdnTags: ['T'], protocols: [{ protocolType: 'Http', port: 443 }] },
    http('a.example:443/'),
    'no: FQDN tags cover standard ports only',
    { facts: { fqdnTags: { t: ['a.example'] } } },
  ],
  ['any address', { destinationAddresses: ['*'] }, a, 'yes: it covers every address'],
  [
    'addresses, and none is known of the name',
    { destinationAddresses: ['1.0.0.0/8'] },
    a,
    'unknown: it depends on the addresses of a.example',
  ],
  [
    'the addresses of the name',
    { destinationAddresses: ['1.0.0.0/8', '2.0.0.0/8'] },
    a,
    'yes: it covers the addresses of a.example',
    { facts: { dns } },
  ],
  [
    'one of two addresses',
    { destinationAddresses: ['1.0.0.0/8'] },
    a,
    'unknown: it depends on the addresses of a.example',
    { facts: { dns } },
  ],
  ['other addresses', { destinationAddresses: ['3.0.0.0/8'] }, a, 'no: it leaves out the addresses of a.example', { facts: { dns } }],
  [
    'a service tag with one of two addresses',
    { destinationAddresses: ['storage.x'] },
    a,
    'unknown: it depends on the addresses of a.example',
    { facts: { dns, serviceTags: tags } },
  ],
  [
    'a service tag and an address, together',
    { destinationAddresses: ['Storage.X', '2.2.2.2'] },
    a,
    'yes: it covers the addresses of a.example',
    { facts: { dns, serviceTags: tags } },
  ],
  [
    'a service tag that nobody knows',
    { destinationAddresses: ['Storage.Y'] },
    a,
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { dns, serviceTags: tags } },
  ],
  [
    'one that nobody knows, beside one that leaves it out',
    { destinationAddresses: ['Storage.Y', '3.0.0.0/8'] },
    a,
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { dns } },
  ],
  [
    'one that nobody knows, beside one of two addresses',
    { destinationAddresses: ['Storage.Y', 'Storage.X'] },
    a,
    'unknown: it depends on the prefixes of service tag Storage.Y, the addresses of a.example',
    { facts: { dns, serviceTags: tags } },
  ],
  [
    'a service tag that nobody knows, nor the name',
    { destinationAddresses: ['Storage.Y'] },
    a,
    'unknown: it depends on the addresses of a.example',
  ],
  ...['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories', 'destinationAddresses'].map(
    (field): Application => [
      `an unknown in ${field}`,
      open(field),
      a,
      `unknown: it depends on whether the parameter {p} covers a.example / unknown:${field}:the parameter {p}`,
    ],
  ),
]
for (const [what, rule, flow, expected, more = {}] of applications)
  test(`application rule: ${what}`, () => {
    const { asked: by, possible } = asked(flow, more)
    assert.equal(told(matchApplication(app('r', rule), by, possible, more.sight ?? 'url'), possible), expected)
  })

const anywhere = { destinationAddresses: ['*'] }
const all = (flow: Flow['protocol'], port = 443) => packet(flow, '1.1.1.1', port)
const udp: NetworkRule['ipProtocols'] = ['UDP']
const any: NetworkRule['ipProtocols'] = ['Any']
const ssh: Flow = { source: '10.0.0.9', protocol: 'tcp', port: 22, host: 'a.example' }
const at22 = { destinationPorts: ['22'] }
type Network = readonly [what: string, rule: Partial<NetworkRule>, flow: Flow, told: string, more?: More]
const networks: readonly Network[] = [
  ['skipped', { ...anywhere, skipped: 'its IP group is empty' }, a, 'no: its IP group is empty'],
  ['another source', { ...anywhere, sourceAddresses: ['10.9.0.0/16'] }, a, 'no: its sources (10.9.0.0/16) leave out 10.0.0.9'],
  ['a source that nobody knows', { ...anywhere, ...group }, a, 'unknown: it depends on whether 10.0.0.9 is in pods'],
  [
    'a source that nobody knows, to elsewhere',
    { destinationAddresses: ['3.0.0.0/8'], ...group },
    all('tcp'),
    'no: its destinations leave out 1.1.1.1',
  ],
  [
    'a source and a tag that nobody knows',
    { destinationAddresses: ['Storage.Y'], ...group },
    a,
    'unknown: it depends on whether 10.0.0.9 is in pods, the prefixes of service tag Storage.Y',
  ],
  ['another port', { ...anywhere, ...at22 }, a, 'no: it covers TCP on 22'],
  ['another protocol', { ...anywhere, ipProtocols: udp }, a, 'no: it covers UDP on 443'],
  [
    'a port that nobody knows',
    { ...anywhere, destinationPorts: [], ...open('destinationPorts') },
    a,
    'unknown: it depends on whether the parameter {p} covers 443/tcp',
  ],
  [
    'a port that nobody knows, of another protocol',
    { ...anywhere, ipProtocols: udp, destinationPorts: [], ...open('destinationPorts') },
    a,
    'no: it covers UDP on ',
  ],
  [
    'a port that nobody knows, of any protocol',
    { ...anywhere, ipProtocols: any, destinationPorts: [], ...open('destinationPorts') },
    a,
    'unknown: it depends on whether the parameter {p} covers 443/tcp',
  ],
  [
    'a port that nobody knows, and a tag',
    { destinationAddresses: ['Storage.Y'], destinationPorts: [], ...open('destinationPorts') },
    a,
    'unknown: it depends on whether the parameter {p} covers 443/tcp, the prefixes of service tag Storage.Y',
  ],
  ['a port that fits, beside one that nobody knows', { ...anywhere, ...open('destinationPorts') }, a, 'yes: * covers a.example'],
  [
    'a protocol that nobody knows',
    { ...anywhere, ipProtocols: [], ...open('ipProtocols') },
    a,
    'unknown: it depends on whether the parameter {p} covers 443/tcp',
  ],
  [
    'a protocol that nobody knows, on another port',
    { ...anywhere, ...at22, ipProtocols: [], ...open('ipProtocols') },
    a,
    'no: it covers  on 22',
  ],
  [
    'neither protocol nor port, for one reason',
    { ...anywhere, ipProtocols: [], destinationPorts: [], unknown: [...open('ipProtocols').unknown, ...open('destinationPorts').unknown] },
    a,
    'unknown: it depends on whether the parameter {p} covers 443/tcp',
  ],
  ['any protocol, TCP', { ...anywhere, ipProtocols: any }, all('tcp'), 'yes: * covers 1.1.1.1'],
  ['any protocol, UDP', { ...anywhere, ipProtocols: any }, all('udp'), 'yes: * covers 1.1.1.1'],
  ['any protocol on a port, ICMP', { ...anywhere, ipProtocols: any }, all('icmp', 0), 'no: it covers Any on 443'],
  ['any protocol on a port, ICMP that says it', { ...anywhere, ipProtocols: any }, all('icmp', 443), 'no: it covers Any on 443'],
  ['any protocol on every port, ICMP', { ...anywhere, ipProtocols: any, destinationPorts: ['*'] }, all('icmp', 0), 'yes: * covers 1.1.1.1'],
  ['TCP on every port, ICMP', { ...anywhere, destinationPorts: ['*'] }, all('icmp', 0), 'no: it covers TCP on *'],
  ['ICMP', { ...anywhere, ipProtocols: ['ICMP'] }, all('icmp', 0), 'yes: * covers 1.1.1.1'],
  [
    'any protocol on ports that nobody knows, ICMP',
    { ...anywhere, ipProtocols: any, destinationPorts: [], ...open('destinationPorts') },
    all('icmp', 0),
    'unknown: it depends on whether the parameter {p} covers ICMP',
  ],
  [
    'TCP on ports that nobody knows, ICMP',
    { ...anywhere, destinationPorts: [], ...open('destinationPorts') },
    all('icmp', 0),
    'no: it covers TCP on ',
  ],
  [
    'a protocol that nobody knows, ICMP',
    { ...anywhere, ipProtocols: [], ...open('ipProtocols') },
    all('icmp', 0),
    'unknown: it depends on whether the parameter {p} covers ICMP',
  ],
  ['everywhere', anywhere, a, 'yes: * covers a.example'],
  ['a block', { destinationAddresses: ['1.0.0.0/8'] }, all('tcp'), 'yes: 1.0.0.0/8 covers 1.1.1.1'],
  ['one of two blocks', { destinationAddresses: ['3.0.0.0/8', '1.0.0.0/8'] }, all('tcp'), 'yes: 1.0.0.0/8 covers 1.1.1.1'],
  ['two blocks that are all together', { destinationAddresses: ['0.0.0.0/1', '128.0.0.0/1'] }, a, 'yes: its destinations cover a.example'],
  ['another block', { destinationAddresses: ['3.0.0.0/8'] }, all('tcp'), 'no: its destinations leave out 1.1.1.1'],
  [
    'a block, and no address is known',
    { destinationAddresses: ['1.0.0.0/8'] },
    a,
    'unknown: it depends on the address of a.example / 0.0.0.0-0.255.255.255 2.0.0.0-255.255.255.255',
  ],
  [
    'a block, and neither address nor name is known',
    { destinationAddresses: ['1.0.0.0/8'] },
    { source: '10.0.0.9', protocol: 'tcp', port: 443 },
    'unknown: it depends on the address of the destination / 0.0.0.0-0.255.255.255 2.0.0.0-255.255.255.255',
  ],
  [
    'a block with one of two addresses',
    { destinationAddresses: ['1.0.0.0/8'] },
    a,
    'unknown: it depends on the address of a.example / 2.2.2.2-2.2.2.2',
    { facts: { dns } },
  ],
  [
    'a block without any of them',
    { destinationAddresses: ['3.0.0.0/8'] },
    a,
    'no: its destinations leave out a.example',
    { facts: { dns } },
  ],
  ['a service tag', { destinationAddresses: ['STORAGE.x'] }, all('tcp'), 'yes: STORAGE.x covers 1.1.1.1', { facts: { serviceTags: tags } }],
  [
    'a service tag of elsewhere',
    { destinationAddresses: ['Storage.X'] },
    packet('tcp', '2.1.1.1', 443),
    'no: its destinations leave out 2.1.1.1',
    { facts: { serviceTags: tags } },
  ],
  [
    'a service tag that nobody knows',
    { destinationAddresses: ['Storage.Y'] },
    all('tcp'),
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { serviceTags: tags } },
  ],
  [
    'a service tag that is ruled out',
    { destinationAddresses: ['Storage.Y'] },
    all('tcp'),
    'no: its destinations leave out 1.1.1.1',
    { ruledOut: ['tag:storage.y'] },
  ],
  [
    'a service tag that is ruled out, and another',
    { destinationAddresses: ['Storage.Y', 'Storage.Z'] },
    all('tcp'),
    'unknown: it depends on the prefixes of service tag Storage.Z / tag:storage.z',
    { ruledOut: ['tag:storage.y'] },
  ],
  [
    'a service tag, and the author says that names are outside',
    { destinationAddresses: ['Storage.Y'] },
    a,
    'no, assumed: a.example is assumed to be outside every service tag',
    { facts: { otherNames: 'outside-service-tags' } },
  ],
  [
    'a service tag and a block, and he says so',
    { destinationAddresses: ['Storage.Y', '1.0.0.0/8'] },
    a,
    'unknown: it depends on the address of a.example / 0.0.0.0-0.255.255.255 2.0.0.0-255.255.255.255',
    { facts: { otherNames: 'outside-service-tags' } },
  ],
  [
    'a service tag, and he says so of names whose address is known',
    { destinationAddresses: ['Storage.X'] },
    a,
    'unknown: it depends on the address of a.example / 2.2.2.2-2.2.2.2',
    { facts: { dns, serviceTags: tags, otherNames: 'outside-service-tags' } },
  ],
  ['a name, asked for by it', { ...at22, destinationFqdns: ['A.example.'] }, ssh, 'yes: A.example. covers a.example'],
  [
    'a name, asked for by it, and no DNS proxy',
    { ...at22, destinationFqdns: ['a.example'] },
    ssh,
    'unknown: it depends on the addresses of a.example / name:a.example',
    { dnsProxy: false },
  ],
  [
    'a name, asked for by another',
    { ...at22, destinationFqdns: ['b.example'] },
    ssh,
    'unknown: it depends on the addresses of b.example / name:b.example',
  ],
  [
    'a name, written into HTTPS to an address',
    { destinationFqdns: ['a.example'] },
    https('a.example/', { address: '1.1.1.1' }),
    'unknown: it depends on the addresses of a.example / name:a.example',
  ],
  ['a name, asked for over HTTPS', { destinationFqdns: ['a.example'] }, a, 'yes: a.example covers a.example'],
  [
    'a name, by its address',
    { destinationFqdns: ['a.example'] },
    all('tcp'),
    'yes: a.example covers 1.1.1.1',
    { facts: { dns: { 'a.example': ['1.1.1.1'] } } },
  ],
  [
    'a name with another address',
    { destinationFqdns: ['a.example'] },
    packet('tcp', '9.9.9.9', 443),
    'no: its destinations leave out 9.9.9.9',
    { facts: { dns } },
  ],
  [
    'a name with no address',
    { destinationFqdns: ['a.example'] },
    all('tcp'),
    'unknown: it depends on the addresses of a.example / name:a.example',
    { facts: { dns: { 'a.example': [] } } },
  ],
  [
    'a name with an address of IPv6 alone',
    { destinationFqdns: ['a.example'] },
    all('tcp'),
    'unknown: it depends on the addresses of a.example / name:a.example',
    { facts: { dns: { 'a.example': ['2001:db8::1'] } } },
  ],
  [
    'a name with an address of either kind',
    { destinationFqdns: ['a.example'] },
    all('tcp'),
    'yes: a.example covers 1.1.1.1',
    { facts: { dns: { 'a.example': ['2001:db8::1', '1.1.1.1'] } } },
  ],
  [
    'a name and an address, and nothing is spoken that could forge it',
    { ...at22, destinationFqdns: ['a.example'] },
    { ...ssh, address: '1.1.1.1' },
    'yes: a.example covers 1.1.1.1',
  ],
  [
    'an address in the place of a name',
    { destinationFqdns: ['203.0.113.1'] },
    all('tcp'),
    'unknown: it depends on the addresses of 203.0.113.1 / name:203.0.113.1',
  ],
  [
    'an address that is asked for like a name',
    { ...at22, destinationAddresses: ['203.0.113.0/24'] },
    { ...ssh, host: '203.0.113.1' },
    'yes: 203.0.113.0/24 covers 203.0.113.1',
  ],
  [
    'another address that is asked for like a name',
    { ...at22, destinationAddresses: ['203.0.113.0/24'] },
    { ...ssh, host: '203.0.114.1' },
    'no: its destinations leave out 203.0.114.1',
  ],
  [
    'an address and a name of another address',
    { destinationAddresses: ['1.0.0.0/8'] },
    https('a.example/', { address: '3.3.3.3' }),
    'no: its destinations leave out 3.3.3.3',
    { facts: { dns } },
  ],
  ['a name in another writing', { ...at22, ...anywhere }, { ...ssh, host: 'A.Example.' }, 'yes: * covers a.example'],
  ['neither name nor address', anywhere, { source: '10.0.0.9', protocol: 'tcp', port: 443 }, 'yes: * covers the destination'],
  [
    'a service tag, and the author says that names are outside, of an address',
    { destinationAddresses: ['Storage.Y'] },
    all('tcp'),
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { otherNames: 'outside-service-tags' } },
  ],
  [
    'and of a name with an address',
    { destinationAddresses: ['Storage.Y'] },
    https('a.example/', { address: '1.1.1.1' }),
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { otherNames: 'outside-service-tags' } },
  ],
  [
    'and of neither',
    { destinationAddresses: ['Storage.Y'] },
    { source: '10.0.0.9', protocol: 'tcp', port: 443 },
    'unknown: it depends on the prefixes of service tag Storage.Y / tag:storage.y',
    { facts: { otherNames: 'outside-service-tags' } },
  ],
  [
    'any protocol on all ports by number, ICMP',
    { ...anywhere, ipProtocols: any, destinationPorts: ['0-65535'] },
    all('icmp', 0),
    'no: it covers Any on 0-65535',
  ],
  ['what is no name', { destinationFqdns: ['a b'] }, all('tcp'), 'unknown: it depends on the addresses of a b / name:a b'],
  [
    'an IP group and a country',
    { destinationIpGroups: ['/x/ipGroups/Hosts'], destinationGeoLocations: ['DE'] },
    all('tcp'),
    'unknown: it depends on the addresses in Hosts, the addresses in DE / group:/x/ipgroups/hosts / group:de',
  ],
  ...['destinationAddresses', 'destinationFqdns', 'destinationIpGroups', 'destinationGeoLocations'].map(
    (field): Network => [
      `an unknown in ${field}`,
      open(field),
      all('tcp'),
      `unknown: it depends on the destinations in the parameter {p} / unknown:${field}:the parameter {p}`,
    ],
  ),
]
for (const [what, rule, flow, expected, more = {}] of networks)
  test(`network rule: ${what}`, () => {
    const { asked: by, possible } = asked(flow, more)
    assert.equal(told(matchNetwork(net('r', rule), by, possible), possible), expected)
  })

for (const [what, flow] of [
  ['a source that is none', { ...a, source: 'pods' }],
  ['a source of IPv6', { ...a, source: '2001:db8::1' }],
  ['a destination that is none', { ...a, address: 'a.example' }],
  ['a destination of IPv6', { ...a, address: '2001:db8::1' }],
] as const)
  test(`no question: ${what}`, () => assert.equal(question(flow, {}, true), undefined))
