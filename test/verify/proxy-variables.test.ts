/** Variables that name a proxy steer the programs of a container. The probes go around it, with whatever tool there is. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { observe } from '../../src/verify/observe.ts'
import { observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { nothingKnown } from '../../src/verify/together.ts'
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
