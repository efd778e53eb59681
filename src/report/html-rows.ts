/** Verdicts as the page shows them: one row for the pods of a workload that came to the same, with each way of saying it once. */
import { hostOf, urlOf } from '../verify/probes.ts'
import { seenIn } from '../verify/seen.ts'
import type { PodRef, Verdict } from '../verify/verdict.ts'
import { describeObservation, flightOf, predictedRule } from './observation.ts'

export type Row = {
  readonly workload: string
  readonly probe: string
  readonly host: string
  /** What was asked: `GET https://...`, `udp ntp.ubuntu.com:123`. */
  readonly asked: string
  readonly result: Verdict['result']
  readonly expected: string
  readonly observed: string
  /** The most common first. */
  readonly variants: readonly Variant[]
  readonly pods: readonly PodRef[]
}

/** Pods that said the same, word by word. */
export type Variant = { readonly example: Verdict; readonly verdicts: readonly Verdict[] }

const severity = { fail: 0, inconclusive: 1, pass: 2 } as const

/** Failures first, then what nobody knows, then what is right; each as the spec lists them. */
export function rowsOf(verdicts: readonly Verdict[]): readonly Row[] {
  const groups = groupBy(verdicts, ({ probe, observation, path, ...verdict }) => [
    probe.workload,
    probe.id,
    probe.name,
    verdict.expected,
    verdict.observed,
    verdict.result,
    path.kind,
    seenIn(probe, observation, path).effect,
    probe.predicted.effect,
    probe.predicted.inspected,
    predictedRule({ ...verdict, probe, observation, path }),
  ])
  return groups.map(rowOf).sort((one, other) => severity[one.result] - severity[other.result])
}

function rowOf(group: readonly Verdict[]): Row {
  const { probe, result, expected, observed } = group[0] as Verdict
  const variants = groupBy(group, verdict => [
    verdict.because,
    verdict.path,
    describeObservation(verdict.observation),
    [verdict.logged?.kind, verdict.logged?.kind === 'disagrees' && verdict.logged.because],
    flightOf(verdict).map(({ fingerprint }) => fingerprint),
  ])
  return {
    workload: probe.workload,
    probe: probe.name,
    host: hostAsked(group[0] as Verdict),
    asked: askedFor(group[0] as Verdict),
    result,
    expected,
    observed,
    variants: variants
      .map(verdicts => ({ example: verdicts[0] as Verdict, verdicts }))
      .sort((one, other) => other.verdicts.length - one.verdicts.length),
    pods: group.flatMap(({ pod }) => pod ?? []),
  }
}

/** The name or address that was asked for, whatever the port. */
const hostAsked = ({ probe }: Verdict): string => {
  const { target } = probe.expectation
  return target.kind === 'port' ? target.host : hostOf(urlOf(probe) as URL)
}

const askedFor = ({ probe }: Verdict): string => {
  const { target } = probe.expectation
  return target.kind === 'port' ? `${target.protocol} ${target.host}:${target.port}` : `${target.method} ${urlOf(probe)?.href}`
}

/** A container of a pod, whatever the pods are called. */
export const podKey = ({ namespace, name, container, uid }: PodRef): string => JSON.stringify([namespace, name, container, uid])

function groupBy(verdicts: readonly Verdict[], key: (verdict: Verdict) => unknown): readonly (readonly Verdict[])[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const text = JSON.stringify(key(verdict))
    const group = groups.get(text)
    if (group) group.push(verdict)
    else groups.set(text, [verdict])
  }
  return [...groups.values()]
}
