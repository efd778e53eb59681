import { inOrder } from '../order.ts'
import { unknownOf } from '../unknown.ts'
import { about, type Lint, quoted } from './lint.ts'
import { inspects } from './never-decides.ts'

export const inspectionWithoutCa: Lint = {
  id: 'inspection-without-ca',
  severity: 'error',
  title: 'a policy that inspects without a certificate authority',
  means:
    'The firewall signs what it inspects with an intermediate from Key Vault. Without one it cannot, and what happens to these flows is documented nowhere.',
  fix: 'Give the policy transportSecurity.certificateAuthority: the vault secret of an intermediate, and an identity that may read it.',
  run: ({ policy }) => {
    const family = policy.parent ? [policy, policy.parent] : [policy]
    if (family.some(each => each.certificateAuthority || unknownOf(each, 'transportSecurity').length > 0)) return []
    const inspecting = inOrder(policy, 'ApplicationRule').filter(({ rule }) => inspects(rule))
    const [first] = inspecting
    return first
      ? [
          {
            ...about(first),
            subject: 'certificate authority',
            message: `${quoted(inspecting.map(({ rule }) => rule.name))} cannot inspect: the policy names no certificate authority`,
          },
        ]
      : []
  },
}
