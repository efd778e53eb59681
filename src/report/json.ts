/** The report as a document for programs and as evidence. Its shape is stable; `schema` changes when it does. */
import type { Certificate } from '../pki/certificate.ts'
import type { Json, Outcome } from '../plan/resource.ts'
import type { Decision } from '../policy/decision.ts'
import { type Observation, type Path, stepsOf, type Verdict } from '../verify/verdict.ts'
import { tally } from './groups.ts'
import { flightOf } from './observation.ts'
import type { Report } from './report.ts'

/**
 * Top level: `schema`, `action`, `title`, `at`, `result`, `headline`, `counts` (of verdicts), `verdicts`, `outcomes`, `findings`, `facts`,
 * `next`, `comparison` (of a plan with what is deployed), and `certificates`: every certificate that a pod was served, once, by its SHA-256 fingerprint, with its PEM. A verdict's
 * `observation.flight` lists fingerprints, leaf first, so that anybody can judge the same bytes again.
 */
export const toJson = (report: Report): { readonly [key: string]: Json } => ({
  schema: 'egress-gate/report/1',
  action: report.action,
  title: report.title,
  at: report.at,
  result: report.result,
  headline: report.headline,
  counts: tally(report.verdicts),
  verdicts: report.verdicts.map(verdictJson),
  outcomes: report.outcomes.map(outcomeJson),
  findings: report.findings.map(({ level, message, advice, file, line, column }) => given({ level, message, advice, file, line, column })),
  facts: report.facts.map(({ name, value }) => ({ name, value })),
  next: [...report.next],
  ...(report.comparison ? { comparison: { ...report.comparison } } : {}),
  certificates: Object.fromEntries(
    report.verdicts
      .flatMap(stepsOf)
      .flatMap(flightOf)
      .map(certificate => [certificate.fingerprint, certificateJson(certificate)]),
  ),
})

const verdictJson = (verdict: Verdict): Json => {
  const { probe, pod, observation, path, expected, observed, result, because, hops, logged } = verdict
  return given({
    result,
    expected,
    observed,
    because,
    probe: given({
      id: probe.id,
      name: probe.name,
      workload: probe.workload,
      flow: given({ ...probe.flow }),
      place: { ...probe.expectation.place },
      predicted: decisionJson(probe.predicted),
    }),
    pod: pod && given({ ...pod }),
    observation: observationJson(observation),
    path: pathJson(path),
    logged: logged && ('row' in logged ? { ...logged, row: given({ ...logged.row }) } : { ...logged }),
    hops: hops?.map(verdictJson),
  })
}

const decisionJson = (decision: Decision): Json =>
  given({
    effect: decision.effect,
    inspected: decision.inspected,
    by: decision.by,
    rule: decision.rule,
    ruleCollection: decision.ruleCollection,
    ruleCollectionGroup: decision.ruleCollectionGroup,
    place: decision.place && { ...decision.place },
    because: decision.because,
    dependsOn: [...decision.dependsOn],
  })

const observationJson = (observation: Observation): Json => {
  if (observation.kind !== 'tls')
    return 'http' in observation ? { kind: observation.kind, http: httpJson(observation.http) } : { ...observation }
  const { kind, flight, protocol, alpn, trusted, trustDetail, http, httpDetail } = observation
  return given({
    kind,
    flight: flight.map(({ fingerprint }) => fingerprint),
    protocol,
    alpn,
    trusted,
    trustDetail,
    http: http && httpJson(http),
    httpDetail,
  })
}

const httpJson = ({ status, body, headers }: { status: number; body: string; headers: Readonly<Record<string, string>> }): Json => ({
  status,
  body,
  headers: { ...headers },
})

const pathJson = (path: Path): Json => ({ ...path })

const certificateJson = (certificate: Certificate): Json => ({
  subject: certificate.subject,
  issuer: certificate.issuer,
  serialNumber: certificate.serialNumber,
  notBefore: certificate.notBefore.toISOString(),
  notAfter: certificate.notAfter.toISOString(),
  dnsNames: [...certificate.dnsNames],
  fingerprint: certificate.fingerprint,
  keyFingerprint: certificate.keyFingerprint,
  pem: certificate.pem,
})

const outcomeJson = (outcome: Outcome): Json => {
  const { resource, action, differs } = outcome.change
  const common = { result: outcome.result, action, id: resource.id, title: resource.title, differs: differs.map(each => ({ ...each })) }
  if (outcome.result === 'failed') {
    const { message } = outcome.fault
    const known = 'advice' in outcome.fault ? { code: String(outcome.fault.code), advice: String(outcome.fault.advice) } : {}
    return { ...common, fault: { message, ...known } }
  }
  return outcome.result === 'skipped' ? { ...common, because: outcome.because } : { ...common, milliseconds: outcome.milliseconds }
}

/** Without the properties that are not known: JSON has no undefined, and `null` would read as a fact. */
const given = (values: Readonly<Record<string, Json | undefined>>): Json =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined))
