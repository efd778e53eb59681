import assert from 'node:assert/strict'
import test from 'node:test'
import { type Difference, diff } from '../../src/policy/diff.ts'
import type { Policy } from '../../src/policy/model.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { toDiffJson } from '../../src/report/diff-json.ts'
import { toDiffMarkdown } from '../../src/report/diff-markdown.ts'
import { toDiffText } from '../../src/report/diff-text.ts'
import { app, net, nowhere, rules } from '../policy/policies.ts'
import { edits, weather } from '../policy/weather-edits.ts'

const spec = (text: string, name: string) => {
  const { spec } = parseSpec(text, name)
  assert.ok(spec)
  return { name, policy: spec.firewall.policy, facts: spec.facts, spec }
}
const weatherDiff = (edit: keyof typeof edits) => {
  const next = spec(edits[edit], 'new.yaml')
  return diff(spec(weather, 'old.yaml'), next, next.facts)
}
const between = (old: Policy, next: Policy, facts = nowhere): Difference =>
  diff({ name: 'old', policy: old, facts }, { name: 'new', policy: next, facts }, facts)

/** What is said of the flows, without the lines on rules and examples. */
const sentences = (difference: Difference): readonly string[] =>
  toDiffText(difference)
    .split('\n')
    .filter(line => /^ {2}\S/.test(line) || /^\S/.test(line))
    .slice(1)

test('a rule more, as a colleague would tell it', () => {
  assert.equal(
    toDiffText(weatherDiff('addRule')),
    `old.yaml -> new.yaml: flows change: newly allowed (1)

Newly allowed
  HTTPS to *.github.com, outside Storage.EastUS2
      was denied, as no rule covers it
      is  allowed without inspection by rule "AllowGithub"  new.yaml:92:15
      for example https://www.github.com/ from 10.42.1.4

Written differently:
  rule "AllowGithub" (application/aks-application) was added  new.yaml:92:15

Note: addresses are named where network rules go by them: these decide before any application rule.
`,
  )
})

test("on a port that is not the web's, the example is neither HTTP nor HTTPS", () => {
  const postgres = (...sourceAddresses: string[]) =>
    rules(['Allow', net('db', { sourceAddresses, destinationAddresses: ['10.9.0.0/24'], destinationPorts: ['5432'] })])
  const text = toDiffText(between(postgres('10.1.0.4'), postgres('10.1.0.4', '10.1.0.5')))
  assert.match(text, /for example 10\.9\.0\.4:5432\/tcp \(neither HTTP nor HTTPS\) from 10\.1\.0\.5/)
})

test('what changes nothing', () => {
  assert.equal(
    toDiffText(weatherDiff('rename')),
    `old.yaml -> new.yaml: no flow changes

Written differently; every flow is decided as before:
  rule "AllowUbuntuRequests" (application/aks-application) was renamed: now "AllowUbuntu"  new.yaml:92:15
`,
  )
})

