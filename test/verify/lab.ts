/** Origins on loopback that behave as the firewall, as the internet or worse; and the real script against them, in real shells. */
import { spawn } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import dgram from 'node:dgram'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import type { Certificate } from '../../src/pki/certificate.ts'
import { clientHello } from '../../src/pki/handshake.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'
import type { Expectation } from '../../src/policy/spec.ts'
import { sessionRandom } from '../../src/verify/session.ts'
import type { OurAuthority, Probe } from '../../src/verify/verdict.ts'

const day = 86_400_000
const now = Date.now()
const ca = { critical: true, usages: ['keyCertSign', 'cRLSign'] } as const

export type Signer = { readonly certificate: Certificate; readonly key: KeyObject; readonly pem: string }

export async function signer(name: string, issuer: Signer | 'self', days = 1000, pathLength?: number, from = now - day): Promise<Signer> {
  const pair = await generateKey('p256')
  const certificate = await issue({
    subject: [['CN', name]],
    key: pair.privateKey,
    issuer,
    notBefore: new Date(from),
    notAfter: new Date(from + days * day),
    ca: pathLength === undefined ? {} : { pathLength },
    keyUsage: ca,
  })
  return { certificate, key: pair.privateKey, pem: pair.privateKeyPem }
}

/**
 * What a spec calls loopback: one that says localhost is refused. The pods of a test ask for localhost where their script says this name, and a
 * leaf for it is for both.
 */
export const loopbackName = 'origin.example'

export async function leafOf(host: string, issuer: Signer, more: { days?: number; from?: number; subject?: string } = {}): Promise<Signer> {
  const pair = await generateKey('p256')
  const from = more.from ?? now - day
  const certificate = await issue({
    subject: [
      ['CN', more.subject ?? 'Azure Firewall Manager CA'],
      ['CN', host],
    ],
    key: pair.privateKey,
    issuer,
    notBefore: new Date(from),
    notAfter: new Date(from + (more.days ?? 300) * day),
    ...(net.isIP(host) ? { ipAddresses: [host] } : { dnsNames: host === loopbackName ? [host, 'localhost'] : [host] }),
    keyUsage: { critical: false, usages: ['digitalSignature', 'keyEncipherment'] },
  })
  return { certificate, key: pair.privateKey, pem: pair.privateKeyPem }
}

/** The chain of a firewall that has our intermediate. */
export async function ourFirewall() {
  const root = await signer('Weather Egress Root CA', 'self')
  const intermediate = await signer('Weather Egress Intermediate CA', root, 1000, 1)
  const subCa = await signer('Azure Firewall Manager CA', intermediate, 30, 0)
  const authority: OurAuthority = { root: root.certificate, intermediate: intermediate.certificate }
  return { root, intermediate, subCa, authority }
}

export const flightOf = (leaf: Signer, ...above: readonly Signer[]): Certificate[] => [leaf, ...above].map(each => each.certificate)

type Servers = { port: number; close: () => void }

async function listening(server: net.Server): Promise<Servers> {
  const sockets = new Set<net.Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** `answer`: raw HTTP. Undefined: the handshake, then silence. */
export const tlsOrigin = (leaf: Signer, above: readonly Signer[], answer: string | undefined, options: tls.TlsOptions = {}) =>
  listening(
    tls.createServer(
      {
        key: leaf.pem,
        cert: flightOf(leaf, ...above)
          .map(each => each.pem)
          .join('\n'),
        maxVersion: 'TLSv1.2',
        ...options,
      },
      socket => {
        socket.on('error', () => {})
        socket.once('data', () => answer !== undefined && socket.end(answer))
      },
    ),
  )

/** What a server answers to our random: what a pod brings back of it. */
export async function sessionWith(port: number, host: string, random: Uint8Array): Promise<Buffer> {
  const socket = net.connect(port, '127.0.0.1')
  socket.write(clientHello(host, random))
  let answer = Buffer.alloc(0)
  for await (const chunk of socket) {
    answer = Buffer.concat([answer, chunk as Buffer])
    if (answer.subarray(-4).equals(Buffer.from('0e000000', 'hex'))) break
  }
  socket.destroy()
  return answer
}

/** As `session` of an observation: what a firewall with this leaf answers to the random of this nonce and probe. */
export async function boundSession(leaf: Signer, above: readonly Signer[], nonce: string, id: string, host: string) {
  const random = sessionRandom(nonce, id)
  const server = await tlsOrigin(leaf, above, '')
  try {
    const answer = await sessionWith(server.port, host, random)
    return { random: Buffer.from(random).toString('hex'), answer: answer.toString('base64') }
  } finally {
    server.close()
  }
}

export const plainOrigin = (onData: (socket: net.Socket) => void) =>
  listening(net.createServer(socket => socket.on('error', () => {}).once('data', () => onData(socket))))

export async function udpOrigin(answer: (message: Buffer) => Buffer | undefined): Promise<Servers> {
  const socket = dgram.createSocket('udp4')
  socket.on('message', (message, from) => {
    const reply = answer(message)
    if (reply !== undefined) socket.send(reply, from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { port: socket.address().port, close: () => socket.close() }
}

export const http = (status: number, body: string, headers = ''): string =>
  `HTTP/1.1 ${status} status code ${status}\r\ncontent-type: text/plain; charset=utf-8\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`

const place = { file: 'egress.yaml', line: 7, column: 5 }

export function probe(
  id: string,
  target: string | Expectation['target'],
  expectation: Partial<Expectation> = {},
  predicted: Partial<Probe['predicted']> = {},
): Probe {
  const full: Expectation = {
    name: id,
    from: [],
    target: typeof target === 'string' ? { kind: 'url', url: target, method: 'GET' } : target,
    expect: 'allow',
    place,
    ...expectation,
  }
  return {
    id,
    name: id,
    workload: 'weather',
    flow: { source: '10.42.1.4', protocol: 'tcp', port: 443 },
    expectation: full,
    predicted: { effect: 'unknown', inspected: 'unknown', by: 'undecided', because: 'not asked', dependsOn: [], trace: [], ...predicted },
  }
}

export type Shell = { readonly name: string; readonly command: readonly string[]; readonly env?: NodeJS.ProcessEnv }

/** Runs a script on stdin as an exec would. `reply`: what is sent for each line that it prints. */
export async function runShell(
  script: string,
  { command, env }: Shell,
  reply?: (line: string) => string | undefined,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [file = 'sh', ...args] = command
  const child = spawn(file, args, { stdio: 'pipe', env: { ...process.env, ...env } })
  child.stdin.on('error', () => {})
  child.stdin.write(script)
  let stdout = ''
  let stderr = ''
  let line = ''
  child.stdout.setEncoding('latin1').on('data', chunk => {
    stdout += chunk
    const lines = (line + chunk).split('\n')
    line = lines.pop() ?? ''
    for (const each of lines) {
      const answer = reply?.(each)
      if (answer !== undefined) child.stdin.write(answer)
    }
  })
  child.stderr.setEncoding('latin1').on('data', chunk => {
    stderr += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}
