import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ShareServiceClient, StorageSharedKeyCredential } from '@azure/storage-file-share'
import fc from 'fast-check'
import { signedWith, stringToSign } from '../../../src/lab/azure/files/shared-key.ts'
import { type Clients, clientsOf, location } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await clients.resources.resourceGroups.createOrUpdate('rg', { location })
  await account()
  await clients.put(`${clients.ids.storage}/fileServices/default/shares/certs`, '2025-01-01', { properties: { shareQuota: 1 } })
})
after(() => world.close())

const account = (properties: object = {}) =>
  clients.put(clients.ids.storage, '2025-01-01', { location, sku: { name: 'Standard_LRS' }, kind: 'StorageV2', properties })
const url = 'https://strecipe.file.core.windows.net'
const retryOptions = { maxTries: 1 }
const byToken = () => new ShareServiceClient(url, world.credential, { fileRequestIntent: 'backup', retryOptions }).getShareClient('certs')

async function byKey(change: (key: string) => string = key => key) {
  const { token } = await world.secretCredential.getToken('https://management.azure.com/.default')
  const https = await import('node:https')
  const keys = await new Promise<{ keys: { value: string }[] }>((resolve, reject) => {
    const path = `https://management.azure.com${clients.ids.storage}/listKeys?api-version=2025-01-01`
    const request = https.request(
      path,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-length': '0' } },
      response => {
        let text = ''
        response.on('data', chunk => {
          text += chunk
        })
        response.on('end', () => resolve(JSON.parse(text)))
      },
    )
    request.on('error', reject)
    request.end()
  })
  return new ShareServiceClient(url, new StorageSharedKeyCredential('strecipe', change(keys.keys[0]?.value ?? '')), {
    retryOptions,
  }).getShareClient('certs')
}

test('an owner of the account has no right to its files; the privileged role has', async () => {
  const file = byToken().rootDirectoryClient.getFileClient('rootCA.pem')
  await refused(() => file.create(3), /403 .*AuthorizationPermissionMismatch/)
  world.azure.grant('Storage File Data Privileged Contributor', world.identity.runner.objectId, clients.ids.storage)
  assert.equal(await file.exists(), false)
  await file.uploadData(Buffer.from('a certificate'), { fileHttpHeaders: { fileContentType: 'application/x-pem-file' } })
  assert.equal(await file.exists(), true)
  assert.equal(String(await file.downloadToBuffer()), 'a certificate')
  const properties = await file.getProperties()
  assert.deepEqual([properties.contentLength, properties.contentType], [13, 'application/x-pem-file'])
})

test('the key of the account opens the same files', async () => {
  const share = await byKey()
  assert.equal(String(await share.rootDirectoryClient.getFileClient('rootCA.pem').downloadToBuffer()), 'a certificate')
  const folder = share.getDirectoryClient('folder')
  await folder.create()
  await folder.createFile('deep file & co.txt', 5)
  await folder.getFileClient('deep file & co.txt').uploadRange('hello', 0, 5)
  const names: string[] = []
  for await (const entry of share.rootDirectoryClient.listFilesAndDirectories()) names.push(`${entry.kind} ${entry.name}`)
  for await (const entry of folder.listFilesAndDirectories()) names.push(entry.name)
  assert.deepEqual(names.sort(), ['deep file & co.txt', 'directory folder', 'file rootCA.pem'])
  await refused(() => folder.delete(), /409 .*DirectoryNotEmpty/)
  await folder.getFileClient('deep file & co.txt').delete()
  await folder.delete()
})

test('a wrong key, a key where keys are not allowed, and what is not there', async () => {
  const wrong = await byKey(key => Buffer.from(key, 'base64').reverse().toString('base64'))
  await refused(() => wrong.rootDirectoryClient.getFileClient('rootCA.pem').downloadToBuffer(), /403 .*AuthenticationFailed/)
  const share = await byKey()
  await refused(() => share.getDirectoryClient('no').getFileClient('x').create(1), /404 .*ParentNotFound/)
  await refused(() => share.rootDirectoryClient.getFileClient('x').downloadToBuffer(), /404 .*ResourceNotFound/)
  await refused(() => share.rootDirectoryClient.getFileClient('rootCA.pem').uploadRange('x'.repeat(20), 0, 20), /416 .*InvalidRange/)
  await account({ allowSharedKeyAccess: false })
  await refused(() => share.rootDirectoryClient.getFileClient('rootCA.pem').getProperties(), /403/)
})

test('without the intent to back up, a token is not enough', async () => {
  const plain = new ShareServiceClient(url, world.credential, { retryOptions }).getShareClient('certs')
  await refused(() => plain.rootDirectoryClient.getFileClient('rootCA.pem').getProperties(), /400|required/)
})

test('a signature is good for its own request only', () => {
  const key = Buffer.from('key').toString('base64')
  const sign = (call: Parameters<typeof stringToSign>[0]) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(stringToSign(call, 'a')).digest('base64')
  fc.assert(
    fc.property(fc.webPath(), fc.webPath(), fc.constantFrom('GET', 'PUT'), (path, other, method) => {
      const call = { method, url: new URL(`https://a.file.core.windows.net${path}`), headers: { 'x-ms-date': 'now' } }
      const headers = { ...call.headers, authorization: `SharedKey a:${sign(call)}` }
      assert.ok(signedWith({ ...call, headers }, 'a', [key]))
      assert.ok(!signedWith({ ...call, headers: { ...headers, 'x-ms-date': 'later' } }, 'a', [key]))
      const moved = new URL(`https://a.file.core.windows.net${other}`)
      if (moved.pathname !== call.url.pathname) assert.ok(!signedWith({ ...call, url: moved, headers }, 'a', [key]))
    }),
  )
})

test('a deleted account leaves the door', async () => {
  await clients.resources.resources.deleteById(clients.ids.storage, '2025-01-01')
  assert.ok(!world.names.has('strecipe.file.core.windows.net'))
  assert.deepEqual(world.azure.refusals, [])
})
