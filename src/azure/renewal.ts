import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { Login } from './credential.ts'

export const armScope = 'https://management.azure.com/.default'

/**
 * A token that Azure refuses although its time is not over here (a clock that is wrong, a token that was revoked) is replaced, once for each
 * request. The SDKs renew by their own clock only. Stands inside their authentication, whose header it replaces.
 */
export const renewal = (login: Login, signal: AbortSignal, log: (line: string) => void): PipelinePolicy => ({
  name: 'egressGateRenewal',
  async sendRequest(request, next) {
    const response = await next(request)
    if (response.status !== 401) return response
    log('Azure refuses the token; signing in again')
    const token = await login.renew(armScope, signal)
    if (token === undefined) return response
    request.headers.set('authorization', `Bearer ${token}`)
    return next(request)
  },
})
