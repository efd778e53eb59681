import type { ApplicationRule } from '../model.ts'
import type { AddressSets } from './sources.ts'

/** For whom an application rule is, and for what protocols: its scope. A policy has few that differ. */
export type Scopes = {
  readonly add: (rule: ApplicationRule) => number
  /** The scope of a rule that may be for anybody and anything. */
  readonly open: number
  /** Whether a flow from a source is in a scope: `NO`, `PERHAPS` or `YES`. */
  readonly covers: (scope: number, spoken: number, source: number) => number
}

export const NO = 0
export const PERHAPS = 1
export const YES = 2

/** HTTP or HTTPS on a port, as one number. */
export const speech = (https: boolean, port: number): number => port * 2 + (https ? 1 : 0)

/** In `scopes` stand the number of protocols, the protocols (`speech`), the set of sources, and whether there may be others. */
export function scopesOf(sources: AddressSets): Scopes {
  const numbers = new Map<string, number>()
  let scopes = new Int32Array(256)
  let end = 0

  function add(rule: ApplicationRule): number {
    const others = (rule.sourceIpGroups?.length ?? 0) + (rule.sourceKubeSelectorGroups?.length ?? 0) > 0
    const spoken: number[] = []
    let text = `${sources.add(rule.sourceAddresses)} ${others}`
    for (const { protocolType, port } of rule.protocols) {
      const type = protocolType.toLowerCase()
      // MSSQL is left out: no flow speaks it.
      if ((type !== 'http' && type !== 'https') || !Number.isInteger(port)) continue
      spoken.push(speech(type === 'https', port))
      text += ` ${spoken.at(-1)}`
    }
    return numbers.get(text) ?? intern(text, [spoken.length, ...spoken, sources.add(rule.sourceAddresses), others ? 1 : 0])
  }

  function intern(text: string, scope: readonly number[]): number {
    const at = end
    end += scope.length
    if (end > scopes.length) {
      const more = new Int32Array(2 * end)
      more.set(scopes)
      scopes = more
    }
    scopes.set(scope, at)
    numbers.set(text, at)
    return at
  }

  function covers(scope: number, spoken: number, source: number): number {
    const last = scope + (scopes[scope] as number)
    if (scope === open) return PERHAPS
    let at = scope + 1
    while (at <= last && scopes[at] !== spoken) at++
    if (at > last) return NO
    if (sources.has(scopes[last + 1] as number, source)) return YES
    return scopes[last + 2] === 1 ? PERHAPS : NO
  }

  const open = intern('open', [0, 0, 1])
  return { add, open, covers }
}
