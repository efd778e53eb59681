/** The environment of a container: the image's, the cluster's, then what the pod says, with `$(NAME)` expanded. */
import { types } from '../api/resources.ts'
import type { Store } from '../api/store.ts'
import type { KubeObject } from '../objects/object.ts'
import type { Container, Pod } from '../objects/pod.ts'
import { defaultPath } from './program.ts'

/** Something that the pod refers to is not there: the kubelet waits for it, with this text. */
export class MissingReference extends Error {}

const text = (object: KubeObject): Record<string, string> =>
  object.kind === 'Secret'
    ? Object.fromEntries(Object.entries(object.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
    : { ...object.data }

/** `metadata.name`, `status.podIP`, `metadata.labels['x']` and the like. */
export const fieldOf = (pod: Pod, path: string): string => {
  const keyed = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path)
  if (keyed) return pod.metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2] ?? ''] ?? ''
  const known: Readonly<Record<string, string | undefined>> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'metadata.uid': pod.metadata.uid,
    'spec.nodeName': pod.spec?.nodeName,
    'spec.serviceAccountName': pod.spec?.serviceAccountName,
    'status.podIP': pod.status?.podIP,
    'status.podIPs': pod.status?.podIP,
    'status.hostIP': pod.status?.hostIP,
  }
  if (path === 'metadata.labels' || path === 'metadata.annotations') {
    const map = pod.metadata[path === 'metadata.labels' ? 'labels' : 'annotations'] ?? {}
    return Object.entries(map)
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join('\n')
  }
  return known[path] ?? ''
}

const expand = (value: string, known: Readonly<Record<string, string>>): string =>
  value.replace(/\$\$|\$\(([^)]+)\)/g, (whole, name: string | undefined) => (name === undefined ? '$' : (known[name] ?? whole)))

export const environmentOf = (
  pod: Pod,
  container: Container,
  store: Store,
  apiServer: { host: string; port: number },
): Record<string, string> => {
  const namespace = pod.metadata.namespace ?? ''
  const environment: Record<string, string> = {
    PATH: defaultPath,
    HOSTNAME: pod.spec?.hostname ?? pod.metadata.name,
    HOME: (container.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser ?? 0) === 0 ? '/root' : '/',
    KUBERNETES_SERVICE_HOST: apiServer.host,
    KUBERNETES_SERVICE_PORT: String(apiServer.port),
    KUBERNETES_SERVICE_PORT_HTTPS: String(apiServer.port),
    KUBERNETES_PORT: `tcp://${apiServer.host}:${apiServer.port}`,
  }
  const find = (
    type: typeof types.secret | typeof types.configMap,
    kind: string,
    name: string,
    optional: boolean | undefined,
  ): Record<string, string> | undefined => {
    const object = store.get(type, namespace, name)
    if (!object && !optional) throw new MissingReference(`${kind} "${name}" not found`)
    return object && text(object)
  }
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const values = {
      ...(configMapRef ? find(types.configMap, 'configmap', configMapRef.name, configMapRef.optional) : {}),
      ...(secretRef ? find(types.secret, 'secret', secretRef.name, secretRef.optional) : {}),
    }
    for (const [key, value] of Object.entries(values)) environment[`${prefix}${key}`] = value
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (!valueFrom) {
      environment[name] = expand(value ?? '', environment)
      continue
    }
    const { fieldRef, configMapKeyRef, secretKeyRef } = valueFrom
    if (fieldRef) environment[name] = fieldOf(pod, fieldRef.fieldPath)
    for (const [ref, type, kind] of [
      [configMapKeyRef, types.configMap, 'configmap'],
      [secretKeyRef, types.secret, 'secret'],
    ] as const) {
      if (!ref) continue
      const found = find(type, kind, ref.name, ref.optional)?.[ref.key]
      if (found !== undefined) environment[name] = found
      else if (!ref.optional)
        throw new MissingReference(`couldn't find key ${ref.key} in ${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${namespace}/${ref.name}`)
    }
  }
  if (container.tty) environment.TERM ??= 'xterm'
  return environment
}

/** Command and arguments with `$(NAME)` expanded. An image's own entry point is a shell that waits. */
export const commandOf = (container: Container, environment: Readonly<Record<string, string>>): string[] => {
  const words = [...(container.command ?? []), ...(container.args ?? [])].map(word => expand(word, environment))
  if (container.command?.length) return words
  // The image has no entry point; its command is a shell, which ends at once without a terminal. Arguments take the command's place.
  return container.args?.length ? words : ['/bin/sh']
}
