import { type Consideration, whatIsSpoken } from './decision.ts'
import { isInfrastructureName } from './infrastructure.ts'
import type { Match, Possible, Question } from './match.ts'
import { coversProtocol, matchApplication } from './match-application.ts'
import { matchesSource } from './match-source.ts'
import type { ApplicationRule, Policy } from './model.ts'
import { inOrder, type Ordered } from './order.ts'
import type { Outcome } from './outcomes.ts'
import { ruleText, targetText } from './sentences.ts'
import { effectsOf, unknownOf } from './unknown.ts'
import { type Hit, walk } from './walk.ts'
import { isProtectedCategory } from './web-categories.ts'

type Ending = { readonly outcomes: readonly Outcome[]; readonly trace: readonly Consideration[] }

const nothingExcluded: Possible = { destination: [], ruledOut: new Set() }

/** The application rules' word on an HTTP request or an HTTPS session that no network rule decided. */
export function evaluateApplication(policy: Policy, asked: Question): Ending {
  if (asked.host === undefined) return ended({ effect: 'deny', inspected: false, by: 'default', because: nameless(asked), waitsFor: [] })
  const rules = inOrder(policy, 'ApplicationRule')
  return asked.flow.application === 'https' ? https(policy, rules, asked) : request(rules, asked, false)
}

const ended = (outcome: Outcome): Ending => ({ outcomes: [outcome], trace: [] })

const nameless = (asked: Question): string =>
  asked.flow.application === 'https'
    ? `${targetText(asked)} is asked for by address, and no application rule can match an address: denied because the SNI TLS extension was missing`
    : `${targetText(asked)} is asked for by address, and no application rule can match an address, so it is denied`

/** A request whose URL the firewall can see: plain HTTP, or HTTPS that it has decrypted. */
function request(rules: readonly Ordered<ApplicationRule>[], asked: Question, decrypted: boolean): Ending {
  const { hits, settled, trace } = walk(
    rules,
    nothingExcluded,
    (rule, possible) => matchApplication(rule, asked, possible, 'url'),
    decrypted ? 'URL: ' : '',
  )
  const outcomes = hits.flatMap(({ entry, match }) => ruled(entry, match, asked, decrypted))
  return { outcomes: settled ? outcomes : [...outcomes, ...unlisted(asked, decrypted)], trace }
}

function ruled(entry: Ordered<ApplicationRule>, match: Match, asked: Question, inspected: boolean): readonly Outcome[] {
  const how = inspected ? ', inspected' : asked.flow.application === 'https' ? ', not inspected' : ''
  return effectsOf(entry.collection).map(({ effect, waitsFor }) => ({
    effect,
    inspected,
    by: 'application',
    because: `${ruleText(entry)} ${effect === 'allow' ? 'allows' : 'denies'} ${targetText(asked)}${how}: ${match.because}`,
    from: entry,
    waitsFor: [...match.waitsFor, ...waitsFor],
  }))
}

/** No rule matched: Azure's own names pass, everything else is denied. */
function unlisted(asked: Question, inspected: boolean): readonly Outcome[] {
  const host = asked.host ?? ''
  const how = inspected ? ', inside the inspected session' : asked.flow.application === 'https' ? ', before the handshake' : ''
  const denied: Outcome = {
    effect: 'deny',
    inspected,
    by: 'default',
    because: `no rule covers ${targetText(asked)}, so it is denied${how}`,
    waitsFor: [],
  }
  if (!isInfrastructureName(host)) return [denied]
  const because = `${host} looks like one of the names that Azure lets through for its own infrastructure`
  const waitsFor = [`whether ${host} is one of Azure's infrastructure FQDNs (the list is not public)`]
  return [{ effect: 'allow', inspected, by: 'infrastructure', because, waitsFor }, denied]
}

/**
 * HTTPS is decided by SNI unless a rule wants TLS inspection: the first rule that the SNI fits and that inspects makes the
 * firewall decrypt, and then all rules are asked again with the URL. Where rules that fit one SNI differ in inspection, the
 * firewall's exact choice is documented nowhere; this is the facts' model of it (facts 1.1, tagged [?]). A rule that fits by a protected
 * web category takes the flow as it is (facts 1.3).
 */
