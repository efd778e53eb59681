import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readSections } from '../../src/actions/announcement.ts'
import { kubeconfigOf } from '../../src/actions/cluster.ts'
import { loadManifests } from '../../src/actions/workloads.ts'
import type { ActionWorld } from '../../src/github/action.ts'
import { readGivenFile } from '../../src/github/given-file.ts'
import type { EgressSpec } from '../../src/policy/spec.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
writeFileSync(at('ten'), '0123456789')
writeFileSync(at('empty'), '')
execFileSync('mkfifo', [at('pipe')])

test('a file comes whole, also one that says that it is empty', () => {
  assert.equal(String(readGivenFile(at('ten'), 10)), '0123456789')
  assert.equal(String(readGivenFile(at('empty'))), '')
  assert.match(String(readGivenFile('/proc/self/status')), /^Name:/)
})

for (const [path, because] of [
  [at('ten'), /it has 10 bytes, and at most 9 are read/],
  ['/proc/self/status', /and at most 9 are read/],
  [folder, /it is a folder/],
  [at('pipe'), /is a pipe or a device/],
  ['/dev/zero', /is a pipe or a device/],
  [at('missing'), /ENOENT/],
] as const)
  test(`${path.replace(folder, 'folder')} is refused`, () => assert.throws(() => readGivenFile(path, 9), because))

test('what actions are led to is read in this way: a pipe holds none of them', { timeout: 5000 }, async () => {
  const said: string[] = []
  const world = { env: { GITHUB_WORKSPACE: folder }, log: { info: () => {}, warning: (line: string) => said.push(line) } }
  assert.deepEqual(await readSections(['pipe', 'ten'], world as unknown as ActionWorld), ['0123456789'])
  assert.match(said.join(), /^pipe is left out: it is a pipe or a device/)
  const workload = { name: 'weather', manifests: ['pipe'], place: {} }
  const spec = { file: 'egress.yaml', workloads: [workload] } as unknown as EgressSpec
  await assert.rejects(loadManifests(spec, folder), /pipe cannot be read: it is a pipe or a device/)
  await assert.rejects(kubeconfigOf(undefined, { GITHUB_WORKSPACE: folder, KUBECONFIG: 'pipe' }), /is a pipe or a device/)
})
