/** What the lab run does, in order: the six actions as a platform team chains them, with the failures that must happen. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runAction } from './github/run-action.ts'
import { labDirectory } from './inside.ts'
import type { Lab } from './lab.ts'
import { waysOut } from './leaks.ts'
import type { PeakMemory } from './memory.ts'

/** A verdict as the JSON document of a lab run tells it. */
export type LabVerdict = {
  readonly workload: string
  readonly pod: string
  readonly probe: string
  readonly expected: string
  readonly observed: string
  readonly result: 'pass' | 'fail' | 'inconclusive'
  readonly because: string
}

export type LabStep = {
  readonly name: string
  readonly action: string
  /** What must happen for the step to have gone well. */
  readonly expected: string
  readonly happened: string
  readonly ok: boolean
  readonly milliseconds: number
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly verdicts: readonly LabVerdict[]
  readonly peakRssBytes: number
  /** The step's report folder, inside the run's. */
  readonly report: string
  readonly summary: string
  /** The last lines of its log; all of them when the step did not go well. */
  readonly lines: readonly string[]
}

export type ChainEvents = {
  stepStarts(index: number, count: number, name: string): void
  line(text: string): void
  stepEnds(index: number, count: number, step: LabStep): void
}

type StepResult = {
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly verdicts: readonly LabVerdict[]
}

type PlannedStep = {
  readonly name: string
  readonly action: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly expected: string
  /** Says what happened; `ok` only if that is exactly what must happen. */
  readonly judge: (result: StepResult, lab: Lab, before: readonly string[]) => Promise<Judged> | Judged
  /** Done in the lab just before; what it finds is handed to `judge`. */
  readonly before?: (lab: Lab) => Promise<readonly string[]>
  /** Inputs that come out of earlier steps. */
  readonly given?: (done: readonly LabStep[]) => Readonly<Record<string, string>>
}

type Judged = { readonly ok: boolean; readonly happened: string }

/** What import-ca told: installed where a workload names no mount, and compared where it does. */
const theRoot = (done: readonly LabStep[]): Readonly<Record<string, string>> => ({
  'root-certificate': done.find(({ action }) => action === 'import-ca')?.outputs['root-certificate'] ?? '',
})

const succeeds =
  (says: (result: StepResult) => string): PlannedStep['judge'] =>
  result => ({
    ok: result.exitCode === 0,
    happened: result.exitCode === 0 ? says(result) : `exit code ${result.exitCode}`,
  })

/** The lab's firewall is near: what it drops is known sooner than in a real network. */
const near = { 'deny-timeout-seconds': '2' }

const count = (verdicts: readonly LabVerdict[], result: LabVerdict['result']) =>
  verdicts.filter(verdict => verdict.result === result).length
const tally = ({ verdicts }: StepResult) =>
  `${count(verdicts, 'pass')} pass, ${count(verdicts, 'fail')} fail, ${count(verdicts, 'inconclusive')} inconclusive`

const proven: PlannedStep['judge'] = result => ({
  ok:
    result.exitCode === 0 &&
    result.outputs['verdict'] === 'pass' &&
    result.verdicts.length > 0 &&
    result.verdicts.every(({ result }) => result === 'pass'),
  happened: tally(result),
})

const untrusted = /^it is inspected, but the pod does not trust our root/

/** The gate must stay closed, for the right reason only: the pods do not trust our root, while every path is as it should be. */
const refusedForTrust: PlannedStep['judge'] = result => {
  const failed = result.verdicts.filter(verdict => verdict.result === 'fail')
  const odd = result.verdicts.find(
    verdict => verdict.result === 'inconclusive' || (verdict.result === 'fail' && !untrusted.test(verdict.because)),
  )
  if (odd) return { ok: false, happened: `${odd.workload}: ${odd.probe}: ${odd.because}` }
  const closed = result.exitCode === 1 && result.outputs['verdict'] === 'fail' && failed.length > 0
  return {
    ok: closed,
    happened: `${tally(result)}: ${closed ? 'the gate stays closed, the pods do not trust the root' : 'the gate opened'}`,
  }
}

/** Nothing may leave any more; that something did before is what makes it a result. */
const nothingLeaves: PlannedStep['judge'] = async ({ exitCode, outputs }, lab, before) => {
  const after = await waysOut(lab.topology)
  if (exitCode !== 0 || outputs['state'] !== 'deallocated')
    return { ok: false, happened: `exit code ${exitCode}, state ${outputs['state']}` }
  if (before.length === 0) return { ok: false, happened: 'nothing left the subnet before either, so this proves nothing' }
  if (after.length > 0) return { ok: false, happened: `still leaves the subnet: ${after.join(', ')}` }
  return { ok: true, happened: `deallocated; nothing leaves the subnet (${before.join(', ')} did before)` }
}

