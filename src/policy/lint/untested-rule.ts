import { inOrder, type Ordered } from '../order.ts'
import { about, type Lint } from './lint.ts'

export const untestedRule: Lint = {
  id: 'untested-rule',
  severity: 'note',
  title: 'rules that no expectation asks for',
  means: 'These rules could be removed, and every expectation would still hold.',
  fix: 'Write an expectation for each rule that matters, and name the rule in it.',
  run: ({ policy, checked }) => {
    if (checked.length === 0) return []
    const asked = new Set(
      checked.flatMap(({ cases }) =>
        cases.flatMap(({ decision }) => [
          key(decision.ruleCollectionGroup, decision.ruleCollection, decision.rule),
          // The rule that made the firewall decrypt has a part in it as well.
          ...decision.trace
            .filter(({ matched, because }) => matched === 'yes' && because.startsWith('SNI: '))
            .map(({ ruleCollectionGroup, ruleCollection, rule }) => key(ruleCollectionGroup, ruleCollection, rule)),
        ]),
      ),
    )
    const all: readonly Ordered[] = [...inOrder(policy, 'NetworkRule'), ...inOrder(policy, 'ApplicationRule')]
    return all
      .filter(({ group, collection, rule }) => !asked.has(key(group.name, collection.name, rule.name)))
      .map(entry => ({ ...about(entry), message: `"${entry.rule.name}" decides no expectation` }))
  },
}

const key = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts)
