/** The scale subresource: replicas of a workload, alone. */
import { isRecord, type KubeObject } from '../objects/object.ts'
import { type LabelSelector, selectorText } from './selectors.ts'

type Replicated = { replicas?: number; selector?: LabelSelector }

export const scaleOf = (object: KubeObject): KubeObject => {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const spec = object.spec as Replicated
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }), uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas ?? 0 },
    status: { replicas: (object.status as Replicated | undefined)?.replicas ?? 0, selector: selectorText(spec.selector) },
  }
}

/** The object with the replicas that a Scale asks for. */
export const withScale = (object: KubeObject, scale: unknown): KubeObject => {
  const spec = isRecord(scale) && isRecord(scale.spec) ? scale.spec : {}
  const metadata = isRecord(scale) && isRecord(scale.metadata) ? scale.metadata : {}
  return {
    ...object,
    metadata: {
      ...object.metadata,
      ...(typeof metadata.resourceVersion === 'string' ? { resourceVersion: metadata.resourceVersion } : {}),
    },
    spec: { ...(object.spec as object), replicas: spec.replicas ?? 0 },
  }
}
