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
import { faultOfAnswer, faultOfNetwork, isKubernetesFault, type KubernetesFault } from './faults.ts'

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

export type ExecFaultKind =
  /** The upgrade was refused: 401, 403, 404 (the pod is gone), anything else. */
  | 'unauthorized'
  | 'forbidden'
  | 'pod-gone'
  | 'rejected'
  | 'unreachable'
  /** TCP or TLS was answered, the upgrade was not. */
  | 'never-upgraded'
  /** The server closed in good order but never said how the command ended. */
  | 'no-status'
  /** The connection broke. */
  | 'reset'
  | 'bad-status'
  | 'deadline'
  | 'silent'
  | 'too-much-output'
  | 'no-shell'
  | 'not-run'
  | 'aborted'

export type ExecFault = { readonly kind: ExecFaultKind; readonly message: string; readonly advice: string; readonly transient: boolean }

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

type Status = {
  status?: unknown
  message?: unknown
  reason?: unknown
  details?: { causes?: unknown }
}

/** Undefined while the JSON is not complete. */
function parseStatus(text: string): { exitCode: number } | { fault: ExecFault } | undefined {
  let status: Status
  try {
    status = JSON.parse(text) as Status
  } catch {
    return undefined
  }
  if (typeof status !== 'object' || status === null)
    return { fault: fault('bad-status', `this is not a status: ${printable(text.slice(0, 80))}`) }
  if (status.status === 'Success') return { exitCode: 0 }
  if (status.status !== 'Failure') return { fault: fault('bad-status', `this is not a status: ${printable(text.slice(0, 80))}`) }
  const causes = Array.isArray(status.details?.causes) ? (status.details.causes as { reason?: unknown; message?: unknown }[]) : []
  const exit = causes.find(cause => cause?.reason === 'ExitCode')
  const exitCode = Number(exit?.message)
  if (exit !== undefined && Number.isInteger(exitCode) && exitCode !== 0) return { exitCode }
  const message = printable(typeof status.message === 'string' ? status.message : 'no reason given').slice(0, 400)
  return {
    fault: /executable file not found|no such file or directory|not found in \$PATH/i.test(message)
      ? fault('no-shell', message)
      : fault('not-run', message),
  }
}

function refusal(path: string, status: number, text: string): ExecFault {
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {}
  const kind: ExecFaultKind = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : status === 404 ? 'pod-gone' : 'rejected'
  const known = fromKubernetes(kind, faultOfAnswer({ method: 'POST', path }, status, body))
  return { ...known, transient: status === 429 || status >= 500 }
}

const fromKubernetes = (kind: ExecFaultKind, known: KubernetesFault): ExecFault => ({
  kind,
  message: printable(known.message).slice(0, 600),
  advice: known.advice,
  transient: kind === 'unreachable' && known.code === 'ApiServerUnreachable',
})

const advice: Readonly<Record<ExecFaultKind, string>> = {
  unauthorized: 'Write a fresh kubeconfig.',
  forbidden: 'Grant pods/exec.',
  'pod-gone': 'The pod was deleted or replaced meanwhile; run again.',
  rejected: 'See the message; a proxy in front of the API server must let WebSockets through.',
  unreachable: "Check that the cluster runs and that this runner's address is authorized.",
  'never-upgraded':
    'Something between here and the kubelet holds the connection: konnectivity, a proxy, an overloaded API server. Run again.',
  'no-status': 'The kubelet or a proxy cut the session; look at the pod, and run again.',
  reset: 'The node, the kubelet or the API server went away; look at the pod, and run again.',
  'bad-status': 'The session was cut in the middle of its last message; run again.',
  deadline: 'The pod hangs or is starved of CPU; look at it with kubectl exec, or raise the timeout.',
  silent: 'The node may have gone; look at it, and run again.',
  'too-much-output': 'Something in the pod prints into the session; look at its shell and its tools.',
  'no-shell': 'The image has no sh (distroless?). Trust has to be mounted there, not installed by a command.',
  'not-run': 'The container runtime could not start the command; see the message.',
  aborted: 'Run again; nothing is left behind.',
}

const fault = (kind: ExecFaultKind, message: string): ExecFault => ({
  kind,
  message,
  advice: advice[kind],
  transient: kind === 'reset' || kind === 'never-upgraded',
})

/** Text from outside, without control characters. */
export const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
