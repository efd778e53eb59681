/**
 * What the gateway's kernel does with a packet from the pods, as routing rules: hand it to the firewall's own services, forward it, drop it, or give it
 * to a listener that stands in for its destination. Everything else is dropped in silence.
 */
import { isDeepStrictEqual } from 'node:util'
import { ip, ipWhereItCan } from './ip.ts'
import { serial } from './serial.ts'
import { gatewayRules, tables, wires } from './wires.ts'

export type Step =
  /** The firewall's own service on its own address (DNS proxy). */
  | { readonly kind: 'own'; readonly protocol: 'tcp' | 'udp'; readonly address: string; readonly port: number }
  /** What a network rule decides: forwarded untouched, or dropped. Prefixes; no ports means all, no protocol means all. */
  | {
      readonly kind: 'forward' | 'drop'
      readonly protocol?: 'tcp' | 'udp' | 'icmp'
      readonly sources: readonly string[]
      readonly destinations: readonly string[]
      readonly ports?: { readonly from: number; readonly to: number }
    }
  /** TCP to any address: answered here, `socket.localAddress` is where the client wanted to go. */
  | { readonly kind: 'intercept'; readonly port: number }

export type GatewayProgram = {
  /** The first step that fits a packet decides. Takes effect at once and as a whole: no packet meets half a program. */
  install(steps: readonly Step[]): Promise<void>
  /** Drops everything. */
  shut(): Promise<void>
}

const podSide = wires.gatewayToVnet.device
const onward = `via ${wires.gatewayToInternet.peer} dev ${wires.gatewayToInternet.device}`

/** Runs in the gateway's namespace. */
export function gatewayProgram(): GatewayProgram {
  let active: Bank | undefined
  const oneAtATime = serial()
  return {
    install: steps =>
      oneAtATime(async () => {
        const next = compile(steps, active?.index === 0 ? 1 : 0)
        // Only the numbers of two banks with the same rules differ.
        if (active && isDeepStrictEqual(compile(steps, active.index).lines, active.lines)) return
        try {
          await ip(undefined, next.lines)
          // The switch of bank 0 is asked before that of bank 1. So one of these two lines is the moment of change, and the other changes nothing.
          await ip(undefined, [switchTo('add', next), ...(active ? [switchTo('del', active)] : [])])
        } catch (error) {
          await undo(next)
          throw error
        }
        const before = active
        active = next
        if (before) oneAtATime(() => undo(before)).catch(complain)
      }),
    shut: () =>
      oneAtATime(async () => {
        const before = active
        active = undefined
        if (!before) return
        await ip(undefined, [switchTo('del', before)])
        await undo(before)
      }),
  }
}

const complain = (error: unknown) => console.error(`the lab's gateway: ${error instanceof Error ? error.message : error}`)

type Bank = { readonly index: 0 | 1; readonly lines: readonly string[]; readonly rules: number; readonly tables: readonly number[] }

const start = (index: 0 | 1): number => gatewayRules.banks[index]
const switchTo = (verb: 'add' | 'del', { index }: Bank): string =>
  `rule ${verb} pref ${gatewayRules.switches[index]} iif ${podSide} goto ${start(index)}`

/** The `ip` lines of a program. Destinations of a step are a table of their own: a packet that is not in it goes on to the next rule. */
export function compile(steps: readonly Step[], index: 0 | 1): Bank {
  const rules: string[] = []
  const routes: string[] = []
  const used = new Map<string, number>()
  const tableOf = ({ kind, destinations }: Extract<Step, { kind: 'forward' | 'drop' }>): number => {
    const key = `${kind} ${destinations.join(' ')}`
    const known = used.get(key)
    if (known !== undefined) return known
    const table = start(index) + used.size
    used.set(key, table)
    for (const prefix of destinations)
      routes.push(kind === 'forward' ? `route add ${prefix} ${onward} table ${table}` : `route add blackhole ${prefix} table ${table}`)
    return table
  }
  for (const step of steps) {
    if (step.kind === 'intercept') rules.push(`ipproto tcp dport ${step.port} lookup local`)
    else if (step.kind === 'own') rules.push(`to ${step.address} ipproto ${step.protocol} dport ${step.port} lookup local`)
    else if (step.destinations.length > 0) {
      const table = tableOf(step)
      const protocol = step.protocol ? ` ipproto ${step.protocol}` : ''
      const ports = step.ports
        ? ` dport ${step.ports.from === step.ports.to ? step.ports.from : `${step.ports.from}-${step.ports.to}`}`
        : ''
      for (const source of step.sources) rules.push(`from ${source}${protocol}${ports} lookup ${table}`)
    }
  }
  if (rules.length >= gatewayRules.bankSize)
    throw new Error(`the policy needs ${rules.length} routing rules, and the lab's gateway holds ${gatewayRules.bankSize}`)
  const lines = [...routes, ...[...rules, 'blackhole'].map((rule, at) => `rule add pref ${start(index) + at} iif ${podSide} ${rule}`)]
  return { index, lines, rules: rules.length + 1, tables: [...used.values()] }
}

/** Takes a bank away, whatever there is of it. Nothing leads to it any more. */
const undo = ({ index, rules, tables: used }: Bank): Promise<void> =>
  ipWhereItCan(undefined, [
    ...Array.from({ length: rules }, (_, at) => `rule del pref ${start(index) + at}`),
    ...used.map(table => `route flush table ${table}`),
  ])

/** Tables of the two banks must not run into the fixed ones. */
if (Object.values(tables).some(table => table >= gatewayRules.banks[0])) throw new Error('routing tables overlap')
