/** Values in firewall rules, and how a rule with a wrong one is refused. */
import { looksLikeIpv6, parseBlock } from '../../../policy/addresses.ts'
import { type Document, textAt, textsAt } from '../document.ts'
import { badRequest } from '../refusal.ts'

export type PolicyFacts = { readonly tier: string; readonly inspects: boolean; readonly dnsProxy: boolean }

export const refuse = (rule: Document, because: string): never => {
  throw badRequest('FirewallPolicyRuleInvalid', `Rule '${textAt(rule, 'name') ?? ''}' ${because}.`)
}

/** Addresses, prefixes, ranges and `*`, and where it may be a service tag any word: which ones there are changes weekly. IPv6 is a case of its own (`policy-rollout.ts`). */
export function checkAddresses(rule: Document, member: string, tagsToo: boolean): void {
  const wrong = textsAt(rule, member).find(text => !parseBlock(text) && !looksLikeIpv6(text) && !(tagsToo && /^[A-Za-z][\w.]*$/.test(text)))
  if (wrong !== undefined)
    refuse(rule, `has '${wrong}' in ${member}, which is no IP address, prefix, range or '*'${tagsToo ? ', nor a service tag' : ''}`)
}

const label = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?'
const fqdnPattern = new RegExp(`^(?:\\*|(?:\\*\\.?)?${label}(?:\\.${label})*)$`, 'i')
export const validFqdn = (text: string): boolean => text.length <= 253 && fqdnPattern.test(text)

export function validUrl(text: string): boolean {
  const slash = text.indexOf('/')
  const [host, path] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)]
  return validFqdn(host) && !/[?#]/.test(path) && !path.slice(0, -1).includes('*') && !text.includes('://')
}

export function validPorts(text: string, most = 65_535): boolean {
  if (text === '*') return true
  const [first, last = first, rest] = text.split('-')
  return (
    rest === undefined &&
    [first, last].every(part => /^\d{1,5}$/.test(part ?? '') && Number(part) >= 1 && Number(part) <= most) &&
    Number(first) <= Number(last)
  )
}
