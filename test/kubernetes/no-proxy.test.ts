import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isExcepted } from '../../src/kubernetes/no-proxy.ts'

const cluster = 'weather-x1.hcp.eastus2.azmk8s.io'
for (const [host, noProxy, excepted] of [
  [cluster, '', false],
  [cluster, '*', true],
  [cluster, 'azmk8s.io', true],
  [cluster, '.azmk8s.io', true],
  [cluster, '*.AZMK8S.io', true],
  [cluster, `localhost, ${cluster}`, true],
  [cluster, `${cluster}:443`, true],
  [cluster, `${cluster}:6443`, false],
  [cluster, 'zmk8s.io', false],
  ['azmk8s.io', '.azmk8s.io', false],
  ['azmk8s.io', 'azmk8s.io', true],
  ['10.42.1.4', '10.0.0.0/8', true],
  ['10.42.1.4', '10.43.0.0/16', false],
  ['10.42.1.4', '10.42.1.4', true],
  ['10.42.1.4', '10.42.1.4:443', true],
  ['10.42.1.4', '1.4', false],
  ['10.42.1.4', '10.0.0.0/33,10.0.0.0/,/8,10.0.0.0/8/8', false],
  [cluster, '10.0.0.0/8,0.0.0.0/0', false],
  ['[fd00::1]', 'fd00::/8', true],
  ['[fd00::1]', '[fd00::1]:443', true],
  ['[fd00::1]', 'fd00::1', true],
  ['[fd00::1]', '10.0.0.0/8', false],
] as const)
  test(`NO_PROXY=${noProxy} and ${host}: ${excepted ? 'directly' : 'by the proxy'}`, () =>
    assert.equal(isExcepted(host, 443, noProxy), excepted))
