import type { Policy, RuleCollectionGroup } from '../model.ts'
import { unknownOf } from '../unknown.ts'
import type { Found, Lint } from './lint.ts'

export const priorities: Lint = {
  id: 'priorities',
  severity: 'error',
  title: 'priorities that are out of range or taken twice',
  means: 'Priorities run from 100 (asked first) to 65000. Azure refuses others, and between two that are equal no order is defined.',
  fix: 'Give each group of a policy, and each collection of a group, a number of its own from 100 to 65000.',
  run: ({ policy }) => ofPolicy(policy),
}

function ofPolicy(policy: Policy): readonly Found[] {
  const { ruleCollectionGroups, parent } = policy
  return [
    ...numbered('group', '', ruleCollectionGroups),
    ...ruleCollectionGroups.flatMap(group => numbered('collection', `${group.name}/`, group.ruleCollections)),
    ...(parent ? ofPolicy(parent) : []),
  ]
}

type Numbered = Pick<RuleCollectionGroup, 'name' | 'priority' | 'place' | 'unknown'>

function numbered(kind: string, within: string, items: readonly Numbered[]): readonly Found[] {
  const all = items.filter(item => unknownOf(item, 'priority').length === 0)
  return all.flatMap(({ name, priority, place }, index): readonly Found[] => {
    const at = { subject: `${kind} ${within}${name}`, ...(place ? { place } : {}) }
    const before = all.slice(0, index).find(other => other.priority === priority)
    if (!Number.isInteger(priority) || priority < 100 || priority > 65_000)
      return [{ ...at, message: `${kind} "${name}" has priority ${priority}` }]
    return before ? [{ ...at, message: `${kind}s "${before.name}" and "${name}" both have priority ${priority}` }] : []
  })
}
