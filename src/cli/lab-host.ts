/** The way from the machine into a lab that was left up: one loopback port for the Kubernetes API, and a kubeconfig for it. */
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import net from 'node:net'
import { dirname, join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { shellWord } from '../report/diagnosis.ts'

const repository = resolve(import.meta.dirname, '../..')

/** What the inside says once the lab is ready to be tried by hand. */
export type KeptLab = {
  readonly kind: 'kept'
  /** Where the Kubernetes API listens, in the lab's own /run. */
  readonly socket: string
  readonly kubeconfig: string
  readonly serverName: string
  readonly environment: Readonly<Record<string, string>>
  readonly namespace: string
  readonly selector: string
  readonly spec: string
  readonly url: string
}

/**
 * Waits for a lab that is kept; closing it closes the port. The kubeconfig lies in the lab's own /run, and is reached by way of its first
 * process: whatever ends the lab, and this program, takes the file and its token away with it.
 */
export function exposeToHost(inside: ChildProcess, out: Writable): { close(): void } {
  let server: net.Server | undefined
  const close = () => void server?.close()
  const unreachable = (error: Error) =>
    void out.write(`the lab stays up, and cannot be reached from outside its namespaces: ${error.message}\n`)
  inside.on('message', message => {
    const kept = message as KeptLab
    if (kept.kind !== 'kept' || server) return
    const first = firstProcess(inside)
    const socketPath = `/proc/${first}/root${kept.socket}`
    const file = join(dirname(socketPath), 'kubeconfig')
    server = net.createServer(client => {
      const upstream = net.connect(socketPath)
      client.pipe(upstream).pipe(client)
      for (const end of [client, upstream]) end.on('error', () => [client, upstream].forEach(stream => void stream.destroy()))
    })
    server.on('error', unreachable)
    server.listen(0, '127.0.0.1', () => {
      const address = server?.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const kubeconfig = kept.kubeconfig.replace(
        /^(\s*)server: .*$/m,
        `$1server: https://127.0.0.1:${port}\n$1tls-server-name: ${kept.serverName}`,
      )
      try {
        writeFileSync(file, kubeconfig, { mode: 0o600 })
      } catch (error) {
        // No reason to take a lab down that somebody waited for.
        close()
        return unreachable(error as Error)
      }
      out.write(instructions(kept, file, first))
    })
  })
  return { close }
}

/** `unshare` forks once; its only child is PID 1 of the lab. */
function firstProcess(inside: ChildProcess): number {
  return childOf(inside.pid ?? 0) ?? 0
}

function childOf(pid: number): number | undefined {
  const children = process.getBuiltinModule('node:fs').readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  return children[0] ? Number(children[0]) : undefined
}

function instructions(kept: KeptLab, kubeconfig: string, pid: number): string {
  const environment = Object.entries(kept.environment).map(([name, value]) => `  export ${name}=${shellWord(value)}`)
  return `
The lab stays up until Ctrl-C. In another terminal:

  export KUBECONFIG=${shellWord(kubeconfig)}
  kubectl get pods -A -o wide
  kubectl -n ${kept.namespace} exec $(kubectl -n ${kept.namespace} get pods -l ${shellWord(kept.selector)} -o name | head -n 1) -- curl -sv ${shellWord(kept.url)}

A shell where the actions run (Azure's host names are the lab's there):

  nsenter --target ${pid} --mount --net --pid --uts --ipc bash
${environment.join('\n')}
  cd ${shellWord(repository)} && npm run -s cli -- doctor --spec ${shellWord(kept.spec)}

`
}
