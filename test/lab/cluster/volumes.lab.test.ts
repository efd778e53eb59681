/** The volumes of the CSI drivers, against an Entra, a vault and a file share that this test plays: what is asked, what arrives, how failures are told. */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHmac, createPublicKey, verify } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { request } from 'node:https'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'
import { oidcIssuer, openWorld, type TestWorld, tenantId } from './world.ts'

enterPrivateNamespaces(import.meta, ['kubectl'])

let world: TestWorld
const rootPem = '-----BEGIN CERTIFICATE-----\nthe root\n-----END CERTIFICATE-----\n'
const accountKey = Buffer.from('a key of the storage account').toString('base64')
let vaultAnswers = 403

const kubectl = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await world.kubectl(...args)
  assert.equal(code, 0, `kubectl ${args.join(' ')}: ${stderr}`)
  return stdout
}
const apply = async (manifest: string): Promise<void> => {
  const { code, stderr } = await world.kubectlWith(manifest, 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
}
const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return text
}
const answer = (response: ServerResponse, code: number, body: unknown): void => {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
const get = (url: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request(url, { ca: world.publicRoot.certificatePem }, response => void bodyOf(response).then(text => resolve(JSON.parse(text))))
      .on('error', reject)
      .end()
  })
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

/** Entra: verifies the assertion with the keys that the cluster's issuer publishes. */
const entra = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const form = new URLSearchParams(await bodyOf(incoming))
  const assertion = form.get('client_assertion') ?? ''
  const { jwks_uri } = (await get(`${oidcIssuer}.well-known/openid-configuration`)) as { jwks_uri: string }
  const { keys } = (await get(jwks_uri)) as { keys: [unknown] }
  const [head = '', body = '', signature = ''] = assertion.split('.')
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key: keys[0] as never, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  )
  const { sub, aud, iss } = claimsOf(assertion)
  const expected =
    incoming.url === `/${tenantId}/oauth2/v2.0/token` &&
    form.get('scope') === 'https://vault.azure.net/.default' &&
    form.get('client_id') === 'the-client'
  if (
    !genuine ||
    !expected ||
    iss !== oidcIssuer ||
    sub !== 'system:serviceaccount:default:weather' ||
    ([] as unknown[]).concat(aud)[0] !== 'api://AzureADTokenExchange'
  ) {
    return answer(response, 401, {
      error: 'invalid_client',
      error_description: `AADSTS700213: No matching federated identity record found for presented assertion subject '${sub}'.`,
    })
  }
  answer(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: 'vault-token' })
}

const vault = (incoming: IncomingMessage, response: ServerResponse): void => {
  const [code, body] =
    incoming.headers.authorization !== 'Bearer vault-token'
      ? [401, { error: { code: 'Unauthorized', message: 'no token' } }]
      : vaultAnswers !== 200
        ? [vaultAnswers, { error: { code: 'Forbidden', message: 'Caller is not authorized to perform action on resource.' } }]
        : [200, { value: rootPem, id: `https://kv-try.vault.azure.net${incoming.url?.split('?')[0]}0123456789abcdef` }]
  answer(response, code, body)
}

/** A share with `rootCA.pem` and `sub/inner.txt`; every call must be signed with the account's key. */
const share = (incoming: IncomingMessage, response: ServerResponse): void => {
  const url = new URL(incoming.url ?? '/', 'https://stacacertshare.file.core.windows.net')
  const headers = Object.entries(incoming.headers)
    .filter(([name]) => name.startsWith('x-ms-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`)
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `\n${name}:${value}`)
  const toSign = `${incoming.method}\n\n\n\n\n\n\n\n\n\n\n${incoming.headers.range ?? ''}\n${headers.join('')}/stacacertshare${url.pathname}${query.join('')}`
  const signature = createHmac('sha256', Buffer.from(accountKey, 'base64')).update(toSign).digest('base64')
  if (incoming.headers.authorization !== `SharedKey stacacertshare:${signature}`) {
    response
      .writeHead(403, { 'x-ms-error-code': 'AuthenticationFailed', 'content-type': 'application/xml' })
      .end('<Error><Code>AuthenticationFailed</Code></Error>')
    return
  }
  const files: Record<string, string> = { '/certificates/rootCA.pem': rootPem, '/certificates/sub/inner.txt': 'inner' }
  if (url.searchParams.get('comp') === 'list') {
    const inSub = url.pathname === '/certificates/sub'
    const entries = inSub
      ? '<File><Name>inner.txt</Name><Properties><Content-Length>5</Content-Length></Properties></File>'
      : '<File><Name>rootCA.pem</Name><Properties><Content-Length>60</Content-Length></Properties></File><Directory><Name>sub</Name><Properties /></Directory>'
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://stacacertshare.file.core.windows.net/" ShareName="certificates" DirectoryPath=""><Entries>${entries}</Entries><NextMarker /></EnumerationResults>`,
      )
    return
  }
  const content = files[url.pathname]
  if (content === undefined) response.writeHead(404).end()
  else
    response
      .writeHead(200, {
        'content-length': content.length,
        'content-type': 'application/octet-stream',
        etag: '"1"',
        'last-modified': new Date().toUTCString(),
      })
      .end(incoming.method === 'HEAD' ? undefined : content)
}

before(async () => {
  world = await openWorld()
  world.frontDoor.add({ host: 'login.microsoftonline.com', handle: (incoming, response) => void entra(incoming, response) })
  world.frontDoor.add({ host: 'kv-try.vault.azure.net', handle: vault })
  world.frontDoor.add({ host: 'stacacertshare.file.core.windows.net', handle: share })
})
after(async () => {
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing was refused')
})

