import type { ApplicationRule } from '../model.ts'

/** The distinct lists of protocols and ports of application rules; a policy has a handful of them. */
export type ProtocolSets = {
  readonly add: (protocols: ApplicationRule['protocols']) => number
  /** The set that covers whatever is spoken. */
  readonly anything: number
  readonly has: (set: number, spoken: number) => boolean
}

/** HTTP or HTTPS on a port, as one number. */
export const speech = (https: boolean, port: number): number => port * 2 + (https ? 1 : 0)

export function protocolSets(): ProtocolSets {
  const numbers = new Map<string, number>()
  const anything = 0
  const sets: Int32Array[] = [new Int32Array(0)]
  return {
    anything,
    add: protocols => {
      // MSSQL is neither: it has a set of its own number, and no flow speaks it.
      const spoken = protocols.flatMap(({ protocolType, port }) => {
        const type = protocolType.toLowerCase()
        return (type === 'http' || type === 'https') && Number.isInteger(port) ? [speech(type === 'https', port)] : []
      })
      const text = spoken.join()
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, sets.length)
      return sets.push(Int32Array.from(spoken)) - 1
    },
    has: (set, spoken) => {
      if (set === anything) return true
      const those = sets[set] as Int32Array
      for (let at = 0; at < those.length; at++) if (those[at] === spoken) return true
      return false
    },
  }
}
