import type { Certificate } from '../pki/certificate.ts'
import type { Observation, Verdict } from '../verify/verdict.ts'

/** What a pod saw, as named lines for people. Everything in it is the pod's word, except what we read from the certificates. */
export const describeObservation = (observation: Observation): readonly (readonly [name: string, value: string])[] => {
  switch (observation.kind) {
    case 'tls':
      return [
        ['protocol', [observation.protocol ?? 'TLS', observation.alpn].filter(Boolean).join(', ')],
        ['trusted by the pod', `${observation.trusted}${observation.trustDetail ? `: ${observation.trustDetail}` : ''}`],
        ...(observation.http ? [['answer', `${observation.http.status} ${observation.http.body}`] as const] : []),
        ...(observation.httpDetail ? [['no answer', observation.httpDetail] as const] : []),
      ]
    case 'http':
      return [['answer', `${observation.http.status} ${observation.http.body}`]]
    case 'blocked':
      return [[observation.stage ? `blocked at ${observation.stage}` : 'blocked', `${observation.how}: ${observation.detail}`]]
    case 'answered':
      return [['answered', observation.detail]]
    case 'dns-failure':
      return [['name resolution', observation.detail]]
    case 'unknown':
      return [['unknown', observation.detail]]
  }
}

/** The certificates as served, leaf first; none when there was no TLS. */
export const flightOf = ({ observation }: Verdict): readonly Certificate[] => (observation.kind === 'tls' ? observation.flight : [])

/** `namespace/pod (container) on node`. */
export const describePod = ({ pod }: Verdict): string =>
  pod ? `${pod.namespace}/${pod.name} (${pod.container})${pod.node ? ` on ${pod.node}` : ''}` : 'no pod could be asked'

/** The rule that the policy in the spec predicts to decide: `group / collection / rule`. */
export const predictedRule = ({ probe: { predicted } }: Verdict): string =>
  [predicted.ruleCollectionGroup, predicted.ruleCollection, predicted.rule].filter(part => part !== undefined).join(' / ') ||
  `none (${predicted.by})`

/** What the firewall's log says, as one word and named lines. The rows are the firewall's word, read through Log Analytics. */
export const describeLog = ({
  logged,
}: Verdict): { readonly word: string; readonly lines: readonly (readonly [name: string, value: string])[] } => {
  if (logged === undefined) return { word: 'not asked', lines: [['to ask it', 'the input logs-deadline-seconds']] }
  if (logged.kind === 'silent') return { word: 'no row', lines: [['because', logged.because]] }
  const { kind, row } = logged
  return {
    word: kind,
    lines: [
      ...(kind === 'disagrees' ? [['because', logged.because] as const] : []),
      ['action', `${row.action}${row.kind === 'application' ? `, ${row.tlsInspected ? 'inspected' : 'not inspected'}` : ''}`],
      ['rule', row.rule ?? 'none'],
      ['for', row.url ?? [row.target ?? 'no name', row.port].filter(part => part !== undefined).join(':')],
      ['at', row.time],
    ],
  }
}
