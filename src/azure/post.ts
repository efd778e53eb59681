import type { Json } from '../plan/resource.ts'
import { apiVersionOf } from './api-versions.ts'
import type { Arm } from './arm.ts'
import { AzureError } from './azure-error.ts'
import { byPath, checkStatus } from './by-path.ts'

/** An action on a resource (`start`, `listKeys`), followed to its end when it is a long one. Returns its answer, if it has one. */
export async function post(arm: Arm, id: string, action: string, signal: AbortSignal): Promise<Json | undefined> {
  const [client, { createHttpPoller }] = await Promise.all([byPath(arm), import('@azure/core-lro')])
  const checked = (response: {
    readonly status: string
    readonly body: unknown
    readonly headers: Readonly<Record<string, string>>
    readonly request: { readonly url: string; readonly method: string }
  }) => {
    checkStatus(response, ['200', '201', '202', '204'])
    return {
      flatResponse: response.body,
      rawResponse: { statusCode: Number(response.status), headers: response.headers, body: response.body, request: response.request },
    }
  }
  const poller = createHttpPoller<Json | undefined, never>(
    {
      sendInitialRequest: async () =>
        checked(
          await client.pathUnchecked(`${id}/${action}`).post({ queryParameters: { 'api-version': apiVersionOf(id) }, abortSignal: signal }),
        ),
      sendPollRequest: async (path: string) => checked(await client.pathUnchecked(path).get({ abortSignal: signal })),
    } as never,
    { resourceLocationConfig: 'location' },
  )
  try {
    return (await poller.pollUntilDone({ abortSignal: signal })) as Json | undefined
  } catch (error) {
    if (signal.aborted) throw signal.reason
    const failure = arm.watcher.failureOf(`${id}/${action}`)
    throw failure ? new AzureError(failure, { cause: error }) : error
  }
}
