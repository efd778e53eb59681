/** Programs that are started without a copy of us: what they are given, and how their end is told. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { type Ended, launch } from '../../../src/lab/cluster/pod/launch.ts'
import { close, keepDescriptorsToOurselves, pipe, stream } from '../../../src/lab/cluster/pod/native.ts'

// As the cluster does when it starts: what a test inherits is closed to what it starts.
keepDescriptorsToOurselves()
const env = { PATH: '/usr/local/bin:/usr/bin:/bin', WORD: 'two words' }

/** What a line of shell prints, to either stream, and how it ends. */
async function sh(line: string): Promise<[string, Ended]> {
  const out = pipe()
  const { ended } = launch('sh', ['-c', line], env, [undefined, out.write, out.write])
  close(out.write)
  return [await text(stream(out.read, 'read')), await ended]
}
const good = { code: 0, signal: null }

const cases: [string, string, string, Ended][] = [
  ['an exit code', 'exit 3', '', { code: 3, signal: null }],
  ['a signal', 'kill -TERM $$', '', { code: null, signal: 'SIGTERM' }],
  ['a signal that cannot be caught', 'kill -9 $$', '', { code: null, signal: 'SIGKILL' }],
  ['the environment that it is given, and no other', 'echo "$WORD"; printenv HOME || echo nothing', 'two words\nnothing\n', good],
  ['nothing to read', 'cat', '', good],
  ['output that can be opened again', 'echo x >/dev/stderr; echo y >/dev/stdout', 'x\ny\n', good],
  ['a session of its own', '[ "$(cut -d " " -f 6 /proc/$$/stat)" = $$ ] && echo yes', 'yes\n', good],
  ['none of our descriptors', 'ls /proc/$$/fd', '0\n1\n2\n', good],
  [
    'signals as they are for a new program',
    'grep -E "Sig(Ign|Blk)" /proc/self/status',
    'SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n',
    good,
  ],
]
for (const [name, line, printed, end] of cases) test(`launch: ${name}`, async () => assert.deepEqual(await sh(line), [printed, end]))

test('launch: a program that is not there is an error, and not an exit code', async () => {
  const { pid, ended } = launch('no-such-program', [], env, [])
  assert.equal(pid, undefined)
  assert.match((await ended).error?.message ?? '', /no-such-program could not be started: No such file or directory/)
})

test('launch: it is found by the PATH that it is given, and not by ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-launch-'))
  try {
    writeFileSync(join(folder, 'only-here'), '#!/bin/sh\nexit 7\n', { mode: 0o755 })
    assert.deepEqual(await launch('only-here', [], { PATH: folder }, []).ended, { code: 7, signal: null })
    assert.notEqual((await launch('sh', [], { PATH: folder }, []).ended).error, undefined)
    assert.notEqual((await launch('only-here', [], env, []).ended).error, undefined)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('launch: eight descriptors reach their places', async () => {
  const pipes = Array.from({ length: 8 }, pipe)
  const wanted = pipes.map(({ write }) => write).reverse()
  const places = [undefined, undefined, undefined, ...wanted]
  const { ended } = launch(
    'sh',
    [
      '-c',
      wanted
        .map((_, at) => `echo ${at} >&${at + 3}`)
        .join(';')
        .replaceAll(/>&(\d\d)/g, '>/proc/self/fd/$1'),
    ],
    env,
    places,
  )
  for (const { write } of pipes) close(write)
  const said = await Promise.all(pipes.map(({ read }) => text(stream(read, 'read'))))
  assert.deepEqual(
    said,
    pipes.map((_, at) => `${pipes.length - 1 - at}\n`),
  )
  assert.deepEqual(await ended, good)
})

test('launch: of many at once each end is told as its own', async () => {
  const ends = await Promise.all(
    Array.from({ length: 60 }, (_, at) => launch('sh', ['-c', `sleep 0.${at % 5}; exit ${at}`], env, []).ended),
  )
  assert.deepEqual(
    ends.map(({ code }) => code),
    ends.map((_, at) => at),
  )
})
