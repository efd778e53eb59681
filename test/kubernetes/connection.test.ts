/** What is read once for all connections, and read again when it has changed. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect } from '../../src/kubernetes/connection.ts'
import { isKubernetesFault } from '../../src/kubernetes/faults.ts'
import { signer } from '../verify/lab.ts'

test('connection: certificates and key are read into one context, until a file of theirs changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-connection-'))
  const [certificate, key] = [join(folder, 'client.pem'), join(folder, 'client.key')]
  const write = async (name: string): Promise<void> => {
    const made = await signer(name, 'self')
    writeFileSync(certificate, made.certificate.pem)
    writeFileSync(key, made.pem)
  }
  try {
    await write('first')
    const connection = await connect(`apiVersion: v1
kind: Config
current-context: a
clusters: [{ name: a, cluster: { server: 'https://127.0.0.1:1' } }]
users: [{ name: a, user: { client-certificate: ${certificate}, client-key: ${key} } }]
contexts: [{ name: a, context: { cluster: a, user: a } }]
`)
    const context = async () => ((await connection.authorize()) as { secureContext?: unknown }).secureContext
    const first = await context()
    assert.notEqual(first, undefined)
    assert.equal(await context(), first)
    await write('second')
    assert.notEqual(await context(), first)
    writeFileSync(certificate, 'no certificate')
    await assert.rejects(context, isKubernetesFault)
    connection.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
