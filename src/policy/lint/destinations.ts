/** How far a rule reaches: the questions that several lints ask of destinations. */
import { everywhere, parseBlock } from '../addresses.ts'
import { type Axis, type Block, subtract, union } from '../intervals.ts'
import { hostPattern, matchesHost } from '../match-host.ts'
import { splitUrlPattern } from '../match-url.ts'
import type { ApplicationRule } from '../model.ts'
import type { Atom } from './algebra/atoms.ts'

const special = union(
  [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '168.63.129.16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ]
    .map(parseBlock)
    .filter(block => block !== undefined),
)

/** The part of a destination that is on the internet. The firewall inspects towards public certificates only (facts 1.4). */
export const publicPart = (destination: Axis): readonly Block[] => subtract(destination, special)

export const isEverywhere = (destination: Axis): boolean => subtract(everywhere, destination).length === 0

const size = (blocks: readonly Block[]): number => blocks.reduce((sum, { first, last }) => sum + last - first + 1, 0)

/** A few addresses that somebody wrote down stand for hosts that somebody knows; a tag, a country or a large network does not. */
export const isWide = (destination: Axis): boolean => size(publicPart(destination)) > 1024

export const hostsOf = (rule: ApplicationRule): readonly string[] => [
  ...rule.targetFqdns,
  ...rule.targetUrls.map(url => splitUrlPattern(url).host),
]

/** Whether a name in a network rule is one that an application rule speaks of. */
export const namesHostOf = (rule: ApplicationRule, name: string): boolean => hostsOf(rule).some(pattern => matchesHost(pattern, name))

export const atomText = (atom: Atom): string => (atom.kind === 'group' ? atom.text.slice(atom.text.lastIndexOf('/') + 1) : atom.text)

export const isAnyHost = (pattern: string): boolean => hostPattern(pattern) === '*'
