import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readText, textOf } from '../../src/cli/text-of.ts'

describe('a file that somebody named', () => {
  let folder = ''
  const at = (name: string) => join(folder, name)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'text-of-'))
    await mkdir(at('directory'))
    await symlink(at('circle'), at('circle'))
    await writeFile(at('empty'), '')
    await writeFile(at('plain'), 'größe: 1\n')
    await writeFile(at('little'), Buffer.from('\ufeffa: ü\n', 'utf16le'))
    await writeFile(at('big'), Buffer.from('\ufeffa: ü\n', 'utf16le').swap16())
    await writeFile(at('program'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0]))
    await writeFile(at('locked'), 'a: 1\n')
    await chmod(at('locked'), 0)
  })
  after(() => rm(folder, { recursive: true }))

  for (const [name, expected] of [
    ['plain', 'größe: 1\n'],
    ['empty', ''],
    ['little', 'a: ü\n'],
    ['big', 'a: ü\n'],
    ['missing', { unreadable: 'it does not exist' }],
    ['directory', { unreadable: 'it is a directory' }],
    ['plain/below', { unreadable: 'a part of its path is not a directory' }],
    ['circle', { unreadable: 'its symbolic links lead in a circle' }],
    ['program', { unreadable: 'it is not text (it holds a NUL character)' }],
    // Root reads what it likes.
    ['locked', process.getuid?.() === 0 ? 'a: 1\n' : { unreadable: 'permission denied' }],
  ] as const)
    test(name, async () => assert.deepEqual(await textOf(at(name)), expected))

  test('more than is asked for is not read', async () =>
    assert.deepEqual(await textOf(at('plain'), 10), { unreadable: 'it has 11 bytes, and at most 10 are read' }))

  test('what has no end is read no further than that', async () =>
    assert.deepEqual(await textOf('/dev/zero', 2 ** 21), { unreadable: 'it has more than 2097152 bytes, and no more are read' }))

  test('among other faults it is told where it was named', async () => {
    const faults: string[] = []
    assert.equal(await readText('--facts', at('missing'), faults), undefined)
    assert.equal(await readText('--facts', at('plain'), faults), 'größe: 1\n')
    assert.deepEqual(faults, [`--facts: ${at('missing')} cannot be read: it does not exist`])
  })
})
