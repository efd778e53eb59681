import { parseBlock } from './addresses.ts'
import { list, type Question } from './match.ts'
import type { NetworkRule, Rule } from './model.ts'
import { unknownOf } from './unknown.ts'

/** Whether a rule covers the client. IP groups, selectors and countries of a live policy are ids whose content is not known here. */
export function matchesSource(
  rule: Rule,
  asked: Question,
): { readonly matched: 'yes' | 'no' | 'unknown'; readonly waitsFor: readonly string[] } {
  const known = rule.sourceAddresses.some(text => {
    const block = parseBlock(text)
    return block !== undefined && block.first <= asked.source && asked.source <= block.last
  })
  if (known) return { matched: 'yes', waitsFor: [] }
  const opaque = [
    ...(rule.sourceIpGroups ?? []),
    ...(rule.sourceKubeSelectorGroups ?? []),
    ...((rule as Partial<NetworkRule>).sourceGeoLocations ?? []),
  ]
  const waitsFor = [
    ...opaque.map(id => `whether ${asked.flow.source} is in ${shortId(id)}`),
    ...unknownSources(rule).map(because => `whether ${asked.flow.source} is in ${because}`),
  ]
  return waitsFor.length === 0 ? { matched: 'no', waitsFor } : { matched: 'unknown', waitsFor }
}

const SOURCES = ['sourceAddresses', 'sourceIpGroups', 'sourceKubeSelectorGroups', 'sourceGeoLocations']

const unknownSources = (rule: Rule): readonly string[] => [
  ...new Set(SOURCES.flatMap(field => unknownOf(rule, field)).map(({ because }) => because)),
]

export const sourceMiss = (rule: Rule, asked: Question): string =>
  `its sources (${list(rule.sourceAddresses)}) leave out ${asked.flow.source}`

/** The last segment of an ARM id. */
export const shortId = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
