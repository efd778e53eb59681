/** Events: what happened to an object, counted where it happens again. */
import type { ObjectApi } from '../api/objects.ts'
import { randomSuffix } from '../api/objects.ts'
import { groupVersion, types } from '../api/resources.ts'
import { type KubeObject, now } from './object.ts'

type StoredEvent = KubeObject & { count?: number; reason?: string; message?: string; involvedObject?: { uid?: string } }

export type RecordEvent = (
  about: KubeObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  component?: string,
  host?: string,
) => void

export const eventRecorder =
  (api: ObjectApi): RecordEvent =>
  (about, type, reason, message, component = 'kubelet', host) => {
    const namespace = about.metadata.namespace ?? 'default'
    const same = api.store
      .list<StoredEvent>(types.event, namespace)
      .find(one => one.involvedObject?.uid === about.metadata.uid && one.reason === reason && one.message === message)
    if (same) {
      api.store.put(types.event, { ...same, count: (same.count ?? 1) + 1, lastTimestamp: now() } as StoredEvent)
      return
    }
    const event = {
      apiVersion: groupVersion(types.event),
      kind: 'Event',
      metadata: { name: `${about.metadata.name}.${Date.now().toString(16)}${randomSuffix(3)}`, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name: about.metadata.name,
        ...(about.metadata.namespace === undefined ? {} : { namespace: about.metadata.namespace }),
        uid: about.metadata.uid,
        resourceVersion: about.metadata.resourceVersion,
      },
      reason,
      message,
      type,
      count: 1,
      firstTimestamp: now(),
      lastTimestamp: now(),
      eventTime: null,
      reportingComponent: component,
      reportingInstance: host ?? '',
      source: { component, ...(host === undefined ? {} : { host }) },
    }
    try {
      api.create(types.event, event as unknown as KubeObject)
    } catch {
      // The namespace is going away: so is the interest in what happened in it.
    }
  }
