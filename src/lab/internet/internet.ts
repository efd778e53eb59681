/** Starts the lab's internet: DNS, and origins for any name and any address. */
import type { Facts } from '../../policy/decision.ts'
import { startChild } from '../network/child.ts'
import type { Internet, Topology } from '../parts.ts'

export type InternetRequest = {
  /** The root of the lab's public web: signs every origin's certificate. */
  readonly publicRoot: { readonly certificatePem: string; readonly privateKeyPem: string }
  /** `dns` says which addresses names have; all other public names get one in 198.18.0.0/15. */
  readonly facts: Facts
  /** Host names whose origin shows a certificate of a root that nobody trusts. */
  readonly untrusted: readonly string[]
  /** How long a web server waits before it answers. */
  readonly latencyMs: number
}

/** Resolves when everything listens. */
export async function startInternet(options: {
  readonly topology: Pick<Topology, 'internet'>
  readonly publicRoot: { readonly certificatePem: string; readonly privateKeyPem: string }
  readonly facts: Facts
  readonly untrusted: string[]
  readonly latencyMs?: number
}): Promise<Internet> {
  const { topology, publicRoot, facts, untrusted, latencyMs = 0 } = options
  const child = startChild({ namespace: topology.internet, script: new URL('./main.ts', import.meta.url) })
  try {
    const request: InternetRequest = { publicRoot, facts, untrusted, latencyMs }
    await child.request('start', request)
  } catch (error) {
    await child.close()
    throw error
  }
  return { close: () => child.close() }
}
