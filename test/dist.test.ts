import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from '../scripts/build.ts'
import { runAction } from '../src/lab/github/run-action.ts'

const root = resolve(import.meta.dirname, '..')
const actions = readdirSync(join(root, 'actions')).sort()

/** A repository as a runner unpacks it: no sources, no node_modules. */
const repository = mkdtempSync(join(tmpdir(), 'egress-gate-dist-'))
const workspace = join(repository, 'workspace')
const fresh = join(repository, 'dist')

before(
  async () => {
    mkdirSync(workspace)
    cpSync(join(root, 'actions'), join(repository, 'actions'), { recursive: true })
    cpSync(join(root, 'package.json'), join(repository, 'package.json'))
    await build(fresh)
  },
  { timeout: 240_000 },
)
after(() => rmSync(repository, { recursive: true, force: true }))

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => statSync(join(folder, name)).isFile())
        .sort()
    : []

test('dist/ is what the sources build, byte for byte (if not: npm run build, and commit dist/)', () => {
  const committed = join(root, 'dist')
  const remedy = 'dist/ is not what the sources build. Run `npm run build` and commit dist/.'
  assert.deepEqual(filesOf(committed), filesOf(fresh), remedy)
  const differing = filesOf(fresh).filter(name => !readFileSync(join(committed, name)).equals(readFileSync(join(fresh, name))))
  assert.deepEqual(differing, [], remedy)
})

test('dist/ is under 8 MB and names the licence of every package in it', () => {
  const files = filesOf(fresh)
  const bytes = files.reduce((sum, name) => sum + statSync(join(fresh, name)).size, 0)
  assert.ok(bytes < 8_000_000, `${bytes} bytes`)
  const licences = readFileSync(join(fresh, 'licenses.txt'), 'utf8')
  const named = [...licences.matchAll(/^-{100}\n(\S+) /gm)].map(([, name]) => name)
  for (const name of ['@actions/core', '@azure/identity', '@azure/arm-network', '@kubernetes/client-node', 'undici', 'yaml'])
    assert.ok(named.includes(name), name)
  assert.ok(named.length > 30)
})

// fleet-verdict takes what is there: without anything it answers that nothing was proven, which is no fault of an input. The doctor takes
// a spec that is not there for a finding, and looks at the rest all the same.
for (const action of actions.filter(name => name !== 'fleet-verdict' && name !== 'doctor')) {
  test(`${action}: a missing input is told by less than 150 KB of JavaScript`, () => {
    const coverage = mkdtempSync(join(repository, 'coverage-'))
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'actions', action, 'index.js')], {
      cwd: workspace,
      env: { NODE_V8_COVERAGE: coverage },
      encoding: 'utf8',
    })
    assert.equal(status, 1, stdout + stderr)
    // The first fault, of whichever input the action reads first: most have a spec, whose default is not there.
    assert.match(
      stdout,
      new RegExp(`^::error title=${action}%3A ([\\w-]+)::\\1 (names a file that does not exist|is required and was not given)`),
    )
    assert.match(stdout, /inputs? (is|are) wrong; nothing was done/)
    assert.equal(stderr, '')
    const loaded = new Set(
      readdirSync(coverage).flatMap(name => {
        const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] }
        return result.map(({ url }) => url).filter(url => url.startsWith('file:'))
      }),
    )
    assert.ok(loaded.size >= 2, [...loaded].join(', '))
    const bytes = [...loaded].reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0)
    assert.ok(bytes < 150_000, `${bytes} bytes: ${[...loaded].join(', ')}`)
  })
}

test('the bundle signs in by OpenID Connect: an assertion from the runner goes to Entra', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`token for ${new URL(request.url ?? '', 'http://h').searchParams.get('audience')}`)
    response.end(JSON.stringify({ value: 'head.body.signature' }))
  })
  // Stands in for the way out: it lets nothing through, and tells who was called.
  server.on('connect', (request, socket) => {
    asked.push(`connect ${request.url}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  const origin = `http://127.0.0.1:${address.port}`
  cpSync(join(root, 'examples'), join(workspace, 'examples'), { recursive: true })
  const id = '11111111-2222-3333-4444-555555555555'
  try {
    const ran = await runAction({
      action: 'provision-firewall',
      repository,
      workspace,
      inputs: {
        spec: 'examples/weather/egress.yaml',
        mode: 'plan',
        'tenant-id': id,
        'client-id': id,
        'subscription-id': id,
        'timeout-minutes': '1',
      },
      env: {
        HTTPS_PROXY: origin,
        HTTP_PROXY: origin,
        NO_PROXY: '127.0.0.1',
        ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/?v=1`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
      },
      signal: AbortSignal.timeout(30_000),
    })
    const text = ran.lines.join('\n')
    assert.notEqual(ran.exitCode, 0)
    assert.ok(asked.includes('connect login.microsoftonline.com:443'), `${asked.join('\n')}\n${text}`)
    assert.doesNotMatch(text, /Cannot find module|is not a function|is not defined|is not a constructor/)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
