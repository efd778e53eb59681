/** Connections from a node's place in the network, with the node's own name servers and nobody else's host table. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './pod/command.ts'

const seconds = 3

/** Throws what the resolver or the kernel says, or that nobody answered in time. `folder` keeps the node's resolver configuration. */
export const connectFrom = async (
  node: { readonly namespace: string; readonly dnsServers: readonly string[]; readonly folder: string },
  host: string,
  port: number,
): Promise<void> => {
  const resolver = join(node.folder, 'resolv.conf')
  const hosts = join(node.folder, 'hosts')
  await writeFile(resolver, [...node.dnsServers.map(server => `nameserver ${server}`), 'options timeout:1 attempts:2', ''].join('\n'))
  await writeFile(hosts, '127.0.0.1 localhost\n')
  const enter = 'mount --bind "$1" /etc/resolv.conf && mount --bind "$2" /etc/hosts && exec "$3" --eval "$4" "$5" "$6"'
  await run('nsenter', [
    `--net=/run/netns/${node.namespace}`,
    ...['unshare', '--mount', 'sh', '-c', enter, 'sh', resolver, hosts],
    ...[process.execPath, connectOnce, host, String(port)],
  ])
}

/** A program of its own, because a process cannot move to another network. */
const connectOnce = `
const [host, port] = process.argv.slice(1)
const fail = message => { console.error(message); process.exit(1) }
setTimeout(() => fail(host + ':' + port + ' did not answer within ${seconds} s'), ${seconds * 1000})
require('node:net').connect({ host, port: Number(port), family: 4 }, () => process.exit()).on('error', error => fail(error.message))
`
