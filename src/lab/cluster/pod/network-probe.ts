/** Health checks over the network, told in the kubelet's words. They run in the pod's own network: a node always reaches its pods. */
import { spawn } from 'node:child_process'
import type { Container, Probe } from '../objects/pod.ts'

export type Answer = { readonly ok: boolean; readonly output: string }

const portOf = (port: number | string, container: Container): number =>
  typeof port === 'number' ? port : (container.ports?.find(({ name }) => name === port)?.containerPort ?? Number(port))

/** Whether this is a check of that kind. */
export const isNetworkProbe = (probe: Probe | undefined): boolean => probe?.httpGet !== undefined || probe?.tcpSocket !== undefined

export const askNetwork = async (
  { httpGet, tcpSocket }: Probe,
  container: Container,
  pod: { readonly net: string; readonly address: string },
  timeoutMs: number,
): Promise<Answer> => {
  const target = httpGet ?? tcpSocket
  const host = target?.host || pod.address
  const port = portOf(target?.port ?? 0, container)
  const url = httpGet && `${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${host}:${port}/${(httpGet.path ?? '/').replace(/^\//, '')}`
  const request = { host, port, url, headers: Object.fromEntries((httpGet?.httpHeaders ?? []).map(({ name, value }) => [name, value])) }
  const { code, said } = await inNetwork(pod.net, JSON.stringify({ ...request, timeoutMs }), timeoutMs + 1000)
  const before = url === undefined ? '' : `Get ${JSON.stringify(url)}: `
  const connection = `dial tcp ${host}:${port}: `
  if (code === 0) {
    const status = Number(said)
    if (url === undefined || (status >= 200 && status < 400)) return { ok: true, output: '' }
    return { ok: false, output: `HTTP probe failed with statuscode: ${said}` }
  }
  if (said === 'ECONNREFUSED') return { ok: false, output: `${before}${connection}connect: connection refused` }
  if (said === 'late')
    return {
      ok: false,
      output:
        url === undefined
          ? `${connection}i/o timeout`
          : `${before}context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    }
  return { ok: false, output: `${before}${said === 'ECONNRESET' ? 'read: connection reset by peer' : said}` }
}

/** A program of its own, because a process cannot move to another network. Certificates are not checked, as the kubelet does not. */
const program = `
const { host, port, url, headers, timeoutMs } = JSON.parse(process.argv[1])
const end = (code, text) => { process.stdout.write(String(text)); process.exit(code) }
setTimeout(() => end(1, 'late'), timeoutMs)
const fail = error => end(1, error.code ?? error.message)
if (!url) require('node:net').connect({ host, port }, () => end(0, '')).on('error', fail)
else require(url.startsWith('https') ? 'node:https' : 'node:http')
  .get(url, { headers: { 'user-agent': 'kube-probe/1.33', ...headers }, rejectUnauthorized: false }, response => end(0, response.statusCode))
  .on('error', fail)
`

const inNetwork = (net: string, request: string, timeout: number): Promise<{ code: number; said: string }> =>
  new Promise(resolve => {
    const child = spawn('nsenter', [`--net=${net}`, process.execPath, '--eval', program, request], {
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', error => resolve({ code: 1, said: error.message }))
    child.on('close', code => resolve({ code: code ?? 1, said: said === '' && code !== 0 ? 'late' : said }))
  })
