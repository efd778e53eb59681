/** What an observation says of the firewall's decision, before anybody asks what was expected. */
import { whatIsSpoken } from '../policy/decision.ts'
import { isAddress } from './probes.ts'
import type { HttpAnswer, Observation, Path, Probe } from './verdict.ts'

export type Seen = {
  readonly effect:
    | 'allowed'
    | 'denied'
    /** The firewall opened the session and refused the origin's certificate. */
    | 'upstream-refused'
    /** A handshake with the origin itself, and nothing after it. */
    | 'handshake'
    /** Stopped, but not in a way in which this firewall denies such a flow. */
    | 'stopped'
    | 'unclear'
  readonly because: string
  /** The evidence is silence, which a dead network gives as well. */
  readonly silent?: boolean
}

/** Ports on which the firewall itself answers a SYN, whatever the destination: a TCP connection there proves nothing. */
const answeredByFirewall = new Set([80, 443])

/** 470 with the firewall's own text, in the form that Azure Firewall gives it: `HTTP request from … . Action: Deny. Reason: …`. */
export const isDenialText = ({ status, body }: HttpAnswer): boolean =>
  status === 470 && /^\s*(?:HTTPS? request .{0,4000}\. )?Action: Deny\. \S/.test(body)
const isUpstreamRefusal = ({ status, body }: HttpAnswer): boolean => status === 500 && /^\s*x509: /.test(body)
const isResolveFailure = ({ status, body }: HttpAnswer): boolean => status === 500 && /Failed to resolve address/.test(body)

/**
 * Why an observation is none of such a question: an answer in clear for HTTPS, certificates where nothing is encrypted. No tool brings them,
 * and a file of evidence may say anything.
 */
export function misfit({ expectation: { target } }: Probe, { kind }: Observation): string | undefined {
  const own = target.kind === 'port' ? 'answered' : /^https:/i.test(target.url) ? 'tls' : 'http'
  const answers: readonly Observation['kind'][] = ['tls', 'http', 'answered']
  return answers.includes(kind) && kind !== own ? `what was seen (${kind}) is no answer to what was asked` : undefined
}

/** What an observation says of the flow's fate: allowed, denied and how, or not clear, because. */
export function seenIn(probe: Probe, observation: Observation, path: Path): Seen {
  const odd = misfit(probe, observation)
  if (odd !== undefined) return { effect: 'unclear', because: odd }
  switch (observation.kind) {
    case 'unknown':
      return { effect: 'unclear', because: observation.detail }
    case 'dns-failure':
      return { effect: 'unclear', because: `the name did not resolve in the pod, so the firewall was never asked (${observation.detail})` }
    case 'tls':
      return inSession(observation, path)
    case 'http':
      return inClear(observation.http)
    case 'answered':
      return transport(probe, observation.detail)
    case 'blocked':
      return stopped(probe, observation)
  }
}

function inSession({ http, httpDetail }: Observation & { kind: 'tls' }, path: Path): Seen {
  if (http === undefined)
    return path.kind === 'passthrough'
      ? {
          effect: 'handshake',
          because: `the handshake with the origin was let through, but no answer came (${httpDetail ?? 'nothing said why'})`,
        }
      : { effect: 'unclear', because: `the handshake succeeded, but no answer came (${httpDetail ?? 'nothing said why'})` }
  if (path.kind === 'inspected') {
    if (isDenialText(http)) return { effect: 'denied', because: 'the firewall answered 470 with its own text inside the inspected session' }
    if (http.status === 470) return { effect: 'unclear', because: "470 came without the firewall's text" }
    if (isUpstreamRefusal(http))
      return { effect: 'upstream-refused', because: `the firewall refused the origin's certificate (${http.body.trim().slice(0, 120)})` }
    if (isResolveFailure(http)) return { effect: 'unclear', because: "the firewall could not resolve the origin's name" }
    return { effect: 'allowed', because: `the origin answered ${http.status}` }
  }
  // The firewall cannot write into a session that it did not open: whatever stands there, the origin (or another box) wrote it.
  if (path.kind === 'passthrough' && http.status === 470)
    return { effect: 'handshake', because: '470 came out of a session with the origin itself, where the firewall cannot write' }
  if (path.kind === 'passthrough') return { effect: 'allowed', because: `the origin itself answered ${http.status}` }
  return { effect: 'unclear', because: `${http.status} was answered in a session of which it is not clear who opened it` }
}

