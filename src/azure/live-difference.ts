import type { TokenCredential } from '@azure/core-auth'
import { diff } from '../policy/diff.ts'
import type { Policy } from '../policy/model.ts'
import { describeFault, withoutPlaces } from '../policy/place.ts'
import { readPolicy } from '../policy/source/read-policy.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { toDiffMarkdown } from '../report/diff-markdown.ts'
import { headline } from '../report/diff-text.ts'
import type { Finding, Report } from '../report/report.ts'
import { explainFault, faultLine } from './faults.ts'
import { livePolicy } from './live-policy.ts'
import { staying } from './staying-rules.ts'

export type LiveDifference = {
  readonly comparison?: NonNullable<Report['comparison']>
  readonly findings: readonly Finding[]
  /** The names of what decides flows and stands in no spec: rule collection groups, a base policy. Absent: it could not be looked at. */
  readonly undeclared?: readonly string[]
}

/** A comment of 65,000 characters holds three more reports. */
const MOST = 30_000

/**
 * Which flows would be decided differently if the spec were applied now. What is compared with is what would stand then: applying
 * removes neither groups that the spec does not name nor a base policy, so they decide on, and are told.
 * @param id the deployed policy; undefined: there is none
 */
export async function liveDifference(
  spec: EgressSpec,
  id: string | undefined,
  world: { readonly signal: AbortSignal; readonly log: (line: string) => void; readonly credential: TokenCredential },
): Promise<LiveDifference> {
  const declared = spec.firewall.policy
  try {
    const live = id === undefined ? { ...declared, ruleCollectionGroups: [] } : await readLive(id, world)
    const foreign = live.ruleCollectionGroups.filter(({ name }) => !declared.ruleCollectionGroups.some(group => same(group.name, name)))
    const next: Policy = {
      ...declared,
      ruleCollectionGroups: [...declared.ruleCollectionGroups, ...foreign],
      ...(live.parent ? { parent: live.parent } : {}),
    }
    const difference = diff(
      { name: id === undefined ? 'no policy yet' : id, policy: live, facts: spec.facts },
      { name: spec.file, policy: next, facts: spec.facts, spec },
      spec.facts,
    )
    const said = headline(difference)
    return {
      comparison: {
        headline: id === undefined ? `No policy yet, everything is new: ${said}` : `Against the policy that is deployed: ${said}`,
        markdown: `${id === undefined ? 'There is no policy yet: everything is new.\n\n' : ''}${toDiffMarkdown(difference, { most: MOST })}`,
      },
      findings: staying({ groups: foreign.map(({ name }) => name), ...(live.parent ? { parent: live.parent.name } : {}) }, spec),
      undeclared: [...foreign, ...(live.parent ? [live.parent] : [])].map(({ name }) => name),
    }
  } catch (error) {
    if (world.signal.aborted) throw error
    const fault = explainFault(error)
    return {
      findings: [
        {
          level: 'warning',
          message: `Which flows this changes is not known, as the policy that is deployed could not be compared: ${faultLine(fault)}`,
          ...('advice' in fault && fault.advice ? { advice: String(fault.advice) } : {}),
        },
      ],
    }
  }
}

async function readLive(id: string, world: Parameters<typeof livePolicy>[1]): Promise<Policy> {
  const read = readPolicy({ text: JSON.stringify(await livePolicy(id, world)), file: id })
  if (!read.policy) throw new Error(read.faults.map(describeFault).join('; '))
  return withoutPlaces(read.policy)
}

/** Names of resources are the same in any case. */
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
