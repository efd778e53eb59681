/**
 * From what was expected and what was seen to a verdict. Three results, and only one is a pass: whatever is not proven is a failure or
 * inconclusive. Inspection (the path) and trust (the pod's store) are separate facts, and both must hold.
 */
import { bodyFits, bodyText, statusFits, statusText } from '../policy/answer-pattern.ts'
import { insertedFault } from './inserted.ts'
import { type PathOptions, pathOf } from './path.ts'
import { type Seen, seenIn } from './seen.ts'
import type { HttpAnswer, Observation, OurAuthority, Path, PodRef, Probe, Verdict } from './verdict.ts'

type Judgement = { readonly result: Verdict['result']; readonly because: string }

const pass = (because: string): Judgement => ({ result: 'pass', because })
const fail = (because: string): Judgement => ({ result: 'fail', because })
const inconclusive = (because: string): Judgement => ({ result: 'inconclusive', because })

/** One probe's verdict: the path by the served certificates, what was seen of it, and whether that is what was expected. */
export function judge(
  probe: Probe,
  pod: PodRef | undefined,
  observation: Observation,
  authority: OurAuthority,
  at: Date,
  options: Omit<PathOptions, 'at'>,
): Verdict {
  const path = pathOf(probe, observation, authority, { at, ...options })
  const seen = seenIn(probe, observation, path)
  const { result, because } = decide(probe, pod, observation, path, seen)
  return {
    probe,
    ...(pod === undefined ? {} : { pod }),
    observation,
    path,
    expected: expectedText(probe),
    observed: observedText(observation, path),
    result,
    because,
  }
}

/** A verdict for a probe that could not be asked, or whose pod changed under it. */
export const notAsked = (probe: Probe, pod: PodRef | undefined, because: string): Verdict => ({
  probe,
  ...(pod === undefined ? {} : { pod }),
  observation: { kind: 'unknown', detail: because },
  path: { kind: 'unknown', because },
  expected: expectedText(probe),
  observed: 'unknown',
  result: 'inconclusive',
  because,
})

function decide(probe: Probe, pod: PodRef | undefined, observation: Observation, path: Path, seen: Seen): Judgement {
  const { expectation } = probe
  const judged =
    expectation.expect === 'allow'
      ? allow(probe, path, seen)
      : expectation.expect === 'deny'
        ? deny(probe, path, seen)
        : inconclusive('the expectation says "unknown", so nothing can be held against it')
  if (judged.result !== 'pass') return judged
  // In this order: where it went, whether the pod trusts it, what was answered, who decided.
  return (
    sessionFault(observation, path, pod?.restartCount ?? 0) ??
    answerFault(expectation, httpOf(observation)) ??
    headerFault(probe, httpOf(observation)) ??
    ruleFault(probe) ??
    pass(
      [
        judged.because,
        ...(path.kind === 'inspected' ? ["the served flight holds our intermediate's key and validates to our root"] : []),
        ...(expectation.insertedHeader === undefined
          ? []
          : [`the origin shows ${expectation.insertedHeader}, which only the firewall puts in`]),
      ].join('; '),
    )
  )
}

function allow({ expectation }: Probe, path: Path, seen: Seen): Judgement {
  switch (seen.effect) {
    case 'upstream-refused':
      if (expectation.upstream !== 'refused') return fail(`${seen.because}; Azure Firewall trusts public authorities only`)
      return pathFault(expectation.inspected, path) ?? pass(seen.because)
    case 'allowed':
      if (expectation.upstream === 'refused')
        return pathFault(true, path) ?? fail(`the origin's certificate had to be refused, but ${seen.because}`)
      return pathFault(expectation.inspected, path) ?? pass(seen.because)
    case 'denied':
      return fail(seen.because)
    case 'stopped':
      return fail(seen.because)
    case 'handshake':
    case 'unclear':
      // A path that is wrong for certain is a failure, whatever else is not clear.
      return (
        (path.kind === 'unknown' || path.kind === 'plain' ? undefined : pathFault(expectation.inspected, path)) ??
        inconclusive(seen.because)
      )
  }
}

function deny({ expectation }: Probe, path: Path, seen: Seen): Judgement {
  switch (seen.effect) {
    case 'denied':
      if (expectation.inspected === true && path.kind !== 'inspected')
        return fail(`it was denied, but not inside an inspected session: ${seen.because}`)
      if (expectation.inspected === false && path.kind === 'inspected')
        return fail(`it was denied, but only after the firewall had opened the session: ${seen.because}`)
      return pass(seen.because)
    case 'allowed':
    case 'upstream-refused':
    case 'handshake':
      return fail(`it was let through: ${seen.because}`)
    case 'stopped':
    case 'unclear':
      return inconclusive(`not proven to be denied: ${seen.because}`)
  }
}