function inClear(http: HttpAnswer): Seen {
  if (isDenialText(http)) return { effect: 'denied', because: 'the firewall answered 470 with its own text' }
  if (http.status === 470) return { effect: 'unclear', because: "470 came without the firewall's text" }
  if (isResolveFailure(http)) return { effect: 'unclear', because: "the firewall could not resolve the origin's name" }
  return { effect: 'allowed', because: `${http.status} was answered` }
}

/** Whether an application rule takes TCP to this port, or may: the firewall then completes the connection, whatever becomes of it. */
const takenByApplication = ({ by, dependsOn }: Probe['predicted']): boolean =>
  by === 'application' || dependsOn.some(each => each.startsWith(whatIsSpoken))

function transport({ expectation: { target }, predicted }: Probe, detail: string): Seen {
  if (target.kind !== 'port') return { effect: 'unclear', because: detail }
  if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)))
    return {
      effect: 'unclear',
      because: `a TCP connection to port ${target.port} proves nothing: the firewall answers it itself, for any address. Ask with a URL instead`,
    }
  return { effect: 'allowed', because: detail }
}

function stopped({ expectation: { target }, predicted }: Probe, { how, detail, stage }: Observation & { kind: 'blocked' }): Seen {
  const secure = target.kind === 'url' && target.url.startsWith('https:')
  switch (how) {
    case 'closed-after-hello':
      return secure && stage === 'handshake'
        ? {
            effect: 'denied',
            because: 'the connection was closed after the ClientHello, without an alert, as the firewall does with what no rule allows',
          }
        : { effect: 'stopped', because: `the connection was closed before an answer (${detail})` }
    case 'reset':
      return { effect: 'stopped', because: `the connection was reset, and the firewall denies without a reset (${detail})` }
    case 'refused':
      return {
        effect: 'stopped',
        because: `the connection was refused: something answered, and the firewall drops what it denies (${detail})`,
      }
    case 'unreachable':
      return { effect: 'stopped', because: `there is no way to it from the pod, so the firewall was not asked (${detail})` }
    case 'timeout': {
      const byNetworkRule = predicted.by === 'network' && predicted.effect === 'deny'
      if (target.kind === 'url')
        return byNetworkRule && stage === 'connect'
          ? { effect: 'denied', because: 'the packets were dropped silently, as a network rule does', silent: true }
          : {
              effect: 'stopped',
              because: `nothing answered in time (${detail}); what application rules deny is answered or closed, not dropped`,
            }
      if (target.protocol === 'udp' && target.speaks === undefined)
        return {
          effect: 'stopped',
          because: 'nothing came back, and UDP without a protocol that answers (speaks: ntp, dns) proves nothing by silence',
        }
      if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)) && !byNetworkRule)
        return {
          effect: 'stopped',
          because: `nothing answered on port ${target.port}, where the firewall answers everything: it does not stand in the way, or is down`,
        }
      if (stage === undefined)
        return { effect: 'stopped', because: `nothing answered in time, and how far the question came was not told (${detail})` }
      // A host that is down is as silent as one that is denied: only with the policy's own word is it a denial.
      if (predicted.effect !== 'deny')
        return {
          effect: 'stopped',
          because: `nothing answered in time, and the policy ${predicted.effect === 'allow' ? 'allows it' : 'alone does not say that it is denied'}: a host that is down is as silent`,
        }
      return {
        effect: 'denied',
        because: `nothing answered in time, as with what network rules drop${isAddress(target.host) ? '' : ` (${target.host})`}`,
        silent: true,
      }
    }
  }
}
