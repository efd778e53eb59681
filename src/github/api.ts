/** GitHub's API with the token of a job: by the proxy that the runner was told of, and each exchange bounded in time. */
import type { ActionWorld } from './action.ts'

/** For one request and the whole of its answer. Milliseconds. */
const usual = 60_000

/** @param milliseconds for one exchange */
export async function openApi(token: string, { env, signal }: Pick<ActionWorld, 'env' | 'signal'>, milliseconds = usual) {
  const [{ getOctokit }, { defaults }] = await Promise.all([import('@actions/github'), import('@actions/github/lib/utils')])
  const baseUrl = env['GITHUB_API_URL']
  // What is given here takes the place of the library's own `request`, in which it keeps the way through the proxy.
  const fetch: typeof globalThis.fetch = (url, options) =>
    defaults.request?.fetch(url, { ...options, signal: AbortSignal.any([options?.signal ?? signal, AbortSignal.timeout(milliseconds)]) })
  return getOctokit(token, { request: { ...defaults.request, fetch, signal }, ...(baseUrl ? { baseUrl } : {}) }).rest
}

export type Api = Awaited<ReturnType<typeof openApi>>
