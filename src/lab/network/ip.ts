/** The one place that runs iproute2. Commands go in batches: one process for many, a few milliseconds. */
import { spawn } from 'node:child_process'

/** Lines as `ip -batch` reads them (`addr add 10.0.0.1/32 dev eth0`), in the runner's namespace or in the one that is named. */
export function ip(namespace: string | undefined, lines: readonly string[]): Promise<void> {
  return lines.length === 0 ? Promise.resolve() : batch('ip', [...(namespace ? ['-n', namespace] : []), '-batch', '-'], lines)
}

/** The same for taking away what may be there or not: what cannot be done is passed over. */
export function ipWhereItCan(namespace: string | undefined, lines: readonly string[]): Promise<void> {
  return batch('ip', [...(namespace ? ['-n', namespace] : []), '-force', '-batch', '-'], lines).catch(() => {})
}

/**
 * The same in a namespace in which the kernel's own settings are written first (`ipv4/ip_forward=1`; `*` in a name stands for every interface).
 * Settings belong to the namespace of whoever writes them, so a process has to go there.
 */
export function ipAfterSettings(namespace: string, settings: Readonly<Record<string, string>>, lines: readonly string[]): Promise<void> {
  const write = Object.entries(settings).map(
    ([path, value]) => `for f in /proc/sys/net/${path}; do [ ! -e $f ] || echo ${value} > $f; done`,
  )
  return batch('nsenter', [`--net=/run/netns/${namespace}`, 'sh', '-c', `${write.join('; ')}; exec ip -batch -`], lines)
}

function batch(command: string, args: readonly string[], lines: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'], env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` } })
    let refused = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      refused += text
    })
    child.on('error', error => reject(new Error(`${command} could not be run (the lab needs iproute2 and util-linux): ${error.message}`)))
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`ip refused: ${explain(refused, lines)}`))))
    child.stdin.on('error', () => {}) // it ended before it read everything: `close` tells why
    child.stdin.end(`${lines.join('\n')}\n`)
  })
}

/** `Command failed -:3` names a line of the batch; people want to see it. */
function explain(refused: string, lines: readonly string[]): string {
  const line = /Command failed -:(\d+)/.exec(refused)?.[1]
  return [refused.trim(), ...(line ? [`line ${line}: ${lines[Number(line) - 1] ?? ''}`] : [])].join('; ')
}
