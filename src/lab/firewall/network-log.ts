/** Log rows for flows that the network rules decide, or nobody: the kernel forwards and drops them, here they are only seen and named. */
import type { Flow } from '../../policy/decision.ts'
import { type Packet, watchPackets } from '../network/packet-socket.ts'
import { wires } from '../network/wires.ts'
import { networkRow } from './rows.ts'
import type { Running } from './running.ts'

/** A flow is logged once; after this long without a first packet it counts as new. */
const sameFlowMilliseconds = 120_000
const mostRemembered = 20_000

/** Where packets cannot be watched it says so, once, and the log goes without these rows. */
export async function logNetworkFlows(current: () => Running | undefined): Promise<void> {
  const seen = new Map<string, number>()
  const isNew = (key: string): boolean => {
    const now = Date.now()
    const last = seen.get(key)
    seen.delete(key)
    seen.set(key, now)
    const oldest = seen.keys().next().value
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest)
    return last === undefined || now - last > sameFlowMilliseconds
  }
  const onPacket = (packet: Packet) => {
    const running = current()
    if (!running || packet.destination === running.privateIp) return
    const { protocol, source, sourcePort, destination, destinationPort } = packet
    if (!isNew(`${protocol} ${source} ${sourcePort} ${destination} ${destinationPort}`)) return
    const flow: Flow = { source, protocol, address: destination, port: destinationPort }
    const decision = running.decide(flow)
    // What no network rule takes is answered by the firewall itself, and logged when it is known what was asked.
    if (protocol === 'tcp' && running.interceptedPorts.has(destinationPort) && decision.by !== 'network') return
    running.log(networkRow({ flow, sourcePort }, decision, running.policy))
  }
  try {
    await watchPackets(wires.gatewayToVnet.device, onPacket)
  } catch (error) {
    console.error(`the lab's firewall logs no network rule decisions: ${error instanceof Error ? error.message : error}`)
  }
}
