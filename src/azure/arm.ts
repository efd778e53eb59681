import type { TokenCredential } from '@azure/core-auth'
import { patience } from './patience.ts'
import { prompt } from './prompt.ts'
import { type Watcher, watcher } from './watcher.ts'

/** What the ARM clients of one run share. */
export type Arm = {
  readonly credential: TokenCredential
  readonly subscriptionId: string
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  readonly watcher: Watcher
  readonly options: ReturnType<typeof clientOptions>
}

export type ArmWorld = {
  readonly credential: TokenCredential
  readonly subscriptionId: string
  readonly signal: AbortSignal
  /** Something that a person may want to know while waiting. */
  readonly log: (line: string) => void
  /** The URL of a long-running operation, when it is received. */
  readonly operationStarted: (id: string, url: string) => void
  /** That operation has come to its end, whichever. */
  readonly operationEnded: (id: string) => void
}

export function openArm(world: ArmWorld): Arm {
  const seen = watcher(world.operationStarted, world.operationEnded)
  return { ...world, watcher: seen, options: clientOptions(world, seen) }
}

/** Options for every Azure client of ours: our own retries instead of theirs (`patience`), and eyes on the wire. */
export const clientOptions = (world: { readonly signal: AbortSignal; readonly log: (line: string) => void }, seen?: Watcher) => ({
  retryOptions: { maxRetries: 0 },
  userAgentOptions: { userAgentPrefix: 'egress-gate' },
  additionalPolicies: [
    { policy: prompt, position: 'perCall' as const },
    { policy: patience(world.signal, world.log), position: 'perCall' as const },
    // Inside the retries, so that it sees each answer.
    ...(seen ? [{ policy: seen.policy, position: 'perRetry' as const }] : []),
  ],
})
