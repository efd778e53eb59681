import { shorten } from './cursor.ts'
import { checked, text } from './fields.ts'

/** Azure's and Kubernetes' rules for names (learn.microsoft.com: "Naming rules and restrictions for Azure resources"). */
const name = (kind: string, pattern: RegExp, allowed: string) =>
  checked(text, value => (pattern.test(value) ? undefined : `${JSON.stringify(shorten(value))} is not a name for ${kind}; use ${allowed}`))

const network = (kind: string, most: number) =>
  name(
    kind,
    new RegExp(`^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,${most - 2}}[A-Za-z0-9_])?$`),
    `up to ${most} letters, digits, ".", "_" and "-", first a letter or digit, last not "." or "-"`,
  )

const label = (kind: string, most: number) =>
  name(
    kind,
    new RegExp(`^[a-z0-9](?:[a-z0-9-]{0,${most - 2}}[a-z0-9])?$`),
    `up to ${most} lower-case letters, digits and "-", first and last a letter or digit`,
  )

export const names = {
  /** The project's own: short enough that names made from it fit everywhere. */
  spec: name('a spec', /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, '2 to 32 lower-case letters, digits and "-", first a letter, last not "-"'),
  location: name('a region', /^[a-z][a-z0-9]{1,40}$/, 'the short form in lower case, like eastus2'),
  resourceGroup: name(
    'a resource group',
    /^(?=.{1,90}$)[\w().-]*[\w()-]$/,
    'up to 90 letters, digits, ".", "_", "-", "(" and ")", last not "."',
  ),
  virtualNetwork: network('a virtual network', 64),
  subnet: network('a subnet', 80),
  routeTable: network('a route table', 80),
  publicIp: network('a public IP address', 80),
  firewall: name(
    'a firewall',
    /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,48}[A-Za-z0-9_])?$/,
    'up to 50 letters, digits, ".", "_" and "-"; Azure Firewall refuses longer ones',
  ),
  firewallPolicy: network('a firewall policy', 80),
  ruleCollectionGroup: network('a rule collection group', 80),
  ruleCollection: network('a rule collection', 80),
  rule: name(
    'a rule',
    /^[^\s./\\#?%][^/\\#?%]{0,78}[^\s./\\#?%]$|^[A-Za-z0-9]$/,
    'up to 80 characters, none of / \\ # ? %, neither space nor "." at the ends',
  ),
  keyVault: name(
    'a key vault',
    /^[A-Za-z](?!.*--)[A-Za-z0-9-]{1,22}[A-Za-z0-9]$/,
    '3 to 24 letters, digits and "-", first a letter, last not "-", no "--"',
  ),
  keyVaultObject: name('a certificate or secret', /^[0-9A-Za-z-]{1,127}$/, 'up to 127 letters, digits and "-"'),
  identity: name(
    'a managed identity',
    /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/,
    '3 to 128 letters, digits, "_" and "-", first a letter or digit',
  ),
  workspace: name(
    'a Log Analytics workspace',
    /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    '4 to 63 letters, digits and "-", first and last a letter or digit',
  ),
  cluster: name(
    'an AKS cluster',
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/,
    'up to 63 letters, digits, "_" and "-", first and last a letter or digit',
  ),
  dnsPrefix: name(
    'a DNS prefix',
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,52}[A-Za-z0-9])?$/,
    'up to 54 letters, digits and "-", first and last a letter or digit',
  ),
  vmSize: name('a VM size', /^(Standard|Basic)_[A-Za-z0-9_-]{1,60}$/, 'one like Standard_D4s_v5'),
  nodePool: name('a Linux node pool', /^[a-z][a-z0-9]{0,11}$/, 'up to 12 lower-case letters and digits, first a letter'),
  registry: name('a container registry', /^[A-Za-z0-9]{5,50}$/, '5 to 50 letters and digits'),
  storageAccount: name('a storage account', /^[a-z0-9]{3,24}$/, '3 to 24 lower-case letters and digits'),
  share: name(
    'a file share',
    /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits and single "-", first and last a letter or digit',
  ),
  namespace: label('a namespace', 63),
  container: label('a container', 63),
  workload: label('a workload', 63),
  kubernetesObject: name(
    'a Kubernetes object',
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
    'lower-case letters, digits, "-" and ".", first and last a letter or digit',
  ),
} as const
