/**
 * How a CA takes the place of another one. Pods trust roots, and a new CA that we make has a new root: the key of the old one was used once
 * and dropped. A firewall that signs below a root that no pod trusts yet breaks all inspected egress, so a new root is first given out
 * beside the one in use (announced), and the firewall follows in another run, when somebody says that the pods are ready. Pure.
 */
import type { Certificate } from '../pki/certificate.ts'
import { whyNotIssuedBy } from '../pki/chain.ts'
import type { Finding } from '../report/report.ts'
import type { HeldCa } from './find-ca.ts'

/** What somebody asks for: `announce` never changes what the firewall signs with; `switch` takes what was announced before; `retire` gives out the root in use alone. */
export type NewRootWish = 'announce' | 'switch' | 'retire'

/** A CA that could come. `announced`: its root was given out by an earlier run. */
export type ComingCa = { readonly root: Certificate; readonly announced: boolean }

export type Way =
  /** At once: no pod can be relying on another root. */
  | 'replace'
  /** The root is given out beside the one in use, and nothing else. */
  | 'announce'
  /** That was done before. */
  | 'wait'
  /** What was announced is taken. */
  | 'switch'

/** The root above the intermediate that is held. */
export const rootInUse = ({ root, intermediate }: HeldCa): Certificate | undefined =>
  root && intermediate && whyNotIssuedBy(intermediate, root) === undefined ? root : undefined

/**
 * Which way a CA comes that is not the one that is held.
 * @param coming undefined: it is still to be made
 */
export function wayOf(held: HeldCa, coming: ComingCa | undefined, wish: NewRootWish, at: Date): Way {
  const { intermediate } = held
  const root = rootInUse(held)
  const lasts = (certificate: Certificate): boolean => certificate.notBefore <= at && at <= certificate.notAfter
  // One that is out of its time is trusted by nobody any more.
  if (intermediate === undefined || !lasts(intermediate) || (root !== undefined && !lasts(root))) return 'replace'
  // No new root at all: it stands above what the firewall signs with now.
  if (coming !== undefined && whyNotIssuedBy(intermediate, coming.root) === undefined) return 'replace'
  if (coming?.announced !== true) return 'announce'
  return wish === 'switch' ? 'switch' : 'wait'
}

/** The roots that pods have to trust while `coming` is on its way: the one in use first. */
export const bothRoots = (held: HeldCa, coming: Certificate): readonly Certificate[] => {
  const root = rootInUse(held)
  return root === undefined ? [coming] : [root, coming]
}

/** What goes on being given out beside the root of a CA that stays. One that is out of its time would be refused by whoever mounts it. */
export const otherRoots = ({ roots = [] }: HeldCa, root: Certificate, wish: NewRootWish, at: Date): readonly Certificate[] =>
  wish === 'retire' ? [] : roots.filter(({ fingerprint, notAfter }) => fingerprint !== root.fingerprint && at <= notAfter)

export const pemOf = (roots: readonly Certificate[]): string => roots.map(({ pem }) => pem).join('')

/** What is said of a CA that is on its way, with the steps in their order. */
export function sayWay(way: Way | 'keep', held: HeldCa, because: string, mode: 'apply' | 'plan'): readonly Finding[] {
  const ends = [held.intermediate, rootInUse(held)].flatMap(one => (one ? [one.notAfter.getTime()] : []))
  const until = ends.length > 0 ? new Date(Math.min(...ends)).toISOString().slice(0, 10) : undefined
  const steps =
    'In this order: install-ca-in-pod, until every pod trusts both roots; import-ca with new-root: switch, then verify-tls-inspection; import-ca with new-root: retire.'
  switch (way) {
    case 'announce':
    case 'wait':
      return [
        {
          level: 'warning',
          message: `A new CA has to come (${because}), and pods trust its root only once they were given it. The firewall goes on with the CA of now${until ? `, which ends on ${until}` : ''}: ${
            way === 'wait'
              ? 'the new root was announced by an earlier run, and waits.'
              : `the new root ${mode === 'plan' ? 'would be' : 'is'} announced beside the one in use.`
          }`,
          advice: steps,
        },
      ]
    case 'switch':
      return [
        {
          level: 'warning',
          message: `The firewall ${mode === 'plan' ? 'would sign' : 'signs'} below the new root from now on: a pod that does not trust it refuses inspected traffic.`,
          advice: 'Run verify-tls-inspection. When it passes: import-ca with new-root: retire.',
        },
      ]
    default:
      return []
  }
}

/** What is said of a CA that stays, while roots of others are given out beside its own. */
export const sayBeside = (roots: readonly Certificate[]): readonly Finding[] =>
  roots.length === 0
    ? []
    : [
        {
          level: 'warning',
          message: `Beside the root in use ${roots.length === 1 ? 'another one is' : `${roots.length} others are`} given out: a rotation is not at its end.`,
          advice:
            'Where the firewall signs with the new CA and verify-tls-inspection passes: import-ca with new-root: retire. Where a CA that you bring is still to come: import-ca with it and new-root: switch.',
        },
      ]
