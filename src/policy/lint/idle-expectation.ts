import type { Checked } from '../check.ts'
import type { Consideration } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import type { Policy } from '../model.ts'
import type { Lint, LintContext } from './lint.ts'

export const idleExpectation: Lint = {
  id: 'idle-expectation',
  severity: 'note',
  title: 'expectations that hold without any rule',
  means:
    'What no rule allows is denied anyway. Such an expectation guards against rules that are added, which is worth having; it proves nothing about those that are there.',
  fix: 'Nothing, if that is what it is for. If a rule was meant to make it so, name the rule: then removing it breaks the expectation.',
  run: context =>
    context.checked
      .filter(one => one.holds && holdsWithoutRules(one, context))
      .map(({ expectation }) => ({
        subject: expectation.name,
        place: expectation.place,
        message: `"${expectation.name}" holds without any rule`,
      })),
}

/** The same answer without all rules, and without each of those that had a part in it: the others make no difference anyway. */
function holdsWithoutRules({ cases, expectation }: Checked, { policy, facts }: LintContext): boolean {
  if (expectation.rule !== undefined) return false
  return cases.every(({ flow, decision }) => {
    const parts = decision.trace.filter(({ matched }) => matched !== 'no')
    const poorer = [without(policy, () => true), ...parts.map(part => without(policy, isThat(part)))]
    return poorer.every(rest => {
      const answer = evaluate(rest, flow, facts)
      return answer.effect === decision.effect && (expectation.inspected === undefined || answer.inspected === decision.inspected)
    })
  })
}

type Named = Pick<Consideration, 'rule' | 'ruleCollection' | 'ruleCollectionGroup'>

const isThat =
  (one: Named) =>
  (other: Named): boolean =>
    one.rule === other.rule && one.ruleCollection === other.ruleCollection && one.ruleCollectionGroup === other.ruleCollectionGroup

const without = (policy: Policy, gone: (rule: Named) => boolean): Policy => ({
  ...policy,
  ...(policy.parent ? { parent: without(policy.parent, gone) } : {}),
  ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
    ...group,
    ruleCollections: group.ruleCollections.map(collection => ({
      ...collection,
      rules: collection.rules.filter(({ name }) => !gone({ rule: name, ruleCollection: collection.name, ruleCollectionGroup: group.name })),
    })),
  })),
})
