import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import test from 'node:test'
import { check } from '../../src/cli/check.ts'
import { elements } from '../report/xml.ts'

const spec = 'examples/weather/egress.yaml'
const recipe = 'examples/recipe-2022/azuredeploy.json'
const example = await readFile(spec, 'utf8')

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
  const code = await check([...args], { stdout: stdout.stream, stderr: stderr.stream })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Files in a folder of their own, for the time of a test. */
async function withFiles(files: Readonly<Record<string, string | Buffer>>, body: (path: (name: string) => string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'check-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    await body(name => join(folder, name))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the example: all expectations hold, and its findings fail nothing unless asked to', async () => {
  const { code, stdout, stderr } = await run([spec])
  assert.deepEqual([code, stderr], [0, ''])
  assert.match(stdout, /^examples\/weather\/egress\.yaml: 9 of 9 expectations hold/)
  assert.match(stdout, /\n {2}line 49 {2}"fileshare" allows TCP 443 to Storage\.EastUS2 before/)
  for (const [level, expected] of [
    ['error', 1],
    ['warning', 1],
    ['note', 1],
  ] as const)
    assert.equal((await run([spec, '--fail-on', level])).code, expected, level)
  assert.equal((await run(['--spec', spec])).code, 0)
})

test('the example to copy is clean: nothing to read past, whatever findings fail, and in any region', async () => {
  const minimal = 'examples/minimal/egress.yaml'
  const { code, stdout, stderr } = await run([minimal, '--fail-on', 'note'])
  assert.deepEqual([code, stderr], [0, ''])
  assert.match(stdout, /^examples\/minimal\/egress\.yaml: 4 of 4 expectations hold/)
  assert.match(stdout, /\nexamples\/minimal\/egress\.yaml: no findings\n$/)
  await withFiles({ 'egress.yaml': (await readFile(minimal, 'utf8')).replaceAll('eastus2', 'westeurope') }, async path => {
    assert.equal((await run([path('egress.yaml'), '--fail-on', 'note'])).code, 0)
  })
})

test("the recipe's template: what the rule that allows everything breaks, and where it stands", async () => {
  const { code, stdout } = await run([spec, '--policy', recipe, '--format', 'json'])
  assert.equal(code, 1)
  const { expectations, findings, policy } = JSON.parse(stdout)
  assert.equal(policy, recipe)
  const broken = expectations.filter(({ holds }: { holds: boolean }) => !holds)
  assert.equal(broken.length, 6)
  for (const { cases } of broken) assert.equal(cases[0].rule, 'AllowAll')
  // The object of a rule begins two lines before its name.
  const line = (await readFile(recipe, 'utf8')).split('\n').findIndex(each => each.includes('"AllowAll"'))
  assert.deepEqual([broken[0].cases[0].place.file, broken[0].cases[0].place.line], [recipe, line - 1])
  const errors = findings
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ lint, subject }: { lint: string; subject: string }) => `${lint} ${subject}`)
  assert.deepEqual(errors, ['any-destination AllowAll', 'inspection-bypassed fileshare', 'contradicting-rule AllowWeatherService'])
  assert.deepEqual(
    findings.filter(({ lint }: { lint: string }) => lint === 'shadowed-rule').map(({ subject }: { subject: string }) => subject),
    [
      'AllowK8sOperationalServices',
      'AllowAzureKubernetesServicesFqdn',
      'AllowSecureContainerRegistries',
      'AllowUbuntuRequests',
      'AllowKeyVaultAccess',
      'AllowFileShareAccess',
    ],
  )
})

test('a policy alone is linted, and fails on errors: nothing else was checked', async () => {
  const { code, stdout } = await run([recipe])
  assert.equal(code, 1)
  assert.doesNotMatch(stdout, /expectations hold/)
  assert.match(stdout, /^examples\/recipe-2022\/azuredeploy\.json: 3 errors/)
  const calm = { name: 'p', properties: { priority: 100, ruleCollections: [] } }
  await withFiles({ 'group.json': JSON.stringify(calm) }, async path => assert.equal((await run([path('group.json')])).code, 0))
})

for (const [format, holds] of [
  ['json', (text: string) => assert.equal(JSON.parse(text).result, 'pass')],
  ['sarif', (text: string) => assert.equal(JSON.parse(text).runs[0].tool.driver.name, 'egress-gate')],
  ['junit', (text: string) => assert.equal(elements(text)[0]?.name, 'testsuites')],
  ['github', (text: string) => assert.match(text, /^::error file=examples\/weather\/egress\.yaml,line=49,/)],
  ['text', (text: string) => assert.match(text, /9 of 9/)],
] as const)
  test(`--format ${format}`, async () => {
    const { code, stdout, stderr } = await run([spec, '--format', format])
    assert.deepEqual([code, stderr], [0, ''])
    holds(stdout)
  })

