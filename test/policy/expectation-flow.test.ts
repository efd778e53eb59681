import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectationFlow } from '../../src/policy/expectation-flow.ts'

for (const [url, more] of [
  ['https://a.example/x?y', { host: 'a.example', port: 443, application: 'https', path: '/x?y' }],
  ['http://a.example:8080', { host: 'a.example', port: 8080, application: 'http', path: '/' }],
  ['https://20.0.0.4/', { address: '20.0.0.4', port: 443, application: 'https', path: '/' }],
  // Without the brackets of the URL: it is an address, which the policy speaks of in none of its rules, and no name.
  ['https://[2001:db8::1]:444/', { address: '2001:db8::1', port: 444, application: 'https', path: '/' }],
] as const)
  test(`the flow of ${url}`, () =>
    assert.deepEqual(expectationFlow({ kind: 'url', url, method: 'GET' }, '10.0.0.4'), { source: '10.0.0.4', protocol: 'tcp', ...more }))

for (const [host, more] of [
  ['a.example', { host: 'a.example' }],
  ['20.0.0.4', { address: '20.0.0.4' }],
  ['fe80::1', { address: 'fe80::1' }],
] as const)
  test(`the flow to port 22 of ${host}`, () =>
    assert.deepEqual(expectationFlow({ kind: 'port', host, port: 22, protocol: 'tcp' }, '10.0.0.4'), {
      source: '10.0.0.4',
      protocol: 'tcp',
      port: 22,
      ...more,
    }))
