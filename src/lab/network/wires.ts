/** Names and addresses of the lab's own wires. Link-local, so that they can collide with no virtual network. */
export const wires = {
  /** Azure's software-defined network: the router of the virtual network. */
  vnet: 'vnet',
  /** The firewall. */
  gateway: 'gw',
  internet: 'internet',

  /** Interfaces: `<the other side>0` in each namespace; the firewall calls its pod side `pods0`. */
  vnetToGateway: { device: 'gw0', address: '169.254.2.1', peer: '169.254.2.2' },
  gatewayToVnet: { device: 'pods0', address: '169.254.2.2', peer: '169.254.2.1' },
  vnetToInternet: { device: 'inet0', address: '169.254.2.5', peer: '169.254.2.6' },
  internetToVnet: { device: 'vnet0', address: '169.254.2.6', peer: '169.254.2.5' },
  gatewayToInternet: { device: 'inet0', address: '169.254.2.9', peer: '169.254.2.10' },
  internetToGateway: { device: 'gw0', address: '169.254.2.10', peer: '169.254.2.9' },

  /** The next hop that every pod sees, as under Azure CNI. */
  podGateway: '169.254.1.1',

  /** The gateway's pod side answers no ARP: its rules drop what is for itself. So the router is told where it is. */
  gatewayHardwareAddress: '02:00:00:00:02:02',
} as const

/** Routing tables, by namespace. */
export const tables = {
  /** vnet: what the route table that is associated with the AKS subnet says. */
  subnet: 100,
  /** vnet: Azure's platform address, which no route table can take away. */
  platform: 110,
  /** gateway and internet: their true own addresses and wires; everything else counts as local (AnyIP). */
  own: 50,
} as const

/** Rules in the gateway's namespace. A program of the data plane is a bank of rules; one `goto` switches it on. */
export const gatewayRules = {
  switches: [10, 11],
  closed: 15,
  unsolicitedTcp: 20,
  unsolicitedUdp: 21,
  own: 100,
  main: 110,
  banks: [1_000, 20_000],
  bankSize: 15_000,
} as const

/** Ports of the firewall's own connections. Everything below is an address that somebody else asked for. */
export const gatewayPorts = { first: 61_000, last: 65_500 } as const