function https(policy: Policy, rules: readonly Ordered<ApplicationRule>[], asked: Question): Ending {
  const sni = walk(
    rules,
    nothingExcluded,
    (rule, possible) => matchApplication(rule, asked, possible, 'sni'),
    asksTls(rules) ? 'SNI: ' : '',
  )
  const decrypts = sni.hits.some(({ entry, match }) => match.unseen !== 'certainly' && asksTls([entry]))
  const decrypted = decrypts ? request(rules, asked, true) : undefined
  const outcomes = sni.hits.flatMap(hit => {
    const open = mayTerminate(hit.entry.rule)
    const match = { ...hit.match, waitsFor: [...hit.match.waitsFor, ...open] }
    const plain = hit.entry.rule.terminateTLS && match.unseen === undefined ? [] : ruled(hit.entry, match, asked, false)
    const inspected = match.unseen !== 'certainly' && asksTls([hit.entry]) && decrypted
    return inspected ? [...plain, ...inspectedOutcomes(policy, { ...hit, match }, inspected.outcomes)] : plain
  })
  return {
    outcomes: sni.settled ? outcomes : [...outcomes, ...unlisted(asked, false)],
    trace: [...sni.trace, ...(decrypted?.trace ?? [])],
  }
}

/** What would have to be known to say whether a rule inspects; nothing where its word is known. */
const mayTerminate = (rule: ApplicationRule): readonly string[] =>
  rule.terminateTLS ? [] : unknownOf(rule, 'terminateTLS').map(({ because }) => `whether ${because} asks for TLS inspection`)

const asksTls = (rules: readonly Ordered<ApplicationRule>[]) => rules.some(({ rule }) => rule.terminateTLS || mayTerminate(rule).length > 0)

function inspectedOutcomes(policy: Policy, { entry, match }: Hit<ApplicationRule>, outcomes: readonly Outcome[]): readonly Outcome[] {
  // That rules are inherited is documented; that a base policy's certificate authority is, is not.
  if (!policy.certificateAuthority) {
    const because = `${ruleText(entry)} wants TLS inspection, but the policy has no certificate authority to sign with, as far as it is known`
    const open = [policy, ...(policy.parent ? [policy.parent] : [])].flatMap(each => unknownOf(each, 'transportSecurity'))
    const waitsFor =
      open.length > 0
        ? open.map(unknown => `whether the policy has a certificate authority (${unknown.because})`)
        : policy.parent?.certificateAuthority
          ? ["whether a base policy's certificate authority counts for the policy below it (not documented)"]
          : ['a certificate authority on the policy, without which rules cannot inspect']
    const stuck = { inspected: 'unknown', by: 'application', because, from: entry, waitsFor } as const
    return [
      { ...stuck, effect: 'allow' },
      { ...stuck, effect: 'deny' },
    ]
  }
  return outcomes.map(outcome => ({ ...outcome, waitsFor: [...new Set([...match.waitsFor, ...outcome.waitsFor])] }))
}

/**
 * TCP of which only the port is known. If it turns out to be HTTP or HTTPS on a port of an application rule, that rule may take
 * it; whatever else it is, no network rule covers it.
 */
export function evaluateUnspoken(policy: Policy, asked: Question): Ending {
  const spoken = (['https', 'http'] as const).map(application => ({ ...asked, flow: { ...asked.flow, application } }))
  const mayMatch = (rule: ApplicationRule): boolean =>
    rule.skipped === undefined &&
    matchesSource(rule, asked).matched !== 'no' &&
    (rule.protocols.some(({ protocolType, port }) => protocolType === 'Mssql' && port === asked.flow.port) ||
      spoken.some(
        as => coversProtocol(rule, as) && (asked.host === undefined || matchApplication(rule, as, nothingExcluded, 'url').matched !== 'no'),
      ))
  const waitsFor = [asked.host === undefined ? `${whatIsSpoken} and which name is asked for` : whatIsSpoken]
  const taken = inOrder(policy, 'ApplicationRule').filter(({ rule }) => mayMatch(rule))
  const outcomes = taken.flatMap((entry): readonly Outcome[] => {
    const match: Match = { matched: 'unknown', because: `it depends on ${waitsFor[0]}`, waitsFor, otherwise: nothingExcluded }
    return ruled(entry, match, asked, entry.rule.terminateTLS && !onlyProtected(entry.rule))
  })
  const because = `no network rule covers ${targetText(asked)}, so it is denied`
  return { outcomes: [...outcomes, { effect: 'deny', inspected: false, by: 'default', because, waitsFor: [] }], trace: [] }
}

const onlyProtected = ({
  targetFqdns,
  targetUrls,
  fqdnTags,
  destinationAddresses,
  webCategories,
  unknown = [],
}: ApplicationRule): boolean =>
  webCategories.length > 0 &&
  webCategories.every(isProtectedCategory) &&
  [targetFqdns, targetUrls, fqdnTags, destinationAddresses, unknown].every(list => list.length === 0)