const vaultPod = (name: string, account: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { azure.workload.identity/use: "true" } }
spec:
  serviceAccountName: ${account}
  terminationGracePeriodSeconds: 1
  containers: [{ name: app, image: ubuntu, command: [sleep, infinity], volumeMounts: [{ name: root, mountPath: /mnt/secrets-store, readOnly: true }] }]
  volumes: [{ name: root, csi: { driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: { secretProviderClass: egress-root } } }]
`

test('the vault is read with the identity of the pod, once it is allowed; until then the events say why', async () => {
  await apply(`
apiVersion: v1
kind: ServiceAccount
metadata: { name: weather, annotations: { azure.workload.identity/client-id: the-client } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: stranger }
---
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: { name: egress-root }
spec:
  provider: azure
  parameters:
    usePodIdentity: "false"
    clientID: the-client
    keyvaultName: kv-try
    tenantId: ${tenantId}
    objects: |
      array:
        - |
          objectName: egress-root
          objectType: secret
`)
  await apply(vaultPod('reader', 'weather'))
  await eventually(async () =>
    assert.match(
      await kubectl('describe', 'pod', 'reader'),
      /FailedMount.*MountVolume\.SetUp failed for volume "root" : rpc error: .*RESPONSE 403 ERROR CODE: Forbidden Caller is not authorized/,
    ),
  )
  vaultAnswers = 200
  await kubectl('wait', 'pod/reader', '--for=condition=Ready', '--timeout=15s')
  assert.equal(await kubectl('exec', 'reader', '--', 'cat', '/mnt/secrets-store/egress-root'), rootPem)
  assert.match(await kubectl('exec', 'reader', '--', 'sh', '-c', 'touch /mnt/secrets-store/x 2>&1 || true'), /Read-only file system/)
  const environment = await kubectl(
    'exec',
    'reader',
    '--',
    'sh',
    '-c',
    'echo $AZURE_CLIENT_ID $AZURE_TENANT_ID $AZURE_AUTHORITY_HOST; cat $AZURE_FEDERATED_TOKEN_FILE',
  )
  const [ids = '', token = ''] = environment.split('\n')
  assert.equal(ids, `the-client ${tenantId} https://login.microsoftonline.com/`)
  assert.deepEqual(claimsOf(token)['aud'], ['api://AzureADTokenExchange'])
  const status = JSON.parse(await kubectl('get', 'secretproviderclasspodstatuses', '-o', 'json')) as {
    items: { status: { objects: unknown } }[]
  }
  assert.deepEqual(status.items[0]?.status.objects, [{ id: 'secret/egress-root', version: '0123456789abcdef' }])
})

test('another service account gets nothing', async () => {
  await apply(vaultPod('stranger', 'stranger'))
  await eventually(async () =>
    assert.match(await kubectl('describe', 'pod', 'stranger'), /AADSTS700213: No matching federated identity record/),
  )
  assert.match(await kubectl('get', 'pod', 'stranger'), /0\/1 +ContainerCreating/)
  await kubectl('delete', 'pod', 'stranger', 'reader')
})

const sharePod = (name: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  terminationGracePeriodSeconds: 1
  containers: [{ name: app, image: ubuntu, command: [sleep, infinity], volumeMounts: [{ name: root, mountPath: /mnt/azure, readOnly: true }] }]
  volumes: [{ name: root, csi: { driver: file.csi.azure.com, readOnly: true, volumeAttributes: { secretName: egress-root-share, shareName: certificates } } }]
`

test('the file share is mounted once TCP 445 is open for the nodes', async () => {
  await kubectl(
    'create',
    'secret',
    'generic',
    'egress-root-share',
    '--from-literal=azurestorageaccountname=stacacertshare',
    `--from-literal=azurestorageaccountkey=${accountKey}`,
  )
  await apply(sharePod('batch'))
  await eventually(async () =>
    assert.match(await kubectl('describe', 'pod', 'batch'), /FailedMount[\s\S]*mount error\(2\): No such file or directory/),
  )
  const children = []
  for (const name of execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).split('\n')) {
    const namespace = name.split(' ')[0] ?? ''
    if (!namespace.startsWith('node-')) continue
    execFileSync('ip', ['-n', namespace, 'addr', 'add', '10.42.2.4/32', 'dev', 'lo'])
    const child = spawn('ip', [
      'netns',
      'exec',
      namespace,
      process.execPath,
      fileURLToPath(new URL('node-services.ts', import.meta.url)),
      '10.42.2.4',
      '445',
    ])
    children.push(child)
    await new Promise(resolve => child.stdout.once('data', resolve))
  }
  await kubectl('wait', 'pod/batch', '--for=condition=Ready', '--timeout=25s')
  assert.equal(await kubectl('exec', 'batch', '--', 'cat', '/mnt/azure/rootCA.pem'), rootPem)
  assert.equal(await kubectl('exec', 'batch', '--', 'cat', '/mnt/azure/sub/inner.txt'), 'inner')
  await kubectl(
    'create',
    'secret',
    'generic',
    'wrong',
    '--from-literal=azurestorageaccountname=stacacertshare',
    `--from-literal=azurestorageaccountkey=${Buffer.from('wrong').toString('base64')}`,
  )
  await apply(sharePod('refused').replace('egress-root-share', 'wrong'))
  await eventually(async () => assert.match(await kubectl('describe', 'pod', 'refused'), /mount error\(13\): Permission denied/))
  for (const child of children) child.kill('SIGKILL')
})

const eventually = async (check: () => Promise<void>): Promise<void> => {
  const until = Date.now() + 12_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}
