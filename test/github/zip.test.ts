import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { BadArchive, unzipOne } from '../../src/github/zip.ts'
import { zip } from './zip-file.ts'

const most = 1024 * 1024
const read = (archive: Buffer): string => unzipOne(archive, 'evidence.json', most).toString('utf8')

test('one file among others, packed and not, with a comment behind the archive', () => {
  const others = [
    { name: 'report.json', content: '{"a":1}' },
    { name: 'report.html', content: '' },
  ]
  for (const method of [0, 8])
    assert.equal(
      read(zip([...others, { name: 'evidence.json', content: 'the evidence', method }], { comment: 'PK\x05\x06' })),
      'the evidence',
    )
})

test('an archive of python is read', t => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-zip-'))
  try {
    const script = `import zipfile\nwith zipfile.ZipFile('a.zip','w',zipfile.ZIP_DEFLATED) as z: z.writestr('evidence.json','x'*100000); z.writestr('b','c')`
    const { status } = spawnSync('python3', ['-c', script], { cwd: folder })
    if (status !== 0) return t.skip('there is no python3 here')
    const made = spawnSync('cat', ['a.zip'], { cwd: folder }).stdout
    assert.equal(read(made), 'x'.repeat(100000))
    writeFileSync(join(folder, 'ours.zip'), zip([{ name: 'evidence.json', content: 'ours' }]))
    const ours = spawnSync('python3', ['-c', `import zipfile; print(zipfile.ZipFile('ours.zip').read('evidence.json').decode())`], {
      cwd: folder,
    })
    assert.equal(ours.stdout.toString().trim(), 'ours')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const bomb = Buffer.alloc(64 * 1024 * 1024)
const hostile: readonly (readonly [name: string, archive: Buffer, because: RegExp])[] = [
  ['nothing', Buffer.alloc(0), /no ZIP archive/],
  ['no archive', Buffer.from('not a zip, but long enough to hold an end record'), /no ZIP archive/],
  ['no such file', zip([{ name: 'report.json', content: 'x' }]), /no evidence.json in it/],
  ['a path that leads out', zip([{ name: '../evidence.json', content: 'x' }]), /no evidence.json in it/],
  ['an absolute path', zip([{ name: '/evidence.json', content: 'x' }]), /no evidence.json in it/],
  [
    'the file twice',
    zip([
      { name: 'evidence.json', content: 'x' },
      { name: 'evidence.json', content: 'y' },
    ]),
    /in it twice/,
  ],
  ['a bomb that says so', zip([{ name: 'evidence.json', content: bomb }]), /says that it has 67108864 bytes/],
  ['a bomb that does not', zip([{ name: 'evidence.json', content: bomb, size: 1000 }]), /broken: /],
  ['a bomb of no size', zip([{ name: 'evidence.json', content: bomb, size: 0 }]), /broken: /],
  [
    'a bomb beside it',
    zip([
      { name: 'evidence.json', content: 'x', crc: 1 },
      { name: 'bomb', content: bomb },
    ]),
    /not what its directory says/,
  ],
  ['too many entries', zip(Array.from({ length: 65 }, (_, at) => ({ name: `${at}`, content: '' }))), /65 entries/],
  ['entries that are not there', zip([{ name: 'a', content: '' }], { count: 3 }), /directory is broken|broken: /],
  ['encryption', zip([{ name: 'evidence.json', content: 'x', flags: 1 }]), /encrypted/],
  ['another method', zip([{ name: 'evidence.json', content: 'x', method: 12 }]), /method 12/],
  ['several disks', zip([{ name: 'evidence.json', content: 'x' }], { disk: 1 }), /several disks/],
  ['another size', zip([{ name: 'evidence.json', content: 'x', size: 2 }]), /not what its directory says/],
  ['another checksum', zip([{ name: 'evidence.json', content: 'x', crc: 5 }]), /not what its directory says/],
  ['no deflated data', zip([{ name: 'evidence.json', content: 'xx', packed: Buffer.from([255, 255]) }]), /broken: /],
  ['its end missing', zip([{ name: 'evidence.json', content: 'x' }]).subarray(0, -3), /no ZIP archive/],
]
for (const [name, archive, because] of hostile)
  test(`refused: ${name}`, () => {
    const before = process.memoryUsage().arrayBuffers
    assert.throws(
      () => read(archive),
      (error: Error) => error instanceof BadArchive && because.test(error.message),
    )
    assert.ok(process.memoryUsage().arrayBuffers - before < 8 * most, 'nothing was unpacked beyond the bound')
  })

test('whatever the bytes are: the content, or a refusal', () => {
  const good = zip([
    { name: 'evidence.json', content: deflateRawSync(Buffer.from('some content')), method: 0 },
    { name: 'b', content: 'c' },
  ])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(good.length),
      (edits, end) => {
        const changed = Buffer.from(good)
        for (const [at, byte] of edits) changed[at] = byte
        for (const archive of [changed, changed.subarray(0, end)])
          try {
            unzipOne(archive, 'evidence.json', most)
          } catch (error) {
            assert.ok(error instanceof BadArchive, String(error))
          }
      },
    ),
    { numRuns: 2000 },
  )
})
