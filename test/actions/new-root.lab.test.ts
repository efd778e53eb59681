/** The rotation of docs/trust.md with pods: at every step, what the firewall signs with is trusted. The bundles as they are, in a kept lab. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import type { RanAction } from '../../src/lab/github/run-action.ts'
import { makeAuthority } from '../../src/pki/authority.ts'
import { writePkcs12 } from '../../src/pki/pkcs12.ts'
import { readCertificates } from '../../src/pki/read.ts'
import { intoLab } from '../workflows/act.ts'
import { root } from '../workflows/files.ts'
import { type LabOfAct, startLabOfAct } from '../workflows/lab-of-act.ts'

const skip = process.getuid?.() !== 0 ? 'the lab needs root' : false
type Ran = Pick<RanAction, 'exitCode' | 'outputs' | 'lines' | 'complaints'>

describe('a CA below another root, in the lab', { skip }, () => {
  let at: LabOfAct
  let kubeconfig = ''
  let given: Readonly<Record<string, string>>
  let next: Awaited<ReturnType<typeof makeAuthority>>
  before(async () => {
    at = await startLabOfAct()
    mkdirSync(join(at.place.folder, '_temp'), { recursive: true })
    next = await makeAuthority({ organization: 'Next', root: 'Next Root', intermediate: 'Next Intermediate' }, new Date())
    writeFileSync(
      join(at.place.folder, 'next.pfx'),
      writePkcs12({ key: next.intermediateKey, certificate: next.intermediate, password: 'of-next' }),
    )
    writeFileSync(join(at.place.folder, 'next-root.pem'), next.root.pem)
    given = { 'ca-certificate': 'next.pfx', 'ca-password': 'of-next', 'root-certificate': 'next-root.pem' }
  })
  after(() => at?.end())

  const run = async (action: string, inputs: Readonly<Record<string, string>>): Promise<Ran> => {
    const [file = '', ...args] = intoLab(at.lab.first, root, [process.execPath, join(root, 'test/actions/run-bundle.ts')])
    const options = {
      action,
      repository: root,
      workspace: at.place.folder,
      inputs,
      env: { ...at.lab.env, KUBECONFIG: kubeconfig, RUNNER_TEMP: join(at.place.folder, '_temp') },
    }
    const { stdout } = await promisify(execFile)(file, args, {
      env: { PATH: process.env['PATH'], RUN_ACTION: JSON.stringify(options) },
      timeout: 180_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(stdout) as Ran
  }
  const well = async (action: string, inputs: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const ran = await run(action, inputs)
    assert.deepEqual([ran.exitCode, ran.complaints], [0, []], ran.lines.join('\n'))
    return ran
  }
  /** What the gate says, and where that is not `expected`, why. */
  const gate = async (expected: string, message = ''): Promise<void> => {
    const { outputs, lines } = await run('verify-tls-inspection', { 'deny-timeout-seconds': '2' })
    assert.equal(outputs['verdict'], expected, `${message}\n${lines.join('\n')}`)
  }

  test('announced, given to the pods, switched to, retired: the proof passes where the pods were told, and fails where they were left out', async () => {
    // As the cluster is reached from a runner.
    kubeconfig =
      (await well('connect', { admin: 'true', kubeconfig: join(at.place.folder, '_temp', 'kubeconfig') })).outputs['kubeconfig'] ?? ''
    const announced = await well('import-ca', given)
    const both = announced.outputs['root-certificate'] ?? ''
    assert.equal(readCertificates(both).length, 2)
    assert.notEqual(announced.outputs['intermediate-fingerprint'], next.intermediate.fingerprint)
    await well('provision-firewall')
    await gate('pass', 'the firewall goes on with the CA of before')

    const installed = await well('install-ca-in-pod', { 'root-certificate': both })
    assert.ok(Number(installed.outputs['installed']) > 0, installed.lines.join('\n'))
    assert.equal(installed.outputs['failed'], '0')

    const switched = await well('import-ca', { ...given, 'new-root': 'switch' })
    assert.equal(switched.outputs['intermediate-fingerprint'], next.intermediate.fingerprint)
    await gate('pass')

    await well('import-ca', { ...given, 'new-root': 'retire' })
    await gate('pass')

    // What all this is for: the same two runs of import-ca, and nobody told the pods.
    const other = await makeAuthority({ organization: 'Other', root: 'Other Root', intermediate: 'Other Intermediate' }, new Date())
    writeFileSync(
      join(at.place.folder, 'next.pfx'),
      writePkcs12({ key: other.intermediateKey, certificate: other.intermediate, password: 'of-next' }),
    )
    writeFileSync(join(at.place.folder, 'next-root.pem'), other.root.pem)
    await well('import-ca', given)
    await well('import-ca', { ...given, 'new-root': 'switch' })
    await gate('fail', 'this is what the pods would have met')
  })
})
