/** What verify-tls-inspection has to say, from what was asked and what came back. */
import { join, resolve } from 'node:path'
import type { ActionResult } from '../github/action.ts'
import { writeFiles } from '../github/workspace-files.ts'
import type { EgressSpec, Workload } from '../policy/spec.ts'
import type { Finding, Report } from '../report/report.ts'
import { count as told } from '../report/text.ts'
import { conclude } from '../verify/conclude.ts'
import { toEvidence } from '../verify/evidence.ts'
import { expiryOf } from '../verify/expiry.ts'
import { refusals } from '../verify/refusals.ts'
import type { Subject } from '../verify/subject.ts'
import type { OurAuthority, Verdict } from '../verify/verdict.ts'
import { vouchedByRunner } from '../verify/vouched.ts'
import { ownAmong } from './public-roots.ts'
import type { Asked } from './verify.ts'
import type { LogReading } from './verify-log.ts'
import type { VerifyRequest } from './verify-tls-inspection.ts'

export function resultOf(
  spec: EgressSpec,
  workloads: readonly Workload[],
  authority: OurAuthority,
  asked: Asked,
  log: LogReading | undefined,
  request: VerifyRequest,
  apiServer: string,
): ActionResult {
  const refused = refusals(asked.verdicts, authority, asked.at, asked.publicRoots)
  const conclusion = conclude(
    asked.verdicts,
    workloads.map(({ name }) => name),
    refused,
  )
  const { findings } = conclusion
  const verdicts = conclusion.verdicts.map((verdict, index): Verdict => {
    const logged = log?.logged[index]
    return logged === undefined ? verdict : { ...verdict, logged }
  })
  // The log alone never fails a run, but a run that it contradicts is no proof.
  const contradicted = conclusion.result === 'pass' && (log?.disagreements ?? 0) > 0
  const result = contradicted ? 'inconclusive' : conclusion.result
  const expiry = expiryOf(verdicts, authority)
  const counted = contradicted
    ? `${conclusion.headline}; the firewall's log contradicts ${log?.disagreements} of them`
    : conclusion.headline
  // First what its reader came for: whether something may be deployed.
  const headline = `${answer(result, expiry?.at)}: ${counted}`
  const count = (wanted: Verdict['result']) => String(verdicts.filter(each => each.result === wanted).length)
  const left = spec.expectations.filter(({ expect }) => expect === 'unknown')
  const report: Report = {
    action: 'verify-tls-inspection',
    title: `Egress of ${spec.name}`,
    at: new Date().toISOString(),
    result,
    headline,
    outcomes: [],
    verdicts,
    facts: [
      { name: 'cluster', value: apiServer },
      { name: 'pods asked', value: String(asked.pods.length) },
      { name: 'our root', value: `${authority.root.subject}, SHA-256 ${authority.root.fingerprint}` },
      { name: 'our intermediate', value: `${authority.intermediate.subject}, key SHA-256 ${authority.intermediate.keyFingerprint}` },
      ...(expiry === undefined
        ? []
        : [
            {
              name: result === 'pass' ? 'proof holds until' : 'first certificate ends',
              value: `${expiry.at.toISOString()} (${expiry.of} ends)`,
            },
          ]),
      {
        name: 'the judgement refused',
        value: `${told(refused.passedThrough, 'flight')} that passed through, against our root; ${told(refused.inspected, 'inspected one')}, against other keys, dates and hosts${refused.broken.length > 0 ? `; ${refused.broken.length} were not refused` : ''}`,
      },
      ...(log?.facts ?? []),
    ],
    findings: [
      ...findings,
      ...asked.findings,
      ...(log?.findings ?? []),
      ...left.map(
        ({ name, place }): Finding => ({
          level: 'notice',
          message: `"${name}" says unknown, so pods were not asked about it.`,
          advice: 'Say allow or deny to have it proven.',
          ...place,
        }),
      ),
      ...notChosen(spec, workloads),
      ...steeringFindings(asked.steering),
      ...vouchedByRunner(verdicts, ownAmong(asked.publicRoots), asked.at),
    ],
    next: nextSteps(result, verdicts),
  }
  return {
    report,
    outputs: {
      verdict: result,
      passed: count('pass'),
      failed: count('fail'),
      inconclusive: count('inconclusive'),
      report: request.reportDirectory === '' ? '' : join(request.reportDirectory, 'report.json'),
      'expires-at': expiry?.at.toISOString() ?? '',
    },
  }
}

