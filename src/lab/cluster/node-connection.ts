/** Connections from a node's place in the network: a shell in its namespace opens the socket. */
import { lookup } from 'node:dns/promises'
import { run } from './pod/command.ts'

const seconds = 3

/** Throws what the kernel says, or that nobody answered in time. The name is resolved where the lab runs. */
export const connectFrom = async (namespace: string, host: string, port: number): Promise<void> => {
  const { address } = await lookup(host, { family: 4 })
  await run('timeout', [String(seconds), 'nsenter', `--net=/run/netns/${namespace}`, 'bash', '-c', 'exec 3<>"/dev/tcp/$0/$1"', address, String(port)])
}
