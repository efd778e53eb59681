import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import type { WebSocket } from 'ws'
import { connect } from '../../src/kubernetes/connection.ts'
import { type ExecRequest, execInPod } from '../../src/kubernetes/exec.ts'
import type { ExecFaultKind } from '../../src/kubernetes/exec-fault.ts'
import { runScript, trailer } from '../../src/kubernetes/run-script.ts'
import { apiServer, failure, frame, type Handlers, success } from './api-server.ts'

const target = { namespace: 'weather', name: 'weather-1', container: 'app' }

async function run(handlers: Handlers, more: Partial<ExecRequest> = {}) {
  await using server = await apiServer(handlers)
  const connection = await connect(server.kubeconfig)
  const started = Date.now()
  const result = await execInPod(connection, target, {
    command: ['sh'],
    deadlineMs: 700,
    maxBytes: 100_000,
    signal: new AbortController().signal,
    ...more,
  })
  connection.close()
  assert.ok(Date.now() - started < 2500, 'a fault must end within its deadline')
  return result
}

const refuse =
  (status: number, body: object): NonNullable<Handlers['upgrade']> =>
  socket => {
    const text = JSON.stringify(body)
    socket.end(
      `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
    )
  }

const sendAndClose = (content: string | Buffer) => (ws: WebSocket) => ws.send(content, () => ws.close(1000))

const faults: [string, ExecFaultKind, Handlers, Partial<ExecRequest>?][] = [
  ['404 on upgrade', 'pod-gone', { upgrade: refuse(404, { message: 'pods "weather-1" not found', reason: 'NotFound' }) }],
  ['500 on upgrade', 'rejected', { upgrade: refuse(500, { message: 'container not found ("app")' }) }],
  ['401 on upgrade', 'unauthorized', { upgrade: refuse(401, { message: 'Unauthorized' }) }],
  ['403 on upgrade', 'forbidden', { upgrade: refuse(403, { message: 'pods "weather-1" is forbidden: no create pods/exec' }) }],
  ['429 on upgrade', 'rejected', { upgrade: refuse(429, { message: 'Too many requests' }) }],
  ['200 instead of an upgrade', 'rejected', { upgrade: refuse(200, {}) }],
  ['close 1000 without a status', 'no-status', { exec: ws => ws.close(1000) }],
  ['close 1000 after output, without a status', 'no-status', { exec: sendAndClose(frame(1, 'all is well\n')) }],
  ['close 1001', 'no-status', { exec: ws => ws.close(1001) }],
  ['close 1011', 'reset', { exec: ws => ws.close(1011) }],
  ['socket reset in the middle', 'reset', { exec: ws => ws.send(frame(1, 'half'), () => setTimeout(() => ws.terminate(), 20)) }],
  ['status cut off', 'bad-status', { exec: sendAndClose(frame(3, success.slice(0, 20))) }],
  ['status cut off, then silence', 'deadline', { exec: ws => ws.send(frame(3, success.slice(0, 20))) }],
  ['status that is no status', 'bad-status', { exec: ws => ws.send(frame(3, '{"kind":"Pod"}')) }],
  ['status null', 'bad-status', { exec: ws => ws.send(frame(3, 'null')) }],
  ['status without end', 'bad-status', { exec: ws => ws.send(frame(3, `"${'x'.repeat(100_000)}`)) }],
  ['success as text, not on channel 3', 'no-status', { exec: sendAndClose(success) }],
  ['success on stdout, not on channel 3', 'no-status', { exec: sendAndClose(frame(1, success)) }],
  ['failure without an exit code', 'not-run', { exec: ws => ws.send(frame(3, '{"status":"Failure","message":"oops"}')) }],
  ['failure with exit code 0', 'not-run', { exec: ws => ws.send(frame(3, failure(0))) }],
  [
    'no shell',
    'no-shell',
    { exec: ws => ws.send(frame(3, '{"status":"Failure","message":"exec: \\"sh\\": executable file not found in $PATH"}')) },
  ],
  ['silence after the upgrade', 'deadline', { exec: () => {} }],
  ['no pong', 'silent', { exec: ws => ws.pause() }, { pingMs: 100 }],
  ['output that drips for ever', 'deadline', { exec: ws => void drip(ws) }],
  ['the upgrade is never answered', 'never-upgraded', { upgrade: () => {} }],
  ['too much output', 'too-much-output', { exec: ws => ws.send(frame(1, Buffer.alloc(200_000))) }],
  ['a frame larger than any', 'reset', { exec: ws => ws.send(frame(1, Buffer.alloc(5_000_000))) }, { maxBytes: 1e9, deadlineMs: 2000 }],
  [
    'garbage instead of frames',
    'reset',
    { exec: ws => (ws as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.alloc(64, 0xff)) },
  ],
]

function drip(ws: WebSocket) {
  const timer = setInterval(() => (ws.readyState === ws.OPEN ? ws.send(frame(1, '.')) : clearInterval(timer)), 20)
}

for (const [name, kind, handlers, more] of faults)
  test(`exec: ${name} is a fault of kind ${kind}`, async () => {
    const result = await run(handlers, more)
    assert.equal(result.ended, false)
    assert.equal(!result.ended && result.fault.kind, kind, JSON.stringify(!result.ended && result.fault))
    assert.notEqual(!result.ended && result.fault.message, '')
    assert.notEqual(!result.ended && result.fault.advice, '')
  })

test('exec: a refusal names the role that is missing', async () => {
  const result = await run({ upgrade: refuse(403, { message: 'pods "weather-1" is forbidden', reason: 'Forbidden' }) })
  assert.match(result.ended ? '' : result.fault.advice, /"create" on "pods\/exec" in namespace weather.*RBAC Writer/)
})

test('exec: nobody listens', async () => {
  const server = await apiServer({})
  const { kubeconfig } = server
  await server[Symbol.asyncDispose]()
  const result = await execInPod(await connect(kubeconfig), target, {
    command: ['sh'],
    deadlineMs: 2000,
    maxBytes: 1000,
    signal: new AbortController().signal,
  })
  assert.equal(!result.ended && result.fault.kind, 'unreachable')
})

test('exec: exit codes and both outputs arrive; the status ends it at once', async () => {
  for (const code of [0, 7]) {
    const result = await run({
      exec: ws => {
        ws.send(frame(1, 'out'))
        ws.send(frame(2, 'err'))
        const status = code === 0 ? success : failure(code)
        // In two frames: a status may be cut anywhere.
        ws.send(frame(3, status.slice(0, 10)))
        ws.send(frame(3, status.slice(10)))
      },
    })
    assert.deepEqual({ ...result, stdout: result.stdout.toString() }, { ended: true, exitCode: code, stdout: 'out', stderr: 'err' })
  }
})

test('exec: stdin goes on channel 0, the command in the query, the token in a header', async () => {
  let asked: URL | undefined
  let authorization: string | undefined
  await using server = await apiServer({
    exec: (ws, url) => {
      asked = url
      ws.on('message', (data: Buffer) => {
        ws.send(frame(1, data.subarray(1)))
        if (data.subarray(1).includes('end')) ws.send(frame(3, success))
      })
    },
    http: request => {
      authorization = request.headers.authorization
    },
  })
  const connection = await connect(server.kubeconfig)
  const big = `${'x'.repeat(50_000)}end`
  const result = await execInPod(connection, target, {
    command: ['sh', '-c', 'cat'],
    stdin: big,
    deadlineMs: 2000,
    maxBytes: 1e6,
    signal: new AbortController().signal,
  })
  assert.equal(result.stdout.toString(), big)
  assert.equal(asked?.pathname, '/api/v1/namespaces/weather/pods/weather-1/exec')
  assert.deepEqual(asked?.searchParams.getAll('command'), ['sh', '-c', 'cat'])
  assert.equal(authorization, undefined)
})

test('exec: an abort ends it', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  const result = await run({ exec: () => {} }, { signal: controller.signal, deadlineMs: 5000 })
  assert.equal(!result.ended && result.fault.kind, 'aborted')
})

