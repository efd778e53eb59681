/**
 * Running a command in a container over the Kubernetes exec WebSocket, so that every way in which it can go wrong ends as a named fault:
 * never as a success, never as a hang, never as an exception. `kubectl exec` returns 0 when the server closes without a status, and
 * @kubernetes/client-node's Exec then never calls back at all; hence this file.
 *
 * Channels (v4 and v5): 0 stdin, 1 stdout, 2 stderr, 3 the status as JSON; v5 adds 255 + channel, which closes that channel.
 */
import WebSocket from 'ws'
import { urlOf } from './api.ts'
import type { Connection } from './connection.ts'
import { type ExecFault, fault, fromKubernetes, refusal } from './exec-fault.ts'
import { parseStatus } from './exec-status.ts'
import { faultOfNetwork, isKubernetesFault } from './faults.ts'
import { printable } from './printable.ts'

export type ExecTarget = { readonly namespace: string; readonly name: string; readonly container: string }

export type ExecRequest = {
  readonly command: readonly string[]
  /** Sent first. Scripts and certificates go this way, never by argv, which the node's process list shows. */
  readonly stdin?: string
  /** Called for each complete line of stdout; what it returns is sent to stdin. For dialogues within one exec. */
  readonly reply?: (line: string) => string | undefined
  /** For everything, the upgrade included. Milliseconds. */
  readonly deadlineMs: number
  /** Of stdout. More is a fault. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** How often to ask for a sign of life, and how long to wait for one. Milliseconds. */
  readonly pingMs?: number
}

export type ExecResult =
  /** The server said how the command ended. */
  | { readonly ended: true; readonly exitCode: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly ended: false; readonly fault: ExecFault; readonly stdout: Buffer; readonly stderr: string }

const stderrKept = 16 * 1024
/** Largest frame that is accepted; kubelets send at most 32 KB at a time. */
const maxFrame = 4 * 1024 * 1024
const maxStatus = 64 * 1024

/** Runs one command in a container, by the exec WebSocket. Never throws and never outlives its deadline: how it ended, or why that is not known, is the result. */
export async function execInPod(connection: Connection, target: ExecTarget, request: ExecRequest): Promise<ExecResult> {
  const { namespace, name, container } = target
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/exec`
  const nothing = { ended: false, stdout: Buffer.alloc(0), stderr: '' } as const
  if (request.signal.aborted) return { ...nothing, fault: fault('aborted', 'stopped before it began') }
  const started = Date.now()
  let options: Awaited<ReturnType<Connection['authorize']>>
  try {
    options = await connection.authorize()
  } catch (error) {
    return {
      ...nothing,
      fault: fromKubernetes('unauthorized', isKubernetesFault(error) ? error : faultOfNetwork(connection.server, error)),
    }
  }
  const query: [string, string][] = request.command.map(part => ['command', part])
  query.push(['container', container], ['stdin', 'true'], ['stdout', 'true'], ['stderr', 'true'])
  const url = urlOf(connection, path, query)
  url.protocol = 'wss:'

  return await new Promise<ExecResult>(resolve => {
    const stdout: Buffer[] = []
    let stdoutBytes = 0
    let stderr = ''
    let line = ''
    let status = ''
    let settled = false
    let alive = true
    let pings: NodeJS.Timeout | undefined

    const socket = new WebSocket(url, ['v5.channel.k8s.io', 'v4.channel.k8s.io'], {
      ...(options as object),
      headers: { ...(options.headers as Record<string, string>), 'user-agent': 'egress-gate' },
      perMessageDeflate: false,
      maxPayload: maxFrame,
    })

    const settle = (result: { exitCode: number } | { fault: ExecFault }) => {
      if (settled) return
      settled = true
      clearTimeout(deadline)
      clearInterval(pings)
      request.signal.removeEventListener('abort', aborted)
      socket.terminate()
      const output = { stdout: Buffer.concat(stdout), stderr }
      resolve('fault' in result ? { ended: false, ...result, ...output } : { ended: true, ...result, ...output })
    }
    const aborted = () => settle({ fault: fault('aborted', 'stopped') })
    request.signal.addEventListener('abort', aborted)
    const deadline = setTimeout(
      () => {
        const seconds = Math.round(request.deadlineMs / 1000)
        settle({
          fault:
            socket.readyState === WebSocket.CONNECTING
              ? fault('never-upgraded', `the API server took the connection but never answered the upgrade, within ${seconds} s`)
              : fault('deadline', `the command did not end within ${seconds} s`),
        })
      },
      Math.max(1, request.deadlineMs - (Date.now() - started)),
    )

    const send = (text: string) => {
      const bytes = Buffer.from(text, 'utf8')
      for (let from = 0; from < bytes.length; from += 16_384)
        socket.send(Buffer.concat([Buffer.of(0), bytes.subarray(from, from + 16_384)]), () => {})
    }
    socket.on('open', () => {
      if (request.stdin !== undefined) send(request.stdin)
      const every = request.pingMs ?? 15_000
      pings = setInterval(() => {
        if (!alive) return settle({ fault: fault('silent', `neither output nor a pong for ${Math.round((2 * every) / 1000)} s`) })
        alive = false
        socket.ping()
      }, every)
    })
    socket.on('pong', () => {
      alive = true
    })
    socket.on('message', (data: Buffer, binary: boolean) => {
      if (settled) return
      alive = true
      const frame = Buffer.isBuffer(data) ? data : Buffer.concat(data as unknown as Buffer[])
      const channel = binary ? frame[0] : undefined
      const content = frame.subarray(1)
      if (channel === 1) {
        stdoutBytes += content.length
        if (stdoutBytes > request.maxBytes)
          return settle({ fault: fault('too-much-output', `the command printed more than ${Math.round(request.maxBytes / 1024)} KB`) })
        stdout.push(content)
        if (request.reply === undefined) return
        // A line longer than this is no line of a dialogue.
        line = (line + content.toString('latin1')).slice(-1_048_576)
        for (let end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n')) {
          const answer = request.reply(line.slice(0, end))
          line = line.slice(end + 1)
          if (answer !== undefined) send(answer)
        }
      } else if (channel === 2) stderr = (stderr + content.toString('utf8')).slice(-stderrKept)
      else if (channel === 3) {
        status += content.toString('utf8')
        if (status.length > maxStatus) return settle({ fault: fault('bad-status', 'the status is larger than any status is') })
        const parsed = parseStatus(status)
        if (parsed !== undefined) settle(parsed)
      }
    })
    socket.on('unexpected-response', (_request, response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.length < 16 && chunks.push(chunk))
      const refuse = () => settle({ fault: refusal(path, response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')) })
      response.on('end', refuse)
      response.on('error', refuse)
    })
    socket.on('error', error => {
      const opened = pings !== undefined
      const known = faultOfNetwork(connection.server, error)
      settle({
        fault: opened
          ? fault('reset', `the connection broke while the command ran: ${error.message}`)
          : /subprotocol|Sec-WebSocket|upgrade|status code/i.test(error.message)
            ? fault('rejected', `the API server does not speak the exec protocol: ${error.message}`)
            : fromKubernetes('unreachable', known),
      })
    })
    socket.on('close', code => {
      if (status !== '') return settle({ fault: fault('bad-status', `the status was cut off: ${printable(status.slice(0, 80))}`) })
      settle({
        fault:
          code === 1000 || code === 1001 || code === 1005
            ? fault('no-status', `the connection was closed (${code}) without a status, so how the command ended is not known`)
            : fault('reset', `the connection ended (${code}) while the command ran`),
      })
    })
  })
}
