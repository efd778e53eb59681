/** Ports as rules write them: `443`, `1000-2000`, or `*`. */

export type PortRange = { readonly from: number; readonly to: number }

/** Undefined for anything else, a port outside 1..65535, or a range that runs backwards. */
export function parsePorts(text: string): PortRange | undefined {
  if (text === '*') return { from: 1, to: 65_535 }
  const [, first = '', last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text) ?? []
  const [from, to] = [Number(first), Number(last)]
  return from >= 1 && to <= 65_535 && from <= to ? { from, to } : undefined
}

/** Whether one of these (`443`, `8000-8010`, `*`) covers the port. */
export const portCovered = (ports: readonly string[], port: number): boolean =>
  ports.some(text => {
    const range = parsePorts(text)
    return range !== undefined && range.from <= port && port <= range.to
  })
