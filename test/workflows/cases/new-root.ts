/** The rotation of docs/trust.md with pods: at every step, what the firewall signs with is trusted. The bundles as they are, in a kept lab. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeAuthority } from '../../../src/pki/authority.ts'
import type { Certificate } from '../../../src/pki/certificate.ts'
import { writePkcs12 } from '../../../src/pki/pkcs12.ts'
import { readCertificates } from '../../../src/pki/read.ts'
import { type RanBundle, runBundle } from '../bundle-in-lab.ts'
import type { LabOfAct } from '../lab-of-act.ts'

export const newRootCases = (at: LabOfAct): void => {
  let kubeconfig = ''

  const run = (action: string, inputs: Readonly<Record<string, string>>): Promise<RanBundle> =>
    runBundle(at, action, inputs, { KUBECONFIG: kubeconfig })
  const well = async (action: string, inputs: Readonly<Record<string, string>> = {}): Promise<RanBundle> => {
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
    mkdirSync(join(at.place.folder, '_temp'), { recursive: true })
    const bring = async (name: string): Promise<Certificate> => {
      const { root, intermediate, intermediateKey } = await makeAuthority(
        { organization: name, root: `${name} Root`, intermediate: `${name} Intermediate` },
        new Date(),
      )
      writeFileSync(
        join(at.place.folder, 'next.pfx'),
        writePkcs12({ key: intermediateKey, certificate: intermediate, password: 'of-next' }),
      )
      writeFileSync(join(at.place.folder, 'next-root.pem'), root.pem)
      return intermediate
    }
    const given = { 'ca-certificate': 'next.pfx', 'ca-password': 'of-next', 'root-certificate': 'next-root.pem' }
    const next = await bring('Next')
    // As the cluster is reached from a runner.
    kubeconfig =
      (await well('connect', { admin: 'true', kubeconfig: join(at.place.folder, '_temp', 'kubeconfig') })).outputs['kubeconfig'] ?? ''
    const announced = await well('import-ca', given)
    const both = announced.outputs['root-certificate'] ?? ''
    assert.equal(readCertificates(both).length, 2)
    assert.notEqual(announced.outputs['intermediate-fingerprint'], next.fingerprint)
    await well('provision-firewall')
    await gate('pass', 'the firewall goes on with the CA of before')

    const installed = await well('install-ca-in-pod', { 'root-certificate': both })
    assert.ok(Number(installed.outputs['installed']) > 0, installed.lines.join('\n'))
    assert.equal(installed.outputs['failed'], '0')

    const switched = await well('import-ca', { ...given, 'new-root': 'switch' })
    assert.equal(switched.outputs['intermediate-fingerprint'], next.fingerprint)
    await gate('pass')

    await well('import-ca', { ...given, 'new-root': 'retire' })
    await gate('pass')

    // What all this is for: the same two runs of import-ca, and nobody told the pods.
    await bring('Other')
    await well('import-ca', given)
    await well('import-ca', { ...given, 'new-root': 'switch' })
    await gate('fail', 'this is what the pods would have met')
  })
}
