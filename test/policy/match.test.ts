import assert from 'node:assert/strict'
import test from 'node:test'
import { bestPattern, hostName, matchesHost } from '../../src/policy/match-host.ts'
import { matchesUrl, urlPatternCoversHost } from '../../src/policy/match-url.ts'

// The FAQ's table (facts 1.3), and what people stumble over.
for (const [pattern, host, expected] of [
  ['www.c.com', 'www.c.com', true],
  ['www.c.com', 'x.www.c.com', false],
  ['www.c.com', 'WWW.C.COM', true],
  ['WWW.c.com', 'www.c.com.', true],
  ['*.c.com', 'a.c.com', true],
  ['*.c.com', 'a.b.c.com', true],
  ['*.c.com', 'c.com', false],
  ['*c.com', 'c.com', true],
  ['*c.com', 'a.c.com', true],
  ['*c.com', 'evilc.com', true],
  ['*vault.azure.net', 'vault.azure.net', true],
  ['*vault.azure.net', 'kv1.vault.azure.net', true],
  ['*vault.azure.net', 'notvault.azure.net', true],
  ['*vault.azure.net', 'vault.azure.net.evil.io', false],
  ['*', 'anything.example', true],
  ['www.c.*', 'www.c.com', false],
  ['*.c.*', 'www.c.com', false],
  ['a*.c.com', 'ab.c.com', false],
  ['*.bücher.example', 'www.xn--bcher-kva.example', true],
  ['xn--bcher-kva.example', 'BÜCHER.example', true],
  ['203.0.113.1', '203.0.113.1', false],
  ['*', '203.0.113.1', false],
  ['', 'c.com', false],
  // Not even a host that is written alike.
  ['www.c.*', 'www.c.*', false],
  ['a*.c.com', 'a*.c.com', false],
  ['**.c.com', 'x*.c.com', false],
  ['*', '0x7f.1', true],
  ['127.0.0.1', '0x7f.1', false],
] as const)
  test(`FQDN ${pattern} ${expected ? 'covers' : 'does not cover'} ${host}`, () => assert.equal(matchesHost(pattern, host), expected))

test('what is no name: nothing, an address, IPv6', () => {
  for (const text of [undefined, '', '  ', '.', '203.0.113.1', '[::1]', '::1', 'host:443'])
    assert.equal(hostName(text), undefined, String(text))
  for (const text of ['a.example..', 'a.example .', '[a', 'a:']) assert.equal(hostName(text), undefined, text)
  assert.equal(hostName('Example.ORG.'), 'example.org')
  assert.equal(hostName(' a.example\n'), 'a.example')
  assert.equal(hostName('0x7f.1'), '0x7f.1')
})

test('of the keys of a record the exact name counts, then the longest pattern', () => {
  const keys = ['*', '*.blob.example', 'a.blob.example']
  assert.equal(bestPattern(keys, 'a.blob.example'), 'a.blob.example')
  assert.equal(bestPattern(keys, 'b.blob.example'), '*.blob.example')
  assert.equal(bestPattern(keys, 'c.example'), '*')
  assert.equal(bestPattern(['d.example'], 'c.example'), undefined)
})

for (const [pattern, url, expected] of [
  ['c.com', 'c.com', 'yes'],
  ['c.com', 'c.com/', 'yes'],
  ['c.com', 'c.com/?q=1', 'yes'],
  // The table gives only these: nothing is said of other paths.
  ['c.com', 'c.com/other', 'unknown'],
  ['c.com', 'd.com/other', 'no'],
  ['c.com/', 'c.com/other', 'no'],
  ['*.c.com', 'any.c.com/', 'yes'],
  ['*.c.com', 'sub1.any.c.com', 'yes'],
  ['*.c.com', 'c.com/', 'no'],
  ['c.com/test', 'c.com/test', 'yes'],
  ['c.com/test', 'c.com/test/', 'yes'],
  ['c.com/test', 'c.com/test?q=1', 'yes'],
  ['c.com/test', 'c.com/test/x', 'no'],
  ['c.com/test', 'c.com/testing', 'no'],
  ['c.com/test/*', 'c.com/test/anything', 'yes'],
  ['c.com/test/*', 'c.com/test/a/b?c=d', 'yes'],
  ['c.com/test/*', 'c.com/test', 'no'],
  ['c.com/test/*', 'd.com/test/a', 'no'],
  ['C.com/test/*', 'c.COM/test/a', 'yes'],
  // Undocumented, so neither yes nor no: case, encoding, dots.
  ['c.com/test/*', 'c.com/TEST/a', 'unknown'],
  ['c.com/test/*', 'c.com/%74est/a', 'unknown'],
  ['c.com/test/*', 'c.com/test/../other', 'unknown'],
  ['c.com/test/*', 'c.com/other/../test/a', 'unknown'],
  ['c.com/test/*', 'c.com//test/a', 'unknown'],
  ['c.com/test/*', 'c.com/other%2f..%2ftest/a', 'unknown'],
  ['c.com/test/*', 'c.com/%zz', 'no'],
  ['c.com/test/*', 'c.com/test/%zz', 'yes'],
] as const)
  test(`URL ${pattern} on ${url}: ${expected}`, () => {
    const slash = url.indexOf('/')
    assert.equal(matchesUrl(pattern, slash < 0 ? url : url.slice(0, slash), slash < 0 ? '' : url.slice(slash)), expected)
  })

test('an SNI can lead to a URL if the pattern covers its host', () => {
  assert.equal(urlPatternCoversHost('*.c.com/a/*', 'x.c.com'), true)
  assert.equal(urlPatternCoversHost('c.com/a', 'x.c.com'), false)
})
