/** Runs inside a node's network namespace: name service for one host on 10.42.2.4:53, and TCP 445 there, as a firewall and a file share behind it would be. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import dnsPacket from 'dns-packet'

const [address = '', ...open] = process.argv.slice(2)
const names = createSocket('udp4')
names.on('message', (bytes, from) => {
  const query = dnsPacket.decode(bytes)
  const [question] = query.questions ?? []
  const answers = question?.type === 'A' ? [{ type: 'A' as const, name: question.name, ttl: 1, data: address }] : []
  names.send(
    dnsPacket.encode({
      type: 'response',
      id: query.id ?? 0,
      flags: dnsPacket.RECURSION_DESIRED,
      questions: query.questions ?? [],
      answers,
    }),
    from.port,
    from.address,
  )
})
names.bind(53, address)
for (const port of open) createServer(socket => socket.on('error', () => {})).listen(Number(port), address)
setTimeout(() => console.log('ready'), 50)