test('colour on a terminal only', async () => {
  assert.match((await run([spec], true)).stdout, /\u001b\[32m9 of 9 expectations hold\u001b\[0m/)
  assert.doesNotMatch((await run([spec])).stdout, /\u001b/)
})

test('what was broken on purpose is found', async () => {
  for (const [what, from, to] of [
    [
      'the rule that denies is gone',
      'urls: [dataservice.accuweather.com/forecasts, dataservice.accuweather.com/forecasts/*]',
      'urls: [x.accuweather.com/other]',
    ],
    ['nothing inspects', 'inspect: true, fqdns: ["*.accuweather.com"]', 'fqdns: ["*.accuweather.com"]'],
    ['a host too many', '"*.ubuntu.com"]', '"*.ubuntu.com", example.org]'],
    ['an author who assumes nothing', 'otherNames: outside-service-tags', ''],
    [
      'one address too many',
      '- { name: apiudp,',
      '- { name: one, sources: [10.42.1.200], protocols: [TCP], ports: ["*"], destinations: ["*"] }\n            - { name: apiudp,',
    ],
    ['no expectations', /\nexpectations:[\s\S]*?\n\n# What/, '\n# What'],
  ] as const) {
    const text = example.replace(from, to)
    assert.notEqual(text, example, what)
    await withFiles({ 'egress.yaml': text }, async path => assert.equal((await run([path('egress.yaml')])).code, 1, what))
  }
})

for (const [what, args, said] of [
  ['nothing', [], /SPEC is missing/],
  ['two specs', [spec, spec], /one SPEC at a time/],
  ['a file that is not there', ['nowhere.yaml'], /nowhere\.yaml cannot be read: it does not exist/],
  ['a folder', ['examples'], /examples cannot be read: it is a directory/],
  ['a faulty spec', ['examples/invalid/ten-faults.yaml'], /ten-faults\.yaml:\d+:\d+ /],
  ['a policy that is not there', [spec, '--policy', 'nowhere.json'], /--policy: nowhere\.json cannot be read: it does not exist/],
  ['no policy', [spec, '--policy', 'package.json'], /package\.json:1:1 this is no firewall policy/],
  ['two policies', [recipe, '--policy', recipe], /holds a policy and no expectations/],
  ['an id that is none', [spec, '--policy', '/subscriptions/x'], /is not the id of a firewall policy/],
  ['parameters of nothing', [spec, '--parameters', 'x.json'], /--parameters goes with --policy/],
  ['an unknown format', [spec, '--format', 'xml'], /--format: "xml" is none of text, json, sarif, junit, github/],
  ['an unknown level', [spec, '--fail-on', 'all'], /--fail-on: "all" is none of error, warning, note/],
  ['an unknown feature', [spec, '--uses', 'gpu'], /--uses: "gpu" is none of base, /],
  ['an unknown option', [spec, '--quick'], /Unknown option/],
] as const)
  test(`bad input: ${what}`, async () => {
    const { code, stdout, stderr } = await run(args)
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, said)
  })

test('what the cluster uses beyond the spec', async () => {
  const needs = async (...uses: readonly string[]) =>
    JSON.parse((await run([spec, '--format', 'json', ...uses.flatMap(use => ['--uses', use])])).stdout).findings.filter(
      ({ lint }: { lint: string }) => lint === 'aks-missing',
    ).length
  assert.equal(await needs(), 1)
  assert.equal(await needs('policy'), 2)
})

test('a comment in a template turns off a finding, a comment in the spec likewise', async () => {
  const text = (await readFile(recipe, 'utf8')).replace(
    '"name": "AllowAll",',
    '"name": "AllowAll", // egress-gate: allow any-destination: until the audit',
  )
  const comment = `# egress-gate: allow contradicting-rule for AllowWeatherService: known\n${example}`
  await withFiles({ 'azuredeploy.json': text, 'egress.yaml': comment }, async path => {
    const { stdout } = await run([path('egress.yaml'), '--policy', path('azuredeploy.json'), '--format', 'json'])
    const { allowed } = JSON.parse(stdout)
    assert.deepEqual(
      allowed.map(({ lint, reason }: { lint: string; reason: string }) => [lint, reason]),
      [
        ['any-destination', 'until the audit'],
        ['contradicting-rule', 'known'],
      ],
    )
  })
})

test('a policy that comes through a pipe is read once, its comments with it', async () => {
  const text = (await readFile(recipe, 'utf8')).replace(
    '"name": "AllowAll",',
    '"name": "AllowAll", // egress-gate: allow any-destination: until the audit',
  )
  await withFiles({ 'azuredeploy.json': text }, async path => {
    // The reader of a named pipe that is opened again waits for a writer for ever.
    const command = `mkfifo '${path('pipe')}' && { cat '${path('azuredeploy.json')}' > '${path('pipe')}' & exec '${process.execPath}' src/cli/main.ts check ${spec} --policy '${path('pipe')}' --format json; }`
    const { status, stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8', timeout: 20_000 })
    assert.equal(status, 1)
    assert.deepEqual(
      JSON.parse(stdout).allowed.map(({ lint }: { lint: string }) => lint),
      ['any-destination'],
    )
  })
})

test('from the command line', () => {
  const { status, stdout } = spawnSync(process.execPath, ['src/cli/main.ts', 'check', spec, '--policy', recipe], { encoding: 'utf8' })
  assert.equal(status, 1)
  assert.match(stdout, /3 of 9 expectations hold/)
})

test('a spec in UTF-16, as PowerShell writes it, is the same spec', async () => {
  const plain = await run([spec, '--format', 'json'])
  await withFiles({ 'wide.yaml': Buffer.from(`\uFEFF${await readFile(spec, 'utf8')}`, 'utf16le') }, async path => {
    const wide = await run([path('wide.yaml'), '--format', 'json'])
    assert.equal(wide.code, plain.code)
    assert.equal(wide.stdout.replaceAll(path('wide.yaml'), spec), plain.stdout)
  })
})
