/** A firewall that is allocated: its policy, what it knows of the world, and what it signs with. Replaced as a whole when it is configured again. */
import type { Decision, Flow } from '../../policy/decision.ts'
import type { Policy } from '../../policy/model.ts'
import type { FirewallLogRow } from '../parts.ts'
import type { ResolveName } from './resolver.ts'
import type { Signer } from './signer.ts'

export type Running = {
  readonly policy: Policy
  readonly privateIp: string
  readonly publicIps: readonly string[]
  /** TCP ports on which the firewall itself answers, whatever the destination. */
  readonly interceptedPorts: ReadonlySet<number>
  decide(flow: Flow): Decision
  readonly resolve: ResolveName
  /** Undefined: the policy has no certificate authority. */
  readonly signer?: Signer
  log(row: FirewallLogRow): void
}

/** An address of the firewall's own for a connection that it opens; they take turns. */
export function sourceAddress({ publicIps }: Pick<Running, 'publicIps'>): string | undefined {
  turn = (turn + 1) % 1_000_000
  return publicIps[turn % Math.max(1, publicIps.length)]
}
let turn = 0
