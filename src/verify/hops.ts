/**
 * Redirects that are followed, each hop judged like a probe of its own: its path by its own certificates, its trust, the policy's word about
 * its URL. Curl follows nothing, for it would show the last certificates alone. What a hop has to ask follows from the answer before it, so
 * that a hop that is missing, or was made up, shows.
 */
import type { Certificate } from '../pki/certificate.ts'
import type { Decision, Flow } from '../policy/decision.ts'
import { expectationFlow } from '../policy/expectation-flow.ts'
import { answerFault, expectedText, httpOf, judge } from './judge.ts'
import { nextStep, type Step, shownUrl } from './location.ts'
import { urlOf } from './probes.ts'
import type { Observation, OurAuthority, PodRef, Probe, Verdict } from './verdict.ts'

/** What a pod saw of one hop after the first answer, and what the policy says of it. */
export type Hop = { readonly url: string; readonly predicted: Decision; readonly observation: Observation }

export type Judges = { readonly authority: OurAuthority; readonly at: Date; readonly publicRoots: readonly Certificate[] }

/** The chain as far as it is known: every step judged, and how it ends. */
type Walk = {
  readonly steps: readonly Verdict[]
  readonly end:
    | { readonly kind: 'answered' | 'stopped' }
    /** The next one was not asked. */
    | { readonly kind: 'open'; readonly probe: (predict: (flow: Flow) => Decision) => Probe }
    | { readonly kind: 'fault'; readonly result: 'fail' | 'inconclusive'; readonly because: string }
}

/** The verdict of a probe with the hops that its answers led to. Without `redirects` in its expectation it is `judge`'s. */
export function judgeWithHops(
  probe: Probe,
  pod: PodRef | undefined,
  observation: Observation,
  hops: readonly Hop[],
  judges: Judges,
): Verdict {
  const { authority, at, publicRoots } = judges
  if (probe.expectation.redirects === undefined) {
    const verdict = judge(probe, pod, observation, authority, at, { publicRoots })
    return hops.length === 0 ? verdict : { ...verdict, result: 'inconclusive', because: 'hops are told, and none had to be followed' }
  }
  const { steps, end } = walk(probe, pod, observation, hops, judges)
  const [first, ...others] = steps as [Verdict, ...Verdict[]]
  const last = steps.at(-1) as Verdict
  const way = chainText(steps)
  const told = (result: Verdict['result'], because: string): Verdict => ({
    ...first,
    probe,
    expected: expectedText(probe),
    observed: steps.map(({ observed }) => observed).join(' -> '),
    result,
    because,
    ...(others.length === 0 ? {} : { hops: others }),
  })
  switch (end.kind) {
    case 'stopped':
      return others.length === 0
        ? told(first.result, first.because)
        : told(last.result, `redirect ${others.length}, ${shownUrl(hrefOf(last.probe))}: ${last.because} (${way})`)
    case 'fault':
      return told(end.result, `${end.because} (${way})`)
    case 'open':
      return told('inconclusive', `the redirect was not followed, although it has to be (${way})`)
    case 'answered': {
      if (hops.length > others.length) return told('inconclusive', `more hops are told than answers led to (${way})`)
      const fault = answerFault(probe.expectation, httpOf(last.observation))
      if (others.length === 0) return fault === undefined ? told('pass', first.because) : told(fault.result, fault.because)
      return fault === undefined
        ? told('pass', `${first.because}; redirects lead on, and each hop holds: ${way}, where ${last.because}`)
        : told(fault.result, `${fault.because} (${way})`)
    }
  }
}

/** What has to be asked next, by the answers so far. Undefined: the chain has ended, or must not be followed. */
export function nextHop(
  probe: Probe,
  pod: PodRef | undefined,
  observation: Observation,
  hops: readonly Hop[],
  judges: Judges,
  predict: (flow: Flow) => Decision,
): Probe | undefined {
  if (probe.expectation.redirects === undefined) return undefined
  const { end } = walk(probe, pod, observation, hops, judges)
  return end.kind === 'open' ? end.probe(predict) : undefined
}

