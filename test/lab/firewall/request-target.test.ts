import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestTarget } from '../../../src/lab/firewall/request-target.ts'

const target = (url: string, ...hosts: string[]) =>
  requestTarget({
    method: 'GET',
    url,
    rawHeaders: hosts.flatMap(host => ['Host', host]),
    headers: hosts[0] === undefined ? {} : { host: hosts[0] },
  })

const readable: [url: string, host: string, expected: { host?: string; port?: number; path: string }][] = [
  ['/a?b', 'Example.ORG', { host: 'example.org', path: '/a?b' }],
  ['/', 'example.org:8080', { host: 'example.org', port: 8080, path: '/' }],
  ['/', '203.0.113.1', { path: '/' }],
  ['/', '[2001:db8::1]:80', { path: '/' }],
  ['http://example.org/a', 'example.org', { host: 'example.org', path: '/a' }],
  ['http://example.org', 'example.org', { host: 'example.org', path: '/' }],
]
for (const [url, host, expected] of readable)
  test(`${url} at ${host}`, () => assert.deepEqual(target(url, host), { ok: true, authority: host, ...expected }))

const refused: [name: string, url: string, ...hosts: string[]][] = [
  ['two Host headers', '/', 'allowed.example', 'evil.example'],
  ['another host in the request line', 'http://evil.example/', 'allowed.example'],
  ['a host with a path', '/', 'allowed.example/x'],
  ['a host with credentials', '/', 'allowed.example@evil.example'],
  ['a host with a space', '/', 'allowed.example evil.example'],
  ['a path that is none', 'evil', 'allowed.example'],
  ['a path with a control character', '/a\tb', 'allowed.example'],
  ['a star', '*', 'allowed.example'],
]
for (const [name, url, ...hosts] of refused) test(name, () => assert.equal(target(url, ...hosts).ok, false))

test('no Host header names nobody', () => assert.deepEqual(target('/'), { ok: true, authority: '', path: '/' }))
