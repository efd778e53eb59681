import type { Severity } from '../policy/lint/lint.ts'
import type { Place } from '../policy/place.ts'
import type { Report } from './report.ts'
import { type Described, descriptor, location, plain, SCHEMA } from './sarif.ts'
import { findingCases, type Kind, verdictCases } from './verdict-cases.ts'

const described: Readonly<Record<Kind, readonly [title: string, means: string, fix: string]>> = {
  'egress-not-inspected': [
    'egress that is not inspected',
    'A pod reached a destination past the inspection that was expected of it.',
    'See that the rule says inspect: true, that no network rule takes the flow first, and that the subnet is routed to the firewall.',
  ],
  'egress-inspected': [
    'egress that is inspected and must not be',
    'The firewall opens a session that was expected to pass through as it is.',
    'Change the rule that inspects it, or the expectation if it is out of date.',
  ],
  'egress-intercepted': [
    'egress that somebody else intercepts',
    'The served certificate is neither from our authority nor from a public one.',
    'Find out who the issuer is: look at the route table, at other firewalls and at proxies on the way.',
  ],
  'egress-untrusted': [
    'a certificate that the pod does not trust',
    "The pod's own trust store does not accept what it is served, so its connections fail.",
    'Run install-ca-in-pod and verify again.',
  ],
  'egress-denied': [
    'egress that is denied and was expected to be allowed',
    'A pod could not reach a destination that it needs.',
    'See which rule decides with egress-gate explain, and whether the firewall has taken over the last change.',
  ],
  'egress-allowed': [
    'egress that is allowed and was expected to be denied',
    'A pod reached a destination that it must not reach.',
    'See which rule decides with egress-gate explain, and that the subnet is routed to the firewall.',
  ],
  'egress-otherwise': [
    'egress that differs from its expectation',
    'The answer, or the rule that decides, is not the expected one.',
    'Compare the expectation with what was observed, and change the one that is wrong.',
  ],
  'verdict-inconclusive': [
    'an expectation that could not be proven',
    'A pod could not be asked, or what it saw proves nothing. What is not proven is no pass.',
    'Repair the experiment that broke, and verify again.',
  ],
  'control-broken': [
    'a control that does not hold',
    'A built-in control came out otherwise than it must, so what the other verdicts say cannot be told from a proof that is always true.',
    'See what answers the control; give an expectation of your own where the built-in host does not suit.',
  ],
  'run-finding': [
    'an error of the run',
    'The run met an error that is not about one expectation.',
    'Do what the message advises, and verify again.',
  ],
}

const usualPlace: Place = { file: 'egress.yaml', line: 1, column: 1 }

const level = (kind: Kind): Severity => (kind === 'verdict-inconclusive' ? 'warning' : 'error')
const kinds = Object.keys(described) as Kind[]

/**
 * SARIF 2.1.0: a result for each expectation of a workload that did not pass, at its place, and one for each error that no verdict
 * tells. What passes is left out, since code scanning makes an alert of every result. Fingerprints hold no pods, times or lines, so
 * that the alert of tonight is the one of yesterday.
 */
export function toVerdictSarif(report: Report): string {
  const expectations = verdictCases(report)
  const errors = findingCases(report)
  // Code scanning refuses a file in which one result has no place. A run that came to no verdict has none; then it is the spec's usual one.
  const fallback = expectations[0]?.place ?? errors.find(({ place }) => place !== undefined)?.place ?? usualPlace
  const nth = counter()
  const results = [
    ...expectations.flatMap(({ kind, workload, name, number, place, message }) =>
      kind === undefined ? [] : [result(kind, `${workload}: ${name}: ${message}`, place, [workload, name, number])],
    ),
    // Messages of the run name pods, so its errors are told apart by file and number.
    ...errors.map(({ message, place }) => {
      const file = place?.file ?? ''
      return result('run-finding', message, place ?? fallback, [file, nth(file)])
    }),
  ]
  const rules = kinds.map(id => {
    const [title, means, fix] = described[id]
    const rule: Described & { readonly severity: Severity } = { id, title, means, fix, severity: level(id) }
    return descriptor(rule, 'README.md#verify-tls-inspection')
  })
  const driver = { name: 'egress-gate verify', rules }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2)}\n`
}

const result = (kind: Kind, message: string, place: Place, print: readonly (string | number)[]) => ({
  ruleId: kind,
  ruleIndex: kinds.indexOf(kind),
  level: level(kind),
  message: { text: plain(message) },
  locations: [location(place)],
  partialFingerprints: { 'egressGate/v1': [kind, ...print].map(part => encodeURIComponent(String(part).toWellFormed())).join('/') },
})

function counter(): (key: string) => number {
  const seen = new Map<string, number>()
  return key => {
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times
  }
}
