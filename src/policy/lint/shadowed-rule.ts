import { about, type Lint, quoted, seeAlso } from './lint.ts'
import { idleRules } from './never-decides.ts'

export const shadowedRule: Lint = {
  id: 'shadowed-rule',
  severity: 'warning',
  title: 'a rule that earlier rules leave nothing to',
  means: 'Everything that the rule covers is decided before it, and in the same way. It is dead text; the logs will never name it.',
  fix: 'Remove it, or narrow the rules before it if it was meant to decide.',
  run: context =>
    idleRules(context)
      .filter(({ kind }) => kind === 'shadowed')
      .map(({ entry, takers }) => ({
        ...about(entry),
        ...seeAlso(takers),
        message: `"${entry.rule.name}" never decides: ${quoted(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'together cover' : 'covers'} all of it before`,
      })),
}
