import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import test from 'node:test'
import { explain } from '../../src/cli/explain.ts'

const spec = 'examples/weather/egress.yaml'

function sink(isTTY = false) {
  const chunks: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join('') }
}

async function run(args: readonly string[], isTTY = false) {
  const [stdout, stderr] = [sink(isTTY), sink()]
  const code = await explain([...args], { stdout: stdout.stream, stderr: stderr.stream })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

const ask = (...args: readonly string[]) => run(['--spec', spec, '--from', '10.42.1.4', ...args])

for (const [args, effect, inspected, rule] of [
  [['--url', 'https://dataservice.accuweather.com/locations/v1/cities/search?q=Redmond'], 'allow', true, 'AllowWeatherService'],
  [['--url', 'https://dataservice.accuweather.com/forecasts/v1/daily/1day/349727'], 'deny', true, 'DenyWeatherForecasts'],
  [['--url', 'https://mcr.microsoft.com/v2/'], 'allow', false, 'AllowK8sOperationalServices'],
  [['--url', 'https://example.org/'], 'deny', false, null],
  [['--url', 'http://example.org/'], 'deny', false, null],
  [['--url', 'http://archive.ubuntu.com/ubuntu'], 'allow', false, 'AllowUbuntuRequests'],
  [['--url', 'http://security.ubuntu.com/ubuntu'], 'allow', false, 'AllowAzureKubernetesServicesFqdn'],
  [['--url', 'https://203.0.113.10/'], 'deny', false, null],
  [['--url', 'https://stacacertshare.file.core.windows.net/'], 'allow', false, 'fileshare'],
  [['--url', 'https://stacacertshare.file.core.windows.net/', '--ip', '203.0.113.1'], 'allow', false, 'AllowFileShareAccess'],
  [['--to', 'ntp.ubuntu.com:123/udp'], 'allow', false, 'time'],
  [['--to', '203.0.113.22:22/tcp'], 'deny', false, null],
  [['--to', '20.96.1.1:22/tcp'], 'allow', false, 'ssh'],
  [['--to', '20.96.1.1:1194/udp'], 'allow', false, 'apiudp'],
  [['--to', '20.96.1.1/icmp'], 'deny', false, null],
  [['--to', '203.0.113.22:443/tcp'], 'unknown', 'unknown', null],
] as const)
  test(`explain ${args.join(' ')}: ${effect}`, async () => {
    const { code, stdout, stderr } = await ask(...args, '--json')
    assert.deepEqual([code, stderr], [0, ''])
    const answer = JSON.parse(stdout)
    assert.deepEqual([answer.effect, answer.inspected, answer.rule], [effect, inspected, rule])
    for (const key of ['ruleCollection', 'ruleCollectionGroup']) assert.equal(answer[key] === null, rule === null, key)
    assert.equal(typeof answer.because, 'string')
  })

test('for people: aligned, with the place in the file, no colour in a pipe', async () => {
  const { stdout } = await ask('--url', 'https://dataservice.accuweather.com/forecasts/v1')
  assert.match(stdout, /^deny, inspected {2}10\.42\.1\.4 -> https:\/\/dataservice\.accuweather\.com\/forecasts\/v1\n/)
  assert.match(stdout, /\nrule {13}application \/ weather-denied-paths \/ DenyWeatherForecasts\n/)
  assert.match(stdout, /\nwritten {10}examples\/weather\/egress\.yaml:\d+:\d+\n/)
  assert(!stdout.includes('\u001b'))
})

test('in colour on a terminal', async () => {
  const { stdout } = await run(['--spec', spec, '--from', '10.42.1.4', '--url', 'https://example.org/'], true)
  assert(stdout.startsWith('\u001b[1;31mdeny\u001b[0m  '), JSON.stringify(stdout.slice(0, 30)))
})

test('the trace names every rule that was asked', async () => {
  const { stdout } = await ask('--to', '20.96.1.1:22/tcp', '--trace')
  assert.match(stdout, / {2}no {7}network\/apiudp {2}line \d+ {2}it covers UDP on 1194\n/)
  assert.match(stdout, / {2}yes {6}network\/ssh/)
})

test('more facts, on top of those of the spec', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'explain-'))
  try {
    const facts = join(directory, 'facts.yaml')
    await writeFile(facts, 'dns: { dataservice.accuweather.com: [20.60.56.9] }')
    const { stdout } = await ask('--url', 'https://dataservice.accuweather.com/', '--facts', facts, '--json')
    assert.equal(JSON.parse(stdout).rule, 'fileshare')
    await writeFile(facts, 'dns: { dataservice.accuweather.com: [nowhere] }')
    const { code, stderr } = await ask('--url', 'https://dataservice.accuweather.com/', '--facts', facts)
    assert.equal(code, 2)
    assert.match(stderr, /facts\.yaml:1:38 dns\."dataservice\.accuweather\.com"\[0\]: "nowhere" is not an IPv4 address/)
  } finally {
    await rm(directory, { recursive: true })
  }
})

for (const [what, args, messages] of [
  ['nothing at all', [], [/a policy and a question are missing/, /usage:/]],
  ['no policy and no question', ['--json'], [/--spec is missing/, /--from is missing/, /give --url or --to/]],
  [
    'options for a policy that is not named',
    ['--spec', spec, '--from', '10.0.0.1', '--url', 'https://a.example/', '--policy-name', 'other', '--parent', 'no.json'],
    [/--policy-name goes with --policy/, /--parent goes with --policy/],
  ],
  [
    'every fault at once',
    ['--spec', 'examples/invalid/ten-faults.yaml', '--from', 'pod', '--url', 'nonsense', '--ip', '1.2.3'],
    [/ten-faults\.yaml:6:/, /ten-faults\.yaml:42:/, /--from: "pod" is not/, /--url: "nonsense" is not a URL/, /--ip: "1\.2\.3"/],
  ],
  [
    'a file that is not there',
    ['--spec', 'no.yaml', '--from', '10.0.0.1', '--url', 'https://a.example/'],
    [/--spec: no\.yaml cannot be read: it does not exist/],
  ],
  ['both a URL and a target', ['--spec', spec, '--from', '10.0.0.1', '--url', 'https://a.example/', '--to', '1.1.1.1:1/tcp'], [/not both/]],
  ['an unknown option', ['--sepc', spec], [/Unknown option '--sepc'/, /usage:/]],
  ['a target without a protocol', ['--spec', spec, '--from', '10.0.0.1', '--to', '1.1.1.1:22'], [/HOST:PORT\/tcp/]],
  ['IPv6', ['--spec', spec, '--from', '10.0.0.1', '--to', '[2001:db8::1]:22/tcp'], [/IPv6/]],
  [
    'an address that contradicts',
    ['--spec', spec, '--from', '10.0.0.1', '--to', '1.1.1.1:22/tcp', '--ip', '2.2.2.2'],
    [/already is an address/],
  ],
] as const)
  test(`bad input: ${what}`, async () => {
    const { code, stdout, stderr } = await run(args)
    assert.deepEqual([code, stdout], [2, ''])
    for (const message of messages) assert.match(stderr, message)
  })

test('help', async () => {
  const { code, stdout } = await run(['--help'])
  assert.equal(code, 0)
  assert.match(stdout, /^usage: egress-gate explain/)
})
