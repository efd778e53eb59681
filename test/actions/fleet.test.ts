import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { fleet } from '../../src/actions/fleet.ts'
import { judgeEvidence, together } from '../../src/actions/fleet-evidence.ts'
import { parseFleet } from '../../src/actions/fleet-file.ts'
import { fleetVerdict } from '../../src/actions/fleet-verdict.ts'
import { runAction } from './world.ts'

const parsed = (text: string) => parseFleet(text, 'fleet.yaml', '"ubuntu-24.04"')
const three = `clusters:
  - { name: east, spec: east/egress.yaml, environment: egress-verify-east }
  - { name: west, runner: [self-hosted, west], workloads: [a, b], client-id: 6f1d2f0c-7d3b-4b6a-9a44-0f6f3a1b2c3d }
  - name: north
`

describe('the file', () => {
  test('every cluster is complete: a matrix has no defaults', () =>
    assert.deepEqual(parsed(three).clusters, [
      {
        name: 'east',
        spec: 'east/egress.yaml',
        workloads: '',
        environment: 'egress-verify-east',
        runner: '"ubuntu-24.04"',
        'tenant-id': '',
        'client-id': '',
        'subscription-id': '',
      },
      {
        name: 'west',
        spec: 'egress.yaml',
        workloads: 'a,b',
        environment: 'egress-verify',
        runner: '["self-hosted","west"]',
        'tenant-id': '',
        'client-id': '6f1d2f0c-7d3b-4b6a-9a44-0f6f3a1b2c3d',
        'subscription-id': '',
      },
      {
        name: 'north',
        spec: 'egress.yaml',
        workloads: '',
        environment: 'egress-verify',
        runner: '"ubuntu-24.04"',
        'tenant-id': '',
        'client-id': '',
        'subscription-id': '',
      },
    ]))

  const wrong: readonly (readonly [text: string, fault: RegExp])[] = [
    ['', /must be a mapping/],
    ['[]', /must be a mapping/],
    ['clusters: {}', /must be a list/],
    ['other: 1', /not a key of a fleet/],
    ['clusters: []', /nothing would be proven/],
    ['clusters: [east]', /must be a mapping with the keys/],
    ['clusters: [{ spec: a.yaml }]', /has no name/],
    ['clusters: [{ name: East }]', /lower-case/],
    ['clusters: [{ name: a/b }]', /lower-case/],
    ['clusters: [{ name: 7 }]', /lower-case/],
    ['clusters: [{ name: a, spec: ../x.yaml }]', /inside the repository/],
    ['clusters: [{ name: a, spec: /etc/passwd }]', /inside the repository/],
    ['clusters: [{ name: a, spec: b/.. }]', /inside the repository/],
    ['clusters: [{ name: a, client-id: x }]', /a GUID/],
    ['clusters: [{ name: a, runner: [] }]', /a label or a list/],
    ['clusters: [{ name: a, runner: [1] }]', /a label or a list/],
    ['clusters: [{ name: a, kubeconfig: x }]', /not a key of a cluster/],
    ['clusters: [{ name: a, toString: x }]', /not a key of a cluster/],
    ['clusters: [{ name: a, __proto__: { spec: /x } }]', /not a key of a cluster/],
    ['clusters: [{ name: a }, { name: a }]', /there twice/],
    ['clusters: [{ name: a, name: b }]', /unique/i],
    ['clusters: [{ name: a }, { name: b }]', /asks the same pods as "a"/],
    ['clusters: [{ name: a, spec: egress.yaml }, { name: b, runner: self-hosted }]', /asks the same pods as "a"/],
    ['clusters: [{ name: a }, { name: b, spec: ./egress.yaml }]', /asks the same pods as "a"/],
    ['clusters: [{ name: a, spec: x/egress.yaml }, { name: b, spec: x//./egress.yaml }]', /asks the same pods as "a"/],
    ['clusters: [{ name: a, environment: prod }, { name: b, environment: Prod }]', /asks the same pods as "a"/],
    ['clusters: [{ name: a, workloads: [x, y] }, { name: b, workloads: [y, x, y] }]', /asks the same pods as "a"/],
    ['clusters: [', /fleet.yaml|sequence|end/],
    [`clusters:\n${Array.from({ length: 257 }, (_, index) => `  - name: c${index}\n`).join('')}`, /at most 256/],
  ]
  for (const [text, fault] of wrong)
    test(`refused: ${text.slice(0, 50).replace(/\n/g, ' ')}`, () => {
      const { clusters, faults } = parsed(text)
      assert.equal(clusters, undefined)
      assert.ok(
        faults.some(({ message }) => fault.test(message)),
        JSON.stringify(faults),
      )
      for (const { place } of faults) assert.ok(place.line >= 1 && place.column >= 1 && place.file === 'fleet.yaml')
    })

  test('all faults at once, each at its place', () => {
    const { faults } = parsed('clusters:\n  - { name: A }\n  - { name: b, spec: /x }\n')
    assert.deepEqual(
      faults.map(({ place: { line, column }, path }) => `${line}:${column} ${path}`),
      ['2:13 clusters[0].name', '3:22 clusters[1].spec'],
    )
  })

  test('whatever the text: clusters or faults, never neither, never a crash', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.constantFrom('clusters:', '\n  - ', 'name: a', '{', '}', '&x ', '*x', '!!set ', ': ')),
        ),
        text => {
          const { clusters, faults } = parsed(Array.isArray(text) ? text.join('') : text)
          assert.ok((clusters === undefined) === faults.length > 0)
          assert.ok(clusters === undefined || clusters.length > 0)
        },
      ),
    ))
})

