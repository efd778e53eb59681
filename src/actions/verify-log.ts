/** Asks Log Analytics for the firewall's own rows of a run, until every probe has one or the deadline is over. Corroboration only. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActionWorld } from '../github/action.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'
import { type Corroboration, corroborate, type LogRow } from '../verify/corroborate.ts'
import type { Verdict } from '../verify/verdict.ts'
import type { VerifyRequest } from './verify-tls-inspection.ts'

export type LogReading = {
  /** Whether it could be read, at last. What was not read agrees with nothing. */
  readonly read: boolean
  /** Probes of which the log says something else than the pod. */
  readonly disagreements: number
  /** What it says of each verdict, in their order; empty where nobody was asked. */
  readonly logged: readonly Corroboration[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly findings: readonly Finding[]
}

/** Rows come after minutes, but the first question costs little. */
const firstPause = 1000
const longestPause = 15_000
/** How often the log is opened before it is given up. */
const openings = 3

/** Whether the log may answer if it is asked again: it answered in part, was busy, or did not answer. */
const passes = (error: unknown): boolean => error instanceof KnownFaultError && ['PartialLogs', 'LogsUnavailable'].includes(error.code)

export type FirewallLog = {
  /** Waits for rows that were not there when the log was opened, until every probe has one or the deadline is over. */
  compare(verdicts: readonly Verdict[]): Promise<LogReading>
}

/**
 * Opens the log of the firewall for pods with these addresses, before they are asked: whatever it holds already is of an earlier run (the same
 * pods may have asked the same a minute ago) and corroborates nothing.
 */
export async function openLog(
  spec: EgressSpec,
  request: VerifyRequest,
  sources: readonly string[],
  world: ActionWorld,
): Promise<FirewallLog> {
  if (sources.length === 0) return { compare: async () => ({ read: false, disagreements: 0, logged: [], facts: [], findings: [] }) }
  // The log's clock is Azure's.
  const from = new Date(Date.now() - 120_000)
  let read: (() => Promise<readonly LogRow[]>) | undefined
  let known: ReadonlySet<string> = new Set()
  let problem = ''
  const guarded = async (body: () => Promise<void>): Promise<void> => {
    try {
      await body()
    } catch (error) {
      if (world.signal.aborted) throw error
      problem = error instanceof Error ? error.message : String(error)
    }
  }
  await guarded(async () => {
    const [{ openSession, whereTo }, { queryFirewallLog }, { idsOf }, { at }] = await Promise.all([
      import('../azure/session.ts'),
      import('../azure/logs.ts'),
      import('../plan/ids.ts'),
      import('../plan/reference.ts'),
    ])
    const { store, credential, context } = await openSession(whereTo(request.where, world.env), world)
    const workspace = await store.read(idsOf(spec, context.subscriptionId).workspace, world.signal)
    const customerId = workspace === undefined ? undefined : at(workspace, '/properties/customerId')
    if (typeof customerId !== 'string') throw new Error(`the workspace ${spec.logs.workspace} was not found`)
    const ask = () => queryFirewallLog(customerId, credential, { since: from, sources }, world.signal)
    for (let attempt = 1; ; attempt++)
      try {
        known = new Set((await ask()).map(row => JSON.stringify(row)))
        break
      } catch (error) {
        if (attempt === openings || !passes(error)) throw error
        await sleep(firstPause, undefined, { signal: world.signal })
      }
    read = ask
  })
  return {
    async compare(verdicts) {
      const until = Date.now() + request.logsSeconds * 1000
      let told: readonly Told[] = verdicts.map(verdict => ({ verdict, corroboration: corroborate(verdict, [], from) }))
      await guarded(async () => {
        for (let pause = firstPause; read !== undefined; pause = Math.min(longestPause, pause * 2)) {
          let rows: readonly LogRow[] = []
          try {
            rows = (await read()).filter(row => !known.has(JSON.stringify(row)))
            problem = ''
          } catch (error) {
            // What passes is waited for like rows that are late; the last answer counts.
            if (world.signal.aborted || !passes(error) || Date.now() + pause >= until) throw error
            await sleep(pause, undefined, { signal: world.signal })
            continue
          }
          told = verdicts.map(verdict => ({ verdict, corroboration: corroborate(verdict, rows, from) }))
          const silent = told.filter(({ corroboration }) => corroboration.kind === 'silent').length
          if (silent === 0 || Date.now() + pause >= until) break
          world.log.info(`the firewall's log has rows for ${told.length - silent} of ${told.length} probes so far`)
          await sleep(pause, undefined, { signal: world.signal })
        }
      })
      return readingOf(told, problem)
    },
  }
}

type Told = { readonly verdict: Verdict; readonly corroboration: Corroboration }

function readingOf(told: readonly Told[], problem: string): LogReading {
  const count = (kind: Corroboration['kind']) => told.filter(each => each.corroboration.kind === kind).length
  return {
    read: problem === '',
    disagreements: count('disagrees'),
    logged: told.map(({ corroboration }) =>
      problem !== '' && corroboration.kind === 'silent' ? { kind: 'silent', because: 'the log could not be read' } : corroboration,
    ),
    facts:
      told.length === 0
        ? []
        : [
            {
              name: 'firewall log',
              value: `${count('agrees')} probes agree, ${count('disagrees')} disagree, ${count('silent')} have no row`,
            },
          ],
    findings: [
      ...(problem === ''
        ? []
        : [
            {
              level: 'warning' as const,
              message: `The firewall's log could not be read: ${problem}`,
              advice: 'The verdicts stand without it: the log corroborates only.',
            },
          ]),
      ...told.flatMap(({ verdict: { probe, pod }, corroboration }): Finding[] =>
        corroboration.kind === 'disagrees'
          ? [
              {
                level: 'error',
                message: `${probe.name} [${pod?.name}]: ${corroboration.because}.`,
                advice: 'Believe neither until it is clear which: run again, and look at the row.',
                ...probe.expectation.place,
              },
            ]
          : [],
      ),
      ...(count('silent') > 0
        ? [
            {
              level: 'notice' as const,
              message: `${count('silent')} of ${told.length} probes have no row in the firewall's log yet.`,
              advice: 'Rows take one to eight minutes; raise logs-deadline-seconds, or ask later.',
            },
          ]
        : []),
    ],
  }
}
