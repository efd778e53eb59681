import type { Checked } from '../policy/check.ts'
import type { Finding, Lint, Severity } from '../policy/lint/lint.ts'
import { lints } from '../policy/lint/lints.ts'
import type { Place } from '../policy/place.ts'
import { type CheckReport, documentation, expectedText } from './check-report.ts'
import { shortened, visible } from './text.ts'

export const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
/** A broken expectation is a result as findings are, under a rule of its own. */
const BROKEN = {
  id: 'expectation-broken',
  title: 'an expectation that the policy does not meet',
  means: 'The policy does not do what was expected of it, or nobody can say whether it does.',
  fix: 'Change the rule that decides, or the expectation if it is out of date.',
} as const

export type Described = Pick<Lint, 'id' | 'title' | 'means' | 'fix'>

/**
 * SARIF 2.1.0, as code scanning takes it. Fingerprints are made of what a finding is about and not of where it stands, so that a
 * line added above neither closes an alert nor opens a new one.
 */
export function toSarif(report: CheckReport): string {
  const rules: readonly (Described & { readonly severity: Severity })[] = [{ ...BROKEN, severity: 'error' }, ...lints]
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]))
  const fingerprint = fingerprints()
  const fallback: Place = { file: report.spec ?? report.policy, line: 1, column: 1 }
  const result = (id: string, severity: Severity, message: string, place: Place | undefined, print: readonly string[]) => ({
    ruleId: id,
    ruleIndex: indexOf.get(id) ?? -1,
    level: severity,
    message: { text: plain(message) },
    locations: [location(place ?? fallback)],
    partialFingerprints: { 'egressGate/v1': fingerprint([id, ...print]) },
  })
  const finding = (one: Finding) => {
    const { lint, severity, message, fix, place, rule, subject, related = [] } = one
    return {
      ...result(lint.id, severity, `${message}. ${fix}`, place, [rule?.group ?? '', rule?.collection ?? '', rule?.rule ?? '', subject]),
      ...(related.length > 0
        ? { relatedLocations: related.map(({ place, text }, id) => ({ id, ...location(place), message: { text: plain(text) } })) }
        : {}),
    }
  }
  const results = [
    ...report.checked
      .filter(({ holds }) => !holds)
      .map(one => result(BROKEN.id, 'error', brokenText(one), brokenPlace(one), [one.expectation.name])),
    ...report.findings.map(finding),
    ...report.allowed.map(({ reason, allowance, ...one }) => ({
      ...finding(one),
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: plain(reason), location: location(allowance) }],
    })),
  ]
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'egress-gate', rules: rules.map(rule => descriptor(rule)) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

export const descriptor = (
  { id, title, means, fix, severity }: Described & { readonly severity: Severity },
  explained = documentation(id),
) => ({
  id,
  name: id.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
  shortDescription: { text: title },
  fullDescription: { text: means },
  help: {
    text: `${means}\n\n${fix}\n\n${explained}`,
    markdown: `${means}\n\n**Fix.** ${fix}\n\nSee \`${explained}\`.`,
  },
  defaultConfiguration: { level: severity },
  properties: {
    tags: ['security', 'network'],
    ...(severity === 'note' ? {} : { 'security-severity': severity === 'error' ? '8.0' : '5.0' }),
  },
})

/** `[text](target)` would become a link, with words that a pod or the author of a policy chose. */
export const plain = (message: string): string => shortened(visible(message), 1500).replaceAll('](', '] (')

const brokenText = ({ expectation, cases }: Checked): string => {
  const bad = cases.filter(({ breaches }) => breaches.length > 0)
  const says = [...new Set(bad.flatMap(({ breaches }) => breaches.map(one => one.says)))].join('; ')
  return `"${expectation.name}" (expected ${expectedText(expectation)}): ${says}. ${bad[0]?.decision.because ?? ''}`
}

const brokenPlace = ({ expectation, cases }: Checked): Place =>
  cases.find(({ breaches }) => breaches.length > 0)?.decision.place ?? expectation.place

export const location = ({ file, line, column }: Place) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
})

/** A path as a relative reference; what an upload cannot place (a resource id) stays readable all the same. */
const uriOf = (file: string): string =>
  file.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replace(/^\.\//, '')

/** Two that would be the same are told apart by their number. */
function fingerprints(): (parts: readonly string[]) => string {
  const seen = new Map<string, number>()
  return parts => {
    const print = parts.filter(part => part !== '').join('/')
    const times = (seen.get(print) ?? 0) + 1
    seen.set(print, times)
    return times === 1 ? print : `${print}#${times}`
  }
}
