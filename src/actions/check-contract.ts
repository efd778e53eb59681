import { resolve } from 'node:path'
import { readSpec } from '../azure/spec.ts'
import type { ActionResult, ActionWorld } from '../github/action.ts'
import { readGivenFile } from '../github/given-file.ts'
import { type Checked, check } from '../policy/check.ts'
import type { Decision } from '../policy/decision.ts'
import { lessProven } from '../policy/less-proven.ts'
import { readAllowances } from '../policy/lint/allowances.ts'
import type { Severity } from '../policy/lint/lint.ts'
import { lint } from '../policy/lint/run.ts'
import { parseSpec } from '../policy/parse.ts'
import type { EgressSpec, Expectation } from '../policy/spec.ts'
import { type CheckReport, documentation, expectedText, passes } from '../report/check-report.ts'
import type { Finding, Report } from '../report/report.ts'
import type { CheckRequest } from './check.ts'

/** An expectation that the two policies answer differently. */
type Change = { readonly name: string; readonly before: string; readonly after: string }

/** Checks the contract, lints the policy, and compares with the spec before the change. */
export async function runCheck(request: CheckRequest, world: ActionWorld): Promise<ActionResult> {
  const spec = await readSpec(request.spec)
  const text = Buffer.from(request.spec?.content ?? []).toString('utf8')
  const checked = checkedBy(spec, spec.expectations)
  const { policy } = spec.firewall
  const linted = lint({ policy, facts: spec.facts, spec, checked, allowances: readAllowances(text, spec.file) })
  const failOn: { failOn: Severity } | Record<string, never> = request.failOn === 'none' ? {} : { failOn: request.failOn }
  const contract: CheckReport = { ...linted, ...failOn, spec: spec.file, policy: spec.file, subnet: spec.network.aksSubnet.prefix, checked }
  const before = await oldSpec(request.oldSpec, world)
  const changes = before.spec ? changesBetween(before.spec, spec, checked) : []
  const report = reportOf(spec, contract, changes, [...before.findings, ...lessened(before.spec, spec)])
  const comparison = before.spec && (await comparisonOf(before.spec, spec))
  return {
    report: comparison ? { ...report, comparison, facts: [...report.facts, { name: 'flows', value: comparison.headline }] } : report,
    outputs: {
      holds: String(checked.length > 0 && checked.every(({ holds }) => holds)),
      broken: String(checked.filter(({ holds }) => !holds).length),
      changes: JSON.stringify(changes),
      'aks-missing': String(linted.findings.some(({ lint: { id }, severity }) => id === 'aks-missing' && severity === 'error')),
    },
  }
}

const checkedBy = (spec: EgressSpec, expectations: readonly Expectation[]): readonly Checked[] =>
  check(expectations, spec.firewall.policy, spec.facts, spec.network.aksSubnet.prefix)

