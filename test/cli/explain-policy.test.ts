import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import test, { after, before } from 'node:test'
import { explain } from '../../src/cli/explain.ts'
import { app, collection, group, groupResource, type Json, net, policyResource, template } from '../policy/source/sources.ts'

const spec = 'examples/weather/egress.yaml'
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explain-'))
})
after(() => rm(folder, { recursive: true }))

async function file(name: string, content: Json | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return path
}

async function run(args: readonly string[], isTTY = false) {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') =>
    Object.assign(
      new Writable({
        write: (chunk, _, done) => {
          written[name] += String(chunk)
          done()
        },
      }),
      { isTTY },
    )
  const code = await explain([...args], { stdout: sink('stdout'), stderr: sink('stderr') })
  return { code, ...written }
}

const ssh = ['--from', '10.0.0.9', '--to', '20.0.0.1:22/tcp']
const rules = group(100, collection('c', 100, 'Allow', net('ssh'), app('web', { targetFqdns: ['*.example'] })))

test('a policy from an egress.yaml, a template, and what the Azure CLI prints', async () => {
  const forms = [
    await file('template.json', template([policyResource(), groupResource('p/g', rules)])),
    await file('list.txt', [{ name: 'g', ...(rules as object) } as Json]),
    await file('egress.json', {
      name: 'weather',
      firewall: {
        ruleCollectionGroups: [
          {
            name: 'g',
            priority: 100,
            ruleCollections: [
              {
                name: 'c',
                priority: 100,
                action: 'Allow',
                networkRules: [{ name: 'ssh', protocols: ['TCP'], ports: [22], destinations: ['20.0.0.1'] }],
              },
            ],
          },
        ],
      },
      expectations: [{ name: 'ssh', to: '20.0.0.1:22/tcp', expect: 'allow' }],
    }),
  ]
  for (const policy of forms) {
    const { code, stdout, stderr } = await run(['--policy', policy, ...ssh, '--json'])
    assert.deepEqual([code, stderr], [0, ''])
    assert.deepEqual([JSON.parse(stdout).effect, JSON.parse(stdout).rule], ['allow', 'ssh'])
  }
  const yaml = await run(['--policy', spec, '--from', '10.42.1.4', '--to', '20.96.1.1:22/tcp', '--json'])
  assert.equal(JSON.parse(yaml.stdout).rule, 'ssh')
})

test('UTF-16, as PowerShell writes it', async () => {
  const path = join(folder, 'utf16.json')
  await writeFile(path, Buffer.from(`\uFEFF${JSON.stringify([{ name: 'g', ...(rules as object) }])}`, 'utf16le'))
  assert.equal((await run(['--policy', path, ...ssh, '--json'])).code, 0)
})

test('values of parameters, the name of the policy, its base policy', async () => {
  const two = await file(
    'two.json',
    template([policyResource('a'), groupResource('a/g', "[parameters('rules')]"), policyResource('b'), groupResource('b/g', rules)], {
      parameters: { rules: { type: 'object' } },
    }),
  )
  const which = await run(['--policy', two, ...ssh])
  assert.equal(which.code, 0)
  assert.match(which.stdout, /^unknown .*\n[\s\S]*whether policy "a" or "b" is meant \(say so with --policy-name\)/)
  assert.match(which.stdout, /there are several policies here; say which one with --policy-name: a .*; b .*until then each is asked/)
  const open = await run(['--policy', two, '--policy-name', 'a', ...ssh, '--json'])
  assert.equal(JSON.parse(open.stdout).effect, 'unknown')
  const values = await file('values.json', { rules })
  const known = await run(['--policy', two, '--policy-name', 'A', '--parameters', values, ...ssh, '--json'])
  assert.equal(JSON.parse(known.stdout).rule, 'ssh')
  const base = await file('base.json', [{ name: 'b', ...(group(100, collection('c', 100, 'Deny', net('never'))) as object) } as Json])
  const child = await run(['--policy', two, '--policy-name', 'b', '--parent', base, ...ssh, '--json'])
  assert.equal(JSON.parse(child.stdout).rule, 'never')
  assert.equal(JSON.parse(child.stdout).place.file, base)
})

