/** Job: pods until enough of them have succeeded, or too many have failed. */
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import { type KubeObject, now } from '../objects/object.ts'
import { type Condition, isReady, type Pod, type PodTemplate, withCondition } from '../objects/pod.ts'
import { type Controller, itself, owners } from './loop.ts'
import { createPod, deletePod, podsOf } from './pods.ts'

type Job = KubeObject<
  { template: PodTemplate; parallelism?: number; completions?: number; backoffLimit?: number; suspend?: boolean; selector?: object },
  { conditions?: Condition[]; startTime?: string; completionTime?: string }
>

const over = (job: Job): boolean =>
  (job.status?.conditions ?? []).some(one => (one.type === 'Complete' || one.type === 'Failed') && one.status === 'True')

export const jobController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'job',
  watches: [
    { type: types.job, keys: itself },
    { type: types.pod, keys: owners('Job') },
  ],
  reconcile: ({ namespace, name }) => {
    const job = api.store.get<Job>(types.job, namespace, name)
    if (!job?.spec || job.metadata.deletionTimestamp || over(job)) return
    const { template, parallelism = 1, completions = 1, backoffLimit = 6, suspend } = job.spec
    const pods = podsOf(api, job)
    const phase = (wanted: string): Pod[] => pods.filter(pod => pod.status?.phase === wanted)
    const [succeeded, failed] = [phase('Succeeded').length, phase('Failed').length]
    const restarts = pods.flatMap(pod => pod.status?.containerStatuses ?? []).reduce((total, one) => total + one.restartCount, 0)
    const active = pods.filter(pod => pod.status?.phase === 'Pending' || pod.status?.phase === 'Running')
    const complete = succeeded >= completions
    const givenUp = failed > backoffLimit || restarts > backoffLimit
    if (!complete && !givenUp && !suspend) {
      const labels = {
        'batch.kubernetes.io/job-name': name,
        'job-name': name,
        'batch.kubernetes.io/controller-uid': job.metadata.uid,
        'controller-uid': job.metadata.uid,
      }
      const wanted = Math.min(parallelism, completions - succeeded)
      for (let made = active.length; made < wanted; made += 1) createPod(api, record, job, template, labels)
    }
    if (givenUp || suspend) for (const pod of active) deletePod(api, record, job, pod)
    const time = now()
    const condition: Condition[] = complete
      ? [{ type: 'Complete', status: 'True' }]
      : givenUp
        ? [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' }]
        : []
    const left = podsOf(api, job).filter(pod => pod.status?.phase === 'Pending' || pod.status?.phase === 'Running')
    api.store.put(types.job, {
      ...job,
      status: {
        ...job.status,
        startTime: job.status?.startTime ?? time,
        ...(complete ? { completionTime: time } : {}),
        active: givenUp ? 0 : left.length,
        ready: left.filter(isReady).length,
        succeeded,
        failed,
        conditions: condition.reduce((all, one) => withCondition(all, one, time), job.status?.conditions ?? []),
      },
    })
  },
})
