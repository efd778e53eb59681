/**
 * Asking all URLs of a pod in one curl. Reading the container's root bundle costs curl more than the handshake (25 of 37 ms of CPU), for
 * each connection anew; so most URLs are asked without any store, which shows the path, and the store is asked once for each issuing chain:
 * at once of URLs that are likely to have one each, and afterwards of chains that nobody foresaw. What was served decides which those are,
 * so the script shows it to us and waits for what to ask next.
 *
 * What the pod's store says of one leaf holds for another one that was signed by the same issuer, with the same certificates above it and
 * valid for its own host and now: that much is checked here.
 */
import type { Certificate } from '../pki/certificate.ts'
import { buildChain } from '../pki/chain.ts'
import { certificatesInText, type Memory } from './flight.ts'
import { hostOf } from './probes.ts'
import { howStopped, notTrusted } from './said.ts'
import type { Probe } from './verdict.ts'

/** What curl said of one transfer, in its own JSON. The pod's word, read field by field. */
export type Answer = {
  readonly exitCode: number
  readonly message: string
  readonly resolved: boolean
  readonly connected: boolean
  /** The address that it was connected to. */
  readonly address?: string
  /** The TLS handshake was completed. */
  readonly secured: boolean
  readonly flight: readonly Certificate[]
  /** Some handshake of this curl began and did not come to its end: of one that was closed, somebody may have answered the ClientHello. */
  readonly halfway: boolean
  /** What the store said, where one was read; 0: it takes the certificate. */
  readonly verifyResult: number
  readonly protocol?: string
  readonly alpn?: string
}

/** What the pods of one run have shown: they meet the same origins, and reading a chain takes as long as asking for it. */
export type Known = { readonly at: Date; readonly certificates: Memory; readonly chains: Map<string, string | undefined> }

/** `at`: what counts as now for certificates. */
export const nothingKnown = (at: Date): Known => ({ at, certificates: new Map(), chains: new Map() })

/** URLs in one curl: so many that their handshakes do not starve each other, and that what was served fits into one line. */
export const urlsTogether = 24

/** Asked by HTTP, with or without TLS. */
export const isUrl = ({ expectation: { target } }: Probe): boolean => target.kind === 'url'

/** Chains of public hosts differ, and each costs its connection the reading of the store, while the others of that curl wait. */
const mostPassing = 3

/**
 * Which URLs the first curl asks with the container's own store: one that should be inspected, for their chains are one, and some that should
 * not be, for theirs differ. What these do not settle is asked afterwards, so it matters for the time alone which they are.
 */
export function askedWithStore(probes: readonly Probe[]): ReadonlySet<string> {
  const inspected: string[] = []
  const passing = new Map<string, string>()
  for (const probe of probes) {
    const { target, expect, inspected: wanted } = probe.expectation
    if (target.kind !== 'url' || !isSecure(probe) || expect !== 'allow') continue
    const should = wanted ?? probe.predicted.inspected
    if (should === true) inspected.push(probe.id)
    else if (should === false && !passing.has(new URL(target.url).host)) passing.set(new URL(target.url).host, probe.id)
  }
  return new Set([...inspected.slice(0, 1), ...[...passing.values()].slice(0, mostPassing)])
}

/** The answers in what one curl wrote to stderr: a line `ID {json}` of ours for each transfer, and its own `-v` remarks between them. */
export function answersIn(said: string, ids: ReadonlySet<string>, known: Known): Map<string, Answer> {
  // Curl repeats headers as they came, and a bare carriage return in one begins a line in the eyes of `^`.
  const text = said.replaceAll('\r', ' ')
  const sessions = sessionsIn(text)
  const halfway = beganIn(text)
  const answers = new Map<string, Answer>()
  const twice = new Set<string>()
  for (const [, id = '', json = ''] of text.matchAll(/^egress-gate:([A-Za-z0-9]+) (\{.*\})$/gm)) {
    const answer = ids.has(id) ? answerOf(json, sessions, halfway, known) : undefined
    if (answer === undefined) continue
    if (answers.has(id)) twice.add(id)
    answers.set(id, answer)
  }
  for (const id of twice) answers.delete(id)
  return answers
}

function answerOf(json: string, sessions: Sessions, halfway: boolean, { certificates }: Known): Answer | undefined {
  let said: Record<string, unknown>
  try {
    said = JSON.parse(json) as Record<string, unknown>
  } catch {
    return undefined
  }
  const { exitcode, errormsg, certs, remote_ip, ssl_verify_result, time_namelookup, time_connect, time_appconnect } = said
  if (typeof exitcode !== 'number' || !Number.isInteger(exitcode) || exitcode < 0 || exitcode > 255) return undefined
  if (typeof ssl_verify_result !== 'number') return undefined
  const since = (time: unknown): boolean => typeof time === 'number' && time > 0
  const listed = typeof certs === 'string' ? certs : ''
  return {
    exitCode: exitcode,
    message: typeof errormsg === 'string' ? errormsg : '',
    resolved: since(time_namelookup),
    // The time is written down only when the whole connection stands, the address as soon as TCP does.
    connected: since(time_connect) || (typeof remote_ip === 'string' && remote_ip !== ''),
    ...(typeof remote_ip === 'string' ? { address: remote_ip } : {}),
    secured: since(time_appconnect),
    flight: certificatesInText(listed, certificates),
    halfway,
    verifyResult: ssl_verify_result,
    ...sessions(listed),
  }
}

