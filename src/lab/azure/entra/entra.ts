/** login.microsoftonline.com: metadata, keys, and tokens for applications and managed identities. */
import { timingSafeEqual } from 'node:crypto'
import type { Answer, Call } from '../http.ts'
import { notInLab } from '../refusal.ts'
import { checkAssertion } from './assertion.ts'
import type { Directory, Principal } from './directory.ts'
import { entraError } from './errors.ts'
import type { Tokens } from './tokens.ts'

type World = {
  readonly tenantId: string
  readonly directory: Directory
  readonly tokens: Tokens
  readonly fetchIssuer: (url: string) => Promise<unknown>
  readonly now: () => Date
}

const login = 'https://login.microsoftonline.com'

export const entra =
  (world: World) =>
  async (call: Call): Promise<Answer> => {
    if (call.path === '/common/discovery/instance') return { status: 200, body: instanceMetadata(world.tenantId) }
    if (call.path === '/') return { status: 302, headers: { location: 'https://www.office.com/login' } }
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/(.+)$/.exec(call.path) ?? []
    if (!/^(v2\.0\/\.well-known\/openid-configuration|discovery(\/v2\.0)?\/keys|oauth2\/v2\.0\/token)$/.test(rest)) {
      throw notInLab(`Entra's ${call.method} ${call.path}`)
    }
    if (tenant.toLowerCase() !== world.tenantId.toLowerCase()) {
      throw entraError(
        90002,
        'invalid_request',
        `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
      )
    }
    if (rest.endsWith('openid-configuration')) return { status: 200, body: configuration(world.tenantId) }
    if (rest.endsWith('keys')) return { status: 200, body: await world.tokens.keys() }
    return token(new URLSearchParams(call.bytes.toString('utf8')), world)
  }

async function token(form: URLSearchParams, world: World): Promise<Answer> {
  const grant = form.get('grant_type')
  if (grant !== 'client_credentials') throw notInLab(`Entra's grant_type ${grant}`)
  const clientId = form.get('client_id') ?? ''
  const principal = world.directory.byClientId(clientId)
  if (!principal) {
    throw entraError(
      700016,
      'unauthorized_client',
      `Application with identifier '${clientId}' was not found in the directory '${world.tenantId}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    )
  }
  await authenticate(form, principal, world)
  const { token: accessToken, expiresIn } = await world.tokens.issue(principal, audienceOf(form.get('scope') ?? ''))
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: accessToken },
  }
}

async function authenticate(form: URLSearchParams, principal: Principal, world: World): Promise<void> {
  const assertion = form.get('client_assertion')
  if (assertion) return checkAssertion(assertion, principal, world)
  const secret = form.get('client_secret')
  if (!secret) {
    throw entraError(
      7000218,
      'invalid_client',
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    )
  }
  if (!principal.secret || !same(secret, principal.secret)) {
    throw entraError(
      7000215,
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${principal.clientId}'.`,
    )
  }
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** `https://vault.azure.net/.default` asks for a token for `https://vault.azure.net`. */
function audienceOf(scope: string): string {
  const wanted = scope.split(' ').find(item => item.endsWith('/.default'))
  if (!wanted) {
    throw entraError(
      1002012,
      'invalid_scope',
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    )
  }
  return wanted.slice(0, -'/.default'.length)
}

const configuration = (tenant: string) => ({
  token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
  jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  issuer: `${login}/${tenant}/v2.0`,
  authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
  device_authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/devicecode`,
  tenant_region_scope: 'NA',
  cloud_instance_name: 'microsoftonline.com',
  cloud_graph_host_name: 'graph.windows.net',
  msgraph_host: 'graph.microsoft.com',
  rbac_url: 'https://pas.windows.net',
})

const instanceMetadata = (tenant: string) => ({
  tenant_discovery_endpoint: `${login}/${tenant}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [
    {
      preferred_network: 'login.microsoftonline.com',
      preferred_cache: 'login.windows.net',
      aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    },
  ],
})
