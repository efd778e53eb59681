import type { UndeclaredRules } from '../plan/undeclared-rules.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'

/** What is said of rules that stand in Azure and in no spec. */
export const staying = ({ groups, parent }: UndeclaredRules, { file }: EgressSpec): readonly Finding[] => [
  ...groups.map(
    (name): Finding => ({
      level: 'warning',
      message: `The deployed policy has the rule collection group "${name}", which ${file} does not declare. It stays, and decides flows.`,
      advice: 'Declare it, or delete it from the policy.',
    }),
  ),
  ...(parent !== undefined
    ? [
        {
          level: 'warning',
          message: `The deployed policy has the base policy "${parent}", which ${file} does not know. It stays, and its rules are asked first.`,
          advice: 'Take the base policy off, or read its rules as part of the contract: egress-gate check --policy.',
        } as const,
      ]
    : []),
]
