/**
 * The wires of the lab: the virtual network's router, the firewall's namespace, the internet's, and one per pod.
 *
 *     pod eth0 --- vnet --- pods0 gw inet0 --- internet
 *                    \_________________________/          (default outbound access, for a subnet without a route to the firewall)
 *
 * Policy routing alone does the work, no nftables: `vnet` applies the subnet's route table, `gw` decides by the data plane's rules
 * (`gateway-program.ts`), and in `gw` and `internet` every address counts as local, so that a listener on 0.0.0.0 answers for any of them.
 */
import type { PodNetwork, SubnetRoute, Topology } from '../parts.ts'
import { labNet } from '../parts.ts'
import { type AddressPool, addressPool } from './addresses.ts'
import { ip, ipAfterSettings } from './ip.ts'
import { serial } from './serial.ts'
import { type RouteTable, routeChanges, subnetRoutes } from './subnet-routes.ts'
import { gatewayPorts, gatewayRules as rules, tables, wires } from './wires.ts'

/** Expects a private `/run` and a network namespace of its own around it: what it pins there vanishes with them. */
export async function openTopology(): Promise<Topology> {
  await layWires()
  let subnet: { readonly prefix: string; readonly pool: AddressPool } | undefined
  let firewall: { readonly privateIp: string; readonly publicIps: readonly string[] } | undefined
  let routes: readonly SubnetRoute[] = []
  let table: RouteTable = new Map()
  let podCount = 0
  const pods = new Set<PodNetwork>()
  const oneAtATime = serial()

  const applySubnetTable = async () => {
    const desired = subnetRoutes({ subnet: subnet?.prefix, firewallPrivateIp: firewall?.privateIp, routes })
    await ip(wires.vnet, routeChanges(table, desired, tables.subnet))
    table = desired
  }
  await applySubnetTable()

  return {
    gateway: wires.gateway,
    internet: wires.internet,

    async addPod(name) {
      if (!subnet) throw new Error(`pod ${name} has no subnet to be in: setSubnet was not called yet`)
      const pod = await plugIn(name, `pod${++podCount}`, subnet.pool)
      const release = pod.release
      const plugged: PodNetwork = {
        ...pod,
        release: async () => {
          if (pods.delete(plugged)) await release()
        },
      }
      pods.add(plugged)
      return plugged
    },

    setRoutes: next =>
      oneAtATime(async () => {
        routes = [...next]
        await applySubnetTable()
      }),

    setFirewall: next =>
      oneAtATime(async () => {
        const before = firewall
        if (JSON.stringify(before) === JSON.stringify(next)) return
        firewall = next ? { privateIp: next.privateIp, publicIps: [...next.publicIps] } : undefined
        // Off the old wires first: a firewall that is moving answers nothing.
        if (before) {
          firewall = undefined
          await applySubnetTable()
          await Promise.all(unplugFirewall(before))
          firewall = next ? { privateIp: next.privateIp, publicIps: [...next.publicIps] } : undefined
        }
        if (firewall) await Promise.all(plugFirewall(firewall))
        await applySubnetTable()
      }),

    setSubnet: prefix =>
      oneAtATime(async () => {
        if (subnet?.prefix === prefix) return
        const before = subnet?.prefix
        subnet = { prefix, pool: addressPool(prefix) }
        const [toPods, viaVnet] = [
          `via ${wires.gatewayToVnet.peer} dev ${wires.gatewayToVnet.device}`,
          `via ${wires.internetToVnet.peer} dev ${wires.internetToVnet.device}`,
        ]
        await Promise.all([
          ip(wires.gateway, [`route replace ${prefix} ${toPods}`, ...(before ? [`route del ${before} ${toPods}`] : [])]),
          ip(wires.internet, [
            `route replace ${prefix} ${viaVnet} table ${tables.own}`,
            ...(before ? [`route del ${before} ${viaVnet} table ${tables.own}`] : []),
          ]),
        ])
        await applySubnetTable()
      }),

    async close() {
      await Promise.all([...pods].map(pod => pod.release()))
      await ip(
        undefined,
        [wires.vnet, wires.gateway, wires.internet].map(name => `netns del ${name}`),
      )
    },
  }
}

