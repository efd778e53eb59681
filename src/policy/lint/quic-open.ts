import { inOrder } from '../order.ts'
import { atomText, isEverywhere, isWide } from './destinations.ts'
import { about, type Lint } from './lint.ts'
import { allows, inspects } from './never-decides.ts'

const QUIC = 65_536 + 443

export const quicOpen: Lint = {
  id: 'quic-open',
  severity: 'warning',
  title: 'QUIC is open, and QUIC is never inspected',
  means:
    'HTTP/3 runs over UDP 443, which only network rules see. Clients switch to it by themselves where it is open, past TLS inspection; where it is closed they fall back.',
  fix: 'Take UDP 443 out of the rule.',
  run: ({ policy, reach }) =>
    inOrder(policy, 'ApplicationRule').some(({ rule }) => inspects(rule))
      ? reach()
          .network.filter(({ entry }) => allows(entry.collection))
          .flatMap(({ entry, left }) => {
            const open = left.filter(({ box }) => box[1]?.some(({ first, last }) => first <= QUIC && QUIC <= last))
            const everywhere = open.some(({ targetAtom, box }) => !targetAtom && isEverywhere(box[2] ?? []))
            const wide = open.filter(({ targetAtom, box }) => targetAtom || isWide(box[2] ?? []))
            if (wide.length === 0) return []
            const where = everywhere
              ? ['every address']
              : [...new Set(wide.map(({ targetAtom }) => (targetAtom ? atomText(targetAtom) : 'large networks')))]
            return [
              {
                ...about(entry),
                ...(everywhere ? { severity: 'error' as const } : {}),
                message: `"${entry.rule.name}" allows UDP 443 to ${where.join(', ')}`,
              },
            ]
          })
      : [],
}
