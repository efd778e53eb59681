import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bundleLibraries } from '../../scripts/libraries.ts'

const root = join(import.meta.dirname, '../..')
mkdirSync(join(root, 'build'), { recursive: true })
// Below the repository, where libraries are looked for.
const work = mkdtempSync(join(root, 'build', 'libraries-'))
after(() => rmSync(work, { recursive: true, force: true }))

const bundle = async (code: string): Promise<void> => {
  const entry = join(work, 'src', 'actions', 'main.js')
  mkdirSync(join(work, 'src', 'actions'), { recursive: true })
  writeFileSync(entry, code)
  await bundleLibraries({ root, work, entry })
}

test('a library whose main form asks for its parts at run time is taken in its other form, and works', async () => {
  await bundle(`import { parseTree } from 'jsonc-parser'\nparseTree('[]')\n`)
  const bundled = (await import(pathToFileURL(join(work, 'node_modules', 'jsonc-parser.js')).href)) as typeof import('jsonc-parser')
  assert.equal(bundled.parseTree('[1] // one')?.type, 'array')
})

test('a library that has no other form is refused when it is bundled, not when a user runs it', async () => {
  const folder = join(work, 'outside', 'node_modules', 'indirect')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "indirect", "main": "main.js" }')
  writeFileSync(join(folder, 'main.js'), `(function (factory) { module.exports = factory(require) })(need => need('./part'))\n`)
  writeFileSync(join(folder, 'part.js'), 'module.exports = 1\n')
  mkdirSync(join(work, 'node_modules', '.entries', 'node_modules'), { recursive: true })
  symlinkSync(folder, join(work, 'node_modules', '.entries', 'node_modules', 'indirect'))
  await assert.rejects(
    bundle(`import indirect from 'indirect'\nconsole.log(indirect)\n`),
    /Indirect calls to "require" will not be bundled/,
  )
})

test('of the Kubernetes client, what reads a kubeconfig works, and what the actions never reach says so', async () => {
  await bundle(`const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js')\nconsole.log(KubeConfig)\n`)
  const at = pathToFileURL(join(work, 'node_modules', '@kubernetes/client-node/dist/config.js.js')).href
  const { KubeConfig } = (await import(at)) as typeof import('@kubernetes/client-node/dist/config.js')
  const config = new KubeConfig()
  config.loadFromOptions({
    clusters: [{ name: 'a', server: 'https://127.0.0.1:1', skipTLSVerify: false, caData: 'YQ==' }],
    users: [{ name: 'a', token: 'x' }],
    contexts: [{ name: 'a', cluster: 'a', user: 'a' }],
    currentContext: 'a',
  })
  const options: { headers?: Record<string, string> } = {}
  await config.applyToHTTPSOptions(options)
  assert.equal(options.headers?.['Authorization'], 'Bearer x')
  assert.throws(() => config.makeApiClient(Object), /ServerConfiguration is not in this build/)
})
