/** What somebody does to a kept lab between two runs of the gate: pods that are gone, and new ones in their place. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { call } from '../../src/kubernetes/api.ts'
import { connect } from '../../src/kubernetes/connection.ts'
import type { Kept } from './act.ts'

/** New pods from the same image: what was installed in the old ones is gone, as after any rollout. */
export const restartPods = async (lab: Kept, namespace: string): Promise<void> => {
  const connection = await connect(await readFile(lab.kubeconfig, 'utf8'))
  try {
    const signal = AbortSignal.timeout(60_000)
    const path = `/api/v1/namespaces/${namespace}/pods`
    type Pods = { items: { metadata: { name: string }; status: { conditions?: { type: string; status: string }[] } }[] }
    const list = async (): Promise<Pods['items']> => ((await call(connection, { method: 'GET', path, signal })) as unknown as Pods).items
    const old = (await list()).map(({ metadata }) => metadata.name)
    for (const name of old) await call(connection, { method: 'DELETE', path: `${path}/${name}`, signal })
    for (;;) {
      const pods = await list()
      const ready = pods.filter(({ status }) => status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'))
      if (ready.length >= old.length && pods.every(({ metadata }) => !old.includes(metadata.name))) return
      await sleep(200, undefined, { signal })
    }
  } finally {
    connection.close()
  }
}

/** While `run` runs, every deployment of the namespace has no replicas. */
export const withoutPods = async <Result>(lab: Kept, namespace: string, run: () => Promise<Result>): Promise<Result> => {
  const connection = await connect(await readFile(lab.kubeconfig, 'utf8'))
  const signal = AbortSignal.timeout(120_000)
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`
  const pods = `/api/v1/namespaces/${namespace}/pods`
  type Items = {
    items: { metadata: { name: string }; spec: { replicas?: number }; status: { conditions?: { type: string; status: string }[] } }[]
  }
  const list = async (path: string): Promise<Items['items']> =>
    ((await call(connection, { method: 'GET', path, signal })) as unknown as Items).items
  const ready = (all: Items['items']): number =>
    all.filter(({ status }) => status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')).length
  const scale = async (name: string, replicas: number): Promise<void> => {
    const contentType = 'application/merge-patch+json'
    await call(connection, { method: 'PATCH', path: `${deployments}/${name}`, contentType, body: { spec: { replicas } }, signal })
  }
  try {
    const before = await list(deployments)
    const wanted = before.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0)
    for (const { metadata } of before) await scale(metadata.name, 0)
    while ((await list(pods)).length > 0) await sleep(200, undefined, { signal })
    return await run().finally(async () => {
      for (const { metadata, spec } of before) await scale(metadata.name, spec.replicas ?? 1)
      while (ready(await list(pods)) < wanted) await sleep(200, undefined, { signal })
    })
  } finally {
    connection.close()
  }
}
