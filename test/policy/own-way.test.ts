/** Hosts that pods reach by themselves: what is seen of them says nothing of a firewall, so they must be told apart exactly. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { goesOwnWay, ownWayOf, pastFirewall } from '../../src/policy/own-way.ts'

for (const [host, because] of [
  ['0.0.0.0', '0.0.0.0 lies in 0.0.0.0/8'],
  ['127.0.0.1', '127.0.0.1 lies in 127.0.0.0/8'],
  ['169.254.169.254', '169.254.169.254 lies in 169.254.0.0/16'],
  ['168.63.129.16', '168.63.129.16 lies in 168.63.129.16'],
  ['168.63.129.17', undefined],
  ['224.0.0.1', '224.0.0.1 lies in 224.0.0.0/4'],
  ['255.255.255.255', '255.255.255.255 lies in 240.0.0.0/4'],
  ['10.0.0.1', undefined],
  ['223.255.255.255', undefined],
  ['localhost', 'localhost is the pod itself'],
  ['LOCALHOST.', 'LOCALHOST. is the pod itself'],
  ['a.localhost', 'a.localhost is the pod itself'],
  ['notlocalhost.example', undefined],
  ['localhost.example', undefined],
  ['weather', "weather is a name of the pod's own cluster"],
  ['weather.weather.svc', "weather.weather.svc is a name of the pod's own cluster"],
  ['weather.weather.svc.cluster.local', "weather.weather.svc.cluster.local is a name of the pod's own cluster"],
  ['svc.example', undefined],
  ['weather.weather', undefined],
  ['cluster.local.example', undefined],
  ['', undefined],
] as const)
  test(`${host || 'nothing'} ${because ? 'goes its own way' : 'goes through the firewall'}`, () => assert.equal(goesOwnWay(host), because))

test('the range of an address, and none', () => {
  assert.equal(ownWayOf('169.254.1.1'), '169.254.0.0/16')
  assert.equal(ownWayOf('203.0.113.1'), undefined)
})

const past = pastFirewall(['10.42.0.0/16', '10.43.0.0/16'], '10.0.0.0/16')
for (const [address, range] of [
  ['10.42.1.7', '10.42.0.0/16'],
  ['10.43.0.1', '10.43.0.0/16'],
  ['10.0.0.1', '10.0.0.0/16'],
  ['169.254.169.254', '169.254.0.0/16'],
  ['0.0.0.1', '0.0.0.0/8'],
  ['203.0.113.1', undefined],
  // What stands in for the internet on one machine.
  ['127.0.0.1', undefined],
] as const)
  test(`connected to ${address}: ${range ?? 'not past the firewall'}`, () => assert.equal(past(address), range))