export const steps: readonly PlannedStep[] = [
  {
    name: 'make the certificate authority',
    action: 'import-ca',
    expected: 'the intermediate is in Key Vault, of the root only the public certificate',
    judge: succeeds(
      ({ outputs }) => `root ${outputs['root-fingerprint']?.slice(0, 16)}…, valid until ${outputs['expires-at']?.slice(0, 10)}`,
    ),
  },
  {
    name: 'provision the firewall',
    action: 'provision-firewall',
    expected: 'network, policy with TLS inspection, firewall, routes, diagnostics',
    judge: succeeds(({ outputs }) => `private address ${outputs['private-ip']}, public ${outputs['public-ips']?.replace(/[[\]"]/g, '')}`),
  },
  {
    name: 'deploy the cluster and its workloads',
    action: 'deploy-aks',
    expected: 'the cluster runs, its egress routed to the firewall',
    judge: succeeds(({ outputs }) => outputs['cluster-fqdn'] ?? ''),
  },
  {
    name: 'verify before trust is installed (negative control)',
    action: 'verify-tls-inspection',
    inputs: near,
    expected: 'fails: the pods do not trust the root yet',
    judge: refusedForTrust,
  },
  {
    name: 'install the root in the pods',
    action: 'install-ca-in-pod',
    given: theRoot,
    expected: 'every pod trusts the root',
    judge: succeeds(({ outputs }) => `${outputs['installed']} installed, ${outputs['unchanged']} unchanged, ${outputs['failed']} failed`),
  },
  {
    name: 'verify',
    action: 'verify-tls-inspection',
    inputs: { ...near, 'logs-deadline-seconds': '10' },
    expected: 'every verdict passes',
    judge: proven,
  },
  {
    name: 'deallocate for the night',
    action: 'deallocate',
    inputs: { operation: 'deallocate' },
    expected: 'cluster stopped, firewall deallocated, nothing leaves the subnet',
    before: lab => waysOut(lab.topology),
    judge: nothingLeaves,
  },
  {
    name: 'allocate in the morning',
    action: 'deallocate',
    inputs: { operation: 'allocate' },
    expected: 'both are back, routes follow the changed private address',
    before: async lab => {
      lab.azure.knobs.changePrivateIpOnNextAllocation()
      return []
    },
    judge: result => ({
      ok: result.exitCode === 0 && result.outputs['state'] === 'allocated' && result.outputs['private-ip-changed'] === 'true',
      happened: `${result.outputs['state']}; private address now ${result.outputs['private-ip']}, routes repaired`,
    }),
  },
  {
    name: 'install the root in the recreated pods',
    action: 'install-ca-in-pod',
    given: theRoot,
    expected: 'the restart made new pods without the root: it is installed again',
    judge: result => ({
      ok: result.exitCode === 0 && Number(result.outputs['installed']) > 0 && result.outputs['unchanged'] === '0',
      happened: `${result.outputs['installed']} installed again, ${result.outputs['unchanged']} still had it`,
    }),
  },
  { name: 'verify after the restart', action: 'verify-tls-inspection', inputs: near, expected: 'every verdict passes', judge: proven },
]

/** Runs the whole chain. Ends early when a step did not end as it must: what follows would prove nothing. */
export async function runChain(options: {
  readonly lab: Lab
  /** The spec's path, absolute. */
  readonly spec: string
  /** Where the reports go, absolute. */
  readonly reports: string
  readonly repository: string
  readonly node: string
  readonly events: ChainEvents
  readonly signal: AbortSignal
  readonly memory: PeakMemory
}): Promise<readonly LabStep[]> {
  const { lab, events } = options
  const done: LabStep[] = []
  let exported: Readonly<Record<string, string>> = {}
  let masks: readonly string[] = []
  for (const [index, step] of steps.entries()) {
    options.signal.throwIfAborted()
    events.stepStarts(index + 1, steps.length, step.name)
    const before = (await step.before?.(lab)) ?? []
    const started = performance.now()
    const report = join(options.reports, `${String(index + 1).padStart(2, '0')}-${step.action}`)
    const ran = await runAction({
      action: step.action,
      repository: options.repository,
      inputs: { spec: basename(options.spec), 'report-directory': report, ...step.inputs, ...step.given?.(done) },
      env: { ...lab.jobEnv, ...exported, RUNNER_TEMP: `${labDirectory}/runner` },
      // As a checkout: actions read the spec and its manifests here, and write nothing.
      workspace: dirname(options.spec),
      node: options.node,
      onLine: line => events.line(line),
      signal: options.signal,
      masks,
    })
    masks = [...masks, ...ran.masks]
    exported = { ...exported, ...ran.exportedEnv }
    const verdicts = readVerdicts(join(report, 'report.json'))
    const judged = await step.judge({ exitCode: ran.exitCode, outputs: ran.outputs, verdicts }, lab, before)
    // What GitHub's runner would have objected to counts, whatever else the action achieved.
    const { ok, happened } = ran.complaints.length === 0 ? judged : { ok: false, happened: ran.complaints.join('; ') }
    const told: LabStep = {
      name: step.name,
      action: step.action,
      expected: step.expected,
      happened,
      ok,
      milliseconds: Math.round(performance.now() - started),
      exitCode: ran.exitCode,
      outputs: ran.outputs,
      verdicts,
      peakRssBytes: ran.peakRssBytes,
      report,
      summary: ran.summary,
      lines: ok ? ran.lines.slice(-20) : ran.lines,
    }
    done.push(told)
    events.stepEnds(index + 1, steps.length, told)
    if (!ok) break
  }
  return done
}

/** The verdicts of a step's own report. Absent for actions that verify nothing, or that did not get that far. */
function readVerdicts(path: string): readonly LabVerdict[] {
  let report: { verdicts?: readonly Record<string, unknown>[] }
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as typeof report
  } catch {
    return []
  }
  return (report.verdicts ?? []).map(verdict => {
    const probe = (verdict['probe'] ?? {}) as { name?: string; workload?: string }
    const pod = (verdict['pod'] ?? {}) as { name?: string }
    return {
      workload: String(probe.workload ?? ''),
      pod: String(pod.name ?? ''),
      probe: String(probe.name ?? ''),
      expected: String(verdict['expected'] ?? ''),
      observed: String(verdict['observed'] ?? ''),
      result: verdict['result'] === 'pass' || verdict['result'] === 'fail' ? verdict['result'] : 'inconclusive',
      because: String(verdict['because'] ?? ''),
    }
  })
}
