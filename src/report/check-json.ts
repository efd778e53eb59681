import type { Finding } from '../policy/lint/lint.ts'
import { toKnow } from '../policy/to-know.ts'
import { type CheckReport, documentation, passes } from './check-report.ts'

/** For programs: everything, with `null` where something does not apply. Keys stay; new ones may come. */
export function toCheckJson(report: CheckReport): string {
  const { spec = null, policy, subnet = null, checked, findings, allowed } = report
  const failed = checked.filter(({ holds }) => !holds).length
  const number = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length
  const document = {
    result: passes(report) ? 'pass' : 'fail',
    spec,
    policy,
    subnet,
    summary: {
      expectations: checked.length,
      failed,
      errors: number('error'),
      warnings: number('warning'),
      notes: number('note'),
      allowed: allowed.length,
    },
    expectations: checked.map(({ expectation, holds, cases }) => ({
      name: expectation.name,
      holds,
      place: expectation.place,
      expect: expectation.expect,
      inspected: expectation.inspected ?? null,
      rule: expectation.rule ?? null,
      // Only where it is asked: what is evaluated is the first URL.
      redirects: expectation.redirects,
      cases: cases.map(({ from, flow, decision, breaches }) => ({
        from,
        flow,
        effect: decision.effect,
        inspected: decision.inspected,
        rule: decision.rule ?? null,
        ruleCollection: decision.ruleCollection ?? null,
        ruleCollectionGroup: decision.ruleCollectionGroup ?? null,
        place: decision.place ?? null,
        because: decision.because,
        dependsOn: decision.dependsOn,
        toKnow: toKnow(decision.dependsOn),
        breaches: breaches.map(({ says }) => says),
      })),
    })),
    findings: findings.map(findingJson),
    allowed: allowed.map(({ reason, allowance, ...finding }) => ({ ...findingJson(finding), reason, allowedAt: allowance })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const findingJson = ({ lint, severity, message, subject, fix, rule, place, related = [] }: Finding) => ({
  lint: lint.id,
  severity,
  title: lint.title,
  message,
  subject,
  rule: rule?.rule ?? null,
  ruleCollection: rule?.collection ?? null,
  ruleCollectionGroup: rule?.group ?? null,
  place: place ?? null,
  related,
  means: lint.means,
  fix,
  documentation: documentation(lint.id),
})
