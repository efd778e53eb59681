/** A service that is silent, trickles, floods or breaks off: each exchange with Azure ends, and is repeated where that is safe. */
import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline'
import { bounds } from '../../src/azure/bounds.ts'
import { patience } from '../../src/azure/patience.ts'

type Act = (response: ServerResponse, count: number) => void
const acts: { readonly act: Act; asked: number }[] = []
const server = createServer((request, response) => {
  const asked = acts[Number(request.url?.slice(1))]
  if (asked) asked.act(response, ++asked.asked)
})
before(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
after(() => {
  server.closeAllConnections()
  server.close()
})

/** What came of it, and how often it was asked. */
async function send(method: HttpMethods, act: Act, signal = new AbortController().signal, milliseconds = 200) {
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 } })
  pipeline.addPolicy(patience(signal, () => {}))
  pipeline.addPolicy(bounds({ milliseconds, bytes: 100_000 }), { afterPhase: 'Retry' })
  const mine = { act, asked: 0 }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${acts.push(mine) - 1}`
  const request = createPipelineRequest({ url, method, allowInsecureConnection: true, abortSignal: signal })
  try {
    const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request)
    return { status, text: bodyAsText, asked: mine.asked }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return { code, message, asked: mine.asked }
  }
}

const sound = (response: ServerResponse): void => void response.end('{}')
const bad: readonly (readonly [what: string, (response: ServerResponse) => void, code: string])[] = [
  ['is silent', () => {}, 'ETIMEDOUT'],
  [
    'says its headers and nothing more',
    response => {
      response.writeHead(200).flushHeaders()
    },
    'ETIMEDOUT',
  ],
  [
    'sends a byte at a time',
    response => {
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
    'ETIMEDOUT',
  ],
  ['breaks off', response => response.write('{"a":', () => response.destroy()), 'ECONNRESET'],
  [
    'breaks off what it has packed',
    response => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.write(gzipSync('{}'.repeat(50_000)).subarray(0, 40), () => response.destroy())
    },
    'ECONNRESET',
  ],
]
test('what an answer may take', { concurrency: true }, async context => {
  const cases = bad.flatMap(([what, act, code]) => [
    context.test(`a service that ${what}: a read is made again`, async () => {
      const got = await send('GET', (response, count) => (count === 1 ? act(response) : sound(response)))
      assert.deepEqual(got, { status: 200, text: '{}', asked: 2 })
    }),
    context.test(`a service that ${what}: a POST is not, and says why`, async () => {
      const got = await send('POST', act)
      assert.deepEqual([got.code, got.asked], [code, 1])
    }),
  ])
  await Promise.all(cases)
})

test('an answer without an end is not kept, nor asked for again', async () => {
  let written = 0
  const got = await send('GET', response => {
    const more = (): void => {
      written += 1
      if (!response.destroyed) response.write(Buffer.alloc(16_384), more)
    }
    more()
  })
  assert.deepEqual([got.code, got.asked], ['UnreadableAnswer', 1])
  assert.match(got.message ?? '', /larger than 100000 bytes/)
  assert.ok(written < 1000)
})

test('a run that is stopped stops the exchange, whatever it waits for', { timeout: 20_000 }, async () => {
  for (const [, act] of bad.slice(0, 3)) {
    const stop = new AbortController()
    const stopped: Act = response => {
      act(response)
      setTimeout(() => stop.abort(new Error('stopped')), 10)
    }
    const { code, asked } = await send('GET', stopped, stop.signal, 60_000)
    assert.notEqual(code, 'ETIMEDOUT')
    assert.equal(asked, 1)
  }
})