/** Undefined: the path is as it has to be. `inspected` undefined: either way, but nobody else may stand in it. */
function pathFault(inspected: boolean | undefined, path: Path): Judgement | undefined {
  switch (path.kind) {
    case 'inspected':
      return inspected === false ? fail('it was inspected, and must pass through') : undefined
    case 'passthrough':
      return inspected === true ? fail(`it was not inspected: the pod saw the origin's own certificate, by ${path.issuer}`) : undefined
    case 'intercepted':
      return fail(`somebody else stands in the path: the certificate was issued by ${path.by}`)
    case 'plain':
      return inspected === true ? fail('nothing was encrypted, so nothing was inspected as TLS') : undefined
    case 'blocked':
    case 'unknown':
      return inconclusive(path.kind === 'unknown' ? path.because : `stopped (${path.how})`)
  }
}

/** Trust, and what an inspected session of this firewall looks like. */
function sessionFault(observation: Observation, path: Path, restarts: number): Judgement | undefined {
  if (observation.kind !== 'tls') return undefined
  const { trusted, trustDetail, protocol, alpn } = observation
  const detail = trustDetail === undefined ? '' : ` (${trustDetail})`
  if (trusted === false)
    return path.kind === 'inspected'
      ? fail(
          `it is inspected, but the pod does not trust our root (${restarts === 0 ? 'not installed?' : `not installed, or lost when the container restarted: it did ${restarts === 1 ? 'once' : `${restarts} times`}`})${detail}`,
        )
      : fail(`the pod does not trust the certificate${detail}: its trust store is missing or stale`)
  if (trusted === 'unknown') return inconclusive(`whether the pod trusts the certificate could not be told${detail}`)
  if (path.kind === 'inspected' && protocol === undefined)
    return inconclusive(
      "the flight is our firewall's, but the pod does not say which protocol the session spoke: the flight may be replayed",
    )
  if (path.kind === 'inspected' && (protocol !== 'TLSv1.2' || (alpn !== undefined && alpn !== '')))
    return inconclusive(
      `the flight is our firewall's, but the session is ${[protocol, alpn].filter(Boolean).join(' with ')}, which Azure Firewall does not speak in inspected sessions (TLSv1.2 without ALPN): the flight may be replayed`,
    )
  return undefined
}

/** The HTTP answer, where there was one. */
export const httpOf = (observation: Observation): HttpAnswer | undefined =>
  observation.kind === 'tls' || observation.kind === 'http' ? observation.http : undefined

/** What the answer lacks of what was expected of it. */
export function answerFault({ status, body }: Probe['expectation'], http: HttpAnswer | undefined): Judgement | undefined {
  if (status !== undefined && (http === undefined || !statusFits(status, http.status)))
    return fail(`status ${statusText(status)} was expected, ${http === undefined ? 'and nothing was answered' : `not ${http.status}`}`)
  if (body !== undefined && (http === undefined || !bodyFits(body, http.body))) return fail(`the body does not ${bodyText(body)}`)
  return undefined
}

function headerFault(probe: Probe, http: HttpAnswer | undefined): Judgement | undefined {
  const fault = insertedFault(probe, http)
  return fault === undefined ? undefined : { result: fault.certain ? 'fail' : 'inconclusive', because: fault.because }
}

/** Which rule decided cannot be seen from a pod: here it is the prediction's word, and the log's where logs are read. */
function ruleFault({ expectation: { rule }, predicted, ruleOpen }: Probe): Judgement | undefined {
  if (rule === undefined) return undefined
  if (predicted.rule === rule)
    return ruleOpen === true
      ? inconclusive(
          `it has to be decided by rule ${rule}, and by the policy alone it is open whether another rule that comes to the same does`,
        )
      : undefined
  if (predicted.effect === 'unknown')
    return inconclusive(
      `it has to be decided by rule ${rule}, and the policy alone does not tell which rule decides (it depends on ${predicted.dependsOn.join(', ') || 'what is not known'})`,
    )
  return fail(
    `it has to be decided by rule ${rule}, but by the policy ${predicted.rule === undefined ? 'no rule decides it' : `rule ${predicted.rule} does`}: ${predicted.because}`,
  )
}

/** What was expected, for people: `allow, inspected, 200`. */
export function expectedText({ expectation: { expect, inspected, upstream, status } }: Probe): string {
  const parts: string[] = [expect]
  if (inspected !== undefined) parts.push(inspected ? 'inspected' : 'not inspected')
  if (upstream !== undefined) parts.push('origin refused')
  if (status !== undefined) parts.push(statusText(status))
  return parts.join(', ')
}

/** What was seen, for people: `inspected, 200`. */
export function observedText(observation: Observation, path: Path): string {
  const status = httpOf(observation)?.status
  const parts: string[] = []
  if (path.kind === 'inspected') parts.push('inspected')
  else if (path.kind === 'passthrough') parts.push(`passed through (${path.issuer})`)
  else if (path.kind === 'intercepted') parts.push(`intercepted by ${path.by}`)
  else if (observation.kind === 'blocked')
    parts.push(`${observation.how}${observation.stage === undefined ? '' : ` at ${observation.stage}`}`)
  else if (observation.kind === 'answered') parts.push('answered')
  else if (observation.kind === 'dns-failure') parts.push('name not resolved')
  else if (observation.kind !== 'http') parts.push('unknown')
  if (observation.kind === 'tls' && observation.trusted === false) parts.push('not trusted')
  if (status !== undefined) parts.push(String(status))
  return parts.join(', ')
}
