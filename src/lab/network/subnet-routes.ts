/**
 * Effective routes of the AKS subnet, as Azure computes them: user-defined routes beat system routes of the same prefix, the longest prefix wins.
 * https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
import type { SubnetRoute } from '../parts.ts'
import { wires } from './wires.ts'

/** Prefix to what follows it on an `ip route` line. `throw` leaves the answer to the virtual network's own table. */
export type RouteTable = ReadonlyMap<string, string>

type State = {
  readonly subnet?: string | undefined
  readonly firewallPrivateIp?: string | undefined
  readonly routes: readonly SubnetRoute[]
}

const toInternet = `via ${wires.vnetToInternet.peer} dev ${wires.vnetToInternet.device}`
const toFirewall = `via ${wires.vnetToGateway.peer} dev ${wires.vnetToGateway.device}`

/** Azure drops these unless a route says otherwise; with a user-defined default route they follow it [K]. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']

export function subnetRoutes({ subnet, firewallPrivateIp, routes }: State): RouteTable {
  const table = new Map<string, string>([['0.0.0.0/0', toInternet]])
  const ownDefault = routes.some(route => route.prefix === '0.0.0.0/0')
  if (!ownDefault) for (const prefix of privateRanges) table.set(prefix, 'blackhole')
  if (subnet) table.set(subnet, 'throw')
  if (firewallPrivateIp) table.set(`${firewallPrivateIp}/32`, 'throw')
  for (const { prefix, nextHop } of routes) {
    if (nextHop.type === 'Internet') table.set(prefix, toInternet)
    else if (nextHop.type === 'None') table.set(prefix, 'blackhole')
    // An appliance that is not there: packets are sent to nobody.
    else table.set(prefix, nextHop.address === firewallPrivateIp ? toFirewall : 'blackhole')
  }
  return table
}

/** The `ip route` lines that turn one table into the other. What is new comes first, so that no packet falls between them. */
export function routeChanges(from: RouteTable, to: RouteTable, table: number): readonly string[] {
  const line = (verb: string, prefix: string, how: string) =>
    how === 'throw' || how === 'blackhole'
      ? `route ${verb} ${how} ${prefix} table ${table}`
      : `route ${verb} ${prefix} ${how} table ${table}`
  return [
    ...[...to].filter(([prefix, how]) => from.get(prefix) !== how).map(([prefix, how]) => line('replace', prefix, how)),
    ...[...from].filter(([prefix]) => !to.has(prefix)).map(([prefix, how]) => line('del', prefix, how)),
  ]
}
