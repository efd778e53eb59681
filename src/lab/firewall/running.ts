/** A firewall that is allocated: its policy, what it knows of the world, and what it signs with. Replaced as a whole when it is configured again. */
import type { Decision, Facts, Flow } from '../../policy/decision.ts'
import { evaluate } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/model.ts'
import type { FirewallLogRow } from '../parts.ts'
import type { Resolved } from './resolver.ts'
import type { Signer } from './signer.ts'

export type Running = {
  readonly policy: Policy
  readonly publicIps: readonly string[]
  decide(flow: Flow): Decision
  resolve(name: string): Promise<Resolved>
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

/**
 * The firewall knows more than a spec's author: it has resolved the names of its network rules itself. So what the author assumed
 * about names does not count here; an address is an address.
 */
export function decider(
  policy: Policy,
  tags: Pick<Facts, 'serviceTags' | 'fqdnTags'>,
  networkNames: () => ReadonlyMap<string, readonly string[]>,
) {
  return (flow: Flow): Decision => evaluate(policy, flow, { ...tags, dns: Object.fromEntries(known(networkNames())) })
}

/** A name that resolves to nothing leads nowhere: it is known, and no packet goes to 0.0.0.0. */
const known = (names: ReadonlyMap<string, readonly string[]>) =>
  [...names].map(([name, addresses]) => [name, addresses.length > 0 ? addresses : ['0.0.0.0']] as const)
