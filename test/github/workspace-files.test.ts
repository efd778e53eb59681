/** What a repository can leave where an action writes: links. None of them chooses what is overwritten. */
import assert from 'node:assert/strict'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeFiles } from '../../src/github/workspace-files.ts'

type Scene = { readonly workspace: string; readonly outside: string }

/** @param directory where to write, as an action resolved it. */
const written = async (arrange: (scene: Scene) => void, directory: (scene: Scene) => string) => {
  const base = mkdtempSync(join(tmpdir(), 'workspace-'))
  const scene = { workspace: join(base, 'workspace'), outside: join(base, 'outside') }
  try {
    mkdirSync(scene.workspace)
    mkdirSync(scene.outside)
    writeFileSync(join(scene.outside, 'victim'), 'mine')
    arrange(scene)
    const folder = directory(scene)
    const error = await writeFiles(folder, { 'evidence.json': 'new' }, scene.workspace).catch((error: { code?: string }) => error)
    return {
      code: error?.code,
      text: error === undefined ? readFileSync(join(folder, 'evidence.json'), 'utf8') : undefined,
      plain: error === undefined && lstatSync(join(folder, 'evidence.json')).isFile(),
      victim: readFileSync(join(scene.outside, 'victim'), 'utf8'),
      outside: readdirSync(scene.outside),
      left: existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.partial')) : [],
    }
  } finally {
    rmSync(base, { recursive: true })
  }
}

const rows: readonly (readonly [
  what: string,
  arrange: (scene: Scene) => void,
  directory: (scene: Scene) => string,
  code: string | undefined,
])[] = [
  ['a folder that is not there', () => {}, ({ workspace }) => join(workspace, 'a/b'), undefined],
  ['a folder that is there', ({ workspace }) => mkdirSync(join(workspace, 'a')), ({ workspace }) => join(workspace, 'a'), undefined],
  ['the workspace itself', () => {}, ({ workspace }) => workspace, undefined],
  ['a folder named like a way up', () => {}, ({ workspace }) => join(workspace, '..a'), undefined],
  ['a folder outside, named by the workflow', () => {}, ({ outside }) => join(outside, 'reports'), undefined],
  [
    'a file that is a link to another one',
    ({ workspace, outside }) => {
      mkdirSync(join(workspace, 'a'))
      symlinkSync(join(outside, 'victim'), join(workspace, 'a/evidence.json'))
    },
    ({ workspace }) => join(workspace, 'a'),
    undefined,
  ],
  [
    'a link to a folder within the workspace',
    ({ workspace }) => {
      mkdirSync(join(workspace, 'b'))
      symlinkSync('b', join(workspace, 'a'))
    },
    ({ workspace }) => join(workspace, 'a'),
    undefined,
  ],
  [
    'a link to a folder outside',
    ({ workspace, outside }) => symlinkSync(outside, join(workspace, 'a')),
    ({ workspace }) => join(workspace, 'a'),
    'LinkOutside',
  ],
  [
    'a folder below such a link',
    ({ workspace, outside }) => symlinkSync(outside, join(workspace, 'a')),
    ({ workspace }) => join(workspace, 'a/b'),
    'LinkOutside',
  ],
  ['a link up', ({ workspace }) => symlinkSync('..', join(workspace, 'a')), ({ workspace }) => join(workspace, 'a/outside'), 'LinkOutside'],
  [
    'a link to nothing',
    ({ workspace, outside }) => symlinkSync(join(outside, 'new'), join(workspace, 'a')),
    ({ workspace }) => join(workspace, 'a'),
    'ENOENT',
  ],
]
for (const [what, arrange, directory, code] of rows)
  test(`written into ${what}: ${code ?? 'yes'}`, async () => {
    const result = await written(arrange, directory)
    assert.equal(result.code, code)
    assert.equal(result.victim, 'mine')
    assert.deepEqual(result.left, [])
    if (code === undefined) assert.deepEqual([result.text, result.plain], ['new', true])
    else assert.deepEqual(result.outside, ['victim'])
  })
