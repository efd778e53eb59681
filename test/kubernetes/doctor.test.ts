import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clusterDiagnoses } from '../../src/kubernetes/doctor.ts'
import { makePublicRoot } from '../../src/lab/public-root.ts'
import { apiServer, kubeconfig, loopbackCertificate } from './api-server.ts'

type Answer = readonly [status: number, body: unknown]

/** What an API server that answers so is said to be. */
async function ask(
  answer: (path: string, access: { verb?: string; resource?: string; subresource?: string }) => Answer,
  more: Partial<Parameters<typeof clusterDiagnoses>[0]> = {},
) {
  const bearers = new Set<string | undefined>()
  await using server = await apiServer({
    http: (request, response) => {
      bearers.add(request.headers.authorization)
      const { spec } = JSON.parse(request.bodyText || '{}')
      const [status, body] = answer(request.url ?? '', spec?.resourceAttributes ?? {})
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    },
  })
  const found = await clusterDiagnoses({
    kubeconfig: server.kubeconfig,
    namespaces: ['weather'],
    grant: role => `grant ${role}`,
    signal: AbortSignal.timeout(20_000),
    ...more,
  })
  return {
    bearers: [...bearers],
    found: found.map(({ state, what, advice, commands = [] }) => [`${state}:`, what, advice, ...commands].filter(Boolean).join(' ')),
    server,
  }
}

const version: Answer = [200, { gitVersion: 'v1.34.1' }]
const all = (path: string): Answer => (path === '/version' ? version : [201, { status: { allowed: true } }])

test('all is well', async () => {
  const { found } = await ask(all)
  assert.equal(found.length, 3)
  assert.match(found[0] ?? '', /^ok: The API server 127\.0\.0\.1:\d+ answers: Kubernetes v1\.34\.1\.$/)
  assert.match(found[1] ?? '', /^ok: In namespace weather it may do what it takes to verify the pods\.$/)
  assert.match(found[2] ?? '', /^ok: .* to install the root\.$/)
})

test('only who verifies is held to what verifying needs; trust is installed by few', async () => {
  const { found } = await ask((path, { resource }) => (path === '/version' ? version : [201, { status: { allowed: resource === 'pods' } }]))
  assert.match(found[1] ?? '', /^ok:/)
  assert.match(
    found[2] ?? '',
    /^warn: To install the root: .*With Azure RBAC for Kubernetes this role does.*grant Azure Kubernetes Service RBAC Writer$/,
  )
})

test('no list and no exec: both are named', async () => {
  const { found } = await ask((path, { resource }) => (path === '/version' ? version : [201, { status: { allowed: resource !== 'pods' } }]))
  assert.match(found[1] ?? '', /^fail: To verify the pods: .* may not create pods\/exec, get pods\/exec, list pods in namespace weather/)
})

test('without a known cluster there is no command, and the advice is Kubernetes’ own', async () => {
  const { found } = await ask((path, _) => (path === '/version' ? version : [201, { status: { allowed: false } }]), { grant: undefined })
  assert.match(found[1] ?? '', /^fail:/)
  assert.doesNotMatch(found[1] ?? '', /grant Azure/)
})

test('credentials that are not accepted', async () => {
  const { found } = await ask(() => [401, { reason: 'Unauthorized', message: 'Unauthorized' }])
  assert.equal(found.length, 1)
  assert.match(found[0] ?? '', /^fail: GET \/version: Unauthorized.*kubectl auth whoami$/)
})

test('an answer that is no review grants nothing', async () => {
  for (const body of [{}, { status: {} }, { status: { allowed: 'true' } }, 'yes', null]) {
    const { found } = await ask(path => (path === '/version' ? version : [201, body]))
    assert.match(found[1] ?? '', /^fail:/, JSON.stringify(body))
  }
})

test('a server of another certificate, none at all, and a kubeconfig that is none', async () => {
  const { pem } = (await loopbackCertificate()).certificate
  const at = (server: string, ca = pem) =>
    clusterDiagnoses({ kubeconfig: kubeconfig({ server, ca }), namespaces: [], grant: undefined, signal: AbortSignal.timeout(20_000) })
  await using server = await apiServer({})
  const [untrusted] = await at(`https://127.0.0.1:${server.port}`, (await makePublicRoot()).certificatePem)
  assert.equal(untrusted?.state, 'fail')
  assert.match(`${untrusted?.what} ${untrusted?.advice}`, /The certificate of the API server .* was refused.*intercepts TLS/)
  const [refused] = await at('https://127.0.0.1:1')
  assert.match(refused?.what ?? '', /cannot be reached: .*ECONNREFUSED/)
  const [broken] = await clusterDiagnoses({ kubeconfig: 'nonsense', namespaces: [], grant: undefined, signal: AbortSignal.timeout(1000) })
  assert.match(broken?.what ?? '', /The kubeconfig is not usable/)
  const [unsafe] = await at('http://127.0.0.1:1')
  assert.match(unsafe?.what ?? '', /is not https/)
})

test('a token takes the place of a program only where one is given: then the program is not run', async () => {
  await using server = await apiServer({
    http: (request, response) =>
      void response
        .writeHead(request.headers.authorization === 'Bearer entra' ? 200 : 401, { 'content-type': 'application/json' })
        .end('{"gitVersion":"v1"}'),
  })
  const { pem } = (await loopbackCertificate()).certificate
  const program = kubeconfig({
    server: `https://127.0.0.1:${server.port}`,
    ca: pem,
    user: 'exec: { apiVersion: client.authentication.k8s.io/v1, command: /nonexistent/kubelogin, interactiveMode: Never }',
  })
  const base = { kubeconfig: program, namespaces: ['x'], grant: undefined, signal: AbortSignal.timeout(20_000) }
  const [answers] = await clusterDiagnoses({ ...base, token: async () => 'entra' })
  assert.match(answers?.what ?? '', /answers: Kubernetes v1/)
  const [missing] = await clusterDiagnoses(base)
  assert.equal(missing?.state, 'fail')
  assert.match(`${missing?.what} ${missing?.advice}`, /kubelogin/)
})

test('a hundred namespaces are not a thousand questions', async () => {
  let questions = 0
  const { found } = await ask(
    path => {
      questions += 1
      return all(path)
    },
    { namespaces: Array.from({ length: 100 }, (_, at) => `n${at}`) },
  )
  assert.match(found.at(-1) ?? '', /^unchecked: 80 more namespaces were not asked for/)
  assert.ok(questions < 500, String(questions))
})