const answer = (result: Report['result'], until: Date | undefined): string =>
  result !== 'pass'
    ? 'Not proven, the gate stays closed'
    : `Proven${until ? ` until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''}, the gate may open`

/** A pass speaks of those that were asked. */
function notChosen(spec: EgressSpec, workloads: readonly Workload[]): Finding[] {
  const left = spec.workloads.filter(({ name }) => !workloads.some(each => each.name === name)).map(({ name }) => name)
  return left.length === 0
    ? []
    : [
        {
          level: 'notice',
          message: `Of the spec's workloads ${left.slice(0, 5).join(', ')}${left.length > 5 ? ` and ${left.length - 5} more` : ''} ${left.length === 1 ? 'was' : 'were'} not asked: the input workloads does not name ${left.length === 1 ? 'it' : 'them'}.`,
          advice: 'Leave the input empty to have all of them asked.',
        },
      ]
}

/** What was seen, for whoever wants to judge it again. */
export async function writeEvidence(
  spec: EgressSpec,
  workloads: readonly Workload[],
  authority: OurAuthority,
  { verdicts, at, publicRoots }: Asked,
  log: LogReading | undefined,
  { reportDirectory }: VerifyRequest,
  cluster: string,
  subject: Subject,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, string>> {
  if (reportDirectory === '') return { evidence: '', 'evidence-sha256': '' }
  const names = workloads.map(({ name }) => name)
  // A row that contradicts was read, whatever happened to the log after it: a run that is no proof leaves no evidence of one.
  const disagreements = log !== undefined && (log.read || log.disagreements > 0) ? { logDisagreements: log.disagreements } : {}
  const { text, sha256 } = toEvidence({ spec, workloads: names, authority, verdicts, at, publicRoots, cluster, subject, ...disagreements })
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd()
  await writeFiles(resolve(workspace, reportDirectory), { 'evidence.json': text }, workspace)
  return { evidence: join(reportDirectory, 'evidence.json'), 'evidence-sha256': sha256 }
}

/** Variables in the pods that send programs elsewhere than the probes went, or that make them trust something else. */
function steeringFindings(names: readonly string[]): Finding[] {
  const proxies = names.filter(name => /proxy$/i.test(name))
  const stores = names.filter(name => !/proxy$/i.test(name))
  return [
    ...(proxies.length === 0
      ? []
      : [
          {
            level: 'warning' as const,
            message: `Pods have ${proxies.join(', ')} set. The probes went around that proxy; programs in the pods may not.`,
            advice: "Verify what the proxy's own egress does, or take the variables away.",
          },
        ]),
    ...(stores.length === 0
      ? []
      : [
          {
            level: 'notice' as const,
            message: `Pods have ${stores.join(', ')} set: trust was judged by that store, as programs with the same environment do.`,
          },
        ]),
  ]
}

function nextSteps(result: Verdict['result'], verdicts: readonly Verdict[]): string[] {
  if (result === 'pass') return ["Verify again before the firewall's sub-CA ends, and after every change of policy, route or CA."]
  const steps: string[] = []
  if (
    verdicts.some(
      ({ result, path, observation }) =>
        result !== 'pass' && path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false,
    )
  )
    steps.push('Run install-ca-in-pod: some pods are inspected and do not trust the root.')
  if (verdicts.some(({ result, path }) => result === 'fail' && path.kind === 'intercepted'))
    steps.push('Find out who intercepts: its verdict names the issuer; look at the route table and at proxies on the way.')
  if (verdicts.some(({ result }) => result === 'inconclusive'))
    steps.push('Look at what could not be decided: a broken experiment is not a pass.')
  if (steps.length === 0)
    steps.push(
      'Correct what the findings name: the policy (egress-gate explain says which rule decides, and why), a route, or the expectation.',
    )
  return [...steps, 'Run verify-tls-inspection again.']
}
