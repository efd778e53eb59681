/** FQDNs in network rules: the firewall resolves them itself, and again when an answer's time to live is over (facts 1.3). */
import type { Policy } from '../../policy/model.ts'
import { inOrder } from '../../policy/order.ts'
import type { ResolveName } from './resolver.ts'

export type NetworkNames = { readonly addresses: () => ReadonlyMap<string, readonly string[]>; stop(): void }

/** Not oftener than this, whatever the time to live. */
const restMilliseconds = 1000
/** A name that resolves to nothing leads nowhere; that is known, and no packet goes to 0.0.0.0. */
const nowhere = ['0.0.0.0']

/** Resolves them once before it returns; afterwards `onChange` hears of every change. */
export async function networkNames(policy: Policy, resolve: ResolveName, onChange: () => Promise<void>): Promise<NetworkNames> {
  const names = [...new Set(inOrder(policy, 'NetworkRule').flatMap(({ rule }) => rule.destinationFqdns))]
  let addresses: ReadonlyMap<string, readonly string[]> = new Map()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const lookUp = async (): Promise<boolean> => {
    const answers = await Promise.all(names.map(async name => [name, await resolve(name)] as const))
    const next = new Map(answers.map(([name, { addresses }]) => [name, addresses.length > 0 ? [...addresses].sort() : nowhere]))
    const changed = JSON.stringify([...next]) !== JSON.stringify([...addresses])
    addresses = next
    if (names.length > 0 && !stopped) {
      const earliest = Math.min(...answers.map(([, answer]) => answer.expires))
      timer = setTimeout(again, Math.max(restMilliseconds, earliest - Date.now()))
      timer.unref()
    }
    return changed
  }
  const again = () => {
    lookUp()
      .then(changed => (changed && !stopped ? onChange() : undefined))
      .catch((error: unknown) => console.error(`the lab's firewall: names of network rules: ${error}`))
  }
  await lookUp()
  return {
    addresses: () => addresses,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
