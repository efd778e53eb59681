import assert from 'node:assert/strict'
import test from 'node:test'
import { parseSpec } from '../../src/policy/parse.ts'
import { describeFault } from '../../src/policy/place.ts'

/** A sound spec with one of everything; each row changes one thing in its text. */
const sound = `name: demo
location: eastus2
resourceGroup: rg-demo
tags: { team: net }
network:
  addressSpace: [10.42.0.0/16]
  aksSubnet: { prefix: 10.42.1.0/24 }
  firewallSubnet: { prefix: 10.42.2.0/26 }
  dns: firewall
certificateAuthority: { keyVault: kv-demo }
firewall:
  name: afw-demo
  publicIps: [pip-demo]
  zones: [1]
  dnsProxy: true
  threatIntelAllowlist: { addresses: [192.0.2.1], fqdns: ["*.example.org"] }
  intrusionDetection: { mode: Alert, overrides: [{ id: "2024897", mode: Deny }], bypass: [{ name: b, protocol: TCP, ports: [80] }] }
  ruleCollectionGroups:
    - name: g1
      priority: 100
      ruleCollections:
        - name: nets
          priority: 100
          action: Allow
          networkRules:
            - { name: n1, sources: [10.42.1.0/24], protocols: [TCP], ports: [443, "8000-9000"], destinations: [Storage.EastUS2] }
            - { name: n2, protocols: [UDP], ports: [123], fqdns: [ntp.example.org] }
    - name: g2
      priority: 200
      ruleCollections:
        - name: apps
          priority: 100
          action: Allow
          applicationRules:
            - { name: a1, protocols: ["Https:443"], inspect: true, urls: [api.example.org/v1/*] }
            - { name: a2, protocols: ["Https:443", "Http:80"], fqdns: ["*.example.org"] }
            - { name: a3, protocols: ["Https:443"], fqdnTags: [AzureKubernetesService] }
        - name: dnat
          priority: 200
          natRules:
            - { name: d1, protocols: [TCP], ports: [8443], destinations: [198.51.100.1], translatedAddress: 10.42.1.9, translatedPort: 443 }
logs: { workspace: log-demo, retentionDays: 30 }
cluster:
  name: aks-demo
  serviceCidr: 10.41.0.0/16
  dnsServiceIp: 10.41.0.10
  registry: registrydemo
  fileShare: { storageAccount: stdemo, share: certs, secret: share-secret }
workloads:
  - { name: w1, namespace: ns, selector: app=w1, manifests: [w1.yaml], trust: { source: vault, path: /mnt/root } }
expectations:
  - { name: e1, from: [w1], url: "https://api.example.org/v1/x", expect: allow, inspected: true, rule: a1, status: 200 }
  - { name: e2, to: "ntp.example.org:123/udp", speaks: ntp, expect: allow, rule: n2 }
facts: { dns: { "*.example.org": [192.0.2.7] }, otherNames: outside-service-tags }
`

test('the sound spec is sound', () => assert.deepEqual(parseSpec(sound, 'f').faults.map(describeFault), []))

for (const [what, from, to] of [
  ['in the midst of a list', '  - { name: e2', '---\n  - { name: e2'],
  ['before a key', 'expectations:\n', '---\nexpectations:\n'],
  ['after an end', 'expectations:\n', '...\nexpectations:\n'],
] as const)
  test(`a second document, in which expectations would get lost: ${what}`, () => {
    const { spec, faults } = parseSpec(sound.replace(from, to), 'f')
    assert.equal(spec, undefined)
    assert.match(faults.map(describeFault).join('\n'), /a second document begins here/)
  })

const A1 = 'urls: [api.example.org/v1/*]'
const A2 = 'fqdns: ["*.example.org"] }\n            - { name: a3'
const a2 = (fqdn: string): readonly [string, string] => [A2, A2.replace('"*.example.org"', fqdn)]
const APPS = 'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules'

