/** Namespaces: a default service account and the root certificates while they live; when they end, first their content, then they. */
import type { ObjectApi } from '../api/objects.ts'
import { groupVersion, type Registry, types } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import type { KubeObject } from '../objects/object.ts'
import { type Controller, itself, type Key } from './loop.ts'

type Namespace = KubeObject<{ finalizers?: string[] }>

const ensure = (
  api: ObjectApi,
  type: typeof types.serviceAccount | typeof types.configMap,
  namespace: string,
  name: string,
  content: object,
): void => {
  if (api.store.get(type, namespace, name)) return
  api.create(type, { apiVersion: groupVersion(type), kind: type.kind, metadata: { name, namespace }, ...content } as unknown as KubeObject)
}

export const furnish = (api: ObjectApi, namespace: string, roots: string): void => {
  ensure(api, types.serviceAccount, namespace, 'default', {})
  ensure(api, types.configMap, namespace, 'kube-root-ca.crt', { data: { 'ca.crt': roots } })
}

export const namespaceController = (api: ObjectApi, registry: Registry, roots: string): Controller => {
  const inNamespace = ({ object }: { object: KubeObject }): readonly Key[] =>
    object.metadata.namespace === undefined ? [] : [{ namespace: undefined, name: object.metadata.namespace }]
  return {
    name: 'namespace',
    watches: [
      { type: types.namespace, keys: itself },
      { type: types.serviceAccount, keys: inNamespace },
      { type: types.configMap, keys: inNamespace },
      ...Object.values(types)
        .filter(type => type.namespaced && type.key !== types.serviceAccount.key && type.key !== types.configMap.key)
        .map(type => ({
          type,
          keys: (event: { type: string; object: KubeObject }) => (event.type === 'DELETED' ? inNamespace(event) : []),
        })),
    ],
    reconcile: ({ name }) => {
      const namespace = api.store.get<Namespace>(types.namespace, undefined, name)
      if (!namespace) return
      if (!namespace.metadata.deletionTimestamp) return furnish(api, name, roots)
      let left = 0
      for (const type of registry.all().filter(one => one.namespaced && one.verbs.includes('delete'))) {
        for (const object of api.store.list(type, name)) {
          try {
            if (!object.metadata.deletionTimestamp) api.remove(type, name, object.metadata.name)
          } catch (error) {
            if (!(error instanceof StatusError)) throw error
          }
        }
        left += api.store.list(type, name).length
      }
      if (left > 0) return
      api.store.remove(types.namespace, undefined, name)
    },
  }
}
