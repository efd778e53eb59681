/** GitHub's API and the archives of artifacts: by the proxy of the runner, and never longer or larger than they may be. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'
import { openApi } from '../../src/github/api.ts'
import { download } from '../../src/github/download.ts'

const acts: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/whole': response => response.end('zip'),
  '/silent': () => {},
  '/trickle': response => {
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  },
  '/large': response => {
    const more = (): void => {
      while (response.write(Buffer.alloc(64_000)));
      response.once('drain', more)
    }
    more()
  },
  '/elsewhere': response => response.writeHead(302, { location: '/whole' }).end(),
  '/missing': response => response.writeHead(404).end(),
  '/repos/a/b': response => response.setHeader('content-type', 'application/json').end('{"default_branch":"main"}'),
  '/repos/a/silent': () => {},
}
const server = createServer((request, response) => (acts[request.url ?? ''] ?? (() => response.writeHead(500).end()))(response))
let base: string
before(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

const never = new AbortController().signal
const bounds = { milliseconds: 300, bytes: 100_000 }

test('an archive comes as it is', async () => assert.equal(String(await download(`${base}/whole`, never, bounds)), 'zip'))

for (const [path, because] of [
  ['silent', /did not end within 0\.3 s/],
  ['trickle', /did not end within 0\.3 s/],
  ['large', /larger than 100000 bytes/],
  ['elsewhere', /answered with 302/],
  ['missing', /answered with 404/],
] as const)
  test(`an archive that is ${path} is no archive`, () => assert.rejects(download(`${base}/${path}`, never, bounds), because))

test('a run that is stopped waits for no archive', async () => {
  const stop = new AbortController()
  const waiting = download(`${base}/silent`, stop.signal)
  stop.abort(new Error('SIGINT'))
  await assert.rejects(waiting, /SIGINT/)
})

test('an API that does not answer is not waited for', async () => {
  const rest = await openApi('token', { env: { GITHUB_API_URL: base }, signal: never }, 200)
  await assert.rejects(rest.repos.get({ owner: 'a', repo: 'silent' }), /timeout/)
})

test('both go by the proxy of the runner', async () => {
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    // A plain address is asked for by name; the names are nobody's, and the proxy alone knows the way.
    const { pathname, host } = new URL(request.url ?? '')
    asked.push(`${host}${pathname}`)
    acts[pathname]?.(response)
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    const upstream = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const script = `
    const { openApi } = await import(${JSON.stringify(import.meta.resolve('../../src/github/api.ts'))})
    const { download } = await import(${JSON.stringify(import.meta.resolve('../../src/github/download.ts'))})
    const { signal } = new AbortController()
    const rest = await openApi('token', { env: process.env, signal })
    console.log((await rest.repos.get({ owner: 'a', repo: 'b' })).data.default_branch)
    console.log(String(await download('http://archives.invalid/whole', signal)))
    process.exit()`
  try {
    const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
      env: {
        PATH: process.env['PATH'] ?? '',
        http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        GITHUB_API_URL: 'http://api.invalid',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        said += chunk
      })
    await new Promise(resolve => child.on('close', resolve))
    assert.equal(said, 'main\nzip\n')
    assert.deepEqual(
      asked.map(each => each.replace(/[:/].*/, '')),
      ['api.invalid', 'archives.invalid'],
    )
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})
