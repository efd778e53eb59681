/** GitHub's OpenID Connect provider: the issuer that Entra reads keys from, and the service that gives a job its tokens. */
import { createHash, generateKeyPair, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import type { FrontDoor } from '../parts.ts'

export type GithubOidc = {
  /** What a job with `id-token: write` finds in its environment. */
  readonly env: { readonly ACTIONS_ID_TOKEN_REQUEST_URL: string; readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string }
  /** What a federated credential in Entra has to trust. */
  readonly subject: string
  readonly issuer: string
  close(): void
}

/** The job that asks. Identifiers are part of the subject since July 2026, so that a name that changes hands proves nothing. */
export type Job = {
  readonly owner: string
  readonly ownerId: string
  readonly repository: string
  readonly repositoryId: string
  readonly environment: string
  readonly workflow: string
}

const weather: Job = {
  owner: 'weather',
  ownerId: '9919',
  repository: 'weather-service',
  repositoryId: '1296269',
  environment: 'production',
  workflow: '.github/workflows/egress.yml',
}

const host = 'token.actions.githubusercontent.com'
const issuer = `https://${host}`
const serviceHost = 'run-actions-1.actions.githubusercontent.com'

/** GitHub's tokens live this long: long enough for one exchange, too short to keep. Seconds. */
const lifetime = 300

export const githubOidc = async ({ frontDoor, job = weather }: { frontDoor: FrontDoor; job?: Job }): Promise<GithubOidc> => {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const keyId = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32)
  const bearer = randomBytes(32).toString('base64url')
  const path = `/${randomBytes(12).toString('base64url')}/00000000-0000-0000-0000-000000000000/_apis/distributedtask/hubs/Actions/plans/${randomUUID()}/jobs/${randomUUID()}/idtoken`
  const subject = `repo:${job.owner}@${job.ownerId}/${job.repository}@${job.repositoryId}:environment:${job.environment}`

  const provider: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (request.method !== 'GET') answer(response, 405, { message: 'Method not allowed' })
    else if (pathname === '/.well-known/openid-configuration')
      answer(response, 200, {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks`,
        subject_types_supported: ['public', 'pairwise'],
        response_types_supported: ['id_token'],
        claims_supported: Object.keys(claims(job, subject, 'audience')),
        id_token_signing_alg_values_supported: ['RS256'],
        scopes_supported: ['openid'],
      })
    else if (pathname === '/.well-known/jwks')
      answer(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' }] })
    else answer(response, 404, { message: `Not found: ${pathname}` })
  }
  const service: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', `https://${serviceHost}`)
    const audience = url.searchParams.get('audience') || `https://github.com/${job.owner}`
    if (url.pathname !== path || request.method !== 'GET') answer(response, 404, { message: 'No such job' })
    else if (!bears(request, bearer)) answer(response, 401, { message: 'The request token is missing or wrong' })
    else answer(response, 200, { count: 1, value: token(claims(job, subject, audience), keyId, privateKey) })
  }

  const leave = [frontDoor.add({ host, handle: provider }), frontDoor.add({ host: serviceHost, handle: service })]
  return {
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: `https://${serviceHost}${path}?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer },
    subject,
    issuer,
    close: () => {
      for (const each of leave) each()
    },
  }
}

/** The claims of GitHub's tokens, as its documentation lists them. */
const claims = (job: Job, subject: string, audience: string): Record<string, unknown> => {
  const now = Math.floor(Date.now() / 1000)
  const repository = `${job.owner}/${job.repository}`
  const workflowRef = `${repository}/${job.workflow}@refs/heads/main`
  const sha = createHash('sha1').update(repository).digest('hex')
  return {
    jti: randomUUID(),
    sub: subject,
    aud: audience,
    iss: issuer,
    iat: now,
    nbf: now - 300,
    exp: now + lifetime,
    ref: 'refs/heads/main',
    ref_type: 'branch',
    ref_protected: 'true',
    sha,
    repository,
    repository_id: job.repositoryId,
    repository_owner: job.owner,
    repository_owner_id: job.ownerId,
    repository_visibility: 'private',
    actor: job.owner,
    actor_id: job.ownerId,
    environment: job.environment,
    event_name: 'push',
    base_ref: '',
    head_ref: '',
    run_id: '1',
    run_number: '1',
    run_attempt: '1',
    runner_environment: 'self-hosted',
    workflow: job.workflow,
    workflow_ref: workflowRef,
    workflow_sha: sha,
    job_workflow_ref: workflowRef,
    job_workflow_sha: sha,
  }
}

const token = (payload: Record<string, unknown>, keyId: string, key: KeyObject): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: keyId })}.${part(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}

const bears = (request: IncomingMessage, bearer: string): boolean => request.headers.authorization === `Bearer ${bearer}`

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
