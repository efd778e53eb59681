import { looksLikeIpv6, parseBlock } from '../addresses.ts'
import { headerNameComplaint, headersComplaint, headerValueComplaint } from '../inserted-headers.ts'
import type { ApplicationRule, NatRule, NetworkRule } from '../model.ts'
import { inOrder } from '../order.ts'
import { shorten } from '../parse/cursor.ts'
import { fqdnComplaint, urlComplaint } from '../parse/values.ts'
import { parsePorts } from '../ports.ts'
import { about, type Lint } from './lint.ts'

export const invalidValue: Lint = {
  id: 'invalid-value',
  severity: 'error',
  title: 'a value that Azure Firewall refuses or never matches',
  means:
    '"*" may only open a host and close a URL\'s path; network rules take no wildcards at all. Such a value covers nothing, and deployments fail on it.',
  fix: 'Write it in a form that the message names.',
  run: ({ policy }) => [
    ...inOrder(policy, 'ApplicationRule').flatMap(entry =>
      complaints([
        ...entry.rule.targetFqdns.map(fqdn),
        ...entry.rule.targetUrls.map(url),
        ...addresses(entry.rule.sourceAddresses, false),
        ...addresses(entry.rule.destinationAddresses, true),
        ...headers(entry.rule.httpHeadersToInsert),
      ]).map(message => ({ ...about(entry), subject: `${entry.rule.name}: ${message}`, message: `"${entry.rule.name}": ${message}` })),
    ),
    ...[...inOrder(policy, 'NetworkRule'), ...inOrder(policy, 'NatRule')].flatMap(entry =>
      complaints([
        ...names(entry.rule),
        ...addresses(entry.rule.sourceAddresses, false),
        ...addresses(entry.rule.destinationAddresses, true),
        ...entry.rule.destinationPorts.map(port),
      ]).map(message => ({ ...about(entry), subject: `${entry.rule.name}: ${message}`, message: `"${entry.rule.name}": ${message}` })),
    ),
  ],
}

const complaints = (all: readonly (string | undefined)[]): readonly string[] => all.filter(message => message !== undefined)

/** What a template could not compute is not the author's mistake. */
const isOpen = (value: string): boolean => value.startsWith('[')

const fqdn = (value: string): string | undefined => (isOpen(value) ? undefined : fqdnComplaint(value))
const url = (value: string): string | undefined => (isOpen(value) ? undefined : urlComplaint(value))

const names = (rule: NetworkRule | NatRule): readonly (string | undefined)[] =>
  rule.ruleType === 'NetworkRule'
    ? rule.destinationFqdns.map(name =>
        name.includes('*') ? `${JSON.stringify(name)} has a wildcard, which network rules do not take; name the host` : fqdn(name),
      )
    : []

/** IPv6 has a lint of its own. Any word may be a service tag. */
const addresses = (texts: readonly string[], tagsToo: boolean): readonly (string | undefined)[] =>
  texts.map(text =>
    isOpen(text) || parseBlock(text) || looksLikeIpv6(text) || (tagsToo && /^[A-Za-z][\w.]*$/.test(text))
      ? undefined
      : `${JSON.stringify(text)} is not an IPv4 address, a prefix, a range or "*"${tagsToo ? ', nor a service tag' : ''}`,
  )

const headers = (all: ApplicationRule['httpHeadersToInsert']): readonly (string | undefined)[] => [
  ...all.flatMap(({ headerName, headerValue }) => [
    isOpen(headerName) ? undefined : header(headerName, headerNameComplaint(headerName)),
    header(headerName, headerValueComplaint(headerValue)),
  ]),
  headersComplaint(all),
]

const header = (headerName: string, complaint: string | undefined): string | undefined =>
  complaint && `header ${JSON.stringify(shorten(headerName))} ${complaint}`

const port = (text: string): string | undefined =>
  isOpen(text) || parsePorts(text) ? undefined : `${JSON.stringify(text)} is not a port from 1 to 65535, a range or "*"`
