/** Paths that must stay in their folder, with every kind of link on the way. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { insideRoot, reallyWithin } from '../../../src/lab/cluster/volumes/within.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'egress-gate-within-')))
after(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'a/b'), { recursive: true })
writeFileSync(join(root, 'a/b/file'), '')
for (const [name, to] of [
  ['to-file', 'a/b/file'],
  ['to-root', '/'],
  ['to-etc', '/etc'],
  ['up', '../../../etc'],
  ['circle', 'circle'],
  ['a/back', '..'],
  ['a/absolute', '/a/b'],
] as const)
  symlinkSync(to, join(root, name))

const cases: [path: string, asRoot: string | undefined, really: string | undefined][] = [
  ['a/b', 'a/b', 'a/b'],
  ['', '', ''],
  ['a/../a//./b/', 'a/b', 'a/b'],
  ['to-file', 'a/b/file', 'a/b/file'],
  ['to-root', '', undefined],
  ['to-root/etc', 'etc', undefined],
  ['to-etc', 'etc', undefined],
  ['up', 'etc', undefined],
  ['../../../../etc', 'etc', undefined],
  ['a/back/a/b', 'a/b', 'a/b'],
  ['a/absolute/file', 'a/b/file', undefined],
  ['a/back/../..', '', undefined],
  ['circle', undefined, undefined],
  ['not/there', 'not/there', undefined],
]
for (const [path, asRoot, really] of cases)
  test(`${JSON.stringify(path)} leads to ${asRoot ?? 'nowhere'} as a root, and ${really ?? 'nowhere'} as a folder`, async () => {
    const at = (inside: string | undefined): string | undefined => (inside === undefined ? undefined : join(root, inside))
    assert.equal((await insideRoot(root, path))?.replace(/\/$/, ''), at(asRoot)?.replace(/\/$/, ''))
    assert.equal(await reallyWithin(root, path), at(really)?.replace(/\/$/, ''))
  })
