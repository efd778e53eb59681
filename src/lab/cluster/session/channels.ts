/** The remote command protocol over WebSocket: numbered channels, v4 and v5, with back-pressure. */
import type { IncomingMessage } from 'node:http'
import type { Duplex, Readable, Writable } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Status } from '../api/status.ts'

const channel = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4, close: 255 } as const
const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io']

/** Beyond this many unsent bytes the process waits. */
const highWater = 512 * 1024

const server = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  maxPayload: 16 * 1024 * 1024,
  handleProtocols: offered => protocols.find(one => offered.has(one)) ?? false,
})

export const offersChannels = (request: IncomingMessage): boolean =>
  (request.headers.upgrade ?? '').toLowerCase() === 'websocket' &&
  (request.headers['sec-websocket-protocol'] ?? '').split(',').some(one => protocols.includes(one.trim()))

export type Channels = {
  /** Bytes of the process go out; resolves when the stream has ended and everything was handed on. */
  send(from: Readable, to: 'stdout' | 'stderr'): Promise<void>
  /** Bytes of the client come in; its close frame (v5) ends the stream, and so does its leaving, unless somebody else may come back to it. */
  receive(into: Writable | undefined, resize: (columns: number, rows: number) => void, endsWithClient?: boolean): void
  /** The last word. Without it no client may take the command for done. */
  finish(status: Status): void
  /** Ends the connection without a word, as a dying node does. */
  abandon(): void
  readonly closed: Promise<void>
}

export const openChannels = (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<Channels> =>
  new Promise(resolve => {
    server.handleUpgrade(request, socket, head, client => resolve(channelsOf(client, socket)))
  })

const channelsOf = (client: WebSocket, socket: Duplex): Channels => {
  client.on('error', () => client.terminate())
  const closed = new Promise<void>(resolve => client.on('close', () => resolve()))
  const frame = (number: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.from([number]), bytes])
  // Kubernetes pings nobody, but proxies on the way must see that the connection lives.
  const ping = setInterval(() => client.ping(), 30_000)
  ping.unref()
  void closed.then(() => clearInterval(ping))
  return {
    closed,
    send: (from, to) =>
      new Promise(resolve => {
        let paused = false
        from.on('data', (chunk: Buffer) => {
          if (client.readyState !== client.OPEN) return
          client.send(frame(channel[to], chunk), () => {
            if (paused && client.bufferedAmount < highWater / 2) {
              paused = false
              from.resume()
            }
          })
          if (client.bufferedAmount > highWater) {
            paused = true
            from.pause()
          }
        })
        // A client that has gone must not hold the process: what it writes is read and dropped.
        void closed.then(() => from.resume())
        from.on('close', () => resolve())
      }),
    receive: (into, resize, endsWithClient = true) => {
      client.on('message', (data: Buffer | ArrayBuffer | Buffer[]) => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)
        const [number] = bytes
        if (number === channel.stdin && into && !into.writableEnded) {
          if (!into.write(bytes.subarray(1))) {
            client.pause()
            into.once('drain', () => client.resume())
          }
        } else if (number === channel.close && bytes[1] === channel.stdin) {
          if (endsWithClient) into?.end()
        } else if (number === channel.resize) {
          try {
            const size = JSON.parse(bytes.subarray(1).toString()) as { Width?: unknown; Height?: unknown }
            if (typeof size.Width === 'number' && typeof size.Height === 'number') resize(size.Width & 0xffff, size.Height & 0xffff)
          } catch {
            // A size that cannot be read changes nothing.
          }
        }
      })
      if (endsWithClient) void closed.then(() => into?.end())
    },
    finish: status => {
      if (client.readyState !== client.OPEN) return
      client.send(frame(channel.status, Buffer.from(JSON.stringify(status))), () => client.close(1000))
    },
    abandon: () => {
      clearInterval(ping)
      socket.destroy()
    },
  }
}

/** How a command's end is told: success, an exit code, or why it never ran. */
export const exitStatus = (code: number): Status =>
  code === 0
    ? ({ metadata: {}, status: 'Success' } as unknown as Status)
    : ({
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: exit status ${code}`,
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
      } as unknown as Status)

export const notStarted = (program: string): Status => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  reason: 'InternalError',
  code: 500,
  message: `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: exec: ${JSON.stringify(program)}: executable file not found in $PATH: unknown`,
})
