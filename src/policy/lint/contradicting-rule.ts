import type { Ordered } from '../order.ts'
import { about, type Found, type Lint, quoted, seeAlso } from './lint.ts'
import { differs, doing, idleRules, inspects, opens } from './never-decides.ts'

export const contradictingRule: Lint = {
  id: 'contradicting-rule',
  severity: 'error',
  title: 'a rule whose word never counts',
  means:
    'All that the rule covers is decided before it, and otherwise: what it denies is allowed, what it inspects passes uninspected, or what it allows is denied.',
  fix: 'Put the rule into a collection or group with a lower priority number than those before it, or narrow them.',
  run: context =>
    idleRules(context)
      .filter(({ kind }) => kind === 'contradicted')
      .map(({ entry, takers }): Found => {
        const against = takers.filter(taker => differs(taker, entry))
        // Those that do as the rule would are named, too: together they leave it nothing.
        const outcomes = [...new Set(takers.map(doing))]
        return {
          ...about(entry),
          ...seeAlso(takers),
          severity: opens(entry, against) ? 'error' : 'warning',
          message: `"${entry.rule.name}" never ${verb(entry)}: ${quoted(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'come' : 'comes'} first, so its flows are ${outcomes.join(', or ')}`,
        }
      }),
}

const verb = ({ rule, collection }: Ordered): string =>
  collection.action === 'Deny' ? 'denies' : rule.ruleType === 'NatRule' ? 'translates' : inspects(rule) ? 'inspects' : 'allows as it says'