/** The spec before the change. One that does not exist or cannot be read is told, and compared with nothing: the new one is what counts. */
async function oldSpec(
  path: string,
  world: ActionWorld,
): Promise<{ readonly spec: EgressSpec | undefined; readonly findings: readonly Finding[] }> {
  if (path === '') return { spec: undefined, findings: [] }
  const nothing = (message: string) => ({ spec: undefined, findings: [{ level: 'notice' as const, message }] })
  let text: string
  try {
    text = readGivenFile(resolve(world.env['GITHUB_WORKSPACE'] || process.cwd(), path)).toString('utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? nothing('There was no spec before this change.')
      : nothing(`The spec before this change could not be read: ${(error as Error).message}`)
  }
  const { spec, faults } = parseSpec(text, path)
  return spec ? { spec, findings: [] } : nothing(`The spec before this change has ${faults.length} faults, so nothing is compared with it.`)
}

/** A comment of 65,000 characters holds three more reports. */
const MOST = 20_000

/** Which flows the change flips, whether or not anybody expects something of them. */
async function comparisonOf(before: EgressSpec, after: EgressSpec): Promise<NonNullable<Report['comparison']>> {
  const [{ diff }, { headline }, { toDiffMarkdown }] = await Promise.all([
    import('../policy/diff.ts'),
    import('../report/diff-text.ts'),
    import('../report/diff-markdown.ts'),
  ])
  const given = (spec: EgressSpec) => ({ name: spec.file, policy: spec.firewall.policy, facts: spec.facts, spec })
  const difference = diff(given(before), given(after), after.facts)
  return { headline: `Against the spec before this change: ${headline(difference)}`, markdown: toDiffMarkdown(difference, { most: MOST }) }
}

/** Every expectation of the new spec, asked of both policies. */
function changesBetween(before: EgressSpec, after: EgressSpec, checked: readonly Checked[]): readonly Change[] {
  const old = checkedBy(before, after.expectations)
  return checked.flatMap(({ expectation: { name }, cases }, index) => {
    const answers = { before: answer(old[index]?.cases), after: answer(cases) }
    return answers.before === answers.after ? [] : [{ name, ...answers }]
  })
}

const answer = (cases: Checked['cases'] = []): string =>
  [...new Set(cases.map(({ decision }) => decisionText(decision)))].join(' or ') || 'not asked'

const decisionText = ({ effect, inspected, rule }: Decision): string => {
  const how = inspected === 'unknown' ? ', unknown whether inspected' : inspected ? ', inspected' : ''
  return `${effect}${how}${rule === undefined ? '' : ` by ${rule}`}`
}

/** A proof of less still is one: a reviewer has to see it. */
const lessened = (before: EgressSpec | undefined, after: EgressSpec): readonly Finding[] =>
  (before ? lessProven(before, after) : []).map(({ message, place }) => ({
    level: 'warning',
    message,
    advice: 'See that this is meant.',
    ...place,
  }))

function reportOf(spec: EgressSpec, contract: CheckReport, changes: readonly Change[], told: readonly Finding[]): Report {
  const broken = contract.checked.filter(({ holds }) => !holds)
  const count = contract.checked.length
  const grave = contract.findings.filter(({ severity }) => severity === 'error').length
  const pass = passes(contract)
  return {
    action: 'check',
    title: `Contract of ${spec.name}`,
    at: new Date().toISOString(),
    result: pass ? 'pass' : 'fail',
    headline:
      count === 0
        ? `${spec.file} expects nothing, so nothing is proven.`
        : broken.length > 0
          ? `${broken.length} of ${count} expectations do not hold.`
          : pass
            ? `All ${count} expectations hold.`
            : `All ${count} expectations hold, but ${contract.failOn} findings fail this check.`,
    outcomes: [],
    verdicts: [],
    facts: [
      { name: 'expectations', value: `${count - broken.length} of ${count} hold` },
      { name: 'findings', value: `${contract.findings.length}, of which ${grave} are errors` },
      ...changes.map(({ name, before, after }) => ({ name: `changed: ${name}`, value: `${before} → ${after}` })),
    ],
    findings: [...broken.map(brokenFinding), ...told, ...contract.findings.map(lintFinding)],
    next: pass ? [] : [`Correct ${spec.file}: its policy, or what it expects.`],
  }
}

function brokenFinding({ expectation, cases }: Checked): Finding {
  const { decision, breaches = [] } = cases.find(one => one.breaches.length > 0) ?? {}
  return {
    level: 'error',
    message: `"${expectation.name}": expected ${expectedText(expectation)}; ${breaches.map(({ says }) => says).join('; ') || 'it could not be asked'}.`,
    ...(decision ? { advice: decision.because } : {}),
    ...expectation.place,
  }
}

const levels = { error: 'error', warning: 'warning', note: 'notice' } as const

const lintFinding = ({ severity, lint, message, fix, place }: CheckReport['findings'][number]): Finding => ({
  level: levels[severity],
  message: `${message} (${lint.id}, ${documentation(lint.id)})`,
  advice: fix,
  ...place,
})
