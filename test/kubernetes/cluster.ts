/** A small cluster for tests: pods that a test describes, whose exec is a real shell of this machine. */
import type { WebSocket } from 'ws'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { launch } from '../../src/lab/cluster/pod/launch.ts'
import { close, pipe, stream } from '../../src/lab/cluster/pod/native.ts'
import { apiServer, failure, frame, success } from './api-server.ts'

export type TestPod = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly env?: NodeJS.ProcessEnv
  /** Paths of a script, and what they are in this test: nothing of this machine is touched. */
  readonly paths?: Readonly<Record<string, string>>
  readonly document?: Partial<Pod>
  /** What another of its containers has in place of these. */
  readonly containers?: Readonly<Record<string, Pick<TestPod, 'env' | 'paths'>>>
  /** Instead of a shell. */
  readonly exec?: (socket: WebSocket) => void
  /** The upgrade of an exec is answered with this status and message, so many times. */
  readonly refuse?: { readonly status: number; readonly message: string; times: number }
  /** The upgrade of an exec is never answered. */
  readonly stalls?: true
  /** Called when an exec has ended, before its status is sent. */
  readonly afterExec?: () => void
}

export type TestCluster = {
  pods: TestPod[]
  restarts: number
  readonly execs: string[]
  allowed: boolean
  events: { reason: string; message: string }[]
  /** Asked first. Undefined: the cluster answers as it does. */
  answer?: (request: { method: string; url: URL; body: unknown }) => { status?: number; body: object } | undefined
}

export const podDocument = (pod: TestPod, restarts = 0): Pod => ({
  metadata: { name: pod.name, namespace: 'weather', uid: `uid-${pod.name}`, labels: pod.labels },
  spec: { containers: [{ name: 'app' }], nodeName: 'node-1' },
  status: {
    phase: 'Running',
    podIP: '10.42.1.7',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [
      { name: 'app', ready: true, restartCount: restarts, containerID: `containerd://${pod.name}-${restarts}`, state: { running: {} } },
    ],
  },
  ...pod.document,
})

export async function testCluster(pods: TestPod[]) {
  const state: TestCluster = { pods, restarts: 0, execs: [], allowed: true, events: [] }
  const server = await apiServer({
    http: (request, response) => {
      const url = new URL(request.url ?? '', 'https://x')
      const answer = (body: object, status = 200) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const own = state.answer?.({
        method: request.method ?? '',
        url,
        body: request.bodyText === '' ? undefined : JSON.parse(request.bodyText),
      })
      if (own !== undefined) return answer(own.body, own.status)
      if (url.pathname.endsWith('/selfsubjectaccessreviews')) return answer({ status: { allowed: state.allowed } }, 201)
      if (url.pathname.endsWith('/events')) return answer({ items: state.events.map(each => ({ type: 'Warning', ...each })) })
      if (url.pathname === '/api/v1/namespaces/weather/pods') {
        const wanted = (url.searchParams.get('labelSelector') ?? '').split('=')
        return answer({
          items: state.pods.filter(({ labels }) => labels[wanted[0] ?? ''] === wanted[1]).map(pod => podDocument(pod, state.restarts)),
        })
      }
      answer({ message: `no ${url.pathname}` }, 404)
    },
    upgrade: (socket, request) => {
      const name = new URL(request.url ?? '', 'https://x').pathname.split('/').at(-2)
      const { refuse, stalls } = state.pods.find(each => each.name === name) ?? {}
      if (stalls) return undefined
      if (refuse === undefined || refuse.times <= 0) return 'go on'
      refuse.times -= 1
      const { status, message } = refuse
      const body = JSON.stringify({ kind: 'Status', status: 'Failure', message, code: status })
      const head = `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`
      socket.end(`${head}\r\n\r\n${body}`)
    },
    exec: (socket, url) => {
      const name = url.pathname.split('/').at(-2) ?? ''
      state.execs.push(name)
      const pod = state.pods.find(each => each.name === name)
      if (pod === undefined) return socket.close(1011)
      if (pod.exec !== undefined) return pod.exec(socket)
      const [command = 'sh', ...args] = url.searchParams.getAll('command')
      const [input, out, err] = [pipe(), pipe(), pipe()]
      const of = pod.containers?.[url.searchParams.get('container') ?? ''] ?? pod
      const own = Object.fromEntries(Object.entries({ ...process.env, ...of.env }).filter(each => each[1] !== undefined))
      const { pid, ended } = launch(command, args, own as Record<string, string>, [input.read, out.write, err.write])
      close(input.read, out.write, err.write)
      const [stdin, stdout, stderr] = [stream(input.write, 'write'), stream(out.read, 'read'), stream(err.read, 'read')]
      let held = ''
      socket.on('message', (data: Buffer) => {
        if (data[0] !== 0) return
        let text = held + data.subarray(1).toString('latin1')
        // A path may begin in one frame and end in the next; one that is not full is the last of what was sent.
        held = data.length > 16_384 ? text : ''
        if (held !== '') return
        for (const [from, to] of Object.entries(of.paths ?? {})) text = text.replaceAll(from, to)
        stdin.write(Buffer.from(text, 'latin1'))
      })
      let over = false
      socket.on('close', () => {
        if (!over && pid !== undefined) process.kill(pid, 'SIGKILL')
      })
      stdout.on('data', (chunk: Buffer) => socket.send(frame(1, chunk)))
      stderr.on('data', (chunk: Buffer) => socket.send(frame(2, chunk)))
      const drained = [stdout, stderr].map(each => new Promise(resolve => each.on('close', resolve)))
      void ended.then(async ({ code, error }) => {
        over = true
        stdin.destroy()
        await Promise.all(drained)
        pod.afterExec?.()
        socket.send(frame(3, code === 0 ? success : failure(error === undefined ? (code ?? 137) : 127)))
      })
    },
  })
  return Object.assign(state, { kubeconfig: server.kubeconfig, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() })
}
