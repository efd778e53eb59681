import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { atHome } from './at-home.ts'
import { bounds } from './bounds.ts'
import type { Login } from './credential.ts'
import { patience } from './patience.ts'
import { prompt } from './prompt.ts'
import { renewal } from './renewal.ts'
import { type Watcher, watcher } from './watcher.ts'

/** What the ARM clients of one run share. */
export type Arm = {
  readonly credential: Login
  readonly subscriptionId: string
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  readonly watcher: Watcher
  readonly options: ReturnType<typeof clientOptions>
}

export type ArmWorld = {
  readonly credential: Login
  readonly subscriptionId: string
  readonly signal: AbortSignal
  /** Something that a person may want to know while waiting. */
  readonly log: (line: string) => void
  /** The URL of a long-running operation, when it is received. */
  readonly operationStarted: (id: string, url: string) => void
  /** That operation has come to its end, whichever. */
  readonly operationEnded: (id: string) => void
}

/** ARM for one subscription: the credential, our retries and the watcher, for every client that is made from it. */
export function openArm(world: ArmWorld): Arm {
  const seen = watcher(world.operationStarted, world.operationEnded)
  return { ...world, watcher: seen, options: clientOptions(world, [renewal(world.credential, world.signal, world.log), seen.policy]) }
}

/** Options for every Azure client of ours: our own retries instead of theirs. `inner` see each single request, authenticated. */
export const clientOptions = (
  world: { readonly signal: AbortSignal; readonly log: (line: string) => void },
  inner: readonly PipelinePolicy[] = [],
) => ({
  retryOptions: { maxRetries: 0 },
  userAgentOptions: { userAgentPrefix: 'egress-gate' },
  additionalPolicies: [
    { policy: prompt, position: 'perCall' as const },
    { policy: patience(world.signal, world.log), position: 'perCall' as const },
    ...[atHome(), ...inner, bounds()].map(policy => ({ policy, position: 'perRetry' as const })),
  ],
})
