import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toKnow } from '../../src/policy/to-know.ts'

const command = (tag: string, location: string) =>
  `facts.serviceTags, "${tag}": az network list-service-tags --location ${location} --query "values[?name=='${tag}'].properties.addressPrefixes[] | [?contains(@, '.')]"`

for (const [what, dependsOn, told] of [
  ['nothing', [], []],
  ['a tag of a region', ['the prefixes of service tag Storage.WestEurope'], [command('Storage.WestEurope', 'westeurope')]],
  [
    'a tag of the world, twice',
    Array(2).fill('the prefixes of service tag AzureActiveDirectory'),
    [command('AzureActiveDirectory', 'eastus2')],
  ],
  ['what no command tells', ['the address of a.example'], []],
  ['what is no name of a tag goes into no command', ['the prefixes of service tag x"; rm -rf ~ #'], []],
] as const)
  test(`to know: ${what}`, () => assert.deepEqual(toKnow(dependsOn), told))
