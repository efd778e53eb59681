/** The vault of the certificate authority: whether its name resolves, whether it lets this network in, and whether it lets this identity read. */
import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import type { KnownFaultError } from '../report/fault.ts'
import type { Somebody } from './doctor-identity.ts'
import { grantCommand } from './doctor-rights.ts'

const about = 'vault' as const

const isPrivate = (address: string): boolean => /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd]|::1$)/i.test(address)

/** What DNS says of the vault's name. A name that does not exist is a vault that does not exist. */
export function nameDiagnosis(name: string, addresses: readonly string[] | { readonly code: string }): Diagnosis | undefined {
  if ('code' in addresses)
    return /ENOTFOUND|ENODATA/.test(addresses.code)
      ? {
          about,
          state: 'warn',
          what: `${name}.vault.azure.net does not resolve here (${addresses.code}).`,
          why: 'Either the vault does not exist yet, or this DNS server knows its private zone and not this vault.',
          advice: 'import-ca makes the vault. If it exists, look at the private DNS zone privatelink.vaultcore.azure.net of this network.',
          commands: [shellCommand('az', 'keyvault', 'show', '--name', name, '--query', 'properties.vaultUri')],
        }
      : {
          about,
          state: 'fail',
          what: `${name}.vault.azure.net could not be looked up: ${addresses.code}.`,
          advice: "Look at the runner's DNS.",
        }
  const hidden = addresses.filter(isPrivate)
  return hidden.length > 0
    ? { about, state: 'ok', what: `${name}.vault.azure.net resolves to ${hidden.join(', ')}: a private endpoint.` }
    : undefined
}

/** What the vault's document says that would surprise. */
export function documentDiagnoses(name: string, document: Json): readonly Diagnosis[] {
  const found: Diagnosis[] = []
  if (at(document, '/properties/enableRbacAuthorization') === false)
    found.push({
      about,
      state: 'fail',
      what: `Key vault ${name} uses access policies, and not Azure RBAC.`,
      why: 'Roles on the vault then count for nothing.',
      advice: 'Switch it over. Whoever uses it by an access policy needs a role instead, first.',
      commands: [shellCommand('az', 'keyvault', 'update', '--name', name, '--enable-rbac-authorization', 'true')],
    })
  const closed = /^disabled$/i.test(String(at(document, '/properties/publicNetworkAccess')))
  const denies = /^deny$/i.test(String(at(document, '/properties/networkAcls/defaultAction')))
  if (closed || denies)
    found.push({
      about,
      state: 'warn',
      what: closed
        ? `Key vault ${name} takes connections from private endpoints only.`
        : `Key vault ${name} has a firewall that denies by default.`,
      why: 'A runner outside the allowed networks is refused, whatever its roles.',
      ...(/azureservices/i.test(String(at(document, '/properties/networkAcls/bypass')))
        ? {}
        : {
            advice: 'The firewall policy reads the vault as a trusted service: let those pass.',
            commands: [shellCommand('az', 'keyvault', 'update', '--name', name, '--bypass', 'AzureServices')],
          }),
    })
  return found
}

/** What came of reading the certificate and the root, which is what plan and verify do. */
export function readDiagnosis(
  vault: { readonly name: string; readonly id: string; readonly certificate: string; readonly rootSecret: string },
  read: { readonly certificate: boolean; readonly root: boolean } | { readonly fault: KnownFaultError | Error },
  who: Somebody,
): Diagnosis {
  if (!('fault' in read)) {
    const missing = [
      ...(read.certificate ? [] : [`certificate ${vault.certificate}`]),
      ...(read.root ? [] : [`secret ${vault.rootSecret}`]),
    ]
    return missing.length === 0
      ? { about, state: 'ok', what: `Key vault ${vault.name} gives the certificate ${vault.certificate} and the root ${vault.rootSecret}.` }
      : {
          about,
          state: 'warn',
          what: `Key vault ${vault.name} lets this identity in and holds no ${missing.join(' and no ')}.`,
          advice: 'Run import-ca.',
        }
  }
  const { fault } = read
  const code = 'code' in fault ? String(fault.code) : fault.name
  const what = `Key vault ${vault.name} refuses: ${code}: ${fault.message}`
  const advice = 'advice' in fault ? { advice: fault.advice } : {}
  switch (code.toLowerCase()) {
    case 'forbiddenbyfirewall': {
      const address = /Client address: ([0-9a-f.:]+)/i.exec(fault.message)?.[1] ?? 'ADDRESS'
      return {
        about,
        state: 'fail',
        what,
        ...advice,
        commands: [shellCommand('az', 'keyvault', 'network-rule', 'add', '--name', vault.name, '--ip-address', address)],
      }
    }
    case 'forbiddenbyrbac':
      return {
        about,
        state: 'fail',
        what,
        advice: 'Of the secrets it needs the root alone: the secret of the intermediate is its private key.',
        commands: [
          grantCommand(who, 'Key Vault Reader', vault.id),
          grantCommand(who, 'Key Vault Secrets User', `${vault.id}/secrets/${vault.rootSecret}`),
        ],
      }
    case 'forbiddenbypolicy':
      return {
        about,
        state: 'fail',
        what,
        ...advice,
        commands: [shellCommand('az', 'keyvault', 'update', '--name', vault.name, '--enable-rbac-authorization', 'true')],
      }
    default:
      return { about, state: 'fail', what, ...advice }
  }
}
