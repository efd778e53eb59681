import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { importsOf, violations } from './architecture.ts'

const root = resolve(import.meta.dirname, '..')
const tree = new Map(
  globSync('{src,test,bench,scripts}/**/*.ts', { cwd: root })
    .filter(path => !path.startsWith('test/architecture'))
    .sort()
    .map(path => [path, readFileSync(resolve(root, path), 'utf8')]),
)

test('the tree follows its rules', () => {
  assert.ok(tree.size > 50)
  assert.deepEqual(violations(tree), [])
})

/** What must be found when somebody writes it: path, source, and a part of what is said about it. */
const planted: readonly (readonly [path: string, source: string, said: string])[] = [
  ['src/policy/a.ts', "import { x } from '../plan/plan.ts'", 'policy must not import plan'],
  ['src/policy/a.ts', "import type { x } from '../verify/verdict.ts'", 'policy must not import verify'],
  ['src/plan/a.ts', "import { x } from '../azure/store.ts'", 'plan must not import azure'],
  ['src/verify/a.ts', "import type { x } from '../report/json.ts'", 'verify must not import report'],
  ['src/azure/a.ts', "import { x } from '../kubernetes/exec.ts'", 'azure must not import kubernetes'],
  ['src/azure/a.ts', "import { x } from '../github/action.ts'", 'azure must not import github'],
  ['src/azure/a.ts', "import type { x } from '../github/runner.ts'", 'azure must not import github'],
  ['src/github/a.ts', "import { x } from '../azure/store.ts'", 'github must not import azure'],
  ['src/azure/a.ts', "const { x } = await import('../lab/lab.ts')", 'azure must not import lab'],
  ['src/actions/a.ts', "const { x } = await import('../lab/lab.ts')", 'actions must not import lab'],
  ['src/plan/a.ts', "import { x } from '../report/report.ts'", 'plan must not import report'],
  ['src/policy/a.ts', "import type { Report } from '../report/report.ts'", 'policy must not import report'],
  ['src/lab/deep/a.ts', "import { x } from '../../verify/judge.ts'", 'lab must not import verify'],
  ['src/lab/a.ts', "import {\n  x,\n  y,\n} from '../github/runner.ts'", 'lab must not import github'],
  ['src/report/a.ts', "import { x } from '../actions/main.ts'", 'report must not import actions'],
  ['src/plan/a.ts', "import { readFileSync } from 'node:fs'", 'plan is pure: it must not import node:fs'],
  ['src/plan/a.ts', "import { createHash } from 'node:crypto'", 'plan is pure: it must not import node:crypto'],
  ['src/pki/a.ts', "import { request } from 'node:https'", 'pki is pure: it must not import node:https'],
  ['src/verify/a.ts', 'const now = new Date()', 'verify is pure: it must not touch the clock'],
  ['src/verify/a.ts', 'const now = Date.now()', 'the clock'],
  ['src/policy/a.ts', 'const home = process.env.HOME', 'the process'],
  ['src/policy/a.ts', "const answer = await fetch('https://a.example')", 'the network'],
  ['src/report/a.ts', "console.log('x')", 'the console'],
  ['src/pki/a.ts', 'const id = Math.random()', 'chance'],
  ['src/github/a.ts', "import { DefaultAzureCredential } from '@azure/identity'", '@azure/identity may only be imported in src/azure/'],
  ['src/azure/a.ts', "const { KubeConfig } = await import('@kubernetes/client-node')", 'may only be imported in src/kubernetes/'],
  ['src/actions/a.ts', "const core = await import('@actions/core')", 'may only be imported in src/github/'],
  ['src/pki/a.ts', "import koffi from 'koffi'", 'koffi may only be imported in src/lab/'],
  ['src/azure/a.ts', "import lodash from 'lodash'", 'lodash may only be imported in no file of src/'],
  ['src/report/a.ts', "import { parse } from 'yaml'", 'yaml may only be imported in'],
  ['src/actions/main.ts', "import { x } from '../policy/b.ts'", 'yaml would load before the inputs are checked'],
  [
    'src/actions/main.ts',
    "const table = { a: async () => (await import('../policy/b.ts')).x }",
    'yaml would load before the inputs are checked',
  ],
  ['src/policy/index.ts', "export * from './parse.ts'", 'export * hides'],
  ['test/a.ts', "export * as all from './b.ts'", 'export * hides'],
  ['scripts/a.ts', "import { x } from './b'", './b must end in .ts'],
  ['src/policy/a.ts', "import { x } from './b.js'", './b.js must end in .ts'],
  ['src/policy/utils.ts', '', 'a name that says nothing'],
  ['src/utils/a.ts', '', 'a name that says nothing'],
]

for (const [path, source, said] of planted)
  test(`found when planted: ${path} ${source.replaceAll('\n', ' ')}`, () => {
    const sources = new Map([
      ['src/policy/b.ts', "import { parseDocument } from 'yaml'"],
      [path, source],
    ])
    const found = violations(sources)
    assert.ok(
      found.some(violation => violation.includes(said)),
      `${said}\nfound: ${found.join('\n')}`,
    )
  })

test('what is allowed is not complained about', () => {
  const sources = new Map([
    [
      'src/azure/a.ts',
      "import type { ActionWorld } from '../github/action.ts'\nimport { x } from '../plan/plan.ts'\nimport { ArmClient } from '@azure/arm-network'",
    ],
    ['src/pki/a.ts', "import { createHash } from 'node:crypto'"],
    ['src/verify/a.ts', "// new Date() and process.env\nconst text = 'Date.now() process.env'\nconst when = new Date(0)"],
    ['src/actions/a.ts', "const { x } = await import('../policy/b.ts')\nimport type { Spec } from '../policy/b.ts'"],
    ['src/policy/b.ts', "import { parseDocument } from 'yaml'"],
  ])
  assert.deepEqual(violations(sources), [])
})

test('imports are told apart: types, static, lazy', () => {
  const source = `
    import type { A } from './a.ts'
    import b, { type B } from './b.ts'
    import './c.ts'
    // import './not.ts'
    type D = import('./d.ts').D
    const e = await import('./e.ts')
    const table = { f: () => import('./f.ts') }
    export { g } from './g.ts'
    const text = "import './text'"`
  assert.deepEqual(
    importsOf(source)
      .map(({ target, kind }) => `${kind} ${target}`)
      .sort(),
    ['lazy ./e.ts', 'lazy ./f.ts', 'static ./b.ts', 'static ./c.ts', 'static ./g.ts', 'type ./a.ts', 'type ./d.ts'],
  )
})