/** Runs what was asked for in this machine's own shell, as a kubelet would. */
const realShell =
  (change: (ws: WebSocket, chunk: Buffer) => Buffer | undefined = (_, chunk) => chunk): NonNullable<Handlers['exec']> =>
  (ws, url) => {
    const [command = 'sh', ...args] = url.searchParams.getAll('command')
    const child = spawn(command, args, { stdio: 'pipe' })
    child.stdin.on('error', () => {})
    ws.on('message', (data: Buffer) => void (data[0] === 0 && child.stdin.write(data.subarray(1))))
    ws.on('close', () => child.kill('SIGKILL'))
    child.stdout.on('data', (chunk: Buffer) => {
      const changed = change(ws, chunk)
      if (changed !== undefined) ws.send(frame(1, changed))
    })
    child.stderr.on('data', (chunk: Buffer) => ws.send(frame(2, chunk)))
    child.on('close', code => ws.send(frame(3, code === 0 ? success : failure(code ?? 137))))
  }

async function script(
  body: string,
  exec: NonNullable<Handlers['exec']>,
  more: { reply?: (line: string) => string | undefined; seconds?: number } = {},
) {
  await using server = await apiServer({ exec })
  const connection = await connect(server.kubeconfig)
  return await runScript(connection, target, {
    script: () => body,
    deadlineSeconds: more.seconds ?? 5,
    maxBytes: 1e6,
    signal: new AbortController().signal,
    ...(more.reply === undefined ? {} : { reply: more.reply }),
  })
}

