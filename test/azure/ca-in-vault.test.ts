import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringCa } from '../../src/azure/ca-in-vault.ts'
import type { Vault } from '../../src/azure/vault.ts'
import { makeAuthority } from '../../src/pki/authority.ts'
import { writePkcs12 } from '../../src/pki/pkcs12.ts'
import { weather } from '../plan/scene.ts'

const at = new Date()
const make = (name: string) => makeAuthority({ organization: 'Weather', root: `${name} Root`, intermediate: `${name} Intermediate` }, at)

test('two runs at once: an intermediate that another run put in the place of the announced one is not taken', async () => {
  const [now, announced, other] = await Promise.all(['Now', 'Announced', 'Other'].map(make))
  assert.ok(now && announced && other)
  for (const [waiting, readable] of [announced, other].flatMap(each => [[each, true] as const, [each, false] as const])) {
    const imported: string[] = []
    const pfx = readable
      ? writePkcs12({ key: waiting.intermediateKey, certificate: waiting.intermediate, password: '' })
      : Buffer.from('packed otherwise')
    const vault: Vault = {
      certificate: async () => (readable ? undefined : { der: waiting.intermediate.der, secretId: 'https://v/secrets/n/1' }),
      secret: async () => Buffer.from(pfx).toString('base64'),
      importCertificate: async name => {
        imported.push(name)
        return { der: waiting.intermediate.der, secretId: 'https://v/secrets/c/1' }
      },
      setSecret: async () => assert.fail('nothing is given out'),
    }
    const held = { intermediate: now.intermediate, root: now.root, roots: [now.root, announced.root], secretId: 'https://v/secrets/c/0' }
    const what = { vault, names: weather().certificateAuthority, held, given: undefined, wish: 'switch' as const }
    const run = bringCa('switch', { ...what, coming: { root: announced.root, announced: true } }, at, {
      log: { info: () => {} },
      mask: () => {},
    } as never)
    if (waiting === announced) assert.equal((await run).ca?.intermediate.fingerprint, announced.intermediate.fingerprint)
    else await assert.rejects(run, /is not below the root that was announced/)
    assert.equal(imported.length, waiting === announced ? 1 : 0)
  }
})
