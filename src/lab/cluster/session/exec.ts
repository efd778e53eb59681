/** `exec` and `attach`: a process of the container, on the client's channels. */
import type { IncomingMessage } from 'node:http'
import { type Duplex, PassThrough } from 'node:stream'
import type { ResourceRequest } from '../api/request.ts'
import { badRequest, StatusError } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { RunningContainer } from '../pod/container.ts'
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
  if (subresource === 'attach') {
    const stdin = flag(query, 'stdin')
    if (stdin && !container.stdin) throw badRequest(`container ${target.slot.container.name} does not have stdin enabled`)
    attach(target, container, stdin, [incoming, socket, head]).catch(() => socket.destroy())
    return
  }
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

/** The container's own output from now on; with `stdin`, its own input. */
const attach = async (
  target: Target,
  container: RunningContainer,
  stdin: boolean,
  upgrade: [IncomingMessage, Duplex, Buffer],
): Promise<void> => {
  const channels = await openChannels(...upgrade)
  channels.receive(stdin ? container.stdin : undefined, container.resize, target.slot.container.stdinOnce === true)
  const copies = [container.stdout, container.stderr].map(from => {
    const copy = new PassThrough()
    from.on('data', (chunk: Buffer) => copy.write(chunk))
    from.on('close', () => copy.end())
    return copy
  })
  const [out, err] = copies
  const sent = [...(out ? [channels.send(out, 'stdout')] : []), ...(err ? [channels.send(err, 'stderr')] : [])]
  await container.ended
  await Promise.race([Promise.all(sent), pause(drainMs)])
  // How the container ended is in the pod's status, not here.
  channels.finish(exitStatus(0))
}
