/** What the evidence of many clusters comes to. Nothing but a pass of every one is a pass. */

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import type { Finding } from '../report/report.ts'
import type { FleetVerdictRequest } from './fleet-verdict.ts'

type Result = 'pass' | 'fail' | 'inconclusive'
export type ClusterVerdict = {
  readonly name: string
  readonly result: Result
  readonly because: string
  readonly expiresAt?: string
  readonly asked?: string
}

/** Evidence of 200 pods has a few megabytes. */
const mostBytes = 64 * 1024 * 1024
/** GitHub runs failed jobs again for 30 days, and what succeeded stays as it was: older evidence is of another day's attempt. */
const mostHours = 24
const hour = 3_600_000
/** Clocks of runners may differ by so much. */
const skew = 5 * 60_000

export async function runFleetVerdict(request: FleetVerdictRequest, world: ActionWorld): Promise<ActionResult> {
  const names = namesOf(request.clusters)
  const folder = resolve(world.env['GITHUB_WORKSPACE'] || process.cwd(), request.evidenceDirectory)
  // The download gives each artifact a folder of its name, unless it is alone: only of one cluster is it certain then whose it is.
  const folderOf = (name: string): string => {
    const own = join(folder, `egress-evidence-${name}`)
    return names?.length === 1 && !existsSync(own) ? folder : own
  }
  const verdicts = withoutTwins(await Promise.all((names ?? []).map(name => verdictOf(name, join(folderOf(name), 'report.json')))))
  const { result, headline } = together(names, verdicts, request.result)
  const passed = verdicts.filter(verdict => verdict.result === 'pass')
  const ends = passed.flatMap(({ expiresAt }) => expiresAt ?? []).sort()
  return {
    report: {
      action: 'fleet-verdict',
      title: 'Egress of the fleet',
      at: new Date().toISOString(),
      result,
      headline,
      outcomes: [],
      verdicts: [],
      facts: [...verdicts].sort(worstFirst).map(({ name, result, because }) => ({ name, value: `${result}: ${because}` })),
      findings: verdicts
        .filter(verdict => verdict.result !== 'pass')
        .map((verdict): Finding => ({ level: 'error', message: `${verdict.name}: ${verdict.result}: ${verdict.because}` })),
      next: result === 'pass' ? [] : ['Look at the jobs of the clusters that did not pass, and run those again.'],
    },
    outputs: {
      verdict: result,
      passed: String(passed.length),
      clusters: String(names?.length ?? 0),
      'expires-at': result === 'pass' ? (ends[0] ?? '') : '',
    },
  }
}

/**
 * A pass needs all of it: a list of clusters, the evidence of every one, and GitHub's word that every job of the matrix succeeded. The
 * evidence comes through artifacts, which any job of the run can write; the jobs' results do not.
 */
export function together(
  names: readonly string[] | undefined,
  verdicts: readonly ClusterVerdict[],
  jobs: string,
): { readonly result: Result; readonly headline: string } {
  if (names === undefined || names.length === 0)
    return { result: 'fail', headline: 'The fleet could not be read, or nobody is in it: nothing was proven.' }
  const passed = verdicts.filter(({ result }) => result === 'pass').length
  const said = `${passed} of ${names.length} clusters passed`
  if (verdicts.some(({ result }) => result === 'fail')) return { result: 'fail', headline: `${said}.` }
  if (passed < names.length) return { result: 'inconclusive', headline: `${said}; of the others nothing is certain.` }
  if (jobs !== 'success')
    return { result: 'fail', headline: `${said}, but their jobs ended as "${jobs || 'unknown'}": that is not a pass.` }
  return { result: 'pass', headline: `All ${names.length} clusters passed.` }
}

const badness = { fail: 0, inconclusive: 1, pass: 2 } as const
const worstFirst = (one: ClusterVerdict, other: ClusterVerdict): number =>
  badness[one.result] - badness[other.result] || (one.name < other.name ? -1 : 1)

/** The names of the clusters that were to be asked; undefined when the list is not one. */
function namesOf(text: string): readonly string[] | undefined {
  try {
    const list = JSON.parse(text) as unknown
    if (!Array.isArray(list)) return undefined
    const names = list.map(each => (each as { name?: unknown } | null)?.name)
    return names.every(name => typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(name)) ? (names as string[]) : undefined
  } catch {
    return undefined
  }
}