test('several policies answer together where they agree, and say on what it hangs where they do not', async () => {
  const rules = (action: string, rule: string) =>
    group(100, collection('c', 100, action, net(rule), net('dns', { destinationPorts: ['53'] })))
  const two = await file(
    'agree.json',
    template([
      policyResource('a'),
      groupResource('a/g', rules('Allow', 'one')),
      policyResource('b'),
      groupResource('b/g', rules('Deny', 'two')),
    ]),
  )
  const ask = async (to: string) =>
    JSON.parse((await run(['--policy', two, '--from', '10.0.0.9', '--to', to, '--json'])).stdout) as { effect: string; because: string }
  assert.equal((await ask('20.0.0.2:22/tcp')).effect, 'deny')
  const open = await ask('20.0.0.1:22/tcp')
  assert.equal(open.effect, 'unknown')
  assert.match(open.because, /whether policy "a" or "b" is meant .*: allow by rule "one", or deny by rule "two"/)
  const lines = await file('two.jsonl', '{"from":"10.0.0.9","to":"20.0.0.1:22/tcp"}\n{"from":"10.0.0.9","to":"20.0.0.2:22/tcp"}\n')
  const answered = await run(['--policy', two, '--flows', lines])
  assert.deepEqual(
    answered.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).effect),
    ['unknown', 'deny'],
  )
})

test('a firewall whose policy stands elsewhere is answered by unknown, and a check of it is refused', async () => {
  const firewall = {
    type: 'Microsoft.Network/azureFirewalls',
    apiVersion: '2024-05-01',
    name: 'fw',
    properties: { firewallPolicy: { id: '/x/hub' } },
  }
  for (const source of [template([firewall]), firewall]) {
    const path = await file('elsewhere.json', source as Json)
    const { stdout } = await run(['--policy', path, ...ssh])
    assert.match(stdout, /^unknown /)
    assert.match(stdout, /policy "hub", which is not/)
    assert.match(stdout, /give .*policy.*, or its id/)
  }
})

