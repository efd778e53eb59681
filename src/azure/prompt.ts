import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { longestWait, retryAfter } from './wait.ts'

/** Milliseconds until a poll that the service wants at once. */
const atOnce = 25

/**
 * The SDKs' pollers take `Retry-After: 0`, and a date that has passed while the answer was on its way, for no answer at all, and wait two
 * seconds. Both mean "ask again now": this says so in a way that they understand. What is too long for their timers is a day.
 */
export const prompt: PipelinePolicy = {
  name: 'egressGatePrompt',
  async sendRequest(request, next) {
    const response = await next(request)
    const now = Date.now()
    const wait = retryAfter(response.headers.get('retry-after'), now)
    if (response.status < 300 && wait !== undefined && wait < atOnce) {
      const soon = new Date(now + atOnce)
      // An HTTP date with milliseconds, which Date reads.
      response.headers.set('retry-after', soon.toUTCString().replace(' GMT', `.${String(soon.getUTCMilliseconds()).padStart(3, '0')} GMT`))
    }
    if (wait === longestWait) response.headers.set('retry-after', String(longestWait / 1000))
    return response
  },
}
