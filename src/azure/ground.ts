/** Waits, where that was asked for, until a cluster can be made: until what it stands on is there, or is far enough on its way. */
import { type Ground, groundOf } from '../plan/ground.ts'
import type { Ids } from '../plan/ids.ts'
import type { Observed } from '../plan/plan.ts'
import type { Resource } from '../plan/resource.ts'
import { KnownFaultError } from '../report/fault.ts'
import { observe } from './converge.ts'
import type { Session } from './session.ts'
import { sleep } from './wait.ts'

/**
 * How long a firewall has to have been on its way before nodes may follow it, in milliseconds. A firewall takes 5 to 12 minutes; nodes come up
 * about 3 minutes after the request for their cluster, and try for 5 to 6 minutes to reach what they need (AKS' own check, exit 50).
 */
const headStart = 4 * 60_000

/** Between two looks, in milliseconds: sooner at first, since what exists already is there at once. */
const pauses = [1000, 2000, 4000, 8000, 15_000]

export type Patience = {
  /** How long to wait at the most; 0: what is not there now is refused. */
  readonly minutes: number
  /** Whether a firewall that is being made will do. */
  readonly rising: boolean
}

/** What is there of `assumed`, as soon as a cluster can stand on it. Otherwise throws what is to be done first. */
export async function groundFor(
  assumed: readonly Resource[],
  ids: Ids,
  { store, arm }: Pick<Session, 'store' | 'arm'>,
  { minutes, rising }: Patience,
  known?: Observed,
): Promise<Observed> {
  const until = Date.now() + minutes * 60_000
  let risingSince: number | undefined
  let told = ''
  for (let look = 0; ; look += 1) {
    const observed = look === 0 && known !== undefined ? known : await observe(assumed, store, arm.signal)
    const ground = groundOf(assumed, observed, ids)
    if (ground.kind === 'rising') risingSince ??= Date.now()
    else risingSince = undefined
    const far = rising && risingSince !== undefined && Date.now() - risingSince >= headStart
    if (ground.kind === 'firm' || far) return observed
    const pause = pauses[Math.min(look, pauses.length - 1)] ?? 0
    if (Date.now() + pause > until) throw refusal(ground, minutes)
    const what = waitingFor(ground, rising)
    if (what !== told) arm.log(`waiting for ${what}`)
    told = what
    await sleep(pause, arm.signal)
  }
}

const waitingFor = (ground: Ground, rising: boolean): string => {
  switch (ground.kind) {
    case 'absent':
      return ground.titles.join(', ')
    case 'rising':
      return rising ? 'the firewall, which gets a head start over the nodes' : 'the firewall to stand'
    case 'deallocated':
      return 'the firewall, which is deallocated, to be allocated'
    default:
      return 'the firewall, which is in the state Failed, to be written anew'
  }
}

function refusal(ground: Ground, minutes: number): KnownFaultError {
  const waited = minutes > 0 ? ` after ${minutes} minutes` : ''
  switch (ground.kind) {
    case 'absent':
      return new KnownFaultError({
        code: 'NotProvisioned',
        message: `the cluster needs what is not there${waited}: ${ground.titles.join(', ')}`,
        advice: 'Run provision-firewall first.',
      })
    case 'failed':
      return new KnownFaultError({
        code: 'FirewallFailed',
        message: `the firewall is in the state Failed${waited}`,
        advice: 'Run provision-firewall: it writes a failed firewall anew.',
      })
    case 'rising':
      return new KnownFaultError({
        code: 'FirewallNotReady',
        message: `the firewall is still being made${waited}, so nodes would have no way out`,
        advice: 'Run this again when provision-firewall is done, or give wait-for-firewall-minutes.',
      })
    default:
      return new KnownFaultError({
        code: 'FirewallDeallocated',
        message: `the firewall is deallocated${waited}, so nodes would have no way out`,
        advice: 'Run deallocate with operation: allocate first.',
      })
  }
}
