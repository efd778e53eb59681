import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  nobodyDiagnosis,
  refusalDiagnosis,
  signInDiagnosis,
  somebodyOf,
  type TokenSeen,
  tokenDiagnosis,
  tokenSeen,
} from '../../src/azure/doctor-identity.ts'

const jwt = (claims: unknown): string =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`
const github = { iss: 'https://token.actions.githubusercontent.com', aud: 'api://AzureADTokenExchange' }
const out = { clientId: 'app', resourceGroup: 'rg', signedIn: false }
const old = 'repo:acme/platform'
const numbered = 'repo:acme@1234/platform@5678'

describe('the subject, and what it is taken for', () => {
  const rows: readonly (readonly [claims: Record<string, unknown>, says: RegExp, not?: RegExp])[] = [
    [
      { sub: `${old}:environment:prod`, environment: 'prod', ref: 'refs/heads/x' },
      /^The job has an environment.*"repo:acme\/platform:ref:refs\/heads\/x" does not fit\.$/,
    ],
    [
      { sub: `${numbered}:environment:prod`, environment: 'prod' },
      /numbers in it.*"repo:acme\/platform:environment:prod" does not fit.*"repo:acme@1234\/platform@5678:ref:refs\/heads\/main" does not fit/,
    ],
    [{ sub: `${numbered}:ref:refs/heads/main` }, /numbers in it.*no environment, so its subject names the branch/],
    [{ sub: `${old}:ref:refs/tags/v1` }, /^The job has no environment/, /numbers/],
    [{ sub: `${old}:pull_request` }, /^Every pull request/, /numbers/],
    [{ sub: 'repository_owner:acme:job_workflow_ref:acme/x/.github/workflows/gate.yml@refs/tags/v1' }, /customised/, /numbers/],
    // An organisation may be called so; the numbers have to stand where GitHub writes them.
    [{ sub: 'repo:acme/at@work:ref:refs/heads/main' }, /no environment/, /numbers/],
  ]
  for (const [claims, says, not = /\u0000/] of rows)
    test(String(claims['sub']), () => {
      const found = tokenDiagnosis(tokenSeen(jwt({ ...github, ...claims })), out)
      assert.equal(found.state, 'ok')
      assert.match(found.why ?? '', says)
      assert.doesNotMatch(found.why ?? '', not)
      assert.deepEqual(found.values, [
        ['issuer', github.iss],
        ['subject', claims['sub']],
        ['audience', github.aud],
      ])
      assert.equal(found.commands?.length, 2)
    })

  test('a subject with quotes is one word of a shell, twice', () => {
    const { commands = [] } = tokenDiagnosis(tokenSeen(jwt({ ...github, sub: "repo:a/b:environment:it's; rm -rf $HOME" })), out)
    assert.match(commands[0] ?? '', /--subject 'repo:a\/b:environment:it'\\''s; rm -rf \$HOME' --audiences/)
    assert.match(commands[1] ?? '', /--parameters '\{"name".*it'\\''s; rm -rf \$HOME.*\}'$/)
  })

  test('signed in: the values stay, the commands go', () => {
    const found = tokenDiagnosis(tokenSeen(jwt({ ...github, sub: old })), { ...out, signedIn: true })
    assert.equal(found.values?.length, 3)
    assert.equal(found.commands, undefined)
  })

  test('another audience than was asked for is somebody in between', () => {
    const found = tokenDiagnosis(tokenSeen(jwt({ ...github, aud: 'https://github.com/acme', sub: old })), out)
    assert.equal(found.state, 'fail')
    assert.match(found.what, /for the audience "https:\/\/github\.com\/acme"/)
  })
})

describe('no token', () => {
  const rows: readonly (readonly [seen: TokenSeen, signedIn: boolean, state: string, says: RegExp])[] = [
    [{ kind: 'none', inActions: true }, false, 'fail', /id-token: write/],
    [{ kind: 'none', inActions: true }, true, 'ok', /by other means/],
    [{ kind: 'none', inActions: false }, false, 'unchecked', /told by the doctor in a job/],
    [{ kind: 'refused', message: 'because', advice: 'do' }, false, 'fail', /GitHub gave no OIDC token: because\..*do/],
  ]
  for (const [seen, signedIn, state, says] of rows)
    test(`${JSON.stringify(seen)}, ${signedIn ? 'signed in' : 'signed out'}`, () => {
      const found = tokenDiagnosis(seen, { ...out, signedIn })
      assert.equal(found.state, state)
      assert.match(`${found.what} ${found.why ?? ''} ${found.advice ?? ''}`, says)
    })
})

test('anything that is no token is none, and no text makes it throw', () => {
  for (const text of [
    '',
    'x',
    '..',
    'a.b.c',
    '<html>',
    jwt(null),
    jwt([]),
    jwt({ sub: 'x' }),
    jwt({ iss: 'x' }),
    jwt({ sub: 7, iss: 'x' }),
  ])
    assert.equal(tokenSeen(text).kind, 'refused', text)
  fc.assert(fc.property(fc.string(), text => tokenSeen(text).kind === 'refused'))
  fc.assert(
    fc.property(fc.jsonValue(), claims => {
      const seen = tokenSeen(jwt(claims))
      tokenDiagnosis(seen, out)
      return seen.kind !== 'claims' || (typeof seen.claims['sub'] === 'string' && typeof seen.claims['iss'] === 'string')
    }),
  )
})

test('of a token nothing is shown but three claims and the branch', () => {
  const hidden = fc.string({ minLength: 12, unit: fc.constantFrom(...'0123456789abcdef') })
  fc.assert(
    fc.property(hidden, hidden, (jti, sha) => {
      const token = jwt({ ...github, sub: `${old}:environment:prod`, environment: 'prod', jti, sha, actor: `actor-${sha}` })
      const said = JSON.stringify(tokenDiagnosis(tokenSeen(token), out))
      return !said.includes(jti) && !said.includes(sha) && token.split('.').every(part => !said.includes(part))
    }),
  )
})

describe('what Entra refuses', () => {
  const seen = tokenSeen(jwt({ ...github, sub: `${numbered}:environment:prod` }))
  const ids = { tenantId: 't', clientId: 'c' }
  const rows: readonly (readonly [code: string, why: RegExp | undefined])[] = [
    ['AADSTS700213', /names the subject "repo:acme@1234\/platform@5678:environment:prod" with the issuer/],
    ['AADSTS7002138', /names the subject .*Upper and lower case count/],
    ['AADSTS70021', /names the subject/],
    ['AADSTS700211', /trust other issuers than "https:\/\/token\.actions/],
    ['AADSTS700212', /takes the audience "api:\/\/AzureADTokenExchange"/],
    ['AADSTS70025', /c has no federated credential at all/],
    ['AADSTS700016', undefined],
    ['AADSTS90002', undefined],
    ['ECONNRESET', undefined],
  ]
  for (const [code, why] of rows)
    test(code, () => {
      const found = refusalDiagnosis({ code, message: 'message', advice: 'the table’s own advice' }, seen, ids)
      assert.equal(found.state, 'fail')
      assert.match(found.what, code.startsWith('AADSTS') ? /^Entra refuses the sign-in: AADSTS/ : /^The sign-in failed: ECONNRESET/)
      if (why) {
        assert.match(found.why ?? '', why)
        assert.match(found.advice ?? '', /Make the federated credential with one of the commands/)
        assert.equal(found.commands?.length, 2)
      } else assert.equal(found.advice, 'the table’s own advice')
    })

  test('the subject that Entra saw counts, not the one of a second token', () => {
    const message = "No matching federated identity record found for presented assertion subject 'repo:other/one:ref:refs/heads/x'."
    assert.match(
      refusalDiagnosis({ code: 'AADSTS700213', message, advice: '' }, seen, ids).why ?? '',
      /"repo:other\/one:ref:refs\/heads\/x"/,
    )
  })
})

test('nobody: at a desk a matter of signing in, in a job what is empty', () => {
  const none: TokenSeen = { kind: 'none', inActions: true }
  const given = tokenSeen(jwt({ ...github, sub: old }))
  assert.equal(nobodyDiagnosis(none, { tenantId: '', clientId: '' }, false).state, 'unchecked')
  assert.match(nobodyDiagnosis(none, { tenantId: 't', clientId: 'c' }, true).advice ?? '', /Repair GitHub's token first/)
  const empty = nobodyDiagnosis(given, { tenantId: 't', clientId: '' }, true)
  assert.equal(empty.state, 'fail')
  assert.equal(empty.why, 'The job names no client-id (AZURE_CLIENT_ID).')
  assert.match(empty.advice ?? '', /empty in a job that does not name that environment/)
})

test('who somebody is, by a token of Entra', () => {
  const app = somebodyOf(jwt({ tid: 't', oid: 'o', appid: 'a', idtyp: 'app' }))
  assert.deepEqual(app, { tenantId: 't', objectId: 'o', clientId: 'a', kind: 'ServicePrincipal' })
  assert.equal(somebodyOf(jwt({ tid: 't', oid: 'o', upn: 'me@example.org' })).kind, 'User')
  assert.deepEqual(somebodyOf('opaque'), { tenantId: '', objectId: '', clientId: '', kind: 'ServicePrincipal' })
  assert.equal(signInDiagnosis(app, { tenantId: 'T' }).state, 'ok')
  assert.equal(signInDiagnosis(app, { tenantId: '' }).state, 'ok')
  assert.equal(signInDiagnosis(app, { tenantId: 'other' }).state, 'fail')
})
