import { about, type Found, type Lint, quoted, seeAlso } from './lint.ts'
import { idleRules } from './never-decides.ts'

export const unreachableRule: Lint = {
  id: 'unreachable-rule',
  severity: 'warning',
  title: 'a rule that no flow can come to',
  means:
    'Network rules are asked before all application rules, whatever the priorities; and a rule without a source, a destination or a port that can be read covers nothing.',
  fix: 'Narrow the network rules, or remove the rule.',
  run: context => [...taken(context), ...empty(context), ...tooInterwoven(context)],
}

const taken: Lint['run'] = context =>
  idleRules(context)
    .filter(({ kind }) => kind === 'taken-by-network')
    .map(({ entry, takers }) => ({
      ...about(entry),
      ...seeAlso(takers),
      message: `"${entry.rule.name}" is never asked: ${quoted(takers.map(({ rule }) => rule.name))} ${takers.length > 1 ? 'take' : 'takes'} its ports to every address first`,
    }))

const empty: Lint['run'] = context =>
  idleRules(context)
    .filter(({ kind }) => kind === 'empty')
    .map(({ entry }) => ({
      ...about(entry),
      message: `"${entry.rule.name}" covers no flow at all: ${entry.rule.skipped ?? 'a source, a destination, a port or a protocol is missing or cannot be read'}`,
      fix: 'Complete the rule, or remove it.',
    }))

const tooInterwoven: Lint['run'] = context => {
  const { nat, network, application } = context.reach()
  const open = [...nat, ...network, ...application].filter(({ reached }) => reached === 'unknown').map(({ entry }) => entry)
  const [first] = open
  if (!first) return []
  const found: Found = {
    ...about(first),
    subject: 'not settled',
    severity: 'note',
    message: `whether ${quoted(open.map(({ rule }) => rule.name))} ever ${open.length > 1 ? 'decide' : 'decides'} was not settled: the rules before cut too much into pieces`,
    fix: 'Write fewer and larger sources and destinations.',
  }
  return [found]
}
