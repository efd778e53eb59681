/** What the containers of a pod share: network, host name and IPC namespaces, the files that name the world. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PodNetwork } from '../../parts.ts'
import type { Pod } from '../objects/pod.ts'
import { run } from './command.ts'
import type { PodNamespaces } from './container.ts'
import type { Mount } from './root.ts'

export type Sandbox = {
  readonly address: string
  readonly namespaces: PodNamespaces
  /** `/etc/hosts`, `/etc/resolv.conf`, `/etc/hostname`. */
  readonly files: readonly Mount[]
  release(): Promise<void>
}

const hostsFile = (pod: Pod, address: string, name: string): string => {
  const aliases = (pod.spec?.hostAliases ?? []).map(({ ip, hostnames }) => `${ip}\t${hostnames.join('\t')}\n`)
  return `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${address}\t${name}\n${aliases.join('')}`
}

const resolvConf = (pod: Pod, servers: readonly string[]): string => {
  const { nameservers = [], searches = [], options = [] } = pod.spec?.dnsConfig ?? {}
  const all = pod.spec?.dnsPolicy === 'None' ? nameservers : [...servers, ...nameservers]
  return [
    ...(searches.length === 0 ? [] : [`search ${searches.join(' ')}`]),
    ...all.map(server => `nameserver ${server}`),
    ...(options.length === 0
      ? []
      : [`options ${options.map(({ name, value }) => (value === undefined ? name : `${name}:${value}`)).join(' ')}`]),
    '',
  ].join('\n')
}

/** `folder` is the pod's own. The network is the pod's (released with it), or its node's. */
export const openSandbox = async (
  pod: Pod,
  folder: string,
  network: PodNetwork,
  ownsNetwork: boolean,
  dnsServers: readonly string[],
): Promise<Sandbox> => {
  // In its node's network a pod has its node's name too.
  const own = pod.spec?.hostNetwork ? pod.spec.nodeName : pod.spec?.hostname
  const name = (own ?? pod.metadata.name).slice(0, 63).replace(/[-.]+$/, '')
  const texts = { hosts: hostsFile(pod, network.address, name), 'resolv.conf': resolvConf(pod, dnsServers), hostname: `${name}\n` }
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(texts)) await writeFile(join(folder, file), text)
  const [uts, ipc] = [join(folder, 'uts'), join(folder, 'ipc')]
  for (const file of [uts, ipc]) await writeFile(file, '')
  // The files keep the namespaces: no process has to live for them.
  await run('unshare', [`--uts=${uts}`, `--ipc=${ipc}`, 'hostname', name])
  return {
    address: network.address,
    namespaces: { net: `/run/netns/${network.namespace}`, uts, ipc },
    files: Object.keys(texts).map(file => ({ source: join(folder, file), target: `/etc/${file}`, readOnly: false, file: true })),
    release: async () => {
      await run('umount', ['-l', uts, ipc]).catch(() => {})
      if (ownsNetwork) await network.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
