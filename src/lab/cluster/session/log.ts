/** `logs`: what a container has written, and with `follow` what it goes on to write. */
import type { ServerResponse } from 'node:http'
import type { ResourceRequest } from '../api/request.ts'
import { badRequest } from '../api/status.ts'
import type { Store } from '../api/store.ts'
import type { Kubelet } from '../pod/kubelet.ts'
import type { LogLine } from '../pod/logs.ts'
import { targetOf } from './containers.ts'

const flag = (query: URLSearchParams, name: string): boolean => ['true', '1'].includes(query.get(name) ?? '')

const number = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (!/^\d+$/.test(text)) throw badRequest(`invalid value for ${name}: ${JSON.stringify(text)}`)
  return Number(text)
}

export const serveLog = async (
  request: ResourceRequest,
  response: ServerResponse,
  store: Store,
  kubelet: Kubelet | undefined,
): Promise<void> => {
  const { query } = request
  const { pod, slot } = targetOf(request, store, kubelet)
  const previous = flag(query, 'previous')
  const { name } = slot.container
  if (previous && !slot.previousLog) throw badRequest(`previous terminated container "${name}" in pod "${pod.metadata.name}" not found`)
  const { state } = slot
  if (!previous && 'waiting' in state && slot.restartCount === 0 && !slot.running && slot.log.lines.length === 0) {
    throw badRequest(`container "${name}" in pod "${pod.metadata.name}" is waiting to start: ${state.waiting.reason}`)
  }
  const log = previous && slot.previousLog ? slot.previousLog : slot.log
  const [tail, seconds, limit] = [number(query, 'tailLines'), number(query, 'sinceSeconds'), number(query, 'limitBytes')]
  const since = query.get('sinceTime') ?? (seconds === undefined ? '' : new Date(Date.now() - seconds * 1000).toISOString())
  let left = limit ?? Number.POSITIVE_INFINITY
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.flushHeaders()
  const write = (line: LogLine): void => {
    if (left <= 0) return
    const text = Buffer.from(`${flag(query, 'timestamps') ? `${line.time} ` : ''}${line.text}\n`)
    response.write(left >= text.length ? text : text.subarray(0, left))
    left -= text.length
  }
  const chosen = log.lines.filter(line => line.time >= since)
  for (const line of tail === undefined ? chosen : tail === 0 ? [] : chosen.slice(-tail)) write(line)
  if (!flag(query, 'follow') || log.closed || left <= 0) {
    response.end()
    return
  }
  const stops = [log.onLine(write), log.onClose(() => response.end())]
  response.on('close', () => {
    for (const stop of stops) stop()
  })
}