test('what no rule decides is not passed over', () => {
  assert.match(
    toDiffText(weatherDiff('threatIntel')),
    /^old\.yaml -> new\.yaml: no flow changes by rules; beyond what rules decide, changed: threat intelligence\n/,
  )
  assert.match(toDiffMarkdown(weatherDiff('threatIntel')), /^## ⚠️/)
  assert.match(toDiffMarkdown(weatherDiff('rename')), /^## ✅/)
})

test('a broken expectation says what is so instead', () => {
  assert.match(
    toDiffText(weatherDiff('dropInspect')),
    /\n {2}BREAKS {5}an origin with an untrusted certificate is refused: inspected was expected, it is not inspected {2}new\.yaml:\d+:\d+\n/,
  )
})

const github = app('github', { targetFqdns: ['*.github.com'] })
for (const [title, old, next, expected] of [
  [
    'several services of one region, told together',
    rules(['Allow']),
    rules(['Allow', net('n', { destinationAddresses: ['10.9.0.0/16'], destinationPorts: ['22', '8000-8010'] })]),
    [
      'Newly allowed',
      '  TCP 22, 8000-8010 to 10.9.0.0/16',
      'Not certain, before or after',
      '  TCP 22, 8000-8010 to any name, as long as the address is not known',
      "  HTTPS and HTTP on 22, 8000-8010 to names of Azure's own infrastructure, at 10.9.0.0/16",
    ],
  ],
  [
    'both directions, gravest first',
    rules(['Allow', app('a', { targetFqdns: ['a.com'] })]),
    rules(['Allow', app('b', { targetFqdns: ['b.com'] })]),
    ['Newly allowed', '  HTTPS and HTTP to b.com', 'Newly denied', '  HTTPS and HTTP to a.com'],
  ],
  [
    'an exception',
    rules(['Allow', github]),
    rules(['Deny', app('d', { targetFqdns: ['gist.github.com'], sourceAddresses: ['10.0.0.0/24'] })], ['Allow', github]),
    ['Newly denied', '  HTTPS and HTTP to gist.github.com, from 10.0.0.0/24'],
  ],
  [
    'all but some',
    rules(['Allow', github]),
    rules(['Allow', app('all', { targetFqdns: ['*'] })]),
    [
      'Newly allowed',
      '  HTTPS and HTTP to any name but *.github.com',
      'Not certain, before or after',
      "  HTTPS and HTTP to names of Azure's own infrastructure",
    ],
  ],
  [
    'paths',
    rules(['Allow', app('a', { terminateTLS: true, targetUrls: ['a.com/v1/*'] })]),
    rules(['Allow', app('a', { terminateTLS: true, targetUrls: ['a.com/v1/*', 'a.com/v2/*'] })]),
    [
      'Newly allowed',
      '  HTTPS to a.com, paths /v2/*',
      '  HTTP to a.com, paths /v2/*',
      'Not certain, before or after',
      '  HTTPS to a.com, paths that the firewall may or may not read as /v2/* (case, %xx, dots)',
      '  HTTP to a.com, paths that the firewall may or may not read as /v2/* (case, %xx, dots)',
    ],
  ],
  [
    'a tag that the facts know',
    rules(['Allow']),
    rules(['Allow', app('t', { fqdnTags: ['Pets'] })]),
    ['Newly allowed', '  HTTPS and HTTP to the 3 names of FQDN tag Pets'],
  ],
  [
    'QUIC',
    rules(['Allow']),
    rules(['Allow', net('q', { ipProtocols: ['UDP'], destinationAddresses: ['*'] })]),
    ['Newly allowed', '  UDP 443 to any destination'],
  ],
  [
    'everything',
    rules(['Allow']),
    rules(['Allow', net('q', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['*'] })]),
    [
      'Newly allowed',
      '  everything to any destination',
      'Not certain, before or after',
      "  HTTPS and HTTP on any port to names of Azure's own infrastructure",
    ],
  ],
] as const)
  test(`in words: ${title}`, () => {
    const facts = { ...nowhere, fqdnTags: { Pets: ['cat.example', 'dog.example', '*.fish.example'] } }
    const lines = sentences(between(old, next, facts))
    const end = lines.findIndex(line => line.startsWith('Written differently') || line.startsWith('Note'))
    assert.deepEqual(
      lines.slice(0, end).filter(line => line !== ''),
      expected,
    )
  })

test('JSON says everything, and every region has an example', () => {
  const document = JSON.parse(toDiffJson(weatherDiff('network443')))
  assert.equal(document.result, 'flows change')
  assert.ok(document.regions.length > 5)
  for (const { change, says, services, hosts, addresses, example, was, is } of document.regions) {
    assert.ok(document.summary[change] > 0)
    assert.equal(typeof says, 'string')
    assert.ok(
      services.length > 0 && hosts.items.length + Number(hosts.nameless) > 0 && addresses.ranges.length + Number(addresses.unknown) > 0,
    )
    assert.deepEqual([example.was.effect, example.is.effect], [was.effect, is.effect])
    assert.equal(example.flow.source, '10.42.1.4')
  }
  assert.equal(JSON.parse(toDiffJson(weatherDiff('rename'))).result, 'no flow changes')
})

const hostile = '</details><script>| `@everyone` [x](http://evil) \u001b[31m\u202e <!-- -->\n# x'

test('names that others wrote act nowhere', () => {
  const old = rules(['Allow', app('a', { targetFqdns: ['a.com'] })])
  const next = rules(['Allow', app(hostile, { targetFqdns: ['b.com', '*.<img src=x>|com'], targetUrls: ['b.com/<b>|@me'] })])
  const difference = between(old, next)
  const text = toDiffText(difference, { color: true })
  assert.ok(!text.replaceAll(/\u001b\[\d+(;\d+)?m/g, '').includes('\u001b') && !text.includes('\u202e'))
  const markdown = toDiffMarkdown(difference)
  assert.ok(!/<script|<img|@everyone|@me\b|<!--|\u001b|\u202e/.test(markdown), markdown)
  for (const line of markdown.split('\n').filter(line => line.startsWith('| ')))
    assert.ok([3, 4].includes((line.match(/(?<!\\)\|/g)?.length ?? 0) - 1), `a cell too many: ${line}`)
})

test('a comment never grows too long, and says what is missing', () => {
  const many = (prefix: string) =>
    Array.from({ length: 400 }, (_, index) =>
      app(`${prefix}${index}`, {
        targetFqdns: [`${prefix}${index}.${'long'.repeat(10)}.example`],
        sourceAddresses: [`10.0.${index % 200}.${index % 7}`],
      }),
    )
  const difference = between(rules(['Allow', ...many('old')]), rules(['Allow', ...many('new')]))
  const markdown = toDiffMarkdown(difference)
  assert.ok(markdown.length < 65_536 && markdown.length > 40_000, `${markdown.length}`)
  assert.match(markdown, /### 🔓 Newly allowed/)
  assert.match(markdown, /### ⛔ Newly denied/)
  assert.match(markdown, /_\d+ more rows: the comment would be too long/)
  assert.equal((markdown.match(/<details>/g) ?? []).length, (markdown.match(/<\/details>/g) ?? []).length)
  const text = toDiffText(difference)
  assert.match(text, /all within: HTTPS and HTTP to /)
  assert.match(text, /and \d+ kinds of flows more; --format json has them all/)
  const shorter = toDiffMarkdown(difference, { most: 5_000 })
  assert.ok(shorter.length <= 5_000, `${shorter.length}`)
})

test('what could not be finished is the first thing that is said', () => {
  const next = spec(edits.network443, 'new.yaml')
  const difference = diff(spec(weather, 'old.yaml'), next, next.facts, 40)
  assert.match(toDiffText(difference), /^old\.yaml -> new\.yaml: not everything could be compared: /)
  assert.match(toDiffMarkdown(difference), /^## ⚠️ Egress: not everything could be compared: /)
  assert.equal(JSON.parse(toDiffJson(difference)).result, 'unfinished')
})