function walk(probe: Probe, pod: PodRef | undefined, observation: Observation, hops: readonly Hop[], judges: Judges): Walk {
  const { authority, at, publicRoots } = judges
  const most = probe.expectation.redirects ?? 0
  const { status: _, body: __, ...ofEachStep } = probe.expectation
  const steps = [judge({ ...probe, expectation: ofEachStep }, pod, observation, authority, at, { publicRoots })]
  const { target } = probe.expectation
  let step: Step = { url: withoutHash(urlOf(probe)), method: target.kind === 'url' ? target.method : '' }
  const asked = new Set([`${step.method} ${step.url}`])
  for (let number = 1; ; number++) {
    const last = steps.at(-1) as Verdict
    if (last.result !== 'pass') return { steps, end: { kind: 'stopped' } }
    const next = nextStep(step, httpOf(last.observation))
    if (next.kind === 'last') return { steps, end: { kind: 'answered' } }
    const fault = (because: string): Walk => ({ steps, end: { kind: 'fault', result: 'fail', because } })
    if (next.kind === 'fault') return { steps, end: next }
    step = next.step
    const key = `${step.method} ${step.url}`
    if (asked.has(key)) return fault(`redirects go round in a loop, back to ${shownUrl(step.url)}`)
    if (number > most) return fault(`it redirects more often than ${most === 1 ? 'once' : `${most} times`}, on to ${shownUrl(step.url)}`)
    asked.add(key)
    const hop = hops[number - 1]
    if (hop === undefined) {
      const open = step
      return { steps, end: { kind: 'open', probe: predict => hopProbe(probe, number, open, predict) } }
    }
    const made = hopProbe(probe, number, step, () => hop.predicted)
    const judged = judge(made, pod, hop.observation, authority, at, { publicRoots })
    if (hop.url !== step.url)
      return { steps, end: { kind: 'fault', result: 'inconclusive', because: `hop ${number} is not about ${shownUrl(step.url)}` } }
    steps.push(hop.predicted.effect === 'deny' ? { ...judged, result: 'fail', because: deniedText(hop.predicted) } : judged)
  }
}

const deniedText = ({ because }: Decision): string => `the policy denies it (${because})`

/** A question of its own, with what the expectation says of the way. What it says of the answer is about the last one. */
function hopProbe(
  { id, name, workload, flow: { source }, expectation }: Probe,
  number: number,
  step: Step,
  predict: (flow: Flow) => Decision,
): Probe {
  const { from, inspected, retries, redirects, place } = expectation
  const target = { kind: 'url', ...step } as const
  const flow = expectationFlow(target, source)
  return {
    id: `${id}h${number}`,
    name: `${name} (redirect ${number})`,
    workload,
    flow,
    expectation: {
      name: expectation.name,
      from,
      target,
      expect: 'allow',
      ...(inspected === undefined ? {} : { inspected }),
      ...(retries === undefined ? {} : { retries }),
      // Its answer may lead on, too: its Location has to be kept.
      ...(redirects === undefined ? {} : { redirects }),
      place,
    },
    predicted: predict(flow),
  }
}

/** `https://a/ -> 301 -> https://b/` */
const chainText = (steps: readonly Verdict[]): string =>
  steps
    .map(({ probe, observation }, at) => {
      const status = httpOf(observation)?.status
      const lead = at < steps.length - 1 || status !== undefined ? ` -> ${status ?? '?'}` : ''
      return `${shownUrl(hrefOf(probe))}${lead}`
    })
    .join(' -> ')

const hrefOf = (probe: Probe): string => urlOf(probe)?.href ?? ''

function withoutHash(url: URL | undefined): string {
  if (url === undefined) return ''
  url.hash = ''
  return url.href
}