test('the trace shows where each rule stands, in both files', async () => {
  const base = await file('base2.json', [
    { name: 'b', ...(group(100, collection('c', 100, 'Deny', net('never', { destinationPorts: ['23'] }))) as object) } as Json,
  ])
  const child = await file('child.json', [{ name: 'g', ...(rules as object) } as Json])
  const { stdout } = await run(['--policy', child, '--parent', base, ...ssh])
  assert.match(
    stdout,
    /\n {2}no {7}b\/never {2}\S+base2\.json:\d+ +it covers TCP on 23\n {2}yes {6}g\/ssh {4}\S+child\.json:\d+ +20\.0\.0\.1 covers 20\.0\.0\.1\n/,
  )
  const { stdout: colored } = await run(['--policy', child, '--parent', base, ...ssh], true)
  assert.match(colored, /\u001b\[1;32mallow\u001b\[0m/)
  assert.match(colored, /\u001b\[2m {2}no {7}b\/never/)
  assert.match(colored, / {2}\u001b\[32myes {4}\u001b\[0m {2}g\/ssh/)
})

test('a long trace is shortened, and shown whole when it is asked for', async () => {
  const many = await file('many.json', [
    {
      name: 'g',
      ...(group(
        100,
        collection(
          'c',
          100,
          'Allow',
          ...Array.from({ length: 100 }, (_, i) => net(`r${i}`, { destinationPorts: [String(1000 + i)] })),
          net('ssh'),
        ),
      ) as object),
    } as Json,
  ])
  const { stdout } = await run(['--policy', many, ...ssh])
  assert.match(stdout, /\n {2}yes {6}g\/ssh .*\n {2}100 rules that do not match are left out; --trace shows them all\n/)
  assert(stdout.split('\n').length < 12)
  assert((await run(['--policy', many, ...ssh, '--trace'])).stdout.split('\n').length > 100)
})

test('many flows, answered in order', async () => {
  const policy = await file(
    'flows-policy.json',
    template([
      policyResource(),
      groupResource(
        'p/g',
        group(
          100,
          collection('c', 100, 'Allow', net('tag', { destinationAddresses: ['Storage.X'] }), app('web', { targetFqdns: ['*.example'] })),
        ),
      ),
    ]),
  )
  const flows = await file(
    'flows.jsonl',
    [
      '{"from":"10.0.0.9","url":"https://a.example/x"}',
      '',
      'nonsense',
      '{"from":"10.0.0.9","to":"20.0.0.1:22/tcp"}',
      '{"from":"10.0.0.9","to":"20.0.0.1:22/tcp","serviceTags":{"Storage.X":["20.0.0.0/24"]}}',
      '{"from":"10.0.0.9","to":"b.example:22/tcp","dns":{"b.example":["20.0.0.7"]},"serviceTags":{"Storage.X":["20.0.0.0/29"]}}',
      '{"from":"10.0.0.9","to":"b.example:22/tcp","ip":"20.0.0.9","serviceTags":{"Storage.X":["20.0.0.0/29"]}}',
      '{"from":"pod","url":"https://a.example/","dns":{"a":[1]}}',
      '{"from":"10.0.0.9","to":"20.0.0.1:22/tcp","via":"x"}',
      '[1]',
    ].join('\r\n'),
  )
  const { code, stdout, stderr } = await run(['--policy', policy, '--flows', flows])
  assert.equal(code, 2)
  assert.match(stderr, /^4 lines could not be read/)
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  assert.deepEqual(
    answers.map(({ effect, rule, error }) => error ?? [effect, rule]),
    [
      ['allow', 'web'],
      'line 3: this is not JSON: Unexpected token \'o\', "nonsense" is not valid JSON',
      ['unknown', null],
      ['allow', 'tag'],
      ['allow', 'tag'],
      ['deny', null],
      'line 8: "from": "pod" is not an IPv4 address; "dns"."a": 1 is not an IPv4 address',
      'line 9: "via" is none of from, url, to, ip, dns, serviceTags',
      'line 10: must be a JSON object',
    ],
  )
  assert(!('trace' in answers[0]))
  const good = await file('good.jsonl', '\uFEFF{"from":"10.0.0.9","url":"https://a.example/x"}\n')
  const traced = await run(['--policy', policy, '--flows', good, '--trace'])
  assert.equal(traced.code, 0)
  assert(JSON.parse(traced.stdout).trace.length > 0)
})

test('facts on top of the snapshots, for a policy without a spec', async () => {
  const policy = await file(
    'tags.json',
    template([
      policyResource(),
      groupResource('p/g', group(100, collection('c', 100, 'Allow', net('tag', { destinationAddresses: ['AzureCloud.eastus2'] })))),
    ]),
  )
  const target = ['--policy', policy, '--from', '10.0.0.9', '--to', '20.96.1.1:22/tcp', '--json']
  assert.equal(JSON.parse((await run(target)).stdout).effect, 'allow')
  const facts = await file('facts.json', { serviceTags: { 'AzureCloud.eastus2': ['192.0.2.0/24'] } })
  assert.equal(JSON.parse((await run([...target, '--facts', facts])).stdout).effect, 'deny')
})

for (const [title, args, said] of [
  ['a file that is not there', ['--policy', 'no.json', ...ssh], /--policy: no\.json cannot be read: it does not exist/],
  ['a parent that is not there', ['--policy', spec, '--parent', 'no.json', ...ssh], /--parent: no\.json cannot be read: it does not exist/],
  [
    'an id of something else',
    ['--policy', '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v', ...ssh],
    /is not the id of a firewall policy/,
  ],
  ['flows and a flow', ['--policy', spec, '--flows', spec, ...ssh], /--from and --flows exclude each other\n--to and --flows/],
  ['no policy at all', ssh, /--policy or --spec is missing/],
] as const)
  test(`refused: ${title}`, async () => {
    const { code, stdout, stderr } = await run(args)
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, said)
  })

test('a base policy for an egress.yaml would be passed over, so it is refused', async () => {
  const { code, stderr } = await run([
    '--policy',
    spec,
    '--parent',
    await file('groups.json', [{ name: 'g', ...(rules as object) } as Json]),
    ...ssh,
  ])
  assert.equal(code, 2)
  assert.match(stderr, /--policy: .*egress\.yaml has no base policy/)
})