/** Of which transfer a remark is cannot be told. A close_notify ends sessions, too, and where it ends a handshake, the error says so. */
function beganIn(text: string): boolean {
  const count = (remark: RegExp): number => text.match(remark)?.length ?? 0
  return (
    count(/^\* TLSv?[\d.]+ \(IN\), TLS handshake, Server hello \(2\)/gm) > count(/^\* SSL connection using /gm) ||
    /^\* TLSv?[\d.]+ \(IN\), TLS alert, (?!close notify)/m.test(text)
  )
}

type Session = { readonly protocol?: string; readonly alpn?: string }
type Sessions = (listed: string) => Session

/**
 * Curl tells the protocol of a session in its remarks only, and in those only beside the certificate's names and dates. Where sessions with
 * the same certificate differ, each is given what a firewall would not speak.
 */
function sessionsIn(text: string): Sessions {
  const sessions = new Map<string, Session>()
  const remark =
    /^\* SSL connection using (TLSv?[\d.]+)(.*\n(?:[*{}] .*\n){0,4}?)\* {1,3}subject: (.*)\n\* {1,3}start date: (.*)\n\* {1,3}expire date: (.*)\n/gm
  for (const [, version = '', more = '', ...names] of text.matchAll(remark)) {
    const key = names.map(compact).join('\n')
    const protocol = version.replace(/^TLS(\d)/, 'TLSv$1')
    const alpn = alpnIn(more)
    const before = sessions.get(key)
    const odd = before !== undefined && before.protocol !== 'TLSv1.2' ? before.protocol : protocol
    const spoken = before?.alpn || alpn
    sessions.set(key, { ...(odd === undefined ? {} : { protocol: odd }), ...(spoken === undefined ? {} : { alpn: spoken }) })
  }
  return listed => {
    const of = (name: string): string => compact(new RegExp(`^${name}:(.*)$`, 'm').exec(listed)?.[1] ?? '')
    return sessions.get([of('Subject'), of('Start date'), of('Expire date')].join('\n')) ?? {}
  }
}

/** Curl writes names with other spaces and separators here and there. */
const compact = (name: string): string => name.replaceAll(/[\s,;]/g, '')

/** What was agreed on; `''`: nothing was. */
export const alpnIn = (remarks: string): string | undefined =>
  /ALPN[:,] (?:server )?accepted (?:to use )?(\S+)/.exec(remarks)?.[1] ?? (/ALPN[:,] server did not agree/.test(remarks) ? '' : undefined)

/**
 * What a store's word about this flight holds for as well: flights with the same key. Undefined: for no other one, because the leaf would
 * not be accepted for its host below that issuer, or nothing was served above it.
 */
export function issuingChain(probe: Probe, flight: readonly Certificate[], { at, chains }: Known): string | undefined {
  const [leaf, issuer, ...above] = flight
  const { target } = probe.expectation
  if (leaf === undefined || issuer === undefined || target.kind !== 'url') return undefined
  const host = hostOf(new URL(target.url))
  const chain = [leaf.keyType, leaf.keyBits, leaf.signatureAlgorithm, ...[issuer, ...above].map(({ fingerprint }) => fingerprint)].join(' ')
  const asked = `${host} ${leaf.fingerprint} ${chain}`
  if (!chains.has(asked)) chains.set(asked, buildChain([leaf], [issuer], { at, host }).ok ? chain : undefined)
  return chains.get(asked)
}

export type Next = {
  /** To be asked with the container's own store. */
  readonly trust: readonly string[]
  /** To be asked one by one, because one curl for all could not tell enough. */
  readonly again: readonly string[]
}

/** Says after each curl what to ask next, so that every issuing chain is asked for once in a whole run. */
export function planner(probes: readonly Probe[], known: Known): (asked: readonly string[], text: string) => Next {
  const byId = new Map(probes.map(probe => [probe.id, probe]))
  const withStore = askedWithStore(probes)
  const settled = new Set<string>()
  return (asked, text) => {
    const answers = answersIn(text, new Set(asked), known)
    const trust: string[] = []
    const again: string[] = []
    // What settles a chain first; then of several that would do one that answered: the store's word then comes as fast.
    const rank = (id: string): number => (withStore.has(id) ? 0 : answers.get(id)?.exitCode === 0 ? 1 : 2)
    const quick = [...asked].sort((a, b) => rank(a) - rank(b))
    for (const id of quick) {
      const probe = byId.get(id)
      const answer = answers.get(id)
      if (probe === undefined) continue
      const refused = answer !== undefined && withStore.has(id) && notTrusted.has(answer.exitCode)
      if (answer === undefined || refused || !tells(probe, answer)) again.push(id)
      else if (answer.flight.length > 0) {
        const chain = issuingChain(probe, answer.flight, known)
        if (chain !== undefined && settled.has(chain)) continue
        if (chain !== undefined) settled.add(chain)
        if (!withStore.has(id)) trust.push(id)
      }
    }
    return { trust, again }
  }
}

/** Exit codes that are about curl itself and not about what it met; and 7, which says how TCP was stopped only in remarks about addresses. */
const helpless = new Set([1, 2, 3, 4, 7, 26, 27, 41, 43, 48])

/**
 * Not so: what a curl before 7.88 says, which tells no certificates; a session whose protocol does not stand in its remarks; and a connection
 * that was closed, where it may have been after an answer.
 */
const tells = (probe: Probe, { exitCode, message, secured, flight, protocol, halfway }: Answer): boolean =>
  flight.length > 0
    ? protocol !== undefined
    : !(helpless.has(exitCode) || (secured && isSecure(probe)) || (halfway && howStopped(message) === 'closed-after-hello'))

/** Asked by HTTPS. */
export const isSecure = ({ expectation: { target } }: Probe): boolean => target.kind === 'url' && target.url.startsWith('https:')