async function verdictOf(name: string, path: string): Promise<ClusterVerdict> {
  const fail = (because: string): ClusterVerdict => ({ name, result: 'fail', because })
  let content: Buffer
  try {
    content = readGivenFile(path, mostBytes)
  } catch (error) {
    return fail(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'there is no evidence: its gate did not get that far'
        : `its evidence cannot be read: ${(error as Error).message}`,
    )
  }
  return judgeEvidence(name, content.toString('utf8'), new Date())
}

/** The report of verify-tls-inspection as evidence: its own result, which its verdicts have to bear out, of today and not over. */
export function judgeEvidence(name: string, text: string, now: Date): ClusterVerdict {
  const fail = (because: string): ClusterVerdict => ({ name, result: 'fail', because })
  let report: Readonly<Record<string, unknown>>
  try {
    report = JSON.parse(text) as typeof report
  } catch (error) {
    return fail(`its evidence is not JSON: ${(error as Error).message}`)
  }
  if (typeof report !== 'object' || report === null || report['action'] !== 'verify-tls-inspection')
    return fail('its evidence is not a report of verify-tls-inspection')
  const verdicts = Array.isArray(report['verdicts']) ? (report['verdicts'] as readonly unknown[]) : []
  const passed = verdicts.filter(verdict => (verdict as { result?: unknown } | null)?.result === 'pass').length
  const said = `${passed} of ${verdicts.length} probes passed`
  if (report['result'] === 'inconclusive') return { name, result: 'inconclusive', because: said }
  if (report['result'] !== 'pass') return fail(said)
  if (verdicts.length === 0 || passed < verdicts.length) return fail(`it says pass, but ${said}`)
  const age = now.getTime() - Date.parse(String(report['at']))
  if (!(age >= -skew)) return fail(`${said}, at a time that is not one or not yet come`)
  if (age > mostHours * hour) return fail(`${said}, but more than ${mostHours} hours ago: run all jobs again`)
  const expiresAt = endOf(report['facts'])
  // Whatever is seen to be inspected has an end, so a pass without one is none.
  if (expiresAt === undefined) return fail(`it says pass, ${said}, but not until when the proof holds`)
  if (!(Date.parse(expiresAt) > now.getTime())) return fail(`${said}, but the proof ended at ${expiresAt}`)
  return { name, result: 'pass', because: said, expiresAt, ...askedOf(report, verdicts) }
}

/** The cluster, its pods and what they were asked. */
function askedOf({ facts }: Readonly<Record<string, unknown>>, verdicts: readonly unknown[]): { readonly asked?: string } {
  const of = verdicts.map(each => {
    const { pod, probe } = each as { readonly pod?: { readonly uid?: unknown } | null; readonly probe?: { readonly name?: unknown } | null }
    return typeof pod?.uid === 'string' && pod.uid !== '' ? JSON.stringify([pod.uid, probe?.name]) : undefined
  })
  return of.includes(undefined) ? {} : { asked: JSON.stringify([factOf(facts, 'cluster'), ...[...new Set(of)].sort()]) }
}

/** Where two specs name one cluster, its pods answer the same questions twice, and those of the other are asked nothing. */
function withoutTwins(verdicts: readonly ClusterVerdict[]): readonly ClusterVerdict[] {
  return verdicts.map((verdict, at): ClusterVerdict => {
    const twin = verdict.asked === undefined ? undefined : verdicts.slice(0, at).find(({ asked }) => asked === verdict.asked)
    return twin === undefined
      ? verdict
      : {
          name: verdict.name,
          result: 'fail',
          because: `the very same pods were asked the same as for ${twin.name}: its spec names that cluster too`,
        }
  })
}

/** The fact "proof holds until" begins with an ISO 8601 time. */
function endOf(facts: unknown): string | undefined {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(factOf(facts, 'proof holds until'))?.[0]
}

function factOf(facts: unknown, name: string): string {
  const fact = Array.isArray(facts) ? facts.find(each => (each as { name?: unknown } | null)?.name === name) : undefined
  return String((fact as { value?: unknown } | undefined)?.value ?? '')
}
