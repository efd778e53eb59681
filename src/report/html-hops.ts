/** The way of a request, hop by hop, with what was seen there and no more: where nothing proves anything, that is what is said. */
import { seenIn } from '../verify/seen.ts'
import type { Verdict } from '../verify/verdict.ts'

export type Hop = {
  readonly at: 'pod' | 'route' | 'firewall' | 'origin'
  readonly state:
    | 'seen'
    /** It went no further than here. */
    | 'stopped'
    /** Somebody else stands here. */
    | 'other'
    /** Nothing that was seen says what happened here. */
    | 'unclear'
    /** It did not come this far. */
    | 'unseen'
  readonly said: string
}

type Place = Omit<Hop, 'at'>

export const hopsOf = (verdict: Verdict): readonly Hop[] => {
  const { pod, route, firewall, origin } = placesOf(verdict)
  return [
    { at: 'pod', ...pod },
    { at: 'route', ...route },
    { at: 'firewall', ...firewall },
    { at: 'origin', ...origin },
  ]
}

const unseen: Place = { state: 'unseen', said: 'not reached' }
const unsaid: Place = { state: 'unclear', said: 'nothing was seen of it' }

function placesOf(verdict: Verdict): Readonly<Record<Hop['at'], Place>> {
  const { pod, probe, observation, path, because } = verdict
  if (pod === undefined) return { pod: { state: 'stopped', said: because }, route: unseen, firewall: unseen, origin: unseen }
  const seen = seenIn(probe, observation, path)
  const asked: Place = { state: 'seen', said: trustOf(verdict) }
  switch (observation.kind) {
    case 'unknown':
      return { pod: { state: 'unclear', said: observation.detail }, route: unsaid, firewall: unsaid, origin: unsaid }
    case 'dns-failure':
      return {
        pod: { state: 'stopped', said: `the name did not resolve (${observation.detail})` },
        route: unseen,
        firewall: unseen,
        origin: unseen,
      }
    case 'tls':
      return { pod: asked, ...inSession(verdict, seen) }
    case 'http':
    case 'answered':
      return seen.effect === 'denied'
        ? { pod: asked, route: unsigned, firewall: { state: 'stopped', said: seen.because }, origin: unseen }
        : seen.effect === 'allowed'
          ? {
              pod: asked,
              route: inClear,
              firewall: inClear,
              origin: { state: 'seen', said: `${seen.because}, in clear: nobody signed it` },
            }
          : { pod: asked, route: inClear, firewall: { state: 'unclear', said: seen.because }, origin: unsaid }
    case 'blocked':
      if (seen.effect === 'denied')
        return { pod: asked, route: unsigned, firewall: { state: 'stopped', said: seen.because }, origin: unseen }
      if (observation.how === 'unreachable')
        return { pod: asked, route: { state: 'stopped', said: seen.because }, firewall: unseen, origin: unseen }
      return {
        pod: asked,
        route: unsaid,
        firewall: { state: 'unclear', said: seen.because },
        origin: { state: 'unseen', said: 'nothing came from it' },
      }
  }
}

const unsigned: Place = { state: 'unclear', said: 'not proven by this alone: a denial is not signed' }
const inClear: Place = { state: 'unclear', said: 'not proven: nothing signs what is answered in clear' }

function inSession({ path, observation }: Verdict, seen: ReturnType<typeof seenIn>): Omit<ReturnType<typeof placesOf>, 'pod'> {
  const status = observation.kind === 'tls' ? observation.http?.status : undefined
  const answer: Place = status === undefined ? { state: 'unclear', said: 'no answer came' } : { state: 'seen', said: `answered ${status}` }
  switch (path.kind) {
    case 'inspected': {
      const route: Place = { state: 'seen', said: 'leads to our firewall: nobody else holds the key that signed the certificate' }
      const opened = `opened the session (${path.by})`
      if (seen.effect === 'denied')
        return { route, firewall: { state: 'stopped', said: `${opened} and denied the request` }, origin: unseen }
      if (seen.effect === 'upstream-refused')
        return { route, firewall: { state: 'seen', said: opened }, origin: { state: 'stopped', said: seen.because } }
      const origin: Place = seen.effect === 'allowed' ? answer : { state: 'unclear', said: seen.because }
      return { route, firewall: { state: 'seen', said: opened }, origin }
    }
    case 'intercepted':
      return {
        route: { state: 'unclear', said: 'leads past our firewall, or somebody else stands on the way' },
        firewall: { state: 'other', said: `not our firewall: ${path.by}` },
        origin: { state: 'unclear', said: 'hidden behind who intercepts' },
      }
    case 'passthrough':
      return {
        route: {
          state: 'unclear',
          said: "not told by this: the origin's own certificate looks the same behind the firewall and around it",
        },
        firewall: { state: 'unclear', said: 'did not open the session' },
        origin: {
          state: 'seen',
          said: `its own certificate, issued by ${path.issuer}; ${status === undefined ? 'no answer came' : `answered ${status}`}`,
        },
      }
    default:
      return {
        route: unsaid,
        firewall: { state: 'unclear', said: path.kind === 'unknown' ? path.because : 'nothing was seen of it' },
        origin: answer,
      }
  }
}

/** Whether the pod's own store takes what it was shown: a fact of its own, beside the path. */
function trustOf({ observation }: Verdict): string {
  if (observation.kind !== 'tls') return 'asked'
  const { trusted, trustDetail } = observation
  const detail = trustDetail ? ` (${trustDetail})` : ''
  if (trusted === true) return 'asked, and its own store trusts the certificate'
  return trusted === false
    ? `asked, and does not trust the certificate${detail}`
    : `asked; whether it trusts the certificate is not known${detail}`
}
