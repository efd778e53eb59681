import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { prompt } from '../../src/azure/prompt.ts'
import { grantRetries, innermost, reasonFor, serviceError, writeRetries } from '../../src/azure/retry.ts'
import { backoff, retryAfter, sleep } from '../../src/azure/wait.ts'

const error = (status: number | undefined, code: string, message = '') => ({ status, code, message })

for (const [name, given, reason] of [
  ['an operation that is on', error(409, 'AnotherOperationInProgress'), 'another operation'],
  ['as 429', error(429, 'RetryableError'), 'another operation'],
  ['what it refers to is not ready', error(429, 'ReferencedResourceNotProvisioned'), 'another operation'],
  ['the policy is locked', error(400, 'FirewallPolicyRuleCollectionGroupUpdateNotAllowedWhenUpdatingOrDeleting'), 'another operation'],
  [
    'AKS says it in words',
    error(409, 'OperationNotAllowed', 'Operation is not allowed: Another operation (Updating) is in progress'),
    'another operation',
  ],
  ['two credentials at once', error(409, 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'), 'another operation'],
  ['an identity that is too new', error(400, 'PrincipalNotFound'), 'new principal'],
  [
    'a faulted firewall',
    error(undefined, 'FirewallPolicyUpdateFailed', 'Put on Firewall Policy p Failed with 1 faulted referenced firewalls'),
    'faulted firewall',
  ],
  ['Azure is down', error(503, 'ServiceUnavailable'), 'server error'],
  ['a gateway gave up', error(504, ''), 'server error'],
  ['no right', error(403, 'AuthorizationFailed'), undefined],
  ['a bad document', error(400, 'InvalidRequestFormat'), undefined],
  ['a conflict for good', error(409, 'VaultAlreadyExists', 'The vault name is already in use.'), undefined],
  ['plain throttling', error(429, 'TooManyRequests', 'slow down'), undefined],
] as const)
  test(`write: ${name}: ${reason ?? 'not repeated'}`, () => assert.equal(reasonFor(given, writeRetries)?.name, reason))

test('every reason ends', () => {
  for (const { forMinutes, name } of [...writeRetries, ...grantRetries]) assert.ok(forMinutes > 0 && forMinutes <= 30, name)
})

test('the innermost error is the one that says something', () => {
  for (const [body, code, message] of [
    [{ error: { code: 'A', message: 'a' } }, 'A', 'a'],
    [{ code: 'A', message: 'a' }, 'A', 'a'],
    [
      {
        status: 'Failed',
        error: {
          code: 'Outer',
          message: 'see details',
          details: [{ code: 'Inner', message: 'the reason', details: [{ code: 'Innermost', message: 'the cause' }] }],
        },
      },
      'Innermost',
      'the cause',
    ],
    [
      { error: { code: 'Forbidden', message: 'Caller is not authorized', innererror: { code: 'ForbiddenByRbac' } } },
      'ForbiddenByRbac',
      'Caller is not authorized',
    ],
    [{ error: { code: 'A', message: 'a', details: [null, 7] } }, 'A', 'a'],
  ] as const)
    assert.deepEqual(innermost(body), { code, message })
  for (const nothing of [undefined, null, 'text', {}, { error: null }, []]) assert.equal(innermost(nothing), undefined)
})

test('a body that points at itself does not hold the reader', () => {
  const node: Record<string, unknown> = { code: 'A', message: 'a' }
  node.details = [node]
  assert.deepEqual(innermost({ error: node }), { code: 'A', message: 'a' })
})

test('what an SDK throws is read from its answer first', () => {
  const thrown = Object.assign(new Error('outer'), {
    statusCode: 403,
    code: 'Forbidden',
    response: { bodyAsText: '{"error":{"code":"Forbidden","message":"m","innererror":{"code":"ForbiddenByRbac"}}}' },
  })
  assert.deepEqual(serviceError(thrown), { status: 403, code: 'ForbiddenByRbac', message: 'm' })
  assert.deepEqual(serviceError(new Error('x')), { status: undefined, code: '', message: 'x' })
  assert.deepEqual(serviceError('x'), { status: undefined, code: '', message: 'x' })
})

test('Retry-After in all its forms', () => {
  const now = Date.parse('Mon, 23 Nov 2026 10:00:00 GMT')
  for (const [header, wait] of [
    ['0', 0],
    ['2', 2000],
    ['Mon, 23 Nov 2026 10:00:05 GMT', 5000],
    ['Mon, 23 Nov 2026 10:00:00.060 GMT', 60],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['31536000', 86_400_000],
    ['1e999', undefined],
    ['9'.repeat(400), 86_400_000],
    ['Mon, 23 Nov 2099 10:00:00 GMT', 86_400_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)
    assert.equal(retryAfter(header, now), wait, String(header))
})

test('pollers are not told to wait for longer than their timers can: those would fire at once', async () => {
  for (const [given, told] of [
    ['31536000', '86400'],
    ['Mon, 23 Nov 2099 10:00:00 GMT', '86400'],
    ['15', '15'],
  ] as const) {
    const headers = createHttpHeaders({ 'retry-after': given })
    const request = createPipelineRequest({ url: 'https://management.azure.com/' })
    await prompt.sendRequest(request, async () => ({ request, status: 202, headers }))
    assert.equal(headers.get('retry-after'), told)
  }
})

test('the wait grows, is cut by chance, and never passes half a minute', () => {
  assert.deepEqual(
    [0, 1, 2].map(attempt => backoff(attempt, () => 0)),
    [1000, 2000, 4000],
  )
  assert.equal(
    backoff(30, () => 0),
    30_000,
  )
  assert.equal(
    backoff(1, () => 1),
    1000,
  )
})

test('a wait ends with its signal, and leaves nothing behind', async () => {
  const stop = new AbortController()
  const waiting = sleep(60_000, stop.signal)
  stop.abort(new Error('stopped'))
  await assert.rejects(waiting, /stopped/)
  await assert.rejects(sleep(1, stop.signal), /stopped/)
})
