/** The vault of the certificate authority: whether its name resolves, whether it lets this network in, and whether it lets this identity read. */
import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import { type Diagnosis, shellCommand } from '../report/diagnosis.ts'
import type { KnownFaultError } from '../report/fault.ts'
import type { Somebody } from './doctor-identity.ts'
import { grantCommand, type Work } from './doctor-rights.ts'

const about = 'vault' as const

const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(address)

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

/** What came of reading one thing: that it is there, that it is not, or the refusal. */
export type Read = boolean | { readonly fault: KnownFaultError | Error }

/** What came of reading the certificate and the root, which is what plan and verify do. */
export function readDiagnoses(
  vault: { readonly name: string; readonly id: string; readonly certificate: string; readonly rootSecret: string },
  read: { readonly certificate: Read; readonly root: Read },
  who: Somebody,
  works: readonly Work[],
): readonly Diagnosis[] {
  const parts = [
    { what: `certificate ${vault.certificate}`, read: read.certificate, role: 'Key Vault Reader', scope: vault.id },
    // Of the secrets the root alone: the secret of the intermediate is its private key.
    {
      what: `secret ${vault.rootSecret}`,
      read: read.root,
      role: 'Key Vault Secrets User',
      scope: `${vault.id}/secrets/${vault.rootSecret}`,
    },
  ]
  const refused = parts.flatMap(part => (typeof part.read === 'object' ? [{ ...part, fault: part.read.fault }] : []))
  const [first] = refused
  if (first) {
    const same = refused.filter(({ fault }) => codeOf(fault) === codeOf(first.fault))
    const others = refused.filter(({ fault }) => codeOf(fault) !== codeOf(first.fault))
    return [same, others].flatMap(group => (group[0] ? [refusal(vault, group, who, works)] : []))
  }
  const missing = parts.filter(part => part.read === false).map(({ what }) => what)
  return [
    missing.length === 0
      ? { about, state: 'ok', what: `Key vault ${vault.name} gives the certificate ${vault.certificate} and the root ${vault.rootSecret}.` }
      : {
          about,
          state: 'warn',
          what: `Key vault ${vault.name} lets this identity in and holds no ${missing.join(' and no ')}.`,
          advice: 'Run import-ca.',
        },
  ]
}

const codeOf = (fault: Error): string => ('code' in fault ? String(fault.code) : fault.name)

type Refused = { readonly what: string; readonly role: string; readonly scope: string; readonly fault: Error }

function refusal(
  vault: { readonly name: string; readonly id: string },
  refused: readonly Refused[],
  who: Somebody,
  works: readonly Work[],
): Diagnosis {
  const fault = refused[0]?.fault ?? new Error('nothing was refused')
  const code = codeOf(fault)
  const what = `Key vault ${vault.name} refuses ${refused.map(each => each.what).join(' and ')}: ${code}: ${fault.message}`
  const advice = 'advice' in fault ? { advice: String(fault.advice) } : {}
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
      return works.every(work => work === 'apply')
        ? {
            about,
            state: 'warn',
            what,
            advice: 'import-ca gives itself the roles that it needs there; it has to have run once, and roles take some minutes to count.',
          }
        : {
            about,
            state: 'fail',
            what,
            advice:
              'Somebody who may assign roles runs this; it counts after a few minutes. Of the secrets the root alone is needed: the secret of the intermediate is its private key.',
            commands: refused.map(({ role, scope }) => grantCommand(who, role, scope)),
          }
    // Refused by an access policy.
    case 'forbiddenbypolicy':
    case 'accessdenied':
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
