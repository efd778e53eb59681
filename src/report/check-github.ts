import { type Finding, quoted } from '../policy/lint/lint.ts'
import { toKnow, wayText } from '../policy/to-know.ts'
import type { Annotation } from './annotations.ts'
import { type CheckReport, expectedText } from './check-report.ts'
import { count, shortened, visible } from './text.ts'

/** GitHub shows ten of each level per step and drops the rest silently. */
const most = 10
const levels = { error: 'error', warning: 'warning', note: 'notice' } as const

/** Workflow commands: broken expectations at the rule that decides, or where they are written, then findings, worst first. */
export function toCheckGithub(report: CheckReport): string {
  const all = [...broken(report), ...findings(report)]
  const shown = (['error', 'warning', 'notice'] as const).flatMap((level): readonly Annotation[] => {
    const found = all.filter(annotation => annotation.level === level)
    if (found.length <= most) return found
    const rest = found.length - most + 1
    return [
      ...found.slice(0, most - 1),
      { level, title: 'egress-gate check', message: `${count(rest, `more ${level}`)}: run check for all of them` },
    ]
  })
  return shown.map(annotation => `${command(annotation)}\n`).join('')
}

const broken = ({ checked }: CheckReport): readonly Annotation[] =>
  checked
    .filter(({ holds }) => !holds)
    .map(({ expectation, cases }) => {
      const { decision, breaches, from } = cases.find(one => one.breaches.length > 0) ?? {}
      const place = decision?.place ?? expectation.place
      const where = cases.length > 1 && from !== undefined ? ` (from ${from})` : ''
      return {
        level: 'error',
        title: `expectation broken: ${expectation.name}`,
        message: `expected ${expectedText(expectation)}; ${(breaches ?? []).map(({ says }) => says).join('; ')}${where}. ${[decision?.because ?? '', ...toKnow(decision?.dependsOn ?? []).map(way => `To know it: ${wayText(way)}`)].join('. ')}`,
        ...place,
      }
    })

const findings = ({ findings }: CheckReport): readonly Annotation[] => [
  ...findings.filter(({ severity }) => severity !== 'note').map(finding => annotation(finding, `${finding.message}. ${finding.fix}`)),
  // Notes of one kind are one annotation, at the first of them: ten lines that say "no expectation asks for this" hide the rest.
  ...[
    ...Map.groupBy(
      findings.filter(({ severity }) => severity === 'note'),
      ({ lint }) => lint.id,
    ).values(),
  ].flatMap(group => {
    const [first] = group
    if (!first) return []
    return [
      annotation(
        first,
        group.length === 1
          ? `${first.message}. ${first.fix}`
          : `${quoted(
              group.map(({ subject }) => subject),
              20,
            )}. ${first.fix}`,
      ),
    ]
  }),
]

const annotation = ({ severity, lint, place }: Finding, message: string): Annotation => ({
  level: levels[severity],
  title: `${lint.title} (${lint.id})`,
  message,
  ...place,
})

function command({ level, title, message, file, line, column }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title: shortened(visible(title), 120) })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  return `::${level} ${properties.join(',')}::${escaped(shortened(visible(message), 1000))}`
}

/** As the runner reads it back: nothing in a name or a message can end the command or begin another. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
