/** What somebody does to a kept lab between two runs of the gate: rules written by hand through ARM, pods that start anew. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { call } from '../../src/kubernetes/api.ts'
import { connect } from '../../src/kubernetes/connection.ts'
import type { Json } from '../../src/plan/resource.ts'
import { intoLab } from './act.ts'
import { root } from './files.ts'

export type Kept = { readonly first: number; readonly env: Readonly<Record<string, string>>; readonly kubeconfig: string }

const group = 'resourceGroups/rg-weather/providers/Microsoft.Network/firewallPolicies/afwp-weather/ruleCollectionGroups/by-hand'

/** Runs in the lab: signs in as the job does, writes or removes the group, and waits until ARM has done it. */
const inside = `
const { env } = process
const json = async (url, init, ...other) => {
  const answer = await fetch(url, init)
  const text = await answer.text()
  if (!answer.ok && !other.includes(answer.status)) throw new Error(answer.status + ' ' + url + ': ' + text)
  return answer.ok && text !== '' ? JSON.parse(text) : undefined
}
const { value } = await json(env.ACTIONS_ID_TOKEN_REQUEST_URL + '&audience=api://AzureADTokenExchange', {
  headers: { authorization: 'Bearer ' + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
})
const { access_token } = await json('https://login.microsoftonline.com/' + env.AZURE_TENANT_ID + '/oauth2/v2.0/token', {
  method: 'POST',
  body: new URLSearchParams({
    client_id: env.AZURE_CLIENT_ID,
    scope: 'https://management.azure.com/.default',
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: value,
  }),
})
const url = 'https://management.azure.com/subscriptions/' + env.AZURE_SUBSCRIPTION_ID + '/${group}?api-version=2024-05-01'
const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' }
const body = env.BY_HAND
await json(url, { method: body ? 'PUT' : 'DELETE', headers, ...(body ? { body } : {}) })
for (;;) {
  const state = (await json(url, { headers }, 404))?.properties.provisioningState
  if (state === (body ? 'Succeeded' : undefined)) break
  if (state === 'Failed') throw new Error('the group failed')
  await new Promise(resolve => setTimeout(resolve, 200))
}`

const arm = async (lab: Kept, properties?: Json): Promise<void> => {
  const [file = '', ...args] = intoLab(lab.first, root, [process.execPath, '--input-type=module', '--eval', inside])
  const env = { ...lab.env, ...(properties === undefined ? {} : { BY_HAND: JSON.stringify({ properties }) }) }
  await promisify(execFile)(file, args, { env: { PATH: process.env['PATH'], ...env }, timeout: 60_000 })
}

/** The policy as nobody declared it, while `run` runs: a rule collection group by hand, in front of the spec's application rules. */
export const withRulesByHand = async <Result>(
  lab: Kept,
  action: 'Allow' | 'Deny',
  rule: { readonly [name: string]: Json },
  run: () => Promise<Result>,
): Promise<Result> => {
  await arm(lab, {
    priority: 150,
    ruleCollections: [
      {
        ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
        name: 'by-hand',
        priority: 100,
        action: { type: action },
        rules: [{ name: 'ByHand', sourceAddresses: ['*'], ...rule }],
      },
    ],
  })
  return run().finally(() => arm(lab))
}

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
