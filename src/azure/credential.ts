import type { AccessToken, TokenCredential } from '@azure/core-auth'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { AdditionalPolicyConfig } from '@azure-rest/core-client'
import type { ActionWorld } from '../github/action.ts'
import { KnownFaultError } from '../report/fault.ts'
import { type Bounds, bounds } from './bounds.ts'

/** Entra answers in a second or two, with a token or a list of keys. Its library asks up to four times. */
const usual: Bounds = { milliseconds: 30_000, bytes: 4 * 2 ** 20 }

/** What Entra asks of a GitHub token. */
export const audience = 'api://AzureADTokenExchange'

/** A credential that can be told that its token was refused. */
export type Login = TokenCredential & {
  /** A token from Entra itself, whatever is still held. */
  renew(scope: string, signal: AbortSignal): Promise<string | undefined>
}

/**
 * The login of a job. With `id-token: write` and both ids it is the job's own OIDC token, minted anew whenever Entra is asked again, so that
 * a run may outlast a token; otherwise whatever `DefaultAzureCredential` finds (azure/login, environment, managed identity).
 */
export async function azureLogin(
  inputs: { readonly tenantId: string; readonly clientId: string },
  world: Pick<ActionWorld, 'env' | 'idToken' | 'mask' | 'log'>,
  most: Bounds = usual,
): Promise<Login> {
  const { ClientAssertionCredential, DefaultAzureCredential } = await import('@azure/identity')
  const { tenantId, clientId } = inputs
  const { idToken } = world
  const line = connectionWatch(most)
  const federated = idToken !== undefined && tenantId !== '' && clientId !== ''
  world.log.debug(`signing in to Azure with ${federated ? "the job's OIDC token" : 'DefaultAzureCredential'}`)
  const open = (): TokenCredential =>
    federated
      ? new ClientAssertionCredential(tenantId, clientId, () => minted(idToken, line), line.options)
      : new DefaultAzureCredential({
          ...line.options,
          // az, azd and PowerShell are asked in turn, and have no deadline of their own.
          processTimeoutInMs: most.milliseconds,
          ...(tenantId ? { tenantId } : {}),
          ...(clientId ? { managedIdentityClientId: clientId, workloadIdentityClientId: clientId } : {}),
        })
  return frank(open, world.mask, line)
}

/** The vault's word for our root is what every proof stands on: it has to be the vault that says it. */
export function refuseUnverified(env: ActionWorld['env']): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return
  throw new KnownFaultError({
    code: 'UnverifiedTls',
    message:
      "NODE_TLS_REJECT_UNAUTHORIZED=0 is set, so anybody on the way could answer in Azure's name, and give a root certificate of their own",
    advice: 'Remove the variable, and give Node.js the root that it lacks by NODE_EXTRA_CA_CERTS.',
  })
}

type ConnectionWatch = { readonly options: { readonly additionalPolicies: AdditionalPolicyConfig[] }; last: unknown }

/** Remembers why a connection to Entra could not be made: MSAL says no more than `network_error`. */
function connectionWatch(most: Bounds): ConnectionWatch {
  const policy: PipelinePolicy = {
    name: 'egressGateConnectionWatch',
    async sendRequest(request, next) {
      try {
        return await next(request)
      } catch (error) {
        watch.last = error
        throw error
      }
    },
  }
  const watch: ConnectionWatch = {
    options: {
      additionalPolicies: [
        { policy, position: 'perCall' },
        { policy: bounds(most), position: 'perRetry' },
      ],
    },
    last: undefined,
  }
  return watch
}

/** GitHub's own refusal says more than what Entra's library makes of it. */
async function minted(idToken: (audience: string) => Promise<string>, line: ConnectionWatch): Promise<string> {
  try {
    return await idToken(audience)
  } catch (error) {
    line.last = error
    throw error
  }
}

/** Keeps every token out of the log, once each, and says why Entra could not be asked. */
function frank(open: () => TokenCredential, mask: (secret: string) => void, line: ConnectionWatch): Login {
  let credential = open()
  const seen = new Set<string>()
  const getToken: TokenCredential['getToken'] = async (scopes, options): Promise<AccessToken | null> => {
    line.last = undefined
    const token = await credential.getToken(scopes, options).catch(error => {
      throw line.last instanceof KnownFaultError || (/network_error/.test(String(error)) && line.last !== undefined) ? line.last : error
    })
    if (token && !seen.has(token.token)) {
      seen.add(token.token)
      mask(token.token)
    }
    return token
  }
  return {
    getToken,
    renew: async (scope, signal) => {
      // A new one knows no tokens, and so asks.
      credential = open()
      return (await getToken(scope, { abortSignal: signal }))?.token
    },
  }
}

export type Runner = { readonly objectId: string; readonly principalType: 'ServicePrincipal' | 'User' }

/** Who a management token belongs to, by its claims. They are not verified: they only decide to whom rights are granted with that very token. */
export async function whoAmI(
  credential: TokenCredential,
  signal: AbortSignal,
): Promise<{ readonly tenantId?: string; readonly runner?: Runner }> {
  const token = await credential.getToken('https://management.azure.com/.default', { abortSignal: signal })
  const claims = claimsOf(token?.token ?? '')
  const text = (name: string): string | undefined => (typeof claims[name] === 'string' ? (claims[name] as string) : undefined)
  const [tenantId, objectId] = [text('tid'), text('oid')]
  return {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(objectId === undefined
      ? {}
      : {
          runner: {
            objectId,
            principalType:
              text('idtyp') === 'user' || (claims.idtyp === undefined && text('upn') !== undefined)
                ? ('User' as const)
                : ('ServicePrincipal' as const),
          },
        }),
  }
}

/** The claims of a JWT; none when it is not one. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload, signature] = token.split('.')
  if (!payload || signature === undefined) return {}
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? (claims as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
