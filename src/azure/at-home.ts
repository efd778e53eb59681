import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { AzureError } from './azure-error.ts'

/**
 * Keeps a client with the host that it was made for. Answers name the next address (`Location`, `Azure-AsyncOperation`, `nextLink`), and the
 * SDKs ask there with the same token, whoever's host it is. ARM may lead to its regional names, which are below its own.
 */
export const atHome = (): PipelinePolicy => {
  let home: URL | undefined
  return {
    name: 'egressGateAtHome',
    sendRequest: async (request, next) => {
      const url = new URL(request.url)
      home ??= url
      const near = url.hostname === home.hostname || url.hostname.endsWith(`.${home.hostname}`)
      if (!near || url.port !== home.port || url.protocol !== home.protocol)
        throw new AzureError({ code: 'ForeignHost', message: `${home.host} sent us to ${url.host}, which gets no token of ours` })
      return next(request)
    },
  }
}
