/** The internet: the process in its namespace, where every address is its own. */
import { once } from 'node:events'
import net from 'node:net'
import { serveParent } from '../network/child.ts'
import { labNet } from '../parts.ts'
import { originCertificates } from './certificates.ts'
import { type DatagramService, serveDatagrams } from './datagrams.ts'
import { answerDns, dnsOverTcp } from './dns.ts'
import type { InternetRequest } from './internet.ts'
import { answerNtp } from './ntp.ts'
import { httpOrigin, httpsOrigin } from './origins.ts'

/** Resolvers that people write into pods by hand. */
const resolvers = [labNet.platformDns, '8.8.8.8', '8.8.4.4', '1.1.1.1', '9.9.9.9']

serveParent({ start })

async function start({ publicRoot, facts, untrusted, latencyMs }: InternetRequest): Promise<void> {
  const answer = (question: Buffer) => answerDns(question, facts)
  const overUdp: DatagramService[] = [
    { port: 53, answer },
    { port: 123, answer: request => answerNtp(request, Date.now()) },
    { port: 1194, answer: request => request },
  ]
  await Promise.all([
    serveDatagrams(overUdp, [...resolvers, ...Object.values(facts.dns ?? {}).flat()]),
    listen(dnsOverTcp(answer), 53),
    listen(httpOrigin(latencyMs), 80),
    originCertificates({ publicRoot, untrusted }).then(certificates => listen(httpsOrigin(certificates, latencyMs), 443)),
    listen(says('SSH-2.0-OpenSSH_9.2p1 lab\r\n'), 22),
    ...[445, 9000].map(port => listen(says(''), port)),
  ])
}

/** Greets whoever comes, then listens politely. */
const says = (greeting: string): net.Server =>
  net.createServer(socket => {
    socket.on('error', () => socket.destroy())
    socket.setTimeout(60_000, () => socket.destroy())
    if (greeting) socket.write(greeting)
    socket.resume()
  })

async function listen(server: net.Server, port: number): Promise<void> {
  server.listen({ port, host: '0.0.0.0', backlog: 4096 })
  await once(server, 'listening')
}
