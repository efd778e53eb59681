import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { test } from 'node:test'
import { tablesIn, workflowsWithTables } from '../../scripts/docs-workflows.ts'
import { reusable, root } from '../workflows/files.ts'

const read = (file: string): string => readFileSync(resolve(root, file), 'utf8')
const page = read('docs/workflows.md')
const readme = read('README.md')

test('the tables are those of the yml files (npm run docs writes them)', () => assert.equal(page, workflowsWithTables(page)))

test('every reusable workflow and every action has its table, here or in the README', () => {
  const wanted = [
    ...reusable.map(file => file.replace('.github/workflows/', 'workflow:')),
    'action:',
    ...readdirSync(resolve(root, 'actions'))
      .filter(name => !readme.includes(`\n### ${name}\n`))
      .map(name => `action:${name}`),
  ]
  assert.deepEqual([...tablesIn(page)].sort(), wanted.sort())
})

for (const file of ['docs/getting-started.md', 'docs/workflows.md', 'docs/github-enterprise-server.md'])
  test(`${file}: what it links to and names exists`, () => {
    const text = read(file)
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g))
      assert.ok(globSync(resolve(root, dirname(file), target)).length > 0, target)
    for (const [, name = ''] of text.matchAll(/`(?:\.github\/workflows|workflows|scripts)\/([\w.-]+\.(?:yml|sh|ts))`/g))
      assert.ok(globSync(`{.github/workflows,workflows,scripts}/${name}`, { cwd: root }).length > 0, name)
  })