describe('with files', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'egress-gate-fleet-'))
    writeFileSync(join(folder, 'fleet.yaml'), three)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))
  const world = () => ({ env: { GITHUB_WORKSPACE: folder } })
  const names = (json = '[]') => (JSON.parse(json) as { name: string }[]).map(({ name }) => name)

  test('all of them, some of them, one that is not there', async () => {
    const run = (clusters: string) => runAction(fleet, { clusters, workspace: folder }, world())
    assert.deepEqual(names((await run('')).outputs['clusters']), ['east', 'west', 'north'])
    assert.deepEqual(names((await run('north, east')).outputs['clusters']), ['east', 'north'])
    await assert.rejects(run('south'), { code: 'UnknownCluster', advice: /east, west, north/ })
  })

  test('a runner that is not one', async () => {
    for (const runner of ['ubuntu', '""', '[]', '[1]', '{}', 'null'])
      await assert.rejects(runAction(fleet, { runner, workspace: folder }, world()), /must be a label in quotes/)
  })

  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
  const evidence = (result: string, verdicts: readonly string[], ends?: string, at = new Date().toISOString()) =>
    JSON.stringify({
      action: 'verify-tls-inspection',
      at,
      result,
      verdicts: verdicts.map(each => ({ result: each })),
      facts: ends ? [{ name: 'proof holds until', value: `${ends} (the sub-CA ends)` }] : [],
    })
  const keep = (name: string, content: string) => {
    mkdirSync(join(folder, 'egress-fleet', `egress-evidence-${name}`), { recursive: true })
    writeFileSync(join(folder, 'egress-fleet', `egress-evidence-${name}`, 'report.json'), content)
  }
  const verdict = async (clusters: string, result: string) =>
    (await runAction(fleetVerdict, { clusters, result }, world())).outputs['verdict']
  const two = JSON.stringify([{ name: 'east' }, { name: 'west' }])

  test('a pass needs the evidence of every cluster and the word of every job', async () => {
    assert.equal(await verdict(two, 'success'), 'fail', 'no evidence')
    const [first, last] = [inDays(10), inDays(20)]
    keep('east', evidence('pass', ['pass', 'pass'], last))
    assert.equal(await verdict(two, 'success'), 'fail', 'half of the evidence')
    keep('west', evidence('pass', ['pass'], first))
    const { outputs, report } = await runAction(fleetVerdict, { clusters: two, result: 'success' }, world())
    assert.deepEqual(outputs, { verdict: 'pass', passed: '2', clusters: '2', 'expires-at': first })
    assert.equal(report.result, 'pass')
    for (const result of ['failure', 'cancelled', 'skipped', '', 'Success']) assert.equal(await verdict(two, result), 'fail', result)
    keep('west', evidence('inconclusive', ['inconclusive']))
    assert.equal(await verdict(two, 'failure'), 'inconclusive')
    keep('west', evidence('fail', ['fail']))
    assert.equal(await verdict(two, 'success'), 'fail')
    for (const clusters of ['', '[]', 'null', '{}', '[{}]', '[{"name":"../east"}]', '[{"name":"east"},1]'])
      assert.equal(await verdict(clusters, 'success'), 'fail', clusters)
  })

  test('the evidence of one cluster comes without a folder; of two, nobody knows whose that is', async () => {
    const one = JSON.stringify([{ name: 'alone' }])
    writeFileSync(join(folder, 'egress-fleet', 'report.json'), evidence('pass', ['pass'], inDays(9)))
    assert.equal(await verdict(one, 'success'), 'pass')
    assert.equal(await verdict(one, 'failure'), 'fail')
    assert.equal(await verdict(JSON.stringify([{ name: 'alone' }, { name: 'other' }]), 'success'), 'fail')
    keep('alone', evidence('fail', ['fail']))
    assert.equal(await verdict(one, 'success'), 'fail', 'its own folder comes first')
  })

  test('evidence of a proof that is over, or of another day, is not a pass: failed jobs are run again, and the others keep theirs', async () => {
    const now = new Date('2026-11-30T12:00:00Z')
    const rows: readonly (readonly [what: string, ends: string | undefined, at: string, result: string])[] = [
      ['just now', '2026-12-20T00:00:00.000Z', '2026-11-30T11:59:00.000Z', 'pass'],
      ['without an end', undefined, '2026-11-30T11:59:00.000Z', 'fail'],
      ['by a clock that is ahead', '2026-12-20T00:00:00.000Z', '2026-11-30T12:04:00.000Z', 'pass'],
      ['by a clock that is five minutes ahead', '2026-12-20T00:00:00.000Z', '2026-11-30T12:05:00.000Z', 'pass'],
      ['by a clock that is further ahead', '2026-12-20T00:00:00.000Z', '2026-11-30T12:05:00.001Z', 'fail'],
      ['24 hours ago', '2026-12-20T00:00:00.000Z', '2026-11-29T12:00:00.000Z', 'pass'],
      ['just more than 24 hours ago', '2026-12-20T00:00:00.000Z', '2026-11-29T11:59:59.999Z', 'fail'],
      ['over', '2026-11-30T12:00:00.000Z', '2026-11-30T11:59:00.000Z', 'fail'],
      ['23 hours ago', '2026-12-20T00:00:00.000Z', '2026-11-29T13:00:00.000Z', 'pass'],
      ['25 hours ago', '2026-12-20T00:00:00.000Z', '2026-11-29T11:00:00.000Z', 'fail'],
      ['tomorrow', '2026-12-20T00:00:00.000Z', '2026-12-01T12:00:00.000Z', 'fail'],
      ['at no time', '2026-12-20T00:00:00.000Z', 'yesterday', 'fail'],
    ]
    for (const [what, ends, at, result] of rows)
      assert.equal(judgeEvidence('x', evidence('pass', ['pass'], ends, at), now).result, result, what)
    keep('east', evidence('pass', ['pass'], inDays(-1)))
    keep('west', evidence('pass', ['pass'], inDays(1)))
    assert.equal(await verdict(two, 'success'), 'fail')
  })

  test('a name that is none is not looked for, also where its way leads to good evidence', async () => {
    keep('east', evidence('pass', ['pass'], inDays(9)))
    assert.equal(await verdict('[{"name":"east"}]', 'success'), 'pass')
    for (const name of ['"x/../egress-evidence-east"', '"East"', '""', '"-east"', `"${'e'.repeat(61)}"`, '7', '["east"]', 'null'])
      for (const clusters of [`[{"name":${name}}]`, `[{"name":"east"},{"name":${name}}]`]) {
        const { outputs, report } = await runAction(fleetVerdict, { clusters, result: 'success' }, world())
        assert.deepEqual(outputs, { verdict: 'fail', passed: '0', clusters: '0', 'expires-at': '' }, clusters)
        assert.match(report.headline, /could not be read/)
      }
    assert.equal(await verdict('{"length":1,"0":{"name":"east"}}', 'success'), 'fail')
  })

  test('the report tells of every cluster, the worst first, and finds what did not pass', async () => {
    keep('east', evidence('pass', ['pass', 'pass'], inDays(9)))
    keep('west', evidence('inconclusive', ['pass', 'inconclusive']))
    keep('north', evidence('pass', ['pass'], inDays(8)))
    const clusters = JSON.stringify(['north', 'west', 'east', 'gone'].map(name => ({ name })))
    const { outputs, report } = await runAction(fleetVerdict, { clusters, result: 'success' }, world())
    assert.deepEqual(outputs, { verdict: 'fail', passed: '2', clusters: '4', 'expires-at': '' })
    assert.deepEqual(report.facts, [
      { name: 'gone', value: 'fail: there is no evidence: its gate did not get that far' },
      { name: 'west', value: 'inconclusive: 1 of 2 probes passed' },
      { name: 'east', value: 'pass: 2 of 2 probes passed' },
      { name: 'north', value: 'pass: 1 of 1 probes passed' },
    ])
    assert.deepEqual(
      report.findings.map(({ level, message }) => `${level} ${message}`),
      ['error west: inconclusive: 1 of 2 probes passed', 'error gone: fail: there is no evidence: its gate did not get that far'],
    )
    assert.equal(report.next.length, 1)
    assert.deepEqual((await runAction(fleetVerdict, { clusters: '[{"name":"east"}]', result: 'success' }, world())).report.next, [])
  })

  test('evidence that cannot be read, or is too large, is not a pass', async () => {
    const told = async () =>
      (await runAction(fleetVerdict, { clusters: '[{"name":"odd"}]', result: 'success' }, world())).report.facts[0]?.value ?? ''
    mkdirSync(join(folder, 'egress-fleet', 'egress-evidence-odd', 'report.json'), { recursive: true })
    assert.match(await told(), /^fail: its evidence cannot be read: it is a folder/)
    rmSync(join(folder, 'egress-fleet', 'egress-evidence-odd'), { recursive: true })
    const good = evidence('pass', ['pass'], inDays(9))
    keep('odd', good.padEnd(64 * 1024 * 1024))
    assert.match(await told(), /^pass: /)
    keep('odd', good.padEnd(64 * 1024 * 1024 + 1))
    assert.match(await told(), /^fail: its evidence cannot be read: it has 67108865 bytes, and at most 67108864 are read/)
  })

  test('two members whose pods are the same and were asked the same are one cluster, asked twice', async () => {
    const report = (cluster: string, uids: readonly string[], probe: string) => {
      const given = JSON.parse(evidence('pass', [], inDays(9)))
      const verdicts = uids.map(uid => ({ result: 'pass', pod: { uid }, probe: { name: probe } }))
      return JSON.stringify({ ...given, verdicts, facts: [...given.facts, { name: 'cluster', value: cluster }] })
    }
    keep('east', report('aks-east:443', ['u1', 'u2'], 'inspected'))
    for (const [what, west, result] of [
      ['the same', report('aks-east:443', ['u2', 'u1'], 'inspected'), 'fail'],
      ['another cluster', report('aks-west:443', ['u1', 'u2'], 'inspected'), 'pass'],
      ['other pods', report('aks-east:443', ['u3'], 'inspected'), 'pass'],
      ['other questions', report('aks-east:443', ['u1', 'u2'], 'denied'), 'pass'],
    ] as const) {
      keep('west', west)
      assert.equal(await verdict(two, 'success'), result, what)
    }
  })

  test('evidence that contradicts itself is not a pass', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '7',
      '"pass"',
      '{"result":"pass"}',
      evidence('pass', [], inDays(9)),
      evidence('pass', ['pass', 'fail'], inDays(9)),
      evidence('PASS', ['pass'], inDays(9)),
      evidence('pass', ['pass'], inDays(9)).replace('verify-tls-inspection', 'check'),
      evidence('pass', ['pass'], inDays(9)).replace('[{"result":"pass"}]', '"pass"'),
      evidence('pass', ['pass'], inDays(9)).replace('{"result":"pass"}', 'null'),
    ])
      assert.equal(judgeEvidence('x', text, new Date()).result, 'fail', text)
    assert.equal(judgeEvidence('x', evidence('pass', ['pass'], inDays(9)), new Date()).result, 'pass')
  })

  test('whatever comes together, only passes of all make a pass', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('pass', 'fail', 'inconclusive')),
        fc.constantFrom('success', 'failure', 'cancelled', 'skipped', ''),
        fc.nat(3),
        (results, jobs, missing) => {
          const all = results.map((result, index) => ({ name: `c${index}`, result, because: '' }) as const)
          const { result } = together(
            all.map(({ name }) => name),
            all.slice(0, all.length - missing),
            jobs,
          )
          const good = all.length > 0 && missing === 0 && jobs === 'success' && results.every(each => each === 'pass')
          assert.equal(result === 'pass', good)
        },
      ),
    ))
})
