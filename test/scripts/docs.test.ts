import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readmeWithTables } from '../../scripts/docs.ts'

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

test('the tables in README.md are those of the action.yml files (npm run docs writes them)', () =>
  assert.equal(readme, readmeWithTables(readme)))

test('a README without the markers is an error, not an untouched file', () => assert.throws(() => readmeWithTables('# nothing'), /markers/))
