/** A lab that is kept, seen from the machine. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { exposeToHost, type KeptLab } from '../../src/cli/lab-host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'egress-gate-test-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const kept: KeptLab = {
  kind: 'kept',
  socket: join(scratch, 'nowhere.sock'),
  kubeconfig: 'server: https://a.example\n',
  serverName: 'a.example',
  environment: {},
  namespace: 'weather',
  selector: 'app=weather',
  spec: 'egress.yaml',
  url: 'https://a.example/',
}

test('what is to be copied into a shell is words of it, whatever a spec and its folder are called', async () => {
  const child = spawn('sh', ['-c', 'sleep 30 & wait'], { stdio: 'ignore' })
  const inside = Object.assign(new EventEmitter(), { pid: child.pid }) as unknown as ChildProcess
  const out = new PassThrough()
  const host = exposeToHost(inside, out)
  const odd = "it's here; $(touch pwned)"
  try {
    for (; readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8') === ''; ) await setTimeout(5)
    const told = once(out, 'data')
    inside.emit('message', { ...kept, spec: `/a/${odd}.yaml`, url: `https://a.example/${odd}`, environment: { TOKEN: odd } })
    const text = String(await told)
    for (const line of text.split('\n').filter(line => line.includes('touch')))
      assert.ok(line.includes(`it'\\''s here; $(touch pwned)`), line)
    assert.equal(text.split('touch').length, 4)
  } finally {
    host.close()
    for (const pid of readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')) process.kill(Number(pid))
    child.kill()
  }
})

test('where the kubeconfig cannot be written the lab stays up, and says why it cannot be reached', async () => {
  const inside = Object.assign(new EventEmitter(), { pid: process.pid }) as unknown as ChildProcess
  const out = new PassThrough()
  const host = exposeToHost(inside, out)
  const told = once(out, 'data')
  inside.emit('message', { ...kept, socket: '/nonexistent/kubernetes.sock' })
  assert.match(String(await told), /^the lab stays up, and cannot be reached from outside its namespaces: ENOENT: .*\/nonexistent\//)
  host.close()
})
