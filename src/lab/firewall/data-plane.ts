/** Starts the firewall's data plane: a process in the gateway's namespace that answers for every destination. */
import { startChild } from '../network/child.ts'
import type { DataPlane, FirewallLogRow, Topology } from '../parts.ts'

export type DataPlaneStart = {
  /** The roots of the public web, PEM: what the firewall trusts upstream, and nothing else (facts 1.4). */
  readonly publicRootPem: string
}

/**
 * Resolves when it listens; until it is configured it is deallocated. `configure` also moves the firewall's addresses on the wires, takes effect
 * for new connections and requests, and rejects with what is wrong about a configuration that cannot be taken, which then changes nothing.
 */
export async function startDataPlane(options: {
  readonly topology: Pick<Topology, 'gateway' | 'setFirewall'>
  readonly publicRootPem: string
  readonly onLog: (row: FirewallLogRow) => void
}): Promise<DataPlane> {
  const { topology, publicRootPem, onLog } = options
  const child = startChild({
    namespace: topology.gateway,
    script: new URL('./main.ts', import.meta.url),
    onEvent: (event, payload) => {
      if (event === 'log') onLog(payload as FirewallLogRow)
    },
  })
  try {
    const start: DataPlaneStart = { publicRootPem }
    await child.request('start', start)
  } catch (error) {
    await child.close()
    throw error
  }
  return {
    async configure(config) {
      await child.request('configure', config)
      await topology.setFirewall(config && { privateIp: config.privateIp, publicIps: config.publicIps })
    },
    close: () => child.close(),
  }
}
