import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { type ActionName, actions } from '../../src/actions/main.ts'
import type { InputReader } from '../../src/github/action.ts'
import { readDefaults } from '../../src/github/defaults.ts'

const root = resolve(import.meta.dirname, '../..')
const actionNames = Object.keys(actions) as ActionName[]

const givesOutputs = globSync('src/{actions,azure,kubernetes,verify}/*.ts', { cwd: root })
  .map(file => readFileSync(join(root, file), 'utf8'))
  .filter(code => /\boutputs\b/.test(code))
  .join('\n')

type Metadata = {
  name: string
  description: string
  author: string
  branding: { icon: string; color: string }
  inputs: Record<string, { description: string; default?: unknown }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string; post?: string; 'post-if'?: string }
}
const metadata = (name: string): Metadata => parse(readFileSync(join(root, 'actions', name, 'action.yml'), 'utf8')) as Metadata

/** Inputs that the runner itself reads, for every action. */
const common = ['summary', 'timeout-minutes', 'report-directory']

/** The names that a definition reads, when every input is given and when none is. */
const namesRead = (inputs: (reader: InputReader) => unknown): Set<string> => {
  const names = new Set<string>()
  for (const given of [true, false]) {
    const seen = <T>(name: string, value: T): T => {
      names.add(name)
      return value
    }
    const reader: InputReader = {
      text: name => seen(name, given ? 'given' : ''),
      oneOf: (name, allowed) => seen(name, (given ? allowed[0] : allowed.at(-1)) as (typeof allowed)[number]),
      boolean: name => seen(name, given),
      integer: (name, { min }) => seen(name, min),
      list: name => seen(name, given ? ['given'] : []),
      file: name => seen(name, given ? { path: 'given', content: new Uint8Array() } : undefined),
      fault: (_, message) => {
        throw new Error(message)
      },
    }
    try {
      inputs(reader)
    } catch {
      // A definition may refuse what it was given here; what it read until then counts.
    }
  }
  return names
}

test('there is an action for every folder and a folder for every action', () => {
  assert.deepEqual(readdirSync(join(root, 'actions')).sort(), [...actionNames].sort())
})

for (const name of actionNames) {
  test(`${name}: action.yml is complete and its files exist`, () => {
    const { name: title, description, author, branding, inputs, outputs, runs } = metadata(name)
    assert.ok(title && description && author && branding.icon && branding.color)
    assert.equal(runs.using, 'node24')
    for (const script of [runs.main, runs.post]) assert.ok(script === undefined || existsSync(join(root, 'actions', name, script)), script)
    if (runs.post) assert.equal(runs['post-if'], 'always()')
    for (const [key, { description: text }] of [...Object.entries(inputs), ...Object.entries(outputs)])
      assert.match(text, /^(`|[A-Z]).{20,}\.$/s, `${key}: a description is at least one full sentence`)
  })

  test(`${name}: the defaults that we read are those of the file`, () => {
    const { inputs } = metadata(name)
    const expected = new Map(Object.entries(inputs).map(([key, input]) => [key, String(input.default ?? '')]))
    assert.deepEqual(readDefaults(join(root, 'actions', name, 'action.yml')), expected)
  })

  test(`${name}: the code reads the inputs that action.yml declares, and no others`, async () => {
    const { inputs } = await actions[name].load()
    assert.deepEqual([...new Set([...namesRead(inputs), ...common])].sort(), Object.keys(metadata(name).inputs).sort())
  })

  // That every output is really set is shown by running the action: the lab's runner complains of those that are not.
  test(`${name}: some code that gives outputs names every output that action.yml declares`, () => {
    for (const output of Object.keys(metadata(name).outputs))
      assert.match(givesOutputs, new RegExp(`(['"]${output}['"]|\\b${output}\\b)\\s*[:,}]`), `${output} is never written`)
  })
}
