/** What a pod said of the URLs that it was asked in one curl, as observations: the path from each answer, trust from one for each chain. */
import { certificatesIn } from './flight.ts'
import { answerFrom } from './http-answer.ts'
import { observe } from './observe.ts'
import { curlStopped, notVerified, wentOn } from './observe-curl.ts'
import type { Fields, ParsedOutput } from './parse-output.ts'
import { byIpv6, detailOf, notTrusted, number, type Reach, text, unknown } from './said.ts'
import { type Answer, answersIn, askedWithStore, isSecure, issuingChain, type Known } from './together.ts'
import type { Observation, Probe } from './verdict.ts'

type Trust = { readonly trusted: boolean | 'unknown'; readonly detail?: string }

/**
 * Of the probes that one curl could tell about. The others were asked one by one (`observe`), and are here only where that contradicts what the
 * store said at first.
 */
export function observeTogether(
  probes: readonly Probe[],
  parsed: ParsedOutput,
  known: Known,
  reach: Reach = byIpv6,
): ReadonlyMap<string, Observation> {
  const ids = new Set(probes.map(({ id }) => id))
  const said = parsed.together.flatMap(each => [...answersIn(each, ids, known)])
  // Twice is once too often: one of the two was not written by our curl.
  const answers = new Map(said.filter(([id]) => said.filter(([other]) => other === id).length === 1))
  const withStore = askedWithStore(probes)
  const told = probes.flatMap(probe => {
    const fields = parsed.probes.get(probe.id)
    const answer = answers.get(probe.id)
    return answer === undefined || fields === undefined || fields.has('tool') ? [] : [{ probe, answer, fields }]
  })
  const chainOf = ({ probe, answer }: (typeof told)[number]): string => issuingChain(probe, answer.flight, known) ?? probe.id
  const byChain = new Map<string, Trust>()
  for (const each of told) {
    const { probe, answer, fields } = each
    const said = withStore.has(probe.id) ? trustAtOnce(answer) : fields.has('trc') ? trustOf(probe, answer, fields, known) : undefined
    // Where the store says both, the refusal counts.
    if (said !== undefined && (said.trusted === false || !byChain.has(chainOf(each)))) byChain.set(chainOf(each), said)
  }
  return new Map([
    ...told.map((each): [string, Observation] => [
      each.probe.id,
      isSecure(each.probe) ? secure(each.answer, each.fields, byChain.get(chainOf(each)), reach) : plain(each.answer, each.fields, reach),
    ]),
    ...probes.flatMap(probe => {
      const [answer, fields] = [answers.get(probe.id), parsed.probes.get(probe.id)]
      return answer !== undefined && fields?.has('tool') && withStore.has(probe.id) ? refusedBefore(probe, answer, fields, reach) : []
    }),
  ])
}

/** A way that changes from one connection to the next must not come to a pass by being asked twice. 77 is about the store's file alone. */
function refusedBefore(probe: Probe, { exitCode, message }: Answer, fields: Fields, reach: Reach): [string, Observation][] {
  if (!notTrusted.has(exitCode) || exitCode === 77) return []
  const seen = observe(probe, fields, '', reach)
  return seen.kind === 'tls' && seen.trusted === true
    ? [
        [
          probe.id,
          { ...seen, trusted: 'unknown', trustDetail: `its store took it only when asked again; before, curl: (${exitCode}) ${message}` },
        ],
      ]
    : []
}

/** The bundle that the container's curl says it read: not every build reads the distribution's. */
export function bundleOfCurl({ probes, together }: ParsedOutput): string | undefined {
  const remarks = [...together, ...[...probes.values()].flatMap(fields => ['terr', 'err'].map(name => text(fields, name)))]
  for (const each of remarks)
    for (const [, bundle] of each.matchAll(/^\* *CAfile: *([\w./-]{1,200})\r?$/gm)) if (bundle !== '/dev/null') return bundle
  return undefined
}

/** What the container's own store said in the first curl. A refusal is asked again, alone; where that was not done, it stands. */
function trustAtOnce({ exitCode, message, flight, verifyResult }: Answer): Trust | undefined {
  if (flight.length === 0) return undefined
  // Of a name that does not fit it comes after the handshake, when the store itself had nothing against the chain.
  const detail = notTrusted.has(exitCode) ? `curl: (${exitCode}) ${message}` : wentOn(verifyResult)
  return detail === undefined ? { trusted: true } : { trusted: false, detail }
}

/** What the container's own store said, when it was asked for this chain. */
function trustOf(probe: Probe, answer: Answer, fields: Fields, known: Known): Trust {
  const rc = number(fields, 'trc')
  const err = text(fields, 'terr')
  if (rc !== undefined && notTrusted.has(rc)) return { trusted: false, detail: detailOf(err, 'refused') }
  const unverified = notVerified(text(fields, 'tout'))
  if (unverified !== undefined) return { trusted: false, detail: unverified }
  const again = certificatesIn(fields, 'tout')
  if (again.length === 0)
    return {
      trusted: 'unknown',
      detail: `asked once more with the container's own store, ${detailOf(err, `curl ended with ${rc ?? '?'}`)}`,
    }
  const issuers = [answer.flight, again].map(
    flight => issuingChain(probe, flight, known) ?? `alone ${flight.map(each => each.fingerprint)}`,
  )
  return issuers[0] === issuers[1]
    ? { trusted: true }
    : { trusted: 'unknown', detail: "asked once more with the container's own store, it was served another chain" }
}

function secure(answer: Answer, fields: Fields, trust: Trust | undefined, reach: Reach): Observation {
  const around = reach(answer.address)
  if (around !== undefined) return around
  const http = answerFrom(fields.get('head'), fields.get('body'))
  const { flight, protocol, alpn } = answer
  if (flight.length === 0) {
    const stopped = answer.secured ? unknown('a handshake without certificates') : curlStopped(saidOf(answer))
    return stopped.kind === 'blocked' && stopped.how === 'closed-after-hello' && answer.halfway
      ? unknown(`whether anything was answered before the connection was closed could not be told (${stopped.detail})`)
      : stopped
  }
  const { trusted, detail } = trust ?? { trusted: 'unknown' as const, detail: "the container's own store was not asked for this chain" }
  return {
    kind: 'tls',
    flight,
    trusted,
    ...(detail === undefined ? {} : { trustDetail: detail }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(http === undefined ? { httpDetail: saidOf(answer).err.split('\n').at(-1) ?? '' } : { http }),
  }
}

function plain(answer: Answer, fields: Fields, reach: Reach): Observation {
  const around = reach(answer.address)
  if (around !== undefined) return around
  const http = answerFrom(fields.get('head'), fields.get('body'))
  return http === undefined ? curlStopped(saidOf(answer)) : { kind: 'http', http }
}

/** As a curl of its own would have said it, with how far it came. */
const saidOf = ({ exitCode, message, resolved, connected }: Answer) => {
  const last = detailOf(`curl: (${exitCode}) ${message}`, '')
  const remarks = [...(resolved ? ['*   Trying'] : []), ...(connected ? ['* Connected to it'] : []), last]
  return { tool: 'curl', rc: exitCode, err: remarks.join('\n') }
}
