import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { check } from '../../src/cli/check.ts'
import { diff } from '../../src/cli/diff.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { evidence } from '../../src/cli/evidence.ts'
import { explain } from '../../src/cli/explain.ts'
import { lab } from '../../src/cli/lab.ts'
import { plan } from '../../src/cli/plan.ts'
import { looksOf } from '../../src/cli/terminal.ts'
import { fitted } from '../../src/report/text.ts'

const spec = 'examples/weather/egress.yaml'
const template = 'examples/recipe-2022/azuredeploy.json'

/** What a command writes to a terminal of `columns`, or to a pipe. */
async function shown(command: typeof check, args: string[], columns?: number): Promise<string> {
  let text = ''
  const stdout = new Writable({
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  await command(args, {
    stdout: Object.assign(stdout, columns ? { isTTY: true, columns } : {}),
    stderr: new Writable({ write: (_chunk, _, done) => done() }),
  })
  return text
}

for (const [what, stdout, env, color] of [
  ['a terminal', { isTTY: true }, {}, true],
  ['a pipe', {}, {}, false],
  ['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR says nothing', { isTTY: true }, { NO_COLOR: '' }, true],
  ['a terminal that knows no colours', { isTTY: true }, { TERM: 'dumb' }, false],
] as const)
  test(`colours: ${what}`, () => assert.equal(looksOf(Object.assign(new Writable(), stdout), env).color, color))

const questions = [
  ['explain', explain, ['--spec', spec, '--from', '10.42.1.10', '--url', 'https://dataservice.accuweather.com/forecasts/v1']],
  ['check', check, [spec]],
  ['diff', diff, [spec, template]],
  ['plan', plan, ['--offline', '--spec', spec]],
] as const

for (const [name, command, args] of questions) {
  test(`${name}: on a terminal no line is wider than that, and no word is lost`, async () => {
    const whole = await shown(command, [...args])
    assert.doesNotMatch(whole, /\u001b/)
    for (const columns of [60, 80, 100, 200]) {
      const text = (await shown(command, [...args], columns)).replace(/\u001b\[[0-9;]*m/g, '')
      assert.deepEqual(
        // A word (a URL, a path) is never cut.
        text.split('\n').filter(line => line.length > columns && line.trim().includes(' ')),
        [],
      )
      assert.deepEqual(text.split(/\s+/), whole.split(/\s+/))
      assert.doesNotMatch(text, / $/m)
    }
  })
}

test('check: names that leave no room beside them stand above their answers, all of them', async () => {
  const text = (await shown(check, [spec], 80)).replace(/\u001b\[[0-9;]*m/g, '')
  assert.equal(text.match(/^ {2}ok {4}\S.*\n {12}(allow|deny)/gm)?.length, 9)
})

const commands = { check, diff, doctor, evidence, explain, lab, plan }
for (const [name, command] of Object.entries(commands))
  test(`${name} --help: 80 columns are enough, on a terminal and for a file, and what stands in brackets stays together`, async () => {
    for (const columns of [undefined, 80]) {
      const text = await shown(command, ['--help'], columns)
      assert.deepEqual(
        text.split('\n').filter(line => line.length > 80),
        [],
      )
      for (const line of text.split('\n\n')[0]?.split('\n') ?? []) assert.equal(line.split('[').length, line.split(']').length, line)
    }
  })

test('a terminal that does not say how wide it is has 80 columns, a pipe none', () => {
  assert.equal(looksOf(Object.assign(new Writable(), { isTTY: true }), {}).width, 80)
  assert.equal(looksOf(Object.assign(new Writable(), { isTTY: true, columns: 0 }), {}).width, 80)
  assert.equal(looksOf(new Writable(), {}).width, undefined)
})

test('what is wrong is as wide as the terminal, too, and for a pipe a line each', async () => {
  const faults = async (columns?: number) => {
    let text = ''
    const stderr = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      },
    })
    const io = { stdout: new Writable(), stderr: Object.assign(stderr, columns ? { isTTY: true, columns } : {}) }
    assert.equal(await check(['examples/invalid/ten-faults.yaml'], io), 2)
    return text
  }
  const whole = await faults()
  assert.equal(whole.trimEnd().split('\n').length, 10)
  // One of them begins with a place and a path that no line of 80 holds.
  const narrow = (await faults(80)).split('\n').filter(line => line.length > 80)
  assert.ok(
    narrow.every(line => !line.trim().includes(' ')),
    narrow.join('\n'),
  )
})

for (const [what, text, width, expected] of [
  ['what fits stays', 'a b\n  c', 3, 'a b\n  c'],
  ['behind a label', 'name  one two three four five six', 24, 'name  one two three four\n      five six'],
  [
    'behind an indented label in colour',
    '  \x1b[31mFAIL\x1b[0m  one two three four five',
    28,
    '  \x1b[31mFAIL\x1b[0m  one two three four\n        five',
  ],
  ['a little deeper without one', '+ role of the identity on it', 25, '+ role of the identity\n  on it'],
  ['a label that leaves no room is none', 'a label that is long  and its words', 22, 'a label that is long\n  and its words'],
  ['a word that is longer stays whole', `x ${'y'.repeat(30)} z`, 22, `x\n  ${'y'.repeat(30)}\n  z`],
] as const)
  test(`lines that fit: ${what}`, () => assert.equal(fitted(text, width), expected))

test('a command to be copied is never broken, in check and in explain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'))
  try {
    const elsewhere = join(folder, 'egress.yaml')
    await writeFile(
      elsewhere,
      (await readFile(spec, 'utf8'))
        .replace('otherNames: outside-service-tags', '')
        .replaceAll('EastUS2', 'WestEurope')
        .replaceAll('eastus2', 'westeurope'),
    )
    const asked = ['--spec', elsewhere, '--from', '10.42.1.10', '--to', '203.0.113.10:443/tcp']
    for (const [command, args] of [
      [check, [elsewhere]],
      [explain, asked],
    ] as const) {
      const text = (await shown(command, [...args], 80)).replace(/\u001b\[[0-9;]*m/g, '')
      assert.match(
        text,
        /^ *run +az network list-service-tags --location westeurope --query "values\[\?name=='Storage\.WestEurope'\]\.properties\.addressPrefixes\[\] \| \[\?contains\(@, '\.'\)\]"$/m,
      )
      // Told once, however many wait for it.
      assert.equal(text.match(/list-service-tags .*Storage/g)?.length, 1)
      if (command === check) assert.match(text, /^ +to know +as above$/m)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
