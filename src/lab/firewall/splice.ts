/** A connection that passes through untouched: bytes both ways, each direction closed for itself. */
import net from 'node:net'

/** The idle timeout of an outbound flow (facts 1.4): the firewall resets it. */
const idleMilliseconds = 4 * 60 * 1000
const connectMilliseconds = 10_000

export function splice(client: net.Socket, first: Buffer, to: { address: string; port: number; localAddress?: string | undefined }): void {
  const upstream = net.connect({
    host: to.address,
    port: to.port,
    allowHalfOpen: true,
    noDelay: true,
    ...(to.localAddress === undefined ? {} : { localAddress: to.localAddress }),
  })
  const idle = () => {
    client.resetAndDestroy()
    upstream.resetAndDestroy()
  }
  const connecting = setTimeout(() => upstream.destroy(), connectMilliseconds)
  upstream.on('connect', () => {
    clearTimeout(connecting)
    if (first.length > 0) upstream.write(first)
    client.pipe(upstream)
    upstream.pipe(client)
  })
  client.setTimeout(idleMilliseconds, idle)
  upstream.setTimeout(idleMilliseconds, idle)
  upstream.on('error', () => client.destroy())
  upstream.on('close', () => {
    clearTimeout(connecting)
    // Half closed by the origin and drained: what the client still has to say, nobody hears.
    if (!client.destroyed && !client.writableEnded) client.destroy()
  })
  client.on('error', () => upstream.destroy())
  client.on('close', () => upstream.destroy())
}
