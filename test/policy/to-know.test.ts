import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toKnow, wayText } from '../../src/policy/to-know.ts'

const prefixes = (tag: string, location: string) =>
  `say it under facts, serviceTags: { "${tag}": [...] }, with what this lists: az network list-service-tags --location ${location} --query "values[?name=='${tag}'].properties.addressPrefixes[] | [?contains(@, '.')]"`

for (const [what, dependsOn, told] of [
  ['nothing', [], []],
  ['a tag of a region', ['the prefixes of service tag Storage.WestEurope'], [prefixes('Storage.WestEurope', 'westeurope')]],
  [
    'a tag of the world, twice',
    Array(2).fill('the prefixes of service tag AzureActiveDirectory'),
    [prefixes('AzureActiveDirectory', 'eastus2')],
  ],
  ['what nobody has a way for', ['whether the group applies'], []],
  ['what is no name of a tag goes into no command', ['the prefixes of service tag x"; rm -rf ~ #'], []],
  ['nor what is no name of a host', ['the address of a.example; rm -rf ~', 'the address of $(id).example'], []],
] as const)
  test(`to know: ${what}`, () => assert.deepEqual(toKnow(dependsOn).map(wayText), told))

for (const [dependsOn, told] of [
  [
    'the address of a.example',
    /^say it under facts, dns: \{ "a\.example": \[\.\.\.\] \}.*otherNames: outside-service-tags: dig \+short a\.example$/,
  ],
  ['the addresses of a.example', /dig \+short a\.example/],
  ['the names behind FQDN tag WindowsUpdate', /^say it under facts, fqdnTags: \{ "WindowsUpdate": \[\.\.\.\] \}.*fqdn-tags/],
  [
    'whether FQDN tag AzureKubernetesService covers snapshot.ubuntu.com, which only options of AKS need',
    /^name snapshot\.ubuntu\.com in an application rule/,
  ],
  ['whether a.example is in web category Games', /^decide a\.example by its name/],
  ["whether a.example is one of Azure's infrastructure FQDNs (the list is not public)", /^decide a\.example by a rule of your own/],
  ['the destinations in {hub}', /--parameters FILE with \{ "hub": VALUE \}/],
  ['the URL', /--url https:\/\/HOST\/PATH$/],
  ['what a URL rule without TLS inspection does with HTTPS (not documented)', /expect: unknown$/],
] as const)
  test(`to know: ${dependsOn}`, () => {
    const [way, ...more] = toKnow([dependsOn]).map(wayText)
    assert.match(way ?? '', told)
    assert.deepEqual(more, [])
  })
