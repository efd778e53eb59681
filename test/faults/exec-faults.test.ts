/** Faults of exec that strike at a seeded moment, after seeded noise: each ends in time, is no success, and is told by its one name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../src/kubernetes/connection.ts'
import { execInPod } from '../../src/kubernetes/exec.ts'
import type { ExecFaultKind } from '../../src/kubernetes/exec-fault.ts'
import { apiServer, frame, type Handlers, success } from '../kubernetes/api-server.ts'

/** A linear congruential generator: the same seed gives the same faults. */
const seeded = (seed: number) => {
  let state = seed + 1
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Draw = ReturnType<typeof seeded>
const noise = (draw: Draw): Buffer => frame(1, Buffer.alloc(draw(50_000), draw(256)))
const refuse = (status: number) => (): Handlers => ({
  upgrade: socket => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`),
})

const rows: [string, ExecFaultKind, (draw: Draw) => Handlers][] = [
  ['K1 closed without a status', 'no-status', draw => ({ exec: ws => ws.send(noise(draw), () => ws.close(1000)) })],
  ['K2 reset', 'reset', draw => ({ exec: ws => ws.send(noise(draw), () => setTimeout(() => ws.terminate(), draw(50))) })],
  [
    'K3 status cut off',
    'bad-status',
    draw => ({ exec: ws => ws.send(frame(3, success.slice(0, 1 + draw(success.length - 1))), () => ws.close(1000)) }),
  ],
  ['K4 silence', 'deadline', draw => ({ exec: ws => ws.send(noise(draw)) })],
  ['K5 never upgraded', 'never-upgraded', () => ({ upgrade: () => {} })],
  ['404 on upgrade', 'pod-gone', refuse(404)],
  ['K11 forbidden', 'forbidden', refuse(403)],
  ['K11 unauthorized', 'unauthorized', refuse(401)],
]

for (const [name, kind, inject] of rows)
  test(`fault ${name}: ${kind}, under each seed`, async () => {
    for (let seed = 0; seed < 5; seed++) {
      await using server = await apiServer(inject(seeded(seed)))
      const connection = await connect(server.kubeconfig)
      const started = performance.now()
      const target = { namespace: 'weather', name: 'weather-1', container: 'app' }
      const signal = new AbortController().signal
      const result = await execInPod(connection, target, { command: ['sh'], deadlineMs: 400, maxBytes: 100_000, signal })
      connection.close()
      assert.ok(performance.now() - started < 1400, `seed ${seed}: ended after its deadline and a second`)
      assert.equal(result.ended ? 'success' : result.fault.kind, kind, `seed ${seed}`)
    }
  })
