/** Files that anybody may have written (the branch of a pull request, an artifact): what commands say of them steers no terminal and no runner. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { check } from '../../src/cli/check.ts'
import { diff } from '../../src/cli/diff.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { evidence } from '../../src/cli/evidence.ts'
import { explain } from '../../src/cli/explain.ts'
import { lab } from '../../src/cli/lab.ts'
import { plan } from '../../src/cli/plan.ts'
import { visible } from '../../src/report/text.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'hostile-files-'))
after(() => rmSync(folder, { recursive: true }))
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** What a terminal does something for, and what a runner takes for a command where a line begins with it. */
const attack = '\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\r\n::error::forged\n::add-mask::e'
const rule = { name: `rule ${attack}`, sourceAddresses: ['*'] }
const groups = JSON.stringify([
  {
    name: `group ${attack}`,
    properties: {
      priority: 200,
      ruleCollections: [
        {
          ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
          name: `collection ${attack}`,
          priority: 200,
          action: { type: 'Allow' },
          rules: [
            { ...rule, ruleType: 'ApplicationRule', targetFqdns: ['*.example.com'], protocols: [{ protocolType: 'Https', port: 443 }] },
            { ...rule, ruleType: `of a type ${attack}` },
            {
              ...rule,
              ruleType: 'NetworkRule',
              destinationAddresses: [`10.0.0.1 ${attack}`],
              destinationPorts: ['22'],
              ipProtocols: ['TCP'],
            },
          ],
        },
      ],
    },
  },
])
const policy = write('groups.json', groups)
const spec = write('spec.yaml', `${JSON.stringify(`key ${attack}`)}: 1\nname: ${JSON.stringify(attack)}\n`)
const nothing = write('nothing.json', `{"a": 1,\n::error::x\n${attack}`)
const example = 'examples/weather/egress.yaml'
const question = ['--from', '10.42.1.10', '--url', 'https://a.example.com/']

for (const [command, args] of [
  [explain, ['--policy', policy, '--trace', ...question]],
  [explain, ['--spec', spec, ...question]],
  [explain, ['--policy', nothing, ...question]],
  [check, [policy, '--verbose']],
  [check, [spec]],
  [check, [example, '--policy', policy]],
  [check, [example, '--policy', policy, '--format', 'github']],
  [diff, [policy, example]],
  [diff, [spec, nothing]],
  [diff, [example, example, '--facts', spec]],
  [plan, ['--spec', spec]],
  [lab, ['--spec', spec]],
  [doctor, ['--spec', spec]],
  [evidence, ['verify', nothing]],
  [evidence, ['verify', nothing, '--root', nothing]],
  [evidence, ['verify', nothing, '--spec', spec]],
] as const)
  test(`${command.name} ${args.map(arg => arg.replace(`${folder}/`, '')).join(' ')}: nothing of the file acts`, async () => {
    const { stdout, stderr } = await run(command, args)
    const lines = `${stdout}\n${stderr}`.split('\n')
    assert.ok(lines.length > 1)
    assert.deepEqual(
      lines.filter(line => line !== visible(line)),
      [],
    )
    const commands = lines.filter(line => line.startsWith('::') && !/^::(?:error|warning|notice) file=/.test(line))
    assert.deepEqual(commands, [])
  })
