/** The middle of the verify pipeline: a question, what a pod saw, and what we make of it. All are values. */

import type { Certificate } from '../pki/certificate.ts'
import type { Decision, Flow } from '../policy/decision.ts'
import type { Expectation } from '../policy/spec.ts'
import type { Corroboration } from './corroborate.ts'

/** A named question from one workload. `predicted` is what the evaluator says of the policy in the spec. */
export type Probe = {
  /** Short and unique within a run: `p1`. */
  readonly id: string
  readonly name: string
  readonly workload: string
  readonly flow: Flow
  readonly expectation: Expectation
  readonly predicted: Decision
  /** A number of this run, where the expectation wants one in the URL. */
  readonly nonce?: string
  /** What the rule that decides by the policy puts into the request, where the expectation wants to see it come back. */
  readonly inserted?: string
  /** The expectation names a rule, and by the policy alone it is open whether another one decides in its place. */
  readonly ruleOpen?: true
  /** Built in, because the expectations brought no such control. */
  readonly control?: true
}

/** The pod that ran probes, with what identifies its container: a restart in between makes its facts worthless. */
export type PodRef = {
  readonly namespace: string
  readonly name: string
  readonly container: string
  readonly uid: string
  readonly containerId: string
  readonly restartCount: number
  readonly node?: string
  readonly address?: string
}

/** What a pod saw. A closed list: what we cannot name is `unknown`, and unknown is never a pass. */
export type Observation =
  | {
      readonly kind: 'tls'
      /** The certificates as served, leaf first, parsed by us from the bytes. Never the pod's word alone. */
      readonly flight: readonly Certificate[]
      readonly protocol?: string
      readonly alpn?: string
      /** Whether the pod's own trust store accepts the flight for this name; `unknown` when the tools at hand cannot tell. */
      readonly trusted: boolean | 'unknown'
      readonly trustDetail?: string
      readonly http?: HttpAnswer
      /** Why there is no answer although the handshake succeeded. */
      readonly httpDetail?: string
      /** A handshake of our own making (session.ts): our random in hex, and in base64 what came back for it, unread. */
      readonly session?: { readonly random: string; readonly answer: string }
    }
  | { readonly kind: 'http'; readonly http: HttpAnswer }
  | { readonly kind: 'answered'; readonly detail: string }
  | {
      readonly kind: 'blocked'
      readonly how: 'closed-after-hello' | 'reset' | 'refused' | 'timeout' | 'unreachable'
      readonly detail: string
      /** How far it came: no TCP answer, no TLS answer, no HTTP answer. */
      readonly stage?: 'connect' | 'handshake' | 'answer'
    }
  | { readonly kind: 'dns-failure'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }

export type HttpAnswer = {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Of a redirect, where redirects are followed: the first two different Locations, whole up to one character too many. */
  readonly locations?: readonly string[]
}

/** Where the traffic went, decided by cryptography on our side. */
export type Path =
  | { readonly kind: 'inspected'; readonly by: string }
  | { readonly kind: 'intercepted'; readonly by: string }
  | { readonly kind: 'passthrough'; readonly issuer: string }
  | { readonly kind: 'plain' }
  | { readonly kind: 'blocked'; readonly how: string }
  | { readonly kind: 'unknown'; readonly because: string }

export type Verdict = {
  readonly probe: Probe
  /** Absent: no pod of the workload could be asked. */
  readonly pod?: PodRef
  readonly observation: Observation
  readonly path: Path
  /** For people: `allow, inspected` / `deny`. */
  readonly expected: string
  readonly observed: string
  readonly result: 'pass' | 'fail' | 'inconclusive'
  readonly because: string
  /** What the firewall's log says of it, where it was asked for. */
  readonly logged?: Corroboration
  /** What its redirects led to, in order, where they are followed. All else here is about the first answer, but for the result. */
  readonly hops?: readonly Verdict[]
}

/** A verdict, and those of its hops. */
export const stepsOf = (verdict: Verdict): readonly Verdict[] => [verdict, ...(verdict.hops ?? [])]

/** Our certificate authority, to which inspection is bound. */
export type OurAuthority = { readonly root: Certificate; readonly intermediate: Certificate }

/** Asks one pod all its questions in one go. Always answers for every probe, within the deadline; faults are observations. */
export interface Prober {
  observe(pod: PodRef, probes: readonly Probe[], signal: AbortSignal): Promise<ReadonlyMap<string, Observation>>
}
