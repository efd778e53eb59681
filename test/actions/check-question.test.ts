import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/actions/check.ts'
import { question } from '../../src/actions/question.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { runAction } from './world.ts'

const weather = readFileSync(resolve(import.meta.dirname, '../../examples/weather/egress.yaml'), 'utf8')
let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-gate-check-'))
  cpSync(resolve(import.meta.dirname, '../../examples/weather'), folder, { recursive: true })
})
after(() => rmSync(folder, { recursive: true, force: true }))
const world = () => ({ env: { GITHUB_WORKSPACE: folder } })

describe('check', () => {
  const run = (inputs: Readonly<Record<string, string>>) => runAction(check, { workspace: folder, ...inputs }, world())

  test('the example holds; what its policy has wrong is told', async () => {
    const { report, outputs } = await run({})
    assert.equal(report.result, 'pass')
    assert.deepEqual(outputs, { holds: 'true', broken: '0', changes: '[]', 'aks-missing': 'false' })
    assert.match(report.headline, /^All 9 expectations hold/)
    assert.ok(report.findings.some(({ message }) => /docs\/policy\.md#/.test(message)))
  })

  test('findings fail it only where that is asked for', async () => {
    assert.equal((await run({ 'fail-on': 'note' })).report.result, 'fail')
    await assert.rejects(run({ 'fail-on': 'often' }), /must be/)
  })

  test('what AKS itself needs and the policy denies is an output; what an add-on needs is a warning alone', async () => {
    writeFileSync(join(folder, 'bare.yaml'), weather.replace(/ +- \{ name: AllowAzureKubernetesServicesFqdn.*\n/, ''))
    const { report, outputs } = await run({ spec: 'bare.yaml' })
    assert.equal(outputs['aks-missing'], 'true')
    assert.equal(report.result, 'pass')
  })

  test('an expectation that does not hold closes it, at its line', async () => {
    writeFileSync(
      join(folder, 'broken.yaml'),
      weather.replace('url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow'),
    )
    const { report, outputs } = await run({ spec: 'broken.yaml' })
    assert.equal(report.result, 'fail')
    assert.equal(outputs['holds'], 'false')
    assert.equal(outputs['broken'], '1')
    const finding = report.findings.find(({ level }) => level === 'error')
    assert.match(finding?.message ?? '', /an unlisted host is denied/)
    assert.equal(finding?.file, 'broken.yaml')
  })

  test('a spec that expects nothing proves nothing', async () => {
    writeFileSync(join(folder, 'silent.yaml'), weather.replace(/\nexpectations:[\s\S]*?\n\n/, '\n\n'))
    const { report, outputs } = await run({ spec: 'silent.yaml' })
    assert.equal(report.result, 'fail')
    assert.equal(outputs['holds'], 'false')
  })

  test('what a change does: answers that flip, expectations that are gone', async () => {
    const open = weather
      .replace('fqdns: ["*.accuweather.com"]', 'fqdns: ["*.accuweather.com", example.org]')
      .replace('url: https://example.org/\n    expect: deny\n    inspected: false', 'url: https://example.org/\n    expect: allow')
      .replace(/ {2}- name: SSH outside the tag is dropped\n.*\n.*\n/, '')
    writeFileSync(join(folder, 'open.yaml'), open)
    const { report, outputs } = await run({ spec: 'open.yaml', 'old-spec': 'egress.yaml' })
    assert.deepEqual(
      (JSON.parse(outputs['changes'] ?? '') as { name: string; before: string; after: string }[]).map(({ name, before, after }) => [
        name,
        before,
        after,
      ]),
      [['an unlisted host is denied before the handshake', 'deny', 'allow, inspected by AllowWeatherService']],
    )
    assert.equal(report.comparison?.headline, 'Against the spec before this change: flows change: newly allowed (1)')
    assert.match(
      toMarkdown(report),
      /\n### Flows\n\n#### ⚠️ Egress: flows change.*\n[\s\S]*\n##### 🔓 Newly allowed\n[\s\S]*<code>example\.org<\/code>/,
    )
    assert.equal((await run({})).report.comparison, undefined)
    assert.ok(
      report.findings.some(
        ({ message, level }) => level === 'warning' && /"SSH outside the tag is dropped" is expected no more/.test(message),
      ),
    )
  })

  /** Each still holds, and proves less or something else. */
  const lessened: readonly (readonly [what: string, change: (spec: string) => string, told: RegExp])[] = [
    [
      'other pods by a label',
      spec => spec.replace('selector: app=weather', 'selector: app=decoy'),
      /asks other pods.*selector app=decoy instead of app=weather/,
    ],
    ['another container', spec => spec.replace('container: app\n', 'container: decoy\n'), /container decoy instead of app/],
    [
      'a workload that is gone',
      spec => spec.replace('- name: weather\n', '- name: other\n').replaceAll('[weather]', '[other]'),
      /Workload weather is declared no more/,
    ],
    [
      'an assertion less',
      spec => spec.replace(/(url: https:\/\/example\.org\/\n {4}expect: deny)\n {4}inspected: false/, '$1'),
      /says nothing of inspected any more/,
    ],
    [
      'another host',
      spec => spec.replace('url: https://example.org/', 'url: https://decoy.example/'),
      /asks for https:\/\/decoy\.example\/ instead of https:\/\/example\.org\//,
    ],
  ]
  for (const [what, change, told] of lessened)
    test(`a change that takes something out of the proof is told: ${what}`, async () => {
      const changed = change(weather)
      assert.notEqual(changed, weather)
      writeFileSync(join(folder, 'lessened.yaml'), changed)
      const { report } = await run({ spec: 'lessened.yaml', 'old-spec': 'egress.yaml' })
      assert.equal(report.result, 'pass', report.headline)
      const warned = report.findings.filter(({ level, advice }) => level === 'warning' && advice === 'See that this is meant.')
      assert.match(warned.map(({ message }) => message).join('\n'), told)
    })

  test('letters of a host that look like others show', async () => {
    const alike = (host: string) =>
      writeFileSync(join(folder, 'alike.yaml'), weather.replace('url: https://example.org/', `url: https://${host}/`))
    alike('ex\u0430mple.org')
    await assert.rejects(run({ spec: 'alike.yaml' }), /stands for xn--exmple-4nf\.org; write it so/)
    alike('xn--exmple-4nf.org')
    const { report } = await run({ spec: 'alike.yaml', 'old-spec': 'egress.yaml' })
    assert.ok(
      report.findings.some(({ message }) => /asks for https:\/\/xn--exmple-4nf\.org\/ instead of https:\/\/example\.org\//.test(message)),
    )
  })

  test('a spec that did not change takes nothing out of the proof', async () => {
    const { report } = await run({ 'old-spec': 'egress.yaml' })
    assert.deepEqual(
      report.findings.filter(({ advice }) => advice === 'See that this is meant.'),
      [],
    )
  })

  test('no spec before, and one that cannot be read, are told', async () => {
    const said = async (oldSpec: string) =>
      (await run({ 'old-spec': oldSpec })).report.findings.filter(({ level }) => level === 'notice')[0]?.message
    assert.equal(await said('nothing/egress.yaml'), 'There was no spec before this change.')
    writeFileSync(join(folder, 'nonsense.yaml'), 'name: [')
    assert.match((await said('nonsense.yaml')) ?? '', /before this change has \d+ faults/)
    assert.match((await said('.')) ?? '', /could not be read/)
  })

  test('a wrong spec is refused with all of its faults', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'name: x\nfoo: 1\n')
    await assert.rejects(run({ spec: 'wrong.yaml' }), { code: 'InvalidSpec' })
  })
})

describe('question', () => {
  const run = (inputs: Readonly<Record<string, string>>) => runAction(question, { workspace: folder, ...inputs }, world())
  const asked = (path = '') => {
    const { spec, faults } = parseSpec(readFileSync(join(folder, path), 'utf8'), path)
    assert.deepEqual(faults, [])
    return (spec?.expectations ?? []).map(({ name, expect, inspected, target }) => [
      name,
      target.kind === 'url' ? target.url : `${target.host}:${target.port}/${target.protocol}`,
      expect,
      inspected,
    ])
  }

  test('targets, each with what is expected or with what the policy predicts', async () => {
    const { outputs } = await run({
      targets:
        'https://example.org/ deny\nhttps://dataservice.accuweather.com/locations/ inspected  ntp.ubuntu.com:123/udp, https://mcr.microsoft.com/v2/ allow passthrough',
    })
    assert.equal(outputs['questions'], '4')
    assert.deepEqual(asked(outputs['spec']), [
      ['1: https://example.org/', 'https://example.org/', 'deny', undefined],
      ['2: https://dataservice.accuweather.com/locations/', 'https://dataservice.accuweather.com/locations/', 'allow', true],
      ['3: ntp.ubuntu.com:123/udp', 'ntp.ubuntu.com:123/udp', 'allow', undefined],
      ['4: https://mcr.microsoft.com/v2/', 'https://mcr.microsoft.com/v2/', 'allow', false],
    ])
  })

  test('a fragment, alone and after targets; the rest of the spec stays', async () => {
    const expectations = '- name: mine\n  url: https://example.org/x\n  expect: deny\n'
    const alone = await run({ expectations })
    assert.deepEqual(asked(alone.outputs['spec']), [['mine', 'https://example.org/x', 'deny', undefined]])
    const both = await run({ targets: 'https://example.org/', expectations })
    assert.equal(both.outputs['questions'], '2')
    const { spec } = parseSpec(readFileSync(join(folder, both.outputs['spec'] ?? ''), 'utf8'), 'x')
    const { spec: original } = parseSpec(weather, 'x')
    assert.deepEqual(
      spec?.workloads.map(({ name }) => name),
      original?.workloads.map(({ name }) => name),
    )
    assert.equal(spec?.cluster.name, original?.cluster.name)
  })

  test('a link that a repository left where the question is written is replaced, not followed', async () => {
    const path = join(folder, '.egress-gate-question.yaml')
    rmSync(path, { force: true })
    writeFileSync(join(folder, 'victim'), 'mine')
    symlinkSync(join(folder, 'victim'), path)
    await run({ targets: 'https://example.org/ deny' })
    assert.equal(readFileSync(join(folder, 'victim'), 'utf8'), 'mine')
    assert.equal(asked('.egress-gate-question.yaml').length, 1)
  })

  const wrong: readonly (readonly [inputs: Readonly<Record<string, string>>, fault: RegExp])[] = [
    [{}, /ask something/],
    [{ targets: 'allow' }, /question 1: "allow"/],
    [{ targets: 'https://a.example/ allow deny' }, /allowed and denied/],
    [{ targets: 'https://a.example/ inspected passthrough' }, /inspected and passed through/],
    [{ targets: 'https://a.example/ perhaps' }, /question 2: "perhaps"/],
    [{ targets: 'ftp://a.example/' }, /question 1/],
    [{ targets: 'https://' }, /question 1/],
    [{ targets: '203.0.113.1/icmp' }, /question 1/],
    [{ targets: '$(curl evil) `id` ;rm' }, /question 1/],
    [{ targets: Array.from({ length: 201 }, (_, index) => `https://a${index}.example/ deny`).join('\n') }, /too many/],
    [{ expectations: 'name: x' }, /must be a list/],
    [{ expectations: '- [' }, /expectations: /],
    [{ expectations: '- &a [*a]' }, /expectations|fault/],
    [{ expectations: '- name: x\n  url: https://a.example/\n  expect: maybe\n' }, /has 1 fault/],
    [{ expectations: '- name: x\n  url: https://a.example/\n  expect: deny\n  from: [nobody]\n' }, /nobody/],
  ]
  for (const [inputs, fault] of wrong)
    test(`refused: ${JSON.stringify(inputs).slice(0, 70)}`, async () => {
      await assert.rejects(run(inputs), (error: Error) => fault.test(error.message) || assert.fail(error.message))
    })

  test('whatever is typed: a spec that holds, or a fault that is told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('a:1/tcp', 'allow', '- x')),
        fc.string(),
        async (targets, expectations) => {
          try {
            const { outputs } = await run({ targets, expectations })
            assert.ok(asked(outputs['spec']).length > 0)
          } catch (error) {
            assert.ok(error instanceof Error && /question \d|expectations|fault|inputs:/.test(error.message), String(error))
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
