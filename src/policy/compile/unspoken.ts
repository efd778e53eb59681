import type { ApplicationRule } from '../model.ts'
import type { Ordered } from '../order.ts'
import { isExact } from './exact.ts'

/** The application rules by port, for TCP of which nobody says what is spoken. */
export type PortIndex = {
  /** Every rule that may take a connection to a port, ascending. With the rules that cover its host, if that is known. */
  readonly candidates: (port: number, covering: ReadonlySet<number> | undefined) => readonly number[]
}

/** @param first the number of the first of these rules; the others follow */
export function indexPorts(rules: readonly Ordered<ApplicationRule>[], first: number): PortIndex {
  let index: ReturnType<typeof build> | undefined

  function build() {
    const byPort = new Map<number, number[]>()
    /** Rules that no host rules out: those for MSSQL, which says no name, and those that are not wholly known. */
    const anyHost = new Set<number>()
    const anyPort: number[] = []
    rules.forEach((entry, index) => {
      const number = first + index
      if (entry.rule.skipped !== undefined) return
      if (!isExact(entry)) {
        anyPort.push(number)
        anyHost.add(number)
        return
      }
      for (const { protocolType, port } of entry.rule.protocols) {
        const same = byPort.get(port)
        if (same === undefined) byPort.set(port, [number])
        else if (same.at(-1) !== number) same.push(number)
        if (protocolType === 'Mssql') anyHost.add(number)
      }
    })
    return { byPort, anyHost, anyPort }
  }

  return {
    candidates: (port, covering) => {
      // Few policies are ever asked this.
      index ??= build()
      const { byPort, anyHost, anyPort } = index
      const there = [...(byPort.get(port) ?? []), ...anyPort].sort((a, b) => a - b)
      return covering === undefined ? there : there.filter(rule => covering.has(rule) || anyHost.has(rule))
    },
  }
}
