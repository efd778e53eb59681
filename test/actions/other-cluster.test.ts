import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuseOtherCluster } from '../../src/actions/other-cluster.ts'
import { weather } from '../plan/scene.ts'

const rows: [name: string, server: string, refused: boolean][] = [
  ['its own API server', 'aks-weather-1a2b3c4d.hcp.eastus2.azmk8s.io:443', false],
  ['in capitals', 'AKS-Weather-1a2b3c4d.hcp.eastus2.azmk8s.io', false],
  ['another cluster', 'aks-shop-1a2b3c4d.hcp.eastus2.azmk8s.io:443', true],
  ['a prefix that goes on', 'aks-weatherman-1a2b3c4d.hcp.eastus2.azmk8s.io', true],
  ['a prefix that goes on behind a hyphen', 'aks-weather-test-1a2b3c4d.hcp.eastus2.azmk8s.io', true],
  ['one of the same prefix in another region', 'aks-weather-1a2b3c4d.hcp.westeurope.azmk8s.io:443', true],
  ['its own private API server', 'aks-weather-1a2b3c4d.1f0d2c3b-0a1b-4c5d-8e9f-001122334455.privatelink.eastus2.azmk8s.io', false],
  ['a private one of another prefix', 'aks-shop-1a2b3c4d.1f0d2c3b-0a1b-4c5d-8e9f-001122334455.privatelink.eastus2.azmk8s.io', true],
  ['a private one of another region', 'aks-weather-1a2b3c4d.1f0d2c3b-0a1b-4c5d-8e9f-001122334455.privatelink.westus.azmk8s.io', true],
  ['a private cluster of a subdomain of its own in another region', 'internal.privatelink.westus.azmk8s.io', true],
  ['a private cluster of a subdomain of its own', 'internal.privatelink.eastus2.azmk8s.io', false],
  ["a name of somebody's own", 'api.example.com:6443', false],
  ['a name that only looks like one', 'aks-shop-1.hcp.eastus2.azmk8s.io.example.com', false],
]
for (const [name, server, refused] of rows)
  test(`whose cluster: ${name}`, () => {
    const look = () => refuseOtherCluster(weather(), server)
    if (refused) assert.throws(look, { code: 'OtherCluster' })
    else look()
  })
