/** What steers the programs of a container elsewhere: variables that name a proxy, and redirects. The probes do not go there, with whatever tool there is. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { judge } from '../../src/verify/judge.ts'
import { observe } from '../../src/verify/observe.ts'
import { observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { nothingKnown } from '../../src/verify/together.ts'
import type { OurAuthority } from '../../src/verify/verdict.ts'
import { http, plainOrigin, probe, runShell } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-proxy-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const busybox = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map(path => join(path, 'busybox'))
  .find(path => {
    try {
      execFileSync(path, ['true'])
      return true
    } catch {
      return false
    }
  })
const nonce = '0123456789abcdef0123456789abcdef'

for (const [tool, applets] of [
  ['curl', false],
  ['wget of busybox', true],
] as const)
  test(`a proxy that is named in the container does not answer for a host that is not there (${tool})`, {
    skip: applets && busybox === undefined && 'there is no busybox',
  }, async () => {
    const bin = join(folder, tool.replaceAll(' ', '-'))
    mkdirSync(bin)
    if (applets)
      for (const each of execFileSync(busybox as string, ['--list'], { encoding: 'utf8' })
        .trim()
        .split('\n'))
        symlinkSync(busybox as string, join(bin, each))
    const proxy = await plainOrigin(socket => socket.end(http(200, 'from the proxy')))
    const asked = probe('p1', 'http://127.0.0.1:9/')
    const known = nothingKnown(new Date())
    const reply = verifyReply([asked], known)
    try {
      const url = `http://127.0.0.1:${proxy.port}`
      const { stdout } = await runShell(
        wholeScript(verifyScript([asked], { allowSeconds: 10, denySeconds: 3 }, nonce, { runtimes: false }), nonce),
        {
          name: tool,
          command: ['/bin/sh', '-s'],
          env: { TMPDIR: folder, http_proxy: url, HTTP_PROXY: url, ALL_PROXY: url, ...(applets ? { PATH: bin } : {}) },
        },
        line => reply(line, nonce),
      )
      const parsed = parseOutput(stdout, nonce, ['p1'])
      const seen = observeTogether([asked], parsed, known).get('p1') ?? observe(asked, parsed.probes.get('p1'), nonce)
      assert.deepEqual([seen.kind, seen.kind === 'blocked' && seen.how], ['blocked', 'refused'])
    } finally {
      proxy.close()
    }
  })

const wget = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map(path => join(path, 'wget'))
  .find(path => existsSync(path))
for (const [tool, path, follows] of [
  ['of busybox', busybox, true],
  ['of GNU', wget, false],
] as const)
  test(`what wget ${tool} finds behind a redirect is no answer to what was asked`, {
    skip: (path === undefined || busybox === undefined) && 'it is not here',
  }, async () => {
    const bin = join(folder, tool.replaceAll(' ', '-'))
    mkdirSync(bin)
    for (const each of execFileSync(busybox as string, ['--list'], { encoding: 'utf8' })
      .trim()
      .split('\n'))
      symlinkSync(each === 'wget' ? (path as string) : (busybox as string), join(bin, each))
    let asked = 0
    const other = await plainOrigin(socket => {
      asked++
      socket.end(http(200, 'of another host'))
    })
    const first = await plainOrigin(socket => socket.end(http(301, 'moved', `location: http://127.0.0.1:${other.port}/\r\n`)))
    const probes = [
      probe('p1', `http://127.0.0.1:${first.port}/`, { status: 200 }),
      probe('p2', `http://127.0.0.1:${first.port}/`, { body: 'of another host' }),
      probe('p3', `http://127.0.0.1:${first.port}/`, { status: 301 }),
    ]
    try {
      const { stdout } = await runShell(
        wholeScript(verifyScript(probes, { allowSeconds: 10, denySeconds: 3 }, nonce, { runtimes: false }), nonce),
        { name: tool, command: ['/bin/sh', '-s'], env: { TMPDIR: folder, PATH: bin } },
        line => verifyReply(probes, nothingKnown(new Date()))(line, nonce),
      )
      const parsed = parseOutput(stdout, nonce, ['p1', 'p2', 'p3'])
      const results = probes.map(each => {
        const seen = observe(each, parsed.probes.get(each.id), nonce)
        return [seen.kind, judge(each, undefined, seen, {} as OurAuthority, new Date(), { publicRoots: [] }).result]
      })
      assert.deepEqual(results, [
        ['http', 'fail'],
        ['http', 'fail'],
        ['http', 'pass'],
      ])
      assert.equal(asked > 0, follows)
    } finally {
      first.close()
      other.close()
    }
  })