test('script: runs to its end in a real shell', async () => {
  const result = await script('echo hello', realShell())
  assert.ok(result.ok, JSON.stringify(result))
  assert.match(result.output, /^hello\n/)
})

test('script: a dialogue within one exec, whatever the size of the script', async () => {
  for (const size of [0, 8150, 8192, 20_000]) {
    const result = await script(`: ${'x'.repeat(size)}\necho ask; read answer <&3; echo "got $answer"`, realShell(), {
      reply: line => (line === 'ask' ? 'this\n' : undefined),
    })
    assert.ok(result.ok, JSON.stringify(result))
    assert.match(result.output, /got this/)
  }
})

const lies: [string, string, NonNullable<Handlers['exec']>, string][] = [
  ['a script that fails', 'false', realShell(), 'script-failed'],
  ['a shell that ends early', 'exit 0', realShell(), 'no-trailer'],
  ['a shell that ends early with a code', 'exit 3', realShell(), 'script-failed'],
  ['a shell that is killed', 'kill -9 $$', realShell(), 'script-failed'],
  ['a forged trailer', `echo '${trailer('0'.repeat(32), 0)}'; exit 0`, realShell(), 'no-trailer'],
  [
    'output after the trailer',
    'echo x',
    (ws, url) => realShell((_, chunk) => Buffer.concat([chunk, Buffer.from('more\n')]))(ws, url),
    'no-trailer',
  ],
  [
    'the trailer is lost',
    'echo x',
    (ws, url) => realShell((_, chunk) => (chunk.includes(' end ') ? undefined : chunk))(ws, url),
    'no-trailer',
  ],
  ['success without running anything', 'echo x', ws => ws.send(frame(3, success)), 'no-trailer'],
]
for (const [name, body, exec, kind] of lies)
  test(`script: ${name} is not a success`, async () => {
    const result = await script(body, exec)
    assert.equal(result.ok, false)
    assert.equal(!result.ok && result.fault.kind, kind, JSON.stringify(result))
  })

test('script: a script that hangs is ended on the remote side as well', async () => {
  const result = await script('sleep 30', realShell(), { seconds: 3 })
  assert.equal(result.ok, false)
  assert.match(JSON.stringify(result), /script-failed.*timeout|deadline/)
})

test('script: a transient fault is tried once more, and only once', async () => {
  for (const [failures, ok] of [
    [1, true],
    [2, false],
  ] as const) {
    let attempts = 0
    const result = await script('echo hello', (ws, url) => (attempts++ < failures ? ws.terminate() : realShell()(ws, url)))
    assert.equal(result.ok, ok)
    assert.equal(attempts, 2)
  }
})
