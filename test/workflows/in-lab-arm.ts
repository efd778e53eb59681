/** Somebody at ARM's door of a kept lab, under the identity that set the lab up: what is written by hand, and who may what. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { roles } from '../../src/lab/azure/roles.ts'
import { intoLab, type Kept } from './act.ts'
import { root } from './files.ts'
import { grantsOf, rehearse } from './rehearsal.ts'

export type ArmCall = {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  /** Below the subscription. */
  readonly path: string
  readonly version: string
  readonly body?: unknown
}

/** Runs in the lab: signs in as the job does, makes each call, and waits until ARM has done it. Prints what stands there afterwards. */
const inside = `
const { env } = process
const json = async (url, init, ...other) => {
  const answer = await fetch(url, init)
  const text = await answer.text()
  if (!answer.ok && !other.includes(answer.status)) throw new Error(answer.status + ' ' + url + ': ' + text)
  return answer.ok && text !== '' ? JSON.parse(text) : undefined
}
const { value } = await json(env.ACTIONS_ID_TOKEN_REQUEST_URL + '&audience=api://AzureADTokenExchange', {
  headers: { authorization: 'Bearer ' + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
})
const { access_token } = await json('https://login.microsoftonline.com/' + env.AZURE_TENANT_ID + '/oauth2/v2.0/token', {
  method: 'POST',
  body: new URLSearchParams({
    client_id: env.AZURE_CLIENT_ID,
    scope: 'https://management.azure.com/.default',
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: value,
  }),
})
const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' }
const answers = []
for (const { method, path, version, body } of JSON.parse(env.CALLS)) {
  const url = 'https://management.azure.com/subscriptions/' + env.AZURE_SUBSCRIPTION_ID + path + '?api-version=' + version
  if (method !== 'GET') await json(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  for (;;) {
    const found = await json(url, { headers }, 404)
    const state = found?.properties?.provisioningState
    if (state === 'Failed') throw new Error(url + ' failed')
    if (method === 'DELETE' ? found === undefined : state === undefined || state === 'Succeeded') {
      answers.push(found ?? null)
      break
    }
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}
console.log(JSON.stringify(answers))`

export type Document = { readonly properties: Readonly<Record<string, unknown>>; readonly [name: string]: unknown }

export const callArm = async (lab: Kept, calls: readonly ArmCall[]): Promise<readonly Document[]> => {
  const [file = '', ...args] = intoLab(lab.first, root, [process.execPath, '--input-type=module', '--eval', inside])
  const env = { PATH: process.env['PATH'], ...lab.env, CALLS: JSON.stringify(calls) }
  const { stdout } = await promisify(execFile)(file, args, { env, timeout: 60_000 })
  return JSON.parse(stdout) as readonly Document[]
}

const group = '/resourceGroups/rg-weather'
const network = `${group}/providers/Microsoft.Network`
const networkVersion = '2024-05-01'

/** The policy as nobody declared it, while `run` runs: a rule collection group by hand, in front of the spec's application rules. */
export const withRulesByHand = async <Result>(
  lab: Kept,
  action: 'Allow' | 'Deny',
  rule: Readonly<Record<string, unknown>>,
  run: () => Promise<Result>,
): Promise<Result> => {
  const path = `${network}/firewallPolicies/afwp-weather/ruleCollectionGroups/by-hand`
  const collection = {
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    name: 'by-hand',
    priority: 100,
    action: { type: action },
    rules: [{ name: 'ByHand', sourceAddresses: ['*'], ...rule }],
  }
  const body = { properties: { priority: 150, ruleCollections: [collection] } }
  await callArm(lab, [{ method: 'PUT', path, version: networkVersion, body }])
  return run().finally(() => callArm(lab, [{ method: 'DELETE', path, version: networkVersion }]))
}

type Route = { readonly name: string; readonly properties: Readonly<Record<string, unknown>> }

/** The routes as somebody left them, while `run` runs. */
export const withRoutes = async <Result>(
  lab: Kept,
  change: (routes: readonly Route[]) => readonly Route[],
  run: () => Promise<Result>,
): Promise<Result> => {
  const path = `${network}/routeTables/rt-weather`
  const [table] = await callArm(lab, [{ method: 'GET', path, version: networkVersion }])
  const write = (routes: readonly Route[]) =>
    callArm(lab, [
      {
        method: 'PUT',
        path,
        version: networkVersion,
        body: { location: table?.['location'], tags: table?.['tags'], properties: { ...table?.properties, routes } },
      },
    ])
  const routes = ((table?.properties['routes'] ?? []) as readonly Route[]).map(({ name, properties }) => ({ name, properties }))
  await write(change(routes))
  return run().finally(() => write(routes))
}

export const environments = ['egress-plan', 'egress-apply', 'egress-verify', 'egress-power'] as const

/**
 * What workflows/set-up.sh makes: an identity for each environment, with the roles that it gives and no others. The lab's jobs all have one
 * subject. Returns the variables of the environments.
 */
export const makeIdentities = async (lab: Kept): Promise<Readonly<Record<string, string>>> => {
  const identity = (environment: string): string =>
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-${environment}-platform`
  const version = '2023-01-31'
  const made = await callArm(
    lab,
    environments.map(environment => ({ method: 'PUT', path: identity(environment), version, body: { location: 'eastus2' } })),
  )
  const subscription = `/subscriptions/${lab.env['AZURE_SUBSCRIPTION_ID']}`
  await callArm(
    lab,
    environments.flatMap((environment, index): readonly ArmCall[] => [
      {
        method: 'PUT',
        path: `${identity(environment)}/federatedIdentityCredentials/${environment}`,
        version,
        body: {
          properties: {
            issuer: 'https://token.actions.githubusercontent.com',
            subject: 'repo:weather@9919/weather-service@1296269:environment:production',
            audiences: ['api://AzureADTokenExchange'],
          },
        },
      },
      ...grantsOf(rehearse([environment]).calls).map(
        ({ role, scope }): ArmCall => ({
          method: 'PUT',
          path: `${group}${scope}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`,
          version: '2022-04-01',
          body: {
            properties: {
              roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleId(role)}`,
              principalId: made[index]?.properties['principalId'],
              principalType: 'ServicePrincipal',
            },
          },
        }),
      ),
    ]),
  )
  return Object.fromEntries(
    environments.map((environment, index) => [`AZURE_CLIENT_ID_${environment}`, String(made[index]?.properties['clientId'])]),
  )
}

const roleId = (wanted: string): string => {
  const role = roles.find(({ name }) => name === wanted)
  if (!role) throw new Error(`the lab does not know the role ${wanted}`)
  return role.id
}
