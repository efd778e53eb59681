import { about, type Lint, quoted, seeAlso } from './lint.ts'
import { idleRules } from './never-decides.ts'

export const duplicateRule: Lint = {
  id: 'duplicate-rule',
  severity: 'warning',
  title: 'a rule says what another already says',
  means: 'The two cover the same flows in the same way, and only the first is ever asked. Whoever edits the second changes nothing.',
  fix: 'Remove the second.',
  run: context =>
    idleRules(context)
      .filter(({ kind }) => kind === 'duplicate')
      .map(({ entry, takers }) => ({
        ...about(entry),
        ...seeAlso(takers),
        message: `"${entry.rule.name}" repeats ${quoted(takers.map(({ rule }) => rule.name))}`,
      })),
}
