import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { check } from '../../src/cli/check.ts'
import { diff } from '../../src/cli/diff.ts'
import { explain } from '../../src/cli/explain.ts'
import { looksOf } from '../../src/cli/terminal.ts'

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
] as const

for (const [name, command, args] of questions) {
  test(`${name}: on a terminal no line is wider than that, and no word is lost`, async () => {
    const whole = await shown(command, [...args])
    assert.doesNotMatch(whole, /\u001b/)
    for (const columns of name === 'explain' ? [80, 100, 200] : [100, 200]) {
      const text = (await shown(command, [...args], columns)).replace(/\u001b\[[0-9;]*m/g, '')
      assert.deepEqual(
        text.split('\n').filter(line => line.length > columns),
        [],
      )
      assert.deepEqual(text.split(/\s+/), whole.split(/\s+/))
      assert.doesNotMatch(text, / $/m)
    }
  })
}

test('check: names that leave no room beside them stand above their answers, all of them', async () => {
  const text = (await shown(check, [spec], 60)).replace(/\u001b\[[0-9;]*m/g, '')
  assert.equal(text.match(/^ {2}ok {4}\S.*\n {12}(allow|deny)/gm)?.length, 9)
})
