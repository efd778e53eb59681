import { inOrder } from '../order.ts'
import { hostsOf } from './destinations.ts'
import { about, type Lint } from './lint.ts'
import { allows } from './never-decides.ts'

export const wildcardWithoutDot: Lint = {
  id: 'wildcard-without-dot',
  severity: 'warning',
  title: 'a wildcard that also covers look-alikes',
  means:
    '"*" stands for any text, not for a label. Without a dot behind it, the pattern ends in the middle of a name, and covers every name with that ending.',
  fix: 'Put a dot behind the "*".',
  run: ({ policy }) =>
    inOrder(policy, 'ApplicationRule')
      .filter(({ collection }) => allows(collection))
      .flatMap(entry =>
        [...new Set(hostsOf(entry.rule))]
          .filter(pattern => /^\*[a-z0-9-]+\./i.test(pattern))
          .map(pattern => ({
            ...about(entry),
            subject: `${entry.rule.name}: ${pattern}`,
            message: `"${entry.rule.name}": ${pattern} also covers not${pattern.slice(1)}`,
            fix: `Write *.${pattern.slice(1)}.`,
          })),
      ),
}
