/** Gets the two tokens: GitHub's, and with it (or without it) Azure's. Never rejects: what went wrong is the answer. */
import type { TokenCredential } from '@azure/core-auth'
import type { Diagnosis } from '../report/diagnosis.ts'
import { KnownFaultError } from '../report/fault.ts'
import { audience, azureLogin } from './credential.ts'
import { type Deadline, inTime, notAnswered, TooLate } from './doctor-deadline.ts'
import {
  nobodyDiagnosis,
  refusalDiagnosis,
  type Somebody,
  signInDiagnosis,
  somebodyOf,
  type TokenSeen,
  tokenSeen,
} from './doctor-identity.ts'
import type { DoctorWorld } from './doctor-world.ts'
import { explainFault } from './faults.ts'
import type { AzureInputs } from './session.ts'

/** The claims of the job's OIDC token that a federated credential has to have; the token itself is masked and dropped. */
export async function seeToken(world: Pick<DoctorWorld, 'env' | 'idToken' | 'mask'>, deadline: Deadline): Promise<TokenSeen> {
  const { env, idToken } = world
  if (idToken === undefined) return { kind: 'none', inActions: env['GITHUB_ACTIONS'] === 'true' }
  try {
    const token = await inTime(deadline, () => idToken(audience))
    world.mask(token)
    return tokenSeen(token)
  } catch (error) {
    if (error instanceof TooLate)
      return {
        kind: 'refused',
        message: error.message,
        advice: 'Look at githubstatus.com, and at what lies between the runner and the host of ACTIONS_ID_TOKEN_REQUEST_URL.',
      }
    const fault = explainFault(error)
    return {
      kind: 'refused',
      message: fault.message.replace(/\.$/, ''),
      advice: fault instanceof KnownFaultError ? fault.advice : 'Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL.',
    }
  }
}

export type SignedIn = { readonly kind: 'in'; readonly credential: TokenCredential; readonly token: string; readonly who: Somebody }
export type Entry = SignedIn | { readonly kind: 'out'; readonly error: unknown }

/** Signs in as the actions do. */
export async function enter(where: AzureInputs, world: DoctorWorld, deadline: Deadline): Promise<Entry> {
  const silent = { info: () => {}, debug: () => {}, warning: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() }
  try {
    return await inTime(deadline, async signal => {
      const credential = await azureLogin(where, { env: world.env, idToken: world.idToken, mask: world.mask, log: silent })
      const token = await credential.getToken('https://management.azure.com/.default', { abortSignal: signal })
      if (!token) throw new Error('Entra gave no token')
      return { kind: 'in', credential, token: token.token, who: somebodyOf(token.token) }
    })
  } catch (error) {
    return { kind: 'out', error }
  }
}

/** No credential of the chain had anything to offer, as `DefaultAzureCredential` says it. */
const nobody = /^(CredentialUnavailableError|AggregateAuthenticationError|ChainedTokenCredential)/

/** Who is signed in; or what Entra refused, held against the token that it was shown; or that there was nobody to sign in. */
export function signInDiagnoses(entered: Entry, seen: TokenSeen, where: AzureInputs, env: DoctorWorld['env']): readonly Diagnosis[] {
  if (entered.kind === 'in') return [signInDiagnosis(entered.who, where)]
  if (entered.error instanceof TooLate) return [notAnswered('sign-in', 'Whether Entra knows this identity', entered.error)]
  const fault = explainFault(entered.error)
  const [code, advice] = fault instanceof KnownFaultError ? [fault.code, fault.advice] : [fault.name, 'Look at the message.']
  if (nobody.test(code)) return [nobodyDiagnosis(seen, where, env['GITHUB_ACTIONS'] === 'true')]
  // A token that GitHub does not give is told under its own name.
  if (code === 'IdToken')
    return [
      { about: 'sign-in', state: 'unchecked', what: 'Entra was not asked.', why: "GitHub gave no token to ask with: see GitHub's token." },
    ]
  return [refusalDiagnosis({ code, message: fault.message, advice }, seen, where)]
}
