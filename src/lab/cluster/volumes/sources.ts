/** The volumes whose content the API server has: config maps, secrets, service account tokens, fields of the pod. */
import { types } from '../api/resources.ts'
import type { KubeObject } from '../objects/object.ts'
import type { DownwardItem, KeyToPath, Pod, ProjectedSource } from '../objects/pod.ts'
import { fieldOf } from '../pod/environment.ts'
import { type Payload, writePayload } from './files.ts'
import { type Fill, MountFailed, type VolumeWorld } from './volume.ts'

const contentOf = (object: KubeObject & { binaryData?: Record<string, string> }): Record<string, Buffer> => {
  const decode = (values: Record<string, string> | undefined): [string, Buffer][] =>
    Object.entries(values ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')])
  if (object.kind === 'Secret') return Object.fromEntries(decode(object.data))
  return Object.fromEntries([
    ...Object.entries(object.data ?? {}).map(([key, value]): [string, Buffer] => [key, Buffer.from(value)]),
    ...decode(object.binaryData),
  ])
}

const picked = (content: Record<string, Buffer>, items: KeyToPath[] | undefined, what: string, optional: boolean | undefined): Payload => {
  if (!items) return Object.fromEntries(Object.entries(content).map(([key, bytes]) => [key, { bytes }]))
  const files: Record<string, { bytes: Buffer; mode?: number }> = {}
  for (const { key, path, mode } of items) {
    const bytes = content[key]
    if (bytes) files[path] = { bytes, ...(mode === undefined ? {} : { mode }) }
    else if (!optional) throw new MountFailed(`references non-existent ${what} key: ${key}`)
  }
  return files
}

const fromObject = (
  world: VolumeWorld,
  pod: Pod,
  kind: 'secret' | 'configmap',
  name: string,
  items: KeyToPath[] | undefined,
  optional: boolean | undefined,
): Payload => {
  const object = world.store.get(kind === 'secret' ? types.secret : types.configMap, pod.metadata.namespace, name)
  if (!object && !optional) throw new MountFailed(`${kind} "${name}" not found`)
  return object ? picked(contentOf(object), items, kind === 'secret' ? 'secret' : 'config', optional) : {}
}

const downward = (pod: Pod, items: DownwardItem[] | undefined): Payload =>
  Object.fromEntries((items ?? []).map(({ path, fieldRef }) => [path, { bytes: Buffer.from(fieldOf(pod, fieldRef?.fieldPath ?? '')) }]))

/** A fresh token of the pod's service account. */
export const podToken = (world: VolumeWorld, pod: Pod, audience: string | undefined, seconds: number): string => {
  const account = world.store.get(types.serviceAccount, pod.metadata.namespace, pod.spec?.serviceAccountName ?? 'default')
  if (!account) throw new MountFailed(`failed to fetch token: serviceaccounts "${pod.spec?.serviceAccountName}" not found`)
  return world.tokens.issue(account, audience === undefined ? [] : [audience], seconds, { name: pod.metadata.name, uid: pod.metadata.uid })
    .token
}

const projected = (source: ProjectedSource, pod: Pod, world: VolumeWorld): Payload => {
  const { serviceAccountToken: token, configMap, secret, downwardAPI } = source
  return {
    ...(token ? { [token.path]: { bytes: Buffer.from(podToken(world, pod, token.audience, token.expirationSeconds ?? 3600)) } } : {}),
    ...(configMap ? fromObject(world, pod, 'configmap', configMap.name, configMap.items, configMap.optional) : {}),
    ...(secret ? fromObject(world, pod, 'secret', secret.name, secret.items, secret.optional) : {}),
    ...(downwardAPI ? downward(pod, downwardAPI.items) : {}),
  }
}

export const fillConfigMap: Fill = async ({ configMap }, folder, pod, world) => {
  if (!configMap) return undefined
  await writePayload(
    folder,
    fromObject(world, pod, 'configmap', configMap.name, configMap.items, configMap.optional),
    configMap.defaultMode ?? 0o644,
  )
  return { readOnly: true }
}

export const fillSecret: Fill = async ({ secret }, folder, pod, world) => {
  if (!secret) return undefined
  await writePayload(
    folder,
    fromObject(world, pod, 'secret', secret.secretName, secret.items, secret.optional),
    secret.defaultMode ?? 0o644,
  )
  return { readOnly: true }
}

export const fillProjected: Fill = async ({ projected: volume }, folder, pod, world) => {
  if (!volume) return undefined
  const payload = Object.assign({}, ...(volume.sources ?? []).map(source => projected(source, pod, world))) as Payload
  await writePayload(folder, payload, volume.defaultMode ?? 0o644)
  return { readOnly: true }
}

export const fillDownward: Fill = async ({ downwardAPI }, folder, pod) => {
  if (!downwardAPI) return undefined
  await writePayload(folder, downward(pod, downwardAPI.items), downwardAPI.defaultMode ?? 0o644)
  return { readOnly: true }
}
