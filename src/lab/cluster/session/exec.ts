/** `exec` and `attach`: a process of the container, on the client's channels. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ResourceRequest } from '../api/request.ts'
import { badRequest, notEmulated, StatusError } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { Kubelet } from '../pod/kubelet.ts'
import { pause } from '../pod/limit.ts'
import { exitStatus, notStarted, offersChannels, openChannels } from './channels.ts'
import { type Target, targetOf } from './containers.ts'

const flag = (query: URLSearchParams, name: string): boolean => ['true', '1'].includes(query.get(name) ?? '')

const running = (target: Target): NonNullable<Target['slot']['running']> => {
  const { slot, pod } = target
  if (slot.running?.isRunning()) return slot.running
  throw new StatusError(
    500,
    'InternalError',
    `Internal error occurred: unable to upgrade connection: container not found ("${slot.container.name}")`,
    {
      causes: [{ message: `unable to upgrade connection: container not found ("${slot.container.name}") in pod ${pod.metadata.name}` }],
    },
  )
}

/** After the process has gone, its output may still be held by something that it left behind: that is waited for only so long. */
const drainMs = 300

export const serveSession = (
  request: ResourceRequest,
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  store: Store,
  kubelet: Kubelet | undefined,
): void => {
  const target = targetOf(request, store, kubelet)
  const container = running(target)
  const { query, subresource } = request
  const command = query.getAll('command')
  if (subresource === 'exec' && command.length === 0) throw badRequest('you must specify at least 1 command for the container')
  if (!['stdin', 'stdout', 'stderr'].some(name => flag(query, name)))
    throw badRequest('you must specify at least 1 of stdin, stdout, stderr')
  if (!offersChannels(incoming)) {
    // kubectl tries WebSocket first and SPDY only where that is refused.
    if (/^spdy/i.test(incoming.headers.upgrade ?? ''))
      throw badRequest('the lab speaks the remote command protocol over WebSocket (v5, v4) only, not SPDY')
    throw badRequest('none of the offered subprotocols is v5.channel.k8s.io or v4.channel.k8s.io')
  }
  if (subresource === 'attach') return void attach(request, target, incoming, socket, head)
  const tty = flag(query, 'tty')
  const program = target.worker.program(target.slot, command)
  void (async () => {
    const channels = await openChannels(incoming, socket, head)
    const session = container.exec(program, { stdin: flag(query, 'stdin'), tty })
    channels.receive(session.stdin, session.resize)
    const streams = [channels.send(session.stdout, 'stdout'), ...(session.stderr ? [channels.send(session.stderr, 'stderr')] : [])]
    const end = await session.ended
    if (end.kind === 'gone') return channels.abandon()
    const all = Promise.all(streams)
    await Promise.race([all, quiet([session.stdout, session.stderr], drainMs, all)])
    for (const one of [session.stdout, session.stderr]) one?.destroy()
    session.stdin?.destroy()
    channels.finish(end.kind === 'notFound' ? notStarted(end.program) : exitStatus(end.exit.code))
  })().catch(() => socket.destroy())
}

/** Resolves when nothing has been read for a while; a client that reads slowly is not silence. */
const quiet = async (
  streams: readonly ({ on(event: 'data', listener: () => void): unknown; isPaused(): boolean } | undefined)[],
  milliseconds: number,
  done: Promise<unknown>,
): Promise<void> => {
  let last = Date.now()
  let over = false
  void done.then(() => {
    over = true
  })
  for (const one of streams) {
    one?.on('data', () => {
      last = Date.now()
    })
  }
  while (!over && (Date.now() - last < milliseconds || streams.some(one => one?.isPaused()))) await pause(20)
}

const attach = async (request: ResourceRequest, target: Target, incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
  const { slot } = target
  if (flag(request.query, 'stdin') && !slot.container.stdin)
    throw badRequest(`container ${slot.container.name} does not have stdin enabled`)
  if (flag(request.query, 'stdin')) throw notEmulated('attach with stdin: containers read from /dev/null')
  const channels = await openChannels(incoming, socket, head)
  channels.receive(undefined, () => {})
  const { PassThrough } = await import('node:stream')
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() }
  const sent = [channels.send(streams.stdout, 'stdout'), channels.send(streams.stderr, 'stderr')]
  const stop = slot.log.onLine(line => streams[line.stream].write(`${line.text}\n`))
  slot.log.onClose(() => {
    for (const one of Object.values(streams)) one.end()
    void Promise.all(sent).then(() => channels.finish(exitStatus(0)))
  })
  await channels.closed
  stop()
}