type Row = readonly [what: string, change: readonly [string, string], path: string, message: RegExp]
const rows: readonly Row[] = [
  [
    'an unknown key, with the one that was meant',
    ['location:', 'lokation:'],
    'lokation',
    /unknown key "lokation"; did you mean "location"\?/,
  ],
  [
    "ARM's word for a key",
    ['sources: [10.42', 'sourceAddresses: [10.42'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].sourceAddresses',
    /it is called "sources" here/,
  ],
  ['a missing key', ['name: demo\n', ''], '', /"name" is missing/],
  ['a wrong type: text', ['name: afw-demo', 'name: [afw]'], 'firewall.name', /must be text, got a list/],
  ['a number where text is meant', ['name: afw-demo', 'name: 12'], 'firewall.name', /must be text \(put it in quotes\), got 12/],
  ['a wrong type: list', ['publicIps: [pip-demo]', 'publicIps: pip-demo'], 'firewall.publicIps', /must be a list, got "pip-demo"/],
  ['a wrong type: mapping', ['{ keyVault: kv-demo }', 'kv-demo'], 'certificateAuthority', /must be a mapping of keys to values/],
  ['a wrong type: boolean', ['dnsProxy: true', 'dnsProxy: "yes"'], 'firewall.dnsProxy', /must be true or false, got "yes"/],
  ['nothing at all', ['{ team: net }', ''], 'tags', /got nothing/],
  ['an empty list', ['publicIps: [pip-demo]', 'publicIps: []'], 'firewall.publicIps', /must not be empty/],
  ['the same key twice', ['location: eastus2', 'location: eastus2\nlocation: westus'], 'location', /already stands in line 2/],
  // addresses
  [
    'host bits',
    ['10.42.1.0/24 }', '10.42.1.5/24 }'],
    'network.aksSubnet.prefix',
    /bits set beyond its length; the network is 10\.42\.1\.0\/24/,
  ],
  ['a prefix out of range', ['10.42.1.0/24 }', '10.42.1.0/33 }'], 'network.aksSubnet.prefix', /not a CIDR prefix/],
  ['an octet out of range', ['10.42.1.0/24 }', '10.42.256.0/24 }'], 'network.aksSubnet.prefix', /not a CIDR prefix/],
  ['an address for a prefix', ['10.42.1.0/24 }', '10.42.1.0 }'], 'network.aksSubnet.prefix', /not a CIDR prefix/],
  [
    'IPv6',
    ['sources: [10.42.1.0/24]', 'sources: ["fd00::/8"]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].sources[0]',
    /IPv6, which Azure Firewall does not take/,
  ],
  [
    'IPv6 as a destination',
    ['[Storage.EastUS2]', '["2001:db8::1"]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].destinations[0]',
    /IPv6/,
  ],
  [
    'a range that runs backwards',
    ['sources: [10.42.1.0/24]', 'sources: [10.42.1.9-10.42.1.1]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].sources[0]',
    /runs backwards/,
  ],
  [
    'a host name among addresses',
    ['[Storage.EastUS2]', '[www.example.org]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].destinations[0]',
    /belongs under "fqdns"/,
  ],
  [
    'a subnet outside the address space',
    ['10.42.1.0/24 }', '10.43.1.0/24 }'],
    'network.aksSubnet',
    /10\.43\.1\.0\/24 is outside the address space/,
  ],
  ['subnets that overlap', ['10.42.2.0/26', '10.42.1.0/26'], 'network.firewallSubnet', /overlaps the AKS subnet/],
  ['a firewall subnet that is too small', ['10.42.2.0/26', '10.42.2.0/27'], 'network.firewallSubnet', /needs a \/26 or larger/],
  [
    'a service CIDR that overlaps the network',
    ['serviceCidr: 10.41.0.0/16\n  dnsServiceIp: 10.41.0.10', 'serviceCidr: 10.42.64.0/18'],
    'cluster',
    /overlaps the network's address space 10\.42\.0\.0\/16/,
  ],
  ['a DNS service outside of it', ['10.41.0.10', '10.42.0.10'], 'cluster.dnsServiceIp', /outside the service CIDR/],
  ['a DNS service on the first address', ['10.41.0.10', '10.41.0.1'], 'cluster.dnsServiceIp', /belongs to the API server/],
  // ports and priorities
  [
    'port 0',
    ['ports: [443,', 'ports: [0,'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].ports[0]',
    /"0" is not a port; use 1 to 65535/,
  ],
  [
    'port 70000',
    ['ports: [443,', 'ports: [70000,'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].ports[0]',
    /"70000" is not a port/,
  ],
  [
    'a range of ports that runs backwards',
    ['"8000-9000"', '"9000-8000"'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[0].ports[1]',
    /runs backwards/,
  ],
  [
    'a priority below 100',
    ['priority: 100\n      ruleCollections:\n        - name: nets', 'priority: 99\n      ruleCollections:\n        - name: nets'],
    'firewall.ruleCollectionGroups[0].priority',
    /from 100 to 65000, got 99/,
  ],
  [
    'a priority above 65000',
    ['priority: 200\n      ruleC', 'priority: 65001\n      ruleC'],
    'firewall.ruleCollectionGroups[1].priority',
    /from 100 to 65000/,
  ],
  [
    'the same priority for two groups',
    ['priority: 200\n      ruleC', 'priority: 100\n      ruleC'],
    'firewall.ruleCollectionGroups[1].priority',
    /priority 100 is taken by another rule collection group/,
  ],
  [
    'the same priority for two collections of a group',
    ['priority: 200\n          natRules', 'priority: 100\n          natRules'],
    'firewall.ruleCollectionGroups[1].ruleCollections[1].priority',
    /taken by another rule collection of this group/,
  ],
  // application rules
  [
    'a wildcard at the end',
    a2('"www.example.*"'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /"\*" may only be the first character/,
  ],
  [
    'a wildcard in the middle',
    a2('"a*.example.org"'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /"\*" may only be the first character/,
  ],
  [
    'a URL among FQDNs',
    a2('"https://example.org"'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /has a scheme/,
  ],
  [
    'a path among FQDNs',
    a2('example.org/x'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /belongs under "urls"/,
  ],
  [
    'a port among FQDNs',
    a2('"example.org:443"'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /ports belong to the protocols/,
  ],
  [
    'an address among FQDNs',
    a2('203.0.113.1'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /use a network rule/,
  ],
  [
    'what is no host name',
    a2('"-x-.example..org"'),
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[1].fqdns[0]',
    /not a host name/,
  ],
  [
    'a URL with a scheme',
    [A1, 'urls: ["https://api.example.org/v1/*"]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls[0]',
    /has a scheme/,
  ],
  [
    'a URL with a port',
    [A1, 'urls: ["api.example.org:8443/v1"]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls[0]',
    /has a port/,
  ],
  [
    'a URL with a query',
    [A1, 'urls: ["api.example.org/v1?x=1"]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls[0]',
    /has a query/,
  ],
  [
    'a URL with a wildcard inside',
    [A1, 'urls: ["api.example.org/*/v1"]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls[0]',
    /its last character/,
  ],
  [
    'a URL with a wildcard inside its host',
    [A1, 'urls: ["www.*example.org/v1"]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls[0]',
    /its? may only be the first character|first character/,
  ],
  [
    'a URL rule without inspection',
    [`inspect: true, ${A1}`, A1],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].urls',
    /add inspect: true/,
  ],
  [
    'inspection without a certificate authority',
    ['certificateAuthority: { keyVault: kv-demo }\n', ''],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0]',
    /no certificateAuthority/,
  ],
  [
    'inspection of plain HTTP',
    ['protocols: ["Https:443"], inspect: true', 'protocols: ["Http:80"], inspect: true'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].inspect',
    /no TLS to inspect/,
  ],
  [
    'inspection of the AKS tag',
    ['protocols: ["Https:443"], fqdnTags', 'protocols: ["Https:443"], inspect: true, fqdnTags'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2].fqdnTags',
    /ALPN/,
  ],
  [
    'a protocol that is none',
    ['protocols: ["Https:443"], fqdnTags', 'protocols: ["Tls:443"], fqdnTags'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2].protocols[0]',
    /use Http:80, Https:443 or Mssql:1433/,
  ],
  [
    'a protocol with an impossible port',
    ['protocols: ["Https:443"], fqdnTags', 'protocols: ["Https:65000"], fqdnTags'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2].protocols[0]',
    /use 1 to 64000/,
  ],
  [
    'a network protocol that is none',
    ['protocols: [UDP], ports: [123]', 'protocols: [udp], ports: [123]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[1].protocols[0]',
    /must be TCP, UDP, ICMP or Any, got "udp"/,
  ],
  [
    'two kinds of destination',
    ['fqdnTags: [AzureKubernetesService]', 'fqdnTags: [AzureKubernetesService], fqdns: [a.example.org]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2].fqdnTags',
    /"fqdns" and "fqdnTags" cannot stand in one rule/,
  ],
  [
    'no destination',
    [', fqdnTags: [AzureKubernetesService]', ''],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2]',
    /names no destination/,
  ],
  [
    'an FQDN tag that does not exist',
    ['[AzureKubernetesService]', '[AzureKubernetesServices]'],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[2].fqdnTags[0]',
    /did you mean "AzureKubernetesService"\?/,
  ],
  [
    'a reserved header',
    [A1, `${A1}, headers: { X-Forwarded-For: x }`],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].headers.X-Forwarded-For',
    /is reserved/,
  ],
  [
    'headers that are too much together',
    [A1, `${A1}, headers: { X-One: ${'x'.repeat(9000)}, X-Two: ${'x'.repeat(9000)} }`],
    'firewall.ruleCollectionGroups[1].ruleCollections[0].applicationRules[0].headers',
    /18010 bytes together; at most 16384/,
  ],
  // collections
  [
    'two kinds of rules in a collection',
    [
      '          natRules:',
      '          networkRules: [{ name: x, protocols: [TCP], ports: [1], destinations: ["*"] }]\n          natRules:',
    ],
    'firewall.ruleCollectionGroups[1].ruleCollections[1].natRules',
    /cannot stand in one collection/,
  ],
  [
    'a collection without an action',
    ['          action: Allow\n          networkRules', '          networkRules'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0]',
    /"action" is missing/,
  ],
  [
    'DNAT of network rules',
    ['action: Allow\n          networkRules', 'action: DNAT\n          networkRules'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].action',
    /DNAT is for natRules/,
  ],
  [
    'two translations',
    ['translatedAddress: 10.42.1.9', 'translatedAddress: 10.42.1.9, translatedFqdn: a.example.org'],
    'firewall.ruleCollectionGroups[1].ruleCollections[1].natRules[0].translatedFqdn',
    /one kind of translation/,
  ],
  [
    'two rules of one name',
    ['name: n1', 'name: N2'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[1].name',
    /already declared in line/,
  ],
  ['two groups of one name', ['name: g2', 'name: g1'], 'firewall.ruleCollectionGroups[1].name', /already declared/],
  // names in network rules
  [
    'a wildcard in a network rule',
    ['fqdns: [ntp.example.org]', 'fqdns: ["*.example.org"]'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[1].fqdns[0]',
    /wildcard, which is not allowed here/,
  ],
  [
    'names in network rules without a DNS proxy',
    ['dns: firewall\n', 'dns: azure\n'],
    'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[1].fqdns',
    /set network\.dns: firewall/,
  ],
  // Azure's names
  ...['egress-intermediate', 'Egress-Intermediate-next'].map(
    (secret): Row => [
      `a root's secret that is the certificate's own, or the coming one's: ${secret}`,
      ['{ keyVault: kv-demo }', `{ keyVault: kv-demo, rootSecret: ${secret} }`],
      'certificateAuthority.rootSecret',
      /would hold the certificate's private key/,
    ],
  ),
  ['a key vault that begins with a digit', ['kv-demo', '1kv-demo'], 'certificateAuthority.keyVault', /3 to 24/],
  ['a key vault with two hyphens', ['kv-demo', 'kv--demo'], 'certificateAuthority.keyVault', /no "--"/],
  ['a key vault that is too long', ['kv-demo', 'kv-demo-123456789-1234567'], 'certificateAuthority.keyVault', /3 to 24/],
  ['a storage account in capitals', ['stdemo', 'stDemo'], 'cluster.fileShare.storageAccount', /3 to 24 lower-case/],
  ['a firewall with a name of 51', ['afw-demo', `afw-${'d'.repeat(47)}`], 'firewall.name', /up to 50/],
  ['a registry with a hyphen', ['registrydemo', 'registry-demo'], 'cluster.registry', /5 to 50 letters and digits/],
  ['a zone that does not exist', ['zones: [1]', 'zones: [4]'], 'firewall.zones[0]', /must be 1, 2 or 3/],
  // workloads
  ['a manifest outside the folder', ['[w1.yaml]', '[../w1.yaml]'], 'workloads[0].manifests[0]', /inside the folder of the spec/],
  ['a selector that is none', ['selector: app=w1', 'selector: "app = = w1"'], 'workloads[0].selector', /not a label selector/],
  ['a mount without a path', ['{ source: vault, path: /mnt/root }', '{ source: vault }'], 'workloads[0].trust', /"path" is missing/],
  // expectations
  [
    'a workload that does not exist',
    ['from: [w1]', 'from: [w2]'],
    'expectations[0].from[0]',
    /no workload is named "w2"; did you mean "w1"\?/,
  ],
  ['a rule that does not exist', ['rule: a1', 'rule: a9'], 'expectations[0].rule', /no rule is named "a9"/],
  ['two expectations of one name', ['name: e2', 'name: e1'], 'expectations[1].name', /already declared/],
  ['a URL and a port', ['url: "https://api', 'to: "1.1.1.1:1/tcp", url: "https://api'], 'expectations[0].to', /not both/],
  ['neither', ['to: "ntp.example.org:123/udp", speaks: ntp, ', ''], 'expectations[1]', /give "url" or "to"/],
  ['a URL that is none', ['https://api.example.org/v1/x', 'ftp://api.example.org/'], 'expectations[0].url', /use http:\/\/HOST/],
  ['a URL with a password', ['https://api.example.org/v1/x', 'https://u:p@api.example.org/'], 'expectations[0].url', /password/],
  ['a target without a protocol', ['ntp.example.org:123/udp', 'ntp.example.org:123'], 'expectations[1].to', /HOST:PORT\/tcp/],
  ['a target with an impossible port', ['ntp.example.org:123/udp', 'ntp.example.org:0/udp'], 'expectations[1].to', /from 1 to 65535/],
  ['inspection of a port', ['speaks: ntp, expect', 'speaks: ntp, inspected: true, expect'], 'expectations[1].inspected', /only an https/],
  ['a status of a port', ['speaks: ntp, expect', 'speaks: ntp, status: 200, expect'], 'expectations[1].status', /no HTTP answer/],
  [
    'an upstream that cannot be refused',
    ['inspected: true, rule: a1, status: 200', 'upstream: refused, rule: a1'],
    'expectations[0].upstream',
    /only where it inspects/,
  ],
  [
    'an effect that is none',
    ['expect: allow, inspected', 'expect: permit, inspected'],
    'expectations[0].expect',
    /must be allow, deny or unknown, got "permit"/,
  ],
  ['a status that is none', ['status: 200', 'status: 20'], 'expectations[0].status', /from 100 to 599/],
  ['a rule of which there are two', ['name: d1,', 'name: a1,'], 'expectations[0].rule', /2 rules are named "a1", in different collections/],
  ['nobody in "from"', ['from: [w1]', 'from: []'], 'expectations[0].from', /must not be empty/],
  ['a URL with a fragment', ['v1/x"', 'v1/x#top"'], 'expectations[0].url', /has a fragment, which no client sends/],
  ['a URL with an empty user name', ['https://api', 'https://@api'], 'expectations[0].url', /user name/],
  ['a URL with port 0', ['api.example.org/v1/x', 'api.example.org:0/v1/x'], 'expectations[0].url', /from 1 to 65535/],
  ['a URL with a slash too many', ['https://api', 'https:///api'], 'expectations[0].url', /is not a URL/],
  [
    'a letter that does not show in a URL',
    ['"https://api.', '"https://a\\u00adpi.'],
    'expectations[0].url',
    /stands for api\.example\.org; write/,
  ],
  [
    'a letter of another alphabet in a URL',
    ['https://api.', 'https://\u0430pi.'],
    'expectations[0].url',
    /stands for xn--pi-6kc\.example\.org/,
  ],
  [
    'an address in disguise',
    ['https://api.example.org/', 'https://0xcb.0.113.7/'],
    'expectations[0].url',
    /stands for 203\.0\.113\.7; write it so/,
  ],
  [
    'a letter that does not show in a rule',
    a2('"*.ex\\u00adample.org"'),
    `${APPS}[1].fqdns[0]`,
    /letters that no packet carries.*: "\*\.example\.org"/,
  ],
  [
    'a letter of another alphabet in a rule',
    ['urls: [api.', 'urls: [\u0430pi.'],
    `${APPS}[0].urls[0]`,
    /no packet carries.*: "xn--pi-6kc\.example\.org"/,
  ],
  // Hosts that pods reach without the firewall: what is seen of them proves nothing of it.
  ...(
    [
      ["the network's own", '10.42.1.9', /lies in 10\.42\.0\.0\/16, which is reached without the firewall/],
      ['the firewall itself', '10.42.2.4', /lies in 10\.42\.0\.0\/16/],
      ['a service of the cluster', '10.41.0.1', /lies in 10\.41\.0\.0\/16/],
      ['the pod itself', '127.0.0.1', /lies in 127\.0\.0\.0\/8/],
      ['the metadata service', '169.254.169.254', /lies in 169\.254\.0\.0\/16/],
      ["Azure's platform address", '168.63.129.16', /lies in 168\.63\.129\.16/],
      ['a broadcast', '255.255.255.255', /lies in 240\.0\.0\.0\/4/],
      ['the pod by name', 'localhost', /is the pod itself/],
      ['the pod by another name', 'a.localhost', /is the pod itself/],
      ['a service by its short name', 'weather', /a name of the pod's own cluster/],
      ['a service by its name', 'weather.demo.svc', /a name of the pod's own cluster/],
      ['a service by its whole name', 'Weather.demo.svc.cluster.local.', /a name of the pod's own cluster/],
    ] as const
  ).flatMap(([what, host, message]): [string, [string, string], string, RegExp][] => [
    [`${what}, by URL`, ['api.example.org/v1/x', `${host}/v1/x`], 'expectations[0].url', message],
    [`${what}, by port`, ['"ntp.example.org:123', `"${host}:123`], 'expectations[1].to', message],
  ]),
  [
    'a name that is known to lie in the network',
    ['"*.example.org": [192.0.2.7]', '"api.example.org": [10.42.1.7, 10.41.0.9]'],
    'expectations[0].url',
    /lies in 10\.42/,
  ],
  // facts
  [
    'facts about one name in two cases',
    ['"*.example.org": [192.0.2.7]', '"*.example.org": [192.0.2.7], "*.EXAMPLE.org.": [192.0.2.8]'],
    'facts.dns."*.EXAMPLE.org."',
    /the same name as in line 54/,
  ],
  [
    'facts about one tag in two cases',
    ['otherNames: outside', 'serviceTags: { Storage.X: [192.0.2.0/24], storage.x: [192.0.2.0/25] }, otherNames: outside'],
    'facts.serviceTags."storage.x"',
    /the same name/,
  ],
  ['facts about what is no address', ['[192.0.2.7]', '[somewhere]'], 'facts.dns."*.example.org"[0]', /not an IPv4 address/],
]

for (const [what, [from, to], path, message] of rows)
  test(what, () => {
    assert(sound.includes(from), `the sound spec does not say ${from}`)
    const text = sound.replace(from, to)
    const { spec, faults } = parseSpec(text, 'f.yaml')
    assert.equal(spec, undefined)
    const [fault, ...others] = faults
    assert(fault)
    assert.deepEqual(others.map(describeFault), [])
    assert.equal(fault.path, path)
    assert.match(fault.message, message)
    assert(fault.place.line >= 1 && fault.place.line <= text.split('\n').length)
  })

test('a name of which an address is somewhere else is asked for', () => {
  const { faults } = parseSpec(sound.replace('[192.0.2.7]', '[10.42.1.7, 192.0.2.7]'), 'f')
  assert.deepEqual(faults.map(describeFault), [])
})

test('another version of YAML, in which other words are true, is refused; the own one may be named', () => {
  const { faults } = parseSpec(`%YAML 1.1\n---\n${sound.replace('inspect: true', 'inspect: yes')}`, 'f')
  assert.deepEqual(
    faults.map(({ place, message }) => [place.line, place.column, /YAML 1\.2, where yes and no are words/.test(message)]),
    [[1, 1, true]],
  )
  assert.deepEqual(parseSpec(`%YAML 1.2\n---\n${sound}`, 'f').faults, [])
})

test('a file share that the cluster does not have', () => {
  const without = sound.replace(/ {2}fileShare:.*\n/, '').replace('source: vault', 'source: file-share')
  assert.deepEqual(
    parseSpec(without, 'f').faults.map(({ path, message }) => [path, message]),
    [['workloads[0].trust.source', 'the cluster has no file share; declare cluster.fileShare, or use vault or input']],
  )
})

test('a DNS proxy that is off is missed by names in network rules and by the pods', () => {
  const { faults } = parseSpec(sound.replace('dnsProxy: true', 'dnsProxy: false'), 'f')
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['firewall.dnsProxy', 'firewall.ruleCollectionGroups[0].ruleCollections[0].networkRules[1].fqdns'],
  )
})

test('faults come in the order of the file, and hide one another nowhere', () => {
  const broken = rows.slice(11, 60).reduce((text, [, [from, to]]) => text.replace(from, to), sound)
  const { faults } = parseSpec(broken, 'f')
  assert(faults.length >= 15, String(faults.length))
  const places = faults.map(({ place }) => place.line * 10_000 + place.column)
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
})