async function layWires(): Promise<void> {
  const { vnet, gateway, internet } = wires
  const pair = (a: string, ofA: { device: string }, b: string, ofB: { device: string }, hardware = '') =>
    `link add ${ofA.device} netns ${a} type veth peer name ${ofB.device} netns ${b}${hardware && ` address ${hardware}`}`
  await ip(undefined, [
    ...[vnet, gateway, internet].map(name => `netns add ${name}`),
    pair(vnet, wires.vnetToGateway, gateway, wires.gatewayToVnet, wires.gatewayHardwareAddress),
    pair(vnet, wires.vnetToInternet, internet, wires.internetToVnet),
    pair(gateway, wires.gatewayToInternet, internet, wires.internetToGateway),
  ])
  // Paths are asymmetric on purpose (answers to the pods' own flows come back past the firewall), so reverse path filters must be off.
  const settings = { 'ipv6/conf/*/disable_ipv6': '1', 'ipv4/conf/*/rp_filter': '0', 'ipv4/conf/*/send_redirects': '0' }
  const routed = { ...settings, 'ipv4/ip_forward': '1' }
  const up = (wire: { device: string; address: string }) => [`link set ${wire.device} up`, `addr add ${wire.address}/30 dev ${wire.device}`]
  await Promise.all([
    ipAfterSettings(vnet, routed, [
      'link set lo up',
      `addr add ${wires.podGateway}/32 dev lo`,
      ...up(wires.vnetToGateway),
      ...up(wires.vnetToInternet),
      `route add ${labNet.platformDns} via ${wires.vnetToInternet.peer} table ${tables.platform}`,
      `neigh add ${wires.vnetToGateway.peer} lladdr ${wires.gatewayHardwareAddress} dev ${wires.vnetToGateway.device} nud permanent`,
      'route add blackhole default',
      `rule add pref 10 to ${labNet.platformDns} lookup ${tables.platform}`,
      // Only what comes from pods follows the subnet's route table.
      `rule add pref 20 iif ${wires.vnetToGateway.device} lookup main`,
      `rule add pref 21 iif ${wires.vnetToInternet.device} lookup main`,
      `rule add pref 30 lookup ${tables.subnet}`,
    ]),
    ipAfterSettings(gateway, { ...routed, 'ipv4/ip_local_port_range': `'${gatewayPorts.first} ${gatewayPorts.last}'` }, [
      'link set lo up',
      ...up(wires.gatewayToVnet),
      ...up(wires.gatewayToInternet),
      `route add default via ${wires.gatewayToInternet.peer}`,
      `route add local 127.0.0.0/8 dev lo table ${tables.own}`,
      `route add local ${wires.gatewayToVnet.address} dev ${wires.gatewayToVnet.device} table ${tables.own}`,
      `route add local ${wires.gatewayToInternet.address} dev ${wires.gatewayToInternet.device} table ${tables.own}`,
      `rule add pref ${rules.closed} iif ${wires.gatewayToVnet.device} blackhole`,
      // Nobody on the internet may open a connection to the listeners that stand in for any address.
      `rule add pref ${rules.unsolicitedTcp} iif ${wires.gatewayToInternet.device} ipproto tcp dport 1-${gatewayPorts.first - 1} blackhole`,
      `rule add pref ${rules.unsolicitedUdp} iif ${wires.gatewayToInternet.device} ipproto udp dport 1-${gatewayPorts.first - 1} blackhole`,
      `rule add pref ${rules.own} lookup ${tables.own}`,
      `rule add pref ${rules.main} lookup main`,
      'rule del pref 0',
      // In table `local` and nowhere else: that is where the kernel looks whether the source address of an answer is its own.
      'route add local default dev lo table local',
    ]),
    ipAfterSettings(internet, settings, [
      'link set lo up',
      ...up(wires.internetToVnet),
      ...up(wires.internetToGateway),
      `route add ${wires.internetToVnet.peer}/32 dev ${wires.internetToVnet.device} table ${tables.own}`,
      `route add ${wires.internetToGateway.peer}/32 dev ${wires.internetToGateway.device} table ${tables.own}`,
      `rule add pref 10 lookup ${tables.own}`,
      'rule add pref 20 lookup local',
      'rule del pref 0',
      'route add local default dev lo table local',
    ]),
  ])
}

/** One interface in the subnet: its own address and nothing else, everything by way of the router. */
async function plugIn(name: string, device: string, pool: AddressPool): Promise<PodNetwork> {
  const namespace = `pod-${name}`
  const address = pool.take()
  try {
    await ip(undefined, [`netns add ${namespace}`, `link add eth0 netns ${namespace} type veth peer name ${device} netns ${wires.vnet}`])
    await Promise.all([
      ip(namespace, [
        'link set lo up',
        `addr add ${address}/32 dev eth0`,
        'link set eth0 up',
        `route add ${wires.podGateway} dev eth0 scope link`,
        `route add default via ${wires.podGateway} dev eth0`,
      ]),
      ip(wires.vnet, [`link set ${device} up`, `route add ${address}/32 dev ${device}`]),
    ])
  } catch (error) {
    pool.giveBack(address)
    await ip(undefined, [`netns del ${namespace}`]).catch(() => {})
    throw error
  }
  return {
    namespace,
    address,
    async release() {
      // The link goes first: whatever still runs in there is cut off at once, also where a process keeps the namespace alive.
      await ip(wires.vnet, [`link del ${device}`])
      await ip(undefined, [`netns del ${namespace}`])
      pool.giveBack(address)
    },
  }
}

const plugFirewall = firewallWires('replace')
const unplugFirewall = firewallWires('del')

function firewallWires(verb: 'replace' | 'del') {
  return ({ privateIp, publicIps }: { readonly privateIp: string; readonly publicIps: readonly string[] }): readonly Promise<void>[] => [
    ip(wires.vnet, [`route ${verb} ${privateIp}/32 via ${wires.vnetToGateway.peer} dev ${wires.vnetToGateway.device}`]),
    ip(
      wires.gateway,
      publicIps.map(address => `route ${verb} local ${address}/32 dev ${wires.gatewayToInternet.device} table ${tables.own}`),
    ),
    ip(
      wires.internet,
      publicIps.map(
        address =>
          `route ${verb} ${address}/32 via ${wires.internetToGateway.peer} dev ${wires.internetToGateway.device} table ${tables.own}`,
      ),
    ),
  ]
}
